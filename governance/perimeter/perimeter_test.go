package perimeter

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var (
	sicoval      = Ref{EPCI, "243100633"}
	lille        = Ref{EPCI, "200093201"}
	lyon         = Ref{EPCI, "200046977"}
	hauteGaronne = Ref{Departement, "31"}
	rhone        = Ref{Departement, "69"}
	toulouse     = Ref{Commune, "31555"}
)

func TestTheEditionHasTheWholeCountry(t *testing.T) {
	a := load(t)
	counts := map[Level]int{}
	for i, end := a.span(""); i < end; i++ {
		counts[a.level(i)]++
	}
	want := map[Level]int{Commune: 34969, EPCI: 1255, Departement: 109}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Error(diff)
	}
}

func TestAPerimeterIsDescribedAsPublished(t *testing.T) {
	a := load(t)
	for _, want := range []Area{
		{sicoval, "CA du Sicoval", "communauté d’agglomération", 84219, 36, []string{"31"}, ""},
		{lille, "Métropole Européenne de Lille", "métropole", 1195234, 95, []string{"59"}, ""},
		{lyon, "Métropole de Lyon", "métropole", 1436354, 58, []string{"69"}, ""},
		{toulouse, "Toulouse", "commune", 514819, 1, []string{"31"}, "243100518"},
		{hauteGaronne, "Haute-Garonne", "département", 1471468, 586, []string{"31"}, ""},
		{Ref{Commune, "2A004"}, "Ajaccio", "commune", 76320, 1, []string{"2A"}, "242010056"},
		{Ref{Commune, "97611"}, "Mamoudzou", "commune", 71437, 1, []string{"976"}, "200060457"},
		{Ref{Commune, "29083"}, "Île-de-Sein", "commune", 263, 1, []string{"29"}, ""},
		{Ref{Departement, "988"}, "Nouvelle-Calédonie", "collectivité d’outre-mer", 264596, 33, []string{"988"}, ""},
		{Ref{Departement, "989"}, "Île de Clipperton", "collectivité d’outre-mer", 0, 1, []string{"989"}, ""},
		{Ref{EPCI, "200034700"}, "CA Durance-Lubéron-Verdon Agglomération", "communauté d’agglomération", 63751, 25, []string{"04", "83"}, ""},
	} {
		got, ok := a.Area(want.Level, want.Code)
		if diff := cmp.Diff(want, got); diff != "" || !ok {
			t.Errorf("%s: found %v\n%s", want.Name, ok, diff)
		}
	}
}

func TestWhatIsNoPerimeterIsNotFound(t *testing.T) {
	a := load(t)
	for _, ref := range []Ref{
		{Commune, "75101"}, // arrondissements of Paris, Lyon and Marseille are no communes
		{Commune, "69381"},
		{Commune, "13201"},
		{Commune, ""},
		{Commune, "31555;Toulouse"},
		{Commune, "\x00"},
		{Departement, "31555"},
		{Departement, "2a"},
		{EPCI, "31"},
		{"", "31"},
		{"region", "76"},
	} {
		if area, ok := a.Area(ref.Level, ref.Code); ok {
			t.Errorf("%v is %v", ref, area)
		}
	}
}

func TestEveryAreaIsWellFormed(t *testing.T) {
	a := load(t)
	for i, end := a.span(""); i < end; i++ {
		area := a.area(i)
		again, ok := a.Area(area.Level, area.Code)
		if !ok || again.Name != area.Name {
			t.Fatalf("%v is not found by its own code", area)
		}
		if area.Name == "" || strings.ContainsAny(area.Name, "\n;'\"") || strings.TrimSpace(area.Name) != area.Name {
			t.Errorf("%v has a bad name", area)
		}
		if area.Kind == "" || area.Communes < 1 || area.Population < 0 {
			t.Errorf("%v lacks something", area)
		}
	}
}

func TestEveryLevelAddsUpToItsCommunes(t *testing.T) {
	a := load(t)
	type sums struct {
		Population, Communes int
		Departements         []string
	}
	want := map[Ref]sums{}
	weights := map[Ref]map[string]int{}
	for i, end := a.span(Commune); i < end; i++ {
		c := a.area(i)
		for _, holder := range []Ref{{Departement, c.Departements[0]}, {EPCI, c.EPCI}} {
			s := want[holder]
			want[holder] = sums{Population: s.Population + c.Population, Communes: s.Communes + 1}
			if weights[holder] == nil {
				weights[holder] = map[string]int{}
			}
			weights[holder][c.Departements[0]] += c.Population
		}
	}
	delete(want, Ref{EPCI, ""}) // communes that belong to no EPCI
	if len(want) != 109+1255 {
		t.Fatalf("%d départements and EPCI hold communes", len(want))
	}
	for ref, s := range want {
		s.Departements = slices.SortedFunc(maps.Keys(weights[ref]), func(x, y string) int {
			return weights[ref][y] - weights[ref][x]
		})
		area, _ := a.Area(ref.Level, ref.Code)
		if diff := cmp.Diff(s, sums{area.Population, area.Communes, area.Departements}); diff != "" {
			t.Errorf("%s: %s", area.Name, diff)
		}
	}
}

func TestTheAtlasIsSmallInMemory(t *testing.T) {
	a := load(t)
	if kept := len(a.text) + len(a.names) + 24*cap(a.areas) + 8*cap(a.firsts); kept > 3_500_000 {
		t.Errorf("the atlas keeps %d bytes", kept)
	}
}
