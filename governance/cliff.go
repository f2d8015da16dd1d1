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

// PostYear is how many posts are paid in a year.
type PostYear struct {
	Year  int
	Posts int64
}

// PostCliff is a year after which fewer posts are paid.
type PostCliff struct {
	Year       int
	Lost, Rest int64
}

// PostCliffs finds where posts stop being paid: the « falaise » of advisers whose
// two years end.
func PostCliffs(years []PostYear) []PostCliff {
	paid := map[int]int64{}
	for _, y := range years {
		paid[y.Year] = y.Posts
	}
	var cliffs []PostCliff
	for _, y := range years {
		if lost := y.Posts - paid[y.Year+1]; lost > 0 {
			cliffs = append(cliffs, PostCliff{y.Year, lost, paid[y.Year+1]})
		}
	}
	return cliffs
}
