package perimeter

import "testing"

func TestNamesAreFoldedToPlainWords(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"L’Haÿ-les-Roses", " l hay les roses"},
		{"L'HAŸ LES ROSES", " l hay les roses"},
		{"Cœuvres-et-Valsery", " coeuvres et valsery"},
		{"Œting", " oeting"},
		{"Bâgé-Dommartin", " bage dommartin"},
		{"Be\u0301ziers", " beziers"},
		{"Bé\u00adziers", " beziers"},
		{"CC du Pays de Pontchâteau St-Gildas-des-Bois", " cc du pays de pontchateau saint gildas des bois"},
		{"Stes-Maries, Ste Foy, Sts Cœurs", " saintes maries sainte foy saints coeurs"},
		{"Strasbourg", " strasbourg"},
		{"CA de Dembeni / Mamoudzou", " ca de dembeni mamoudzou"},
		{"  (C2A) ", " c2a"},
		{"a\xffb", " a b"},
		{"", ""},
		{"’-\x00 ", ""},
	} {
		if got := string(appendFolded(nil, tt.name)); got != tt.want {
			t.Errorf("%q is folded to %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestEveryLetterOfEveryNameHasAPlainOne(t *testing.T) {
	for _, c := range load(t).names {
		if c != ' ' && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			t.Fatalf("a folded name holds %q", c)
		}
	}
}
