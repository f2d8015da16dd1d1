package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// root is the top of the repository, seen from this package.
const root = "../.."

// arrows says what each room may import of ours: the house is a diamond, and
// its arrows never turn back. A room that is not named here fails the test.
var arrows = []struct {
	room string
	may  []string
}{
	{"ctin/governance", nil},
	{"ctin/governance/perimeter", []string{"ctin/governance"}},
	{"ctin/governance/seal", []string{"ctin/governance"}},
	{"ctin/migrations", []string{"ctin/governance"}},
	{"ctin/assets", nil},
	{"ctin/templates", []string{"ctin/governance"}},
	{"ctin/model", []string{"ctin/governance", "ctin/migrations"}},
	{"ctin/handlers", []string{"ctin/governance", "ctin/model", "ctin/templates", "ctin/assets", "ctin/migrations"}},
	{"ctin/cmd", []string{"ctin/governance", "ctin/model", "ctin/templates", "ctin/assets", "ctin/migrations", "ctin/handlers"}},
}

func TestArrowsOfTheDiamondNeverTurnBack(t *testing.T) {
	for path, file := range sources(t) {
		room := "ctin/" + filepath.ToSlash(filepath.Dir(path))
		may, known := allowed(room)
		if !known {
			t.Errorf("%s: the room %s is not in the plan", path, room)
		}
		for _, i := range file.Imports {
			to := strings.Trim(i.Path.Value, `"`)
			switch {
			case within(to, "ctin"):
				if !slices.ContainsFunc(may, func(m string) bool { return within(to, m) }) {
					t.Errorf("%s imports %s", path, to)
				}
			case within(room, "ctin/governance") && strings.Contains(strings.Split(to, "/")[0], "."):
				t.Errorf("%s imports %s: governance lives on the standard library", path, to)
			}
		}
	}
}

// allowed finds the most precise room; its own sub-rooms are always allowed.
func allowed(room string) ([]string, bool) {
	found, known := "", false
	var may []string
	for _, a := range arrows {
		if within(room, a.room) && len(a.room) > len(found) {
			found, known, may = a.room, true, append([]string{a.room}, a.may...)
		}
	}
	return may, known
}

func within(path, room string) bool { return path == room || strings.HasPrefix(path, room+"/") }

// French is for the person: it lives in fr.go files (fr_meeting.go for a feature
// that says much) and in templates, so that all of it can be read again in one go.
func TestFrenchLivesInFrGo(t *testing.T) {
	for path, file := range sources(t) {
		name := filepath.Base(path)
		if name == "fr.go" || strings.HasPrefix(name, "fr_") {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.BasicLit); ok && s.Kind == token.STRING && strings.ContainsFunc(s.Value, accented) {
				t.Errorf("%s: %s", path, s.Value)
			}
			return true
		})
	}
}

func accented(r rune) bool { return unicode.IsLetter(r) && r > unicode.MaxASCII }

// Money is counted in whole cents.
func TestNoFloatComesNearMoney(t *testing.T) {
	for path, file := range sources(t) {
		if !strings.HasPrefix(path, "governance/") && !strings.HasPrefix(path, "model/") {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && (id.Name == "float64" || id.Name == "float32") {
				t.Errorf("%s uses %s", path, id.Name)
			}
			return true
		})
	}
}

// A page is a struct: no untyped bag of values reaches a template.
func TestNoUntypedPages(t *testing.T) {
	for path, file := range sources(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "H" {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "gin" {
					t.Errorf("%s uses gin.H", path)
				}
			}
			return true
		})
	}
}

// A test that is skipped proves nothing.
func TestNoTestIsSkipped(t *testing.T) {
	walk(t, func(path string) bool { return strings.HasSuffix(path, "_test.go") }, func(path string, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && slices.Contains([]string{"Skip", "Skipf", "SkipNow"}, s.Sel.Name) {
				if x, ok := s.X.(*ast.Ident); ok && slices.Contains([]string{"t", "b", "f", "tb"}, x.Name) {
					t.Errorf("%s skips a test", path)
				}
			}
			return true
		})
	})
}

// sources parses every Go file of ours but tests, by its path from the root.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	files := map[string]*ast.File{}
	walk(t, func(path string) bool { return !strings.HasSuffix(path, "_test.go") }, func(path string, file *ast.File) {
		files[path] = file
	})
	if len(files) < 50 {
		t.Fatalf("only %d files were found: the test looks in the wrong place", len(files))
	}
	return files
}

func walk(t *testing.T, want func(path string) bool, do func(path string, file *ast.File)) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(root), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && path != ".") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || !want(path) {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, path), nil, parser.SkipObjectResolution)
		if err == nil {
			do(path, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
