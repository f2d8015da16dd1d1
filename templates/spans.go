package templates

import (
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"

	"ctin/governance"
)

// How far the end of a bold word or of a link is looked for, in bytes, and how
// deep one may be inside another: beyond, signs are signs.
const (
	spanReach = 2000
	spanDepth = 4
)

// spans turns one line of light Markdown into HTML.
func spans(s string, depth int) string {
	var out strings.Builder
	for i := 0; i < len(s); {
		html, n := span(s, i, depth)
		if n == 0 {
			_, n = utf8.DecodeRuneInString(s[i:])
			html = template.HTMLEscapeString(s[i : i+n])
		}
		out.WriteString(html)
		i += n
	}
	return out.String()
}

// span reads what begins at i: its HTML and its length, zero when nothing does.
func span(s string, i, depth int) (html string, n int) {
	rest := s[i:]
	switch {
	case depth == spanDepth:
		return "", 0
	case strings.HasPrefix(rest, "**"):
		return emphasis(rest, "**", "strong", depth)
	case rest[0] == '*', rest[0] == '_' && !afterWord(s, i):
		return emphasis(rest, rest[:1], "em", depth)
	case rest[0] == '[':
		return link(rest, depth)
	case (strings.HasPrefix(rest, "https://") || strings.HasPrefix(rest, "http://")) && !afterWord(s, i):
		return address(rest)
	}
	return "", 0
}

// afterWord tells a place right behind a letter or a digit.
func afterWord(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return i > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// emphasis reads words between two marks that touch them.
func emphasis(s, mark, tag string, depth int) (html string, n int) {
	from := len(mark)
	for {
		end := strings.Index(within(s, from), mark)
		if end < 0 {
			return "", 0
		}
		inner, after := s[len(mark):from+end], s[from+end+len(mark):]
		if touches(inner) && (mark != "_" || !startsWord(after)) && (mark != "*" || !strings.HasPrefix(after, "*")) {
			return "<" + tag + ">" + spans(inner, depth+1) + "</" + tag + ">", len(mark)*2 + len(inner)
		}
		from += end + len(mark)
	}
}

// within is what of s, from a place, is not too far from its beginning.
func within(s string, from int) string {
	return s[min(from, len(s)):min(len(s), max(spanReach, from))]
}

// touches tells words that begin and end without a space.
func touches(inner string) bool { return inner != "" && strings.TrimSpace(inner) == inner }

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// link reads [words](address). An address that is none of the web's is left as typed.
func link(s string, depth int) (html string, n int) {
	words, rest, found := strings.Cut(within(s, 1), "](")
	if !found || !touches(words) {
		return "", 0
	}
	to, _, found := strings.Cut(rest, ")")
	if !found || !harmless(to) {
		return "", 0
	}
	return anchor(to, spans(words, spanDepth-1)), len(words) + len(to) + len("[](") + 1
}

// address reads an address of the web written in the text; the sign that ends
// a sentence does not belong to it.
func address(s string) (html string, n int) {
	end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`<>"*[]»`, r) })
	if end < 0 {
		end = len(s)
	}
	to := strings.TrimRight(s[:end], ".,;:!?)'’…")
	if !harmless(to) {
		return "", 0
	}
	return anchor(to, template.HTMLEscapeString(to)), len(to)
}

// harmless tells an address of the web from anything a browser could run.
func harmless(to string) bool {
	link, err := governance.ParseLink(to)
	return err == nil && link != "" && link == to
}

func anchor(to, words string) string {
	return `<a href="` + template.HTMLEscapeString(to) + `" rel="noopener noreferrer">` + words + "</a>"
}
