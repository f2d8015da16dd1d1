package governance

import "testing"

// pot is a pool of two commitments, and one that is earmarked.
func pot(first, second Cents) []Purse {
	return []Purse{
		{ID: 1, Number: 1, Amount: 5_000_000 * Euro, Earmarked: true, Status: StatusAgreed, Confirmed: true},
		{ID: 2, Number: 2, Amount: first, Status: StatusAgreed, Confirmed: true},
		{ID: 3, Number: 3, Amount: second, Status: StatusResolved, Confirmed: true},
	}
}

// sixActions are those of source B: 60, 50, 32, 20, 15 and 8 posts.
func sixActions() (basis []DistributionBasis, lines []DistributionLine) {
	for i, n := range []int64{60, 50, 32, 20, 15, 8} {
		id := ActionID(i + 1)
		basis = append(basis, DistributionBasis{ID: id, Number: i + 1, Posts: n})
		lines = append(lines, DistributionLine{Action: id})
	}
	return basis, lines
}

func amounts(d Distribution) []Cents {
	var list []Cents
	for _, p := range d.Parts {
		list = append(list, p.Amount)
	}
	return list
}

func TestF11TheKeysShareToTheCent(t *testing.T) {
	basis, lines := sixActions()
	three := lines[:3]
	typed := func(values ...string) []DistributionLine {
		var list []DistributionLine
		for i, v := range values {
			list = append(list, DistributionLine{ActionID(i + 1), v})
		}
		return list
	}
	for _, tt := range []struct {
		rule  string
		draft DistributionDraft
		want  []Cents
	}{
		{"100.00 in three equal parts", DistributionDraft{Amount: "100", Key: "equal", Lines: three}, []Cents{33_34, 33_33, 33_33}},
		{
			"1 000 000 by posts 60, 50, 32, 20, 15, 8",
			DistributionDraft{Amount: "1 000 000", Key: "posts", Lines: lines},
			[]Cents{324_324_33, 270_270_27, 172_972_97, 108_108_11, 81_081_08, 43_243_24},
		},
		{"weights typed", DistributionDraft{Amount: "10", Key: "weights", Lines: typed("1", "2", "2")}, []Cents{2_00, 4_00, 4_00}},
		{"populations typed", DistributionDraft{Amount: "0,05", Key: "population", Lines: typed("79 000", "79 000")}, []Cents{3, 2}},
		{"posts typed over those known", DistributionDraft{Amount: "9", Key: "posts", Lines: typed("1", "2")}, []Cents{3_00, 6_00}},
		{"by hand", DistributionDraft{Key: "by_hand", Lines: typed("25 000", "15 000,01")}, []Cents{25_000_00, 15_000_01}},
		{"the whole pool when nothing is typed", DistributionDraft{Key: "equal", Lines: three[:2]}, []Cents{600_000_00, 600_000_00}},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			tt.draft.Decision = 1
			d, problems := Distribute(tt.draft, basis, pot(700_000*Euro, 500_000*Euro))
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			for i, want := range tt.want {
				if d.Parts[i].Amount != want {
					t.Errorf("part %d: %d, want %d", i+1, d.Parts[i].Amount, want)
				}
			}
			if Sum(amounts(d)...) != d.Amount || d.Left != 1_200_000*Euro-d.Amount {
				t.Errorf("parts %d, amount %d, left %d", Sum(amounts(d)...), d.Amount, d.Left)
			}
		})
	}
}

func TestF10PartsAreDrawnOnThePoolAloneAndNeverBeyond(t *testing.T) {
	basis, lines := sixActions()
	d, problems := Distribute(DistributionDraft{Decision: 1, Key: "equal", Lines: lines[:3]}, basis, pot(100*Euro, 50*Euro))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	drawn := map[CommitmentID]Cents{}
	for _, p := range d.Parts {
		var part Cents
		for _, draw := range p.Drawn {
			part += draw.Amount
			drawn[draw.Commitment] += draw.Amount
		}
		if part != p.Amount {
			t.Errorf("%d drawn for %d", part, p.Amount)
		}
	}
	if drawn[1] != 0 || drawn[2] != 100*Euro || drawn[3] != 50*Euro || len(d.Parts[2].Drawn) != 1 || len(d.Parts[1].Drawn) != 1 {
		t.Errorf("%v %+v", drawn, d.Parts)
	}
}

func TestADistributionThatCannotBeMadeSaysWhy(t *testing.T) {
	basis, lines := sixActions()
	basis[5].Posts, basis[5].Population = 0, 0
	for _, tt := range []struct {
		rule  string
		draft DistributionDraft
		field string
	}{
		{"F10: a cent more than the pool", DistributionDraft{Decision: 1, Amount: "100,01", Key: "equal", Lines: lines}, "amount"},
		{"F10: a cent more, by hand", DistributionDraft{Decision: 1, Key: "by_hand", Lines: []DistributionLine{{1, "100"}, {2, "0,01"}}}, "amount"},
		{"by hand, another total", DistributionDraft{Decision: 1, Amount: "11", Key: "by_hand", Lines: []DistributionLine{{1, "10"}}}, "amount"},
		{"no decision", DistributionDraft{Amount: "10", Key: "equal", Lines: lines}, "decision"},
		{"no key", DistributionDraft{Decision: 1, Amount: "10", Lines: lines}, "key"},
		{"no action", DistributionDraft{Decision: 1, Amount: "10", Key: "equal"}, "actions"},
		{"an action of elsewhere", DistributionDraft{Decision: 1, Amount: "10", Key: "equal", Lines: []DistributionLine{{99, ""}}}, "actions"},
		{"posts that are not known", DistributionDraft{Decision: 1, Amount: "10", Key: "posts", Lines: lines}, "value-6"},
		{"populations that are not known", DistributionDraft{Decision: 1, Amount: "10", Key: "population", Lines: lines[:1]}, "value-1"},
		{"a weight of zero", DistributionDraft{Decision: 1, Amount: "10", Key: "weights", Lines: []DistributionLine{{1, "0"}}}, "value-1"},
		{"no weight", DistributionDraft{Decision: 1, Amount: "10", Key: "weights", Lines: lines[:1]}, "value-1"},
		{"F2: nothing", DistributionDraft{Decision: 1, Amount: "0", Key: "equal", Lines: lines}, "amount"},
		{"nothing by hand", DistributionDraft{Decision: 1, Key: "by_hand", Lines: []DistributionLine{{1, "0"}}}, "value-1"},
	} {
		_, problems := Distribute(tt.draft, basis, pot(60*Euro, 40*Euro))
		if len(problems) != 1 || problems[0].Field != tt.field {
			t.Errorf("%s: %v", tt.rule, problems)
		}
	}
	_, problems := Distribute(DistributionDraft{Decision: 1, Key: "equal", Lines: lines}, basis, nil)
	if len(problems) != 1 || problems[0].Code != Conflict {
		t.Errorf("an empty pool: %v", problems)
	}
}

func TestF12APartBeyondTheNeedIsAnAlert(t *testing.T) {
	p := DistributionPart{DistributionBasis: DistributionBasis{Missing: 10 * Euro}, Amount: 12 * Euro}
	if p.Excess() != 2*Euro {
		t.Errorf("%d", p.Excess())
	}
	if p.Amount = 10 * Euro; p.Excess() != 0 {
		t.Errorf("%d", p.Excess())
	}
}
