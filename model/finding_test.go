package model

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"ctin/governance"
)

func TestFindingsAreNumberedWithoutAGap(t *testing.T) {
	d := newDiagnosed(t)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, err := d.AddFinding(d.t.Context(), d.ada, FindingEdit{FindingDraft: oneInSix()}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	list, err := d.FindingNames(t.Context(), d.zoe)
	var codes []string
	for _, f := range list {
		codes = append(codes, f.Code())
	}
	if err != nil || !slices.Equal(codes, []string{"C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"}) {
		t.Errorf("%v (%v)", codes, err)
	}
}

func TestAFindingIsCorrectedWithdrawnAndKeepsItsNumber(t *testing.T) {
	d := newDiagnosed(t)
	ctx := t.Context()
	id, err := d.AddFinding(ctx, d.ada, FindingEdit{FindingDraft: oneInSix(), Quote: Quote{New: sourceB()}})
	if err != nil {
		t.Fatal(err)
	}
	other := oneInSix()
	other.Statement = "Une personne sur trois."
	if err := d.UpdateFinding(ctx, d.zoe, id, 1, FindingEdit{FindingDraft: other}); err != nil {
		t.Fatal(err)
	}
	if err := d.UpdateFinding(ctx, d.ada, id, 1, FindingEdit{FindingDraft: oneInSix()}); !errors.Is(err, ErrStale) {
		t.Errorf("a late correction: %v", err)
	}
	f, err := d.Finding(ctx, d.ada, id)
	if err != nil || f.Statement != other.Statement || f.Version != 2 || len(f.Sources) != 1 || f.Code() != "C1" {
		t.Errorf("%+v (%v)", f, err)
	}
	if err := d.WithdrawFinding(ctx, d.ada, id, 2, false); err != nil {
		t.Fatal(err)
	}
	if err := d.UpdateFinding(ctx, d.zoe, id, 3, FindingEdit{FindingDraft: other}); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("a withdrawn finding is corrected: %v", err)
	}
	if names, _ := d.FindingNames(ctx, d.ada); len(names) != 0 {
		t.Errorf("a withdrawn finding is still offered: %v", names)
	}
	next, err := d.AddFinding(ctx, d.ada, FindingEdit{FindingDraft: oneInSix()})
	if err != nil {
		t.Fatal(err)
	}
	if f, err := d.Finding(ctx, d.ada, next); err != nil || f.Code() != "C2" {
		t.Errorf("%s (%v)", f.Code(), err)
	}
}

func TestAFindingQuotesSources(t *testing.T) {
	d := newDiagnosed(t)
	ctx := t.Context()
	id, err := d.AddFinding(ctx, d.ada, FindingEdit{FindingDraft: oneInSix(), Quote: Quote{New: sourceB()}})
	if err != nil {
		t.Fatal(err)
	}
	sources, err := d.SourceNames(ctx, d.ada)
	if err != nil || len(sources) != 1 || sources[0].URL != "https://exemple.fr/b" {
		t.Fatalf("%+v (%v)", sources, err)
	}
	for _, tt := range []struct {
		rule  string
		quote Quote
		field string
	}{
		{"one is needed", Quote{}, "source"},
		{"one only", Quote{SourceID: sources[0].ID, New: sourceB()}, "source"},
		{"of this coordination", Quote{SourceID: 999}, "source"},
		{"whole", Quote{New: governance.SourceDraft{Title: "Sans date", Publisher: "X"}}, "source_published_on"},
	} {
		err := d.QuoteSource(ctx, d.zoe, id, tt.quote, false)
		if problems := governance.ProblemsOf(err); len(problems) == 0 || problems[0].Field != tt.field {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
	for range 2 { // quoting twice is quoting once
		if err := d.QuoteSource(ctx, d.zoe, id, Quote{SourceID: sources[0].ID}, false); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if err := d.UnquoteSource(ctx, d.zoe, id, sources[0].ID, false); err != nil {
			t.Fatal(err)
		}
	}
	if f, err := d.Finding(ctx, d.ada, id); err != nil || len(f.Sources) != 0 {
		t.Errorf("%+v (%v)", f, err)
	}
	other := d.open("Lyon")
	if _, err := d.Finding(ctx, other, id); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("a coordinator of Lyon reads: %v", err)
	}
}

func TestIndicatorsAndTheirMeasurements(t *testing.T) {
	d := newDiagnosed(t)
	ctx := t.Context()
	draft := governance.IndicatorDraft{Name: "Renoncement à une démarche", Unit: "%", SectionCode: "4"}
	id, err := d.AddIndicator(ctx, d.ada, draft)
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.AddIndicator(ctx, d.zoe, draft)
	refused(t, err, governance.Conflict, "name")
	for _, value := range []string{"19", "20"} {
		m := governance.MeasurementDraft{Value: value, MeasuredOn: "2018-06-01", Perimeter: governance.France}
		if _, err := d.Measure(ctx, d.ada, id, m, Quote{New: sourceB()}); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		rule  string
		draft governance.MeasurementDraft
		quote Quote
		field string
	}{
		{"a value", governance.MeasurementDraft{MeasuredOn: "2018-06-01"}, Quote{SourceID: 1}, "value"},
		{"a date", governance.MeasurementDraft{Value: "1"}, Quote{SourceID: 1}, "measured_on"},
		{"a source", governance.MeasurementDraft{Value: "1", MeasuredOn: "2018-06-01"}, Quote{}, "source"},
		{"a perimeter of here", governance.MeasurementDraft{Value: "1", MeasuredOn: "2018-06-01", Perimeter: "epci:200046977"}, Quote{SourceID: 1}, "perimeter"},
	} {
		_, err := d.Measure(ctx, d.ada, id, tt.draft, tt.quote)
		if problems := governance.ProblemsOf(err); len(problems) != 1 || problems[0].Field != tt.field {
			t.Errorf("%s is needed: %v", tt.rule, err)
		}
	}
	i, err := d.Indicator(ctx, d.ada, id)
	if err != nil || len(i.Measurements) != 2 || len(i.Disagreements()) != 1 {
		t.Errorf("D6: %+v (%v)", i, err)
	}
	if err := d.RemoveMeasurement(ctx, d.ada, id, i.Measurements[0].ID); err != nil {
		t.Fatal(err)
	}
	if err := d.RemoveMeasurement(ctx, d.ada, id, i.Measurements[0].ID); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("removed twice: %v", err)
	}
	draft.Unit = "% des personnes"
	if err := d.UpdateIndicator(ctx, d.zoe, id, 1, draft); err != nil {
		t.Fatal(err)
	}
	if err := d.UpdateIndicator(ctx, d.ada, id, 1, draft); !errors.Is(err, ErrStale) {
		t.Errorf("a late correction: %v", err)
	}
	list, err := d.Indicators(ctx, d.zoe)
	if err != nil || len(list) != 1 || list[0].Unit != "% des personnes" || len(list[0].Measurements) != 1 || list[0].Measurements[0].Source.Publisher == "" {
		t.Errorf("%+v (%v)", list, err)
	}
}
