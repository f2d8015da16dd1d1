package templates

import (
	"io/fs"
	"regexp"
	"slices"
)

// fieldLabel is a field with a fixed name in the HTML of a page.
var fieldLabel = regexp.MustCompile(`\.Field "([a-z_]+)" "([^"]+)"`)

// formLabels are the labels of the fields of one file, by name.
type formLabels struct {
	file   string
	labels map[string]string
}

// readLabels reads the labels of every page.
func readLabels() ([]formLabels, error) {
	names, err := fs.Glob(files, "*/*.html")
	if err != nil {
		return nil, err
	}
	var all []formLabels
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		f := formLabels{name, map[string]string{}}
		for _, m := range fieldLabel.FindAllStringSubmatch(string(text), -1) {
			if f.labels[m[1]] == "" {
				f.labels[m[1]] = m[2]
			}
		}
		all = append(all, f)
	}
	return all, nil
}

// known counts the fields that a form has.
func (f formLabels) known(names []string) int {
	n := 0
	for _, name := range names {
		if f.labels[name] != "" {
			n++
		}
	}
	return n
}

// Labels names the fields of a form that was sent, as the page that has most of
// them does. What no page labels was not typed, and has no label.
func (s *Set) Labels(names []string) map[string]string {
	if len(s.labels) == 0 {
		return nil
	}
	forms := slices.Clone(s.labels)
	slices.SortStableFunc(forms, func(a, b formLabels) int { return b.known(names) - a.known(names) })
	labels := map[string]string{}
	for _, name := range names {
		for _, f := range forms {
			if label := f.labels[name]; label != "" {
				labels[name] = label
				break
			}
		}
	}
	return labels
}
