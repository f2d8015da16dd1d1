package model

import (
	"context"

	"ctin/governance"
)

const insertProxy = `
	insert into proxies (coordination_id, meeting_id, giver_id, bearer_id, given_by, recorded_by, created_at)
	values ($1, $2, $3, $4, $5, $6, $7)
	returning id`

// GiveProxy gives the voice of a seat to another: by who sits on it, or by
// anyone who keeps meetings, for them. It may be given as soon as the meeting
// is convened, and counts while the giver is away and the bearer there (C3).
func (s *Store) GiveProxy(
	ctx context.Context, actor governance.Actor, id governance.MeetingID, giver, bearer governance.SeatID,
) (governance.ProxyID, error) {
	if err := actor.Must(governance.Read); err != nil {
		return 0, err
	}
	proxy, err := s.write(ctx, actor, "proxy.give", func(t *tx) (int64, error) {
		room, err := t.lockedRoom(ctx, id)
		if err != nil {
			return 0, err
		}
		p, err := room.give(t, giver, bearer)
		if err != nil {
			return 0, err
		}
		err = t.get(ctx, &p.ID, insertProxy, p.CoordinationID, p.MeetingID, p.GiverID, p.BearerID, p.GivenBy, p.RecordedBy, t.at)
		if err != nil {
			return 0, err
		}
		t.record(event{chain: p.CoordinationID, action: "proxy.give", kind: "proxy", object: int64(p.ID), after: p})
		return int64(p.ID), nil
	})
	return governance.ProxyID(proxy), err
}

// give applies the rules of proxies to the room.
func (room RoomRecord) give(t *tx, giver, bearer governance.SeatID) (governance.Proxy, error) {
	p := governance.Proxy{
		CoordinationID: room.CoordinationID, MeetingID: room.ID, GiverID: giver, BearerID: bearer,
		GivenBy: t.actor.PersonID, RecordedBy: t.actor.PersonID, CreatedAt: t.at,
	}
	live := room.State != governance.MeetingConvened
	if live {
		if err := governance.RequireOpen(room.Meeting); err != nil {
			return p, err
		}
	}
	place, known := room.Place(giver)
	switch {
	case !known:
		return p, governance.Fail(governance.Invalid, msgNoSeat).On("giver")
	case !place.Holds(t.actor.PersonID):
		if err := t.actor.Must(governance.KeepMeetings); err != nil {
			return p, err
		}
		if len(place.People) > 0 {
			p.GivenBy = place.People[0].PersonID
		}
	}
	return p, governance.GiveProxy(room.At(t.at, 0), p, live)
}

const revokeProxy = `
	update proxies set revoked_at = $3
	where coordination_id = $1 and id = $2 and revoked_at is null`

// RevokeProxy takes a proxy back: by who sits on the seat that gave it, or by
// who keeps meetings.
func (s *Store) RevokeProxy(
	ctx context.Context, actor governance.Actor, id governance.MeetingID, proxy governance.ProxyID,
) error {
	if err := actor.Must(governance.Read); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "proxy.revoke", func(t *tx) (int64, error) {
		room, err := t.lockedRoom(ctx, id)
		if err != nil {
			return 0, err
		}
		before, err := room.revocable(t, proxy)
		if err != nil {
			return 0, err
		}
		after := before
		after.RevokedAt = t.at
		t.record(event{
			chain: room.CoordinationID, action: "proxy.revoke", kind: "proxy", object: int64(proxy), before: before, after: after,
		})
		return int64(proxy), t.exec(ctx, revokeProxy, room.CoordinationID, proxy, t.at)
	})
	return err
}

// revocable finds a proxy that the actor may take back.
func (room RoomRecord) revocable(t *tx, id governance.ProxyID) (governance.Proxy, error) {
	if room.State != governance.MeetingConvened {
		if err := governance.RequireOpen(room.Meeting); err != nil {
			return governance.Proxy{}, err
		}
	}
	for _, p := range room.Proxies {
		if p.ID != id {
			continue
		}
		if !p.RevokedAt.IsZero() {
			return p, governance.Fail(governance.Conflict, msgProxyRevoked)
		}
		if place, _ := room.Place(p.GiverID); place.Holds(t.actor.PersonID) {
			return p, nil
		}
		return p, t.actor.Must(governance.KeepMeetings)
	}
	return governance.Proxy{}, governance.Fail(governance.NotFound, msgNotFound)
}
