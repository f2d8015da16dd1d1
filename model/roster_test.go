package model

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

const rosterDay governance.Date = "2026-12-03"

// list is a CSV file of those lines.
func list(lines ...string) RosterUpload {
	const head = "Nom;Prénom;Courriel;Organisation;Nature;Instance;Fonction du siège;Qualité;Rôles\n"
	return RosterUpload{List: Upload{"membres.csv", []byte(head + strings.Join(lines, "\n"))}, Day: rosterDay}
}

// crowd is n lines: four to an organisation, the last of them vacant seats.
func crowd(n int) RosterUpload {
	var lines []string
	for i := range n {
		name, mail := fmt.Sprintf("Membre %d", i), fmt.Sprintf("m%d@exemple.fr", i)
		if i%10 == 9 {
			name, mail = "", ""
		}
		lines = append(lines, fmt.Sprintf("%s;Alix;%s;Organisation %d;association;;Siège %d;;membre", name, mail, i/4, i%4))
		if name == "" {
			lines[i] = fmt.Sprintf(";;;Organisation %d;association;;Siège %d;;", i/4, i%4)
		}
	}
	return list(lines...)
}

// sendRoster sends a list and returns what it would make.
func (h *house) sendRoster(a governance.Actor, u RosterUpload) RosterReview {
	h.t.Helper()
	a.Key = "" // another page
	id, err := h.SendRoster(context.Background(), a, u)
	if err != nil {
		h.t.Fatal(err)
	}
	r, err := h.Roster(context.Background(), a, id)
	if err != nil {
		h.t.Fatal(err)
	}
	return r
}

func orderOf(r RosterReview) ListOrder { return ListOrder{ID: r.ID, Mark: r.Plan.Mark()} }

// made counts what a coordination holds beyond what it was opened with.
func (h *house) made(a governance.Actor) governance.RosterCounts {
	h.t.Helper()
	var n governance.RosterCounts
	h.scan(&n, `select
		(select count(*) from organizations where coordination_id = $1) - 1 as organizations,
		(select count(*) from seats where coordination_id = $1) as seats,
		(select count(*) from people where coordination_id = $1) as people,
		(select count(*) from mandates where coordination_id = $1) as mandates,
		(select count(*) from memberships where coordination_id = $1) - 1 as memberships`, a.Coordination)
	return n
}

func TestFortyMembersInOneGo(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	mails := h.count(`select count(*) from outbox`)
	u := crowd(40)
	u.Deed = Upload{"délibération.pdf", []byte("%PDF-1.7 désigne les membres")}
	r := h.sendRoster(actor, u)
	want := governance.RosterCounts{Organizations: 10, Seats: 40, People: 36, Mandates: 36, Memberships: 36}
	if diff := cmp.Diff(want, r.Plan.Counts()); diff != "" || h.made(actor) != (governance.RosterCounts{}) {
		t.Fatalf("dry run: %s, made %+v", diff, h.made(actor))
	}
	if err := h.ImportRoster(ctx, actor, orderOf(r)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, h.made(actor)); diff != "" {
		t.Error(diff)
	}
	if n := h.count(`select count(*) from mandates m join files f on f.id = m.deed_id where f.name = 'délibération.pdf'`); n != 36 {
		t.Errorf("the deed is on %d mandates", n)
	}
	if n := h.count(`select count(*) from files`); n != 1 {
		t.Errorf("the deed is kept %d times", n)
	}
	if n := h.count(`select count(*) from outbox`); n != mails {
		t.Errorf("%d mails left by themselves", n-mails)
	}
	if n, err := h.Uninvited(ctx, actor); err != nil || n != 36 {
		t.Errorf("%d people await an invitation, %v", n, err)
	}
}

func TestARosterIsJournaledObjectByObject(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	last := h.count(`select max(n) from journal where coordination_id = $1`, actor.Coordination)
	r := h.sendRoster(actor, crowd(8))
	if n := h.count(`select max(n) from journal where coordination_id = $1`, actor.Coordination); n != last {
		t.Error("a dry run is in the journal")
	}
	if err := h.ImportRoster(ctx, actor, orderOf(r)); err != nil {
		t.Fatal(err)
	}
	for action, want := range map[string]int{
		"organization.create": 2, "seat.create": 8, "person.create": 8, "mandate.create": 8, "membership.create": 8, "roster.import": 1,
	} {
		got := h.count(`select count(*) from journal where coordination_id = $1 and action = $2 and n > $3`, actor.Coordination, action, last)
		if got != want {
			t.Errorf("%s: %d entries, want %d", action, got, want)
		}
	}
}

