package model

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"ctin/governance"
	"ctin/governance/seal"
)

// diagnosed is a house with a coordination whose diagnostic is open, and the
// three people of its tests.
type diagnosed struct {
	*house
	coordinator, ada, zoe governance.Actor
	id                    governance.DiagnosticID
}

func newDiagnosed(t *testing.T) *diagnosed {
	t.Helper()
	h := newHouse(t)
	d := &diagnosed{house: h, coordinator: h.open("Sicoval")}
	d.ada = h.member(d.coordinator.Coordination, governance.Member)
	d.zoe = h.member(d.coordinator.Coordination, governance.Funder)
	var err error
	if d.id, err = h.OpenDiagnostic(t.Context(), d.coordinator); err != nil {
		t.Fatal(err)
	}
	return d
}

// write saves a text on top of the last one.
func (d *diagnosed) write(actor governance.Actor, code, body string) int {
	d.t.Helper()
	p, err := d.Section(d.t.Context(), actor, code)
	if err != nil {
		d.t.Fatal(err)
	}
	saved, err := d.SaveSection(d.t.Context(), actor, SectionEdit{Code: code, Base: p.Version, Body: body})
	if err != nil {
		d.t.Fatal(err)
	}
	return saved.Version
}

// complete writes all that D3 asks for.
func (d *diagnosed) complete() {
	d.t.Helper()
	for _, c := range governance.Chapters() {
		if c.Mandatory {
			d.write(d.ada, c.Code, "Texte de la rubrique "+c.Title+".")
		}
	}
	if _, err := d.AddFinding(d.t.Context(), d.zoe, FindingEdit{FindingDraft: oneInSix(), Quote: Quote{New: sourceB()}}); err != nil {
		d.t.Fatal(err)
	}
}

// last is the last version.
func (d *diagnosed) last() governance.Diagnostic {
	d.t.Helper()
	last, err := d.DiagnosticOf(d.t.Context(), d.ada)
	if err != nil {
		d.t.Fatal(err)
	}
	return last
}

func (d *diagnosed) submit() {
	d.t.Helper()
	if err := d.SubmitDiagnostic(d.t.Context(), d.coordinator, d.id, d.last().Version); err != nil {
		d.t.Fatal(err)
	}
}

func oneInSix() governance.FindingDraft {
	return governance.FindingDraft{SectionCode: "4", Statement: "Une personne sur six n’utilise jamais un ordinateur.", ObservedOn: "2021-02-01"}
}

func sourceB() governance.SourceDraft {
	return governance.SourceDraft{Title: "La coordination territoriale", Publisher: "Conférence de presse", PublishedOn: "2021-02-16", URL: "https://exemple.fr/b"}
}

func TestD1OneVersionOfTheDiagnosticIsOpen(t *testing.T) {
	d := newDiagnosed(t)
	if _, err := d.OpenDiagnostic(t.Context(), d.coordinator); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("a second version opens: %v", err)
	}
	other := d.open("Lyon")
	if _, err := d.OpenDiagnostic(t.Context(), other); err != nil {
		t.Errorf("another coordination: %v", err)
	}
	text, err := d.DiagnosticText(t.Context(), d.ada)
	if err != nil || text.Number != 1 || len(text.Sections) != 14 || len(text.Missing()) != 9 {
		t.Errorf("version %d, %d sections, %d missing (%v)", text.Number, len(text.Sections), len(text.Missing()), err)
	}
}

