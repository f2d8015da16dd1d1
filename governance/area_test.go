package governance

import "testing"

// F10: an organisation governs the commune, the intercommunality or the
// département of the perimeter that has its SIREN or its name.
func TestF10AnOrganisationGovernsAnAreaOfThePerimeter(t *testing.T) {
	areas := []Area{
		{KindCommune, "31446", "Ramonville-Saint-Agne", 15_000},
		{KindCommune, "31582", "L'Union", 12_000},
		{KindCommune, "01001", "Saint-Jean", 10},
		{KindCommune, "01002", "Saint-Jean", 20},
		{KindEPCI, "243100633", "CA du Sicoval", 84_000},
		{KindDepartement, "31", "Haute-Garonne", 1_400_000},
	}
	for _, test := range []struct {
		o    Organization
		code string
	}{
		{Organization{Name: "Ramonville-Saint-Agne", Kind: KindCommune}, "31446"},
		{Organization{Name: "Ville de Ramonville Saint Agne", Kind: KindCommune}, "31446"},
		{Organization{Name: "Commune de L’Union", Kind: KindCommune}, "31582"},
		{Organization{Name: "Sicoval", Kind: KindEPCI}, "243100633"},
		{Organization{Name: "Notre agglo", Siren: "243100633", Kind: KindEPCI}, "243100633"},
		{Organization{Name: "Conseil départemental de la Haute-Garonne", Kind: KindDepartement}, "31"},
		{Organization{Name: "Haute-Garonne", Kind: KindAssociation}, ""},
		{Organization{Name: "CCAS de Ramonville-Saint-Agne", Kind: KindCommune}, ""},
		{Organization{Name: "Saint-Jean", Kind: KindCommune}, ""}, // two of them
		{Organization{Name: "Toulouse", Kind: KindCommune}, ""},
	} {
		if a, known := AreaOf(test.o, areas); a.Code != test.code || known != (test.code != "") {
			t.Errorf("%s (%s): %q", test.o.Name, test.o.Kind, a.Code)
		}
	}
}
