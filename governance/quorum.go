package governance

import "slices"

// RoomSeat is one seat of a body at one instant of its meeting.
type RoomSeat struct {
	ID             SeatID
	OrganizationID OrganizationID
	College        College
	Voting         bool
	Filled         bool     // somebody may sit there that day
	Present        PersonID // who sits there now, zero for nobody
	Remote         bool
}

// Room is who is there at one instant of a meeting, and under which rules. It
// is made anew from arrivals, departures, proxies and recusals whenever
// something must be counted (C2).
type Room struct {
	Rules   RuleSet
	Second  bool // a second convocation on the same agenda
	Seats   []RoomSeat
	Proxies []Proxy  // those not revoked
	Recused []SeatID // who stand aside for the current item
}

// Quorum is what a room counts (C2).
type Quorum struct {
	Asked       bool // by the rule set
	Waived      bool // by a second convocation
	Base        int  // voting seats filled that day
	Required    int
	Present     int             // voting seats in the room or from afar
	Represented int             // those who gave a proxy that counts
	Colleges    []CollegeQuorum // when each college needs its own
}

// Reached is how many count.
func (q Quorum) Reached() int { return q.Present + q.Represented }

// Missing is how many more are needed.
func (q Quorum) Missing() int {
	if !q.Asked || q.Waived {
		return 0
	}
	missing := 0
	for _, c := range q.Colleges {
		missing += c.Missing()
	}
	return max(missing, q.Required-q.Reached(), 0)
}

// Met tells whether decisions may be taken.
func (q Quorum) Met() bool { return q.Missing() == 0 }

// Require refuses a decision without quorum.
func (q Quorum) Require() error {
	if !q.Met() {
		return Fail(Conflict, msgNoQuorum, q.Sentence())
	}
	return nil
}

// Needed is how many of base a quorum asks for: at least the fraction, rounded
// up, or more than it.
func (r QuorumRule) Needed(base int) int {
	if !r.Required || r.Denominator <= 0 {
		return 0
	}
	if r.MoreThan {
		return base*r.Numerator/r.Denominator + 1
	}
	return (base*r.Numerator + r.Denominator - 1) / r.Denominator
}

// Quorum counts the room, and each of its colleges when the rule set asks it.
func (r Room) Quorum() Quorum {
	q := Quorum{Asked: r.Rules.Quorum.Required, Waived: r.Second && r.Rules.SecondConvocation}
	for _, s := range r.Seats {
		counted, reached := r.counts(s)
		q.Base += counted
		if s.Present != 0 {
			q.Present += reached
		} else {
			q.Represented += reached
		}
	}
	q.Required = r.Rules.Quorum.Needed(q.Base)
	if q.Asked && r.Rules.Quorum.PerCollege {
		r.perCollege(&q)
	}
	return q
}

// counts is how much a seat adds to the base, and to what is reached. A seat
// that stands aside still counts as present unless the rule set takes it out of
// the base (C5).
func (r Room) counts(s RoomSeat) (base, reached int) {
	if !s.Voting || r.Rules.RecusalShrinksBase && r.aside(s.ID) {
		return 0, 0
	}
	if s.Filled || r.Rules.Quorum.VacantSeats {
		base = 1
	}
	if s.Present != 0 || r.Rules.Quorum.Proxies && r.bearerOf(s).ID != 0 {
		reached = 1
	}
	return base, reached
}

// Seat finds a seat of the room.
func (r Room) Seat(id SeatID) (RoomSeat, bool) {
	i := slices.IndexFunc(r.Seats, func(s RoomSeat) bool { return s.ID == id })
	if i < 0 {
		return RoomSeat{}, false
	}
	return r.Seats[i], true
}

func (r Room) aside(id SeatID) bool { return slices.Contains(r.Recused, id) }

// bearerOf is the seat that speaks for another: zero when nobody does. The
// giver must be away, the bearer there and voting (C3).
func (r Room) bearerOf(giver RoomSeat) RoomSeat {
	if giver.Present != 0 || !giver.Voting || !giver.Filled || r.Rules.MaxProxies == 0 {
		return RoomSeat{}
	}
	for _, p := range r.Proxies {
		bearer, _ := r.Seat(p.BearerID)
		if p.GiverID == giver.ID && p.RevokedAt.IsZero() && bearer.Voting && bearer.Present != 0 {
			return bearer
		}
	}
	return RoomSeat{}
}

// Voice is a seat that may vote on the current item, and who votes for it.
type Voice struct {
	SeatID   SeatID
	BearerID SeatID   // the seat that votes by proxy, or zero
	PersonID PersonID // who casts it
}

// Voices are those who may vote now. A seat that stands aside has no voice,
// and its bearer none for it; one who stands aside casts no voice of others
// either.
func (r Room) Voices() []Voice {
	var voices []Voice
	for _, s := range r.Seats {
		if !s.Voting || r.aside(s.ID) {
			continue
		}
		if s.Present != 0 {
			voices = append(voices, Voice{SeatID: s.ID, PersonID: s.Present})
			continue
		}
		if bearer := r.bearerOf(s); bearer.ID != 0 && !r.aside(bearer.ID) {
			voices = append(voices, Voice{SeatID: s.ID, BearerID: bearer.ID, PersonID: bearer.Present})
		}
	}
	return voices
}
