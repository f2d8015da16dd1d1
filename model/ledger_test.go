package model

import "ctin/governance"

// ledger is what the money of one coordination should be, kept in memory: the
// rules of the conference said once more, as simply as can be.
type ledger struct {
	ceiling governance.Cents // of its only envelope
	pledges []*pledge
}

// pledge is a commitment of the ledger.
type pledge struct {
	id        governance.CommitmentID
	funder    governance.Actor
	version   int
	drawn     bool // on the envelope
	pooled    bool // left to the common pool: only the committee gives of it
	amount    governance.Cents
	paid      governance.Cents // net
	beyond    governance.Cents // of it, what is no advance
	rank      int              // on the ladder
	left      bool             // off the ladder
	confirmed bool
	shares    map[governance.AllocationID]governance.Cents
}

// The ranks of the ladder that the ledger knows.
const (
	resolved   = 3
	agreed     = 4
	partlyPaid = 6
	wholePaid  = 7
)

// given is what actions were given of it (F10).
func (p *pledge) given() governance.Cents {
	var sum governance.Cents
	for _, s := range p.shares {
		sum += s
	}
	return sum
}

// gives tells whether shares of it may be given: of the pool, once it is firm.
func (p *pledge) gives() bool {
	return !p.left && (!p.pooled || p.confirmed && p.rank >= resolved)
}

// pool is what the committee may still give (F10).
func (l *ledger) pool() governance.Cents {
	var sum governance.Cents
	for _, p := range l.pledges {
		if p.pooled && p.gives() {
			sum += p.amount - p.given()
		}
	}
	return sum
}

// takes is what it takes of the envelope (F9).
func (p *pledge) takes() governance.Cents {
	switch {
	case !p.drawn:
		return 0
	case p.left:
		return max(p.paid, 0)
	}
	return p.amount
}

// room is what the envelope leaves to everything but one pledge.
func (l *ledger) room(but *pledge) governance.Cents {
	left := l.ceiling
	for _, p := range l.pledges {
		if p != but {
			left -= p.takes()
		}
	}
	return left
}

// fits tells whether a pledge may become an amount (F9).
func (l *ledger) fits(p *pledge, amount governance.Cents) bool {
	return !p.drawn || amount <= l.room(p)
}

// pay records a payment, or says that it is refused (F4, F5).
func (p *pledge) pay(kind governance.PaymentKind, amount governance.Cents) bool {
	if kind == governance.PaymentClawback {
		if !p.confirmed || amount > p.paid {
			return false
		}
		p.paid, p.beyond = p.paid-amount, p.beyond-amount
		return true
	}
	advance := kind == governance.PaymentAdvance
	if !p.confirmed || p.left || amount > p.amount-p.paid || !advance && p.rank < agreed {
		return false
	}
	p.paid += amount
	if !advance {
		p.beyond += amount
	}
	if p.rank >= agreed {
		p.rank = max(p.rank, partlyPaid)
	}
	if p.rank >= agreed && p.paid == p.amount {
		p.rank = wholePaid
	}
	return true
}

// levels are the four figures of the ledger (F5).
func (l *ledger) levels() governance.Levels {
	var sum governance.Levels
	for _, p := range l.pledges {
		sum = sum.Plus(p.levels())
	}
	return sum
}

func (p *pledge) levels() governance.Levels {
	switch {
	case p.left:
		return governance.Levels{Announced: p.paid, Firm: p.paid, Contracted: p.paid, Paid: p.paid}
	case !p.confirmed:
		return governance.Levels{Announced: p.amount, Unconfirmed: p.amount}
	}
	figures := governance.Levels{Announced: p.amount, Firm: p.paid, Contracted: p.paid, Paid: p.paid}
	if p.rank >= resolved {
		figures.Firm = p.amount
	}
	if p.rank >= agreed {
		figures.Contracted = p.amount
	}
	return figures
}
