package main

import (
	"fmt"
	"strings"
	"testing"

	"ctin/governance"
	"ctin/handlers"
	"ctin/model"
	"ctin/model/demonstration"
)

// The sizes at which statements are counted.
const (
	fewRows  = 10
	manyRows = 1000
)

// grown is the address of the coordination that grows.
const grown = "croissance"

// measureStatements is S1: how many statements PostgreSQL executes for a page,
// session and rights included, in a small coordination and in the same one grown,
// which it returns.
func measureStatements(tb testing.TB, t *table, demo *program, coordinator, administrator *visitor) *growth {
	twin := newTwin(tb, demo)
	g := begin(twin, demo.base+handlers.DemoPath)
	coordination := coordinator.coordination(grown)
	g.until(fewRows)
	pages := append(mainPages(coordination), recordPages(tb, coordinator, coordination)...)
	few := append(twin.count(coordinator, pages), twin.count(administrator, instancePages())...)
	g.until(manyRows)
	many := append(twin.count(coordinator, pages), twin.count(administrator, instancePages())...)
	for i, p := range append(pages, instancePages()...) {
		l := line{id: "S1", measure: fmt.Sprintf("%s, %d rows", p.name, manyRows), unit: "statements", goal: 8}
		l.beside, l.limit, l.value = fmt.Sprintf("%d rows", fewRows), sample{few[i]}, sample{many[i]}
		if few[i] != many[i] {
			l.flaw = "MISSED: not constant"
		}
		t.add(l)
	}
	return g
}

func (w *twin) count(v *visitor, pages []page) []float64 {
	w.tb.Helper()
	var counts []float64
	for _, p := range pages {
		counts = append(counts, float64(len(w.said(v, p.path))))
	}
	return counts
}

// growth adds rows of every kind, as people add them.
type growth struct {
	*twin
	issuer    string
	slug      string
	root, who governance.Actor // the administrator; the coordinator, inside
	body      governance.CommitteeID
	rows      int
}

// begin opens a coordination, which its coordinator accepts.
func begin(w *twin, issuer string) *growth {
	w.tb.Helper()
	g := &growth{twin: w, issuer: issuer}
	g.root = g.enter(persona(demonstration.Administrator))
	g.root.Administrator = true
	g.who = g.enter(persona(demonstration.Coordinator))
	g.slug, g.who = g.coordinate("Croissance")
	bodies, err := g.store.CommitteeNames(g.tb.Context(), g.who)
	g.must(err)
	g.body = bodies[0].ID
	return g
}

// coordinate opens one more coordination for the same coordinator, who is then
// inside it.
func (g *growth) coordinate(name string) (slug string, inside governance.Actor) {
	g.tb.Helper()
	who := persona(demonstration.Coordinator)
	slug = g.open(name, who.Siret[:9], governance.Person{
		GivenName: who.GivenName, FamilyName: who.FamilyName, Email: who.Email(),
	})
	g.accept(who)
	self, err := g.store.Self(g.tb.Context(), g.who.AccountID)
	g.must(err)
	place, _ := self.Place(slug)
	return slug, g.who.In(place.ID, place.Memberships)
}

// persona finds somebody of the demonstration.
func persona(key string) demonstration.Persona {
	for _, p := range demonstration.Personas() {
		if p.Key == key {
			return p
		}
	}
	return demonstration.Persona{}
}

// accept opens the invitation mailed last to a persona.
func (g *growth) accept(p demonstration.Persona) {
	g.tb.Helper()
	mail, err := g.store.LastMail(g.tb.Context(), p.Email())
	g.must(err)
	_, secret, _ := strings.Cut(mail, "/invitation/")
	g.must(g.store.AcceptInvitation(g.tb.Context(), g.who, strings.Fields(secret + " -")[0]))
}

// until brings the coordination and the instance to so many rows.
func (g *growth) until(rows int) {
	g.tb.Helper()
	for ; g.rows < rows; g.rows++ {
		g.member()
		g.request()
		g.open(fmt.Sprintf("Territoire %d", g.rows), "", governance.Person{
			GivenName: "Camille", FamilyName: "Mesure", Email: "mesure@exemple.invalid",
		})
	}
	g.invite()
}

func (g *growth) must(err error) {
	g.tb.Helper()
	if err != nil {
		g.tb.Fatalf("row %d: %v", g.rows, err)
	}
}

// enter signs somebody in at the demonstration provider.
func (g *growth) enter(p demonstration.Persona) governance.Actor {
	g.tb.Helper()
	self, err := g.store.SignIn(g.tb.Context(), model.SignIn{
		Issuer: g.issuer, Sub: p.Sub(), GivenName: p.GivenName, FamilyName: p.FamilyName, Email: p.Email(),
		Siret: p.Siret, Label: p.OrganizationLabel,
	})
	g.must(err)
	return self.Actor(governance.Login{Vouched: true, Siret: p.Siret, Label: p.OrganizationLabel})
}

// member is an organisation, its seat and who holds it.
func (g *growth) member() {
	g.tb.Helper()
	ctx, name := g.tb.Context(), fmt.Sprintf("Association de mesure %d", g.rows)
	organization, err := g.store.CreateOrganization(ctx, g.who, governance.OrganizationDraft{
		Name: name, Kind: "association", Example: true, Distinct: true,
	})
	g.must(err)
	seat, err := g.store.CreateSeat(ctx, g.who, governance.Seat{
		CommitteeID: g.body, OrganizationID: organization, Voting: true, StartsOn: "2026-01-01",
	})
	g.must(err)
	_, err = g.store.Designate(ctx, g.who, model.Designation{
		Mandate: governance.Mandate{SeatID: seat, Kind: governance.Holder, StartsOn: "2026-01-01"},
		New:     governance.Person{GivenName: "Camille", FamilyName: fmt.Sprint("Mesure ", g.rows), Email: fmt.Sprintf("mesure-%d@exemple.invalid", g.rows)},
	})
	g.must(err)
}

// request is somebody who asks to join.
func (g *growth) request() {
	g.tb.Helper()
	key := fmt.Sprintf("demande-%d", g.rows)
	who := g.enter(demonstration.Persona{Key: key, GivenName: "Camille", FamilyName: key})
	g.must(g.store.AskToJoin(g.tb.Context(), who, g.slug, "Association", "Bonjour"))
}

// open opens a coordination, and gives its slug.
func (g *growth) open(name, siren string, coordinator governance.Person) string {
	g.tb.Helper()
	_, err := g.store.OpenCoordination(g.tb.Context(), g.root, model.Opening{
		CoordinationDraft: governance.CoordinationDraft{Name: name, Label: "Un territoire de mesure"},
		Carriers:          []governance.OrganizationDraft{{Name: "Porteur de " + name, Siren: siren, Kind: "epci"}},
		Coordinator:       coordinator,
	})
	g.must(err)
	return governance.Slug(name)
}

// invite gives a role to everyone who holds a seat, and invites them.
func (g *growth) invite() {
	g.tb.Helper()
	people, err := g.store.PeopleNames(g.tb.Context(), g.who)
	g.must(err)
	for _, p := range people {
		_, err := g.store.GrantMembership(g.tb.Context(), g.who, governance.Membership{
			PersonID: p.ID, Roles: governance.RoleSet{governance.Member},
		})
		if governance.CodeOf(err) != governance.Conflict { // some hold a role already
			g.must(err)
		}
	}
	_, err = g.store.InviteAll(g.tb.Context(), g.who)
	g.must(err)
}
