package check_test

import (
	"context"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"ctin/governance"
	"ctin/governance/perimeter"
	"ctin/model"
	"ctin/model/check"
	"ctin/model/modeltest"
)

func TestMain(m *testing.M) { os.Exit(modeltest.Main(m)) }

// today is when the world of these tests is made.
var today = time.Date(2026, 12, 3, 14, 0, 0, 0, time.UTC)

// administrator checks the instance.
var administrator = governance.Actor{Administrator: true}

// world is an instance with two coordinations and something of everything.
type world struct {
	t     *testing.T
	db    *modeltest.DB
	store *model.Store
	actor governance.Actor // coordinates Sicoval
}

func newWorld(t *testing.T) *world {
	t.Helper()
	atlas, err := perimeter.Load()
	if err != nil {
		t.Fatal(err)
	}
	db := modeltest.Open(t)
	w := &world{t: t, db: db}
	w.store = model.New(db.App, atlas, &url.URL{Scheme: "https", Host: "ctin.test"}, func() time.Time { return today })
	ctx := context.Background()
	w.ok(w.store.Stamp(ctx, model.ModeProduction))
	w.open("Lyon")
	w.actor = w.open("Sicoval")
	w.organizations()
	w.seats()
	w.join()
	w.fund()
	w.envelope()
	w.meet()
	w.plan()
	w.diagnose()
	w.minute()
	return w
}

