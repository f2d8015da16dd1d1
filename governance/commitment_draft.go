package governance

import (
	"strconv"
	"strings"
)

// Undertaking is a commitment with who receives it and when it may be paid.
type Undertaking struct {
	Commitment
	Grantees []Grantee
	Credits  []Credit
}

// CommitmentDraft is a commitment as typed.
type CommitmentDraft struct {
	Funder             OrganizationID
	Scheme             SchemeID // zero for none
	Purpose, Motive    string
	InKind             bool
	Quantity, UnitCost string
	Amount             string // may be left out when quantity and unit cost give it
	KeepAmount         bool   // the person has seen that the amount is not their product, and means it
	Valuation          string
	Pooled             bool // no earmark: it joins the common pool
	Envelope           EnvelopeID
	Territory          OrganizationID
	Confidential       bool
	Counted            bool
	Source             CommitmentID // that it gives again, zero for none
	DeclaredOn         string
	LapseDate          string
	Grantees           []GranteeDraft
	Credits            []CreditDraft
	Reason             string // of an amendment
}

// GranteeDraft is a grantee as typed; its share may be empty.
type GranteeDraft struct {
	Organization OrganizationID
	Share        string
}

// CreditDraft is the credit of a year as typed. An empty amount is what the
// other years leave, when there is only one year.
type CreditDraft struct{ Year, Amount string }

// ParseCommitment reads a commitment to a scheme, the zero Scheme for none
// (F2, F6, F7, F14).
func ParseCommitment(d CommitmentDraft, scheme Scheme, today Date) (Undertaking, Problems) {
	u := Undertaking{Commitment: Commitment{
		FunderID: d.Funder, SchemeID: scheme.ID, InKind: d.InKind, Earmarked: !d.Pooled && !scheme.Pooled, Status: StatusIntention,
	}}
	var p Problems
	if u.FunderID == 0 {
		p.Add(Fail(Invalid, msgFunderMissing).On("funder"))
	}
	u.words(d, scheme, &p)
	u.price(d, scheme, &p)
	u.dates(d, today, &p)
	u.links(d, &p)
	u.readGrantees(d.Grantees, &p)
	u.readCredits(d.Credits, scheme.Years, &p)
	return u, p
}

// words reads what the commitment is for, why, and how it was valued. Without
// words of its own it is for its scheme.
func (u *Undertaking) words(d CommitmentDraft, scheme Scheme, p *Problems) {
	if strings.TrimSpace(d.Purpose) == "" {
		d.Purpose = scheme.Name
	}
	u.Purpose = requiredLine(d.Purpose, msgPurposeMissing, "purpose", p)
	u.Motive = strings.TrimSpace(d.Motive)
	p.Add(tooLong(u.Motive, maxMotive, "motive"))
	if u.InKind {
		u.Valuation = requiredLine(d.Valuation, msgValuationMissing, "valuation", p)
	}
}

// maxMotive is how long the motive of a commitment may be, in characters.
const maxMotive = 2000

// price reads the amount, or makes it of the quantity and the unit cost (F6).
func (u *Undertaking) price(d CommitmentDraft, scheme Scheme, p *Problems) {
	u.Quantity = parseQuantity(d.Quantity, p)
	switch {
	case d.UnitCost != "":
		var err *Error
		u.UnitCost, err = parsePositive(d.UnitCost, "unit_cost")
		p.Add(err)
	case u.Quantity != 0:
		u.UnitCost = scheme.UnitCost
	}
	product := Cents(0)
	if u.Quantity != 0 && u.UnitCost != 0 {
		product = u.UnitCost.Times(u.Quantity)
	}
	if product > maxEuros {
		p.Add(Fail(Invalid, msgAmountTooLarge).On("quantity"))
		return
	}
	if strings.TrimSpace(d.Amount) == "" && product != 0 {
		u.Amount = product
		return
	}
	var err *Error
	u.Amount, err = parsePositive(d.Amount, "amount")
	p.Add(err)
	if err == nil && product != 0 && u.Amount != product && !d.KeepAmount {
		p.Add(Fail(Invalid, msgAmountDiffers, thousands(u.Quantity), euros(u.UnitCost), euros(product)).On("amount"))
	}
}

// OffUnit is by how much the amount departs from quantity × unit cost (F6).
func (c Commitment) OffUnit() Cents {
	if c.Quantity == 0 || c.UnitCost == 0 {
		return 0
	}
	return c.Amount - c.UnitCost.Times(c.Quantity)
}

// maxQuantity keeps products within what an amount may be.
const maxQuantity = 10_000_000

func parseQuantity(text string, p *Problems) int64 {
	return parseWhole(text, "quantity", maxQuantity, p)
}

// parseWhole reads a number of things, zero when nothing is typed.
func parseWhole(text, field string, most int64, p *Problems) int64 {
	text = unspaced(text)
	if text == "" {
		return 0
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n <= 0 || n > most {
		p.Add(Fail(Invalid, msgQuantity).On(field))
		return 0
	}
	return n
}

// dates reads the day of the declaration, today when it is left out, and that
// of the lapse.
func (u *Undertaking) dates(d CommitmentDraft, today Date, p *Problems) {
	var err *Error
	u.DeclaredOn = today
	if d.DeclaredOn != "" {
		u.DeclaredOn, err = parsePast(d.DeclaredOn, today, "declared_on")
		p.Add(err)
	}
	if u.LapseDate, err = ParseDate(d.LapseDate); err != nil {
		p.Add(err.On("lapse_date"))
	}
}

func (u *Undertaking) readGrantees(drafts []GranteeDraft, p *Problems) {
	before := len(*p)
	for i, g := range drafts {
		share, err := ParseFraction(g.Share)
		if err != nil {
			p.Add(err.On(inRow("share", i)))
		}
		if g.Organization == 0 {
			p.Add(Fail(Invalid, msgGranteeMissing).On(inRow("grantee", i)))
		}
		u.Grantees = append(u.Grantees, Grantee{g.Organization, share})
	}
	if len(*p) == before {
		p.Add(CheckShares(u.Grantees))
	}
}

// inRow is the field of one row, counted from zero, of what is asked several
// times: share, then share-2.
func inRow(field string, row int) string {
	if row == 0 {
		return field
	}
	return field + "-" + strconv.Itoa(row+1)
}

// readCredits reads the schedule (F14). One year without an amount begins a
// schedule as long as the scheme pays, in equal parts to the cent.
func (u *Undertaking) readCredits(drafts []CreditDraft, years int, p *Problems) {
	before := len(*p)
	for i, c := range drafts {
		credit := Credit{Year: parseYear(c.Year, inRow("year", i), p), Amount: u.Amount}
		if len(drafts) > 1 || c.Amount != "" {
			var err *Error
			credit.Amount, err = parsePositive(c.Amount, inRow("year_amount", i))
			p.Add(err)
		}
		u.Credits = append(u.Credits, credit)
	}
	if len(*p) > before || u.Amount == 0 {
		return
	}
	if len(drafts) == 1 && drafts[0].Amount == "" && years > 1 {
		u.Credits = Spread(u.Amount, u.Credits[0].Year, years)
	}
	p.Add(CheckCredits(u.Credits, u.Amount))
}

// Spread is a schedule in equal parts, to the cent, from a year on (F14, F11).
func Spread(amount Cents, from, years int) []Credit {
	weights := make([]int64, years)
	for i := range weights {
		weights[i] = 1
	}
	var credits []Credit
	for i, part := range Share(amount, weights) {
		if part > 0 {
			credits = append(credits, Credit{Year: from + i, Amount: part})
		}
	}
	return credits
}
