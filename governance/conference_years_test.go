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

// randomLife is a commitment after some events, in any order that the ladder
// allows: given to rows, climbed, paid, given back, withdrawn, given again.
func randomLife(r *rand.Rand, id CommitmentID, sources int) Pledge {
	p := Pledge{Commitment: Commitment{
		ID: id, FunderID: OrganizationID(1 + r.IntN(3)), Amount: 1 + Cents(r.Int64N(1_000_000)), Status: StatusIntention, Confirmed: r.IntN(4) > 0,
	}}
	if int(id) > sources { // the first ones are sources, the others give again what these gave
		p.SourceCommitmentID = CommitmentID(1 + r.IntN(sources))
	}
	for left := p.Amount; left > 0 && r.IntN(3) > 0; {
		part := 1 + Cents(r.Int64N(int64(left)))
		p.Parts, left = append(p.Parts, PledgePart{int64(1 + r.IntN(planRows+1)), part}), left-part // the last row is not shown
	}
	for range r.IntN(6) {
		switch r.IntN(4) {
		case 0:
			p.Status = Ladder()[r.IntN(len(Ladder()))]
		case 1:
			p.Paid += Cents(r.Int64N(int64(p.Amount-p.Paid) + 1))
		case 2:
			p.Paid -= Cents(r.Int64N(int64(p.Paid) + 1))
		case 3:
			p.Status = Exits()[r.IntN(len(Exits()))]
		}
	}
	return p.Rest()
}

// added is what the cells, the rows and the columns of a table add up to.
func added(t ConferenceTable) (cells, rows, funders Levels) {
	for _, row := range t.Rows {
		rows = rows.Plus(row.Levels)
		for _, cell := range row.Cells {
			cells = cells.Plus(cell.Levels)
		}
	}
	for _, f := range t.Funders {
		funders = funders.Plus(f.Levels)
	}
	return cells, rows, funders
}

// Issue 4, F3, F5 and F15: whatever happened to the commitments and in whatever
// order they come, the cells, the rows and the columns all add up to the lines,
// to the cent at the four levels; what is given again is told apart in the total.
func TestTheCellsAddUpToTheLinesInAnyOrder(t *testing.T) {
	for seed := range uint64(2_000) {
		r := rand.New(rand.NewPCG(seed, 4))
		pledges := make([]Pledge, 2+r.IntN(8))
		var lines, own Levels
		for i := range pledges {
			pledges[i] = randomLife(r, CommitmentID(i+1), 2)
			l := pledges[i].Levels(pledges[i].Paid)
			if lines = lines.Plus(l); pledges[i].SourceCommitmentID == 0 {
				own = own.Plus(l)
			}
		}
		costs := randomCosts(r)[0]
		first := ConferenceOf(costs, pledges, 0)
		r.Shuffle(len(pledges), func(i, j int) { pledges[i], pledges[j] = pledges[j], pledges[i] })
		table := ConferenceOf(costs, pledges, 0)
		for _, way := range []ConferenceTable{first, table} {
			cells, rows, funders := added(way)
			if cells != lines || rows != lines || funders != lines {
				t.Fatalf("seed %d: cells %+v, rows %+v, columns %+v, lines %+v", seed, cells, rows, funders, lines)
			}
			if way.Total != own || way.Again != lines.Announced-own.Announced {
				t.Fatalf("seed %d: total %+v and %d given again, want %+v", seed, way.Total, way.Again, own)
			}
		}
		if first.Missing != table.Missing || first.Cost != table.Cost {
			t.Fatalf("seed %d: missing %d then %d", seed, first.Missing, table.Missing)
		}
	}
}
