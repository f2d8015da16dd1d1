package perimeter

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSharedCommunesCountOnce(t *testing.T) {
	a := load(t)
	nowhere := Ref{EPCI, "000000000"}
	for _, tt := range []struct {
		rule string
		refs []Ref
		want Total
	}{
		{"nothing is nothing", nil, Total{}},
		{
			"an EPCI is the sum of its communes",
			[]Ref{sicoval},
			Total{Population: 84219, Communes: 36, Departements: []string{"31"}},
		},
		{
			"the same perimeter twice is one",
			[]Ref{sicoval, sicoval},
			Total{Population: 84219, Communes: 36, Departements: []string{"31"}},
		},
		{
			"a département with an EPCI inside it is the département",
			[]Ref{sicoval, hauteGaronne},
			Total{
				Population: 1471468, Communes: 586, Departements: []string{"31"},
				Overlaps: []Overlap{{sicoval, hauteGaronne, 36, 84219}},
			},
		},
		{
			"overlaps come in the order of the perimeters",
			[]Ref{toulouse, hauteGaronne, sicoval},
			Total{
				Population: 1471468, Communes: 586, Departements: []string{"31"},
				Overlaps: []Overlap{{toulouse, hauteGaronne, 1, 514819}, {hauteGaronne, sicoval, 36, 84219}},
			},
		},
		{
			"a commune, its EPCI and its département make three pairs",
			[]Ref{{Commune, "31113"}, sicoval, hauteGaronne},
			Total{
				Population: 1471468, Communes: 586, Departements: []string{"31"},
				Overlaps: []Overlap{
					{Ref{Commune, "31113"}, sicoval, 1, 15317},
					{Ref{Commune, "31113"}, hauteGaronne, 1, 15317},
					{sicoval, hauteGaronne, 36, 84219},
				},
			},
		},
		{
			"perimeters apart are added",
			[]Ref{sicoval, lyon},
			Total{Population: 84219 + 1436354, Communes: 36 + 58, Departements: []string{"69", "31"}},
		},
		{
			"the Rhône holds the métropole de Lyon",
			[]Ref{rhone, lyon},
			Total{
				Population: 1914667, Communes: 266, Departements: []string{"69"},
				Overlaps: []Overlap{{rhone, lyon, 58, 1436354}},
			},
		},
		{
			"département 01, the first of all, is not what a commune without EPCI belongs to",
			[]Ref{{Departement, "01"}, {Commune, "29083"}},
			Total{Population: 679344 + 263, Communes: 392, Departements: []string{"01", "29"}},
		},
		{
			"what does not exist is said once and adds nothing",
			[]Ref{nowhere, toulouse, nowhere},
			Total{Population: 514819, Communes: 1, Departements: []string{"31"}, Unknown: []Ref{nowhere}},
		},
	} {
		if diff := cmp.Diff(tt.want, a.Sum(tt.refs)); diff != "" {
			t.Errorf("%s: %s", tt.rule, diff)
		}
	}
}

func TestTheWholeCountryIsTheSumOfItsDepartements(t *testing.T) {
	a := load(t)
	var refs []Ref
	for i, end := a.span(Departement); i < end; i++ {
		refs = append(refs, a.ref(i))
	}
	total := a.Sum(refs)
	if total.Communes != 34969 || total.Population != 68952941 || len(total.Overlaps) != 0 {
		t.Errorf("%d communes, %d inhabitants, %d overlaps", total.Communes, total.Population, len(total.Overlaps))
	}
}

func TestCommunesOfSeveralPerimetersAreListedOnceByCode(t *testing.T) {
	a := load(t)
	var codes []string
	for _, c := range a.Communes([]Ref{lyon, rhone, sicoval, {Commune, "69123"}}) {
		codes = append(codes, c.Code)
	}
	if len(codes) != 36+266 || !slices.IsSorted(codes) || len(slices.Compact(codes)) != len(codes) {
		t.Errorf("%d communes: %v", len(codes), codes)
	}
}

func TestPartsOfAnEPCIAreItsCommunes(t *testing.T) {
	a := load(t)
	parts := a.Parts(sicoval)
	if len(parts) != 36 {
		t.Fatalf("Sicoval has %d communes", len(parts))
	}
	for _, c := range parts {
		if c.Level != Commune || c.EPCI != sicoval.Code {
			t.Errorf("%v is no commune of Sicoval", c)
		}
	}
	if parts := a.Parts(Ref{EPCI, "31555"}); parts != nil {
		t.Errorf("what does not exist has parts: %v", parts)
	}
}

func TestAPerimeterContainsAnotherWhenItHasAllItsCommunes(t *testing.T) {
	a := load(t)
	durance := Ref{EPCI, "200034700"} // in 04 and 83
	for _, tt := range []struct {
		outer, inner Ref
		want         bool
	}{
		{hauteGaronne, sicoval, true},
		{sicoval, hauteGaronne, false},
		{rhone, lyon, true},
		{rhone, sicoval, false},
		{sicoval, Ref{Commune, "31113"}, true},
		{sicoval, toulouse, false},
		{hauteGaronne, toulouse, true},
		{Ref{Departement, "04"}, durance, false},
		{sicoval, sicoval, true},
		{Ref{Commune, "75056"}, Ref{Departement, "75"}, true}, // Paris is both
		{Ref{Departement, "01"}, Ref{Commune, "29083"}, false},
		{hauteGaronne, Ref{EPCI, "0"}, false},
		{Ref{EPCI, "0"}, Ref{EPCI, "0"}, false},
	} {
		if got := a.Contains(tt.outer, tt.inner); got != tt.want {
			t.Errorf("%v contains %v: %v", tt.outer, tt.inner, got)
		}
	}
}