// ok stops the test when a step that cannot fail does.
func (w *world) ok(_ any, err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// scan runs a statement as the program's role.
func (w *world) scan(dest any, query string, args ...any) {
	w.t.Helper()
	w.ok(nil, w.db.App.Get(dest, query, args...))
}

// open opens a coordination whose coordinator comes and accepts.
func (w *world) open(name string) governance.Actor {
	w.t.Helper()
	ctx := context.Background()
	self, err := w.store.SignIn(ctx, model.SignIn{Issuer: "test", Sub: name, GivenName: "Claude", FamilyName: name})
	w.ok(self, err)
	opener := self.Actor(governance.Login{})
	opener.Administrator = true
	id, err := w.store.OpenCoordination(ctx, opener, model.Opening{
		CoordinationDraft: governance.CoordinationDraft{Name: name, Label: "Un territoire"},
		Carriers:          []governance.OrganizationDraft{{Name: name, Kind: "epci"}},
		Coordinator:       governance.Person{GivenName: "Claude", FamilyName: name, Email: "claude@exemple.fr"},
	})
	w.ok(id, err)
	var body string
	w.scan(&body, `select body from outbox where coordination_id = $1`, id)
	_, secret, _ := strings.Cut(body, "/invitation/")
	secret, _, _ = strings.Cut(secret, "\n")
	w.ok(nil, w.store.AcceptInvitation(ctx, self.Actor(governance.Login{}), secret))
	self, err = w.store.Self(ctx, self.AccountID)
	w.ok(self, err)
	return self.Actor(governance.Login{}).In(id, self.Places[0].Memberships)
}

// organizations adds three, merges two of them, and keeps one with identifiers.
func (w *world) organizations() {
	w.t.Helper()
	ctx := context.Background()
	kept, err := w.store.CreateOrganization(ctx, w.actor, governance.OrganizationDraft{Name: "Mûrier", Kind: "association", RNA: "W313000001"})
	w.ok(kept, err)
	other, err := w.store.CreateOrganization(ctx, w.actor, governance.OrganizationDraft{Name: "Noisetier", Kind: "association"})
	w.ok(other, err)
	w.ok(w.store.CreateOrganization(ctx, w.actor, governance.OrganizationDraft{Name: "Communauté", Kind: "epci", Siren: "243100633"}))
	w.ok(nil, w.store.MergeOrganizations(ctx, w.actor, model.Merge{Kept: kept, Other: other, KeptVersion: 1, OtherVersion: 1}))
}

// seats fills a seat with a holder, their deed, an alternate and a personal
// link, and another with a qualified person; one more is invited.
func (w *world) seats() {
	w.t.Helper()
	ctx := context.Background()
	var committee governance.CommitteeID
	w.scan(&committee, `select id from committees where coordination_id = $1 and kind = 'strategic'`, w.actor.Coordination)
	for _, s := range []governance.Seat{
		{Function: "Le maire", Voting: true},
		{Function: "Une experte", Qualified: true},
	} {
		s.CommitteeID, s.College, s.StartsOn, s.EndsOn = committee, governance.Institutional, "2026-01-01", "2027-12-31"
		id, err := w.store.CreateSeat(ctx, w.actor, s)
		w.ok(id, err)
		holder := model.Designation{
			Mandate: governance.Mandate{SeatID: id, Kind: governance.Holder, StartsOn: "2026-02-01"},
			New:     governance.Person{GivenName: "Camille", FamilyName: s.Function, Email: strings.ReplaceAll(strings.ToLower(s.Function), " ", "") + "@exemple.fr"},
			Deed:    model.Upload{Name: "arrêté.pdf", Content: []byte("%PDF-1.7\n")},
		}
		mandate, err := w.store.Designate(ctx, w.actor, holder)
		w.ok(mandate, err)
		w.ok(w.store.MakeLink(ctx, w.actor, mandate))
		if !s.Qualified {
			holder.Kind, holder.New = governance.Alternate, governance.Person{FamilyName: "Suppléant"}
			w.ok(w.store.Designate(ctx, w.actor, holder))
		}
	}
	w.invite()
}

// invite gives a membership to the person of a card, and invites them.
func (w *world) invite() {
	w.t.Helper()
	ctx := context.Background()
	var card governance.PersonID
	w.scan(&card, `select id from people where email = 'lemaire@exemple.fr'`)
	id, err := w.store.GrantMembership(ctx, w.actor, governance.Membership{PersonID: card, Roles: governance.RoleSet{governance.Member}})
	w.ok(id, err)
	w.ok(nil, w.store.Invite(ctx, w.actor, id))
}

// join has two people ask to join, and answers one.
func (w *world) join() {
	w.t.Helper()
	ctx := context.Background()
	var slug string
	w.scan(&slug, `select slug from coordinations where id = $1`, w.actor.Coordination)
	for _, sub := range []string{"ada", "zoe"} {
		self, err := w.store.SignIn(ctx, model.SignIn{Issuer: "test", Sub: sub, FamilyName: sub, Email: sub + "@exemple.fr"})
		w.ok(self, err)
		w.ok(nil, w.store.AskToJoin(ctx, self.Actor(governance.Login{}), slug, "Mûrier", "Bonjour"))
	}
	var id governance.JoinRequestID
	w.scan(&id, `select min(id) from join_requests`)
	w.ok(nil, w.store.DecideJoin(ctx, w.actor, id, model.JoinAnswer{Accepted: true, Roles: []string{"member"}}))
}

// broken runs statements as someone with all rights and no constraint, and
// says what the program's role then finds broken. Everything is taken back.
func (w *world) broken(statements string) check.Report {
	w.t.Helper()
	tx := w.db.Owner.MustBegin()
	defer func() { _ = tx.Rollback() }()
	if _, err := tx.Exec(`set local session_replication_role = replica; ` + statements + `; set local role ctin`); err != nil {
		w.t.Errorf("%s: %v", statements, err)
		return check.Report{}
	}
	tx.Mapper = w.db.App.Mapper
	report, err := check.RunIn(context.Background(), tx)
	if err != nil {
		w.t.Fatalf("%s: %v", statements, err)
	}
	return report
}

// names are the invariants that a report finds broken.
func names(r check.Report) []string {
	var broken []string
	for _, f := range r.Findings {
		if f.Total > 0 {
			broken = append(broken, f.Name)
		}
	}
	return broken
}
