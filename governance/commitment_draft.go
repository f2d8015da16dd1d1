package governance

import (
	"slices"
	"strconv"
	"strings"
	"time"
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
		FunderID: d.Funder, SchemeID: scheme.ID, InKind: d.InKind, Earmarked: !d.Pooled, Status: StatusIntention,
	}}
	var p Problems
	if u.FunderID == 0 {
		p.Add(Fail(Invalid, msgFunderMissing).On("funder"))
	}
	u.words(d, scheme, &p)
	u.price(d, scheme, &p)
	u.dates(d, today, &p)
	u.readGrantees(d.Grantees, &p)
	u.readCredits(d.Credits, &p)
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
	text = strings.Join(strings.Fields(text), "")
	if text == "" {
		return 0
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n <= 0 || n > maxQuantity {
		p.Add(Fail(Invalid, msgQuantity).On("quantity"))
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
	for _, g := range drafts {
		share, err := ParseFraction(g.Share)
		if err != nil {
			p.Add(err.On("share"))
			return
		}
		u.Grantees = append(u.Grantees, Grantee{g.Organization, share})
	}
	p.Add(CheckShares(u.Grantees))
}

func (u *Undertaking) readCredits(drafts []CreditDraft, p *Problems) {
	before := len(*p)
	for _, c := range drafts {
		credit := Credit{Year: parseYear(c.Year, "year", p), Amount: u.Amount}
		if len(drafts) > 1 || c.Amount != "" {
			var err *Error
			credit.Amount, err = parsePositive(c.Amount, "year")
			p.Add(err)
		}
		u.Credits = append(u.Credits, credit)
	}
	if len(*p) == before && u.Amount != 0 {
		p.Add(CheckCredits(u.Credits, u.Amount))
	}
}

// Declare makes a commitment: in the name of the actor's own organisation it
// is confirmed, on behalf of another one it waits for that one (F1).
func Declare(actor Actor, d CommitmentDraft, scheme Scheme, today Date, now time.Time) (Undertaking, error) {
	own := actor.FundsFor(d.Funder)
	if !own && d.Funder != 0 && !actor.May(ManageFunding) {
		return Undertaking{}, Fail(Forbidden, msgNotYourFunder)
	}
	u, problems := ParseCommitment(d, scheme, today)
	if err := problems.Err(); err != nil {
		return u, err
	}
	u.CoordinationID, u.DeclaredBy, u.CreatedAt, u.Version = actor.Coordination, actor.PersonID, now, 1
	if own {
		u.Confirmed, u.ConfirmedBy, u.ConfirmedAt = true, actor.PersonID, now
	}
	return u, nil
}

// Confirm takes a commitment that was entered on behalf as the funder's own (F1).
func Confirm(actor Actor, c Commitment, now time.Time) (Commitment, error) {
	switch {
	case !actor.FundsFor(c.FunderID):
		return c, Fail(Forbidden, msgNotYourFunder)
	case c.Confirmed:
		return c, Fail(Conflict, msgConfirmed)
	case c.Status.Exit():
		return c, Fail(Conflict, msgLeftLadder, strings.ToLower(c.Status.Label()))
	}
	c.Confirmed, c.ConfirmedBy, c.ConfirmedAt = true, actor.PersonID, now
	return c, nil
}

// mayChange tells whether the actor changes the commitment: its funder does,
// and a coordinator as long as the funder has not confirmed it (F1).
func (c Commitment) mayChange(actor Actor) error {
	if actor.FundsFor(c.FunderID) || !c.Confirmed && actor.May(ManageFunding) {
		return nil
	}
	return Fail(Forbidden, msgNotYourFunder)
}

// MayChange tells the same to pages.
func (c Commitment) MayChange(actor Actor) bool { return c.mayChange(actor) == nil }

// Amend changes a commitment to what is typed, whose version it was read at is
// d's business and the store's. The funder, the status and what was paid stay;
// a resolved one is amended with a reason, and never below what was paid.
func Amend(actor Actor, before Undertaking, d CommitmentDraft, scheme Scheme, paid Cents, today Date) (Undertaking, string, error) {
	if err := before.mayChange(actor); err != nil {
		return before, "", err
	}
	if before.Status.Exit() || before.Status == StatusClosed {
		return before, "", Fail(Conflict, msgLeftLadder, strings.ToLower(before.Status.Label()))
	}
	d.Funder, d.DeclaredOn = before.FunderID, string(before.DeclaredOn)
	d.Amount = followed(before.Commitment, d)
	u, p := ParseCommitment(d, scheme, today)
	var reason string
	if moved := u.Amount != before.Amount; moved && before.Status.Reaches(StatusResolved) {
		reason = requiredLine(d.Reason, msgAmendReason, "reason", &p)
	} else {
		reason = optionalLine(d.Reason, "reason", &p)
	}
	if u.Amount != 0 && u.Amount < paid {
		p.Add(Fail(Conflict, msgBelowPaid, euros(paid)).On("amount"))
	}
	if err := p.Err(); err != nil {
		return before, "", err
	}
	u.Commitment = before.carry(u.Commitment)
	return u, reason, nil
}

// carry is a commitment amended: what is not typed stays.
func (c Commitment) carry(typed Commitment) Commitment {
	c.SchemeID, c.Purpose, c.Motive, c.InKind = typed.SchemeID, typed.Purpose, typed.Motive, typed.InKind
	c.Quantity, c.UnitCost, c.Amount, c.Valuation = typed.Quantity, typed.UnitCost, typed.Amount, typed.Valuation
	c.Earmarked, c.LapseDate = typed.Earmarked, typed.LapseDate
	return c
}

// followed is the amount typed, left out when only the quantity or the unit
// cost was edited: editing one recomputes the amount (F6).
func followed(before Commitment, d CommitmentDraft) string {
	amount, err := ParseCents(d.Amount)
	if err != nil || amount != before.Amount || before.OffUnit() != 0 {
		return d.Amount
	}
	var p Problems
	quantity := parseQuantity(d.Quantity, &p)
	unit, _ := ParseCents(d.UnitCost) // a wrong one is refused when it is read for good
	if len(p) > 0 || quantity == before.Quantity && (unit == 0 || unit == before.UnitCost) {
		return d.Amount
	}
	return ""
}

// LapseNotice are the days before its lapse at which a commitment is announced
// to lapse (F16).
var LapseNotice = [...]int{60, 30, 0}

// Lapses tells how many days a commitment has before its lapse, and which
// notice it has reached: 60, 30 or 0 days. A date that is far, a commitment
// paid and one off the ladder say nothing; nothing moves by itself (F16).
func (c Commitment) Lapses(today Date) (left, notice int, alert bool) {
	if c.LapseDate == "" || c.Status.Exit() || c.Status.Reaches(StatusPaid) {
		return 0, 0, false
	}
	left = int(c.LapseDate.Time().Sub(today.Time()).Hours() / 24)
	for _, n := range LapseNotice {
		if left <= n {
			notice, alert = n, true
		}
	}
	return left, notice, alert
}

// Changed tells which figures and parts of an undertaking differ, by field.
func (u Undertaking) Changed(after Undertaking) []string {
	var fields []string
	for _, f := range []struct {
		name    string
		changed bool
	}{
		{"scheme", u.SchemeID != after.SchemeID},
		{"purpose", u.Purpose != after.Purpose},
		{"motive", u.Motive != after.Motive},
		{"in_kind", u.InKind != after.InKind},
		{"quantity", u.Quantity != after.Quantity},
		{"unit_cost", u.UnitCost != after.UnitCost},
		{"amount", u.Amount != after.Amount},
		{"valuation", u.Valuation != after.Valuation},
		{"earmarked", u.Earmarked != after.Earmarked},
		{"lapse_date", u.LapseDate != after.LapseDate},
		{"grantees", !slices.Equal(u.Grantees, after.Grantees)},
		{"credits", !slices.Equal(u.Credits, after.Credits)},
	} {
		if f.changed {
			fields = append(fields, f.name)
		}
	}
	return fields
}
