package governance

import (
	"cmp"
	"math/big"
	"slices"
)

// PlanLine is a share of a commitment in an action's funding plan.
type PlanLine struct {
	FunderID  OrganizationID
	Public    bool // the funder is a public person (F13)
	InKind    bool
	Status    Status // of its commitment
	Confirmed bool
	Amount    Cents
}

// Announced tells whether the share may still be counted on.
func (l PlanLine) Announced() bool { return isOpen(l.Status) }

// Firm tells whether the share closes a gap.
func (l PlanLine) Firm() bool { return isFirm(l.Status, l.Confirmed) }

// PlanSide is one half of a funding plan, cash or in kind: the two are never
// mixed (F3).
type PlanSide struct {
	Cost      Cents
	Announced Cents
	Firm      Cents
}

// Gap is what firm resources leave to find: an intention never closes it
// (F12). Below zero, there is more than it costs.
func (s PlanSide) Gap() Cents { return s.Cost - s.Firm }

// AnnouncedGap is what would be left to find if every open commitment held.
func (s PlanSide) AnnouncedGap() Cents { return s.Cost - s.Announced }

// Missing is what is left to find on firm amounts, never below zero.
func (s PlanSide) Missing() Cents { return max(s.Gap(), 0) }

// Excess is by how much firm resources pass the cost, zero when they do not.
func (s PlanSide) Excess() Cents { return max(-s.Gap(), 0) }

// FundingPlan is what an action costs and what it can count on.
type FundingPlan struct{ Cash, InKind PlanSide }

// PlanFunding adds up the cost lines of an action and the shares it was given (F12).
func PlanFunding(costs []CostLine, lines []PlanLine) FundingPlan {
	var p FundingPlan
	for _, c := range costs {
		p.side(c.InKind).Cost += c.Amount
	}
	for _, l := range lines {
		side := p.side(l.InKind)
		if l.Announced() {
			side.Announced += l.Amount
		}
		if l.Firm() {
			side.Firm += l.Amount
		}
	}
	return p
}

func (p *FundingPlan) side(inKind bool) *PlanSide {
	if inKind {
		return &p.InKind
	}
	return &p.Cash
}

// Need is what the whole plan still looks for, in cash and on firm amounts.
type Need struct {
	Gaps Cents // of the actions, added up
	Pool Cents // firm money that no action was given yet
}

// Missing is the reste à financer: the gaps, less what the pool can still
// give. Below zero, the pool holds more than the actions need.
func (n Need) Missing() Cents { return n.Gaps - n.Pool }

// NeedOf adds up the gaps of the actions: what one has too much does not fill
// what another lacks, and a cancelled action needs nothing.
func NeedOf(plans []FundingPlan, pool Cents) Need {
	n := Need{Pool: pool}
	for _, p := range plans {
		n.Gaps += p.Cash.Missing()
	}
	return n
}

// Share splits total in proportion to weights, to the cent: the parts always
// add up to total. Leftover cents go to the largest remainders, first come
// first (F11). Without any weight there are no parts to give.
func Share(total Cents, weights []int64) []Cents {
	var sum int64
	for _, w := range weights {
		sum += w
	}
	parts := make([]Cents, len(weights))
	if sum <= 0 {
		return parts
	}
	remainders := make([]int64, len(weights))
	left := total
	for i, w := range weights {
		// The product may pass 64 bits: the quotient and the remainder never do.
		q, r := new(big.Int), new(big.Int)
		q.QuoRem(q.Mul(big.NewInt(int64(total)), big.NewInt(w)), big.NewInt(sum), r)
		parts[i], remainders[i] = Cents(q.Int64()), r.Int64()
		left -= parts[i]
	}
	for _, i := range byRemainder(remainders)[:left] {
		parts[i]++
	}
	return parts
}

// byRemainder orders positions by their remainder, the largest first.
func byRemainder(remainders []int64) []int {
	order := make([]int, len(remainders))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(remainders[b], remainders[a]) })
	return order
}

// OwnerShare is the part that the owner of an investment bears itself (F13).
type OwnerShare struct {
	Applies bool
	Owner   Cents // what it brings
	Base    Cents // that and the subsidies of public persons
	// Derogation is why it may bear less, or empty: the figures are still told.
	Derogation string
}

// Short is how much the owner lacks to bear a fifth, zero when it does.
func (s OwnerShare) Short() Cents { return max((s.Base+4)/5-s.Owner, 0) }

// OwnerShareOf looks at who pays for an action. The rule holds for an
// investment whose owner is a commune, an intercommunalité, a département or a
// région of mainland France; it does not for a CCAS or for running costs. A
// syndicat is left out: whether it is a closed one is not known here. A
// derogation changes no figure.
func OwnerShareOf(a Action, owner Organization, overseas bool, lines []PlanLine) OwnerShare {
	covered := []OrganizationKind{KindRegion, KindDepartement, KindEPCI, KindCommune}
	if a.Nature != Investment || overseas || !slices.Contains(covered, owner.Kind) {
		return OwnerShare{}
	}
	s := OwnerShare{Derogation: a.OwnerDerogation}
	for _, l := range lines {
		switch {
		case l.InKind || !l.Announced():
		case l.FunderID == owner.ID:
			s.Owner += l.Amount
			s.Base += l.Amount
		case l.Public:
			s.Base += l.Amount
		}
	}
	s.Applies = s.Base > 0
	return s
}
