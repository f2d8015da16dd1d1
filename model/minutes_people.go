package model

import (
	"slices"
	"time"

	"ctin/governance"
)

// attendance sorts the seats of the body by what their people did.
func (w minutesWriter) attendance() governance.MinutesAttendance {
	var a governance.MinutesAttendance
	for _, place := range w.room.Places {
		stays := w.staysOn(place.SeatID)
		switch {
		case len(stays) > 0 && stays[0].Remote:
			a.Remote = append(a.Remote, w.present(place, stays)...)
		case len(stays) > 0:
			a.Present = append(a.Present, w.present(place, stays)...)
		case len(place.People) == 0: // vacant: nobody is missing
		case w.represented(place.SeatID):
			a.Represented = append(a.Represented, w.sitting(place, place.People[0].PersonID))
		case slices.ContainsFunc(place.People, func(p RoomPerson) bool { return p.Reply == "excused" }):
			a.Excused = append(a.Excused, w.sitting(place, place.People[0].PersonID))
		default:
			a.Absent = append(a.Absent, w.sitting(place, place.People[0].PersonID))
		}
	}
	a.Proxies, a.Guests = w.proxies(), w.guests()
	return a
}

// guests are those who attended without a seat, in the order of their arrival.
func (w minutesWriter) guests() []governance.MinutesPerson {
	var people []governance.MinutesPerson
	for _, g := range w.room.Guests {
		people = append(people, governance.MinutesPerson{
			Name: g.Name, Function: g.Quality, Organization: g.Organization,
			Moves: w.moves(RoomStay{Stay: governance.Stay{ArrivedAt: g.ArrivedAt, LeftAt: g.LeftAt}}),
		})
	}
	return people
}

func (w minutesWriter) staysOn(seat governance.SeatID) []RoomStay {
	var stays []RoomStay
	for _, s := range w.room.Stays {
		if s.SeatID == seat {
			stays = append(stays, s)
		}
	}
	slices.SortStableFunc(stays, func(a, b RoomStay) int { return a.ArrivedAt.Compare(b.ArrivedAt) })
	return stays
}

// present lists who sat on a seat: one person, or several one after the other,
// each with the hours at which they came in and went out.
func (w minutesWriter) present(place RoomPlace, stays []RoomStay) []governance.MinutesPerson {
	var people []governance.MinutesPerson
	var ids []governance.PersonID
	for _, s := range stays {
		at := slices.Index(ids, s.PersonID)
		if at < 0 {
			at = len(people)
			ids, people = append(ids, s.PersonID), append(people, w.sitting(place, s.PersonID))
		}
		people[at].Moves = append(people[at].Moves, w.moves(s)...)
	}
	return people
}

// moves are the arrival and the departure of a stay: those of the opening and
// of the closing say nothing.
func (w minutesWriter) moves(s RoomStay) []governance.MinutesMove {
	var moves []governance.MinutesMove
	if s.ArrivedAt.After(w.room.OpenedAt.Add(grace)) {
		moves = append(moves, governance.MinutesMove{In: true, At: governance.HourOf(s.ArrivedAt, w.room.Zone())})
	}
	if !s.LeftAt.IsZero() && s.LeftAt.Before(w.room.ClosedAt) {
		moves = append(moves, governance.MinutesMove{At: governance.HourOf(s.LeftAt, w.room.Zone())})
	}
	return moves
}

// grace is how long after the opening those who were there may be ticked.
const grace = 5 * time.Minute

// sitting is a person on a seat, as the body knew them that day.
func (w minutesWriter) sitting(place RoomPlace, id governance.PersonID) governance.MinutesPerson {
	p := governance.MinutesPerson{
		Function: place.Function, Organization: place.Organization, College: place.College, Voting: place.Voting,
	}
	for _, who := range place.People {
		if who.PersonID == id {
			p.Name = who.Name
			if who.Kind == governance.Alternate {
				p.Alternate = placeHolder(place)
			}
		}
	}
	if p.Name == "" {
		p.Name = w.room.nameOf(id)
	}
	return p
}

// placeHolder names a seat by its holder, else by itself.
func placeHolder(place RoomPlace) string {
	if len(place.People) > 0 {
		return place.People[0].Name
	}
	return place.Name()
}

// represented tells whether a seat whose people never came had given a proxy
// that was still open at the end.
func (w minutesWriter) represented(seat governance.SeatID) bool {
	return slices.ContainsFunc(w.room.Proxies, func(p governance.Proxy) bool { return p.GiverID == seat && p.RevokedAt.IsZero() })
}

// proxies lists those that were open during the meeting (C3).
func (w minutesWriter) proxies() []governance.MinutesProxy {
	var list []governance.MinutesProxy
	for _, p := range w.room.Proxies {
		if !p.RevokedAt.IsZero() && !p.RevokedAt.After(w.room.OpenedAt) {
			continue // taken back before the meeting: it never was
		}
		giver, _ := w.room.Place(p.GiverID)
		bearer, _ := w.room.Place(p.BearerID)
		line := governance.MinutesProxy{
			Giver: placeHolder(giver), GiverOrganization: giver.Organization,
			Bearer: placeHolder(bearer), BearerOrganization: bearer.Organization,
		}
		if !p.RevokedAt.IsZero() && p.RevokedAt.Before(w.room.ClosedAt) {
			ended := governance.HourOf(p.RevokedAt, w.room.Zone())
			line.Ended = &ended
		}
		list = append(list, line)
	}
	return list
}

// signatories are whose signatures the minutes wait for: who presided and who
// wrote, as the minutes name them.
func (w minutesWriter) signatories() []governance.Signatory {
	return governance.Signatories(governance.ChairAndSecretary, w.signatory(w.room.ChairID), w.signatory(w.room.SecretaryID), nil)
}

func (w minutesWriter) signatory(id governance.PersonID) governance.Signatory {
	p := w.person(id)
	if p == nil {
		return governance.Signatory{}
	}
	return governance.Signatory{PersonID: id, Name: p.Name, Function: p.Function, Organization: p.Organization}
}
