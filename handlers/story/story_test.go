package story

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// unrecorded are names of writes that journal several other actions, or none.
var unrecorded = []string{
	"account.enter", "allocation.distribute", "commitment.send", "coordinator.name", "invitation.send_all", "mandate.renew", "mandate.replace", "minutes.issue", "pairing.finish",
	"person.contact", "roster.send",
}

var (
	action = regexp.MustCompile(`^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$`)
	suffix = regexp.MustCompile(`^\.[a-z]+(_[a-z]+)*$`)
	word   = regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)
)

// recorded are the actions that the store names: written whole, or as a kind
// and a suffix joined, in which case every kind named in that file counts.
func recorded(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../model/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no source of the store: %v", err)
	}
	found := map[string]string{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		words := literals(t, file)
		for _, w := range words {
			if action.MatchString(w) {
				found[w] = file
			}
			if !suffix.MatchString(w) {
				continue
			}
			for _, kind := range words {
				if word.MatchString(kind) && PathOf(false, kind) != "" || kind == "membership" {
					found[kind+w] = file
				}
			}
		}
	}
	return found
}

func literals(t *testing.T, file string) []string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	ast.Inspect(tree, func(n ast.Node) bool {
		if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
			if text, err := strconv.Unquote(l.Value); err == nil {
				words = append(words, text)
			}
		}
		return true
	})
	return words
}

func TestEveryActionThatIsRecordedHasItsSentence(t *testing.T) {
	actions := recorded(t)
	if len(actions) < 30 {
		t.Fatalf("only %d actions were found", len(actions))
	}
	for name, file := range actions {
		if _, ok := Of(name); !ok && !slices.Contains(unrecorded, name) {
			t.Errorf("%s, of %s, has no sentence", name, file)
		}
	}
	said := map[string]bool{}
	for _, part := range sentences() {
		for name, s := range part {
			if _, ok := actions[name]; !ok {
				t.Errorf("%s has a sentence, and nothing records it", name)
			}
			if s.Verb == "" || s.Alone && s.After != "" || said[name] {
				t.Errorf("%s: %+v, once already: %t", name, s, said[name])
			}
			said[name] = true
		}
	}
}

func TestEveryKindThatIsRecordedCanBeChosen(t *testing.T) {
	kind := regexp.MustCompile(`kind: +"([a-z_]+)"`)
	known := func(name string) bool {
		is := func(k Kind) bool { return k.Name == name }
		return slices.ContainsFunc(coordinationKinds, is) || slices.ContainsFunc(instanceKinds, is)
	}
	files, err := filepath.Glob("../../model/*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, m := range kind.FindAllStringSubmatch(source(t, file), -1) {
			found++
			if !known(m[1]) {
				t.Errorf("%s, of %s, cannot be chosen", m[1], file)
			}
		}
	}
	if found < 15 {
		t.Errorf("only %d kinds were found", found)
	}
}

func TestEveryFieldThatIsRecordedHasItsName(t *testing.T) {
	changed := regexp.MustCompile(`\{"([a-z_]+)", (?:before|!)`)
	for _, file := range []string{"coordination.go", "organization.go"} {
		names := changed.FindAllStringSubmatch(source(t, "../../model/"+file), -1)
		if len(names) < 4 {
			t.Errorf("%s: only %d fields were found", file, len(names))
		}
		for _, m := range names {
			if Fields([]string{m[1]}) == nil {
				t.Errorf("%s, of %s, has no name", m[1], file)
			}
		}
	}
	if got := Fields([]string{"name", "secret_column", "siret"}); !slices.Equal(got, []string{"nom", "SIRET"}) {
		t.Errorf("got %v", got)
	}
}

func TestNamesAreElidedAsFrenchWants(t *testing.T) {
	for _, tt := range []struct{ words, name, want string }{
		{"la demande de", "Ada", "la demande d’"},
		{"la demande de", "Élu d’Amandier", "la demande d’"},
		{"la demande de", "Œuvre", "la demande d’"},
		{"la demande de", "Camille", "la demande de "},
		{"la demande de", "Hélène", "la demande de "},
		{"la demande de", "", "la demande de "},
		{"a invité", "Ada", "a invité "},
		{"–", "Ada", "– "},
	} {
		if got := Before(tt.words, tt.name); got != tt.want {
			t.Errorf("%q + %q: %q, want %q", tt.words, tt.name, got, tt.want)
		}
	}
}

func source(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
