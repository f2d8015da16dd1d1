package facts

import (
	"slices"
	"testing"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

const euro = governance.Euro

// The golden arithmetic of the public record.
func TestSumsOfAgreementsSayWhatTheyCover(t *testing.T) {
	for _, tt := range []struct {
		rule string
		list []Agreement
		want Total
	}{
		{"60 + 50 + 32 + 20 + 15 + 8 = 185 posts, 9 250 000 €", Agreements(), Total{6, 185, 9_250_000 * euro}},
		{"the five CTIN territories hold 170 posts and 8 500 000 €", OfCTIN(Agreements()), Total{5, 170, 8_500_000 * euro}},
		{"no agreement is nothing", nil, Total{}},
	} {
		if diff := cmp.Diff(tt.want, Sum(tt.list)); diff != "" {
			t.Errorf("%s: %s", tt.rule, diff)
		}
	}
}

func TestF6EveryAgreementIsPostsTimes50000(t *testing.T) {
	var posts []int64
	for _, a := range Agreements() {
		posts = append(posts, a.Posts)
		if a.Amount != post.Low.Times(a.Posts) {
			t.Errorf("%s: %d posts for %d", a.Territory, a.Posts, a.Amount)
		}
	}
	if want := []int64{60, 50, 32, 20, 15, 8}; !slices.Equal(posts, want) {
		t.Errorf("posts %v, want %v", posts, want)
	}
}

func TestF9PartsFillTheirEnvelope(t *testing.T) {
	for _, tt := range []struct {
		rule        string
		envelope    Envelope
		parts, left governance.Cents
	}{
		{"200 + 40 + 10 = 250 M€", relaunch, 250 * million, 0},
		{"15 + 15 = 30 M€", passPlan, 30 * million, 0},
		{"30 + 24 + 30 = 84 M€, of which no source gives the total", upgrade, 84 * million, 0},
		{"what is not parted is all left", Envelope{Line: hubs}, 0, 5 * million},
		{"parts that exceed leave less than nothing", Envelope{Line{Amount: 1}, []Line{{Amount: 3}}}, 3, -2},
	} {
		if tt.envelope.Parted() != tt.parts || tt.envelope.Left() != tt.left {
			t.Errorf("%s: %d, left %d", tt.rule, tt.envelope.Parted(), tt.envelope.Left())
		}
	}
}

func TestD6FiguresArePutTogether(t *testing.T) {
	type result struct {
		low, high int64
		alert     bool
	}
	got := map[string]result{}
	for _, c := range Comparisons() {
		got[c.Name] = result{c.Low, c.High, c.Alert}
	}
	want := map[string]result{
		passUnitName:     {667, 667, true},                                    // 10 M€ ÷ 1.5 M = 6.67 €, under one cheque
		trainingName:     {0, 0, true},                                        // 4 000 × 50 000 € = 200 M€
		postPriceName:    {6_250_000, 6_250_000, true},                        // 250 M€ ÷ 4 000 = 62 500 €
		passReachName:    {3_000, 3_000, true},                                // 30 M€ ÷ 1 M = 30 €, three cheques
		booksName:        {300_000, 600_000, true},                            // 30–60 % of the target
		spreadName:       {int64(175 * million), int64(175 * million), false}, // 1.05 G€ ÷ 6
		trainedPriceName: {11_667, 11_667, false},                             // 116.67 €
		densityName:      {1_200, 1_400, false},                               // 6–7 M ÷ 5 000
		crowdingName:     {2_600, 2_600, false},                               // 13 M ÷ 5 000
		hubMonthName:     {2_777_778, 2_777_778, false},                       // 5 M€ ÷ 10 ÷ 18
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(result{})); diff != "" {
		t.Error(diff)
	}
	if n := len(Alerts(Comparisons())); n != 5 {
		t.Errorf("%d alerts", n)
	}
	if n := int64(passPlan.Amount / cheque.Low); n != 3_000_000 {
		t.Errorf("30 M€ are %d cheques", n)
	}
}

func TestEveryFigureHasASourceAndAYear(t *testing.T) {
	known := map[Letter]bool{}
	for _, s := range Sources() {
		known[s.Letter] = s.Title != "" && s.Published != ""
	}
	cited := map[string]Cited{}
	for _, a := range Agreements() {
		cited[a.Territory] = a.Cited
	}
	for _, e := range Envelopes() {
		cited[e.Name] = e.Cited
		for _, p := range e.Parts {
			cited[p.Name] = p.Cited
		}
	}
	for _, f := range slices.Concat(Needs(), Goals()) {
		cited[f.Notion] = f.Cited
	}
	for _, p := range Prices() {
		cited[p.Name] = p.Cited
	}
	for name, c := range cited {
		if c.Year < 2018 || c.Year > 2021 || len(c.Sources) == 0 {
			t.Errorf("%q: %+v", name, c)
		}
		for _, l := range c.Sources {
			if !known[l] {
				t.Errorf("%q cites %q", name, l)
			}
		}
	}
	for _, c := range Comparisons() {
		if len(c.Sources) == 0 {
			t.Errorf("%q cites nothing", c.Name)
		}
	}
}

func TestTwoValuesOfOneNotionAreKeptApart(t *testing.T) {
	if relaunch.Parts[0].Amount == advisersB.Amount || slices.Equal(relaunch.Parts[0].Sources, advisersB.Sources) {
		t.Error("source D says 200 M€ and source B 250 M€ for the same 4 000 posts")
	}
	shares := map[int64]bool{}
	for _, f := range Needs() {
		if f.Unit == Percent && f.Note != ofThose {
			shares[f.Low] = true
		}
	}
	if !shares[19] || !shares[20] {
		t.Errorf("19 %% and 20 %% are two figures: %v", shares)
	}
}
