package governance

import (
	"fmt"
	"slices"
)

// Awaited is something that a commitment waits for from its funder.
type Awaited string

// What a commitment may wait for, the most pressing first.
const (
	AwaitsConfirmation Awaited = "confirmation" // it was entered in the funder's name (F1)
	AwaitsLapse        Awaited = "lapse"        // its lapse date is near, or passed (F16)
	AwaitsDeliberation Awaited = "deliberation" // the document of a step that it reached (F4)
	AwaitsConvention   Awaited = "convention"
)

// Awaits tells what a commitment waits for from its funder: to be confirmed,
// to move before it lapses, and the documents of the steps it reached.
func (c Commitment) Awaits(documents []string, today Date) []Awaited {
	if c.Status.Exit() {
		return nil
	}
	var list []Awaited
	if !c.Confirmed {
		list = append(list, AwaitsConfirmation)
	}
	if _, _, alert := c.Lapses(today); alert {
		list = append(list, AwaitsLapse)
	}
	if c.Status.Reaches(StatusResolved) && !slices.Contains(documents, DocumentOf(StatusResolved)) {
		list = append(list, AwaitsDeliberation)
	}
	if c.Status.Reaches(StatusAgreed) && !slices.Contains(documents, DocumentOf(StatusAgreed)) {
		list = append(list, AwaitsConvention)
	}
	return list
}

// OwnedCell adds up the commitments of one organisation in one coordination
// that stand at the same step.
type OwnedCell struct {
	CoordinationID CoordinationID
	Siren          string // under which the same organisation is known elsewhere, or empty
	FundingCell
}

// OwnedTotal is what one's organisations bring to one coordination, or one
// organisation to all of them.
type OwnedTotal struct {
	CoordinationID CoordinationID // zero for an organisation
	Name           string         // of the organisation
	Count          int
	Split
}

// OwnedTotals are the commitments of one person's organisations, over all the
// coordinations: what is given again is counted at its source (F15), and money
// is never mixed with what comes in kind (F3).
type OwnedTotals struct {
	OwnedTotal
	Regranted     Split
	Places        []OwnedTotal // by coordination
	Organizations []OwnedTotal // those of one SIREN being one, for display only
}

// TotalsOf adds up what one's organisations bring, by coordination and by
// organisation.
func TotalsOf(cells []OwnedCell) OwnedTotals {
	var t OwnedTotals
	keys := []string{}
	for _, c := range cells {
		place := entry(&t.Places, func(p OwnedTotal) bool { return p.CoordinationID == c.CoordinationID })
		place.CoordinationID = c.CoordinationID
		key := c.Siren
		if key == "" {
			key = fmt.Sprint("#", c.FunderID) // nothing says that it is one of the others
		}
		if !slices.Contains(keys, key) {
			keys, t.Organizations = append(keys, key), append(t.Organizations, OwnedTotal{Name: c.Funder})
		}
		own := &t.Organizations[slices.Index(keys, key)]
		for _, total := range []*OwnedTotal{&t.OwnedTotal, place, own} {
			total.add(c)
		}
		if c.Regranted {
			t.Regranted = t.Regranted.Plus(c.FundingCell.Split())
		}
	}
	return t
}

// add counts a cell; money given again is counted at its source.
func (t *OwnedTotal) add(c OwnedCell) {
	t.Count += c.Count
	if !c.Regranted {
		t.Split = t.Plus(c.FundingCell.Split())
	}
}
