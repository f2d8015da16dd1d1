package model

import (
	"context"
	"fmt"
	"sync"

	"ctin/governance"
)

// draft is a commitment as typed.
func (g *gambler) draft(funder int, p *pledge, amount governance.Cents) governance.CommitmentDraft {
	d := governance.CommitmentDraft{
		Funder: g.funders[funder], Purpose: "Financer", Amount: typed(amount), Pooled: p.pooled, Reason: "Le budget a changé",
	}
	if p.drawn {
		d.Envelope = g.envelope
	}
	return d
}

// declare enters a commitment, by its funder or on its behalf, once or by three
// clicks at once with the same key.
func (g *gambler) declare() {
	funder := g.IntN(len(g.funders))
	own := g.IntN(3) > 0
	p := &pledge{
		funder: g.voices[funder], version: 1, drawn: g.IntN(2) == 0, pooled: g.IntN(3) == 0, confirmed: own,
		amount: 1 + governance.Cents(g.Int64N(20_000_000)), shares: map[governance.AllocationID]governance.Cents{},
	}
	actor := g.coordinator
	if own {
		actor = p.funder
	}
	clicks := 1 + 2*g.IntN(2)
	actor.Key = fmt.Sprint("declaration ", g.played, g.Uint64())
	g.say(p, "declare, %d times", clicks)
	ids, errs := together(clicks, func(int) (governance.CommitmentID, error) {
		return g.DeclareCommitment(context.Background(), actor, g.draft(funder, p, p.amount), thirdOfDecember)
	})
	for i, err := range errs {
		if p.id = ids[0]; g.expects(g.fits(p, p.amount), err) && ids[i] != p.id {
			g.t.Errorf("one key made %d and %d", p.id, ids[i])
		}
	}
	if p.id != 0 {
		g.pledges = append(g.pledges, p)
	}
}

func (g *gambler) confirm(p *pledge) {
	g.say(p, "confirm")
	err := g.ConfirmCommitment(context.Background(), p.funder, p.id, p.version)
	if g.expects(!p.confirmed && !p.left, err) {
		p.confirmed, p.version = true, p.version+1
	}
}

func (g *gambler) climb(p *pledge) {
	to, rank := governance.StatusResolved, resolved
	if g.IntN(2) == 0 {
		to, rank = governance.StatusAgreed, agreed
	}
	g.say(p, "climb to %s", to)
	err := g.ClimbCommitment(context.Background(), p.funder, p.id, p.version, to, upToAgreed, thirdOfDecember)
	if g.expects(!p.left && p.rank < rank, err) {
		p.rank, p.version = rank, p.version+1
	}
}

// pay tries one of the kinds, sometimes on what somebody read before.
func (g *gambler) pay(p *pledge) {
	kind := []governance.PaymentKind{governance.PaymentInstalment, governance.PaymentAdvance, governance.PaymentClawback}[g.IntN(3)]
	amount, stale := g.some(p.amount-p.paid), g.IntN(10) == 0
	version := p.version
	if stale {
		version--
	}
	g.say(p, "pay %s %d, version %d", kind, amount, version)
	err := g.PayCommitment(context.Background(), p.funder, p.id, version,
		governance.PaymentDraft{Kind: string(kind), Amount: typed(amount), PaidOn: "2026-11-26"}, thirdOfDecember)
	if g.expects(!stale && p.pay(kind, amount), err) {
		p.version++
	}
}

// mayBecome tells whether an amendment is allowed (F4, F9, F10).
func (g *gambler) mayBecome(p *pledge, amount governance.Cents) bool {
	return !p.left && amount >= p.paid && amount >= p.given() && g.fits(p, amount)
}

func (g *gambler) amend(p *pledge) {
	amount := g.some(p.amount * 3 / 2)
	g.say(p, "amend to %d", amount)
	allowed := g.mayBecome(p, amount)
	if g.expects(allowed, g.amendTo(p, amount)) {
		p.amount, p.version = amount, p.version+1
	}
}

func (g *gambler) amendTo(p *pledge, amount governance.Cents) error {
	return g.AmendCommitment(context.Background(), p.funder, p.id, p.version, g.draft(0, p, amount), thirdOfDecember)
}

