package model

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

func sicoval() governance.OrganizationDraft {
	return governance.OrganizationDraft{Name: "Communauté du Sicoval", Siren: "243 100 633", Kind: "epci", Funder: true}
}

func TestOrganizationIsKeptAsTypedAndJournaled(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	id, err := h.CreateOrganization(ctx, actor, sicoval())
	if err != nil {
		t.Fatal(err)
	}
	got, err := h.Organization(ctx, actor, id, "2026-12-03")
	if err != nil {
		t.Fatal(err)
	}
	want := governance.Organization{
		ID: id, CoordinationID: actor.Coordination, Name: "Communauté du Sicoval", Siren: "243100633",
		Kind: governance.KindEPCI, College: governance.Institutional, Funder: true, PublicPerson: true,
		CreatedAt: h.now, Version: 1,
	}
	got.CreatedAt = got.CreatedAt.UTC()
	if diff := cmp.Diff(want, got.Organization); diff != "" {
		t.Error(diff)
	}
	if n := h.count(`select count(*) from journal where coordination_id = $1 and action = 'organization.create' and object_id = $2 and actor_id = $3`,
		actor.Coordination, id, actor.PersonID); n != 1 {
		t.Errorf("P4: %d journal entries", n)
	}
}

func TestOnlyCoordinatorsChangeOrganizations(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	coordinator := h.open("Sicoval")
	id, err := h.CreateOrganization(ctx, coordinator, sicoval())
	if err != nil {
		t.Fatal(err)
	}
	other := h.open("Lyon")
	writes := map[string]func(governance.Actor) error{
		"create": func(a governance.Actor) error {
			_, err := h.CreateOrganization(ctx, a, governance.OrganizationDraft{Name: "Genêt", Kind: "company"})
			return err
		},
		"update": func(a governance.Actor) error { return h.UpdateOrganization(ctx, a, id, 1, sicoval()) },
		"merge": func(a governance.Actor) error {
			return h.MergeOrganizations(ctx, a, Merge{Kept: id, Other: id + 1, KeptVersion: 1, OtherVersion: 1})
		},
	}
	for name, write := range writes {
		for role, actor := range h.everyRole(coordinator.Coordination) {
			if err := write(actor); governance.CodeOf(err) != governance.Forbidden {
				t.Errorf("P1: %s as %s: %v", name, role, err)
			}
		}
		if err := write(h.administrator()); governance.CodeOf(err) != governance.NotFound {
			t.Errorf("P2: %s as administrator: %v", name, err)
		}
		if err := write(governance.Actor{PersonID: coordinator.PersonID}); governance.CodeOf(err) != governance.NotFound {
			t.Errorf("P1: %s outside any coordination: %v", name, err)
		}
	}
	for name, read := range map[string]func(governance.Actor) error{
		"page":  func(a governance.Actor) error { _, err := h.Organization(ctx, a, id, "2026-12-03"); return err },
		"list":  func(a governance.Actor) error { _, err := h.Organizations(ctx, a, OrganizationFilter{}); return err },
		"names": func(a governance.Actor) error { _, err := h.OrganizationNames(ctx, a); return err },
	} {
		for role, actor := range h.everyRole(coordinator.Coordination) {
			if err := read(actor); err != nil {
				t.Errorf("%s as %s: %v", name, role, err)
			}
		}
		if err := read(h.administrator()); governance.CodeOf(err) != governance.NotFound {
			t.Errorf("P3: %s as administrator: %v", name, err)
		}
	}
	if _, err := h.Organization(ctx, other, id, "2026-12-03"); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("P3: read from another coordination: %v", err)
	}
	if err := h.UpdateOrganization(ctx, other, id, 1, sicoval()); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("P3: changed from another coordination: %v", err)
	}
}

func TestOrganizationThatIsThereAlreadyIsRefusedWithTheWayToIt(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Le Territoire")
	first := map[string]governance.OrganizationDraft{
		"siren": sicoval(),
		"siret": {Name: "Genêt", Siret: "73282932000074", Kind: "cooperative"},
		"rna":   {Name: "Mûrier", RNA: "W311000123", Kind: "association"},
	}
	for field, d := range first {
		id, err := h.CreateOrganization(ctx, actor, d)
		if err != nil {
			t.Fatal(err)
		}
		again := d
		again.Name, again.Distinct = "Un autre nom", true
		_, err = h.CreateOrganization(ctx, actor, again)
		refused(t, err, governance.Conflict, field)
		if want := fmt.Sprintf("/coordinations/le-territoire/organisations/%d", id); governance.ProblemsOf(err)[0].Link != want {
			t.Errorf("link %q, want %q", governance.ProblemsOf(err)[0].Link, want)
		}
		if _, err := h.CreateOrganization(ctx, h.open("Autre "+field), d); err != nil {
			t.Errorf("P2: the same organisation in another coordination: %v", err)
		}
	}
	must(h.CreateOrganization(ctx, actor, governance.OrganizationDraft{Name: "Maison\u00a0: Olivier", Kind: "association"}))(t)
	_, err := h.CreateOrganization(ctx, actor, governance.OrganizationDraft{Name: "maison : olivier", Kind: "association"})
	refused(t, err, governance.Conflict, "distinct") // a no-break space makes no other name
	same := governance.OrganizationDraft{Name: "MURIER", Kind: "association"}
	_, err = h.CreateOrganization(ctx, actor, same)
	refused(t, err, governance.Conflict, "distinct")
	same.Distinct = true
	if _, err := h.CreateOrganization(ctx, actor, same); err != nil {
		t.Errorf("a namesake said to be distinct: %v", err)
	}
}

