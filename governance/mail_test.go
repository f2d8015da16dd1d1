package governance

import "testing"

func TestASubjectHoldsNoAmount(t *testing.T) {
	for _, tt := range []struct {
		subject string
		refused bool
	}{
		{"Confirmez l’engagement de 1 600 000 €", true},
		{"Confirmez l’engagement de 1\u202f600\u202f000\u00a0€", true},
		{"Confirmez l’engagement de 12,50€", true},
		{"Programme de 9,25 M€ adopté", true},
		{"Programme de 40 k€ adopté", true},
		{"Il reste 40000 euros à affecter", true},
		{"Il reste 1 euro à affecter", true},
		{"Il reste 3 millions d’euros à affecter", true},
		{"Il reste 3 millions d'euros", true},
		{"Versement de 500 EUR", true},
		{"Versement : EUR 500", true},
		{"Versement : € 500", true},
		{"Versement\u00a0: 20 000.00 €", true},
		{"Séance du 3 décembre 2026 à 14 h", false},
		{"Invitation à rejoindre la coordination «\u00a0Sicoval\u00a0»", false},
		{"Fonds européen : 3 pièces à joindre", false},
		{"Région 31, Europe 2027", false},
		{"Conférence des financeurs de l’euro", false},
		{"Le 3 mars, eurométropole", false},
		{"31 Eurométropole de Strasbourg", false},
		{"", false},
	} {
		err := CheckSubject(tt.subject)
		if (err != nil) != tt.refused {
			t.Errorf("%q: got %v", tt.subject, err)
		}
		if tt.refused && CodeOf(err) != Invalid {
			t.Errorf("%q: code %s", tt.subject, CodeOf(err))
		}
	}
}
