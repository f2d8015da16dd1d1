package model

import (
	"context"
	"strings"
	"testing"

	"ctin/governance"
	"ctin/governance/perimeter"

	"github.com/google/go-cmp/cmp"
)

// opening is a coordination as an administrator types it.
func opening(name string) Opening {
	return Opening{
		CoordinationDraft: governance.CoordinationDraft{Name: name, Perimeters: []string{"epci:243100633"}},
		Carriers: []governance.OrganizationDraft{
			{Name: "Sicoval", Siren: "243100633", Kind: "epci"},
			{Name: "Haute-Garonne", Kind: "departement"},
		},
		Coordinator: governance.Person{GivenName: "Claude", FamilyName: "Exemple", Email: "Claude@Exemple.fr"},
	}
}

func TestCoordinationIsBornWithItsBodiesItsCarriersAndItsCoordinator(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id, err := h.OpenCoordination(ctx, h.administrator(), opening("Coordination du Sicoval"))
	if err != nil {
		t.Fatal(err)
	}
	var c governance.Coordination
	h.scan(&c, `select id, slug, name, label, time_zone, version from coordinations where id = $1`, id)
	want := governance.Coordination{ID: id, Slug: "coordination-du-sicoval", Name: "Coordination du Sicoval", TimeZone: "Europe/Paris", Version: 1}
	if diff := cmp.Diff(want, c); diff != "" {
		t.Error(diff)
	}
	var kinds []string
	if err := h.db.App.Select(&kinds, `select kind from committees where coordination_id = $1 order by kind`, id); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"funders", "strategic"}, kinds); diff != "" {
		t.Error(diff)
	}
	var m governance.Membership
	h.scan(&m, `
		select m.id, m.coordination_id, m.person_id, m.organization_id, o.siren, m.roles
		from memberships m join organizations o on o.id = m.organization_id join carriers p on p.organization_id = o.id
		where m.coordination_id = $1 and p.position = 1`, id)
	if !m.Roles.Has(governance.Coordinator) || m.Siren != "243100633" {
		t.Errorf("first membership %+v", m)
	}
	actor := h.actor(id, m.PersonID)
	territory, err := h.Territory(ctx, actor)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]perimeter.Ref{{Level: perimeter.EPCI, Code: "243100633"}}, territory.Perimeters); diff != "" {
		t.Error(diff)
	}
	if len(territory.Carriers) != 2 || territory.Carriers[0].Name != "Sicoval" || territory.Carriers[1].Name != "Haute-Garonne" {
		t.Errorf("carriers %v", territory.Carriers)
	}
	// Two bodies, two organisations, a person, a membership, an invitation and
	// the coordination itself; the instance knows that it was opened.
	for chain, want := range map[governance.CoordinationID]int{id: 8, 0: 1} {
		if n := h.count(`select count(*) from journal where coordination_id = $1`, chain); n != want {
			t.Errorf("P4: %d entries in chain %d, want %d", n, chain, want)
		}
	}
}

func TestFirstCoordinatorIsInvitedByMail(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id, err := h.OpenCoordination(ctx, h.administrator(), opening("Sicoval"))
	if err != nil {
		t.Fatal(err)
	}
	var m struct{ Recipient, RecipientName, Subject, Body string }
	h.scan(&m, `select recipient, recipient_name, subject, body from outbox where coordination_id = $1`, id)
	if m.Recipient != "claude@exemple.fr" || m.RecipientName != "Claude Exemple" {
		t.Errorf("sent to %s <%s>", m.RecipientName, m.Recipient)
	}
	for _, word := range []string{
		"Admin vous invite", "«\u00a0Sicoval\u00a0»", "Rôle proposé\u00a0: coordination\n", "Au titre de\u00a0: Sicoval",
		"https://ctin.test/invitation/", "jeudi 17\u00a0décembre 2026", "Ne faites rien",
	} {
		if !strings.Contains(m.Body, word) {
			t.Errorf("the mail does not say %q:\n%s", word, m.Body)
		}
	}
	_, rest, _ := strings.Cut(m.Body, "/invitation/")
	secret, _, _ := strings.Cut(rest, "\n")
	if n := h.count(`select count(*) from invitations where token_hash = $1 and expires_at = sent_at + interval '14 days'`, tokenHash(secret)); n != 1 {
		t.Error("the address in the mail opens no invitation of 14 days")
	}
}

