package pdf

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ctin/governance"
	"ctin/templates"

	"golang.org/x/text/unicode/norm"
)

// How much a text may hold. Longer ones are refused, never cut: minutes that
// lose a sentence unseen would be worse than no minutes.
const (
	maxTitle     = 200
	maxParagraph = 20_000
	maxRows      = 2_000
)

// box stands for a character that the fonts do not hold.
const box = '□'

// washer makes any text printable: valid, composed, without what is invisible
// or turns the direction of reading, and without characters the fonts lack. It
// remembers those.
type washer struct {
	known   map[rune]bool
	missing map[rune]bool
	err     error // the first text that is too long
}

// text washes a text of several lines.
func (w *washer) text(s string) string {
	s = norm.NFC.String(strings.ToValidUTF8(s, string(unicode.ReplacementChar)))
	return strings.Map(w.rune, strings.ReplaceAll(s, "\r\n", "\n"))
}

// line washes a text and keeps it on one line.
func (w *washer) line(s string) string { return strings.ReplaceAll(w.text(s), "\n", " ") }

func (w *washer) rune(r rune) rune {
	switch {
	case r == '\n':
		return r
	case r == '\t', r == '\r', r == '\v', r == '\f', r == '\u2028', r == '\u2029', r == '\u0085':
		return ' '
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector):
		return -1 // controls, directions, joiners, byte order marks
	case w.known[r]:
		return r
	}
	if w.missing == nil {
		w.missing = map[rune]bool{}
	}
	w.missing[r] = true
	return box
}

// replaced lists the characters that were replaced, in their order.
func (w *washer) replaced() []rune { return slices.Sorted(maps.Keys(w.missing)) }

func (w *washer) title(s string) string {
	w.limit(s, maxTitle)
	return w.line(s)
}

func (w *washer) paragraph(s string) string {
	w.limit(s, maxParagraph)
	return w.text(s)
}

func (w *washer) limit(s string, most int) {
	if w.err == nil && utf8.RuneCountInString(s) > most {
		w.err = governance.Fail(governance.Invalid, msgTextTooLong, most, w.line(string([]rune(s)[:60])))
	}
}

// paper washes every text of a Paper. The one it is given does not change.
func (w *washer) paper(p templates.Paper) (templates.Paper, error) {
	p.Owner, p.Title, p.Subtitle = w.title(p.Owner), w.title(p.Title), w.title(p.Subtitle)
	p.Running, p.Seal, p.State.Word = w.line(p.Running), w.line(p.Seal), w.line(p.State.Word)
	p.Notices, p.Foot, p.Sealed = w.each(p.Notices, w.paragraph), w.each(p.Foot, w.line), w.each(p.Sealed, w.line)
	p.Facts = w.facts(p.Facts)
	parts := make([]templates.Part, len(p.Parts))
	for i, part := range p.Parts {
		parts[i] = w.part(part)
	}
	p.Parts = parts
	return p, w.err
}

func (w *washer) part(p templates.Part) templates.Part {
	p.Heading = w.title(p.Heading)
	blocks := make([]templates.Block, len(p.Blocks))
	for i, b := range p.Blocks {
		b.Mark, b.Heading, b.Note = w.title(b.Mark), w.title(b.Heading), w.paragraph(b.Note)
		b.Text, b.Strong, b.Remark = w.paragraph(b.Text), w.paragraph(b.Strong), w.paragraph(b.Remark)
		b.Facts, b.Items, b.Table = w.facts(b.Facts), w.each(b.Items, w.paragraph), w.grid(b.Table)
		if b.QR != nil {
			b.QR = &templates.QRCode{Code: b.QR.Code, Alt: w.line(b.QR.Alt)}
		}
		blocks[i] = b
	}
	p.Blocks = blocks
	return p
}

func (w *washer) grid(g *templates.Grid) *templates.Grid {
	if g == nil {
		return nil
	}
	if w.err == nil && len(g.Rows) > maxRows {
		w.err = governance.Fail(governance.Invalid, msgTableTooLong, maxRows, w.line(g.Caption))
	}
	washed := templates.Grid{Caption: w.title(g.Caption), Columns: slices.Clone(g.Columns), Sign: g.Sign}
	for i := range washed.Columns {
		washed.Columns[i].Title = w.title(washed.Columns[i].Title)
	}
	for _, row := range g.Rows {
		cells := slices.Clone(row.Cells)
		for i := range cells {
			cells[i].Text = w.paragraph(cells[i].Text)
		}
		washed.Rows = append(washed.Rows, templates.GridRow{Cells: cells, Total: row.Total})
	}
	return &washed
}

func (w *washer) facts(rows []templates.Row) []templates.Row {
	washed := slices.Clone(rows)
	for i := range washed {
		washed[i].Label, washed[i].Value = w.title(washed[i].Label), w.paragraph(washed[i].Value)
	}
	return washed
}

func (w *washer) each(texts []string, wash func(string) string) []string {
	washed := make([]string, len(texts))
	for i, s := range texts {
		washed[i] = wash(s)
	}
	return washed
}
