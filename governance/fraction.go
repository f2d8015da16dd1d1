package governance

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"
)

// Fraction is an exact part of a whole, or a rate. The zero Fraction is one
// that nobody has decided yet.
type Fraction struct{ Numerator, Denominator int64 }

// Decided tells whether there is a fraction at all.
func (f Fraction) Decided() bool { return f.Denominator != 0 }

// Of is the fraction of an amount, rounded down to the cent: a rate never
// promises more than it says.
func (f Fraction) Of(amount Cents) Cents {
	if !f.Decided() {
		return 0
	}
	n := new(big.Int).Mul(big.NewInt(int64(amount)), big.NewInt(f.Numerator))
	return Cents(n.Div(n, big.NewInt(f.Denominator)).Int64())
}

var (
	typedRatio   = regexp.MustCompile(`^([0-9]{1,6})/([0-9]{1,6})$`)
	typedDecimal = regexp.MustCompile(`^([0-9]{1,5})(?:[,.]([0-9]{1,4}))?(%?)$`)
)

// ParseFraction reads a fraction as a person types it: 2/3, 33,34 % or 0,5.
// Empty gives the zero Fraction. It fails with Invalid on anything else, and on zero.
func ParseFraction(text string) (Fraction, *Error) {
	text = strings.Join(strings.Fields(text), "")
	if text == "" {
		return Fraction{}, nil
	}
	var n, d int64
	if parts := typedRatio.FindStringSubmatch(text); parts != nil {
		n, d = wholeOf(parts[1]), wholeOf(parts[2])
	} else if parts := typedDecimal.FindStringSubmatch(text); parts != nil {
		n, d = wholeOf(parts[1]+parts[2]), tenTo(len(parts[2]))
		if parts[3] != "" {
			d *= 100
		}
	}
	if n == 0 || d == 0 {
		return Fraction{}, Fail(Invalid, msgFraction)
	}
	divisor := new(big.Int).GCD(nil, nil, big.NewInt(n), big.NewInt(d)).Int64()
	return Fraction{n / divisor, d / divisor}, nil
}

func wholeOf(s string) int64 {
	n, _ := strconv.ParseInt(s, 10, 64) // a few digits, as the patterns say
	return n
}

func tenTo(n int) int64 {
	power := int64(1)
	for range n {
		power *= 10
	}
	return power
}

// Grantee is one of the organisations that receive a commitment together, with
// its share of it once that was decided (F7).
type Grantee struct {
	OrganizationID OrganizationID
	Share          Fraction
}

// CheckShares refuses shares that are decided for some grantees only, or that
// do not add up to exactly one (F7).
func CheckShares(grantees []Grantee) *Error {
	total, decided := new(big.Rat), 0
	seen := map[OrganizationID]bool{}
	for _, g := range grantees {
		if seen[g.OrganizationID] {
			return Fail(Invalid, msgGranteeTwice).On("grantee")
		}
		seen[g.OrganizationID] = true
		if g.Share.Decided() {
			decided++
			total.Add(total, big.NewRat(g.Share.Numerator, g.Share.Denominator))
		}
	}
	switch {
	case decided == 0:
		return nil
	case decided < len(grantees):
		return Fail(Invalid, msgSharesPartly).On("share")
	case total.Cmp(big.NewRat(1, 1)) != 0:
		return Fail(Invalid, msgSharesSum, shareText(total)).On("share")
	}
	return nil
}
