package templates

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"ctin/governance"
)

// blanks are those of the markup: no-break spaces are part of the text.
var blanks = regexp.MustCompile(`[ \n\t]+`)

// fragment renders one component alone, without its line ends.
func fragment(t *testing.T, component string, v any) string {
	t.Helper()
	var out bytes.Buffer
	if err := newSet(t).all.ExecuteTemplate(&out, component, v); err != nil {
		t.Fatal(err)
	}
	return blanks.ReplaceAllString(out.String(), " ")
}

func wants(t *testing.T, html string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(html, part) {
			t.Errorf("%s\nis not in\n%s", part, html)
		}
	}
}

func TestAFieldShowsItsProblemAndTheSummaryLeadsToIt(t *testing.T) {
	f := Frame{Problems: governance.Problems{governance.Fail(governance.Invalid, "Indiquez un montant.").On("montant")}}
	html := fragment(t, "input", withHint("En euros.", f.Field("montant", "Montant", "abc")))
	wants(t, html,
		`id="montant"`, `value="abc"`, `aria-invalid="true"`,
		`aria-describedby="montant-aide montant-erreur"`, `id="montant-aide"`, `id="montant-erreur"`, "Indiquez un montant.")
	wants(t, fragment(t, "notices", f), `<a href="#montant">Indiquez un montant.</a>`, "autofocus", "Un point est à corriger")
	wants(t, fragment(t, "top", f), "<title>Erreur\u00a0: ctin</title>")
}

func TestAProblemWithoutFieldLeadsToWhatExplainsIt(t *testing.T) {
	known := governance.Fail(governance.Conflict, "Cette organisation existe déjà.")
	known.Link = "/coordinations/lille/organisations/3"
	wants(t, fragment(t, "notices", Frame{Problems: governance.Problems{known}}),
		`<a href="/coordinations/lille/organisations/3">Cette organisation existe déjà.</a>`)
}

func TestTheFirstChoiceHasTheIdOfTheField(t *testing.T) {
	f := Frame{}.Field("college", "Collège", "b")
	f.Options = []Option{{Value: "a", Label: "A"}, {Value: "b", Label: "B"}}
	wants(t, fragment(t, "radios", f), `id="college" name="college" type="radio" value="a">`, `id="college-1" name="college" type="radio" value="b" checked>`)
	wants(t, fragment(t, "checkboxes", withChecked([]string{"a"}, f)), `type="checkbox" value="a" checked>`, `type="checkbox" value="b">`)
	wants(t, fragment(t, "select", f), `<option value="b" selected>`)
}

func TestAnOvertakenAnswerShowsWhatWasSavedInBetween(t *testing.T) {
	options := []Option{{Value: "a", Label: "Associations"}, {Value: "p", Label: "Privés"}}
	for _, tt := range []struct {
		rule        string
		stale       bool
		mine, saved string
		want        bool
		words       string
	}{
		{"nothing when the save came in time", false, "a", "p", false, "Privés"},
		{"nothing when both wrote the same", true, "a", "a", false, "Associations"},
		{"the word of the option", true, "a", "p", true, "Privés"},
		{"an emptied answer says so", true, "a", "", true, "(vide)"},
		{"free text as it is", true, "a", "<b>autre</b>", true, "<b>autre</b>"},
	} {
		f := withTheirs(tt.saved, withOptions(options, Frame{Stale: tt.stale}.Field("x", "X", tt.mine)))
		if f.Overtaken() != tt.want || f.Theirs() != tt.words {
			t.Errorf("%s: %v %q", tt.rule, f.Overtaken(), f.Theirs())
		}
	}
}

func TestBoxesAreComparedWhateverTheirOrder(t *testing.T) {
	f := withChecked([]string{"a", "p"}, Frame{Stale: true}.Field("x", "X", ""))
	if withAllTheirs([]string{"p", "a"}, f).Overtaken() {
		t.Error("the same boxes are said to differ")
	}
	if !withAllTheirs(nil, f).Overtaken() {
		t.Error("boxes that somebody unticked are said to be the same")
	}
}

func TestWhatPeopleTypeIsNeverMarkup(t *testing.T) {
	const attack = `"><script>alert(1)</script>`
	f := Frame{Stale: true}.Field("x", "X", attack)
	for _, component := range []string{"input", "textarea", "date"} {
		if html := fragment(t, component, withTheirs(attack+"2", f)); strings.Contains(html, "<script") {
			t.Errorf("%s lets markup through: %s", component, html)
		}
	}
}
