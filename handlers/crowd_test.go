package handlers

import (
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"ctin/model/demonstration"
)

// crowd gives the strategic committee 200 voting seats, all held and called.
func (h *house) crowd(room string) {
	h.t.Helper()
	meeting := regexpFind(h.t, room, `seances/([0-9]+)/`)
	h.db.Owner.MustExec(`
		with body as (
			select m.id as meeting, m.coordination_id, m.committee_id, m.convened_at
			from meetings m
			where m.id = $1
		), o as (
			insert into organizations (coordination_id, name, kind, college, created_at)
			select b.coordination_id, 'Foule ' || n, 'association', 'associative', b.convened_at
			from body b, generate_series(1, 189) n
			returning id, name, coordination_id
		), s as (
			insert into seats (coordination_id, committee_id, organization_id, college, voting, starts_on, created_at)
			select o.coordination_id, b.committee_id, o.id, 'associative', true, '2020-01-01', b.convened_at
			from o, body b
			returning id, coordination_id, organization_id
		), p as (
			insert into people (coordination_id, given_name, family_name, email, created_at)
			select b.coordination_id, 'Personne', 'Foule ' || n, '', b.convened_at
			from body b, generate_series(1, 189) n
			returning id, family_name, coordination_id
		), d as (
			insert into mandates (coordination_id, seat_id, person_id, kind, starts_on, created_at)
			select s.coordination_id, s.id, p.id, 'holder', '2020-01-01', now()
			from s
			join o on o.id = s.organization_id
			join p on p.family_name = o.name
			returning seat_id, person_id, coordination_id
		)
		insert into convocations (coordination_id, meeting_id, seat_id, person_id, kind, sent_at)
		select d.coordination_id, b.meeting, d.seat_id, d.person_id, 'holder', b.convened_at
		from d, body b`, meeting)
	h.db.Owner.MustExec(`update meetings set opened_at = opened_at - interval '1 hour' where id = $1 and opened_at is not null`, meeting)
}

// seatAll records that everyone of the crowd is there.
func (h *house) seatAll(room string) {
	h.t.Helper()
	h.db.Owner.MustExec(`
		insert into attendances (coordination_id, meeting_id, seat_id, person_id, arrived_at, recorded_by, created_at)
		select v.coordination_id, v.meeting_id, v.seat_id, v.person_id, m.opened_at, v.person_id, m.opened_at
		from convocations v
		join meetings m on m.id = v.meeting_id
		join people p on p.id = v.person_id and p.family_name like 'Foule %'
		where v.meeting_id = $1`, regexpFind(h.t, room, `seances/([0-9]+)/`))
}

// A meeting with 200 seats: the quorum and the votes take at most six
// statements, session and rights included, and the page comes fast.
func TestTwoHundredSeatsTakeSixStatements(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	room := h.convene()
	v.seated(room, "Sicoval", "Mûrier")
	h.crowd(room)
	h.seatAll(room)
	v.opens(room, "public")
	begin := len(h.settled())
	for _, path := range []string{room, phoneOf(room), room + "/ecran"} {
		began := time.Now()
		page := v.get(path)
		expect(t, page, http.StatusOK, "sur 200")
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("%s came after %v", path, took)
		}
		if n := strings.Count(page.body, "<li>"); path == room && n < 400 {
			t.Errorf("%d lines for 200 seats and 191 voices", n)
		}
	}
	for _, m := range statementsOf.FindAllStringSubmatch(h.settled()[begin:], -1) {
		if n, _ := strconv.Atoi(m[2]); n > 6 {
			t.Errorf("%s takes %d statements", m[1], n)
		}
	}
	seat := regexp.MustCompile(`value="([0-9]+):for"[^>]*>Pour<span class="govuk-visually-hidden"> \(Foule 7\)`).FindStringSubmatch(v.get(room).body)
	if seat == nil {
		t.Fatal("no button for one of the crowd")
	}
	expect(t, v.post(v.scrutin(room)+"/voix", url.Values{"vote": {seat[1] + ":for"}}), http.StatusOK, "1 voix exprimée sur 191")
}
