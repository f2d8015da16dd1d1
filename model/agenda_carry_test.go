package model

import (
	"slices"
	"testing"
	"time"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

var aPDF = Upload{Name: "rapport.pdf", Content: []byte("%PDF-1.7 rapport")}

func TestC1DocumentsAreFrozenWithTheAgenda(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	before := s.read(id)
	item := before.Agenda[1].ID
	s.must(s.JoinAgendaFile(s.ctx, s.actor, id, item, aPDF))
	joined := s.read(id)
	if len(joined.Agenda[1].Files) != 1 || joined.Agenda[1].Files[0].Name != "rapport.pdf" || joined.AgendaNow == before.AgendaNow {
		t.Errorf("C1: the agenda has %+v, fingerprint %s", joined.Agenda[1].Files, joined.AgendaNow)
	}
	for _, tt := range []struct {
		rule string
		u    Upload
		code governance.Code
	}{
		{"P10: not what it says", Upload{Name: "a.pdf", Content: []byte("MZ")}, governance.Invalid},
		{"P10: of another kind", Upload{Name: "a.exe", Content: []byte("MZ")}, governance.Invalid},
		{"none chosen", Upload{}, governance.Invalid},
	} {
		if err := s.JoinAgendaFile(s.ctx, s.actor, id, item, tt.u); governance.CodeOf(err) != tt.code {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
	s.must(s.DropAgendaFile(s.ctx, s.actor, id, item, joined.Agenda[1].Files[0].Token))
	if again := s.read(id); again.AgendaNow != before.AgendaNow || s.count(`select count(*) from files`) != 0 {
		t.Error("a document taken away leaves something behind")
	}
	s.must(s.JoinAgendaFile(s.ctx, s.actor, id, item, aPDF))
	convened := s.convene(id)
	if convened.AgendaHash != joined.AgendaNow {
		t.Error("C1: the hash of what was sent does not cover its documents")
	}
	for name, err := range map[string]error{
		"joined": s.JoinAgendaFile(s.ctx, s.actor, id, item, aPDF),
		"taken":  s.DropAgendaFile(s.ctx, s.actor, id, item, convened.Agenda[1].Files[0].Token),
	} {
		if governance.CodeOf(err) != governance.Conflict {
			t.Errorf("C1: a document is %s after the convocation: %v", name, err)
		}
	}
	if err := s.JoinAgendaFile(s.ctx, s.chair, id, item, aPDF); governance.CodeOf(err) != governance.Forbidden && governance.CodeOf(err) != governance.Conflict {
		t.Errorf("P1: %v", err)
	}
}

// must ends the test on an error.
func (s *session) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func TestAnItemIsPutAnywhereOnADraft(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	for _, title := range []string{"Trois", "Quatre", "Cinq"} {
		must(s.AddAgendaItem(s.ctx, s.actor, id, governance.ItemDraft{Title: title, Kind: "debate"}))(t)
	}
	order := func() []string {
		var titles []string
		for n, i := range s.read(id).Agenda {
			if i.Position != n+1 {
				t.Errorf("position %d of %s leaves a gap", i.Position, i.Title)
			}
			titles = append(titles, i.Title)
		}
		return titles
	}
	for _, tt := range []struct {
		title string
		to    int
		want  []string
	}{
		{"Cinq", 1, []string{"Cinq", "Ouverture", "Règlement", "Trois", "Quatre"}},
		{"Ouverture", 4, []string{"Cinq", "Règlement", "Trois", "Ouverture", "Quatre"}},
		{"Trois", 3, []string{"Cinq", "Règlement", "Trois", "Ouverture", "Quatre"}},
		{"Cinq", 99, []string{"Règlement", "Trois", "Ouverture", "Quatre", "Cinq"}},
		{"Cinq", -3, []string{"Cinq", "Règlement", "Trois", "Ouverture", "Quatre"}},
	} {
		agenda := s.read(id).Agenda
		i := slices.IndexFunc(agenda, func(l AgendaLine) bool { return l.Title == tt.title })
		s.must(s.PlaceAgendaItem(s.ctx, s.actor, id, agenda[i].ID, tt.to))
		if got := order(); !cmp.Equal(got, tt.want) {
			t.Errorf("%s at %d: %v", tt.title, tt.to, got)
		}
	}
	s.convene(id)
	if err := s.PlaceAgendaItem(s.ctx, s.actor, id, s.read(id).Agenda[0].ID, 2); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("C1: an item moves after the convocation: %v", err)
	}
}

func TestAnAgendaTakesOverWhatIsNotFinished(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters...)
	open, done := a.adopted(0), a.adopted(1)
	a.ok(a.FollowDecision(a.ctx, a.keeper, done, 1, follow(governance.DecisionDone, "Fait")))
	a.ok(a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
	late := must(a.CreateAction(a.ctx, a.keeper, ActionForm{ActionDraft: governance.ActionDraft{Title: "Ateliers", Nature: "running", EndsOn: "2026-11-01"}}))(t)
	must(a.CreateAction(a.ctx, a.keeper, ActionForm{ActionDraft: governance.ActionDraft{Title: "Bus", Nature: "running", EndsOn: "2030-11-01"}}))(t)
	next := must(a.CreateMeeting(a.ctx, a.keeper, a.strategic(a.keeper), governance.MeetingPlan{Date: "2027-03-01", Start: "14:00"}))(t)
	m := must(a.Meeting(a.ctx, a.keeper, next))(t)
	offered := func() map[governance.CarryKind][]int64 {
		got := map[governance.CarryKind][]int64{}
		for _, c := range must(a.CarriedOver(a.ctx, a.keeper, m, "2026-12-04"))(t) {
			got[c.Kind] = append(got[c.Kind], c.ID)
		}
		return got
	}
	want := map[governance.CarryKind][]int64{
		governance.CarryDecision: {int64(open)}, governance.CarryAction: {int64(late)},
		governance.CarryItem: {int64(a.items[2]), int64(a.items[3])},
	}
	if got := offered(); !cmp.Equal(got, want) {
		t.Fatalf("the agenda is offered %v, want %v", got, want)
	}
	for kind, ids := range want {
		a.ok(a.CarryOver(a.ctx, a.keeper, next, kind, ids[0]))
		if err := a.CarryOver(a.ctx, a.keeper, next, kind, ids[0]); governance.CodeOf(err) != governance.Conflict {
			t.Errorf("%s is taken over twice: %v", kind, err)
		}
	}
	if got := offered(); len(got) != 1 || !cmp.Equal(got[governance.CarryItem], []int64{int64(a.items[3])}) {
		t.Errorf("what was taken over is still offered: %v", got)
	}
	for _, wrong := range []struct {
		kind governance.CarryKind
		id   int64
	}{{governance.CarryDecision, 999}, {governance.CarryItem, int64(a.items[0])}, {"minutes", 1}} {
		if err := a.CarryOver(a.ctx, a.keeper, next, wrong.kind, wrong.id); governance.CodeOf(err) != governance.NotFound {
			t.Errorf("%s %d is taken over: %v", wrong.kind, wrong.id, err)
		}
	}
	agenda := must(a.Meeting(a.ctx, a.keeper, next))(t).Agenda
	if len(agenda) != 3 {
		t.Fatalf("the agenda has %d items", len(agenda))
	}
	for _, i := range agenda {
		if i.PostponedID == a.items[2] && (i.Kind != governance.ItemDecision || i.Draft != "Le comité décide.") {
			t.Errorf("an item taken over is not as it was prepared: %+v", i.AgendaItem)
		}
	}
}
