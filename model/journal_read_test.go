package model

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ctin/governance"
	"ctin/governance/seal"

	"github.com/google/go-cmp/cmp"
)

// fill adds entries to the journal of the actor's coordination, a minute apart.
func (h *house) fill(actor governance.Actor, n int) []governance.OrganizationID {
	h.t.Helper()
	var ids []governance.OrganizationID
	for i := range n {
		h.now = h.now.Add(time.Minute)
		draft := governance.OrganizationDraft{Name: fmt.Sprintf("Association %03d", i), Kind: "association", Distinct: true}
		ids = append(ids, must(h.CreateOrganization(context.Background(), actor, draft))(h.t))
	}
	return ids
}

func TestJournalIsReadNewestFirstByPages(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	h.fill(actor, 60)
	total := int(h.whole(actor))
	first := must(h.Journal(ctx, actor, JournalFilter{}))(t)
	if first.Total != total || len(first.Lines) != 25 || first.Previous != 0 || first.Lines[0].N != int64(total) {
		t.Fatalf("first page: %d lines of %d, previous %d", len(first.Lines), first.Total, first.Previous)
	}
	var seen []int64
	page := first
	for {
		for _, l := range page.Lines {
			seen = append(seen, l.N)
		}
		if page.Next == 0 {
			break
		}
		page = must(h.Journal(ctx, actor, JournalFilter{After: page.Next}))(t)
	}
	if len(seen) != total || !slices.IsSortedFunc(seen, func(a, b int64) int { return int(b - a) }) {
		t.Errorf("walked through %v", seen)
	}
	for page.Previous != 0 {
		page = must(h.Journal(ctx, actor, JournalFilter{Before: page.Previous}))(t)
	}
	if diff := cmp.Diff(first, page); diff != "" {
		t.Errorf("back at the first page: %s", diff)
	}
}

func TestJournalIsFoundByObjectAuthorAndPeriod(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor, begun := h.open("Sicoval"), h.now
	ids := h.fill(actor, 5)
	other := h.member(actor.Coordination, governance.Coordinator)
	h.now = h.now.Add(time.Minute)
	if err := h.UpdateOrganization(ctx, other, ids[2], 1, governance.OrganizationDraft{Name: "Renommée", Kind: "association"}); err != nil {
		t.Fatal(err)
	}
	one := JournalFilter{Kind: "organization", Object: int64(ids[2])}
	for _, tt := range []struct {
		rule   string
		filter JournalFilter
		want   []string
	}{
		{"of one object", one, []string{"organization.update", "organization.create"}},
		{"of one author", JournalFilter{Author: other.PersonID}, []string{"organization.update"}},
		{"of one object and one author", JournalFilter{Kind: one.Kind, Object: one.Object, Author: actor.PersonID}, []string{"organization.create"}},
		{"from an instant on", JournalFilter{From: h.now}, []string{"organization.update"}},
		{"before an instant", JournalFilter{Kind: "organization", From: begun.Add(time.Second), Until: begun.Add(3 * time.Minute)}, []string{"organization.create", "organization.create"}},
		{"of one kind", JournalFilter{Kind: "committee"}, []string{"committee.create", "committee.create"}},
		{"of nothing", JournalFilter{Kind: "organization", Object: 999_999}, nil},
	} {
		page := must(h.Journal(ctx, actor, tt.filter))(t)
		var actions []string
		for _, l := range page.Lines {
			actions = append(actions, l.Action)
		}
		if diff := cmp.Diff(tt.want, actions); diff != "" || page.Total != len(tt.want) {
			t.Errorf("%s: %d, %s", tt.rule, page.Total, diff)
		}
	}
	line := must(h.Journal(ctx, actor, one))(t).Lines[0]
	if line.ObjectName != "Renommée" || line.ActorName != "Membre" || !slices.Contains(line.Fields(), "name") {
		t.Errorf("the line of the change: %+v, fields %v", line, line.Fields())
	}
	authors := must(h.JournalAuthors(ctx, actor))(t)
	if !slices.ContainsFunc(authors, func(a JournalAuthor) bool { return a.ID == other.PersonID && a.Name == "Membre" }) {
		t.Errorf("authors %v", authors)
	}
}

