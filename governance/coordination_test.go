package governance

import (
	"slices"
	"strings"
	"testing"
)

func TestAddressOfACoordinationIsReadable(t *testing.T) {
	for name, want := range map[string]string{
		"Sicoval":                           "sicoval",
		"Métropole Européenne de Lille":     "metropole-europeenne-de-lille",
		"Cœur d’Hérault — Açores & Ÿ":       "coeur-d-herault-acores-y",
		"  L'Île-d'Yeu  (85) ":              "l-ile-d-yeu-85",
		"Haute-Garonne\u00a0(exemple)":      "haute-garonne-exemple",
		"ÉTÉ À NOËL":                        "ete-a-noel",
		"../../administration?x=1#y":        "administration-x-1-y",
		"!!!":                               "",
		"日本":                                "",
		strings.Repeat("mot ", 40):          strings.TrimSuffix(strings.Repeat("mot-", 15), "-"),
		strings.Repeat("a", 100):            strings.Repeat("a", 60),
		"Grand " + strings.Repeat("b", 100): "grand",
	} {
		if got := Slug(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestCoordinationCoversAPerimeterOrSaysWhatItCovers(t *testing.T) {
	one := []string{"epci:243100633"}
	for _, tt := range []struct {
		rule  string
		draft CoordinationDraft
		field string
	}{
		{"a perimeter is enough", CoordinationDraft{Name: "Sicoval", Perimeters: one}, ""},
		{"words are enough", CoordinationDraft{Name: "Sicoval", Label: "Le sud-est toulousain"}, ""},
		{"both are welcome", CoordinationDraft{Name: "Sicoval", Label: "Le sud-est", Perimeters: one}, ""},
		{"neither is refused", CoordinationDraft{Name: "Sicoval", Label: " \u00a0"}, "perimeter"},
		{"300 perimeters are accepted", CoordinationDraft{Name: "A", Perimeters: slices.Repeat(one, 300)}, ""},
		{"more are refused", CoordinationDraft{Name: "A", Perimeters: slices.Repeat(one, 301)}, "perimeter"},
		{"a name is needed", CoordinationDraft{Name: " ", Perimeters: one}, "name"},
		{"a name makes an address", CoordinationDraft{Name: "!?", Perimeters: one}, "name"},
		{"a name has 200 characters at most", CoordinationDraft{Name: strings.Repeat("a", 201), Perimeters: one}, "name"},
		{"so has the label", CoordinationDraft{Name: "A", Label: strings.Repeat("a", 201)}, "label"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			c, problems := ParseCoordination(tt.draft)
			field := ""
			if len(problems) > 0 {
				field = problems[0].Field
			}
			if field != tt.field || len(problems) > 1 {
				t.Errorf("problems %v, want one on %q", problems, tt.field)
			}
			if tt.field == "" && c.Slug != Slug(tt.draft.Name) {
				t.Errorf("slug %q", c.Slug)
			}
		})
	}
}
