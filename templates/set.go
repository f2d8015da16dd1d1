package templates

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"strings"
)

//go:embed *.html */*.html
var files embed.FS

// Set is every page, parsed once. All pages share one set of components: a
// page is shown as the top of the layout, its own "main", and the bottom.
type Set struct {
	all    *template.Template
	labels []formLabels
}

// New parses the layout, the components and each page of Views. The address of
// an asset changes with its content: assets gives it from the plain name.
func New(assets func(name string) string) (*Set, error) {
	labels, err := readLabels()
	if err != nil {
		return nil, fmt.Errorf("read the labels: %w", err)
	}
	s := &Set{template.New("ctin").Funcs(functions(assets)), labels}
	shared, err := fs.Glob(files, "components/*.html")
	if err != nil {
		return nil, fmt.Errorf("list the components: %w", err)
	}
	for _, name := range append(shared, "layout.html") {
		if err := s.parse(name, ""); err != nil {
			return nil, err
		}
	}
	for _, name := range pageFiles() {
		if err := s.parse(name, name); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// pageFiles lists the file of each view once: two pages may share one.
func pageFiles() []string {
	var names []string
	seen := map[string]bool{}
	for _, p := range Views() {
		if !seen[p.template()] {
			seen[p.template()] = true
			names = append(names, p.template())
		}
	}
	return names
}

func (s *Set) parse(name, page string) error {
	text, err := files.ReadFile(name)
	if err != nil {
		return fmt.Errorf("read the page %s: %w", name, err)
	}
	return s.add(name, string(text), page)
}

// add takes the definitions of one file. The "main" of a page takes the name
// of its file; any other definition must be new, and that of a page must begin
// with its folder.
func (s *Set) add(name, text, page string) error {
	parsed, err := template.New("").Funcs(functions(nil)).Parse(text)
	if err != nil {
		return fmt.Errorf("parse %s: %w", name, err)
	}
	for _, t := range parsed.Templates() {
		if t.Name() == "" || t.Tree == nil {
			continue
		}
		as, err := s.nameOf(t.Name(), page)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if _, err := s.all.AddParseTree(as, t.Tree); err != nil {
			return fmt.Errorf("add %s of %s: %w", as, name, err)
		}
	}
	if page != "" && s.all.Lookup(page) == nil {
		return fmt.Errorf("%s does not define \"main\"", name)
	}
	return nil
}

func (s *Set) nameOf(defined, page string) (string, error) {
	if page != "" && defined == "main" {
		return page, nil
	}
	if page != "" && !strings.HasPrefix(defined, path.Dir(page)+"/") {
		return "", fmt.Errorf("definition %q must begin with %q", defined, path.Dir(page)+"/")
	}
	if s.all.Lookup(defined) != nil {
		return "", fmt.Errorf("definition %q exists already", defined)
	}
	return defined, nil
}

// RenderPaper writes a Paper as a file that stands alone: it needs neither our
// style sheets nor our scripts, wherever it is kept.
func (s *Set) RenderPaper(w io.Writer, p Paper) error {
	alone := struct {
		Paper Paper
		Style template.CSS
	}{p, aloneStyle}
	if err := s.all.ExecuteTemplate(w, "standalone", alone); err != nil {
		return fmt.Errorf("render a paper alone: %w", err)
	}
	return nil
}

// Render writes a full page. The caller gives a buffer: half a page is never sent.
func (s *Set) Render(w io.Writer, p Page) error {
	frame := p.frame()
	if err := s.all.ExecuteTemplate(w, "top", frame); err != nil {
		return fmt.Errorf("render the top of %s: %w", p.template(), err)
	}
	if err := s.all.ExecuteTemplate(w, p.template(), p); err != nil {
		return fmt.Errorf("render %s: %w", p.template(), err)
	}
	if err := s.all.ExecuteTemplate(w, "bottom", frame); err != nil {
		return fmt.Errorf("render the bottom of %s: %w", p.template(), err)
	}
	return nil
}
