package governance

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// F1, F4 and F16: what a commitment waits for from its funder.
func TestWhatACommitmentWaitsForFromItsFunder(t *testing.T) {
	const today = Date("2026-12-03")
	both := []string{"deliberation", "convention"}
	for _, test := range []struct {
		name      string
		c         Commitment
		documents []string
		want      []Awaited
	}{
		{"an intention of one's own", Commitment{Status: StatusIntention, Confirmed: true}, nil, nil},
		{"entered on behalf", Commitment{Status: StatusBudgeted}, nil, []Awaited{AwaitsConfirmation}},
		{"in 61 days", Commitment{Status: StatusIntention, Confirmed: true, LapseDate: "2027-02-02"}, nil, nil},
		{"in 60 days", Commitment{Status: StatusIntention, Confirmed: true, LapseDate: "2027-02-01"}, nil, []Awaited{AwaitsLapse}},
		{"passed", Commitment{Status: StatusAgreed, Confirmed: true, LapseDate: "2026-12-01"}, both, []Awaited{AwaitsLapse}},
		{"paid", Commitment{Status: StatusPaid, Confirmed: true, LapseDate: "2026-12-01"}, both, nil},
		{"resolved without its document", Commitment{Status: StatusResolved, Confirmed: true}, nil, []Awaited{AwaitsDeliberation}},
		{"agreed without the convention", Commitment{Status: StatusAgreed, Confirmed: true}, both[:1], []Awaited{AwaitsConvention}},
		{"withdrawn", Commitment{Status: StatusWithdrawn, LapseDate: "2026-12-01"}, nil, nil},
		{
			"all at once",
			Commitment{Status: StatusAgreed, LapseDate: "2026-12-01"},
			[]string{"other"},
			[]Awaited{AwaitsConfirmation, AwaitsLapse, AwaitsDeliberation, AwaitsConvention},
		},
	} {
		if diff := cmp.Diff(test.want, test.c.Awaits(test.documents, today)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", test.name, diff)
		}
	}
}

// F3, F5 and F15 over several coordinations: each place adds up to the whole,
// the same SIREN is one organisation, what is given again is counted once.
func TestTheCommitmentsOfOnesOrganisationsAddUpOverCoordinations(t *testing.T) {
	cell := func(place CoordinationID, siren string, status Status, inKind, regranted bool, euros int64) OwnedCell {
		return OwnedCell{
			CoordinationID: place, Siren: siren,
			FundingCell: FundingCell{FunderID: OrganizationID(place), Funder: "F" + siren, InKind: inKind, Confirmed: true, Status: status, Regranted: regranted, Count: 1, Amount: Cents(euros * 100)},
		}
	}
	got := TotalsOf([]OwnedCell{
		cell(1, "1", StatusIntention, false, false, 80_000),
		cell(2, "1", StatusResolved, false, false, 45_000),
		cell(2, "1", StatusAgreed, true, false, 6_000),
		cell(2, "2", StatusAgreed, false, false, 1_000),
		cell(2, "1", StatusResolved, false, true, 16_000),
		cell(3, "", StatusIntention, false, false, 500),
		cell(4, "", StatusIntention, false, false, 700), // the same name is not the same organisation
	})
	firm := Levels{Announced: 45_000_00, Firm: 45_000_00}
	kind := Levels{Announced: 6_000_00, Firm: 6_000_00, Contracted: 6_000_00}
	signed := Levels{Announced: 1_000_00, Firm: 1_000_00, Contracted: 1_000_00}
	first, small, other := Levels{Announced: 80_000_00}, Levels{Announced: 500_00}, Levels{Announced: 700_00}
	want := OwnedTotals{
		OwnedTotal: OwnedTotal{Count: 7, Split: Split{Cash: first.Plus(firm).Plus(signed).Plus(small).Plus(other), InKind: kind}},
		Regranted:  Split{Cash: Levels{Announced: 16_000_00, Firm: 16_000_00}},
		Places: []OwnedTotal{
			{CoordinationID: 1, Count: 1, Split: Split{Cash: first}},
			{CoordinationID: 2, Count: 4, Split: Split{Cash: firm.Plus(signed), InKind: kind}},
			{CoordinationID: 3, Count: 1, Split: Split{Cash: small}},
			{CoordinationID: 4, Count: 1, Split: Split{Cash: other}},
		},
		Organizations: []OwnedTotal{
			{Name: "F1", Count: 4, Split: Split{Cash: first.Plus(firm), InKind: kind}},
			{Name: "F2", Count: 1, Split: Split{Cash: signed}},
			{Name: "F", Count: 1, Split: Split{Cash: small}},
			{Name: "F", Count: 1, Split: Split{Cash: other}},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
