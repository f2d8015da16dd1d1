package model

import (
	"context"
	"testing"
	"time"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

// assembly is a house with a convened meeting of the strategic committee of
// demo.md: eleven voting seats and an advisory one, the rules of CRPA, four
// items that are to be decided.
type assembly struct {
	*house
	ctx     context.Context
	keeper  governance.Actor // the coordinator
	meeting governance.MeetingID
	items   []governance.AgendaItemID
	seats   map[string]governance.SeatID
	people  map[string]governance.PersonID
	orgs    map[string]governance.OrganizationID
}

// voters are who votes, in the order of demo.md.
var voters = []string{
	"Sicoval", "Garonne", "Etat", "Amandier", "Bruyere", "Tilleul", "Genet", "Murier", "Noisetier", "Olivier", "Platane",
}

func newAssembly(t *testing.T) *assembly {
	t.Helper()
	h := newHouse(t)
	a := &assembly{
		house: h, ctx: context.Background(), keeper: h.open("Sicoval"),
		seats: map[string]governance.SeatID{}, people: map[string]governance.PersonID{}, orgs: map[string]governance.OrganizationID{},
	}
	h.scan(nil, `insert into rule_sets (committee_id, coordination_id, rules) values ($1, $2, $3)`,
		h.strategic(a.keeper), a.keeper.Coordination, governance.ProfileRules(governance.CRPA))
	for _, name := range append(voters, "Cedre") {
		a.sit(name)
	}
	h.scan(&a.meeting, `
		insert into meetings (coordination_id, committee_id, number, title, state, starts_at, convened_at, chair_id, created_at)
		values ($1, $2, 1, 'Séance', 'convened', $3, $3, $4, $3) returning id`,
		a.keeper.Coordination, h.strategic(a.keeper), h.now, a.people["Sicoval"])
	for i, title := range []string{"Diagnostic", "Programme", "Fonds commun", "Suites"} {
		var item governance.AgendaItemID
		h.scan(&item, `
			insert into agenda_items (coordination_id, meeting_id, position, title, kind, draft)
			values ($1, $2, $3, $4, 'decision', 'Le comité décide.') returning id`, a.keeper.Coordination, a.meeting, i+1, title)
		a.items = append(a.items, item)
	}
	return a
}

// sit makes an organisation, its seat and its holder.
func (a *assembly) sit(name string) {
	a.t.Helper()
	o, kind := a.orgs[name], "association"
	if name == "Sicoval" {
		a.scan(&o, `select organization_id from carriers where coordination_id = $1`, a.keeper.Coordination)
	} else {
		a.scan(&o, `insert into organizations (coordination_id, name, kind, college, created_at) values ($1, $2, $3, 'associative', $4) returning id`,
			a.keeper.Coordination, name, kind, a.now)
	}
	seat := must(a.CreateSeat(a.ctx, a.keeper, governance.Seat{
		CommitteeID: a.strategic(a.keeper), OrganizationID: o, Voting: name != "Cedre", StartsOn: "2026-01-01",
	}))(a.t)
	a.holder(a.keeper, seat, name, "2026-01-01")
	a.orgs[name], a.seats[name] = o, seat
	var p governance.PersonID
	a.scan(&p, `select person_id from mandates where seat_id = $1`, seat)
	a.people[name] = p
	a.scan(nil, `insert into memberships (coordination_id, person_id, roles, created_at) values ($1, $2, 'member', $3)`,
		a.keeper.Coordination, p, a.now)
}

// as is who holds a seat.
func (a *assembly) as(name string) governance.Actor {
	return a.actor(a.keeper.Coordination, a.people[name])
}

func (a *assembly) ok(err error) {
	a.t.Helper()
	if err != nil {
		a.t.Fatal(err)
	}
}

// open opens the meeting, and seats who is named.
func (a *assembly) openWith(names ...string) {
	a.t.Helper()
	a.ok(a.OpenMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
	for _, name := range names {
		a.arrive(name)
	}
}

func (a *assembly) arrive(name string) {
	a.t.Helper()
	_, err := a.RecordArrival(a.ctx, a.keeper, Arrival{MeetingID: a.meeting, SeatID: a.seats[name], PersonID: a.people[name]})
	a.ok(err)
}

func (a *assembly) room() RoomRecord {
	a.t.Helper()
	return must(a.Room(a.ctx, a.keeper, a.meeting))(a.t)
}

func (a *assembly) quorum() governance.Quorum {
	a.t.Helper()
	return a.room().At(a.now, 0).Quorum()
}

// ballot opens a ballot on the nth item.
func (a *assembly) ballot(n int, kind governance.BallotKind) governance.BallotID {
	a.t.Helper()
	a.ok(a.CallItem(a.ctx, a.keeper, a.meeting, a.items[n]))
	return must(a.OpenBallot(a.ctx, a.keeper, a.meeting, governance.Ballot{ItemID: a.items[n], Kind: kind, Motion: "Le comité décide."}, time.Time{}))(a.t)
}

func (a *assembly) vote(b governance.BallotID, name string, c governance.Choice) error {
	return a.CastVote(a.ctx, a.as(name), a.meeting, governance.Vote{BallotID: b, SeatID: a.seats[name], Choice: c})
}

func (a *assembly) close(b governance.BallotID) error {
	return a.CloseBallot(a.ctx, a.keeper, a.meeting, b, governance.Count{}, time.Time{})
}

// adopted takes the nth decision, everyone being for.
func (a *assembly) adopted(n int) governance.DecisionID {
	a.t.Helper()
	b := a.ballot(n, governance.ConsensusBallot)
	a.ok(a.close(b))
	return must(a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: b}))(a.t)
}

// state is everything a refused write must leave as it was.
func (a *assembly) state() []int {
	a.t.Helper()
	var counts []int
	for _, table := range []string{
		"attendances", "proxies", "recusals", "ballots", "votes", "decisions", "decision_links", "allocations", "journal",
		"idempotency_keys",
	} {
		counts = append(counts, a.count(`select count(*) from `+table))
	}
	return counts
}

// untouched runs what must be refused, and checks that nothing was written.
func (a *assembly) untouched(code governance.Code, do func() error) {
	a.t.Helper()
	before := a.state()
	if err := do(); governance.CodeOf(err) != code {
		a.t.Errorf("error %v, want %s", err, code)
	}
	if after := a.state(); !cmp.Equal(before, after) {
		a.t.Errorf("a refused write left %v, it was %v", after, before)
	}
}