func TestTwentyPeopleAddTheSameOrganizationAtOnce(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	results := make([]error, 20)
	var all sync.WaitGroup
	for i := range results {
		all.Go(func() {
			d := sicoval()
			d.Name = fmt.Sprintf("Le Sicoval, écrit %d", i)
			_, results[i] = h.CreateOrganization(ctx, actor, d)
		})
	}
	all.Wait()
	created := 0
	for _, err := range results {
		if err == nil {
			created++
			continue
		}
		refused(t, err, governance.Conflict, "siren")
		if !strings.HasPrefix(governance.ProblemsOf(err)[0].Link, "/coordinations/sicoval/organisations/") {
			t.Errorf("no link to the existing one: %v", err)
		}
	}
	if n := h.count(`select count(*) from organizations where siren = '243100633'`); created != 1 || n != 1 {
		t.Errorf("%d created, %d kept, want one", created, n)
	}
}

func TestDoubleClickAddsOneOrganization(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	actor.Key = "the form sent twice"
	first, err := h.CreateOrganization(ctx, actor, sicoval())
	if err != nil {
		t.Fatal(err)
	}
	second, err := h.CreateOrganization(ctx, actor, sicoval())
	if err != nil || second != first {
		t.Errorf("the second click answers %d, %v, want %d", second, err, first)
	}
	if n := h.count(`select count(*) from journal where action = 'organization.create' and object_id = $1`, first); n != 1 {
		t.Errorf("%d journal entries", n)
	}
}

func TestOrganizationIsCorrectedAtTheVersionItWasReadAt(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	id, err := h.CreateOrganization(ctx, actor, sicoval())
	if err != nil {
		t.Fatal(err)
	}
	d := sicoval()
	d.Name, d.Siret, d.Funder = "Le Sicoval", "24310063300011", false
	if err := h.UpdateOrganization(ctx, actor, id, 1, d); err != nil {
		t.Fatal(err)
	}
	stale := sicoval()
	stale.Name = "Écrit trop tard"
	err = h.UpdateOrganization(ctx, actor, id, 1, stale)
	if governance.CodeOf(err) != governance.Conflict || !strings.Contains(err.Error(), ErrStale.Error()) {
		t.Errorf("a stale save answers %v", err)
	}
	got, err := h.Organization(ctx, actor, id, "2026-12-03")
	if err != nil || got.Name != "Le Sicoval" || got.Siret != "24310063300011" || got.Funder || got.Version != 2 {
		t.Errorf("kept %+v, %v", got.Organization, err)
	}
	var content string
	h.scan(&content, `select convert_from(bytes, 'UTF8') from journal where action = 'organization.update'`)
	if !strings.Contains(content, `"fields":["name","siret","funder"]`) || strings.Contains(content, "Sicoval") {
		t.Errorf("journal %s", content)
	}
	if err := h.UpdateOrganization(ctx, actor, id, 2, d); err != nil {
		t.Errorf("an organisation is its own twin: %v", err)
	}
	if err := h.UpdateOrganization(ctx, actor, id+1000, 1, d); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("one that does not exist: %v", err)
	}
}

func TestNamesakeIsAskedAboutOnceOnly(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	h.add(actor, governance.OrganizationDraft{Name: "Mûrier", Kind: "association"})
	id := h.add(actor, governance.OrganizationDraft{Name: "Mûrier", Kind: "association", Distinct: true})
	d := governance.OrganizationDraft{Name: "Mûrier", Kind: "association", Funder: true}
	if err := h.UpdateOrganization(ctx, actor, id, 1, d); err != nil {
		t.Errorf("a correction that leaves the name: %v", err)
	}
	d.Name = "MURIER"
	refused(t, h.UpdateOrganization(ctx, actor, id, 2, d), governance.Conflict, "distinct")
}

func TestLikelyTwinsAreThoseOfTheCoordination(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	id := h.add(actor, governance.OrganizationDraft{Name: "Médiathèque des Lilas", Siret: "73282932000074", Kind: "commune"})
	twin := h.add(actor, governance.OrganizationDraft{Name: "Mediatheque Lilas", Kind: "commune"})
	unit := h.add(actor, governance.OrganizationDraft{Name: "Ville", Siren: "732829320", Kind: "commune", Distinct: true})
	h.add(h.open("Lyon"), governance.OrganizationDraft{Name: "Médiathèque des Lilas", Kind: "commune"})
	lines, err := h.LikelyTwins(ctx, actor, id)
	if err != nil || len(lines) != 2 || lines[0].ID != twin || lines[1].ID != unit {
		t.Errorf("likely %+v, %v", lines, err)
	}
	for role, other := range h.everyRole(actor.Coordination) {
		if _, err := h.LikelyTwins(ctx, other, id); governance.CodeOf(err) != governance.Forbidden {
			t.Errorf("P1: as %s: %v", role, err)
		}
	}
}

func TestExampleStaysAnExample(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	d := sicoval()
	d.Example = true
	id, err := h.CreateOrganization(ctx, actor, d)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.UpdateOrganization(ctx, actor, id, 1, sicoval()); err != nil {
		t.Fatal(err)
	}
	got, err := h.Organization(ctx, actor, id, "2026-12-03")
	if err != nil || !got.Example {
		t.Errorf("example %v, %v", got.Example, err)
	}
}
