package check_test

import (
	"context"
	"time"

	"ctin/governance"
	"ctin/model"
)

// meet holds a meeting: someone votes for a text, which becomes a decision;
// another text is rejected in a secret ballot.
func (w *world) meet() {
	w.t.Helper()
	ctx := context.Background()
	var seat governance.SeatID
	var person governance.PersonID
	w.scan(&seat, `select id from seats where function = 'Le maire'`)
	w.scan(&person, `select person_id from mandates where seat_id = $1 and kind = 'holder'`, seat)
	id := w.convened(person)
	w.ok(nil, w.store.OpenMeeting(ctx, w.actor, id, time.Time{}))
	w.ok(w.store.RecordArrival(ctx, w.actor, model.Arrival{MeetingID: id, SeatID: seat, PersonID: person}))
	var items []governance.AgendaItemID
	w.ok(nil, w.db.App.Select(&items, `select id from agenda_items where meeting_id = $1 order by position`, id))
	first, err := w.store.OpenBallot(ctx, w.actor, id, governance.Ballot{ItemID: items[0], Kind: governance.PublicBallot, Motion: "Oui."}, time.Time{})
	w.ok(first, err)
	w.ok(nil, w.store.CastVote(ctx, w.actor, id, governance.Vote{BallotID: first, SeatID: seat, Choice: governance.VoteFor}))
	w.ok(nil, w.store.CloseBallot(ctx, w.actor, id, first, governance.Count{}, time.Time{}))
	w.ok(w.store.AdoptDecision(ctx, w.actor, model.Adoption{MeetingID: id, BallotID: first}))
	w.ok(nil, w.store.CallItem(ctx, w.actor, id, items[1]))
	second, err := w.store.OpenBallot(ctx, w.actor, id, governance.Ballot{ItemID: items[1], Kind: governance.SecretBallot, Motion: "Non."}, time.Time{})
	w.ok(second, err)
	against := governance.Count{Tally: governance.Tally{Against: 1}}
	w.ok(nil, w.store.CloseBallot(ctx, w.actor, id, second, against, time.Time{}))
}

// convened is a meeting of two items, under a chair, that is ready to open.
func (w *world) convened(chair governance.PersonID) governance.MeetingID {
	w.t.Helper()
	ctx := context.Background()
	var committee governance.CommitteeID
	w.scan(&committee, `select id from committees where coordination_id = $1 and kind = 'strategic'`, w.actor.Coordination)
	id, err := w.store.CreateMeeting(ctx, w.actor, committee, governance.MeetingPlan{
		Date: "2026-12-20", Start: "14:00", Place: "Mairie", ChairID: chair, SecretaryID: w.actor.PersonID,
	})
	w.ok(id, err)
	for _, title := range []string{"Premier", "Second"} {
		w.ok(w.store.AddAgendaItem(ctx, w.actor, id, governance.ItemDraft{Title: title, Kind: "decision"}))
	}
	m, err := w.store.Meeting(ctx, w.actor, id)
	w.ok(m, err)
	w.ok(nil, w.store.Convene(ctx, w.actor, id, m.Version, m.AgendaNow, ""))
	return id
}

// brokenRooms are what breaks the invariants of meetings and decisions.
var brokenRooms = []breakage{
	{"meetings_hours", `update meetings set opened_at = null`, []string{"attendances_opened"}},
	{"meetings_hours", `update meetings set closed_at = opened_at`, nil},
	{"meetings_hours", `update meetings set state = 'closed'`, []string{"meetings_current_item"}},
	{"meetings_hours", `update meetings set rules = null`, nil},
	{"meetings_current_item", `update agenda_items set state = 'current'`, nil},
	{"meetings_current_item", `update meetings set state = 'closed', closed_at = opened_at`, nil},
	{"attendances_seats", `update meetings set committee_id = (select min(id) from committees where kind = 'funders' and coordination_id = ` + sicoval + `)`, []string{"decisions_adopted"}},
	{"attendances_opened", `update attendances set arrived_at = arrived_at - interval '1 hour'`, nil},
	{"attendances_opened", `alter table attendances drop constraint attendances_times, drop constraint attendances_seat_once; update attendances set left_at = arrived_at - interval '1 second'`, nil},
	{"proxies_held", `insert into proxies (coordination_id, meeting_id, giver_id, bearer_id, given_by, recorded_by, created_at) select s.coordination_id, m.id, s.id, s.id + 1, 1, 1, now() from seats s, meetings m where s.function = 'Le maire'`, nil},
	{"ballots_counted", `update ballots set votes_for = 2 where kind = 'public'`, nil},
	{"ballots_counted", `update ballots set adopted = true where kind = 'secret'`, nil},
	{"ballots_counted", `delete from votes`, nil},
	{"ballots_nameless", `insert into votes select v.coordination_id, b.id, v.seat_id, v.person_id, v.choice, v.recorded_by, v.created_at from votes v, ballots b where b.kind = 'secret'`, nil},
	{"urns_whole", `insert into urns (ballot_id, coordination_id, votes_for) select id, coordination_id, 1 from ballots where kind = 'secret'`, nil},
	{"urns_whole", `insert into urn_seats (ballot_id, coordination_id, seat_id) select b.id, b.coordination_id, v.seat_id from ballots b, votes v where b.kind = 'public'`, nil},
	{"urns_whole", `insert into urn_seats (ballot_id, coordination_id, seat_id) select b.id, b.coordination_id, s.id from ballots b join agenda_items i on i.id = b.item_id join meetings m on m.id = i.meeting_id join seats s on s.committee_id = m.committee_id where b.kind = 'secret'`, []string{"attendances_seats"}},
	{"guests_opened", `insert into guests (coordination_id, meeting_id, name, arrived_at, recorded_by, created_at) select coordination_id, id, 'Jeanne', opened_at - interval '1 hour', 1, now() from meetings where opened_at is not null`, nil},
	{"votes_aside", `insert into recusals (coordination_id, item_id, seat_id, recorded_by, created_at) select v.coordination_id, b.item_id, v.seat_id, v.person_id, now() from votes v join ballots b on b.id = v.ballot_id`, nil},
	{"votes_aside", `update seats set voting = false where function = 'Le maire'`, nil},
	{"decisions_numbers", `update decisions set number = 2`, nil},
	{"decisions_hash", `update decisions set content = content || ' '`, nil},
	{"decisions_content", `update decisions set body = 'Autre'`, []string{"decisions_adopted"}},
	{"decisions_content", `update decisions set quorum_reached = 5`, []string{"decisions_frozen"}},
	{"decisions_content", `insert into allocations (coordination_id, commitment_id, action_id, decision_id, amount, created_by, created_at) select coordination_id, 1, 1, id, 100, 1, now() from decisions`, nil},
	{"decisions_adopted", `update ballots set adopted = false where kind = 'public'`, nil},
	{"decisions_quorum", `update decisions set quorum_required = 9`, []string{"decisions_frozen"}},
	{"decisions_frozen", `update decisions set quorum_base = quorum_base + 1`, nil},
	{"decisions_followed", `update decisions set due_on = '2020-01-01'`, nil},
	{"decisions_followed", `alter table decisions drop constraint decisions_replaced; update decisions set status = 'replaced', replaced_by = id`, nil},
}
