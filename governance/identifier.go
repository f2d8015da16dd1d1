package governance

import (
	"regexp"
	"strings"
	"unicode"
)

// laPoste is the SIREN whose establishments do not follow Luhn's formula: the
// sum of the digits of their SIRET is a multiple of five instead (INSEE).
const laPoste = "356000000"

// nobody has right check digits, and is what machines write for no SIREN.
const nobody = "000000000"

var rnaForm = regexp.MustCompile(`^W[0-9][0-9A-Z][0-9]{7}$`)

// ParseSiren reads a SIREN (nine digits with Luhn's check digit); spaces are
// dropped. It fails with Invalid.
func ParseSiren(s string) (string, *Error) {
	s = squeeze(s)
	switch {
	case !digits(s, 9):
		return "", Fail(Invalid, msgSirenForm)
	case !luhn(s) || s == nobody:
		return "", Fail(Invalid, msgSirenCheck)
	}
	return s, nil
}

// ParseSiret reads a SIRET (fourteen digits with Luhn's check digit, La
// Poste's exception included); spaces are dropped. It fails with Invalid.
func ParseSiret(s string) (string, *Error) {
	s = squeeze(s)
	switch {
	case !digits(s, 14):
		return "", Fail(Invalid, msgSiretForm)
	case strings.HasPrefix(s, nobody), !luhn(s) && !(strings.HasPrefix(s, laPoste) && digitSum(s)%5 == 0):
		return "", Fail(Invalid, msgSiretCheck)
	}
	return s, nil
}

// ParseRNA reads the number of an association in the national register: W and
// nine digits, the second of which is a letter in Corsica and overseas. It has
// no check digit. It fails with Invalid.
func ParseRNA(s string) (string, *Error) {
	s = strings.ToUpper(squeeze(s))
	if !rnaForm.MatchString(s) {
		return "", Fail(Invalid, msgRNAForm)
	}
	return s, nil
}

// IdentifierPrefix is what a person typed when it may begin a SIREN, a SIRET or
// an RNA number: at least three characters, without spaces. Else it is empty.
func IdentifierPrefix(s string) string {
	s = strings.ToUpper(squeeze(s))
	if len(s) < 3 || len(s) > 14 || strings.Trim(s[1:], "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return ""
	}
	if s[0] != 'W' && !digits(s, len(s)) {
		return ""
	}
	return s
}

// squeeze drops every space, the narrow and no-break ones included.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u202f' {
			return -1
		}
		return r
	}, s)
}

func digits(s string, n int) bool {
	if len(s) != n {
		return false
	}
	return strings.Trim(s, "0123456789") == ""
}

func luhn(s string) bool {
	sum := 0
	for i := range len(s) {
		d := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			d *= 2
		}
		sum += d/10 + d%10
	}
	return sum%10 == 0
}

func digitSum(s string) int {
	sum := 0
	for _, r := range s {
		sum += int(r - '0')
	}
	return sum
}
