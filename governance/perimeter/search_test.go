package perimeter

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestSearchFindsWhatAPersonMeans(t *testing.T) {
	a := load(t)
	for _, tt := range []struct {
		rule, query string
		level       Level
		want        string // code of the first result
	}{
		{"an EPCI by its name without its abbreviation", "sicoval", "", "243100633"},
		{"… with it", "CA du Sicoval", "", "243100633"},
		{"… with its kind written out", "communauté d’agglomération du Sicoval", "", "243100633"},
		{"the exact name before the longer one", "la rochelle", "", "17300"},
		{"… of the level asked for", "la rochelle", EPCI, "241700434"},
		{"words in any order", "strasbourg eurometropole", "", "246700488"},
		{"the beginnings of words", "strasb eurom", "", "246700488"},
		{"accents and hyphens do not count", "saint etienne", "", "42218"},
		{"st is saint", "st-etienne", "", "42218"},
		{"ste is sainte", "ste genevieve des bois", "", "91549"},
		{"saint is st", "pays de pontchateau saint gildas", "", "200000438"},
		{"st may also be a beginning", "st", EPCI, "246700488"},
		{"capitals do not count", "ÉPINAY-SUR-SEINE", "", "93031"},
		{"accents typed apart do not count", "E\u0301pinay-sur-Seine", "", "93031"},
		{"a straight apostrophe", "L'Haÿ-les-Roses", "", "94038"},
		{"a typographic one", "L’Haÿ-les-Roses", "", "94038"},
		{"none, glued", "lhay les roses", "", "94038"},
		{"none, apart", "l hay les roses", "", "94038"},
		{"… and only the beginning", "l hay", "", "94038"},
		{"without the article", "hay les roses", "", "94038"},
		{"œ is oe", "Coeuvres", "", "02201"},
		{"œ typed", "cœuvres", "", "02201"},
		{"words glued", "larochelle", "", "17300"},
		{"the number of a département", "31", "", "31"},
		{"… of Corsica, in small letters", "2a", "", "2A"},
		{"… overseas", "976", "", "976"},
		{"… and then what is in it", "31", EPCI, "243100518"},
		{"… even in part", "durance 83", EPCI, "200034700"},
		{"the name of a département", "haute garonne", "", "31"},
		{"… with its kind", "département de la Haute-Garonne", "", "31"},
		{"an EPCI whose article is left out", "ile de re", "", "241700459"},
		{"an INSEE code", "31555", "", "31555"},
		{"a postal code, the most populated first", "31700", "", "31069"},
		{"an INSEE code before the same postal code", "31320", "", "31320"},
		{"a postal code of an arrondissement", "75116", "", "75056"},
		{"a SIREN", "243100633", "", "243100633"},
		{"a SIREN with spaces", "243 100 633", "", "243100633"},
		{"a SIREN not yet finished", "2431006", EPCI, "243100633"},
		{"homonyms, the most populated first", "saint-denis", "", "97411"},
		{"… or by number of département", "saint denis 93", "", "93066"},
		{"… in brackets", "Saint-Denis (974)", "", "97411"},
		{"… or by name of département", "saint-denis réunion", "", "97411"},
		{"Mayotte", "mamoudzou", "", "97611"},
		{"a commune with its kind", "ville de Toulouse", "", "31555"},
		{"Paris, the département", "paris", Departement, "75"},
		{"Paris, the commune", "paris", Commune, "75056"},
		{"the métropole de Lyon by its city", "lyon", EPCI, "200046977"},
		{"the métropole de Lille by its city", "lille", EPCI, "200093201"},
		{"… of Corsica", "saint florent 2b", "", "2B298"},
		{"a number that begins a name", "7 vallées", "", "200044030"},
		{"… or is a word of it", "etangs 1000", "", "247000854"},
		{"a name of one letter", "y", "", "80829"},
	} {
		got := a.Search(tt.query, tt.level, 5)
		if len(got) == 0 || got[0].Code != tt.want {
			t.Errorf("%s: %q finds %v, want %s first", tt.rule, tt.query, got, tt.want)
		}
	}
}