func TestCoordinationIsRefusedWithEveryProblemAtOnce(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	admin := h.administrator()
	if _, err := h.OpenCoordination(ctx, admin, opening("Sicoval")); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		rule   string
		change func(*Opening)
		fields []string
	}{
		{"an empty form", func(o *Opening) { *o = Opening{} }, []string{"name", "perimeter", "carrier_name", "family_name", "email"}},
		{"a name already taken, written otherwise", func(o *Opening) { o.Name = "  SICOVAL !" }, []string{"name"}},
		{"a perimeter that does not exist", func(o *Opening) { o.Perimeters = []string{"epci:999999999"} }, []string{"perimeter"}},
		{"a time zone of nowhere", func(o *Opening) { o.TimeZone = "Mars/Olympus" }, []string{"time_zone"}},
		{"a wrong SIRET in the second row", func(o *Opening) { o.Carriers[1].Siret = "12" }, []string{"carrier_siret-2"}},
		{"the same carrier twice", func(o *Opening) { o.Carriers[1] = o.Carriers[0] }, []string{"carrier_siren-2"}},
		{"a coordinator without address", func(o *Opening) { o.Coordinator.Email = "" }, []string{"email"}},
		{"a coordinator with a wrong one", func(o *Opening) { o.Coordinator.Email = "claude" }, []string{"email"}},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			o := opening("Autre")
			tt.change(&o)
			_, err := h.OpenCoordination(ctx, admin, o)
			var fields []string
			for _, p := range governance.ProblemsOf(err) {
				fields = append(fields, p.Field)
			}
			if diff := cmp.Diff(tt.fields, fields); diff != "" {
				t.Errorf("%v\n%s", err, diff)
			}
		})
	}
	if n := h.count(`select count(*) from coordinations`); n != 1 {
		t.Errorf("%d coordinations", n)
	}
}

func TestTimeZoneIsThatOfTheTerritory(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	o := opening("La Réunion")
	o.Perimeters = []string{"departement:974"}
	id, err := h.OpenCoordination(ctx, h.administrator(), o)
	if err != nil {
		t.Fatal(err)
	}
	var zone string
	if h.scan(&zone, `select time_zone from coordinations where id = $1`, id); zone != "Indian/Reunion" {
		t.Errorf("zone %s", zone)
	}
}

func TestOnlyAnAdministratorOpensCoordinationsAndReadsNone(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	admin := h.administrator()
	id, err := h.OpenCoordination(ctx, admin, opening("Sicoval"))
	if err != nil {
		t.Fatal(err)
	}
	coordinator := h.open("Lyon")
	for name, call := range map[string]func(governance.Actor) error{
		"open": func(a governance.Actor) error { _, err := h.OpenCoordination(ctx, a, opening("Autre")); return err },
		"list": func(a governance.Actor) error {
			_, err := h.OpenedCoordinations(ctx, a, CoordinationFilter{})
			return err
		},
		"read":   func(a governance.Actor) error { _, err := h.OpenedCoordination(ctx, a, id); return err },
		"name":   func(a governance.Actor) error { return h.NameCoordinator(ctx, a, id, opening("").Coordinator) },
		"remind": func(a governance.Actor) error { return h.InviteCoordinatorAgain(ctx, a, id) },
	} {
		if err := call(coordinator); governance.CodeOf(err) != governance.NotFound {
			t.Errorf("P1: %s as coordinator: %v", name, err)
		}
	}
	inside := admin
	inside.Coordination = id
	for name, call := range map[string]func() error{
		"territory":     func() error { _, err := h.Territory(ctx, inside); return err },
		"dashboard":     func() error { _, err := h.Dashboard(ctx, inside); return err },
		"organizations": func() error { _, err := h.Organizations(ctx, inside, OrganizationFilter{}); return err },
		"update":        func() error { return h.UpdateCoordination(ctx, inside, 1, governance.CoordinationDraft{}, nil) },
	} {
		if err := call(); governance.CodeOf(err) != governance.NotFound {
			t.Errorf("P2: the administrator reaches %s: %v", name, err)
		}
	}
}

