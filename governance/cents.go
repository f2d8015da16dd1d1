package governance

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// Cents is an amount of money in hundredths of a euro: the only way an amount
// is kept, added and compared. How it is written is the pages' business.
type Cents int64

// Euro and Million are amounts to write tables of constants with: 15 * Million.
const (
	Euro    Cents = 100
	Million       = 1_000_000 * Euro
)

// Sum adds amounts up.
func Sum(amounts ...Cents) Cents {
	var total Cents
	for _, c := range amounts {
		total += c
	}
	return total
}

// Times is the price of n things at c each.
func (c Cents) Times(n int64) Cents { return c * Cents(n) }

// Each is what one of n things comes to, rounded half up to the cent, for
// display only: sums are made of lines, never of averages. n must be positive.
func (c Cents) Each(n int64) Cents {
	if c < 0 {
		return -(-c).Each(n)
	}
	return (c + Cents(n)/2) / Cents(n)
}

// maxEuros is more than any budget that a coordination speaks of: a hundred
// billion, so that sums never overflow.
const maxEuros = 100_000 * Million

// typedCents is an amount as French people type it, once spaces and the sign
// of the euro are taken off: 1600000 or 1600000,5 or 1600000.50.
var typedCents = regexp.MustCompile(`^([0-9]+)(?:[,.]([0-9]{1,2}))?$`)

// unspaced takes off what nobody sees: spaces of any kind, and the marks without
// width that come with what is pasted.
func unspaced(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, text)
}

// ParseCents reads an amount in euros as a person types it: « 1 600 000,50 »,
// with spaces of any kind and with the sign of the euro or not. It fails with
// Invalid when there is none, when it is negative, has a third decimal or is
// beyond reason; 1.600 is refused rather than guessed. The caller points the
// error at its field.
func ParseCents(text string) (Cents, *Error) {
	digits := strings.TrimSuffix(unspaced(text), "\u20ac")
	if digits == "" {
		return 0, Fail(Invalid, msgAmountMissing)
	}
	parts := typedCents.FindStringSubmatch(digits)
	if parts == nil {
		return 0, Fail(Invalid, msgAmountForm)
	}
	euros, err := strconv.ParseInt(parts[1], 10, 64)
	if err != nil || Cents(euros) > maxEuros/Euro {
		return 0, Fail(Invalid, msgAmountTooLarge).Because(err)
	}
	rest, _ := strconv.Atoi((parts[2] + "00")[:2]) // two digits, or none
	return Cents(euros)*Euro + Cents(rest), nil
}
