package model

import (
	"context"
	"net/url"
	"os"
	"sync"
	"testing"
	"time"

	"ctin/governance"
	"ctin/governance/perimeter"
	"ctin/model/modeltest"
)

func TestMain(m *testing.M) { os.Exit(modeltest.Main(m)) }

// house is a store over a database of its own, with a clock that a test moves.
type house struct {
	*Store
	t   *testing.T
	db  *modeltest.DB
	now time.Time
}

var loadAtlas = sync.OnceValues(perimeter.Load)

func newHouse(t *testing.T) *house {
	t.Helper()
	atlas, err := loadAtlas()
	if err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, db: modeltest.Open(t), now: time.Date(2026, 12, 3, 13, 0, 0, 0, time.UTC)}
	base := &url.URL{Scheme: "https", Host: "ctin.test"}
	h.Store = New(h.db.App, atlas, base, func() time.Time { return h.now })
	return h
}

// administrator is someone who administers the instance.
func (h *house) administrator() governance.Actor {
	return governance.Actor{PersonID: h.person("Admin"), Name: "Admin", Administrator: true}
}

// person is the card of someone without coordination.
func (h *house) person(name string) governance.PersonID {
	h.t.Helper()
	var id governance.PersonID
	h.scan(&id, `insert into people (family_name, created_at) values ($1, $2) returning id`, name, h.now)
	return id
}

// open opens a coordination carried by an organisation of that name, and
// returns its first coordinator, come and logged in.
func (h *house) open(name string) governance.Actor {
	h.t.Helper()
	id, err := h.OpenCoordination(context.Background(), h.administrator(), Opening{
		CoordinationDraft: governance.CoordinationDraft{Name: name, Label: "Un territoire"},
		Carriers:          []governance.OrganizationDraft{{Name: name, Kind: "epci"}},
		Coordinator:       governance.Person{GivenName: "Claude", FamilyName: name, Email: "claude@exemple.fr"},
	})
	if err != nil {
		h.t.Fatal(err)
	}
	var person governance.PersonID
	h.scan(&person, `select person_id from memberships where coordination_id = $1`, id)
	h.scan(nil, `insert into accounts (person_id, issuer, sub, created_at, last_login_at) values ($1, 'test', $2, $3, $3)`, person, name, h.now)
	h.scan(nil, `update people set coordination_id = null where id = $1`, person)
	h.scan(nil, `
		update invitations set accepted_at = $2, account_id = (select id from accounts where person_id = $3)
		where coordination_id = $1`, id, h.now, person)
	return h.actor(id, person)
}

// member is a new member of a coordination, in their own name.
func (h *house) member(c governance.CoordinationID, roles ...governance.Role) governance.Actor {
	h.t.Helper()
	p := h.person("Membre")
	h.scan(nil, `insert into memberships (coordination_id, person_id, roles, created_at) values ($1, $2, $3, $4)`,
		c, p, governance.RoleSet(roles), h.now)
	return h.actor(c, p)
}

// actor is a person as the memberships recorded now let them act.
func (h *house) actor(c governance.CoordinationID, p governance.PersonID) governance.Actor {
	h.t.Helper()
	var held []governance.Membership
	if err := h.db.App.Select(&held, `
		select id, coordination_id, person_id, coalesce(organization_id, 0) as organization_id, '' as siren, roles
		from memberships
		where person_id = $1 and ended_at is null`, p); err != nil {
		h.t.Fatal(err)
	}
	return governance.Actor{PersonID: p, Name: "Claude"}.In(c, held)
}

// everyRole is an actor for each role that may not do what coordinators do.
func (h *house) everyRole(c governance.CoordinationID) map[governance.Role]governance.Actor {
	actors := map[governance.Role]governance.Actor{}
	for _, r := range governance.Roles() {
		if r != governance.Coordinator {
			actors[r] = h.member(c, r)
		}
	}
	return actors
}

// scan runs a statement as the program's role; dest is nil when it answers nothing.
func (h *house) scan(dest any, query string, args ...any) {
	h.t.Helper()
	var err error
	if dest == nil {
		_, err = h.db.App.Exec(query, args...)
	} else {
		err = h.db.App.Get(dest, query, args...)
	}
	if err != nil {
		h.t.Fatalf("%s: %v", query, err)
	}
}

// count answers a statement that counts.
func (h *house) count(query string, args ...any) int {
	h.t.Helper()
	var n int
	h.scan(&n, query, args...)
	return n
}

// refused checks the code of an error, and the field it points at.
func refused(t *testing.T, err error, code governance.Code, field string) {
	t.Helper()
	got := ""
	if problems := governance.ProblemsOf(err); len(problems) > 0 {
		got = problems[0].Field
	}
	if governance.CodeOf(err) != code || got != field {
		t.Errorf("error %v (%s on %q), want %s on %q", err, governance.CodeOf(err), got, code, field)
	}
}