func TestAwaitedCoordinatorIsInvitedAgainOrReplaced(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	admin := h.administrator()
	id, err := h.OpenCoordination(ctx, admin, opening("Sicoval"))
	if err != nil {
		t.Fatal(err)
	}
	if err := h.InviteCoordinatorAgain(ctx, admin, id); err != nil {
		t.Fatal(err)
	}
	if n, open := h.count(`select count(*) from outbox`), h.count(`select count(*) from invitations`); n != 2 || open != 1 {
		t.Errorf("%d mails for %d invitations", n, open)
	}
	other := governance.Person{GivenName: "Dominique", FamilyName: "Exemple", Email: "dominique@exemple.fr"}
	if err := h.NameCoordinator(ctx, admin, id, other); err != nil {
		t.Fatal(err)
	}
	got, err := h.OpenedCoordination(ctx, admin, id)
	if err != nil || got.Awaited() != "Dominique Exemple" || got.Email != "dominique@exemple.fr" || got.Run {
		t.Errorf("awaited %+v, %v", got, err)
	}
	if n := h.count(`select count(*) from invitations where revoked_at is null`); n != 1 {
		t.Errorf("%d invitations are open: the first one, to a wrong address, still opens the door", n)
	}
	if n := h.count(`select count(*) from memberships where ended_at is null`); n != 1 {
		t.Errorf("%d memberships run", n)
	}
}

func TestAdministratorNamesNobodyOnceACoordinatorHasCome(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	coordinator := h.open("Sicoval")
	admin := h.administrator()
	got, err := h.OpenedCoordination(ctx, admin, coordinator.Coordination)
	if err != nil || !got.Run || got.Email != "" {
		t.Errorf("%+v, %v", got, err)
	}
	other := governance.Person{FamilyName: "Exemple", Email: "dominique@exemple.fr"}
	refused(t, h.NameCoordinator(ctx, admin, coordinator.Coordination, other), governance.Conflict, "")
	refused(t, h.InviteCoordinatorAgain(ctx, admin, coordinator.Coordination), governance.Conflict, "")
	if err := h.NameCoordinator(ctx, admin, 999, other); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("a coordination that does not exist: %v", err)
	}
}

func TestCoordinationsOfTheInstanceAreListedByPages(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	admin := h.administrator()
	h.scan(nil, `
		insert into coordinations (slug, name, created_at)
		select 'c-' || n, case when n % 2 = 0 then 'Métropole ' else 'Agglo ' end || n, now() from generate_series(1, 60) n`)
	first, err := h.OpenedCoordinations(ctx, admin, CoordinationFilter{})
	if err != nil || first.Total != 60 || len(first.Lines) != 25 || first.Previous != 0 || first.Next == 0 {
		t.Fatalf("first page: %d of %d, %v", len(first.Lines), first.Total, err)
	}
	second, err := h.OpenedCoordinations(ctx, admin, CoordinationFilter{After: first.Next})
	if err != nil || second.Lines[0].ID == first.Lines[24].ID {
		t.Fatalf("second page begins with %v, %v", second.Lines[0], err)
	}
	back, err := h.OpenedCoordinations(ctx, admin, CoordinationFilter{Before: second.Previous})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first.Lines, back.Lines); diff != "" || back.Previous != 0 {
		t.Errorf("the way back: %d %s", back.Previous, diff)
	}
	found, err := h.OpenedCoordinations(ctx, admin, CoordinationFilter{Query: "metropole 12"})
	if err != nil || found.Total != 1 || found.Lines[0].Name != "Métropole 12" {
		t.Errorf("found %v, %v", found, err)
	}
}

