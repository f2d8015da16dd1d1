package model

import (
	"context"
	"testing"
	"time"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

// addSeat makes a seat of the strategic committee, and returns it.
func (h *house) addSeat(a governance.Actor, voting bool, from, to governance.Date) (id governance.SeatID) {
	h.t.Helper()
	h.scan(&id, `
		insert into seats (coordination_id, committee_id, function, college, voting, starts_on, ends_on, created_at)
		select $1, id, 'le maire', 'institutional', $2, $3, $4, $5 from committees where coordination_id = $1 and kind = 'strategic'
		returning id`, a.Coordination, voting, from, to, h.now)
	return id
}

// seatSomeone puts someone on a seat.
func (h *house) seatSomeone(a governance.Actor, seat governance.SeatID, kind governance.MandateKind, from, to governance.Date) {
	h.t.Helper()
	h.scan(nil, `insert into mandates (coordination_id, seat_id, person_id, kind, starts_on, ends_on, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
		a.Coordination, seat, h.person("Titulaire"), kind, from, to, h.now)
}

func TestDashboardCountsSeatsOfTodayAndThoseFilled(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	h.seatSomeone(actor, h.addSeat(actor, true, "2026-01-01", ""), governance.Holder, "2026-01-01", "")
	h.seatSomeone(actor, h.addSeat(actor, true, "2026-01-01", ""), governance.Alternate, "2026-12-03", "2026-12-03")
	h.seatSomeone(actor, h.addSeat(actor, true, "2026-01-01", ""), governance.Holder, "2026-01-01", "2026-12-02") // vacant since today
	h.seatSomeone(actor, h.addSeat(actor, true, "2026-01-01", ""), governance.Holder, "2026-12-04", "")           // vacant until tomorrow
	h.addSeat(actor, true, "2026-01-01", "2026-12-02")                                                            // closed yesterday
	h.addSeat(actor, true, "2026-12-04", "")                                                                      // opens tomorrow
	h.addSeat(actor, false, "2026-01-01", "2026-12-03")
	d, err := h.Dashboard(ctx, actor)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]SeatTally{{4, 2}, {1, 0}}, []SeatTally{d.Voting, d.Advisory}); diff != "" {
		t.Error(diff)
	}
	if d.Voting.Vacant() != 2 || d.Organizations() != 1 || d.Colleges[governance.Institutional] != 1 {
		t.Errorf("dashboard %+v", d)
	}
}

func TestTodayIsThatOfTheTerritory(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Tahiti")
	h.scan(nil, `update coordinations set time_zone = 'Pacific/Tahiti' where id = $1`, actor.Coordination)
	h.now = time.Date(2026, 12, 4, 3, 0, 0, 0, time.UTC) // still 3 December in Tahiti
	h.addSeat(actor, true, "2026-12-04", "")
	if d, err := h.Dashboard(ctx, actor); err != nil || d.Voting.Seats != 0 {
		t.Errorf("a seat of tomorrow counts: %+v, %v", d.Voting, err)
	}
	h.now = h.now.Add(8 * time.Hour)
	if d, err := h.Dashboard(ctx, actor); err != nil || d.Voting.Seats != 1 {
		t.Errorf("a seat of today does not count: %+v, %v", d.Voting, err)
	}
}

func TestDashboardTellsACoordinatorWhatWaits(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval") // its carrier has no identifier
	c := actor.Coordination
	h.add(actor, governance.OrganizationDraft{Name: "Exemple", Kind: "association", Example: true})
	h.scan(nil, `insert into join_requests (coordination_id, person_id, message, created_at) values ($1, $2, 'Bonjour', $3)`, c, h.person("A"), h.now)

	ending := h.addSeat(actor, true, "2026-01-01", "")
	h.seatSomeone(actor, ending, governance.Holder, "2026-01-01", "2027-02-01") // in 60 days
	far := h.addSeat(actor, true, "2026-01-01", "")
	h.seatSomeone(actor, far, governance.Holder, "2026-01-01", "2027-02-02")
	renewed := h.addSeat(actor, true, "2026-01-01", "")
	h.seatSomeone(actor, renewed, governance.Holder, "2026-01-01", "2026-12-31")
	h.seatSomeone(actor, renewed, governance.Holder, "2027-01-01", "")
	closing := h.addSeat(actor, true, "2026-01-01", "2026-12-31") // nothing to renew there
	h.seatSomeone(actor, closing, governance.Holder, "2026-01-01", "2026-12-31")
	h.addSeat(actor, true, "2026-01-01", "")  // vacant
	h.addSeat(actor, false, "2026-01-01", "") // vacant, without a vote

	var card governance.PersonID
	h.scan(&card, `insert into people (coordination_id, family_name, email, created_at) values ($1, 'B', 'b@exemple.fr', $2) returning id`, c, h.now)
	h.scan(nil, `insert into memberships (coordination_id, person_id, roles, created_at) values ($1, $2, 'member', $3)`, c, card, h.now)
	expired := h.member(c, governance.Member)
	h.scan(nil, `insert into invitations (coordination_id, membership_id, email, token_hash, invited_by, created_at, sent_at, expires_at)
		values ($1, $2, 'c@exemple.fr', 'x', $3, $4, $4, $4)`, c, expired.Memberships[0].ID, actor.PersonID, h.now)

	d, err := h.Dashboard(ctx, actor)
	if err != nil {
		t.Fatal(err)
	}
	want := []governance.Waiting{
		{Kind: governance.WaitingJoinRequests, Count: 1},
		{Kind: governance.WaitingInvitations, Count: 1},
		{Kind: governance.WaitingMandates, Count: 1},
		{Kind: governance.WaitingSeats, Count: 1},
		{Kind: governance.WaitingUninvited, Count: 1},
		{Kind: governance.WaitingUnidentified, Count: 1},
	}
	if diff := cmp.Diff(want, d.Waiting); diff != "" {
		t.Error(diff)
	}
	d, err = h.Dashboard(ctx, h.member(c, governance.Member))
	if err != nil || d.Waiting != nil {
		t.Errorf("something waits for a member: %v, %v", d.Waiting, err)
	}
}

func TestHomeTellsWhatWaitsInEachPlaceInOneStatement(t *testing.T) {
	h := newHouse(t)
	lyon, lille := h.open("Lyon"), h.open("Lille")
	h.addSeat(lille, true, "2026-01-01", "")
	person := lyon.PersonID
	h.scan(nil, `insert into memberships (coordination_id, person_id, roles, created_at) values ($1, $2, 'member', $3)`, lille.Coordination, person, h.now)
	var account governance.AccountID
	h.scan(&account, `select id from accounts where person_id = $1`, person)
	self, err := h.Self(context.Background(), account)
	if err != nil || len(self.Places) != 2 {
		t.Fatalf("%d places, %v", len(self.Places), err)
	}
	ctx, n := Counted(context.Background())
	waiting, err := h.Waiting(ctx, self.Actor(governance.Login{}), self.Places)
	if err != nil || n.Load() != 1 {
		t.Errorf("%d statements, %v", n.Load(), err)
	}
	if len(waiting[lyon.Coordination]) != 1 || len(waiting[lille.Coordination]) != 0 {
		t.Errorf("waiting %v", waiting)
	}
	vouched := self.Actor(governance.Login{Vouched: true, Siret: "73282932000074"})
	self.Places[0].Memberships[0].Siren, self.Places[1].Memberships[0].Siren = "243100633", "243100633"
	if waiting, err := h.Waiting(ctx, vouched, self.Places); err != nil || len(waiting) != 0 {
		t.Errorf("rights held for another establishment: %v, %v", waiting, err)
	}
}

func TestDashboardTakesFiveStatements(t *testing.T) {
	h := newHouse(t)
	actor := h.open("Sicoval")
	for range 30 {
		h.seatSomeone(actor, h.addSeat(actor, true, "2026-01-01", ""), governance.Holder, "2026-01-01", "")
	}
	ctx, n := Counted(context.Background())
	if _, err := h.Dashboard(ctx, actor); err != nil || n.Load() != 5 {
		t.Errorf("%d statements, %v", n.Load(), err)
	}
}

func TestDashboardOfAnotherCoordinationDoesNotExist(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	lyon, lille := h.open("Lyon"), h.open("Lille")
	lyon.Coordination = lille.Coordination
	if _, err := h.Dashboard(ctx, lyon); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("P3: %v", err)
	}
}

// A lead is told what they are late with; the coordinator, what others are.
func TestWhatIsLateWaitsForWhoLeadsIt(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	lead := h.member(actor.Coordination, governance.Member)
	late := func(who governance.Actor, ends governance.Date) governance.ActionID {
		id, err := h.CreateAction(ctx, actor, ActionForm{ActionDraft: governance.ActionDraft{
			Title: "Former", Nature: "running", Lead: who.PersonID, EndsOn: string(ends),
		}})
		return must(id, err)(t)
	}
	late(actor, "2026-12-02")
	late(lead, "2026-12-02")
	onTime := late(lead, "2026-12-03")
	must(h.AddMilestone(ctx, actor, onTime, "Ouvrir", "2026-12-02"))(t)
	done := late(lead, "2026-12-02")
	if err := h.MoveAction(ctx, lead, done, 1, governance.ActionMove{State: governance.ActionDone}); err != nil {
		t.Fatal(err)
	}
	count := func(who governance.Actor) map[governance.WaitingKind]int {
		d, err := h.Dashboard(ctx, who)
		if err != nil {
			t.Fatal(err)
		}
		counts := map[governance.WaitingKind]int{}
		for _, w := range d.Waiting {
			counts[w.Kind] = w.Count
		}
		return counts
	}
	if got := count(lead); got[governance.WaitingMyActions] != 2 || len(got) != 1 {
		t.Errorf("the lead is told %v", got)
	}
	if got := count(actor); got[governance.WaitingMyActions] != 1 || got[governance.WaitingLateActions] != 2 {
		t.Errorf("the coordinator is told %v", got)
	}
	if got := count(h.member(actor.Coordination, governance.Member)); len(got) != 0 {
		t.Errorf("someone else is told %v", got)
	}
}
