package governance

import (
	"cmp"
	"time"
)

// MandateKind is how a person sits.
type MandateKind string

// The kinds of mandate.
const (
	Holder    MandateKind = "holder"    // titulaire
	Alternate MandateKind = "alternate" // suppléant
)

// Mandate puts a person on a seat from a day to another, both included.
type Mandate struct {
	ID             MandateID
	CoordinationID CoordinationID
	SeatID         SeatID
	PersonID       PersonID
	Kind           MandateKind
	StartsOn       Date
	EndsOn         Date
	DeedID         FileID // the designation deed, or zero
	CreatedAt      time.Time
	Version        int
}

// Runs tells whether the mandate holds on a day.
func (m Mandate) Runs(day Date) bool { return Runs(m.StartsOn, m.EndsOn, day) }

func compareDates(a, b Date) int { return cmp.Compare(a, b) }

// Designate tells whether a mandate may be written on a seat beside the
// others, and returns it as it will be: one without end ends with its seat. A
// mandate being corrected is not in its own way.
func Designate(s Seat, others []Mandate, m Mandate) (Mandate, error) {
	if m.EndsOn == "" {
		m.EndsOn = s.EndsOn
	}
	var problems Problems
	if m.PersonID == 0 {
		problems.Add(Fail(Invalid, msgPersonMissing).On("person"))
	}
	problems.Add(checkKind(s, m))
	problems.Add(checkDates(s, m))
	if err := problems.Err(); err != nil {
		return m, err
	}
	return m, free(others, m)
}

// checkKind refuses a substitute for a qualified person (R133-3).
func checkKind(s Seat, m Mandate) *Error {
	switch {
	case m.Kind != Holder && m.Kind != Alternate:
		return Fail(Invalid, msgMandateKind).On("kind")
	case m.Kind == Alternate && s.Qualified:
		return Fail(Invalid, msgNoSubstitute).On("kind")
	}
	return nil
}

// checkDates keeps a mandate inside its seat's dates.
func checkDates(s Seat, m Mandate) *Error {
	switch {
	case m.StartsOn == "":
		return Fail(Invalid, msgStartMissing).On("starts_on")
	case m.StartsOn < s.StartsOn:
		return Fail(Invalid, msgBeforeSeat, s.StartsOn.French()).On("starts_on")
	case s.EndsOn != "" && m.StartsOn > s.EndsOn:
		return Fail(Invalid, msgAfterSeat, s.EndsOn.French()).On("starts_on")
	case s.EndsOn != "" && m.EndsOn > s.EndsOn:
		return Fail(Invalid, msgAfterSeat, s.EndsOn.French()).On("ends_on")
	}
	return checkOrder(m.StartsOn, m.EndsOn)
}

// free refuses a second holder on the same day, and the same person twice.
func free(others []Mandate, m Mandate) error {
	for _, o := range others {
		if o.SeatID != m.SeatID || o.ID != 0 && o.ID == m.ID || !overlap(o.StartsOn, o.EndsOn, m.StartsOn, m.EndsOn) {
			continue
		}
		switch {
		case o.PersonID == m.PersonID:
			return Fail(Conflict, msgAlreadyOnSeat, o.StartsOn.French()).On("person")
		case o.Kind == Holder && m.Kind == Holder:
			return Fail(Conflict, msgSeatHeld, o.StartsOn.French()).On("starts_on")
		}
	}
	return nil
}

// Replace puts a new holder on a seat from m.StartsOn: the holder until then
// ends the day before, and so does the newcomer's own mandate of alternate. It
// returns the mandates that end, and the one that begins.
func Replace(s Seat, mandates []Mandate, m Mandate) ([]Mandate, Mandate, error) {
	m.Kind = Holder
	if m.StartsOn == "" {
		return nil, m, Fail(Invalid, msgStartMissing).On("starts_on")
	}
	var ended, others []Mandate
	for _, o := range mandates {
		gives := o.Kind == Holder && o.PersonID != m.PersonID || o.Kind == Alternate && o.PersonID == m.PersonID
		if o.SeatID != s.ID || !gives || !o.Runs(m.StartsOn) {
			others = append(others, o)
			continue
		}
		if o.StartsOn == m.StartsOn {
			return nil, m, Fail(Conflict, msgReplaceSameDay, o.StartsOn.French()).On("starts_on")
		}
		o.EndsOn = m.StartsOn.AddDays(-1)
		ended, others = append(ended, o), append(others, o)
	}
	m, err := Designate(s, others, m)
	return ended, m, err
}

// EndMandate ends a mandate after its last day. An end already known may only
// come sooner.
func EndMandate(m Mandate, on Date) (Mandate, error) {
	switch {
	case on == "":
		return m, Fail(Invalid, msgEndMissing).On("ends_on")
	case on < m.StartsOn:
		return m, Fail(Invalid, msgEndBeforeStart).On("ends_on")
	case m.EndsOn != "" && on > m.EndsOn:
		return m, Fail(Conflict, msgMandateEnds, m.EndsOn.French()).On("ends_on")
	}
	m.EndsOn = on
	return m, nil
}

// CancelMandate tells whether a mandate may be taken back as if it had never
// been: only before it begins, for what has begun is part of the record.
func CancelMandate(m Mandate, today Date) error {
	if m.StartsOn <= today {
		return Fail(Conflict, msgMandateBegun, m.StartsOn.French())
	}
	return nil
}
