package model

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"sync"
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

func orderOf(r RosterReview) RosterOrder { return RosterOrder{ID: r.ID, Mark: r.Plan.Mark()} }

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

func TestARosterIsImportedOnce(t *testing.T) {
	for _, tt := range []struct{ rule, key string }{
		{"a double click: the same key", "key"},
		{"a page sent again: another key", ""},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			h, ctx := newHouse(t), context.Background()
			actor := h.open("Sicoval")
			r := h.sendRoster(actor, crowd(12))
			actor.Key = tt.key
			var all sync.WaitGroup
			for range 4 {
				all.Go(func() {
					if err := h.ImportRoster(ctx, actor, orderOf(r)); err != nil {
						t.Error(err)
					}
				})
			}
			all.Wait()
			if diff := cmp.Diff(r.Plan.Counts(), h.made(actor)); diff != "" {
				t.Error(diff)
			}
			after, err := h.Roster(ctx, actor, r.ID)
			if err != nil || after.AppliedAt == nil || after.Made != r.Plan.Counts() {
				t.Errorf("%v %+v", err, after)
			}
		})
	}
}

func TestTwoCoordinatorsWithTheSameRosterMakeItOnce(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	a := h.open("Sicoval")
	b := h.coordinator(a)
	u := crowd(20)
	u.List.Content = regexp.MustCompile(`m\d+@exemple\.fr`).ReplaceAll(u.List.Content, nil) // no constraint tells them apart
	mine, theirs := h.sendRoster(a, u), h.sendRoster(b, u)
	before := h.made(a)
	var all sync.WaitGroup
	var errs [2]error
	all.Go(func() { errs[0] = h.ImportRoster(ctx, a, orderOf(mine)) })
	all.Go(func() { errs[1] = h.ImportRoster(ctx, b, orderOf(theirs)) })
	all.Wait()
	late, actor := theirs, b
	if errs[0] != nil {
		errs[0], errs[1] = errs[1], errs[0]
		late, actor = mine, a
	}
	if errs[0] != nil {
		t.Fatal(errs)
	}
	refused(t, errs[1], governance.Conflict, "")
	got := h.made(a)
	if got.Organizations -= before.Organizations; got.Organizations != mine.Plan.Counts().Organizations {
		t.Errorf("%+v", got)
	}
	if got.Mandates != mine.Plan.Counts().Mandates || got.Seats != 20 {
		t.Errorf("%+v, want %+v", got, mine.Plan.Counts())
	}
	again, err := h.Roster(ctx, actor, late.ID)
	if err != nil || len(again.Plan.In(governance.RosterExists)) != 20 {
		t.Fatalf("%v %v", err, again.Plan.Gists())
	}
	if len(again.Before) != 20 || again.Before[2] != governance.RosterCreates {
		t.Errorf("what changed since is not said: %v", again.Before)
	}
	refused(t, h.ImportRoster(ctx, actor, orderOf(again)), governance.Conflict, "") // nothing is left to make
}

func TestNothingIsImportedWhenTheCoordinationHasChanged(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	r := h.sendRoster(actor, list("Roux;Léa;;Mûrier;association", "Blanc;Guy;;Noisetier;association"))
	if _, err := h.CreateOrganization(ctx, actor, governance.OrganizationDraft{Name: "Murier", Kind: "association"}); err != nil {
		t.Fatal(err)
	}
	before := h.made(actor)
	refused(t, h.ImportRoster(ctx, actor, orderOf(r)), governance.Conflict, "")
	if h.made(actor) != before {
		t.Error("something was made")
	}
	again, err := h.Roster(ctx, actor, r.ID)
	if err != nil || len(again.Before) != 1 || again.Before[2] != governance.RosterCreates {
		t.Fatalf("%v %v", err, again.Before)
	}
	if err := h.ImportRoster(ctx, actor, orderOf(again)); err != nil {
		t.Error(err)
	}
}

func TestARefusedLineStopsTheRosterUnlessItIsLeftAside(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	lines := []string{"Roux;Léa;lea@exemple.fr;Mûrier;association", "Blanc;Guy;lea@exemple.fr;Noisetier;association"}
	r := h.sendRoster(actor, list(lines...))
	refused(t, h.ImportRoster(ctx, actor, orderOf(r)), governance.Invalid, "partial")
	if h.made(actor) != (governance.RosterCounts{}) {
		t.Error("something was made")
	}
	order := orderOf(r)
	order.Partial = true
	if err := h.ImportRoster(ctx, actor, order); err != nil {
		t.Fatal(err)
	}
	if got := h.made(actor); got.Organizations != 1 || got.People != 1 {
		t.Errorf("%+v", got)
	}
	lines[1] = "Blanc;Guy;guy@exemple.fr;Noisetier;association"
	corrected := h.sendRoster(actor, list(lines...))
	want := []governance.RosterState{governance.RosterExists, governance.RosterCreates}
	for i, l := range corrected.Plan.Lines {
		if l.State != want[i] {
			t.Errorf("the corrected file, line %d: %s", l.Line, l.Gist())
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
	if kinds != "seat mandate " || r.Plan.Lines[1].State != governance.RosterRefused {
		t.Errorf("%q, %q", kinds, r.Plan.Gists())
	}
	order := orderOf(r)
	order.Partial = true
	if err := h.ImportRoster(ctx, actor, order); err != nil {
		t.Fatal(err)
	}
	if again := h.sendRoster(actor, list("Sicoval;Claude;;Sicoval")); again.Plan.Lines[0].State != governance.RosterExists {
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
		if err := h.DropRoster(ctx, other, r.ID); err != nil {
			t.Error(err)
		}
	}
	if _, err := h.Roster(ctx, actor, r.ID); err != nil {
		t.Fatal(err)
	}
	h.now = h.now.Add(rosterLife)
	_, err := h.Roster(ctx, actor, r.ID)
	refused(t, err, governance.NotFound, "")
	refused(t, h.ImportRoster(ctx, actor, orderOf(r)), governance.NotFound, "")
	h.now = h.now.Add(time.Second)
	h.sendRoster(actor, crowd(4))
	if n := h.count(`select count(*) from rosters`); n != 1 {
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
	if n := h.count(`select count(*) from rosters where length(content) + length(states) + length(deed) = 0`); n != 1 {
		t.Error("what was sent is still kept after the import")
	}
	dropped := h.sendRoster(actor, list("Vert;;;Noisetier;association"))
	if err := h.DropRoster(ctx, actor, dropped.ID); err != nil {
		t.Fatal(err)
	}
	if n := h.count(`select count(*) from rosters`); n != 1 {
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

// A list of the usual size is imported in the time of a page, one of the size
// of a département in a few seconds.
func TestALargeRosterIsImportedInSeconds(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	for _, tt := range []struct {
		lines int
		most  time.Duration
	}{{40, 30 * time.Second}, {500, time.Minute}} {
		begun := time.Now()
		r := h.sendRoster(actor, crowd(tt.lines))
		planned := time.Since(begun)
		if err := h.ImportRoster(ctx, actor, orderOf(r)); err != nil {
			t.Fatal(err)
		}
		took := time.Since(begun)
		t.Logf("%d lines: dry run %s, import %s", tt.lines, planned, took-planned)
		if took > tt.most {
			t.Errorf("%d lines took %s", tt.lines, took)
		}
	}
}
