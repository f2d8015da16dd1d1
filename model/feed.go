package model

import (
	"context"
	"time"

	"ctin/governance"
	"ctin/model/calendar"
)

// myCards are a person and the cards that were joined to theirs: an address
// asked for under one of those goes on, and ends with the others.
const myCards = `
	with recursive mine (id) as (
		select $1::bigint
		union
		select p.id from people p join mine on p.merged_into = mine.id
	)`

const selectFeedSince = myCards + `
	select max(f.created_at)
	from calendar_feeds f
	join mine on mine.id = f.person_id
	having count(*) > 0`

// FeedSince tells when the actor asked for the secret address of their
// meetings; zero when they have none.
func (s *Store) FeedSince(ctx context.Context, actor governance.Actor) (time.Time, error) {
	return oneOrNone[time.Time](ctx, s, selectFeedSince, actor.PersonID)
}

const insertFeed = `
	insert into calendar_feeds (person_id, token_hash, created_at)
	values ($1, $2, $3)`

// RenewFeed makes the secret address of the actor's meetings, and returns its
// word, which nothing keeps: the one before is worth nothing from now on.
func (s *Store) RenewFeed(ctx context.Context, actor governance.Actor) (string, error) {
	word := token()
	_, err := s.write(ctx, actor, "account.feed", func(t *tx) (int64, error) {
		t.record(event{action: "account.feed", kind: "account", object: int64(actor.AccountID)})
		if err := t.exec(ctx, deleteFeed, actor.PersonID); err != nil {
			return 0, err
		}
		return 0, t.exec(ctx, insertFeed, actor.PersonID, tokenHash(word), t.at)
	})
	return word, err
}

const deleteFeed = myCards + `
	delete from calendar_feeds
	where person_id in (select id from mine)`

// RevokeFeed makes the secret address of the actor's meetings useless.
func (s *Store) RevokeFeed(ctx context.Context, actor governance.Actor) error {
	_, err := s.write(ctx, actor, "account.feed_end", func(t *tx) (int64, error) {
		n, err := t.execCount(ctx, deleteFeed, actor.PersonID)
		if err == nil && n > 0 {
			t.record(event{action: "account.feed_end", kind: "account", object: int64(actor.AccountID)})
		}
		return 0, err
	})
	return err
}

// The owner of an address, through the cards that theirs was joined to.
const selectFeedOwner = `
	with recursive owner (id, merged_into) as (
		select p.id, p.merged_into
		from calendar_feeds f
		join people p on p.id = f.person_id
		where f.token_hash = $1
		union
		select p.id, p.merged_into
		from owner
		join people p on p.id = owner.merged_into
	)
	select id
	from owner
	where merged_into is null`

// The meetings that call a person for a seat that is still theirs, on the day
// of the meeting and today: a mandate that ended shows nothing more.
const selectFeed = `
	select distinct on (m.starts_at, m.id) ` + meetingColumns + `, k.name as committee, o.name as coordination, o.slug, o.time_zone
	from convocations v
	join meetings m on m.coordination_id = v.coordination_id and m.id = v.meeting_id
	join committees k on k.coordination_id = m.coordination_id and k.id = m.committee_id
	join coordinations o on o.id = m.coordination_id
	where v.person_id = $1 and m.state <> 'draft' and m.starts_at > $2::timestamptz - interval '1 year' and exists (
		select from mandates d
		where d.coordination_id = v.coordination_id and d.seat_id = v.seat_id and d.person_id = v.person_id
			and d.starts_on <= (m.starts_at at time zone o.time_zone)::date
			and (d.ends_on is null or d.ends_on >= (greatest(m.starts_at, $2::timestamptz) at time zone o.time_zone)::date)
	)
	order by m.starts_at, m.id
	limit 500`

// Feed writes as a calendar the meetings to which the owner of a secret address
// is called, in every coordination. It says no more than their convocations do,
// without agendas or names. It fails with NotFound on an unknown word.
func (s *Store) Feed(ctx context.Context, word string) (string, error) {
	var person governance.PersonID
	if err := s.get(ctx, &person, selectFeedOwner, tokenHash(word)); err != nil {
		return "", err
	}
	var meetings []MeetingRecord
	if err := s.list(ctx, &meetings, selectFeed, person, s.now()); err != nil {
		return "", err
	}
	events := make([]calendar.Event, len(meetings))
	for i, m := range meetings {
		stamp := m.ConvenedAt
		if m.CancelledAt.After(stamp) {
			stamp = m.CancelledAt
		}
		events[i] = s.event(m, stamp)
		events[i].Description = feedText(m)
	}
	return calendar.Feed(feedName, events), nil
}
