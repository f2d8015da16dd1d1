package model

import (
	"time"

	"ctin/governance"
)

// At is the room at an instant, for an item of its agenda or for none.
func (room RoomRecord) At(at time.Time, item governance.AgendaItemID) governance.Room {
	r := governance.Room{Rules: room.Rules, Second: room.SecondOf != 0}
	for _, p := range room.Places {
		s := governance.RoomSeat{
			ID: p.SeatID, OrganizationID: p.OrganizationID, College: p.College, Voting: p.Voting, Filled: len(p.People) > 0,
		}
		if stay, ok := room.Stay(p.SeatID, at); ok {
			s.Present, s.Remote = stay.PersonID, stay.Remote
		}
		r.Seats = append(r.Seats, s)
	}
	for _, p := range room.Proxies {
		if p.RevokedAt.IsZero() || at.Before(p.RevokedAt) {
			p.RevokedAt = time.Time{} // it held at that instant
			r.Proxies = append(r.Proxies, p)
		}
	}
	for _, x := range room.Recusals {
		if x.ItemID == item {
			r.Recused = append(r.Recused, x.SeatID)
		}
	}
	return r
}

// Stay is who is on a seat at an instant.
func (room RoomRecord) Stay(seat governance.SeatID, at time.Time) (RoomStay, bool) {
	for _, s := range room.Stays {
		if s.SeatID == seat && s.Covers(at) {
			return s, true
		}
	}
	return RoomStay{}, false
}

// Place finds a seat of the room.
func (room RoomRecord) Place(seat governance.SeatID) (RoomPlace, bool) {
	for _, p := range room.Places {
		if p.SeatID == seat {
			return p, true
		}
	}
	return RoomPlace{}, false
}

// Item finds an item of the agenda.
func (room RoomRecord) Item(id governance.AgendaItemID) (AgendaLine, bool) {
	for _, i := range room.Agenda {
		if i.ID == id {
			return i, true
		}
	}
	return AgendaLine{}, false
}

// Current is the item that the room is at.
func (room RoomRecord) Current() (AgendaLine, bool) {
	for _, i := range room.Agenda {
		if i.State == governance.ItemCurrent {
			return i, true
		}
	}
	return AgendaLine{}, false
}

// Ballot finds a ballot of the room.
func (room RoomRecord) Ballot(id governance.BallotID) (governance.Ballot, bool) {
	for _, b := range room.Ballots {
		if b.ID == id {
			return b, true
		}
	}
	return governance.Ballot{}, false
}

// LastBallot is the last ballot on an item.
func (room RoomRecord) LastBallot(item governance.AgendaItemID) (governance.Ballot, bool) {
	for i := len(room.Ballots) - 1; i >= 0; i-- {
		if room.Ballots[i].ItemID == item {
			return room.Ballots[i], true
		}
	}
	return governance.Ballot{}, false
}

// openBallot is the ballot that is open now, in the whole meeting.
func (room RoomRecord) openBallot() (governance.Ballot, bool) {
	for _, b := range room.Ballots {
		if b.ClosedAt.IsZero() {
			return b, true
		}
	}
	return governance.Ballot{}, false
}

// VotesOf are the voices of a public ballot.
func (room RoomRecord) VotesOf(id governance.BallotID) []governance.Vote {
	var votes []governance.Vote
	for _, v := range room.Votes {
		if v.BallotID == id {
			votes = append(votes, v)
		}
	}
	return votes
}

// UrnOf are the seats that have voted in a secret ballot.
func (room RoomRecord) UrnOf(id governance.BallotID) []governance.SeatID {
	var seats []governance.SeatID
	for _, u := range room.InUrn {
		if u.BallotID == id {
			seats = append(seats, u.SeatID)
		}
	}
	return seats
}

// Decision is what a ballot became.
func (room RoomRecord) Decision(id governance.BallotID) (governance.Decision, bool) {
	for _, d := range room.Decisions {
		if d.BallotID == id {
			return d, true
		}
	}
	return governance.Decision{}, false
}

// Proposed are the seats proposed to stand aside for an item (C5).
func (room RoomRecord) Proposed(item governance.AgendaItemID) []governance.SeatID {
	i := governance.Interests{Carriers: room.carriers}
	if line, ok := room.Item(item); ok {
		for _, p := range line.Proposed {
			i.Owners = append(i.Owners, p.ProjectOwnerID)
		}
	}
	for _, g := range room.grantees {
		if g.ItemID == item {
			i.Grantees = append(i.Grantees, g.OrganizationID)
		}
	}
	return governance.Recusals(room.At(room.StartsAt, item).Seats, i)
}

// presiding is the seat from which the chair votes at an instant, or zero.
func (room RoomRecord) presiding(at time.Time) governance.SeatID {
	for _, p := range room.Places {
		if s, ok := room.Stay(p.SeatID, at); ok && p.Voting && room.ChairID != 0 && s.PersonID == room.ChairID {
			return p.SeatID
		}
	}
	return 0
}

// dayOf is the civil date of an instant, as seen from the coordination: the
// room opened on Day.
func (room RoomRecord) dayOf(at time.Time) governance.Date { return governance.DateOf(at, room.Zone()) }

// nameOf is someone in the room.
func (room RoomRecord) nameOf(p governance.PersonID) string {
	for _, s := range room.Stays {
		if s.PersonID == p {
			return s.Name
		}
	}
	return ""
}

// Latest is the last hour that was recorded in the room.
func (room RoomRecord) Latest() time.Time {
	latest := room.OpenedAt
	for _, s := range room.Stays {
		latest = later(later(latest, s.ArrivedAt), s.LeftAt)
	}
	for _, b := range room.Ballots {
		latest = later(later(latest, b.OpenedAt), b.ClosedAt)
	}
	for _, g := range room.Guests {
		latest = later(later(latest, g.ArrivedAt), g.LeftAt)
	}
	return latest
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
