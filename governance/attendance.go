package governance

import (
	"slices"
	"time"
)

// Stay is a time that a person spends on a seat during a meeting, in the room
// or from afar. It lasts until LeftAt, which is zero meanwhile.
type Stay struct {
	ID             AttendanceID
	CoordinationID CoordinationID
	MeetingID      MeetingID
	SeatID         SeatID
	PersonID       PersonID
	Remote         bool
	ArrivedAt      time.Time
	LeftAt         time.Time
	RecordedBy     PersonID
	CreatedAt      time.Time
}

// Covers tells whether the person is there at an instant: from the arrival,
// and no longer at the instant of the departure.
func (s Stay) Covers(at time.Time) bool {
	return !at.Before(s.ArrivedAt) && (s.LeftAt.IsZero() || at.Before(s.LeftAt))
}

// Arrive tells whether a person may take a seat from an instant on, given who
// sits on it that day and every stay of the meeting so far. A qualified person
// has no substitute (R133-3); a seat is taken by one person at a time, and a
// person takes one seat at a time.
func Arrive(seat Seat, sitting Sitting, stays []Stay, s Stay) (Stay, error) {
	switch {
	case !sitting.allows(s.PersonID):
		return s, Fail(Conflict, msgNoMandateToday).On("person")
	case seat.Qualified && sitting.Holder.PersonID != s.PersonID:
		return s, Fail(Conflict, msgQualifiedAbsent).On("person")
	}
	for _, o := range stays {
		switch {
		case !o.LeftAt.IsZero() && !s.ArrivedAt.Before(o.LeftAt):
		case o.SeatID == s.SeatID && o.PersonID == s.PersonID:
			return s, Fail(Conflict, msgThereAlready).On("person")
		case o.SeatID == s.SeatID:
			return s, Fail(Conflict, msgSeatTaken).On("person")
		case o.PersonID == s.PersonID:
			return s, Fail(Conflict, msgOnOtherSeat).On("person")
		}
	}
	return s, nil
}

// allows tells whether a person has a mandate among those who may sit.
func (s Sitting) allows(p PersonID) bool {
	return p != 0 && (s.Holder.PersonID == p ||
		slices.ContainsFunc(s.Alternates, func(m Mandate) bool { return m.PersonID == p }))
}

// Leave ends a stay. What was voted before stays voted.
func Leave(s Stay, at time.Time) (Stay, error) {
	switch {
	case !s.LeftAt.IsZero():
		return s, Fail(Conflict, msgLeftAlready)
	case at.Before(s.ArrivedAt):
		return s, Fail(Invalid, msgLeftBefore).On("at")
	}
	s.LeftAt = at
	return s, nil
}
