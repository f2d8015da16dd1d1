package templates

import (
	"html/template"
	"strings"
)

// put writes markup and text in turns: markup as it is, text escaped.
func put(w *strings.Builder, parts ...string) {
	for i, s := range parts {
		if i%2 == 1 {
			s = template.HTMLEscapeString(s)
		}
		w.WriteString(s)
	}
}
