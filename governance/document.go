package governance

import (
	"strings"
	"time"
)

// Section is one part of a document as it stands. Its version is that of its
// last revision, zero until somebody writes.
type Section struct {
	ID             SectionID
	CoordinationID CoordinationID
	DocumentID     DocumentID
	Code           string // of the table of contents
	Position       int
	Title          string
	Mandatory      bool
	Body           string
	Version        int
}

// Ready tells a section in which something is written.
func (s Section) Ready() bool { return s.Body != "" }

// Revision is one text of a section that was saved, by whom and when. None is
// ever deleted.
type Revision struct {
	ID             int64
	CoordinationID CoordinationID
	SectionID      SectionID
	Version        int
	Body           string
	Restores       int // the version it brings back, or zero
	AuthorID       PersonID
	CreatedAt      time.Time
}

// LateText is a text that was sent when another had been saved since it was
// begun: it is not in the document, and it is not lost (D2).
type LateText struct {
	ID             LateTextID
	CoordinationID CoordinationID
	SectionID      SectionID
	Base           int // the version its author had read
	Body           string
	AuthorID       PersonID
	CreatedAt      time.Time
}

// Outcome is what becomes of a text that is sent to a section.
type Outcome int

// The outcomes of a save.
const (
	TextSaved Outcome = iota // it is the new text
	TextSame                 // it was the text already
	TextLate                 // another was saved since: both are kept, and shown (D2)
)

// Receive says what becomes of a text written from the version base of the section.
func (s Section) Receive(base int, text string) Outcome {
	switch {
	case text == s.Body:
		return TextSame
	case base != s.Version:
		return TextLate
	}
	return TextSaved
}

// MaxText is how long a section may be, in characters: some twenty pages.
const MaxText = 60_000

// ParseText reads the text of a section: line ends and blank lines become
// regular, so that two texts that look the same are the same.
func ParseText(s string) (string, *Error) {
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"), "\n")
	var kept []string
	for _, l := range lines {
		l = strings.TrimRight(l, " \t\u00a0\u202f")
		if l == "" && (len(kept) == 0 || kept[len(kept)-1] == "") {
			continue
		}
		kept = append(kept, l)
	}
	s = strings.TrimRight(strings.Join(kept, "\n"), "\n")
	return s, tooLong(s, MaxText, "body")
}
