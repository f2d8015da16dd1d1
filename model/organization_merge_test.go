package model

import (
	"context"
	"sync"
	"testing"
	"time"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

// pair is two organisations of a coordination that turn out to be one.
type pair struct {
	*house
	actor       governance.Actor
	kept, other governance.OrganizationID
}

func newPair(t *testing.T) pair {
	h := newHouse(t)
	p := pair{house: h, actor: h.open("Sicoval")}
	p.kept = h.add(p.actor, governance.OrganizationDraft{Name: "Association Mûrier", Kind: "association"})
	p.other = h.add(p.actor, governance.OrganizationDraft{Name: "Le Mûrier", RNA: "W311000123", Kind: "association", Funder: true})
	return p
}

func (p pair) merge() error {
	return p.MergeOrganizations(context.Background(), p.actor, Merge{Kept: p.kept, Other: p.other, KeptVersion: 1, OtherVersion: 1})
}

// belong makes someone a member on behalf of an organisation.
func (p pair) belong(person governance.PersonID, o governance.OrganizationID, roles string) (id governance.MembershipID) {
	p.t.Helper()
	p.scan(&id, `insert into memberships (coordination_id, person_id, organization_id, roles, created_at) values ($1, $2, $3, $4, $5) returning id`,
		p.actor.Coordination, person, o, roles, p.now)
	return id
}

// seat gives an organisation a seat of the strategic committee.
func (p pair) seat(o governance.OrganizationID) (id governance.SeatID) {
	p.t.Helper()
	p.scan(&id, `
		insert into seats (coordination_id, committee_id, organization_id, college, voting, starts_on, created_at)
		select $1, id, $2, 'associative', true, '2026-01-01', $3 from committees where coordination_id = $1 and kind = 'strategic'
		returning id`, p.actor.Coordination, o, p.now)
	return id
}

func TestMergedOrganizationGivesAllItHolds(t *testing.T) {
	p := newPair(t)
	seat := p.seat(p.other)
	alone := p.belong(p.person("Seule"), p.other, "member")
	p.scan(nil, `insert into carriers values ($1, $2, 2)`, p.actor.Coordination, p.other)
	if err := p.merge(); err != nil {
		t.Fatal(err)
	}
	kept, err := p.Organization(context.Background(), p.actor, p.kept, "2026-12-03")
	if err != nil {
		t.Fatal(err)
	}
	if kept.RNA != "W311000123" || !kept.Funder || kept.Name != "Association Mûrier" || kept.Position != 2 {
		t.Errorf("kept %+v", kept)
	}
	if len(kept.Seats) != 1 || kept.Seats[0].ID != seat || len(kept.People) != 1 || kept.People[0].ID != alone {
		t.Errorf("seats %v, people %v", kept.Seats, kept.People)
	}
	gone, err := p.Organization(context.Background(), p.actor, p.other, "2026-12-03")
	if err != nil || gone.MergedInto != p.kept || len(gone.Seats) != 0 {
		t.Errorf("the address of the merged one answers %+v, %v", gone, err)
	}
	list, err := p.Organizations(context.Background(), p.actor, OrganizationFilter{})
	if diff := cmp.Diff([]string{"Association Mûrier", "Sicoval"}, namesOf(list)); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
	for object, want := range map[governance.OrganizationID]int{p.kept: 1, p.other: 1} {
		if n := p.count(`select count(*) from journal where action = 'organization.merge' and object_id = $1`, object); n != want {
			t.Errorf("P4: %d entries about %d", n, object)
		}
	}
	for _, action := range []string{"seat.update", "membership.update"} {
		if n := p.count(`select count(*) from journal where action = $1`, action); n != 1 {
			t.Errorf("P4: %d entries %s", n, action)
		}
	}
}

func TestMemberOfBothHasTheRolesOfBoth(t *testing.T) {
	p := newPair(t)
	both := p.person("Double")
	staying, leaving := p.belong(both, p.kept, "member"), p.belong(both, p.other, "secretary funder")
	p.scan(nil, `insert into invitations (coordination_id, membership_id, email, token_hash, invited_by, created_at, sent_at, expires_at)
		values ($1, $2, 'a@exemple.fr', 'x', $3, $4, $4, $5)`, p.actor.Coordination, leaving, p.actor.PersonID, p.now, p.now.Add(time.Hour))
	if err := p.merge(); err != nil {
		t.Fatal(err)
	}
	kept, err := p.Organization(context.Background(), p.actor, p.kept, "2026-12-03")
	if err != nil || len(kept.People) != 1 || kept.People[0].ID != staying || kept.People[0].Roles.String() != "secretary member funder" {
		t.Errorf("people %v, %v", kept.People, err)
	}
	if n := p.count(`select count(*) from memberships where id = $1 and ended_at is not null`, leaving); n != 1 {
		t.Error("the second membership runs on")
	}
	if n := p.count(`select count(*) from invitations where membership_id = $1 and revoked_at is not null`, leaving); n != 1 {
		t.Error("an invitation to nothing stays open")
	}
}

func TestCarriersAreMergedIntoTheBetterPlace(t *testing.T) {
	p := newPair(t)
	p.scan(nil, `delete from carriers where coordination_id = $1`, p.actor.Coordination)
	p.scan(nil, `insert into carriers values ($1, $2, 2), ($1, $3, 1)`, p.actor.Coordination, p.kept, p.other)
	if err := p.merge(); err != nil {
		t.Fatal(err)
	}
	var places []int
	if err := p.db.App.Select(&places, `select position from carriers`); err != nil || !cmp.Equal(places, []int{1}) {
		t.Errorf("places %v, %v", places, err)
	}
}

func TestMergedOrganizationReceivesNothingMore(t *testing.T) {
	p := newPair(t)
	if err := p.merge(); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	d := governance.OrganizationDraft{Name: "Encore", Kind: "association"}
	refused(t, p.UpdateOrganization(ctx, p.actor, p.other, 2, d), governance.Conflict, "")
	refused(t, p.merge(), governance.Conflict, "other")
	_, err := p.db.App.Exec(`insert into memberships (coordination_id, person_id, organization_id, roles, created_at) values ($1, $2, $3, 'member', now())`,
		p.actor.Coordination, p.actor.PersonID, p.other)
	refused(t, explain(err), governance.Conflict, "organization")
	again := p.add(p.actor, governance.OrganizationDraft{Name: "Un tiers", Kind: "association"})
	m := Merge{Kept: again, Other: p.kept, KeptVersion: 1, OtherVersion: 2}
	if err := p.MergeOrganizations(ctx, p.actor, m); err != nil {
		t.Fatal(err)
	}
	first, err := p.Organization(ctx, p.actor, p.other, "2026-12-03")
	if err != nil || first.MergedInto != again {
		t.Errorf("the first address leads to %d, %v, want %d", first.MergedInto, err, again)
	}
}

func TestMergeIsRefusedWhenOneWasChangedSinceItWasRead(t *testing.T) {
	p := newPair(t)
	for _, m := range []Merge{
		{Kept: p.kept, Other: p.other, KeptVersion: 9, OtherVersion: 1},
		{Kept: p.kept, Other: p.other, KeptVersion: 1, OtherVersion: 9},
	} {
		if err := p.MergeOrganizations(context.Background(), p.actor, m); governance.CodeOf(err) != governance.Conflict {
			t.Errorf("%+v: %v", m, err)
		}
	}
	m := Merge{Kept: p.kept, Other: p.kept, KeptVersion: 1, OtherVersion: 1}
	refused(t, p.MergeOrganizations(context.Background(), p.actor, m), governance.Invalid, "other")
	elsewhere := p.add(p.open("Lyon"), governance.OrganizationDraft{Name: "Mûrier", Kind: "association"})
	m = Merge{Kept: p.kept, Other: elsewhere, KeptVersion: 1, OtherVersion: 1}
	if err := p.MergeOrganizations(context.Background(), p.actor, m); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("P3: merged across coordinations: %v", err)
	}
	if n := p.count(`select count(*) from organizations where merged_into is not null`); n != 0 {
		t.Errorf("%d merged", n)
	}
}

