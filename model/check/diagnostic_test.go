package check_test

import (
	"context"

	"ctin/governance"
	"ctin/model"
)

// diagnose writes a diagnostic: a text, another over it, one that comes too
// late, a finding and a measurement; then submits it.
func (w *world) diagnose() {
	w.t.Helper()
	ctx := context.Background()
	id, err := w.store.OpenDiagnostic(ctx, w.actor)
	w.ok(id, err)
	for _, c := range governance.Chapters() {
		w.ok(w.store.SaveSection(ctx, w.actor, model.SectionEdit{Code: c.Code, Body: "Un."}))
	}
	w.ok(w.store.SaveSection(ctx, w.actor, model.SectionEdit{Code: "4", Base: 1, Body: "Deux."}))
	if late, _ := w.store.SaveSection(ctx, w.actor, model.SectionEdit{Code: "4", Base: 1, Body: "Trois."}); late.Late == 0 {
		w.t.Fatal("no text came too late")
	}
	source := model.Quote{New: governance.SourceDraft{Title: "Une enquête", Publisher: "Un institut", PublishedOn: "2024-01-01"}}
	w.ok(w.store.AddFinding(ctx, w.actor, model.FindingEdit{
		FindingDraft: governance.FindingDraft{Statement: "Une personne sur six.", ObservedOn: "2024-01-01", SectionCode: "4"}, Quote: source,
	}))
	i, err := w.store.AddIndicator(ctx, w.actor, governance.IndicatorDraft{Name: "Renoncement", Unit: "%", SectionCode: "4"})
	w.ok(i, err)
	w.ok(w.store.Measure(ctx, w.actor, i, governance.MeasurementDraft{Value: "19", MeasuredOn: "2024-01-01", Perimeter: governance.France}, source))
	w.ok(nil, w.store.SubmitDiagnostic(ctx, w.actor, id, 1))
}

// brokenDiagnostics are what breaks the invariants of the diagnostic.
var brokenDiagnostics = []breakage{
	{"sections_revisions", `update sections set body = 'Autre.' where code = '4'`, nil},
	{"sections_revisions", `update sections set version = 3 where code = '4'`, nil},
	{"sections_revisions", `delete from revisions where version = 1 and section_id in (select id from sections where code = '4')`, nil},
	{"sections_revisions", `update revisions set body = 'Autre.' where version = 2`, nil},
	{"texts_guarded", `alter table revisions disable trigger revisions_append_only`, nil},
	{"texts_guarded", `drop trigger late_texts_append_only on late_texts`, nil},
	{"texts_guarded", `grant delete on late_texts to ctin`, nil},
	{"late_texts_base", `update late_texts set base = -1`, nil},
	{"late_texts_base", `update late_texts set created_at = created_at - interval '1 day'`, nil},
	{"diagnostics_numbers", `update diagnostics set number = 2`, nil},
	{"diagnostics_frozen", `update diagnostics set content = content || ' '`, nil},
	{"diagnostics_frozen", `update diagnostics set content_hash = repeat('0', 64)`, nil},
	{"diagnostics_frozen", `update diagnostics set state = 'draft', submitted_at = null, submitted_by = null`, nil},
	{"diagnostics_states", `update diagnostics set submitted_by = null`, nil},
	{"diagnostics_states", `update diagnostics set state = 'approved'`, nil},
	{"diagnostics_states", `update diagnostics set state = 'approved', approved_at = now()`, nil},
	{"findings_numbers", `update findings set number = 2`, nil},
	{"measurements_perimeter", `update measurements set perimeter = 'ici'`, nil},
}
