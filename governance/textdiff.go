package governance

import (
	"strings"
	"unicode"
)

// ChangeKind is what happened to a piece of text between two versions.
type ChangeKind int

// The kinds of change.
const (
	TextKept ChangeKind = iota
	TextRemoved
	TextAdded
)

// TextChange is a piece of text and what happened to it.
type TextChange struct {
	Kind ChangeKind
	Text string
}

// DiffWords compares two texts, line by line and then word by word. What is
// kept or removed adds up to before, what is kept or added to after.
func DiffWords(before, after string) []TextChange {
	var d differences
	a, b := lines(before), lines(after)
	align(a, b, func(i, _ int) { d.add(TextKept, a[i]) }, func(a, b []string) {
		d.compare(words(strings.Join(a, "")), words(strings.Join(b, "")))
	})
	return d.changes().readable()
}

// differences gather pieces of text: those of one kind in a row are one change.
type differences []struct {
	kind   ChangeKind
	pieces []string
}

func (d *differences) add(kind ChangeKind, pieces ...string) {
	last := len(*d) - 1
	if last < 0 || (*d)[last].kind != kind {
		*d = append(*d, differences{{kind: kind}}...)
		last++
	}
	(*d)[last].pieces = append((*d)[last].pieces, pieces...)
}

// compare adds the differences between two runs of words.
func (d *differences) compare(a, b []string) {
	align(a, b, func(i, _ int) { d.add(TextKept, a[i]) }, func(a, b []string) {
		d.add(TextRemoved, a...)
		d.add(TextAdded, b...)
	})
}

func (d differences) changes() changes {
	var c changes
	for _, run := range d {
		c.add(run.kind, strings.Join(run.pieces, ""))
	}
	return c
}

// changes are what a person reads.
type changes []TextChange

func (c *changes) add(kind ChangeKind, text string) {
	last := len(*c) - 1
	switch {
	case text == "":
	case last >= 0 && (*c)[last].Kind == kind:
		(*c)[last].Text += text
	default:
		*c = append(*c, TextChange{kind, text})
	}
}

// readable takes what little is kept between two long changes, or a lone space
// between two words that changed, into both changes: a phrase that was
// rewritten reads as one, rather than in shreds.
func (c changes) readable() []TextChange {
	var out changes
	for i := 0; i < len(c); {
		var removed, added strings.Builder
		for ; i < len(c) && (c[i].Kind != TextKept || c.shred(i)); i++ {
			if c[i].Kind != TextAdded {
				removed.WriteString(c[i].Text)
			}
			if c[i].Kind != TextRemoved {
				added.WriteString(c[i].Text)
			}
		}
		out.add(TextRemoved, removed.String())
		out.add(TextAdded, added.String())
		if i < len(c) {
			out.add(TextKept, c[i].Text)
			i++
		}
	}
	return out
}

// shredPart is how small a kept piece is beside the changes around it, to be
// taken into them.
const shredPart = 5

// shred tells a kept piece of one line that only cuts a rewritten phrase in two.
func (c changes) shred(i int) bool {
	if i == 0 || i == len(c)-1 || strings.Contains(c[i].Text, "\n") {
		return false
	}
	if strings.Trim(c[i].Text, " \u00a0\u202f") == "" && c[i-1].Kind == TextAdded && c[i+1].Kind == TextRemoved {
		return true
	}
	return len(c[i].Text)*shredPart <= min(c.around(i, -1), c.around(i, 1))
}

// around is how long the change on one side of a kept piece is, in bytes.
func (c changes) around(i, step int) int {
	n := 0
	for i += step; i >= 0 && i < len(c) && c[i].Kind != TextKept; i += step {
		n += len(c[i].Text)
	}
	return n
}

// lines cuts a text after its ends of line; joined, they are the text again.
func lines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.SplitAfter(s, "\n")
}

// words cuts a text into words, spaces and other signs; joined, they are the
// text again.
func words(s string) []string {
	var list []string
	start, last := 0, -1
	for i, r := range s {
		kind := signKind(r)
		if i > 0 && (kind != last || kind == 0) {
			list = append(list, s[start:i])
			start = i
		}
		last = kind
	}
	if start < len(s) {
		list = append(list, s[start:])
	}
	return list
}

// signKind tells letters from spaces; any other sign stands alone.
func signKind(r rune) int {
	switch {
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
		return 1
	case r == '\n':
		return 0
	case unicode.IsSpace(r):
		return 2
	}
	return 0
}
