package governance

import (
	"slices"
	"strings"
)

// Merging is what is proposed to someone whose text came too late: one text
// that holds both changes, paragraph by paragraph.
type Merging struct {
	Text     string
	Passages []Passage // where both changed the same paragraphs, each in its way
}

// Passage is a place that two people changed. In the proposed text both stand,
// one after the other: neither is lost, and a person chooses.
type Passage struct{ Theirs, Mine string }

// MergeTexts brings together two texts written from the same base. Where the
// two changes do not touch, both are taken; where they do, both are kept.
func MergeTexts(base, theirs, mine string) Merging {
	m := merger{base: blocks(base)}
	m.theirs, m.mine = hunks(m.base, blocks(theirs)), hunks(m.base, blocks(mine))
	for len(m.theirs)+len(m.mine) > 0 {
		m.step()
	}
	m.text = append(m.text, m.base[m.done:]...)
	return Merging{strings.Join(m.text, "\n\n"), m.passages}
}

// hunk is one change: the paragraphs of base that it replaces, and by what.
type hunk struct {
	from, to int
	by       []string
}

// before orders hunks: what is added before a paragraph comes before what
// replaces it.
func (h hunk) before(other hunk) bool {
	return h.from < other.from || h.from == other.from && h.to < other.to
}

// touches tells two hunks that change the same paragraph, or add at the same place.
func (h hunk) touches(other hunk) bool {
	if h.from == h.to && other.from == other.to {
		return h.from == other.from
	}
	return h.from < other.to && other.from < h.to || h.from == other.from && h.to == other.to
}

// hunks are what turns base into text. As many paragraphs as they replace are
// that many changes: neighbours changed by two people do not touch.
func hunks(base, text []string) []hunk {
	var list []hunk
	at := 0
	align(base, text, func(i, _ int) { at = i + 1 }, func(old, by []string) {
		if len(old) != len(by) {
			list = append(list, hunk{at, at + len(old), by})
			at += len(old)
			return
		}
		for i := range by {
			list = append(list, hunk{at, at + 1, by[i : i+1]})
			at++
		}
	})
	return list
}

// merger walks through the changes of both and gathers the proposed text.
type merger struct {
	base         []string
	done         int // paragraphs of base that are behind
	theirs, mine []hunk
	text         []string
	passages     []Passage
}

// step takes the next change, with all those that touch it.
func (m *merger) step() {
	region := m.next()
	var theirs, mine []hunk
	for grown := true; grown; {
		n := len(theirs) + len(mine)
		take(&region, &m.theirs, &theirs)
		take(&region, &m.mine, &mine)
		grown = len(theirs)+len(mine) > n
	}
	m.text = append(m.text, m.base[m.done:region.from]...)
	m.done = region.to
	t, o := m.changed(region, theirs), m.changed(region, mine)
	switch {
	case len(theirs) == 0:
		m.text = append(m.text, o...)
	case len(mine) == 0:
		m.text = append(m.text, t...)
	default:
		align(t, o, func(i, _ int) { m.text = append(m.text, t[i]) }, m.keepBoth)
	}
}

// next is the first change that nobody has looked at.
func (m *merger) next() hunk {
	if len(m.mine) == 0 || len(m.theirs) > 0 && m.theirs[0].before(m.mine[0]) {
		return m.theirs[0]
	}
	return m.mine[0]
}

// take moves from one list to another the first changes that touch the region,
// and widens it to them.
func take(region *hunk, from, to *[]hunk) {
	for len(*from) > 0 && region.touches((*from)[0]) {
		h := (*from)[0]
		region.from, region.to = min(region.from, h.from), max(region.to, h.to)
		*to, *from = append(*to, h), (*from)[1:]
	}
}

// changed is a region of base with the changes of one person.
func (m *merger) changed(region hunk, list []hunk) []string {
	var text []string
	at := region.from
	for _, h := range list {
		text = append(append(text, m.base[at:h.from]...), h.by...)
		at = h.to
	}
	return append(text, m.base[at:region.to]...)
}

func (m *merger) keepBoth(theirs, mine []string) {
	m.text = slices.Concat(m.text, theirs, mine)
	m.passages = append(m.passages, Passage{strings.Join(theirs, "\n\n"), strings.Join(mine, "\n\n")})
}

// blocks are the paragraphs of a text, without the blank lines between them.
func blocks(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n\n")
}
