package governance

import (
	"math/rand/v2"
	"testing"
)

const (
	planRows  = 4
	planYears = 3
)

// randomCosts are lines for the whole period, the first, then for each year.
func randomCosts(r *rand.Rand) (costs [planYears + 1][]ConferenceLine) {
	for y := range costs {
		for id := range planRows {
			line := ConferenceLine{ID: int64(id + 1)}
			if y > 0 {
				line.Cost = Cents(r.Int64N(1_000_000))
				costs[0][id].Cost += line.Cost
			}
			costs[y] = append(costs[y], line)
		}
	}
	return costs
}

// randomPledge is a firm commitment, and what its schedule says of each year.
func randomPledge(r *rand.Rand, id CommitmentID) (p Pledge, due [planYears + 1]Cents) {
	p.ID, p.FunderID, p.Status, p.Confirmed = id, OrganizationID(1+r.IntN(3)), StatusResolved, true
	for y := 1; y <= planYears; y++ {
		due[y] = Cents(r.Int64N(500_000))
		p.Amount += due[y]
	}
	for left := p.Amount; left > 0 && r.IntN(4) > 0; {
		part := 1 + Cents(r.Int64N(int64(left)))
		p.Parts, left = append(p.Parts, PledgePart{int64(1 + r.IntN(planRows)), part}), left-part
	}
	return p.Rest(), due
}

// F12 and F14: on random plans, all of whose costs say their year and all of whose
// commitments their schedule, the years add up to the whole period: to the cent
// in all, within a cent a commitment and a year for each row, whose part of each
// year is rounded (F11).
func TestF12F14TheGapsOfTheYearsAddUpToThatOfThePeriod(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		costs := randomCosts(r)
		pledges, dues := make([]Pledge, 1+r.IntN(5)), make([][planYears + 1]Cents, 5)
		for i := range pledges {
			pledges[i], dues[i] = randomPledge(r, CommitmentID(i+1))
		}
		whole := ConferenceOf(costs[0], pledges, 0)
		gaps, firm, cost := map[int64]Cents{}, Cents(0), Cents(0)
		for y := 1; y <= planYears; y++ {
			for i := range pledges {
				pledges[i].Due = dues[i][y]
			}
			table := ConferenceOf(costs[y], pledges, y)
			firm, cost = firm+table.Total.Firm, cost+table.Cost
			for _, row := range table.Rows {
				gaps[row.ID] += row.Cost - row.Firm
			}
		}
		if firm != whole.Total.Firm || cost != whole.Cost {
			t.Fatalf("seed %d: firm %d of %d, cost %d of %d", seed, firm, whole.Total.Firm, cost, whole.Cost)
		}
		for _, row := range whole.Rows {
			off, most := gaps[row.ID]-(row.Cost-row.Firm), Cents(len(pledges)*planYears)
			if off > most || off < -most {
				t.Fatalf("seed %d: row %d is off by %d cents", seed, row.ID, off)
			}
		}
	}
}
