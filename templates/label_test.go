package templates

import "testing"

func TestAFormIsLabelledAsItsPageLabelsIt(t *testing.T) {
	s, err := New(func(name string) string { return name })
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		form  []string
		field string
		want  string
	}{
		{[]string{"cle", "name", "siret", "siren", "rna", "kind", "college", "version"}, "kind", "Nature"},
		{[]string{"cle", "name", "label", "time_zone", "perimeters"}, "name", "Nom de la coordination"},
		{[]string{"cle", "ends_on", "version"}, "version", ""},
		{[]string{"email", "phone", "version"}, "phone", "Téléphone"},
	} {
		if got := s.Labels(tt.form)[tt.field]; got != tt.want {
			t.Errorf("%s of %v: %q, want %q", tt.field, tt.form, got, tt.want)
		}
	}
}
