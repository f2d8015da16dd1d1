package templates

import (
	"html/template"
	"strings"
)

// Tag is a state in one word, with the colour that goes with it.
type Tag struct {
	Word string
	Tone string // good, accent, brand or neutral
}

// Markup is the tag as pages show it.
func (t Tag) Markup() template.HTML {
	var w strings.Builder
	t.write(&w)
	return template.HTML(w.String()) // escaped below
}

func (t Tag) write(w *strings.Builder) {
	class := "tag"
	if t.Tone != "" {
		class += " tag--" + t.Tone
	}
	put(w, `<strong class="`, class, `">`, t.Word, `</strong>`)
}

// Row is one line of a summary: what it is, its value, and where to change it.
type Row struct {
	Label, Value string
	Change       Link // Label is the verb ("Modifier"); none when Path is empty
}

// Task is one thing that awaits the person.
type Task struct {
	Label, Path, Hint string
	Tag               Tag // none when Word is empty
}

// Pages are the neighbours of one page of a list, as addresses; "" for none.
type Pages struct{ Previous, Next string }

// Empty is what a list shows when it holds nothing: what it is for and the
// first step.
type Empty struct {
	Title, Text string
	Step        Link // none when Path is empty
}

func newTag(word, tone string) Tag    { return Tag{word, tone} }
func newLink(label, path string) Link { return Link{Label: label, Path: path} }
func newEmpty(title, text, label, path string) Empty {
	return Empty{title, text, newLink(label, path)}
}
