package pdf

import (
	"math"

	"ctin/templates"
)

// print writes a whole Paper, then what each page repeats.
func (s *sheet) print(p templates.Paper) {
	s.mark(p.Title, 0)
	s.opening(p)
	for i, part := range p.Parts {
		s.part(part, i)
	}
	if p.Seal != "" {
		s.seal(p.Seal, p.Sealed)
	}
	s.margins(p)
}

// opening is the title, what must be known first, and when and where.
func (s *sheet) opening(p templates.Paper) {
	state := s.left + s.width - s.wide(p.State.Word, labelStyle)
	s.in("P", func() { s.put(s.left, s.y, p.Owner, labelStyle) })
	s.in("P", func() { s.put(state, s.y, p.State.Word, labelStyle) })
	s.y += labelStyle.lead + 8
	s.passage("H1", p.Title, titleStyle)
	s.y += 2
	s.passage("P", p.Subtitle, leadStyle)
	s.y += 8
	if p.Demo {
		s.passage("P", p.DemoWords(), warningStyle)
		s.y += 3
	}
	for _, notice := range p.Notices {
		s.passage("P", notice, remarkStyle)
		s.y += 3
	}
	s.facts(p.Facts)
}

// part prints a chapter: a rule above it, unless it is framed or begins a page.
func (s *sheet) part(p templates.Part, n int) { s.in("Sect", func() { s.chapter(p, n) }) }

func (s *sheet) chapter(p templates.Part, n int) {
	switch {
	case p.Break:
		s.turn()
	case p.Framed:
		s.y += 10
		s.need(140)
		s.openFrame()
	case n > 0:
		s.y += 14
		s.need(12 + partStyle.lead + 4 + s.begins(p)) // the rule, the title, what follows
		if s.y > marginTop {
			s.line(s.y, rule)
			s.y += 12
		}
	}
	s.mark(p.Heading, 0)
	s.passage("H2", p.Heading, partStyle)
	s.y += 4
	for i, b := range p.Blocks {
		if i > 0 {
			s.y += 12
		}
		s.together(b)
	}
	if p.Framed {
		s.closeFrame()
	}
}

// begins is how much of a chapter stands below its title at least: its first
// passage when that is not parted, else a few lines.
func (s *sheet) begins(p templates.Part) float64 {
	const few = 64.0 // a title, a note and two lines
	if len(p.Blocks) == 0 {
		return few
	}
	return max(few, s.short(p.Blocks[0]))
}

// together prints a passage on one page when it is short enough for that: a
// decision is not parted from its vote, nor a signature from its date. A long
// one flows, and a table looks after itself.
func (s *sheet) together(b templates.Block) {
	s.need(s.short(b))
	s.block(b)
}

// short is how high a passage is that must not be parted, 0 for another.
func (s *sheet) short(b templates.Block) float64 {
	if b.Table != nil || len(b.Text) >= 2_000 {
		return 0
	}
	if high := s.height(func() { s.block(b) }); high < pageHeight/5 {
		return high
	}
	return 0
}

// block prints what a passage holds, in the order of its fields.
func (s *sheet) block(b templates.Block) {
	s.heading(b)
	for _, paragraph := range b.Paragraphs() {
		s.paragraph(paragraph, bodyStyle)
	}
	s.paragraph(b.Strong, strongStyle)
	s.facts(b.Facts)
	s.items(b.Items)
	if b.Table != nil {
		s.table(*b.Table)
	}
	s.paragraph(b.Remark, remarkStyle)
	if b.QR != nil {
		s.figure(*b.QR)
	}
}

