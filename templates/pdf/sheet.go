package pdf

import (
	"encoding/binary"
	"strconv"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"
)

// The page, in points: A4, with margins wide enough for what hangs in them.
const (
	pageWidth    = 595.28
	pageHeight   = 841.89
	marginLeft   = 76.0
	marginRight  = 64.0
	marginTop    = 70.0
	marginBottom = 78.0
	bodyWidth    = pageWidth - marginLeft - marginRight
	bodyBottom   = pageHeight - marginBottom
)

// colour is a token of the style sheet, as on screens in the light theme.
type colour struct{ r, g, b int }

var (
	ink    = colour{0x12, 0x26, 0x2b}
	muted  = colour{0x4a, 0x5f, 0x65}
	brand  = colour{0x0f, 0x4c, 0x57}
	accent = colour{0xb3, 0x54, 0x1e}
	rule   = colour{0xc9, 0xd6, 0xd8}
	raised = colour{0xf4, 0xf7, 0xf7}
)

// style is how a line is set: face, size, distance to the next line, colour.
type style struct {
	face       int
	size, lead float64
	ink        colour
}

var (
	titleStyle   = style{boldFace, 23, 28, brand}
	leadStyle    = style{plainFace, 13, 18, ink}
	partStyle    = style{boldFace, 14, 19, brand}
	headStyle    = style{boldFace, 11.5, 16, ink}
	bodyStyle    = style{plainFace, 10.5, 15, ink}
	strongStyle  = style{boldFace, 10.5, 15, ink}
	noteStyle    = style{plainFace, 9.5, 13.5, muted}
	remarkStyle  = style{slantedFace, 10, 14.5, ink}
	cellStyle    = style{plainFace, 9.5, 12.5, ink}
	columnStyle  = style{boldFace, 8.5, 11.5, muted}
	totalStyle   = style{boldFace, 9.5, 12.5, ink}
	labelStyle   = style{boldFace, 9.5, 12.5, muted}
	footStyle    = style{plainFace, 8, 11, muted}
	warningStyle = style{boldFace, 9, 11, accent}
)

// sheet is a document being printed, from top to bottom. Nothing breaks a page
// but need: gofpdf's own breaks are off.
type sheet struct {
	pdf         *gofpdf.Fpdf
	faces       faces
	used        *[3]charset // by face: the characters that are printed
	spell       []byte      // where each line is spelled, one after another
	left, width float64     // of the column being written
	y           float64     // top of the next line
	frame       float64     // top of the open frame on this page; 0 when none
	repeat      func()      // what a new page begins with: the header of a table
	dry         bool        // nothing is written: the height alone is wanted
	tags        *structure
	places      map[string]int // page of each passage, by its anchor
	sealPage    int
	sealBox     [4]int
}

func newSheet(f faces) *sheet {
	s := &sheet{pdf: gofpdf.New("P", "pt", "A4", ""), faces: f, used: new([3]charset), left: marginLeft, width: bodyWidth, tags: newStructure(), places: map[string]int{}}
	s.pdf.SetMargins(0, 0, 0)
	s.pdf.SetAutoPageBreak(false, 0)
	s.pdf.SetCatalogSort(true)
	s.pdf.SetCompression(false) // the finisher does it
	for i := range s.used {
		s.used[i] = make(charset, basic/8)
	}
	s.addPage()
	return s
}

func (s *sheet) addPage() {
	s.pdf.AddPage()
	s.y = marginTop
}

// need makes sure that a height is free, on the next page if it must. What is
// higher than a page is printed from the top of one.
func (s *sheet) need(height float64) {
	if s.dry || s.y+height <= s.bottom() || s.y <= marginTop {
		return
	}
	s.turn()
}

// turn begins a new page, and takes the open frame and table along.
func (s *sheet) turn() {
	framed := s.frame > 0
	if framed {
		s.stroke(s.bottom() + framePad)
	}
	s.addPage()
	if framed {
		s.frame = s.y
		s.y += framePad
	}
	if s.repeat != nil {
		s.apart(s.repeat)
	}
}

func (s *sheet) bottom() float64 {
	if s.frame > 0 {
		return bodyBottom - framePad
	}
	return bodyBottom
}

// framePad is the room between a frame and what it holds.
const framePad = 14.0

// openFrame begins a frame; what follows is written inside.
func (s *sheet) openFrame() {
	s.frame = s.y
	s.y += framePad
	s.left, s.width = s.left+framePad, s.width-2*framePad
}

func (s *sheet) closeFrame() {
	s.stroke(s.y + framePad)
	s.y += framePad
	s.frame = 0
	s.left, s.width = s.left-framePad, s.width+2*framePad
}

// stroke draws the frame of this page, down to a height.
func (s *sheet) stroke(to float64) {
	s.drawing(func() {
		s.pdf.SetDrawColor(brand.r, brand.g, brand.b)
		s.pdf.SetLineWidth(1.2)
		s.pdf.Rect(s.left-framePad, s.frame, s.width+2*framePad, to-s.frame, "D")
	})
}

// height is how much room something would take on one page.
func (s *sheet) height(write func()) float64 {
	before := *s
	s.dry = true
	write()
	height := s.y - before.y
	*s = before
	return height
}

// line draws a thin rule across the column.
func (s *sheet) line(y float64, c colour) {
	s.drawing(func() {
		s.pdf.SetDrawColor(c.r, c.g, c.b)
		s.pdf.SetLineWidth(0.6)
		s.pdf.Line(s.left, y, s.left+s.width, y)
	})
}

// put writes one line of text whose top is at y: the only place where text
// reaches the page.
func (s *sheet) put(x, y float64, text string, st style) {
	if text == "" || s.dry {
		return
	}
	s.begin()
	s.pdf.RawWriteStr(s.spelled(x, y+st.lead/2+st.size*0.33, text, st))
	s.end()
}

// spelled is what shows a line on a page: gofpdf would read the fonts for each
// document, and write them whole into its own registers.
func (s *sheet) spelled(x, y float64, text string, st style) string {
	out := append(s.spell[:0], 'q', ' ')
	for _, c := range []int{st.ink.r, st.ink.g, st.ink.b} {
		out = append(strconv.AppendFloat(out, float64(c)/255, 'f', 3, 64), ' ')
	}
	out = strconv.AppendInt(append(out, "rg BT /F"...), int64(st.face), 10)
	out = strconv.AppendFloat(append(out, ' '), st.size, 'f', -1, 64)
	out = strconv.AppendFloat(append(out, " Tf "...), x, 'f', 2, 64)
	out = strconv.AppendFloat(append(out, ' '), pageHeight-y, 'f', 2, 64)
	out = append(out, " Td ("...)
	for _, r := range text {
		if r >= basic {
			continue // the washer lets none through
		}
		s.used[st.face].add(r)
		out = escaped(escaped(out, byte(r>>8)), byte(r))
	}
	s.spell = append(out, ") Tj ET Q"...)
	return string(s.spell)
}

// escaped writes one byte of a text in parentheses.
func escaped(out []byte, b byte) []byte {
	switch b {
	case '(', ')', '\\':
		return append(out, '\\', b)
	case '\r':
		return append(out, '\\', 'r')
	}
	return append(out, b)
}

// mark makes an entry of the outline.
func (s *sheet) mark(text string, level int) {
	if s.dry {
		return
	}
	title := []byte{0xfe, 0xff}
	for _, unit := range utf16.Encode([]rune(text)) {
		title = binary.BigEndian.AppendUint16(title, unit)
	}
	s.pdf.Bookmark(string(title), level, s.y)
	if level == 0 {
		s.tags.titles++
	}
}
