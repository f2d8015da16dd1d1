// Package qr turns an address into the squares of a QR code. It draws nothing
// itself: a page shows its Path in an SVG image, a printed sheet its Runs as
// rectangles.
package qr

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// Quiet is the white margin that readers need on each side, in squares.
const Quiet = 4

// Code is a QR code: dark squares on a light ground, without its margin.
type Code struct {
	side int
	dark []bool // row after row
}

// Run is a row of dark squares side by side, counted from the top left.
type Run struct{ X, Y, Wide int }

// Encode makes the code of a text, of which about one seventh may be
// unreadable on paper. It fails on a text that is longer than a code can hold.
func Encode(text string) (Code, error) {
	made, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return Code{}, fmt.Errorf("qr code: %w", err)
	}
	c := Code{side: made.Bounds().Dx()}
	for y := range c.side {
		for x := range c.side {
			c.dark = append(c.dark, made.At(x, y) == color.Black)
		}
	}
	return c, nil
}

// Side is how many squares a side counts, without the margin.
func (c Code) Side() int { return c.side }

// Dark says whether a square is dark. Whatever lies outside is light.
func (c Code) Dark(x, y int) bool {
	return x >= 0 && y >= 0 && x < c.side && y < c.side && c.dark[y*c.side+x]
}

// Runs are the dark squares, joined along each row.
func (c Code) Runs() []Run {
	var runs []Run
	for y := range c.side {
		for x := 0; x < c.side; x++ {
			if !c.Dark(x, y) {
				continue
			}
			from := x
			for c.Dark(x, y) {
				x++
			}
			runs = append(runs, Run{from, y, x - from})
		}
	}
	return runs
}

// Path is the code as the d of an SVG path, one unit for each square, with the
// margin around it: the image is ViewBox units wide and high.
func (c Code) Path() string {
	var d strings.Builder
	for _, r := range c.Runs() {
		fmt.Fprintf(&d, "M%d %dh%dv1h-%dz", r.X+Quiet, r.Y+Quiet, r.Wide, r.Wide)
	}
	return d.String()
}

// ViewBox is the viewBox of the SVG image that Path is drawn in.
func (c Code) ViewBox() string {
	wide := strconv.Itoa(c.side + 2*Quiet)
	return "0 0 " + wide + " " + wide
}
