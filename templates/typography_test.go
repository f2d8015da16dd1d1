package templates

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// What French typography refuses in prose: an ordinary space where the line
// could break before a sign, a sign glued to its word, a straight apostrophe.
var faults = []struct {
	rule  string
	found *regexp.Regexp
}{
	{"an ordinary space before a double sign", regexp.MustCompile(`[^\s] [;:?!»%€]`)},
	{"an ordinary space after «", regexp.MustCompile(`« `)},
	{"a sign without its space", regexp.MustCompile(`[\p{L})»][;?!»]|[\p{L})»]:(?:\s|$)`)},
	{"a straight apostrophe", regexp.MustCompile(`\p{L}'\p{L}`)},
	{"three dots instead of …", regexp.MustCompile(`\.\.\.`)},
	{"oe instead of œ", regexp.MustCompile(`(?i)\b(?:coeur|oeuvre|voeu|noeud|soeur|manoeuvre)`)},
}

// Spaces written as entities, which reviewers can see.
var entities = strings.NewReplacer("&nbsp;", nbsp, "&#8239;", nnbsp, "&amp;", "&", "&lt;", "<", "&gt;", ">")

var (
	actions = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	strung  = regexp.MustCompile(`"([^"]*)"`)
	markup  = regexp.MustCompile(`(?s)<(?:[^>"]|"[^"]*")*>`)
	shown   = regexp.MustCompile(`(?:aria-label|title|alt|placeholder)="([^"]*)"`)
)

// prose is what a person reads in a page: the text between tags, the labels in
// attributes and the French given to template functions.
func prose(html string) []string {
	var texts []string
	for _, action := range actions.FindAllString(html, -1) {
		for _, m := range strung.FindAllStringSubmatch(action, -1) {
			texts = append(texts, m[1])
		}
	}
	html = actions.ReplaceAllString(html, "x")
	for _, m := range shown.FindAllStringSubmatch(html, -1) {
		texts = append(texts, entities.Replace(m[1]))
	}
	for _, text := range markup.Split(html, -1) {
		texts = append(texts, entities.Replace(text))
	}
	return texts
}

func TestPagesFollowFrenchTypography(t *testing.T) {
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		html, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		for _, text := range prose(string(html)) {
			check(t, name, text)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestSentencesInGoFollowFrenchTypography(t *testing.T) {
	names, err := filepath.Glob("fr_*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(names, "fr.go") {
		checkSource(t, name)
	}
}

func checkSource(t *testing.T, name string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			text, _ := strconv.Unquote(literal.Value) // the parser accepted it
			check(t, name, text)
		}
		return true
	})
}

func check(t *testing.T, name, text string) {
	t.Helper()
	for _, f := range faults {
		if at := f.found.FindStringIndex(text); at != nil {
			t.Errorf("%s: %s in %q", name, f.rule, strings.TrimSpace(text))
		}
	}
}

func TestTheTypographyLintSeesFaults(t *testing.T) {
	for _, fault := range []string{
		"Qui ? Moi", "Voici : rien", "Voici: rien", "Vraiment?", "« Oui »", "l'eau", "Attendez...", "coeur", "12 €",
	} {
		caught := false
		for _, f := range faults {
			caught = caught || f.found.MatchString(fault)
		}
		if !caught {
			t.Errorf("%q is accepted", fault)
		}
	}
	for _, right := range []string{"Qui\u202f? Moi", "«\u00a0Oui\u00a0»", "à 14\u00a0h", "https://ctin.example"} {
		check(t, "right", right)
	}
}
