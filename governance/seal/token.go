package seal

import (
	"bytes"
	"strconv"
)

// span is where something stands in a file: from its first byte up to, not
// including, its last.
type span struct{ from, to int }

// kind is what a token of the PDF language is.
type kind byte

const (
	nothing kind = iota // the end of the file, or what is no token
	word                // a number or a keyword
	name
	text // in parentheses
	hexText
	openDict
	closeDict
	openArray
	closeArray
)

// lexer reads the language of PDF objects. It never reads a byte more often
// than a few times, whatever the file.
type lexer struct {
	data []byte
	at   int
}

// next reads one token.
func (l *lexer) next() (kind, span) {
	l.blank()
	from := l.at
	k := l.pass()
	return k, span{from, l.at}
}

func (l *lexer) pass() kind {
	rest := l.data[l.at:]
	switch {
	case len(rest) == 0:
		return nothing
	case bytes.HasPrefix(rest, []byte("<<")):
		return l.forward(2, openDict)
	case bytes.HasPrefix(rest, []byte(">>")):
		return l.forward(2, closeDict)
	}
	switch c := rest[0]; c {
	case '[':
		return l.forward(1, openArray)
	case ']':
		return l.forward(1, closeArray)
	case '(':
		return l.text()
	case '<':
		if n := bytes.IndexByte(rest, '>'); n > 0 {
			return l.forward(n+1, hexText)
		}
		return nothing
	case '/':
		return l.forward(1+regular(rest[1:]), name)
	}
	if n := regular(rest); n > 0 {
		return l.forward(n, word)
	}
	return nothing
}

func (l *lexer) forward(n int, k kind) kind {
	l.at += n
	return k
}

// text passes a string in parentheses, which may hold others.
func (l *lexer) text() kind {
	depth := 0
	for i := l.at; i < len(l.data); i++ {
		switch l.data[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			return l.forward(i+1-l.at, text)
		}
	}
	return nothing
}

// blank passes white space and comments.
func (l *lexer) blank() {
	comment := false
	for ; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		switch {
		case comment:
			comment = c != '\n' && c != '\r'
		case c == '%':
			comment = true
		case !white(c):
			return
		}
	}
}

// regular counts the bytes up to the next delimiter.
func regular(b []byte) int {
	for i, c := range b {
		if white(c) || delimits(c) {
			return i
		}
	}
	return len(b)
}

func delimits(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func white(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

// deepest is how many arrays and dictionaries may stand in one another.
const deepest = 32

// value passes one whole value and says where it stands.
func (l *lexer) value(depth int) (span, bool) {
	switch k, s := l.next(); k {
	case name, text, hexText:
		return s, true
	case word:
		return l.reference(s), true
	case openArray:
		return l.until(closeArray, s.from, depth)
	case openDict:
		return l.until(closeDict, s.from, depth)
	}
	return span{}, false
}

// until passes the values of an array or a dictionary that was just opened.
func (l *lexer) until(last kind, from, depth int) (span, bool) {
	for depth < deepest {
		mark := l.at
		if k, s := l.next(); k == last {
			return span{from, s.to}, true
		}
		l.at = mark
		if _, ok := l.value(depth + 1); !ok {
			break
		}
	}
	return span{}, false
}

// reference lengthens a number that begins a reference, like 12 0 R.
func (l *lexer) reference(first span) span {
	mark := l.at
	if _, ok := whole(l.data[first.from:first.to]); ok && l.integerIs(0) {
		if k, s := l.next(); k == word && string(l.data[s.from:s.to]) == "R" {
			return span{first.from, s.to}
		}
	}
	l.at = mark
	return first
}

func (l *lexer) integer() (int, bool) {
	k, s := l.next()
	n, ok := whole(l.data[s.from:s.to])
	return n, ok && k == word
}

func (l *lexer) integerIs(want int) bool {
	n, ok := l.integer()
	return ok && n == want
}

func (l *lexer) wordIs(want string) bool {
	k, s := l.next()
	return k == word && string(l.data[s.from:s.to]) == want
}

// whole reads a number of at most ten digits and nothing else.
func whole(b []byte) (int, bool) {
	if len(b) == 0 || len(b) > 10 || bytes.ContainsFunc(b, func(r rune) bool { return r < '0' || r > '9' }) {
		return 0, false
	}
	n, err := strconv.Atoi(string(b))
	return n, err == nil
}
