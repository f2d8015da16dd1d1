package templates

import (
	"html/template"
	"strconv"
	"strings"
)

// Markup writes the cells of a row as the page would. A table has thousands of
// cells, most of them empty: written here, the whole page takes a quarter of
// the time. Everything that was typed is escaped.
func (r ConferenceRow) Markup() template.HTML {
	var w strings.Builder
	w.Grow(len(r.Cells) * 96)
	for _, c := range r.Cells {
		c.write(&w)
	}
	return template.HTML(w.String()) // escaped below, word by word
}

// write is <td class="number" data-label="Funder" id="key">…</td>.
func (c ConferenceCell) write(w *strings.Builder) {
	put(w, `<td class="number" data-label="`, c.Funder, `" id="`, c.Key, `">`)
	if c.Amount == "" {
		w.WriteString("</td>")
		return
	}
	put(w, `<div><a href="`, c.Path, `">`, c.Amount, `</a> `)
	c.Mark.write(w)
	if c.Note != "" {
		put(w, ` <span class="note">`, c.Note, `</span>`)
	}
	w.WriteString("</div></td>")
}

// Markup is a swatch with its word.
func (m CertaintyMark) Markup() template.HTML {
	var w strings.Builder
	m.write(&w)
	return template.HTML(w.String()) // escaped below
}

func (m CertaintyMark) write(w *strings.Builder) {
	class, word := "certainty certainty-"+strconv.Itoa(m.Rank), m.Word
	if m.InKind {
		class += " in-kind"
	}
	if word == "" {
		word = noCertainty
	}
	put(w, `<span class="`, class, `">`, word, `</span>`)
}
