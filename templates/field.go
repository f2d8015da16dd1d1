package templates

import (
	"slices"
	"strings"
)

// Field is one question of a form with its answer. Pages make one with
// Frame.Field and refine it with the template functions of this file.
type Field struct {
	Name, Label, Value string
	Hint, Error        string
	Type               string // of the input: text unless kind says otherwise
	Autocomplete       string
	Inputmode          string
	Width              string // number of characters
	Prefix, Suffix     string
	Accept             string // kinds of files
	Rows, Limit        int
	Options            []Option
	Checked            []string // values of the boxes that are ticked
	Optional           bool
	Inline             bool // radios on one line
	Big                bool // the label is the heading of the page

	stale     bool // the form was overtaken by another save
	overtaken bool // and this answer differs from the one saved
	theirs    string
}

// Option is one answer to choose among several.
type Option struct {
	Value, Label, Hint string
	Disabled           bool
}

// Field asks for one value, shown with the problem found in it.
func (f Frame) Field(name, label, value string) Field {
	return Field{
		Name: name, Label: label, Value: value, Error: f.Problem(name),
		Type: "text", Rows: 5, stale: f.Stale,
	}
}

// Describes lists the ids of what explains the field, for aria-describedby.
func (f Field) Describes() string {
	ids := ""
	for _, part := range []struct {
		present bool
		suffix  string
	}{{f.Hint != "", "-aide"}, {f.Error != "", "-erreur"}, {f.Overtaken(), "-entretemps"}} {
		if !part.present {
			continue
		}
		if ids != "" {
			ids += " "
		}
		ids += f.Name + part.suffix
	}
	return ids
}

// Overtaken says that somebody saved another value while this one was typed.
func (f Field) Overtaken() bool { return f.overtaken }

// Theirs is the value saved in between, in words: those of the options when
// there are options.
func (f Field) Theirs() string {
	if f.theirs == "" {
		return emptyValue
	}
	return f.theirs
}

// Has says whether an option is the answer, or one of the answers.
func (f Field) Has(o Option) bool {
	return o.Value == f.Value && f.Checked == nil || slices.Contains(f.Checked, o.Value)
}

// ID is the id of the nth choice: the first has the name of the field, because
// the summary of problems leads to it.
func (f Field) ID(n int) string {
	if n == 0 {
		return f.Name
	}
	return f.Name + "-" + Number(n)
}

// The functions below take the field last, so that pages can chain them.

func withHint(hint string, f Field) Field         { f.Hint = hint; return f }
func withKind(kind string, f Field) Field         { f.Type = kind; return f }
func withAutocomplete(auto string, f Field) Field { f.Autocomplete = auto; return f }
func withMode(mode string, f Field) Field         { f.Inputmode = mode; return f }
func withWidth(width string, f Field) Field       { f.Width = width; return f }
func withPrefix(prefix string, f Field) Field     { f.Prefix = prefix; return f }
func withSuffix(suffix string, f Field) Field     { f.Suffix = suffix; return f }
func withAccept(accept string, f Field) Field     { f.Accept = accept; return f }
func withRows(rows int, f Field) Field            { f.Rows = rows; return f }
func withLimit(limit int, f Field) Field          { f.Limit = limit; return f }
func withOptions(options []Option, f Field) Field { f.Options = options; return f }
func withChecked(values []string, f Field) Field  { f.Checked = append([]string{}, values...); return f }
func asOptional(f Field) Field                    { f.Optional = true; return f }
func asInline(f Field) Field                      { f.Inline = true; return f }
func asBig(f Field) Field                         { f.Big = true; return f }

// withTheirs compares the answer with the one that is saved; it comes after
// options, whose labels it shows.
func withTheirs(saved string, f Field) Field {
	f.overtaken = f.stale && saved != f.Value
	f.theirs = f.label(saved)
	return f
}

// withAllTheirs does the same for boxes, after checked and options.
func withAllTheirs(saved []string, f Field) Field {
	mine, theirs := slices.Sorted(slices.Values(f.Checked)), slices.Sorted(slices.Values(saved))
	f.overtaken = f.stale && !slices.Equal(mine, theirs)
	labels := make([]string, len(saved))
	for i, value := range saved {
		labels[i] = f.label(value)
	}
	f.theirs = strings.Join(labels, ", ")
	return f
}

// label is the word for a value: itself when it is free text.
func (f Field) label(value string) string {
	for _, o := range f.Options {
		if o.Value == value {
			return o.Label
		}
	}
	return value
}

// dated turns a field into a date; browsers send it as 2026-12-03.
func dated(f Field) Field {
	f.Type, f.Width = "date", "10"
	if f.Hint == "" {
		f.Hint = dateHint
	}
	return f
}
