package pdf

import (
	"ctin/templates"
	"ctin/templates/qr"
)

// qrSide is how wide a code is printed, its margin included: it is read at
// arm's length.
const qrSide = 96.0

// figure draws a code of squares, black on the white of the page.
func (s *sheet) figure(q templates.QRCode) {
	s.need(qrSide)
	top := s.y
	s.y += qrSide
	if s.dry {
		return
	}
	square := qrSide / float64(q.Side()+2*qr.Quiet)
	s.within(&element{kind: "Figure", alt: q.Alt}, func() {
		s.begin()
		s.pdf.SetFillColor(0, 0, 0)
		for _, r := range q.Runs() {
			x, y := s.left+float64(r.X)*square, top+float64(r.Y+qr.Quiet)*square
			s.pdf.Rect(x, y, float64(r.Wide)*square, square, "F")
		}
		s.end()
	})
}