func TestSearchFindsNothingInWhatSaysNothing(t *testing.T) {
	a := load(t)
	for _, query := range []string{
		"", " ", "-", "’", "\x00", "\xff\xfe", "日本", "😀", "zzzz", "toulouse zzzz", "communauté", "3155 5 5",
		strings.Repeat("a", 10_000), strings.Repeat("toulouse ", 1_000), "%", "'; drop table", "\u0301",
	} {
		// "communauté" alone names those that call themselves so, nothing else.
		for _, area := range a.Search(query, "", 100) {
			if query != "communauté" || !strings.Contains(area.Name, "ommunaut") {
				t.Errorf("%.20q finds %v", query, area)
			}
		}
	}
}

func TestSearchKeepsToItsLimitAndLevel(t *testing.T) {
	a := load(t)
	for _, tt := range []struct {
		level       Level
		limit, want int
	}{
		{"", 7, 7},
		{EPCI, 7, 7},
		{Departement, 100, 15},
		{"", 1_000_000, 100},
		{"", 0, 0},
		{"", -1, 0},
		{"region", 7, 0},
	} {
		got := a.Search("s", tt.level, tt.limit)
		if len(got) != tt.want {
			t.Errorf("%d of level %q asked: %d found, want %d", tt.limit, tt.level, len(got), tt.want)
		}
		for _, area := range got {
			if tt.level != "" && area.Level != tt.level {
				t.Errorf("%v is no %s", area, tt.level)
			}
		}
	}
}

func TestBetterMatchesComeFirstThenMorePeople(t *testing.T) {
	a := load(t)
	readings := a.readings("saint pierre")
	var last hit
	for n, area := range a.Search("saint pierre", "", 100) {
		i := a.find(area.Ref)
		h := hit{a.rank(i, readings), a.areas[i].population, i}
		if n > 0 && better(last, h) >= 0 {
			t.Errorf("%v is out of order", area)
		}
		last = h
	}
	if last.rank < nameBegins {
		t.Error("the hundredth result should only begin like the query")
	}
}

// Every département, one EPCI in five and one commune in a hundred: the whole
// country takes a minute.
func TestAnyAreaIsFoundByItsOwnNameAndCode(t *testing.T) {
	a := load(t)
	for i, end := a.span(""); i < end; i++ {
		area := a.area(i)
		if step := map[Level]int{Departement: 1, EPCI: 5, Commune: 100}[area.Level]; i%step != 0 {
			continue
		}
		for _, query := range []string{area.Name, area.Code} {
			found := slices.ContainsFunc(a.Search(query, area.Level, 20), func(b Area) bool { return b.Ref == area.Ref })
			if !found {
				t.Errorf("%q does not find %v", query, area)
			}
		}
	}
}

// The worst queries are made of many words that nearly all areas answer to.
func TestNoQueryIsSlow(t *testing.T) {
	a := load(t)
	for _, query := range []string{
		strings.Repeat("s ", 100),
		"c co com comm commu commun commune v vi vil vill ville m ma mai mair mairi mairie d de du des l la le les s sa sai sain saint",
		strings.Repeat("st ", 66),
	} {
		start := time.Now()
		a.Search(query, "", 100)
		d := time.Since(start)
		t.Logf("%.20q takes %v", query, d)
		if d > time.Second { // far more than it takes, even on a busy machine
			t.Errorf("%q is slow", query)
		}
	}
}

func FuzzSearch(f *testing.F) {
	for _, query := range []string{"", "sicoval", "l'haÿ", "31", "st", "\x00", "\xff\xfe", "E\u0301\u0301", "İ", strings.Repeat("é", 10_000)} {
		f.Add(query, "", 10)
	}
	a := load(f)
	f.Fuzz(func(t *testing.T, query, level string, limit int) {
		for _, area := range a.Search(query, Level(level), limit) {
			if again, ok := a.Area(area.Level, area.Code); !ok || again.Name != area.Name {
				t.Errorf("%q finds %v, which does not exist", query, area)
			}
		}
		a.Sum([]Ref{{Level(level), query}})
		a.Contains(Ref{Level(level), query}, sicoval)
	})
}
