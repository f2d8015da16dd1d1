package templates

import (
	"fmt"
	"html/template"
	"regexp"
	"strings"
)

// Prose shows a text written by people in light Markdown: paragraphs, lists,
// headings that begin at a level, bold, italics and links. Everything else is
// shown as it was typed; whatever a person writes, no markup of theirs passes.
func Prose(level int, text string) template.HTML {
	p := composer{level: level}
	for line := range strings.Lines(text) {
		p.line(strings.TrimRight(line, "\r\n"))
	}
	p.close()
	return template.HTML(p.html.String())
}

// composer is a text being turned into HTML: the block that is open gathers lines.
type composer struct {
	html  strings.Builder
	level int
	tag   string   // of the open block: "p", "ul", "ol" or ""
	lines []string // of the open paragraph or item
}

var (
	proseHeading = regexp.MustCompile(`^ {0,3}(#{1,3}) +(.*?)[ #]*$`)
	proseBullet  = regexp.MustCompile(`^ {0,3}[-*•] +(.+)$`)
	proseNumber  = regexp.MustCompile(`^ {0,3}([0-9]{1,3})[.)] +(.+)$`)
)

// line takes the next line of the text.
func (p *composer) line(s string) {
	if strings.TrimSpace(s) == "" {
		p.close()
		return
	}
	if m := proseHeading.FindStringSubmatch(s); m != nil && m[2] != "" {
		p.close()
		level := min(p.level+len(m[1])-1, 6)
		fmt.Fprintf(&p.html, "<h%d>%s</h%d>\n", level, spans(m[2], 0), level)
		return
	}
	if m := proseBullet.FindStringSubmatch(s); m != nil {
		p.item("ul", "", m[1])
		return
	}
	if m := proseNumber.FindStringSubmatch(s); m != nil {
		p.item("ol", m[1], m[2])
		return
	}
	if p.tag == "" {
		p.tag = "p"
		p.html.WriteString("<p>")
	}
	p.lines = append(p.lines, strings.TrimSpace(s))
}

// item begins an item, in a list of its own or in the one that is open.
func (p *composer) item(tag, first, s string) {
	if p.tag != tag {
		p.close()
		p.tag = tag
		p.html.WriteString("<" + tag)
		if first != "" && first != "1" {
			p.html.WriteString(` start="` + first + `"`)
		}
		p.html.WriteString(">\n<li>")
	} else {
		p.flush()
		p.html.WriteString("</li>\n<li>")
	}
	p.lines = append(p.lines, s)
}

// flush writes the lines that were gathered.
func (p *composer) flush() {
	for i, l := range p.lines {
		if i > 0 {
			p.html.WriteString("<br>\n")
		}
		p.html.WriteString(spans(l, 0))
	}
	p.lines = nil
}

// close ends the open block.
func (p *composer) close() {
	p.flush()
	switch p.tag {
	case "p":
		p.html.WriteString("</p>\n")
	case "ul", "ol":
		p.html.WriteString("</li>\n</" + p.tag + ">\n")
	}
	p.tag = ""
}