func TestD2ALateSaveIsRefusedAndItsTextIsKept(t *testing.T) {
	d := newDiagnosed(t)
	ctx := t.Context()
	d.write(d.ada, "4", "Un.\n\nDeux.\n\nTrois.")
	if _, err := d.SaveSection(ctx, d.zoe, SectionEdit{Code: "4", Base: 1, Body: "Un et demi.\n\nDeux.\n\nTrois."}); err != nil {
		t.Fatal(err)
	}
	late := d.ada
	late.Key = "once"
	saved, err := d.SaveSection(ctx, late, SectionEdit{Code: "4", Base: 1, Body: "Un.\n\nDeux.\n\nTrois et demi."})
	refused(t, err, governance.Conflict, "")
	if !errors.Is(err, ErrStale) || saved.Late == 0 || saved.Version != 0 {
		t.Fatalf("%+v (%v)", saved, err)
	}
	again, err := d.SaveSection(ctx, late, SectionEdit{Code: "4", Base: 1, Body: "Un.\n\nDeux.\n\nTrois et demi."})
	if again != saved || !errors.Is(err, ErrStale) {
		t.Errorf("the same form sent twice: %+v, then %+v (%v)", saved, again, err)
	}
	both, err := d.Late(ctx, d.zoe, "4", saved.Late)
	if err != nil || both.Body != "Un et demi.\n\nDeux.\n\nTrois." || both.Text.Body != "Un.\n\nDeux.\n\nTrois et demi." {
		t.Errorf("both texts: %q and %q (%v)", both.Body, both.Text.Body, err)
	}
	if both.Merged.Text != "Un et demi.\n\nDeux.\n\nTrois et demi." || both.Merged.Passages != nil {
		t.Errorf("proposed %+v", both.Merged)
	}
	page, err := d.Section(ctx, d.ada, "4")
	if err != nil || page.Version != 2 || len(page.Late) != 1 || page.Late[0].Author != "Membre" {
		t.Errorf("version %d, late %+v (%v)", page.Version, page.Late, err)
	}
	d.write(d.ada, "4", both.Merged.Text)
	history, err := d.History(ctx, d.zoe, page.ID, 0, 0)
	if err != nil || len(history.Lines) != 3 || history.Lines[0].Version != 3 || history.Lines[0].AuthorID != d.ada.PersonID {
		t.Errorf("%+v (%v)", history, err)
	}
}

func TestARestoredTextIsANewVersion(t *testing.T) {
	d := newDiagnosed(t)
	ctx := t.Context()
	d.write(d.ada, "4", "Premier.")
	d.write(d.zoe, "4", "Second.")
	if _, err := d.RestoreSection(ctx, d.ada, "4", 1, 1, false); !errors.Is(err, ErrStale) {
		t.Errorf("restored over a text that was not read: %v", err)
	}
	if _, err := d.RestoreSection(ctx, d.ada, "4", 9, 2, false); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("a version that does not exist: %v", err)
	}
	saved, err := d.RestoreSection(ctx, d.ada, "4", 1, 2, false)
	if err != nil || saved.Version != 3 {
		t.Fatalf("%+v (%v)", saved, err)
	}
	c, err := d.Comparison(ctx, d.ada, "4", 2, 3)
	if err != nil || c.From.Body != "Second." || c.To.Body != "Premier." || c.To.Restores != 1 || c.Body != "Premier." {
		t.Errorf("%+v (%v)", c, err)
	}
	if c, err = d.Comparison(ctx, d.ada, "4", 0, 1); err != nil || c.From.Body != "" || c.To.Body != "Premier." {
		t.Errorf("from the empty text: %+v (%v)", c, err)
	}
	if _, err := d.Comparison(ctx, d.ada, "4", 1, 7); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("a version that does not exist: %v", err)
	}
	if n := d.count(`select count(*) from late_texts`); n != 0 {
		t.Errorf("a restoration that came too late is kept as a text: %d", n)
	}
}

func TestTheHistoryIsReadPageByPage(t *testing.T) {
	d := newDiagnosed(t)
	for i := range 60 {
		d.write(d.ada, "4", strings.Repeat("mot ", i+1))
	}
	page, err := d.Section(t.Context(), d.ada, "4")
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	for after := 0; ; {
		h, err := d.History(t.Context(), d.ada, page.ID, after, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range h.Lines {
			got = append(got, l.Version)
		}
		if after = h.Next; after == 0 {
			back, err := d.History(t.Context(), d.ada, page.ID, 0, h.Previous)
			if err != nil || len(back.Lines) != 25 || back.Lines[24].Version != h.Previous+1 {
				t.Errorf("back from %d: %+v (%v)", h.Previous, back, err)
			}
			break
		}
	}
	if len(got) != 60 || got[0] != 60 || got[59] != 1 {
		t.Errorf("%v", got)
	}
}

func TestD3AVersionIsSubmittedOnceItIsComplete(t *testing.T) {
	d := newDiagnosed(t)
	ctx := t.Context()
	if _, err := d.AddFinding(ctx, d.ada, FindingEdit{FindingDraft: oneInSix()}); err != nil {
		t.Fatal(err)
	}
	i, err := d.AddIndicator(ctx, d.ada, governance.IndicatorDraft{Name: "Renoncement", Unit: "%", SectionCode: "4"})
	if err != nil {
		t.Fatal(err)
	}
	err = d.SubmitDiagnostic(ctx, d.coordinator, d.id, 1)
	if got := governance.ProblemsOf(err); len(got) != 11 { // 9 sections, a finding, an indicator
		t.Errorf("%d problems: %v", len(got), err)
	}
	if d.last().State != governance.DiagnosticDraft {
		t.Error("an incomplete version is submitted")
	}
	if err := d.QuoteSource(ctx, d.zoe, 1, Quote{New: sourceB()}, false); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Measure(ctx, d.ada, i, governance.MeasurementDraft{Value: "19", MeasuredOn: "2018-06-01", Perimeter: governance.France}, Quote{SourceID: 1}); err != nil {
		t.Fatal(err)
	}
	d.complete()
	d.submit()
	last := d.last()
	if last.State != governance.DiagnosticSubmitted || len(last.ContentHash) != 64 || last.SubmittedBy != d.coordinator.PersonID {
		t.Errorf("%+v", last)
	}
	if err := d.SubmitDiagnostic(ctx, d.coordinator, d.id, last.Version); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("submitted twice: %v", err)
	}
}

