package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	communes = `[
		{"code": "69123", "nom": "Lyon", "type": "commune-actuelle", "departement": "69M", "population": 500, "codesPostaux": ["69002", "69001"]},
		{"code": "69381", "nom": "Lyon 1er Arrondissement", "type": "arrondissement-municipal", "commune": "69123", "departement": "69M", "population": 30},
		{"code": "01015", "nom": "Arbignieu", "type": "commune-deleguee", "departement": "01"},
		{"code": "01001", "nom": "L'Abergement-Clémenciat", "type": "commune-actuelle", "departement": "01", "population": 860, "codesPostaux": ["01400"]},
		{"code": "98411", "nom": "Îles Saint-Paul", "type": "commune-actuelle", "departement": "984"}]`
	epcis = `[{"code": "200", "nom": "CA  \"L'Agglo\"", "type": "CA", "membres": [{"code": "69123"}, {"code": "01001"}]}]`
	deps  = `[{"code": "69D", "nom": "Rhône"}, {"code": "69M", "nom": "Métropole de Lyon"}, {"code": "01", "nom": "Ain"}, {"code": "984", "nom": "Terres australes"}]`
)

func TestTheTablesKeepWhatIsNeededSortedByCode(t *testing.T) {
	got, err := reduce(map[string][]byte{
		"communes.json": []byte(communes), "epci.json": []byte(epcis), "departements.json": []byte(deps),
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"communes.csv": "code;name;epci;population;postal_codes\n" +
			"01001;L’Abergement-Clémenciat;200;860;01400\n" +
			"69123;Lyon;200;500;69001 69002\n" +
			"98411;Îles Saint-Paul;;0;\n",
		"epci.csv":         "code;name;kind;departements\n200;CA «\u00a0L’Agglo\u00a0»;CA;01 69\n",
		"departements.csv": "code;name\n01;Ain\n69;Rhône\n984;Terres australes\n",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAnEditionThatContradictsItselfIsRefused(t *testing.T) {
	for _, tt := range []struct{ rule, communes, epcis, departements string }{
		{"a table is missing", communes, epcis, ""},
		{
			"a commune outside its département",
			`[{"code": "31555", "nom": "Toulouse", "type": "commune-actuelle", "departement": "69"}]`, "[]", deps,
		},
		{"an EPCI with a member that is no commune", communes, `[{"code": "200", "membres": [{"code": "69381"}]}]`, deps},
		{
			"a name that a CSV could not hold as it is",
			`[{"code": "01001", "nom": "A\"B", "type": "commune-actuelle", "departement": "01"}]`, "[]", deps,
		},
		{
			"a name that would make a column",
			`[{"code": "01001", "nom": "A;B", "type": "commune-actuelle", "departement": "01"}]`, "[]", deps,
		},
	} {
		if _, err := reduce(map[string][]byte{
			"communes.json": []byte(tt.communes), "epci.json": []byte(tt.epcis), "departements.json": []byte(tt.departements),
		}); err == nil {
			t.Errorf("%s: accepted", tt.rule)
		}
	}
}
