package governance

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// MatchingRuleID identifies a MatchingRule.
type MatchingRuleID int64

// Unit is what a scheme counts.
type Unit string

// The units.
const (
	UnitPost    Unit = "post"
	UnitVoucher Unit = "voucher"
	UnitDevice  Unit = "device"
)

// Units returns the units in the order the interface lists them.
func Units() []Unit { return []Unit{UnitPost, UnitVoucher, UnitDevice} }

// Scheme is something that several funders pay together (dispositif). One that
// counts in units has the cost of each (F6).
type Scheme struct {
	ID             SchemeID
	CoordinationID CoordinationID
	Name           string
	Unit           Unit
	UnitCost       Cents
	BookLow        Cents  // vouchers come in books that cost from BookLow
	BookHigh       Cents  // to BookHigh; both zero when they do not
	Years          int    // over how many years a commitment is paid, zero when nothing says it
	Pooled         bool   // a fund without earmark: what it receives joins the common pool
	Fact           string // letter of the public source of its figures, or empty
	CreatedAt      time.Time
	Version        int
}

// SchemeDraft is a scheme as typed.
type SchemeDraft struct {
	Name, Unit, UnitCost     string
	BookLow, BookHigh, Years string
	Pooled                   bool
	Fact                     string
}

var factLetter = regexp.MustCompile(`^[A-Z]?$`)

// ParseScheme reads a scheme: a unit needs its cost, and a cost its unit.
func ParseScheme(d SchemeDraft) (Scheme, Problems) {
	s := Scheme{Unit: Unit(d.Unit), Pooled: d.Pooled, Fact: strings.ToUpper(strings.TrimSpace(d.Fact))}
	var p Problems
	var err *Error
	s.Name, err = parseTitle(d.Name, msgSchemeName)
	p.Add(err)
	switch {
	case s.Unit == "" && d.UnitCost != "":
		p.Add(Fail(Invalid, msgSchemeUnit).On("unit"))
	case s.Unit != "" && !slices.Contains(Units(), s.Unit):
		p.Add(Fail(Invalid, msgSchemeUnit).On("unit"))
	case s.Unit != "":
		s.UnitCost, err = parsePositive(d.UnitCost, "unit_cost")
		p.Add(err)
	}
	s.readBooks(d, &p)
	s.readYears(d.Years, &p)
	if !factLetter.MatchString(s.Fact) {
		p.Add(Fail(Invalid, msgSchemeFact).On("fact"))
	}
	return s, p
}

// readBooks reads what a book of vouchers costs: both ends or none, and at
// least one voucher.
func (s *Scheme) readBooks(d SchemeDraft, p *Problems) {
	if d.BookLow == "" && d.BookHigh == "" {
		return
	}
	var low, high *Error
	s.BookLow, low = parsePositive(d.BookLow, "book_low")
	s.BookHigh, high = parsePositive(d.BookHigh, "book_high")
	p.Add(low)
	p.Add(high)
	switch {
	case low != nil || high != nil:
	case s.Unit != UnitVoucher:
		p.Add(Fail(Invalid, msgBookUnit).On("book_low"))
	case s.BookLow > s.BookHigh || s.BookLow < s.UnitCost:
		p.Add(Fail(Invalid, msgBookOrder, euros(s.UnitCost)).On("book_low"))
	}
}

// maxSchemeYears is over how many years a scheme pays at most.
const maxSchemeYears = 10

func (s *Scheme) readYears(text string, p *Problems) {
	if text == "" {
		return
	}
	var err error
	if s.Years, err = strconv.Atoi(text); err != nil || s.Years < 1 || s.Years > maxSchemeYears {
		s.Years = 0
		p.Add(Fail(Invalid, msgSchemeYears).On("years"))
	}
}

// parsePositive reads an amount above zero (F2).
func parsePositive(text, field string) (Cents, *Error) {
	amount, err := ParseCents(text)
	switch {
	case err != nil:
		return 0, err.On(field)
	case amount == 0:
		return 0, Fail(Invalid, msgAmountZero).On(field)
	}
	return amount, nil
}

// MatchingRule is the promise of a funder to match what the others bring to a
// scheme, at a rate, up to a cap, counted at a level of certainty (F8).
type MatchingRule struct {
	ID             MatchingRuleID
	CoordinationID CoordinationID
	SchemeID       SchemeID
	FunderID       OrganizationID
	Rate           Fraction
	Cap            Cents
	Level          Certainty
	Deadline       Date
	Version        int
}

// MatchingDraft is a matching rule as typed.
type MatchingDraft struct {
	Funder                     OrganizationID
	Rate, Cap, Level, Deadline string
}

// ParseMatching reads a matching rule.
func ParseMatching(d MatchingDraft) (MatchingRule, Problems) {
	r := MatchingRule{FunderID: d.Funder, Level: Certainty(d.Level)}
	var p Problems
	var err *Error
	if r.FunderID == 0 {
		p.Add(Fail(Invalid, msgFunderMissing).On("funder"))
	}
	if r.Rate, err = ParseFraction(d.Rate); err != nil || !r.Rate.Decided() {
		p.Add(Fail(Invalid, msgRateMissing).On("rate"))
	}
	r.Cap, err = parsePositive(d.Cap, "cap")
	p.Add(err)
	if !slices.Contains([]Certainty{Announced, Firm, Contracted}, r.Level) {
		p.Add(Fail(Invalid, msgLevelMissing).On("level"))
	}
	if r.Deadline, err = ParseDate(d.Deadline); err != nil {
		p.Add(err.On("deadline"))
	}
	return r, p
}

// Matching is what a rule gives on what the others bring.
type Matching struct {
	Local     Cents // what the others bring, at the level of the rule
	Matched   Cents
	Unmatched Cents // of the cap: lost if nothing moves
	Total     Cents
}

// Match applies the rule to what the others bring (F8).
func (r MatchingRule) Match(local Cents) Matching {
	matched := min(r.Cap, r.Rate.Of(local))
	return Matching{Local: local, Matched: matched, Unmatched: r.Cap - matched, Total: local + matched}
}
