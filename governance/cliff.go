package governance

// Cliff is a year after which less money is scheduled: posts or services that
// stop being paid.
type Cliff struct {
	Year int   // the last one at this height
	Lost Cents // what the next year has less
	Rest Cents // what the next year has
}

// Cliffs finds where announced money falls from one year to the next, the years
// in order. Money without a schedule has no year to fall in.
func Cliffs(years []YearTotal) []Cliff {
	var cliffs []Cliff
	due := map[int]Cents{}
	for _, y := range years {
		due[y.Year] = y.Cash.Announced
	}
	for _, y := range years {
		if lost := due[y.Year] - due[y.Year+1]; y.Year != 0 && lost > 0 {
			cliffs = append(cliffs, Cliff{y.Year, lost, due[y.Year+1]})
		}
	}
	return cliffs
}
