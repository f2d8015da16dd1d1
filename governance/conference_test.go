package governance

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// story are the seven commitments of the demonstration, in thousands of euros,
// each with what it gives the actions A1 to A4; k4 is where the fourth stands.
func story(k4 Status) []Pledge {
	pledge := func(id int64, funder OrganizationID, name string, amount Cents, s Status, confirmed bool, parts ...PledgePart) Pledge {
		return Pledge{
			Commitment: Commitment{ID: CommitmentID(id), Number: int(id), FunderID: funder, Amount: amount * 100_000, Status: s, Confirmed: confirmed},
			Funder:     name, Parts: parts,
		}.Rest()
	}
	k5 := pledge(5, 5, "Tilleul", 40, StatusAgreed, true)
	k5.Paid = 20 * 100_000
	return []Pledge{
		pledge(1, 1, "État", 3000, StatusIntention, true, PledgePart{1, 3000 * 100_000}),
		pledge(2, 2, "Amandier", 60, StatusResolved, true, PledgePart{2, 60 * 100_000}),
		pledge(3, 3, "Cèdre", 80, StatusIntention, true, PledgePart{2, 80 * 100_000}),
		pledge(4, 4, "Bruyère", 20, k4, true, PledgePart{2, 20 * 100_000}),
		k5,
		pledge(7, 7, "Saule", 30, StatusBudgeted, false, PledgePart{3, 30 * 100_000}),
	}
}

func storyLines() []ConferenceLine {
	return []ConferenceLine{
		{1, 1, "60 conseillers", 3000 * 100_000, 0},
		{2, 2, "16 000 chèques", 160 * 100_000, 0},
		{3, 3, "Guichet", 55 * 100_000, 0},
		{4, 4, "Aidants", 15 * 100_000, 0},
	}
}

func TestTheTableOfTheConferenceIsThatOfTheStory(t *testing.T) {
	table := ConferenceOf(storyLines(), story(StatusIntention), 0)
	thousands := func(l Levels) [5]Cents {
		return [5]Cents{l.Announced / 100_000, l.Unconfirmed / 100_000, l.Firm / 100_000, l.Contracted / 100_000, l.Paid / 100_000}
	}
	if got, want := thousands(table.Total), [5]Cents{3230, 30, 100, 40, 20}; got != want {
		t.Errorf("F5: total %v, want %v", got, want)
	}
	if table.Missing != 3170*100_000 || table.Cost != 3230*100_000 {
		t.Errorf("F12: cost %d, missing %d", table.Cost, table.Missing)
	}
	after := ConferenceOf(storyLines(), story(StatusResolved), 0)
	if after.Missing != 3150*100_000 || after.Total.Firm != 120*100_000 {
		t.Errorf("F12 once K4 is resolved: missing %d, firm %d", after.Missing, after.Total.Firm)
	}
	var names []string
	for _, f := range table.Funders {
		names = append(names, f.Name)
	}
	if want := []string{"État", "Cèdre", "Amandier", "Tilleul", "Saule", "Bruyère"}; !cmp.Equal(names, want) {
		t.Errorf("columns %v", names)
	}
	last := table.Rows[len(table.Rows)-1]
	if last.ID != 0 || last.Contracted != 40*100_000 || last.Paid != 20*100_000 || len(table.Rows) != 5 {
		t.Errorf("the pool, given to nobody yet: %+v", last)
	}
	if gap, known := table.Rows[1].Gap(); !known || gap != 100*100_000 {
		t.Errorf("A2 lacks %d", gap)
	}
	if cell := table.Rows[1].Cells[2]; cell.Firm != 60*100_000 || !cmp.Equal(cell.Commitments, []ConferenceEntry{{2, 2}}) {
		t.Errorf("Amandier for A2: %+v", cell)
	}
}

func TestF11PaymentsAreSharedAmongTheRowsToTheCent(t *testing.T) {
	p := Pledge{
		Commitment: Commitment{Amount: 10_000, Status: StatusPartlyPaid, Confirmed: true},
		Paid:       100, Parts: []PledgePart{{1, 3_000}, {2, 3_000}},
	}.Rest()
	var paid []Cents
	for _, l := range p.levels(0) {
		paid = append(paid, l.Paid)
	}
	if want := []Cents{30, 30, 40}; !cmp.Equal(paid, want) {
		t.Errorf("paid %v, want %v", paid, want)
	}
}

func TestF14AYearCountsWhatIsDueInIt(t *testing.T) {
	lyon := Pledge{
		Commitment: Commitment{ID: 1, FunderID: 1, Amount: 250_000_000, Status: StatusAgreed, Confirmed: true},
		Funder:     "État", Due: 125_000_000, Parts: []PledgePart{{1, 150_000_000}, {2, 100_000_000}},
	}
	table := ConferenceOf([]ConferenceLine{{ID: 1, Name: "Postes"}, {ID: 2, Name: "Formation"}}, []Pledge{lyon}, 2027)
	if table.Total.Contracted != 125_000_000 || table.Rows[0].Contracted != 75_000_000 || table.Rows[1].Contracted != 50_000_000 {
		t.Errorf("2027: %+v", table)
	}
	lyon.Due, lyon.PaidInYear = 0, -100
	again := ConferenceOf([]ConferenceLine{{ID: 1}, {ID: 2}}, []Pledge{lyon}, 2028)
	if again.Total.Paid != -100 {
		t.Errorf("given back in 2028: %+v", again.Total)
	}
}

func TestF15MoneyGivenAgainIsCountedOnce(t *testing.T) {
	state := Pledge{Commitment: Commitment{ID: 1, FunderID: 1, Amount: 160_000_000, Status: StatusAgreed, Confirmed: true}, Funder: "État"}.Rest()
	city := Pledge{Commitment: Commitment{ID: 2, FunderID: 2, Amount: 16_000_000, Status: StatusAgreed, Confirmed: true, SourceCommitmentID: 1}, Funder: "Métropole"}.Rest()
	table := ConferenceOf(nil, []Pledge{state, city}, 0)
	if table.Total.Announced != 160_000_000 || table.Again != 16_000_000 || table.Funders[1].Announced != 16_000_000 {
		t.Errorf("F15: 1 600 000, not 1 760 000: %+v", table)
	}
}

func TestAnEmptyConferenceHasNothing(t *testing.T) {
	if got := ConferenceOf(nil, nil, 0); len(got.Rows) != 0 || len(got.Funders) != 0 {
		t.Errorf("got %+v", got)
	}
}

// F12: the gap of a year is what its costs lack of what is firm and due that
// year; costs that say no year are told apart and close nothing.
func TestF12TheGapOfAYearIsOfItsCosts(t *testing.T) {
	pledge := Pledge{
		Commitment: Commitment{ID: 1, FunderID: 1, Amount: 100 * Euro, Status: StatusResolved, Confirmed: true},
		Parts:      []PledgePart{{Row: 1, Amount: 100 * Euro}}, Due: 40 * Euro,
	}
	table := ConferenceOf([]ConferenceLine{{ID: 1, Number: 1, Cost: 60 * Euro}, {ID: 2, Number: 2, Undated: 30 * Euro}}, []Pledge{pledge}, 2027)
	if gap, known := table.Rows[0].Gap(); !known || gap != 20*Euro || table.Missing != 20*Euro || table.Cost != 60*Euro {
		t.Errorf("gap %d of %d", gap, table.Cost)
	}
	if len(table.Rows) != 1 || table.Undated != 30*Euro {
		t.Errorf("%d rows, %d without a year", len(table.Rows), table.Undated)
	}
}
