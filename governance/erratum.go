package governance

import "strings"

// Errata and editions. Minutes that were sealed never change, and are never
// written a second time: whoever holds a copy holds the text that was signed.
// What they get wrong is told by an erratum, a document of its own that the
// same people sign, sealed in its turn and joined to the first (C8); both are
// valid and are read together, and each names the other. The file that was
// issued says nothing of errata that came after it: its accessible page and
// the register (/verifier) do. Only what nobody signs is made again: a public
// extract (C10) is replaced by the next one of the same document, and the
// register then says by which.

// Limits of an erratum, in characters.
const (
	maxErratumPassage = 200
	maxErratumText    = 5000
)

// CheckCorrection reads what an erratum says, or tells what is wrong with it.
func CheckCorrection(c MinutesCorrection) (MinutesCorrection, error) {
	c.Passage, c.Text, c.Reason = strings.TrimSpace(c.Passage), strings.TrimSpace(c.Text), strings.TrimSpace(c.Reason)
	var problems Problems
	for _, f := range []struct {
		value, name, empty string
		most               int
	}{
		{c.Passage, "passage", msgErratumPassage, maxErratumPassage},
		{c.Text, "text", msgErratumText, maxErratumText},
		{c.Reason, "reason", msgErratumReason, maxErratumText},
	} {
		if f.value == "" {
			problems.Add(Fail(Invalid, "%s", f.empty).On(f.name))
		}
		problems.Add(tooLong(f.value, f.most, f.name))
	}
	return c, problems.Err()
}

// Correctable tells whether an erratum may be joined to a document: once it is
// sealed. Before that, whoever should sign it does not.
func (m Minutes) Correctable() error {
	if m.Kind.Attached() || m.State != MinutesSealed {
		return Fail(Conflict, msgErratumState, m.Kind.Label(), m.State.Label())
	}
	return nil
}

// ErratumTo is the content of the nth erratum of a meeting, to a document that
// was issued as source says.
func (c MinutesContent) ErratumTo(number int, source MinutesSource, correction MinutesCorrection) MinutesContent {
	h := c.Header
	h.Kind, h.Edition = Erratum, number
	h.Title = h.Name()
	source.Title = c.Header.Named()
	return MinutesContent{Schema: c.Schema, Header: h, Source: &source, Correction: &correction}
}

// Droppable tells whether an erratum may be given up: nobody has signed it.
func (m Minutes) Droppable(signatures int) error {
	if m.Kind != Erratum || m.State != MinutesDraft || signatures > 0 {
		return Fail(Conflict, msgErratumSigned)
	}
	return nil
}