func TestARosterKnowsWhatTheCoordinationHas(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval") // carried by the organisation of that name, coordinated by Claude Sicoval
	r := h.sendRoster(actor, list(
		"Sicoval;Claude;CLAUDE@exemple.fr;sicoval;;;;;coordinatrice",
		"Roux;Léa;claude@exemple.fr;Sicoval;;financeurs;;;",
	))
	kinds := ""
	for _, item := range r.Plan.Lines[0].Creates {
		kinds += item.Kind + " "
	}
	if kinds != "seat mandate " || r.Plan.Lines[1].State != governance.LineRefused {
		t.Errorf("%q, %q", kinds, r.Plan.Gists())
	}
	order := orderOf(r)
	order.Partial = true
	if err := h.ImportRoster(ctx, actor, order); err != nil {
		t.Fatal(err)
	}
	if again := h.sendRoster(actor, list("Sicoval;Claude;;Sicoval")); again.Plan.Lines[0].State != governance.LineExists {
		t.Errorf("%q", again.Plan.Gists())
	}
}

func TestOnlyItsSenderSeesARosterAndOnlyForADay(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	colleague, elsewhere := h.coordinator(actor), h.open("Lille")
	r := h.sendRoster(actor, crowd(4))
	for _, other := range []governance.Actor{colleague, elsewhere} {
		_, err := h.Roster(ctx, other, r.ID)
		refused(t, err, governance.NotFound, "")
		refused(t, h.ImportRoster(ctx, other, orderOf(r)), governance.NotFound, "")
		refused(t, h.DropRoster(ctx, other, r.ID), governance.NotFound, "")
	}
	if _, err := h.Roster(ctx, actor, r.ID); err != nil {
		t.Fatal(err)
	}
	h.now = h.now.Add(listLife)
	_, err := h.Roster(ctx, actor, r.ID)
	refused(t, err, governance.NotFound, "")
	refused(t, h.ImportRoster(ctx, actor, orderOf(r)), governance.NotFound, "")
	h.now = h.now.Add(time.Second)
	h.sendRoster(actor, crowd(4))
	if n := h.count(`select count(*) from lists`); n != 1 {
		t.Errorf("%d lists are kept", n)
	}
}

func TestARosterLeavesNothingOfItsFileBehind(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	u := crowd(4)
	u.Deed = Upload{"a.pdf", []byte("%PDF-1.7")}
	r := h.sendRoster(actor, u)
	if err := h.ImportRoster(ctx, actor, orderOf(r)); err != nil {
		t.Fatal(err)
	}
	if n := h.count(`select count(*) from lists where length(content) + length(states) + length(deed) = 0`); n != 1 {
		t.Error("what was sent is still kept after the import")
	}
	dropped := h.sendRoster(actor, list("Vert;;;Noisetier;association"))
	if err := h.DropRoster(ctx, actor, dropped.ID); err != nil {
		t.Fatal(err)
	}
	if n := h.count(`select count(*) from lists`); n != 1 {
		t.Error("a list given up is still kept")
	}
}

func TestOnlyCoordinatorsImportRosters(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	r := h.sendRoster(actor, crowd(4))
	for role, a := range h.everyRole(actor.Coordination) {
		_, err := h.SendRoster(ctx, a, crowd(4))
		refused(t, err, governance.Forbidden, "")
		_, err = h.Roster(ctx, a, r.ID)
		refused(t, err, governance.Forbidden, "")
		refused(t, h.ImportRoster(ctx, a, orderOf(r)), governance.Forbidden, "")
		refused(t, h.DropRoster(ctx, a, r.ID), governance.Forbidden, "")
		if t.Failed() {
			t.Fatal(role)
		}
	}
	h.scan(nil, `update memberships set roles = 'member' where id = $1`, actor.Memberships[0].ID)
	refused(t, h.ImportRoster(ctx, actor, orderOf(r)), governance.Forbidden, "") // no longer a coordinator since the request began
}

func TestBothFilesOfARosterAreChecked(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	_, err := h.SendRoster(ctx, actor, RosterUpload{
		List: Upload{"membres.csv", []byte("a;b\nc;d\n")}, Deed: Upload{"a.exe", []byte("MZ")}, Day: rosterDay,
	})
	var fields []string
	for _, p := range governance.ProblemsOf(err) {
		fields = append(fields, p.Field)
	}
	if diff := cmp.Diff([]string{"roster", "deed"}, fields); diff != "" {
		t.Error(diff)
	}
}
