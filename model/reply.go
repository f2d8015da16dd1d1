package model

import (
	"context"

	"ctin/governance"
)

// ReplyDraft is what someone answers to a convocation. BearerID is the seat
// that votes for them, with ReplyProxy.
type ReplyDraft struct {
	Reply    governance.Reply
	BearerID governance.SeatID
}

// Reply records what the actor answers to their own convocation, for all the
// seats they are called for.
func (s *Store) Reply(
	ctx context.Context, actor governance.Actor, meeting governance.MeetingID, d ReplyDraft,
) error {
	if err := actor.Must(governance.Read); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "convocation.reply", func(t *tx) (int64, error) {
		return int64(meeting), t.reply(ctx, meeting, actor.PersonID, d)
	})
	return err
}

// RecordReply records what someone else answered, by telephone or on paper.
func (s *Store) RecordReply(
	ctx context.Context, actor governance.Actor, meeting governance.MeetingID, person governance.PersonID, d ReplyDraft,
) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "convocation.reply", func(t *tx) (int64, error) {
		return int64(meeting), t.reply(ctx, meeting, person, d)
	})
	return err
}

// reply records the answer of a person for every seat they are called for. One
// that may not give its voice, because it has none or is an alternate's, is
// excused instead; but somebody must give theirs.
func (t *tx) reply(
	ctx context.Context, meeting governance.MeetingID, person governance.PersonID, d ReplyDraft,
) error {
	m, err := t.lockedMeeting(ctx, meeting)
	if err != nil {
		return err
	}
	var called []Called
	if err := t.list(ctx, &called, selectCalled, m.CoordinationID, meeting); err != nil {
		return err
	}
	var theirs, giving []Called
	for _, c := range called {
		if c.PersonID != person {
			continue
		}
		theirs = append(theirs, c)
		if c.Voting && c.Kind == governance.Holder {
			giving = append(giving, c)
		}
	}
	if len(theirs) == 0 {
		return governance.Fail(governance.NotFound, msgNotFound)
	}
	if d.Reply == governance.ReplyProxy && len(giving) == 0 {
		return governance.Fail(governance.Invalid, msgProxyNoVoice).On("reply")
	}
	for _, c := range theirs {
		if err := t.replyFor(ctx, m, c, d); err != nil {
			return err
		}
	}
	return nil
}

const updateReply = `
	update convocations set reply = $3, replied_at = $4
	where coordination_id = $1 and id = $2`

const revokeProxyOf = `
	update proxies set revoked_at = $4
	where coordination_id = $1 and meeting_id = $2 and giver_id = $3 and revoked_at is null`

// replyFor records the answer for one seat. A holder who answers anything
// takes back the proxy they had given.
func (t *tx) replyFor(ctx context.Context, m governance.Meeting, before Called, d ReplyDraft) error {
	gives := before.Voting && before.Kind == governance.Holder
	if d.Reply == governance.ReplyProxy && !gives {
		d.Reply = governance.ReplyExcused
	}
	after, err := before.Answer(m, d.Reply, t.at)
	if err != nil {
		return err
	}
	if gives {
		if err := t.exec(ctx, revokeProxyOf, m.CoordinationID, m.ID, before.SeatID, t.at); err != nil {
			return err
		}
	}
	if d.Reply == governance.ReplyProxy {
		if err := t.announceProxy(ctx, m, before, d.BearerID); err != nil {
			return err
		}
	}
	was, is := before, before
	is.Convocation = after
	t.record(event{
		chain: m.CoordinationID, action: "convocation.reply", kind: "convocation", object: int64(before.ID),
		fields: []string{"reply"}, before: withoutAddress(was), after: withoutAddress(is),
	})
	return t.exec(ctx, updateReply, m.CoordinationID, before.ID, after.Reply, after.RepliedAt)
}

const selectOpenProxies = `
	select id, coordination_id, meeting_id, giver_id, bearer_id, given_by, recorded_by, created_at
	from proxies
	where coordination_id = $1 and meeting_id = $2 and revoked_at is null
	order by id`

// announceProxy gives the voice of a seat to another before the meeting (C3).
func (t *tx) announceProxy(ctx context.Context, m governance.Meeting, giver Called, bearer governance.SeatID) error {
	if bearer == 0 {
		return governance.Fail(governance.Invalid, msgProxyTo).On("bearer")
	}
	rules, err := rulesOf(ctx, t, m)
	if err != nil {
		return err
	}
	zone, err := t.zone(ctx)
	if err != nil {
		return err
	}
	seats, err := sitting(ctx, t, m, zone)
	if err != nil {
		return err
	}
	room := seatsOf(rules, seats)
	if err := t.list(ctx, &room.Proxies, selectOpenProxies, m.CoordinationID, m.ID); err != nil {
		return err
	}
	p := governance.Proxy{
		CoordinationID: m.CoordinationID, MeetingID: m.ID, GiverID: giver.SeatID, BearerID: bearer,
		GivenBy: giver.PersonID, RecordedBy: t.actor.PersonID, CreatedAt: t.at,
	}
	if err := governance.GiveProxy(room, p, false); err != nil {
		return err
	}
	err = t.get(ctx, &p.ID, insertProxy, p.CoordinationID, p.MeetingID, p.GiverID, p.BearerID, p.GivenBy, p.RecordedBy, p.CreatedAt)
	t.record(event{chain: m.CoordinationID, action: "proxy.give", kind: "proxy", object: int64(p.ID), after: p})
	return err
}

const updateHanded = `
	update convocations set sent_at = $3
	where coordination_id = $1 and id = $2`

// HandOver records that a convocation without an address was given by hand.
func (s *Store) HandOver(
	ctx context.Context, actor governance.Actor, meeting governance.MeetingID, id governance.ConvocationID,
) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "convocation.hand", func(t *tx) (int64, error) {
		m, err := t.lockedMeeting(ctx, meeting)
		if err != nil {
			return 0, err
		}
		var called []Called
		if err := t.list(ctx, &called, selectCalled, m.CoordinationID, meeting); err != nil {
			return 0, err
		}
		for _, c := range called {
			if c.ID != id {
				continue
			}
			handed, err := c.HandOver(m, t.at)
			if err != nil {
				return 0, err
			}
			t.record(event{
				chain: m.CoordinationID, action: "convocation.hand", kind: "convocation", object: int64(id), fields: []string{"sent_at"},
			})
			return int64(id), t.exec(ctx, updateHanded, m.CoordinationID, id, handed.SentAt)
		}
		return 0, governance.Fail(governance.NotFound, msgNotFound)
	})
	return err
}
