package governance

import (
	"slices"
	"strings"
	"time"
)

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
	c.EnvelopeID, c.TerritoryID, c.SourceCommitmentID = typed.EnvelopeID, typed.TerritoryID, typed.SourceCommitmentID
	c.Confidential, c.Counted = typed.Confidential, typed.Counted
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
		{"envelope", u.EnvelopeID != after.EnvelopeID},
		{"territory", u.TerritoryID != after.TerritoryID},
		{"confidential", u.Confidential != after.Confidential},
		{"counted", u.Counted != after.Counted},
		{"source", u.SourceCommitmentID != after.SourceCommitmentID},
		{"grantees", !slices.Equal(u.Grantees, after.Grantees)},
		{"credits", !slices.Equal(u.Credits, after.Credits)},
	} {
		if f.changed {
			fields = append(fields, f.name)
		}
	}
	return fields
}
