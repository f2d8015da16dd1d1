package templates

import (
	"fmt"
	"html/template"
)

// icon draws a small picture that goes with a word and is hidden from screen readers.
func icon(name string) (template.HTML, error) {
	path, ok := icons[name]
	if !ok {
		return "", fmt.Errorf("there is no icon %q", name)
	}
	const svg = `<svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">%s</svg>`
	return template.HTML(fmt.Sprintf(svg, path)), nil // constants of this file, nothing typed by anybody
}

// icons are drawn with one stroke of the current colour.
var icons = map[string]string{
	"alert":    `<path d="M10 2.5 18.5 17h-17zM10 8v4m0 2.2v.1"/>`,
	"calendar": `<path d="M3 5h14v12H3zM3 9h14M7 2.5V6m6-3.5V6"/>`,
	"done":     `<path d="m4 10.5 4 4 8-9"/>`,
	"download": `<path d="M10 3v9m-4-4 4 4 4-4M3 16h14"/>`,
	"left":     `<path d="M16 10H4m5-5-5 5 5 5"/>`,
	"lock":     `<path d="M4 9h12v8H4zM6.5 9V6a3.5 3.5 0 0 1 7 0v3"/>`,
	"people":   `<path d="M2 17c0-3 2-5 5-5s5 2 5 5M7 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6m7 2.5c2.5 0 4 2 4 5M13 3.7a3 3 0 0 1 0 5.6"/>`,
	"print":    `<path d="M6 7V3h8v4M6 14H3V7h14v7h-3M6 12h8v5H6z"/>`,
	"right":    `<path d="M4 10h12m-5-5 5 5-5 5"/>`,
	"search":   `<path d="M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11m4-1.5L17.5 17"/>`,
}
