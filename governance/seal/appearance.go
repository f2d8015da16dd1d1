package seal

import (
	"fmt"
	"strings"
)

// Box is what people see of a seal, and what its signature says beside its
// value.
type Box struct {
	Page   int // from 1
	Left   int // points from the left edge of the page
	Bottom int // points from its lower edge
	Width  int
	Height int
	// Lines are written in the box, as large as they fit up to nine points, in
	// the readers' own Helvetica: Latin letters. Without any, the box is an
	// empty frame around what the page says itself, in its own font.
	Lines []string
	// Name, Reason and Location are shown in the signature panel of readers.
	Name, Reason, Location string
}

// Lengths are counted in hundredths of a point.
const (
	point   = 100
	margin  = 4 * point
	largest = 9 * point
	leading = 125 // hundredths of the size of the letters
	ascent  = 78  // likewise
)

// stream draws the box.
func (b Box) stream() string {
	var s strings.Builder
	fmt.Fprintf(&s, "q 0.5 w 0.35 G 0.25 0.25 %s %s re S Q\n", length(b.Width*point-50), length(b.Height*point-50))
	if len(b.Lines) == 0 {
		return s.String()
	}
	size := b.size()
	lower := (b.Height*point - size*leading/100*len(b.Lines)) / 2 // as much space above the lines as below
	top := b.Height*point - lower - size*ascent/100
	fmt.Fprintf(&s, "BT /F1 %s Tf 0 g %s TL %s %s Td\n", length(size), length(size*leading/100), length(margin), length(top))
	for i, line := range b.Lines {
		if i > 0 {
			s.WriteString("T* ")
		}
		fmt.Fprintf(&s, "<%x> Tj\n", winAnsi(line))
	}
	s.WriteString("ET\n")
	return s.String()
}

// size is how large the letters may be for all lines to fit.
func (b Box) size() int {
	size := min(largest, (b.Height*point-2*margin)*100/(leading*len(b.Lines)))
	for _, line := range b.Lines {
		if w := widthOf(winAnsi(line)); w > 0 {
			size = min(size, (b.Width*point-2*margin)*1000/w)
		}
	}
	return max(size, point)
}

// length writes hundredths of a point as points.
func length(n int) string {
	if n < 0 {
		n = 0
	}
	return fmt.Sprintf("%d.%02d", n/100, n%100)
}

// winAnsi encodes a line for the standard fonts. Spaces of all widths become a
// plain one; what the encoding lacks becomes a question mark.
func winAnsi(line string) []byte {
	var b []byte
	for _, r := range line {
		switch code, special := specials[r]; {
		case special:
			b = append(b, code)
		case r >= ' ' && r < 0x7f, r > 0xa0 && r <= 0xff:
			b = append(b, byte(r))
		default:
			b = append(b, '?')
		}
	}
	return b
}

// specials are the signs that are not where Unicode has them.
var specials = map[rune]byte{
	0x00a0: ' ', 0x202f: ' ', 0x2009: ' ', '\t': ' ', 0x00ad: '-', 0x2011: '-', 0x2010: '-',
	0x20ac: 0x80, 0x201a: 0x82, 0x0192: 0x83, 0x201e: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87, 0x02c6: 0x88,
	0x2030: 0x89, 0x0160: 0x8a, 0x2039: 0x8b, 0x0152: 0x8c, 0x017d: 0x8e, 0x2018: 0x91, 0x2019: 0x92, 0x201c: 0x93,
	0x201d: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97, 0x02dc: 0x98, 0x2122: 0x99, 0x0161: 0x9a, 0x203a: 0x9b,
	0x0153: 0x9c, 0x017e: 0x9e, 0x0178: 0x9f,
}

// widthOf is how wide an encoded line is, in thousandths of the size.
func widthOf(line []byte) int {
	w := 0
	for _, c := range line {
		w += helvetica[c-0x20]
	}
	return w
}

// helvetica is the width of each sign from 0x20 on, in thousandths of the size.
var helvetica = [224]int{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // 20
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 30
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // 40
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // 50
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // 60
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 350, // 70
	556, 350, 222, 556, 333, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350, // 80
	350, 222, 222, 333, 333, 350, 556, 1000, 333, 1000, 500, 333, 944, 350, 500, 667, // 90
	278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 333, // a0
	400, 584, 333, 333, 333, 556, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611, // b0
	667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, // c0
	722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, // d0
	556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278, // e0
	556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556, 556, 500, 556, 500, // f0
}
