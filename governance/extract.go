package governance

import (
	"encoding/json"
	"regexp"
	"slices"
)

// ExtractOptions are what the coordinator chooses for a public extract (C10):
// the items to leave out besides those that were closed to the public, whether
// the voters of public ballots are named, and whether reservations are told.
type ExtractOptions struct {
	Withhold     []int // numbers of items
	Voters       bool
	Reservations bool
}

// Extract is what everyone may read of sealed minutes, made from their content
// alone: e-mails and telephone numbers go wherever they stand, and so do the
// items left out with their decisions, what they shared out and what they ask
// to be done. Why somebody stood aside is told to nobody.
func (c MinutesContent) Extract(number int, source MinutesSource, o ExtractOptions) (MinutesContent, error) {
	source.Title, source.Code = c.Header.Named(), ""
	e := c
	e.Header.Kind, e.Header.Public, e.Header.Edition = PublicExtract, true, number
	e.Header.Title = PublicExtract.Label() + extractOf + c.Header.Kind.lower()
	e.Source = &source
	gone := e.withhold(c.Agenda, o)
	for _, d := range c.Decisions {
		if !slices.Contains(gone, d.Number) {
			e.Decisions = append(e.Decisions, d.public(o.Voters))
		}
	}
	e.Tasks = slices.DeleteFunc(slices.Clone(c.Tasks), func(t MinutesTask) bool { return slices.Contains(gone, t.Decision) })
	if c.Money != nil {
		money := *c.Money
		money.Allocations = slices.DeleteFunc(slices.Clone(money.Allocations), func(a MinutesAllocation) bool {
			return slices.Contains(gone, a.Decision)
		})
		e.Money = &money
	}
	e.Annexes = slices.DeleteFunc(slices.Clone(c.Annexes), func(d MinutesDocument) bool {
		return slices.Contains(e.Withheld, MinutesWithheld{d.Item})
	})
	if !o.Reservations {
		e.Reservations = nil
	}
	return e.scrubbed()
}

// withhold takes items out of the agenda, and answers the decisions that go
// with them.
func (c *MinutesContent) withhold(agenda []MinutesItem, o ExtractOptions) (gone []string) {
	c.Agenda, c.Decisions, c.Withheld = nil, nil, nil
	for _, item := range agenda {
		if item.Closed || slices.Contains(o.Withhold, item.Number) {
			gone = append(gone, item.Decisions...)
			c.Withheld = append(c.Withheld, MinutesWithheld{item.Number})
			continue
		}
		item.Recusals = withoutReasons(item.Recusals)
		var rejected []MinutesDecision
		for _, d := range item.Rejected {
			rejected = append(rejected, d.public(o.Voters))
		}
		item.Rejected = rejected
		c.Agenda = append(c.Agenda, item)
	}
	return gone
}

func (d MinutesDecision) public(voters bool) MinutesDecision {
	if !voters {
		d.Votes = nil
	}
	d.Recusals = withoutReasons(d.Recusals)
	return d
}

func withoutReasons(recusals []MinutesRecusal) []MinutesRecusal {
	var bare []MinutesRecusal
	for _, r := range recusals {
		bare = append(bare, MinutesRecusal{Name: r.Name, Organization: r.Organization})
	}
	return bare
}

// What no published text holds.
var (
	anEmail = regexp.MustCompile(`[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`)
	aPhone  = regexp.MustCompile(`(^|[^\p{L}\p{N}])(?:(?:\+|00)\d{1,3}[ .\x{a0}\x{202f}-]?(?:\(0\)[ .\x{a0}\x{202f}-]?)?\d|0\d)(?:[ .\x{a0}\x{202f}-]?\d{2}){4}($|[^\p{L}\p{N}])`)
)

// Scrub takes e-mails and telephone numbers out of a text.
func Scrub(text string) string {
	text = anEmail.ReplaceAllString(text, wordNoEmail)
	return aPhone.ReplaceAllString(text, "${1}"+wordNoPhone+"${2}")
}

// scrubbed cleans every text of the content, whatever the field: one that is
// added tomorrow is cleaned too.
func (c MinutesContent) scrubbed() (MinutesContent, error) {
	raw, err := json.Marshal(c)
	if err != nil {
		return c, err
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		return c, err
	}
	if raw, err = json.Marshal(scrubValue(tree)); err != nil {
		return c, err
	}
	var clean MinutesContent
	return clean, json.Unmarshal(raw, &clean)
}

func scrubValue(v any) any {
	switch v := v.(type) {
	case string:
		return Scrub(v)
	case []any:
		for i := range v {
			v[i] = scrubValue(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = scrubValue(v[k])
		}
	}
	return v
}

// Publishable tells whether an extract of a document may be published: once it
// is sealed, and for what was not made from another.
func (m Minutes) Publishable() error {
	if m.Kind.Attached() || m.State != MinutesSealed {
		return Fail(Conflict, msgExtractState, m.Kind.Label(), m.State.Label())
	}
	return nil
}

// Unpublish tells whether an extract may be taken off the public page: what was
// issued stays issued, and the register says that it was withdrawn.
func (m Minutes) Unpublish() error {
	if m.Kind != PublicExtract || m.State != MinutesSealed || !m.WithdrawnAt.IsZero() {
		return Fail(Conflict, msgNotPublished)
	}
	return nil
}