func TestASubmittedVersionIsFrozen(t *testing.T) {
	d := newDiagnosed(t)
	ctx := t.Context()
	if _, err := d.DiagnosticVersion(ctx, d.ada, 1); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("a draft has no frozen content: %v", err)
	}
	d.complete()
	d.submit()
	frozen, err := d.DiagnosticVersion(ctx, d.ada, 1)
	if err != nil {
		t.Fatal(err)
	}
	var raw []byte
	d.scan(&raw, `select content from diagnostics where id = $1`, d.id)
	if seal.ContentHash(raw) != frozen.ContentHash {
		t.Error("the hash is not that of the content")
	}
	canonical, err := seal.Canonical(frozen.Content)
	if err != nil || string(canonical) != string(raw) {
		t.Errorf("the content reads and writes the same (%v)", err)
	}
	c := frozen.Content
	if c.Coordination != "Sicoval" || !slices.Equal(c.Carriers, []string{"Sicoval"}) || !slices.Equal(c.Territory, []string{"Un territoire"}) ||
		!slices.Equal(c.Contributors, []string{"Membre", "Membre"}) {
		t.Errorf("cover %+v", c)
	}
	if len(c.Findings) != 1 || c.Findings[0].Code != "C1" || !slices.Equal(c.Findings[0].Sources, []int{1}) || c.Sources[0].Publisher != "Conférence de presse" {
		t.Errorf("findings %+v, sources %+v", c.Findings, c.Sources)
	}
	if c.Section("4").Version != 1 || !strings.Contains(c.Section("4").Body, "Populations") {
		t.Errorf("section %+v", c.Section("4"))
	}
}

func TestP2RightsOnTheDiagnostic(t *testing.T) {
	d := newDiagnosed(t)
	ctx := t.Context()
	other := d.open("Lyon")
	observer := d.member(d.coordinator.Coordination, governance.Observer)
	for name, do := range map[string]func(governance.Actor) error{
		"open":   func(a governance.Actor) error { _, err := d.OpenDiagnostic(ctx, a); return err },
		"submit": func(a governance.Actor) error { return d.SubmitDiagnostic(ctx, a, d.id, 1) },
		"take back": func(a governance.Actor) error {
			return d.WithdrawDiagnostic(ctx, a, d.id, 1)
		},
	} {
		if got := governance.CodeOf(do(d.ada)); got != governance.Forbidden {
			t.Errorf("%s as a member: %q", name, got)
		}
	}
	write := func(a governance.Actor) error {
		_, err := d.SaveSection(ctx, a, SectionEdit{Code: "4", Body: "x"})
		return err
	}
	if got := governance.CodeOf(write(observer)); got != governance.Forbidden {
		t.Errorf("an observer writes: %q", got)
	}
	if _, err := d.DiagnosticText(ctx, observer); err != nil {
		t.Errorf("an observer reads: %v", err)
	}
	if got := governance.CodeOf(write(other)); got != governance.NotFound { // no diagnostic is open in Lyon
		t.Errorf("a coordinator of Lyon writes: %q", got)
	}
	if err := d.SubmitDiagnostic(ctx, other, d.id, 1); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("a coordinator of Lyon submits: %v", err)
	}
	if _, err := d.Section(ctx, other, "4"); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("a coordinator of Lyon reads: %v", err)
	}
}
