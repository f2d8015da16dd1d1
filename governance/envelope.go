package governance

import (
	"slices"
	"strings"
	"time"
)

// EnvelopeID identifies an Envelope.
type EnvelopeID int64

// UnitPeople is what an envelope may aim at beside the units of schemes.
const UnitPeople Unit = "people"

// TargetUnits returns what an envelope may aim at, in the order of the interface.
func TargetUnits() []Unit { return append([]Unit{UnitPeople}, Units()...) }

// Envelope is an amount that several commitments draw on: no more than it
// holds, whole or through its children (F9).
type Envelope struct {
	ID             EnvelopeID
	CoordinationID CoordinationID
	Name           string
	ParentID       EnvelopeID // zero for one that stands alone; it never changes
	SchemeID       SchemeID   // zero for none
	Amount         Cents
	TerritoryCap   Cents  // what one territory may draw, zero for no cap
	Target         int64  // how many it is to pay, zero when nothing says it
	TargetUnit     Unit   // empty without a target
	Covers         string // what else it is said to pay: training…
	Fact           string // letter of the public source of its figures, or empty
	CreatedAt      time.Time
	Version        int
}

// EnvelopeDraft is an envelope as typed.
type EnvelopeDraft struct {
	Name                 string
	Parent               EnvelopeID
	Scheme               SchemeID
	Amount, TerritoryCap string
	Target, TargetUnit   string
	Covers, Fact         string
}

// ParseEnvelope reads an envelope.
func ParseEnvelope(d EnvelopeDraft) (Envelope, Problems) {
	e := Envelope{ParentID: d.Parent, SchemeID: d.Scheme, Fact: strings.ToUpper(strings.TrimSpace(d.Fact))}
	var p Problems
	var err *Error
	e.Name, err = parseTitle(d.Name, msgEnvelopeName)
	p.Add(err)
	e.Amount, err = parsePositive(d.Amount, "amount")
	p.Add(err)
	if d.TerritoryCap != "" {
		e.TerritoryCap, err = parsePositive(d.TerritoryCap, "territory_cap")
		p.Add(err)
	}
	if e.Amount != 0 && e.TerritoryCap > e.Amount {
		p.Add(Fail(Invalid, msgCapAbove, euros(e.Amount)).On("territory_cap"))
	}
	e.readTarget(d, &p)
	e.Covers = optionalLine(d.Covers, "covers", &p)
	if !factLetter.MatchString(e.Fact) {
		p.Add(Fail(Invalid, msgSchemeFact).On("fact"))
	}
	return e, p
}

// readTarget reads what the envelope aims at: a number and its unit, or none.
func (e *Envelope) readTarget(d EnvelopeDraft, p *Problems) {
	e.Target = parseWhole(d.Target, "target", maxTarget, p)
	e.TargetUnit = Unit(d.TargetUnit)
	switch {
	case e.TargetUnit != "" && !slices.Contains(TargetUnits(), e.TargetUnit), e.Target != 0 && e.TargetUnit == "":
		p.Add(Fail(Invalid, msgTargetUnit).On("target_unit"))
	case e.Target == 0 && e.TargetUnit != "" && d.Target == "":
		p.Add(Fail(Invalid, msgTargetMissing).On("target"))
	}
}

// maxTarget is more people than there are.
const maxTarget = 10_000_000_000

// EnvelopeUse is what an envelope already holds.
type EnvelopeUse struct {
	Children Cents // the amounts of its children
	Drawn    Cents // what its commitments draw, those of its children apart
}

// Left is what the envelope can still give (F9).
func (e Envelope) Left(use EnvelopeUse) Cents { return e.Amount - use.Children - use.Drawn }

// Draw tells whether a commitment may draw an amount on what the others leave (F9).
func (e Envelope) Draw(use EnvelopeUse, amount Cents) *Error {
	if left := e.Left(use); amount > left {
		return Fail(Conflict, msgEnvelopeFull, euros(max(left, 0)), e.Name, euros(amount)).On("amount")
	}
	return nil
}

// DrawFor tells the same for one territory, which drew that much already.
func (e Envelope) DrawFor(territory OrganizationID, drawn, amount Cents) *Error {
	switch {
	case e.TerritoryCap == 0:
		return nil
	case territory == 0:
		return Fail(Invalid, msgTerritoryMissing, e.Name, euros(e.TerritoryCap)).On("territory")
	case amount > e.TerritoryCap-drawn:
		return Fail(Conflict, msgTerritoryFull, euros(max(e.TerritoryCap-drawn, 0)), euros(e.TerritoryCap), e.Name, euros(amount)).On("amount")
	}
	return nil
}

// Hold tells whether a child fits in what the envelope's other children and
// its own commitments leave (F9).
func (e Envelope) Hold(use EnvelopeUse, child Cents) *Error {
	if left := e.Left(use); child > left {
		return Fail(Conflict, msgEnvelopeHolds, e.Name, euros(max(left, 0)), euros(child)).On("amount")
	}
	return nil
}

// CheckEnvelope tells whether an envelope still holds what is already in it.
func CheckEnvelope(e Envelope, use EnvelopeUse) *Error {
	if e.Left(use) < 0 {
		return Fail(Conflict, msgEnvelopeBelow, euros(use.Children+use.Drawn)).On("amount")
	}
	return nil
}

// CheckCap tells whether a cap still holds what the territory that draws most
// has drawn.
func CheckCap(e Envelope, most Cents) *Error {
	if e.TerritoryCap != 0 && most > e.TerritoryCap {
		return Fail(Conflict, msgCapBelow, euros(most)).On("territory_cap")
	}
	return nil
}
