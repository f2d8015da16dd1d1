package governance

import "testing"

func TestF8MatchingEuroForEuroUpToACap(t *testing.T) {
	national := MatchingRule{Rate: Fraction{1, 1}, Cap: 15 * Million, Level: Announced}
	cedre := MatchingRule{Rate: Fraction{1, 1}, Cap: 80_000 * Euro, Level: Firm}
	for _, tt := range []struct {
		rule  string
		match MatchingRule
		local Cents
		want  Matching
	}{
		{"15 M€ announced bring 15 M€: 30 M€", national, 15 * Million, Matching{15 * Million, 15 * Million, 0, 30 * Million}},
		{"9 M€ firm bring 9 M€: 18 M€, 6 M€ unmatched", national, 9 * Million, Matching{9 * Million, 9 * Million, 6 * Million, 18 * Million}},
		{"20 M€ bring 15 M€ still: 35 M€", national, 20 * Million, Matching{20 * Million, 15 * Million, 0, 35 * Million}},
		{"60 000 € firm leave 20 000 € of Cèdre's 80 000 €", cedre, 60_000 * Euro, Matching{60_000 * Euro, 60_000 * Euro, 20_000 * Euro, 120_000 * Euro}},
		{"80 000 € firm lose nothing", cedre, 80_000 * Euro, Matching{80_000 * Euro, 80_000 * Euro, 0, 160_000 * Euro}},
		{"half a euro for a euro is rounded down", MatchingRule{Rate: Fraction{1, 2}, Cap: Million}, 101, Matching{101, 50, Million - 50, 151}},
		{"nothing brings nothing", national, 0, Matching{0, 0, 15 * Million, 0}},
	} {
		if got := tt.match.Match(tt.local); got != tt.want {
			t.Errorf("%s: %+v", tt.rule, got)
		}
	}
}

func TestF7SharesAreUndecidedOrExactlyOne(t *testing.T) {
	share := func(text string) Fraction {
		f, err := ParseFraction(text)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		return f
	}
	of := func(shares ...string) []Grantee {
		var list []Grantee
		for i, s := range shares {
			list = append(list, Grantee{OrganizationID(i + 1), share(s)})
		}
		return list
	}
	for _, tt := range []struct {
		rule     string
		grantees []Grantee
		fine     bool
	}{
		{"Haute-Garonne and Sicoval, not decided", of("", ""), true},
		{"two thirds and one third", of("2/3", "1/3"), true},
		{"percents", of("33,34 %", "33,33 %", "33,33 %"), true},
		{"decimals and a ratio", of("0,5", "1/2"), true},
		{"three times 33,33 % is not the whole", of("33,33%", "33,33%", "33,33%"), false},
		{"more than the whole", of("2/3", "2/3"), false},
		{"decided for one only", of("1/2", ""), false},
		{"the whole for one, the other undecided", of("100 %", ""), false},
		{"the same one twice", []Grantee{{OrganizationID: 1}, {OrganizationID: 1}}, false},
		{"nobody", nil, true},
	} {
		if err := CheckShares(tt.grantees); (err == nil) != tt.fine {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
	for _, text := range []string{"0", "0 %", "1/0", "-1/2", "a", "1/2/3", "1,23456"} {
		if _, err := ParseFraction(text); err == nil {
			t.Errorf("%q is read as a fraction", text)
		}
	}
}

func TestF6ASchemeCountsWithTheCostOfItsUnit(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		draft SchemeDraft
		field string
	}{
		{"50 000 € a post", SchemeDraft{Name: "Conseillers numériques", Unit: "post", UnitCost: "50 000", Fact: "b"}, ""},
		{"neither unit nor cost", SchemeDraft{Name: "Fonds commun"}, ""},
		{"a unit needs its cost", SchemeDraft{Name: "Pass", Unit: "voucher"}, "unit_cost"},
		{"above zero (F2)", SchemeDraft{Name: "Pass", Unit: "voucher", UnitCost: "0"}, "unit_cost"},
		{"a cost needs its unit", SchemeDraft{Name: "Pass", UnitCost: "10"}, "unit"},
		{"a unit that exists", SchemeDraft{Name: "Pass", Unit: "book", UnitCost: "10"}, "unit"},
		{"a name", SchemeDraft{}, "name"},
		{"a letter", SchemeDraft{Name: "Pass", Fact: "source"}, "fact"},
	} {
		_, p := ParseScheme(tt.draft)
		field := ""
		if len(p) > 0 {
			field = p[0].Field
		}
		if field != tt.field {
			t.Errorf("%s: %v", tt.rule, p)
		}
	}
}