func TestTwoPeopleMergeInOppositeWaysAtOnce(t *testing.T) {
	p := newPair(t)
	var all sync.WaitGroup
	results := make([]error, 10)
	for i := range results {
		m := Merge{Kept: p.kept, Other: p.other, KeptVersion: 1, OtherVersion: 1}
		if i%2 == 1 {
			m.Kept, m.Other = m.Other, m.Kept
		}
		all.Go(func() { results[i] = p.MergeOrganizations(context.Background(), p.actor, m) })
	}
	all.Wait()
	merged := 0
	for _, err := range results {
		if err == nil {
			merged++
		} else if governance.CodeOf(err) != governance.Conflict {
			t.Error(err)
		}
	}
	if n := p.count(`select count(*) from organizations where merged_into is not null`); merged != 1 || n != 1 {
		t.Errorf("%d merges, %d merged", merged, n)
	}
}

func TestSeatGivenWhileAMergeEndsIsRefused(t *testing.T) {
	p := newPair(t)
	merge, err := p.db.App.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := merge.Exec(`select from organizations where id = $1 for update`, p.other); err != nil {
		t.Fatal(err)
	}
	given := make(chan error)
	go func() {
		_, err := p.db.App.Exec(`
			insert into memberships (coordination_id, person_id, organization_id, roles, created_at)
			values ($1, $2, $3, 'member', now())`, p.actor.Coordination, p.actor.PersonID, p.other)
		given <- explain(err)
	}()
	time.Sleep(50 * time.Millisecond)
	if _, err := merge.Exec(`update organizations set merged_into = $2 where id = $1`, p.other, p.kept); err != nil {
		t.Fatal(err)
	}
	if err := merge.Commit(); err != nil {
		t.Fatal(err)
	}
	refused(t, <-given, governance.Conflict, "organization")
}

func TestSeatGivenBeforeAMergeMovesWithIt(t *testing.T) {
	p := newPair(t)
	tx, err := p.db.App.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(`
		insert into seats (coordination_id, committee_id, organization_id, college, voting, starts_on, created_at)
		select $1, id, $2, 'associative', true, '2026-01-01', now() from committees where coordination_id = $1 and kind = 'strategic'`,
		p.actor.Coordination, p.other); err != nil {
		t.Fatal(err)
	}
	merged := make(chan error)
	go func() { merged <- p.merge() }()
	time.Sleep(50 * time.Millisecond)
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := <-merged; err != nil {
		t.Fatal(err)
	}
	if n := p.count(`select count(*) from seats where organization_id = $1`, p.kept); n != 1 {
		t.Error("a seat was left behind")
	}
}