func TestEachKindOfObjectHasItsName(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	d := designation(h.seat(actor, "Le maire"), governance.Holder, "Dupont", "2026-02-01")
	d.Deed = Upload{Name: "arrêté.pdf", Content: []byte("%PDF-1.7\n")}
	must(h.Designate(ctx, actor, d))(t)
	names := map[string]string{}
	for _, l := range must(h.Journal(ctx, actor, JournalFilter{}))(t).Lines {
		if names[l.ObjectKind] == "" { // the latest of each
			names[l.ObjectKind] = l.ObjectName + " / " + l.ObjectPlace
		}
	}
	want := map[string]string{
		"coordination": "Sicoval / ",
		"organization": "Sicoval / ",
		"committee":    "Conférence des financeurs / ",
		"seat":         "Le maire / Comité stratégique",
		"mandate":      "Camille Dupont / Le maire",
		"person":       "Camille Dupont / ",
		"membership":   "Claude Sicoval / Sicoval",
		"invitation":   "Claude Sicoval / Sicoval",
		"file":         "arrêté.pdf / ",
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
}

func TestJournalIsReadByThoseWhoMay(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	coordinator := h.open("Sicoval")
	nobody := func(JournalLine) error { return nil }
	reads := map[string]func(governance.Actor) error{
		"page":    func(a governance.Actor) error { _, err := h.Journal(ctx, a, JournalFilter{}); return err },
		"authors": func(a governance.Actor) error { _, err := h.JournalAuthors(ctx, a); return err },
		"verify":  func(a governance.Actor) error { _, err := h.VerifyJournal(ctx, a); return err },
		"export":  func(a governance.Actor) error { return h.ExportJournal(ctx, a, JournalFilter{}, nobody) },
	}
	allowed := []governance.Role{governance.Chair, governance.ViceChair, governance.Secretary}
	for name, read := range reads {
		for role, actor := range h.everyRole(coordinator.Coordination) {
			want := governance.Forbidden
			if slices.Contains(allowed, role) {
				want = ""
			}
			if err := read(actor); governance.CodeOf(err) != want {
				t.Errorf("P1: %s as %s: %v", name, role, err)
			}
		}
		if err := read(governance.Actor{PersonID: coordinator.PersonID}); governance.CodeOf(err) != governance.NotFound {
			t.Errorf("P1: %s of the instance as a coordinator: %v", name, err)
		}
		inside := h.administrator()
		inside.Coordination = coordinator.Coordination
		if err := read(inside); governance.CodeOf(err) != governance.NotFound {
			t.Errorf("P2: %s of a coordination as an administrator: %v", name, err)
		}
	}
}

func TestNoJournalTellsOfAnotherCoordination(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	sicoval, lyon := h.open("Sicoval"), h.open("Lyon")
	seat := h.seat(lyon, "La maire de Lyon")
	// An entry that names an object of another coordination must not tell its name.
	_, err := h.write(ctx, sicoval, "test", func(t *tx) (int64, error) {
		t.record(event{chain: sicoval.Coordination, action: "seat.create", kind: "seat", object: int64(seat)})
		t.record(event{chain: sicoval.Coordination, action: "coordination.update", kind: "coordination", object: int64(lyon.Coordination)})
		return 0, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range must(h.Journal(ctx, sicoval, JournalFilter{}))(t).Lines {
		if strings.Contains(l.ObjectName+l.ObjectPlace+l.ActorName, "Lyon") {
			t.Errorf("P3: %+v", l)
		}
	}
}

func TestAnExportIsJournaled(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	h.fill(actor, 30)
	var lines []JournalLine
	if err := h.ExportJournal(ctx, actor, JournalFilter{}, func(l JournalLine) error { lines = append(lines, l); return nil }); err != nil {
		t.Fatal(err)
	}
	last := lines[len(lines)-1]
	if int64(len(lines)) != h.whole(actor) || last.Action != "journal.export" || last.ActorID != actor.PersonID {
		t.Errorf("P6: %d lines, the last is %+v", len(lines), last)
	}
	v := seal.Verifier{Chain: int64(actor.Coordination)}
	for _, l := range lines {
		if link := seal.Link(v.Head, l.Bytes); seal.Hash(l.Hash) != link || l.N != v.N+1 {
			t.Fatalf("entry %d does not follow", l.N)
		}
		v.N, v.Head = l.N, seal.Hash(l.Hash)
	}
	stop := errors.New("the reader left")
	if err := h.ExportJournal(ctx, actor, JournalFilter{}, func(JournalLine) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
}

func TestAPageOfTheJournalTakesAsManyStatementsWhateverItsLength(t *testing.T) {
	h := newHouse(t)
	actor := h.open("Sicoval")
	read := func() int64 {
		ctx, n := Counted(context.Background())
		must(h.Journal(ctx, actor, JournalFilter{}))(t)
		must(h.JournalAuthors(ctx, actor))(t)
		return n.Load()
	}
	short := read()
	h.fill(actor, 80)
	if long := read(); long != short || long > 4 {
		t.Errorf("%d statements, then %d", short, long)
	}
}
