package templates

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// pairs are the colours that meet on a page: text needs 4.5 to 1, shapes 3 to 1.
var pairs = []struct {
	front, back string
	least       float64
}{
	{"ink", "paper", 4.5},
	{"ink", "raised", 4.5},
	{"ink", "accent-tint", 4.5},
	{"ink", "good-tint", 4.5},
	{"ink", "brand-tint", 4.5},
	{"muted", "paper", 4.5},
	{"muted", "raised", 4.5},
	{"brand", "paper", 4.5},
	{"brand", "raised", 4.5},
	{"brand", "brand-tint", 4.5},
	{"brand", "good-tint", 4.5},
	{"brand", "accent-tint", 4.5},
	{"brand-strong", "paper", 4.5},
	{"brand-strong", "raised", 4.5},
	{"brand-strong", "brand-tint", 4.5},
	{"on-brand", "brand", 4.5},
	{"on-brand", "brand-strong", 4.5},
	{"on-band", "band", 4.5},
	{"accent", "paper", 4.5},
	{"accent", "raised", 4.5},
	{"accent", "accent-tint", 3},
	{"accent-word", "accent-tint", 4.5},
	{"good", "paper", 4.5},
	{"good", "raised", 4.5},
	{"good", "good-tint", 4.5},
	{"danger", "paper", 4.5},
	{"danger", "raised", 4.5},
	{"on-danger", "danger", 4.5},
	{"on-danger", "danger-strong", 4.5},
	{"certainty-3", "paper", 3},
	{"certainty-4", "paper", 3},
	{"certainty-outline", "paper", 3},
	{"certainty-outline", "raised", 3},
}

var (
	themeStart = regexp.MustCompile(`@mixin (light|dark) \{([^}]*)\}`)
	tokenLine  = regexp.MustCompile(`--([a-z0-9-]+): #([0-9a-f]{6});`)
)

// themes reads the tokens of both themes from the style sheet itself.
func themes(t *testing.T) map[string]map[string]string {
	t.Helper()
	sheet, err := os.ReadFile("../assets/src/style/_tokens.scss")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]map[string]string{}
	for _, theme := range themeStart.FindAllStringSubmatch(string(sheet), -1) {
		found[theme[1]] = map[string]string{}
		for _, token := range tokenLine.FindAllStringSubmatch(theme[2], -1) {
			found[theme[1]][token[1]] = token[2]
		}
	}
	return found
}

func TestColoursAreLegibleInBothThemes(t *testing.T) {
	for theme, tokens := range themes(t) {
		for _, p := range pairs {
			front, back := tokens[p.front], tokens[p.back]
			if front == "" || back == "" {
				t.Errorf("%s: %s or %s is no token", theme, p.front, p.back)
				continue
			}
			if got := contrast(t, front, back); got < p.least {
				t.Errorf("%s: %s on %s is %.2f to 1, less than %.1f", theme, p.front, p.back, got, p.least)
			}
		}
	}
}

func TestEveryColourIsCheckedAndExistsInBothThemes(t *testing.T) {
	checked := map[string]bool{
		"line": true, // rules between parts, which carry no meaning
		// Always inside an outline, and always with their word.
		"certainty-1": true, "certainty-2": true,
	}
	for _, p := range pairs {
		checked[p.front], checked[p.back] = true, true
	}
	both := themes(t)
	if len(both) != 2 || len(both["light"]) != len(both["dark"]) {
		t.Fatalf("the style sheet has %d themes of %d and %d tokens", len(both), len(both["light"]), len(both["dark"]))
	}
	for name := range both["light"] {
		if !checked[name] || both["dark"][name] == "" {
			t.Errorf("token %s is not checked in both themes", name)
		}
	}
}

// contrast is the ratio WCAG 2 defines, from 1 to 21.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
