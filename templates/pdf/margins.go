package pdf

import (
	"strconv"

	"ctin/templates"
)

// margins writes the head and the foot of every page, once their number is
// known: no place holder is left in the text for it, that someone could type.
func (s *sheet) margins(p templates.Paper) {
	pages := s.pdf.PageCount()
	s.left, s.width, s.frame = marginLeft, bodyWidth, 0
	for n := 1; n <= pages; n++ {
		s.pdf.SetPage(n)
		if n > 1 {
			s.recall(p)
		}
		if p.Demo {
			s.put((pageWidth-s.wide(demonstration, warningStyle))/2, 22, demonstration, warningStyle)
		}
		s.foot(p, strconv.Itoa(n)+"/"+strconv.Itoa(pages))
	}
	s.pdf.SetPage(pages) // gofpdf prints up to the current page
}

// recall recalls on the following pages whose paper this is.
func (s *sheet) recall(p templates.Paper) {
	s.put(s.left, 40, p.Owner, footStyle)
	s.put(s.left+s.width-s.wide(p.Title, footStyle), 40, p.Title, footStyle)
}

// foot says which document this is, how to verify it, and which page.
func (s *sheet) foot(p templates.Paper, page string) {
	y := bodyBottom + 16.0
	s.line(y-4, rule)
	s.put(s.left+s.width-s.wide(page, footStyle), y, page, footStyle)
	for _, text := range append([]string{p.Running}, p.Foot...) {
		for _, line := range s.wrap(text, footStyle, s.width-40) {
			s.put(s.left, y, line, footStyle)
			y += footStyle.lead
		}
	}
}
