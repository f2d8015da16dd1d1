package model

import (
	"context"
	"time"

	"ctin/governance"
)

// ReplyPage is what a personal link shows: the meeting one is called to, its
// agenda, and one's own reply (P12).
type ReplyPage struct {
	MeetingRecord
	Person    governance.PersonID
	Name      string
	Seats     []Called // theirs
	Bearers   []Called // to whom they may give their voice
	ExpiresAt time.Time
	RevokedAt time.Time
}

// Open tells why the link can no longer be answered, or nil. A meeting that
// opened or was called off says so itself.
func (p ReplyPage) Open(now time.Time) error {
	return governance.Link{RevokedAt: p.RevokedAt, ExpiresAt: p.ExpiresAt}.Open(now)
}

const selectReplyLink = `
	select l.id, l.coordination_id, v.meeting_id, l.person_id, l.expires_at,
		coalesce(l.revoked_at, '0001-01-01 00:00:00+00') as revoked_at,
		trim(p.given_name || ' ' || p.family_name) as name
	from links l
	join convocations v on v.coordination_id = l.coordination_id and v.id = l.convocation_id
	join people p on p.id = l.person_id
	where l.token_hash = $1`

// replyLink is a personal link that replies to a convocation.
type replyLink struct {
	ID             governance.LinkID
	CoordinationID governance.CoordinationID
	MeetingID      governance.MeetingID
	PersonID       governance.PersonID
	ExpiresAt      time.Time
	RevokedAt      time.Time
	Name           string
}

// ReplyPage reads a personal link by the secret of its address. It fails with
// NotFound on an unknown one.
func (s *Store) ReplyPage(ctx context.Context, secret string) (ReplyPage, error) {
	var l replyLink
	if err := s.get(ctx, &l, selectReplyLink, tokenHash(secret)); err != nil {
		return ReplyPage{}, err
	}
	m, err := readMeeting(ctx, s, l.CoordinationID, l.MeetingID)
	if err != nil {
		return ReplyPage{}, err
	}
	p := ReplyPage{MeetingRecord: m, Person: l.PersonID, Name: l.Name, ExpiresAt: l.ExpiresAt, RevokedAt: l.RevokedAt}
	var called []Called
	if err := s.list(ctx, &called, selectCalled, l.CoordinationID, l.MeetingID); err != nil {
		return ReplyPage{}, err
	}
	p.Seats, p.Bearers = Own(called, l.PersonID), Bearers(m.RuleSet(), called, l.PersonID)
	return p, nil
}

const selectLinkFile = `
	select f.id, f.token, f.coordination_id, f.name, f.media_type, f.size, f.created_at, f.content, l.expires_at,
		coalesce(l.revoked_at, '0001-01-01 00:00:00+00') as revoked_at
	from links l
	join convocations v on v.coordination_id = l.coordination_id and v.id = l.convocation_id
	join meetings m on m.coordination_id = v.coordination_id and m.id = v.meeting_id
	join files f on f.coordination_id = l.coordination_id and (f.id = m.agenda_file_id or exists (
		select from agenda_files x
		join agenda_items i on i.coordination_id = x.coordination_id and i.id = x.item_id
		where x.coordination_id = f.coordination_id and x.file_id = f.id and i.meeting_id = m.id
	))
	where l.token_hash = $1 and f.token = $2`

// LinkFile reads a document of the agenda for the holder of a personal link:
// those of the meeting it replies to, and no other (P12).
func (s *Store) LinkFile(ctx context.Context, secret, token string) (governance.File, []byte, error) {
	var row struct {
		governance.File
		Content              []byte
		ExpiresAt, RevokedAt time.Time
	}
	if err := s.get(ctx, &row, selectLinkFile, tokenHash(secret), token); err != nil {
		return governance.File{}, nil, err
	}
	if err := (governance.Link{RevokedAt: row.RevokedAt, ExpiresAt: row.ExpiresAt}).Open(s.now()); err != nil {
		return governance.File{}, nil, err
	}
	return row.File, row.Content, nil
}

// Own are the convocations of a person.
func Own(called []Called, person governance.PersonID) []Called {
	var own []Called
	for _, c := range called {
		if c.PersonID == person {
			own = append(own, c)
		}
	}
	return own
}

// Bearers are those to whom a person may give their voice: the holders of the
// other voting seats. Nobody may who has no voice of their own, or where the
// rules know no proxy (C3).
func Bearers(rules governance.RuleSet, called []Called, person governance.PersonID) []Called {
	var bearers []Called
	voice := false
	for _, c := range called {
		switch {
		case !c.Voting || c.Kind != governance.Holder:
		case c.PersonID == person:
			voice = true
		default:
			bearers = append(bearers, c)
		}
	}
	if !voice || rules.MaxProxies == 0 {
		return nil
	}
	return bearers
}

const lockReplyLink = selectReplyLink + `
	for update of l`

const answerReplyLink = `
	update links set answered_at = $2, answer = $3
	where id = $1`

// ReplyByLink records what the holder of a personal link answers. The link
// itself says who acts: no login is asked.
func (s *Store) ReplyByLink(ctx context.Context, secret string, d ReplyDraft) error {
	_, err := s.write(ctx, governance.Actor{}, "convocation.reply", func(t *tx) (int64, error) {
		var l replyLink
		if err := t.get(ctx, &l, lockReplyLink, tokenHash(secret)); err != nil {
			return 0, err
		}
		link := governance.Link{RevokedAt: l.RevokedAt, ExpiresAt: l.ExpiresAt}
		if err := link.Open(t.at); err != nil {
			return 0, err
		}
		t.actor.PersonID, t.actor.Coordination = l.PersonID, l.CoordinationID
		if err := t.reply(ctx, l.MeetingID, l.PersonID, d); err != nil {
			return 0, err
		}
		return int64(l.MeetingID), t.exec(ctx, answerReplyLink, l.ID, t.at, d.Reply)
	})
	return err
}

const revokeReplyLinks = `
	update links set revoked_at = $4
	where coordination_id = $1 and revoked_at is null and convocation_id in (
		select id
		from convocations
		where coordination_id = $1 and meeting_id = $2 and person_id = $3
	)
	returning convocation_id`

// RevokeReplyLinks makes the personal links of someone called useless: theirs
// went to the wrong hands.
func (s *Store) RevokeReplyLinks(
	ctx context.Context, actor governance.Actor, meeting governance.MeetingID, person governance.PersonID,
) error {
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "link.revoke", func(t *tx) (int64, error) {
		var revoked []int64
		err := t.list(ctx, &revoked, revokeReplyLinks, actor.Coordination, meeting, person, t.at)
		for _, id := range revoked {
			t.record(event{chain: actor.Coordination, action: "link.revoke", kind: "convocation", object: id})
		}
		return int64(meeting), err
	})
	return err
}
