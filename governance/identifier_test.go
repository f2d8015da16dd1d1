package governance

import "testing"

func TestIdentifierOfAnEnterpriseHasItsCheckDigits(t *testing.T) {
	for _, tt := range []struct {
		rule, typed, want string
		message           string
		parse             func(string) (string, *Error)
	}{
		{"a SIREN follows Luhn", "243100633", "243100633", "", ParseSiren},
		{"spaces are dropped", " 243 100 633 ", "243100633", "", ParseSiren},
		{"no-break and narrow spaces are dropped", "243\u00a0100\u202f633\t", "243100633", "", ParseSiren},
		{"one wrong digit is found", "243100634", "", msgSirenCheck, ParseSiren},
		{"two digits swapped are found", "241300633", "", msgSirenCheck, ParseSiren},
		{"a SIREN has nine digits", "24310063", "", msgSirenForm, ParseSiren},
		{"a SIREN has no more than nine digits", "2431006330", "", msgSirenForm, ParseSiren},
		{"a SIREN has no letter", "24310O633", "", msgSirenForm, ParseSiren},
		{"a SIREN has no full-width digit", "24310063３", "", msgSirenForm, ParseSiren},
		{"nothing but zeros names nobody", "000000000", "", msgSirenCheck, ParseSiren},
		{"nothing is no SIREN", "", "", msgSirenForm, ParseSiren},

		{"a SIRET follows Luhn", "732 829 320 00074", "73282932000074", "", ParseSiret},
		{"one wrong digit is found", "73282932000075", "", msgSiretCheck, ParseSiret},
		{"a SIREN is no SIRET", "732829320", "", msgSiretForm, ParseSiret},
		{"a SIRET has no letter", "7328293200007A", "", msgSiretForm, ParseSiret},
		{"the head office of La Poste follows Luhn", "356 000 000 00048", "35600000000048", "", ParseSiret},
		{"an office of La Poste has a sum multiple of five", "35600000049837", "35600000049837", "", ParseSiret},
		{"an office of La Poste has no other sum", "35600000049838", "", msgSiretCheck, ParseSiret},
		{"the exception is La Poste's alone", "73282932000004", "", msgSiretCheck, ParseSiret},

		{"an association has W and nine digits", "W311000123", "W311000123", "", ParseRNA},
		{"lower case and spaces are forgiven", " w311 000 123", "W311000123", "", ParseRNA},
		{"Corsica has a letter", "W2A1000123", "W2A1000123", "", ParseRNA},
		{"La Réunion has a letter", "w9r1000123", "W9R1000123", "", ParseRNA},
		{"a number without W is refused", "311000123", "", msgRNAForm, ParseRNA},
		{"eight digits are too few", "W31100012", "", msgRNAForm, ParseRNA},
		{"another letter is refused", "W3110001A3", "", msgRNAForm, ParseRNA},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			got, err := tt.parse(tt.typed)
			if got != tt.want {
				t.Errorf("%q is read %q, want %q", tt.typed, got, tt.want)
			}
			message := ""
			if err != nil {
				message = err.Message
			}
			if message != tt.message {
				t.Errorf("%q answers %q, want %q", tt.typed, message, tt.message)
			}
		})
	}
}
