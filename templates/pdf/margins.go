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
		s.apart(func() { s.top(p, n) })
		s.apart(func() { s.folio(strconv.Itoa(n) + "/" + strconv.Itoa(pages)) })
		if n == 1 {
			s.foot(p) // the first page says it for all
		} else {
			s.apart(func() { s.foot(p) })
		}
	}
	s.pdf.SetPage(pages) // gofpdf prints up to the current page
}

// top is what stands above a page.
func (s *sheet) top(p templates.Paper, page int) {
	if page > 1 {
		s.recall(p)
	}
	if p.Demo {
		s.put((pageWidth-s.wide(demonstration, warningStyle))/2, 22, demonstration, warningStyle)
	}
}

// recall recalls on the following pages whose paper this is.
func (s *sheet) recall(p templates.Paper) {
	s.put(s.left, 40, p.Owner, footStyle)
	s.put(s.left+s.width-s.wide(p.Title, footStyle), 40, p.Title, footStyle)
}

// footTop is where the foot of a page begins.
const footTop = bodyBottom + 16.0

// folio says which page this is.
func (s *sheet) folio(page string) {
	s.line(footTop-4, rule)
	s.put(s.left+s.width-s.wide(page, footStyle), footTop, page, footStyle)
}

// foot says which document this is, and how to verify it.
func (s *sheet) foot(p templates.Paper) {
	y := footTop
	for _, text := range append([]string{p.Running}, p.Foot...) {
		s.in("P", func() {
			for _, line := range s.wrap(text, footStyle, s.width-40) {
				s.put(s.left, y, line, footStyle)
				y += footStyle.lead
			}
		})
	}
}
