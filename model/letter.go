package model

import (
	"context"
	"strconv"
	"time"

	"ctin/governance"
	"ctin/model/calendar"
)

// letterKind is what a mail about a meeting announces.
type letterKind string

const (
	letterConvenes letterKind = "convenes"
	letterMoves    letterKind = "moves"
	letterCancels  letterKind = "cancels"
	letterAmends   letterKind = "amends" // its agenda has one more item
)

// letter is a mail about a meeting to one person, with all the seats they are
// called for.
type letter struct {
	kind    letterKind
	meeting MeetingRecord
	rules   governance.RuleSet
	from    string   // who sends it
	to      Called   // the first of their seats
	seats   []Called // all of them
	address string   // where they reply
	secret  bool     // the address is theirs alone
}

const selectEmail = `
	select email
	from people
	where id = $1`

const markCarried = `
	with carried as (
		insert into convocation_mails (coordination_id, convocation_id, kind, outbox_token, queued_at)
		values ($1, $2, $4, $3, $5)
	)
	update convocations set outbox_token = $3
	where coordination_id = $1 and id = $2`

// tell writes to those of the called who have an address: one mail a person.
func (t *tx) tell(
	ctx context.Context, what letterKind, m MeetingRecord, called []Called,
) error {
	organizer := calendar.Party{Name: m.Coordination}
	if err := t.get(ctx, &organizer.Email, selectEmail, t.actor.PersonID); err != nil {
		return err
	}
	for _, seats := range byPerson(called) {
		l := letter{kind: what, meeting: m, rules: m.RuleSet(), from: t.actor.Name, to: seats[0], seats: seats}
		var err error
		if l.address, l.secret, err = t.replyAddress(ctx, m, l.to); err != nil {
			return err
		}
		event := t.store.event(m, t.at)
		event.Organizer, event.Attendee = organizer, calendar.Party{Name: l.to.Name(), Email: l.to.Email}
		carried, err := t.sendAs(ctx, mail{
			coordination: m.CoordinationID, to: l.to.Email, name: l.to.Name(), subject: l.subject(), body: l.body(), event: &event,
			file: l.file(),
		})
		if err != nil {
			return err
		}
		for _, c := range seats {
			if err := t.exec(ctx, markCarried, m.CoordinationID, c.ID, carried, string(what), t.at); err != nil {
				return err
			}
		}
	}
	return nil
}

// file is the printed agenda that the mail carries: it is printed again each
// time that the meeting moves or that its agenda changes.
func (l letter) file() governance.FileID {
	if l.kind == letterCancels {
		return 0
	}
	return l.meeting.AgendaFileID
}

// byPerson groups the called who have an address, in their order.
func byPerson(called []Called) [][]Called {
	var groups [][]Called
	at := map[governance.PersonID]int{}
	for _, c := range called {
		if c.Email == "" {
			continue
		}
		n, known := at[c.PersonID]
		if !known {
			n = len(groups)
			at[c.PersonID] = n
			groups = append(groups, nil)
		}
		groups[n] = append(groups[n], c)
	}
	return groups
}

const insertReplyLink = `
	insert into links (coordination_id, person_id, purpose, convocation_id, token_hash, created_by, created_at, expires_at)
	values ($1, $2, 'reply', $3, $4, $5, $6, $7)`

// replyAddress is where someone replies: the page of the meeting for those who
// log in, an address of their own for the others (P12).
func (t *tx) replyAddress(ctx context.Context, m MeetingRecord, c Called) (address string, secret bool, err error) {
	if c.Account {
		return t.store.meetingAddress(m), false, nil
	}
	if m.State != governance.MeetingConvened {
		return "", false, nil
	}
	word := token()
	err = t.exec(ctx, insertReplyLink,
		m.CoordinationID, c.PersonID, c.ID, tokenHash(word), t.actor.PersonID, t.at, linkEnd(m.Meeting))
	t.record(event{chain: m.CoordinationID, action: "link.create", kind: "convocation", object: int64(c.ID)})
	return t.store.link("convocation", word), true, err
}

// meetingAddress is the page of a meeting.
func (s *Store) meetingAddress(m MeetingRecord) string {
	return s.link("coordinations", m.Slug, "seances", strconv.FormatInt(int64(m.ID), 10))
}

// usual is how long a meeting lasts when nothing says it.
const usual = 2 * time.Hour

// event is a meeting as calendars show it.
func (s *Store) event(m MeetingRecord, now time.Time) calendar.Event {
	e := calendar.Event{
		UID: m.CalendarUID, Sequence: m.Sequence, Stamp: now, Start: m.StartsAt, End: m.EndsAt, Summary: m.Title,
		Description: eventText(m), Location: m.Place, URL: s.meetingAddress(m),
		Cancelled: m.State == governance.MeetingCancelled,
	}
	if e.Location == "" {
		e.Location = m.Link
	}
	if e.End.IsZero() {
		e.End = e.Start.Add(max(governance.Duration(m.Items()), usual))
	}
	return e
}

// Calendar writes a meeting as a file for calendars, which names nobody called.
func (s *Store) Calendar(m MeetingRecord) string { return s.event(m, s.now()).Text(calendar.Publish) }
