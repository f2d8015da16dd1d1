package model

import (
	"strings"
	"testing"

	"ctin/governance"
)

func TestAFeedShowsOnesMeetingsUntilItIsRevokedOrTheMandateEnds(t *testing.T) {
	s := newSession(t)
	read := func(word string) string {
		text, err := s.Feed(s.ctx, word)
		if err != nil && governance.CodeOf(err) != governance.NotFound {
			t.Fatal(err)
		}
		return text
	}
	first := must(s.RenewFeed(s.ctx, s.chair))(t)
	if n := s.count(`select count(*) from calendar_feeds where encode(token_hash, 'escape') like '%` + first + `%' or octet_length(token_hash) <> 32`); n != 0 {
		t.Error("the address itself is kept")
	}
	draft := s.draft()
	if strings.Contains(read(first), "VEVENT") {
		t.Error("a draft is shown")
	}
	m := s.convene(draft)
	got := read(first)
	for _, want := range []string{"UID:" + m.CalendarUID, "SEQUENCE:0", "STATUS:CONFIRMED", "LOCATION:Salle du conseil", "Sicoval"} {
		if !strings.Contains(strings.ReplaceAll(got, "\r\n ", ""), want) {
			t.Errorf("the feed does not say %q: %s", want, got)
		}
	}
	for _, never := range []string{"Règlement", "Amandier", "ATTENDEE", "ORGANIZER", "@"} {
		if strings.Contains(got, never) {
			t.Errorf("the feed says %q", never)
		}
	}
	if read(first) != got {
		t.Error("the feed changes by itself: its ETag would too")
	}
	p := s.plan()
	p.Start = "15:00"
	s.must(s.PlanMeeting(s.ctx, s.actor, m.ID, m.Version, p, ""))
	if moved := read(first); !strings.Contains(moved, "SEQUENCE:1") || !strings.Contains(moved, "UID:"+m.CalendarUID) {
		t.Errorf("a meeting that moved is %s", moved)
	}
	s.must(s.CancelMeeting(s.ctx, s.actor, m.ID, s.read(m.ID).Version))
	if off := read(first); !strings.Contains(off, "STATUS:CANCELLED") || !strings.Contains(off, "SEQUENCE:2") {
		t.Errorf("a meeting called off is %s", off)
	}
	second := must(s.RenewFeed(s.ctx, s.chair))(t)
	if read(first) != "" || read(second) == "" {
		t.Error("the former address still works")
	}
	s.scan(nil, `update mandates set ends_on = '2026-12-01' where person_id = $1`, s.chair.PersonID)
	if strings.Contains(read(second), "VEVENT") {
		t.Error("a meeting is shown after the mandate ended")
	}
	s.must(s.RevokeFeed(s.ctx, s.chair))
	if read(second) != "" || read("") != "" {
		t.Error("a revoked address still works")
	}
	if since := must(s.FeedSince(s.ctx, s.chair))(t); !since.IsZero() {
		t.Errorf("the address serves since %s", since)
	}
}

// An address asked for under a card that was joined to another goes on, with
// the meetings of the person, who renews or revokes it with their own.
func TestAFeedGoesOnOnceItsCardIsJoinedToAnother(t *testing.T) {
	s := newSession(t)
	m := s.convene(s.draft())
	twin := s.chair
	s.scan(&twin.PersonID, `insert into people (given_name, family_name, email, created_at) values ('Autre', 'Fiche', '', now()) returning id`)
	word, own := must(s.RenewFeed(s.ctx, twin))(t), must(s.RenewFeed(s.ctx, s.chair))(t)
	if got := must(s.Feed(s.ctx, word))(t); strings.Contains(got, m.CalendarUID) {
		t.Error("the meetings of someone else are shown")
	}
	s.scan(nil, `update people set merged_into = $2 where id = $1`, twin.PersonID, s.chair.PersonID)
	if got := must(s.Feed(s.ctx, word))(t); !strings.Contains(got, m.CalendarUID) || got != must(s.Feed(s.ctx, own))(t) {
		t.Errorf("the address of the joined card answers %s", got)
	}
	s.must(s.RevokeFeed(s.ctx, s.chair))
	for _, w := range []string{word, own} {
		if _, err := s.Feed(s.ctx, w); governance.CodeOf(err) != governance.NotFound {
			t.Errorf("a revoked address still works: %v", err)
		}
	}
}