func TestCoordinationIsCorrectedByItsCoordinators(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	carrier := h.count(`select organization_id from carriers`)
	second := h.add(actor, governance.OrganizationDraft{Name: "Lyon", Kind: "epci"})
	d := governance.CoordinationDraft{
		Name: "Le grand Sicoval", Label: "Sud-est toulousain", TimeZone: "Europe/Paris",
		Perimeters: []string{"departement:31", "epci:243100633", "departement:31"},
	}
	carriers := []governance.OrganizationID{second, governance.OrganizationID(carrier), second}
	for role, other := range h.everyRole(actor.Coordination) {
		if err := h.UpdateCoordination(ctx, other, 1, d, carriers); governance.CodeOf(err) != governance.Forbidden {
			t.Errorf("P1: as %s: %v", role, err)
		}
	}
	if err := h.UpdateCoordination(ctx, actor, 1, d, carriers); err != nil {
		t.Fatal(err)
	}
	territory, err := h.Territory(ctx, actor)
	if err != nil {
		t.Fatal(err)
	}
	if len(territory.Perimeters) != 2 || len(territory.Carriers) != 2 || territory.Carriers[0].ID != second {
		t.Errorf("territory %+v", territory)
	}
	var slug string
	if h.scan(&slug, `select slug from coordinations where name = 'Le grand Sicoval' and version = 2`); slug != "sicoval" {
		t.Errorf("the address became %s", slug)
	}
	var content string
	h.scan(&content, `select convert_from(bytes, 'UTF8') from journal where action = 'coordination.update'`)
	if !strings.Contains(content, `"fields":["name","label","perimeters","carriers"]`) {
		t.Errorf("journal %s", content)
	}
	err = h.UpdateCoordination(ctx, actor, 1, d, carriers)
	if governance.CodeOf(err) != governance.Conflict || !strings.Contains(err.Error(), ErrStale.Error()) {
		t.Errorf("a stale save answers %v", err)
	}
	refused(t, h.UpdateCoordination(ctx, actor, 2, d, nil), governance.Invalid, "carriers")
	d.Perimeters = []string{"planet:3"}
	refused(t, h.UpdateCoordination(ctx, actor, 2, d, carriers), governance.Invalid, "perimeter")
}

func TestCarriersAreOrganizationsOfTheCoordination(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	elsewhere := h.add(h.open("Lyon"), governance.OrganizationDraft{Name: "Rhône", Kind: "departement"})
	d := governance.CoordinationDraft{Name: "Sicoval", Label: "Ici"}
	err := h.UpdateCoordination(ctx, actor, 1, d, []governance.OrganizationID{elsewhere})
	refused(t, err, governance.Conflict, "carriers")
	if n := h.count(`select count(*) from carriers where coordination_id = $1`, actor.Coordination); n != 1 {
		t.Errorf("%d carriers left", n)
	}
}

func TestDoubleClickOpensOneCoordination(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	admin := h.administrator()
	admin.Key = "sent twice"
	first, err := h.OpenCoordination(ctx, admin, opening("Sicoval"))
	if err != nil {
		t.Fatal(err)
	}
	second, err := h.OpenCoordination(ctx, admin, opening("Sicoval"))
	if err != nil || second != first {
		t.Errorf("the second click answers %d, %v", second, err)
	}
	if n := h.count(`select count(*) from outbox`); n != 1 {
		t.Errorf("%d mails", n)
	}
}
