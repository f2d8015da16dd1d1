package governance

import (
	"fmt"
	"slices"
)

// rosterSeats are the seats that a roster may mean and who sits on them: those
// of the coordination, then those that the lines before make.
type rosterSeats struct {
	byID     map[SeatID]*Seat
	same     map[rosterSeat][]SeatID
	mandates map[SeatID][]Mandate
	claims   map[SeatID]int // the line that said who holds the seat, or that nobody does
	sits     map[rosterSits]int
	made     []SeatID
	line     map[SeatID]int
	begun    []Mandate
	name     func(PersonID) string
}

// rosterSeat is what makes two lines speak of one seat.
type rosterSeat struct {
	committee    CommitteeID
	organization OrganizationID
	function     string
}

// rosterSits is one person on one seat, by the line that put them there.
type rosterSits struct {
	seat   SeatID
	person PersonID
}

// rosterSitting is what a line comes to: a seat, and a mandate on it unless it
// is vacant or there already.
type rosterSitting struct {
	seat    Seat // ID zero when it is to be made
	mandate Mandate
	there   bool // the mandate is there already
	remarks []string
}

func newRosterSeats(known RosterKnown, name func(PersonID) string) *rosterSeats {
	s := &rosterSeats{
		name: name,
		byID: map[SeatID]*Seat{}, same: map[rosterSeat][]SeatID{}, mandates: map[SeatID][]Mandate{},
		claims: map[SeatID]int{}, sits: map[rosterSits]int{}, line: map[SeatID]int{},
	}
	for _, k := range known.Seats {
		s.add(k)
	}
	for _, m := range known.Mandates {
		s.mandates[m.SeatID] = append(s.mandates[m.SeatID], m)
	}
	return s
}

// add makes a seat found by its body, its organisation and its function.
func (s *rosterSeats) add(seat Seat) {
	s.byID[seat.ID] = &seat
	key := rosterSeat{seat.CommitteeID, seat.OrganizationID, wordKey(seat.Function)}
	s.same[key] = append(s.same[key], seat.ID)
}

// open are the seats that a line may mean and that have not ended by its first day.
func (s *rosterSeats) open(e rosterEntry, o OrganizationID) []SeatID {
	key := rosterSeat{e.committee, o, wordKey(e.function)}
	ids := s.running(s.same[key], e.from)
	if e.kind == Holder || e.function != "" || len(ids) > 0 {
		return ids
	}
	for other, list := range s.same { // an alternate without a function: of any seat of the organisation
		if other.committee == e.committee && other.organization == o && o != 0 {
			ids = append(ids, s.running(list, e.from)...)
		}
	}
	slices.Sort(ids)
	return ids
}

func (s *rosterSeats) running(ids []SeatID, day Date) []SeatID {
	return slices.DeleteFunc(slices.Clone(ids), func(id SeatID) bool {
		end := s.byID[id].EndsOn
		return end != "" && end < day
	})
}

// find says on which seat a line puts a person (zero is someone new, or nobody
// when the seat is vacant), and how.
func (s *rosterSeats) find(e rosterEntry, o OrganizationID, person PersonID) (rosterSitting, *Error) {
	ids := s.open(e, o)
	if sitting, found := s.sitting(e, ids, person); found {
		return sitting, nil
	}
	id, err := s.choose(e, ids)
	if err != nil {
		return rosterSitting{}, err
	}
	sitting := rosterSitting{seat: s.newSeat(e, o)}
	if id != 0 {
		sitting.seat = *s.byID[id]
		if err := s.agrees(sitting.seat, e); err != nil {
			return rosterSitting{}, err
		}
		sitting.remarks = s.remarks(sitting.seat, e)
	} else if e.kind == Alternate {
		sitting.remarks = []string{msgRosterNoHolder}
	}
	if e.vacant() {
		return sitting, nil
	}
	return s.designate(sitting, e, person)
}

// newSeat is the seat that a line makes. It outlives the mandate of its holder.
func (s *rosterSeats) newSeat(e rosterEntry, o OrganizationID) Seat {
	seat := Seat{
		CommitteeID: e.committee, OrganizationID: o, Function: e.function, College: e.college,
		Voting: e.voting, StartsOn: e.from,
	}
	if e.vacant() {
		seat.EndsOn = e.to
	}
	return seat
}

// sitting tells whether the person sits on one of the seats already, as the
// line says.
func (s *rosterSeats) sitting(e rosterEntry, ids []SeatID, person PersonID) (rosterSitting, bool) {
	for _, id := range ids {
		for _, m := range s.mandates[id] {
			if person == 0 || m.PersonID != person || m.Kind != e.kind || !overlap(m.StartsOn, m.EndsOn, e.from, e.to) {
				continue
			}
			found := rosterSitting{seat: *s.byID[id], mandate: m, there: true}
			if line := s.sits[rosterSits{id, person}]; line != 0 {
				found.remarks = []string{fmt.Sprintf(msgListRepeats, line)}
			} else if e.dated && m.StartsOn != e.from || e.to != "" && m.EndsOn != e.to {
				found.remarks = []string{fmt.Sprintf(msgRosterDatesLeft, m.StartsOn.French())}
			}
			return found, true
		}
	}
	return rosterSitting{}, false
}

