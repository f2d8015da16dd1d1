package governance

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
