package governance

import "slices"

// links reads what the commitment draws on, gives again and keeps to itself.
// Whether the envelope still holds it is the store's to say, under a lock.
func (u *Undertaking) links(d CommitmentDraft, p *Problems) {
	u.EnvelopeID, u.TerritoryID, u.SourceCommitmentID = d.Envelope, d.Territory, d.Source
	u.Confidential, u.Counted = d.Confidential, d.Confidential && d.Counted
	if u.EnvelopeID == 0 {
		u.TerritoryID = 0
		return
	}
	if u.InKind {
		p.Add(Fail(Invalid, msgEnvelopeInKind).On("envelope"))
	}
	if u.Confidential && !u.Counted {
		p.Add(Fail(Invalid, msgDiscreetEnvelope).On("counted"))
	}
}

// Hidden tells whether a commitment is kept from an actor: a confidential
// intention is seen by its funder and the coordinator; what is firm is no
// longer an intention (F17).
func (c Commitment) Hidden(actor Actor) bool {
	return c.Confidential && !isFirm(c.Status, c.Confirmed) && !actor.May(ManageFunding) && !actor.FundsFor(c.FunderID)
}

// Origin is a commitment whose money another one gives again.
type Origin struct {
	Commitment
	Grantees []OrganizationID
	Given    Cents // what others already give again of it
}

// Regrant tells whether a commitment may give again the money of a source
// (F15): its funder received it, there is that much left, and nothing is given
// again twice over.
func Regrant(s Origin, c Commitment) *Error {
	switch {
	case s.ID == c.ID, s.FunderID == c.FunderID:
		return Fail(Invalid, msgSourceOwn).On("source")
	case s.SourceCommitmentID != 0:
		return Fail(Invalid, msgSourceChain, s.Number).On("source")
	case s.Status.Exit():
		return Fail(Conflict, msgSourceEnded, s.Number).On("source")
	case s.InKind != c.InKind:
		return Fail(Invalid, msgSourceNature, s.Number).On("source")
	case len(s.Grantees) > 0 && !slices.Contains(s.Grantees, c.FunderID):
		return Fail(Invalid, msgSourceGrantee, s.Number).On("source")
	case c.Amount > s.Amount-s.Given:
		return Fail(Conflict, msgSourceTooMuch, s.Number, euros(max(s.Amount-s.Given, 0)), euros(c.Amount)).On("amount")
	}
	return nil
}

// Regranted tells whether a commitment of which others give money again, that
// much, may be what it becomes: no less, and money of its own (F15).
func Regranted(c Commitment, given Cents) *Error {
	switch {
	case given == 0:
		return nil
	case c.SourceCommitmentID != 0:
		return Fail(Conflict, msgSourceGiven).On("source")
	case c.Amount < given:
		return Fail(Conflict, msgSourceBelow, euros(given)).On("amount")
	}
	return nil
}