// choose finds the seat that a line means among those that answer to it; zero
// is a new one.
func (s *rosterSeats) choose(e rosterEntry, ids []SeatID) (SeatID, *Error) {
	if e.kind == Alternate {
		if len(ids) > 1 {
			return 0, Fail(Conflict, msgRosterManySeats).On(string(RosterFunction))
		}
		return first(ids), nil
	}
	var refusal *Error
	for _, id := range ids {
		holder := s.holder(id, e)
		switch {
		case s.claims[id] != 0:
			refusal = Fail(Conflict, msgRosterSeatTwice, s.claims[id]).On(string(RosterFunction))
		case e.vacant() || holder.PersonID == 0:
			return id, nil
		case refusal == nil:
			refusal = Fail(Conflict, msgRosterSeatHeld, s.name(holder.PersonID), holder.StartsOn.French()).On(string(RosterFamilyName))
		}
	}
	return 0, refusal
}

func first(ids []SeatID) SeatID {
	if len(ids) == 0 {
		return 0
	}
	return ids[0]
}

// holder is who holds a seat on one of the days of a line.
func (s *rosterSeats) holder(id SeatID, e rosterEntry) Mandate {
	for _, m := range s.mandates[id] {
		if m.Kind == Holder && overlap(m.StartsOn, m.EndsOn, e.from, e.to) {
			return m
		}
	}
	return Mandate{}
}

// agrees refuses a line that gives a seat another voice or another college
// than the line that makes it.
func (s *rosterSeats) agrees(seat Seat, e rosterEntry) *Error {
	line := s.line[seat.ID]
	switch {
	case line == 0:
		return nil
	case e.said && e.voting != seat.Voting:
		return Fail(Conflict, msgRosterOtherVoice, line).On(string(RosterVoice))
	case differ(string(e.college), string(seat.College)):
		return Fail(Conflict, msgRosterOtherCollege, line).On(string(RosterCollege))
	}
	return nil
}

// remarks say what of a line is passed over, the seat being there.
func (s *rosterSeats) remarks(seat Seat, e rosterEntry) []string {
	if s.line[seat.ID] == 0 && (e.said && e.voting != seat.Voting || differ(string(e.college), string(seat.College))) {
		return []string{msgRosterSeatLeft}
	}
	return nil
}

// designate adds the mandate of a line to its seat, as the rules allow. A
// mandate without a first day of its own waits for a seat that begins later; a
// seat that the roster makes begins with the first of its mandates.
func (s *rosterSeats) designate(sitting rosterSitting, e rosterEntry, person PersonID) (rosterSitting, *Error) {
	seat := &sitting.seat
	m := Mandate{SeatID: seat.ID, PersonID: person, Kind: e.kind, StartsOn: e.from, EndsOn: e.to}
	if m.PersonID == 0 {
		m.PersonID = newcomer
	}
	switch {
	case !e.dated && m.StartsOn < seat.StartsOn:
		m.StartsOn = seat.StartsOn
	case seat.ID < 0 && m.StartsOn < seat.StartsOn:
		seat.StartsOn = m.StartsOn
	}
	m, err := Designate(*seat, s.mandates[seat.ID], m)
	for _, p := range ProblemsOf(err) {
		return sitting, p.On(rosterField(p.Field))
	}
	sitting.mandate = m
	return sitting, nil
}

// newcomer stands for someone who has no id yet: nobody else has it.
const newcomer PersonID = -1 << 62

// rosterField is the column of a field of a mandate.
func rosterField(field string) string {
	switch field {
	case "kind":
		return string(RosterQuality)
	case "person":
		return string(RosterFamilyName)
	}
	return field
}

// keep makes what a line comes to. It returns the id of the seat.
func (s *rosterSeats) keep(sitting rosterSitting, e rosterEntry, o OrganizationID, person PersonID) SeatID {
	seat := sitting.seat
	if seat.ID == 0 {
		seat.ID, seat.OrganizationID = -SeatID(len(s.made)+1), o
		s.made, s.line[seat.ID] = append(s.made, seat.ID), e.line
		s.add(seat)
	}
	s.byID[seat.ID].StartsOn = seat.StartsOn
	if e.kind == Holder {
		s.claims[seat.ID] = e.line
	}
	if e.vacant() || sitting.there {
		return seat.ID
	}
	m := sitting.mandate
	m.SeatID, m.PersonID = seat.ID, person
	s.mandates[seat.ID] = append(s.mandates[seat.ID], m)
	s.sits[rosterSits{seat.ID, person}] = e.line
	s.begun = append(s.begun, m)
	return seat.ID
}