// heading prints the title of a passage with two lines of what follows. Its
// number hangs in the margin.
func (s *sheet) heading(b templates.Block) {
	if b.Heading == "" && b.Note == "" {
		s.place(b.ID)
		return
	}
	lines, notes := s.wrap(b.Heading, headStyle, s.width), s.wrap(b.Note, noteStyle, s.width)
	s.need(float64(len(lines))*headStyle.lead + float64(len(notes))*noteStyle.lead + 2*bodyStyle.lead)
	s.place(b.ID)
	if b.Heading != "" {
		s.mark(b.Heading, 1)
	}
	if b.Heading != "" {
		s.in("H3", func() { s.numbered(b.Mark, lines) })
	}
	if b.Note != "" {
		s.in("P", func() { s.flow(notes, noteStyle) })
	}
	s.y += 2
}

// place remembers on which page a passage begins.
func (s *sheet) place(anchor string) {
	if anchor != "" && !s.dry {
		s.places[anchor] = s.pdf.PageNo()
	}
}

// numbered prints a heading, whose number hangs in the margin.
func (s *sheet) numbered(number string, lines []string) {
	if number != "" {
		number += ". "
		s.put(s.left-8-s.wide(number, headStyle), s.y, number, headStyle)
	}
	s.flow(lines, headStyle)
}

// passage prints a text as one element of the document.
func (s *sheet) passage(kind, text string, st style) {
	if text != "" {
		s.in(kind, func() { s.flow(s.wrap(text, st, s.width), st) })
	}
}

// paragraph prints a text and a little room after it.
func (s *sheet) paragraph(text string, st style) {
	if text != "" {
		s.passage("P", text, st)
		s.y += 4
	}
}

// flow writes lines one under the other. Neither the first line of a passage
// nor its last is left alone on a page.
func (s *sheet) flow(lines []string, st style) {
	for i, line := range lines {
		together := 1.0
		if i == 0 && len(lines) > 1 || i == len(lines)-2 {
			together = 2
		}
		s.need(together * st.lead)
		s.put(s.left, s.y, line, st)
		s.y += st.lead
	}
}

// items prints a list whose dashes hang.
func (s *sheet) items(items []string) {
	if len(items) == 0 {
		return
	}
	s.in("L", func() {
		for _, item := range items {
			s.in("LI", func() { s.item(item) })
		}
	})
}

func (s *sheet) item(item string) {
	const indent = 12.0
	lines := s.wrap(item, bodyStyle, s.width-indent)
	s.need(min(2, float64(len(lines))) * bodyStyle.lead)
	s.apart(func() { s.put(s.left, s.y, "–", bodyStyle) })
	s.left, s.width = s.left+indent, s.width-indent
	s.in("LBody", func() { s.flow(lines, bodyStyle) })
	s.left, s.width = s.left-indent, s.width+indent
	s.y += 2
}

// seal keeps room for the seal at the end of the last page, and remembers
// where. The words inside are the page's own, in its own font: the signer draws
// a frame around them.
func (s *sheet) seal(caption string, words []string) {
	const wide, high, inside = 300.0, 72.0, 10.0
	lines := s.wrap(caption, labelStyle, s.width)
	text := float64(len(lines)) * labelStyle.lead
	s.y += 14
	s.need(text + 4 + high)
	s.in("P", func() { s.flow(lines, labelStyle) })
	s.y += 4
	s.drawing(func() {
		s.pdf.SetDrawColor(rule.r, rule.g, rule.b)
		s.pdf.SetLineWidth(0.6)
		s.pdf.Rect(s.left, s.y, wide, high, "D")
	})
	s.sealPage = s.pdf.PageNo()
	s.sealBox = [4]int{
		int(math.Ceil(s.left)), int(math.Ceil(pageHeight - s.y - high)), int(s.left + wide), int(pageHeight - s.y),
	}
	y := s.y + inside
	for _, text := range words {
		s.in("P", func() {
			for _, line := range s.wrap(text, noteStyle, wide-2*inside) {
				if y+noteStyle.lead <= s.y+high {
					s.put(s.left+inside, y, line, noteStyle)
				}
				y += noteStyle.lead
			}
		})
	}
	s.y += high
}
