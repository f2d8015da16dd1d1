package demonstration

import (
	"slices"
	"testing"

	"ctin/governance"
)

// The committee finds version 1 of the diagnostic submitted, complete (D3),
// written by six people, its findings and figures those of facts.md.
func TestTheDiagnosticOfTheSicovalIsSubmitted(t *testing.T) {
	s := newStage(t)
	reader := s.inside(Observer, governance.Slug(nameSicoval))
	d, err := s.store.DiagnosticVersion(t.Context(), reader, 1)
	if err != nil {
		t.Fatal(err)
	}
	if written, mandatory := d.Content.Ready(); d.State != governance.DiagnosticSubmitted || written != 9 || mandatory != 9 {
		t.Errorf("%s, %d of %d", d.State, written, mandatory)
	}
	if !slices.Equal(d.Content.Carriers, []string{orgSicoval}) || len(d.Content.Contributors) != 6 || len(d.Content.Sources) != 4 {
		t.Errorf("carried by %v, written by %v, %d sources", d.Content.Carriers, d.Content.Contributors, len(d.Content.Sources))
	}
	var codes []string
	for _, f := range d.Content.Findings {
		codes = append(codes, f.Code)
		if len(f.Sources) == 0 {
			t.Errorf("%s has no source", f.Code)
		}
	}
	slices.Sort(codes)
	if !slices.Equal(codes, []string{"C1", "C2", "C3", "C4", "C5", "C6"}) {
		t.Errorf("findings %v", codes)
	}
	values := map[string]int64{}
	for _, i := range d.Content.Indicators {
		values[i.Name] = i.Measurements[0].Value
	}
	for name, want := range map[string]int64{
		figureDifficulty: 13_000_000, figureRenounced: 19, figureOften: 55, figurePlaces: 5_000, figureReserved: 60,
	} {
		if values[name] != want {
			t.Errorf("%s: %d, want %d", name, values[name], want)
		}
	}
}