// amendAtOnce lets four people amend what they all read: one of them is heard.
func (g *gambler) amendAtOnce(p *pledge) {
	amount := max(p.paid, p.given(), 1) + governance.Cents(g.Int64N(1000))
	g.say(p, "amend at once from %d", amount)
	allowed, heard := g.mayBecome(p, amount+3) && amount+3 > 0, -1
	if !g.mayBecome(p, amount+3) && g.mayBecome(p, amount) {
		return // some of them would fit, and others not
	}
	_, errs := together(4, func(i int) (int, error) { return 0, g.amendTo(p, amount+governance.Cents(i)) })
	for i, err := range errs {
		if g.expects(err == nil, err) && heard < 0 {
			heard = i
		} else if err == nil {
			g.t.Errorf("%s: two were heard", g.last)
		}
	}
	if allowed != (heard >= 0) {
		g.t.Errorf("%s: allowed %t, and %v", g.last, allowed, errs)
	}
	if heard >= 0 {
		p.amount, p.version = amount+governance.Cents(heard), p.version+1
	}
}

func (g *gambler) allocate(p *pledge) {
	amount := g.some(p.amount - p.given())
	g.say(p, "allocate %d", amount)
	id, err := g.give(p, amount)
	if g.expects(p.gives() && amount <= p.amount-p.given(), err) {
		p.shares[id] = amount
	}
	if p.pooled {
		_, err := g.Allocate(context.Background(), p.funder, g.share(p, 1))
		g.expects(false, err) // what is left to the pool is no longer its funder's to give
	}
}

// give is a share of a commitment given to the action: by its funder, or by a
// decision of the committee out of the pool.
func (g *gambler) give(p *pledge, amount governance.Cents) (governance.AllocationID, error) {
	if !p.pooled {
		return g.Allocate(context.Background(), p.funder, g.share(p, amount))
	}
	decision, err := g.decided(g.coordinator, g.share(p, amount))
	if err != nil {
		return 0, err
	}
	var id governance.AllocationID
	return id, g.db.App.Get(&id, `select id from allocations where decision_id = $1`, decision)
}

func (g *gambler) share(p *pledge, amount governance.Cents) governance.Allocation {
	return governance.Allocation{CommitmentID: p.id, ActionID: g.action, Amount: amount}
}

// allocateAtOnce draws five times at once: what fits is given, and nobody is
// refused what was still there.
func (g *gambler) allocateAtOnce(p *pledge) {
	var amounts []governance.Cents
	for range 5 {
		amounts = append(amounts, g.some((p.amount-p.given())/3))
	}
	g.say(p, "allocate at once %v", amounts)
	ids, errs := together(len(amounts), func(i int) (governance.AllocationID, error) {
		return g.give(p, amounts[i])
	})
	for i, err := range errs {
		if g.expects(err == nil, err) {
			p.shares[ids[i]] = amounts[i]
		}
	}
	for i, err := range errs {
		if left := p.amount - p.given(); left < 0 || err != nil && p.gives() && amounts[i] <= left || err == nil && !p.gives() {
			g.t.Errorf("%s: %d left, %d: %v", g.last, left, amounts[i], err)
		}
	}
}

// release takes a share back, the same one twice at once. What the committee
// decided stays.
func (g *gambler) release(p *pledge) {
	for id := range p.shares {
		g.say(p, "release %d", id)
		_, errs := together(2, func(int) (int, error) { return 0, g.Release(context.Background(), p.funder, id) })
		one, other := g.expects(errs[0] == nil, errs[0]), g.expects(errs[1] == nil, errs[1])
		if one && other || (one || other) == p.pooled {
			g.t.Errorf("%s: %v", g.last, errs)
		}
		if one || other {
			delete(p.shares, id)
		}
		return
	}
}

func (g *gambler) leave(p *pledge) {
	if g.IntN(3) > 0 {
		return // few leave, or nothing would be left to play with
	}
	g.say(p, "leave")
	err := g.EndCommitment(context.Background(), p.funder, p.id, p.version, governance.StatusWithdrawn, "Le projet s’arrête", "2026-12-01", thirdOfDecember)
	if g.expects(!p.left, err) {
		p.left, p.version = true, p.version+1
	}
}

// descend goes back to the intention, from the ladder or off it.
func (g *gambler) descend(p *pledge) {
	g.say(p, "descend")
	allowed := (p.left || p.rank > 0) && p.beyond <= 0 && g.fits(p, p.amount)
	err := g.DescendCommitment(context.Background(), p.funder, p.id, p.version, governance.StatusIntention, "Une erreur", thirdOfDecember)
	if g.expects(allowed, err) {
		p.left, p.rank, p.version = false, 0, p.version+1
	}
}

// together does something several times at the same moment.
func together[T any](times int, do func(int) (T, error)) ([]T, []error) {
	made, errs := make([]T, times), make([]error, times)
	var all sync.WaitGroup
	for i := range times {
		all.Go(func() { made[i], errs[i] = do(i) })
	}
	all.Wait()
	return made, errs
}
