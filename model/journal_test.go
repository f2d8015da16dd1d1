package model

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ctin/governance"
	"ctin/governance/seal"

	"github.com/google/go-cmp/cmp"
	"github.com/lib/pq"
)

func TestJournalRefusesEveryChange(t *testing.T) {
	h := newHouse(t)
	actor := h.open("Sicoval")
	for _, statement := range []string{
		`update journal set action = 'x'`,
		`update journal set bytes = bytes`,
		`delete from journal`,
		`truncate journal`,
		`insert into journal select * from journal limit 1 on conflict (coordination_id, n) do update set action = 'x'`,
	} {
		if _, err := h.db.App.Exec(statement); !denied(err) {
			t.Errorf("the program's role: %s: %v", statement, err)
		}
		if _, err := h.db.Owner.Exec(statement); !denied(err) {
			t.Errorf("the owner: %s: %v", statement, err)
		}
	}
	h.whole(actor)
}

// denied tells a refusal for want of rights.
func denied(err error) bool {
	var pg *pq.Error
	return errors.As(err, &pg) && pg.Code == "42501"
}

// whole verifies the chain of the actor's coordination, and says how many
// entries it holds.
func (h *house) whole(actor governance.Actor) int64 {
	h.t.Helper()
	c, err := h.VerifyJournal(context.Background(), actor)
	if err != nil || c.Break != nil || c.Entries == 0 {
		h.t.Errorf("chain %+v (%v)", c, err)
	}
	return c.Entries
}

func TestWithoutItsJournalNothingIsWritten(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	actor.Key = "once"
	seen := func() []int {
		return []int{
			h.count(`select count(*) from organizations`), h.count(`select count(*) from journal`),
			h.count(`select count(*) from outbox`), h.count(`select count(*) from idempotency_keys`),
			h.count(`select n from journal_heads where coordination_id = $1`, actor.Coordination),
		}
	}
	before := seen()
	for _, rights := range [][2]string{
		{`revoke insert on journal from ctin`, `grant insert on journal to ctin`},
		{`revoke update on journal_heads from ctin`, `grant update on journal_heads to ctin`},
	} {
		h.db.Owner.MustExec(rights[0])
		if _, err := h.CreateOrganization(ctx, actor, sicoval()); governance.CodeOf(err) != governance.Internal {
			t.Errorf("%s: %v", rights[0], err)
		}
		if diff := cmp.Diff(before, seen()); diff != "" {
			t.Errorf("%s: %s", rights[0], diff)
		}
		h.db.Owner.MustExec(rights[1])
	}
	if _, err := h.CreateOrganization(ctx, actor, sicoval()); err != nil {
		t.Errorf("the same form, sent again: %v", err)
	}
}

func TestConcurrentWritersMakeAChainWithoutGap(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actors := []governance.Actor{h.open("Sicoval"), h.open("Lyon")}
	before := []int64{h.whole(actors[0]), h.whole(actors[1])}
	var writers sync.WaitGroup
	for w := range 20 {
		writers.Go(func() {
			for i := range 50 {
				name := fmt.Sprintf("Organisation %d-%d", w, i)
				_, err := h.CreateOrganization(ctx, actors[(w+i)%2], governance.OrganizationDraft{Name: name, Kind: "company", Distinct: true})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	writers.Wait()
	for i, actor := range actors {
		if n := h.whole(actor) - before[i]; n != 500 {
			t.Errorf("%d entries for 500 writes", n)
		}
	}
}

func TestAWriteThatTouchesTwoChainsExtendsBoth(t *testing.T) {
	h := newHouse(t)
	actor := h.open("Sicoval")
	page := must(h.Journal(context.Background(), h.administrator(), JournalFilter{Kind: "coordination"}))(t)
	if len(page.Lines) != 1 || page.Lines[0].ObjectID != int64(actor.Coordination) || page.Lines[0].ObjectName != "Sicoval" {
		t.Errorf("journal of the instance: %+v", page.Lines)
	}
	if n := h.entries(actor, "coordination.open", int64(actor.Coordination)); n != 1 {
		t.Errorf("%d entries in the coordination", n)
	}
}

// The clock of a machine is finer than the database's: what is sealed and what
// is stored must be the same instant.
func TestTheInstantSealedIsTheOneStored(t *testing.T) {
	h := newHouse(t)
	h.now = h.now.Add(123456789 * time.Nanosecond)
	h.whole(h.open("Sicoval"))
}

func TestJournalHoldsNoPersonalData(t *testing.T) {
	h := newHouse(t)
	actor := h.open("Sicoval")
	h.holder(actor, h.seat(actor, "la présidente ou son représentant"), "Dupont", "2026-02-01")
	for _, word := range []string{"Camille", "Dupont", "Claude", "Sicoval", "@", "représentant"} {
		if n := h.count(`select count(*) from journal where position(convert_to($1, 'UTF8') in bytes) > 0`, word); n > 0 {
			t.Errorf("%d entries hold %q", n, word)
		}
	}
}

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
