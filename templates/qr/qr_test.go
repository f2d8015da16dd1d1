package qr_test

import (
	"strings"
	"testing"

	"ctin/templates/qr"
)

// A reader finds a code by the squares in three of its corners, and by the
// dotted lines between them.
func TestCodeHasWhatReadersLookFor(t *testing.T) {
	c, err := qr.Encode("https://ctin.example/verifier?code=K7QF-2M9X-4TRD")
	if err != nil {
		t.Fatal(err)
	}
	for _, corner := range [][2]int{{0, 0}, {c.Side() - 7, 0}, {0, c.Side() - 7}} {
		for y := range 7 {
			for x := range 7 {
				ring := max(abs(x-3), abs(y-3))
				if dark := c.Dark(corner[0]+x, corner[1]+y); dark != (ring != 2) {
					t.Errorf("corner %v: square %d, %d is dark: %t", corner, x, y, dark)
				}
			}
		}
	}
	for i := 8; i < c.Side()-8; i++ {
		if want := i%2 == 0; c.Dark(i, 6) != want || c.Dark(6, i) != want {
			t.Errorf("square %d of the dotted lines is not %t", i, want)
		}
	}
}

func abs(n int) int { return max(n, -n) }

func TestRunsCoverTheDarkSquaresOnce(t *testing.T) {
	c, err := qr.Encode("https://ctin.example/s/abc")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[[2]int]int{}
	for _, r := range c.Runs() {
		for x := range r.Wide {
			seen[[2]int{r.X + x, r.Y}]++
		}
	}
	for y := range c.Side() {
		for x := range c.Side() {
			if dark := seen[[2]int{x, y}] == 1; dark != c.Dark(x, y) {
				t.Errorf("square %d, %d is covered %d times and dark is %t", x, y, seen[[2]int{x, y}], c.Dark(x, y))
			}
		}
	}
	if rows := strings.Count(c.Path(), "M"); rows != len(c.Runs()) {
		t.Errorf("the path draws %d runs of %d", rows, len(c.Runs()))
	}
}

func TestTextBeyondACodeIsRefused(t *testing.T) {
	if _, err := qr.Encode(strings.Repeat("é", 3_000)); err == nil {
		t.Error("a code was made of 3 000 characters")
	}
}
