package governance

import (
	"slices"
	"time"
)

// Seat is a place in a body. It belongs to an organisation, to a function
// (« le maire ou son représentant »), or to both (P11), and may be vacant.
type Seat struct {
	ID             SeatID
	CoordinationID CoordinationID
	CommitteeID    CommitteeID
	OrganizationID OrganizationID // zero for a function alone
	Function       string
	College        College
	Voting         bool // délibérative, else consultative
	Qualified      bool // personnalité qualifiée: no substitute (R133-3)
	StartsOn       Date
	EndsOn         Date // last day, or empty
	CreatedAt      time.Time
	Version        int
}

// Runs tells whether a period [from, to] holds a day; an empty end never comes.
func Runs(from, to, day Date) bool { return from <= day && (to == "" || day <= to) }

// overlap tells whether two periods share a day.
func overlap(from1, to1, from2, to2 Date) bool {
	return (to1 == "" || from2 <= to1) && (to2 == "" || from1 <= to2)
}

// Runs tells whether the seat exists on a day.
func (s Seat) Runs(day Date) bool { return Runs(s.StartsOn, s.EndsOn, day) }

// maxFunction is how long the function of a seat may be, in characters.
const maxFunction = 200

// CheckSeat tells what is wrong with a new or a corrected seat.
func CheckSeat(s Seat) error {
	var problems Problems
	if s.CommitteeID == 0 {
		problems.Add(Fail(Invalid, msgSeatCommittee).On("committee"))
	}
	if s.OrganizationID == 0 && s.Function == "" {
		problems.Add(Fail(Invalid, msgSeatOwner).On("organization"))
	}
	problems.Add(tooLong(s.Function, maxFunction, "function"))
	if !slices.Contains(Colleges(), s.College) {
		problems.Add(Fail(Invalid, msgSeatCollege).On("college"))
	}
	if s.StartsOn == "" {
		problems.Add(Fail(Invalid, msgStartMissing).On("starts_on"))
	}
	problems.Add(checkOrder(s.StartsOn, s.EndsOn))
	return problems.Err()
}

// checkOrder refuses a period that ends before it starts.
func checkOrder(from, to Date) *Error {
	if to != "" && to < from {
		return Fail(Invalid, msgEndBeforeStart).On("ends_on")
	}
	return nil
}

// CorrectSeat tells whether a seat may become what was typed, given its
// mandates: a qualified person has no substitute (R133-3), and no mandate may
// be left outside the seat's dates.
func CorrectSeat(s Seat, mandates []Mandate) error {
	if err := CheckSeat(s); err != nil {
		return err
	}
	for _, m := range mandates {
		switch {
		case s.Qualified && m.Kind == Alternate:
			return Fail(Conflict, msgQualifiedHasAlternate).On("qualified")
		case m.StartsOn < s.StartsOn:
			return Fail(Conflict, msgMandateBeforeSeat, m.StartsOn.French()).On("starts_on")
		}
	}
	return nil
}

// CloseSeat ends a seat after its last day, and the mandates that would
// outlive it on the same day. It returns the seat and the mandates that
// change. A mandate that starts later is never dropped in passing: it refuses
// the date.
func CloseSeat(s Seat, mandates []Mandate, on Date) (Seat, []Mandate, error) {
	switch {
	case on == "":
		return s, nil, Fail(Invalid, msgEndMissing).On("ends_on")
	case on < s.StartsOn:
		return s, nil, Fail(Invalid, msgEndBeforeStart).On("ends_on")
	case s.EndsOn != "" && on >= s.EndsOn:
		return s, nil, Fail(Conflict, msgSeatClosed, s.EndsOn.French()).On("ends_on")
	}
	var ended []Mandate
	for _, m := range mandates {
		switch {
		case m.StartsOn > on:
			return s, nil, Fail(Conflict, msgMandateAfterClose, m.StartsOn.French()).On("ends_on")
		case m.EndsOn == "" || m.EndsOn > on:
			m.EndsOn = on
			ended = append(ended, m)
		}
	}
	s.EndsOn = on
	return s, ended, nil
}

// Sitting is who sits on a seat on a day: its holder, else its alternates,
// else nobody.
type Sitting struct {
	Holder     Mandate // zero when nobody holds the seat
	Alternates []Mandate
}

// Vacant tells whether nobody can sit.
func (s Sitting) Vacant() bool { return s.Holder.PersonID == 0 && len(s.Alternates) == 0 }

// Sits finds who sits on a seat on a day. Mandates of other seats are passed over.
func Sits(s Seat, mandates []Mandate, day Date) Sitting {
	var sitting Sitting
	if !s.Runs(day) {
		return sitting
	}
	for _, m := range mandates {
		switch {
		case m.SeatID != s.ID || !m.Runs(day):
		case m.Kind == Holder:
			sitting.Holder = m
		default:
			sitting.Alternates = append(sitting.Alternates, m)
		}
	}
	return sitting
}

// Filled counts the voting seats on which somebody sits on a day, and those
// that exist: the base of the quorum and the seats it leaves out (C2).
func Filled(seats []Seat, mandates []Mandate, day Date) (filled, voting int) {
	for _, s := range seats {
		if !s.Voting || !s.Runs(day) {
			continue
		}
		voting++
		if !Sits(s, mandates, day).Vacant() {
			filled++
		}
	}
	return filled, voting
}

// Period is a run of days, both ends included; an empty end is still open.
type Period struct{ From, To Date }

// Vacancies are the periods when a seat had no holder, from its start to a
// day, in the order of time.
func Vacancies(s Seat, mandates []Mandate, until Date) []Period {
	holders := slices.DeleteFunc(slices.Clone(mandates), func(m Mandate) bool {
		return m.SeatID != s.ID || m.Kind != Holder
	})
	slices.SortFunc(holders, func(a, b Mandate) int { return compareDates(a.StartsOn, b.StartsOn) })
	var gaps []Period
	free := s.StartsOn // the first day that no mandate seen so far covers
	for _, m := range holders {
		if m.StartsOn > free && free <= until {
			gaps = append(gaps, Period{free, m.StartsOn.AddDays(-1)})
		}
		if m.EndsOn == "" {
			return gaps
		}
		free = m.EndsOn.AddDays(1)
	}
	if free <= until && (s.EndsOn == "" || free <= s.EndsOn) {
		gaps = append(gaps, Period{free, s.EndsOn})
	}
	return gaps
}
