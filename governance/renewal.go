package governance

// Renewal is what becomes of one seat when a body is renewed, after elections.
type Renewal string

// The choices of a renewal.
const (
	RenewKeep    Renewal = "keep"    // the holder goes on, under a new mandate
	RenewVacate  Renewal = "vacate"  // the mandate ends, the seat is vacant
	RenewReplace Renewal = "replace" // the mandate ends, another person begins
)

// Renewed is what a renewal changes on one seat: mandates that end, mandates
// that begin the next day.
type Renewed struct{ Ended, Begun []Mandate }

// Renew ends the mandates of a seat on a day and begins those chosen for the
// next one. Alternates follow their holder: kept with the holder, ended
// otherwise. newcomer is who replaces the holder, and counts for RenewReplace
// only. A mandate already known to end sooner is left as it is.
func Renew(s Seat, mandates []Mandate, choice Renewal, on Date, newcomer PersonID) (Renewed, error) {
	next := on.AddDays(1)
	if !s.Runs(on) || !s.Runs(next) {
		return Renewed{}, Fail(Conflict, msgRenewSeatClosed)
	}
	var r Renewed
	var others []Mandate // what stands after the renewal
	for _, m := range mandates {
		if m.SeatID == s.ID && m.Runs(on) && m.Runs(next) {
			m.EndsOn = on
			r.Ended = append(r.Ended, m)
		}
		others = append(others, m)
	}
	for _, m := range begins(s, r.Ended, choice, next, newcomer) {
		m, err := Designate(s, others, m)
		if err != nil {
			return Renewed{}, err
		}
		r.Begun, others = append(r.Begun, m), append(others, m)
	}
	return r, nil
}

// begins lists the mandates that a choice asks for.
func begins(s Seat, ended []Mandate, choice Renewal, next Date, newcomer PersonID) []Mandate {
	fresh := Mandate{CoordinationID: s.CoordinationID, SeatID: s.ID, StartsOn: next}
	var list []Mandate
	switch choice {
	case RenewKeep:
		for _, m := range ended {
			fresh.PersonID, fresh.Kind = m.PersonID, m.Kind
			list = append(list, fresh)
		}
	case RenewReplace:
		fresh.PersonID, fresh.Kind = newcomer, Holder
		list = append(list, fresh)
	case RenewVacate:
	}
	return list
}

// ParseRenewal reads a choice. It fails with Invalid.
func ParseRenewal(s string) (Renewal, *Error) {
	switch r := Renewal(s); r {
	case RenewKeep, RenewVacate, RenewReplace:
		return r, nil
	}
	return "", Fail(Invalid, msgRenewalChoice)
}
