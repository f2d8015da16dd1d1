package templates

import (
	"html/template"
	"strings"

	"ctin/governance"
)

// CommitmentIndex lists the commitments that the address asks for.
type CommitmentIndex struct {
	Frame
	FundingDay
	Filter  CommitmentFilter
	Choices CommitmentChoices
	Total   int
	Lines   []CommitmentLine
	Pages   Pages
	Clear   string // path of the whole list, when it is filtered
	Declare string // path of the form, or empty
	Verb    string // of that form's link
	Export  string // path of the exports, with the same filter
	Import  string // path of the import, or empty
}

// CommitmentFilter is what was asked in the address.
type CommitmentFilter struct{ Query, Funder, Scheme, Level, Nature, Year, Confirmed string }

// CommitmentChoices are the answers of the filter.
type CommitmentChoices struct{ Funders, Schemes, Levels, Natures, Years, Confirmations []Option }

// CommitmentLine is one commitment of the list.
type CommitmentLine struct {
	Code, Path, Funder, Purpose, Scheme string
	Amount                              governance.Cents
	Step                                string
	Certainty                           CertaintyMark
	Tags                                []Tag
	Example                             bool // its funder does not exist
}

// Markup writes the line as the page would: this list is the one most read,
// and half of its time went into its rows.
func (l CommitmentLine) Markup() template.HTML {
	var w strings.Builder
	put(&w, `<tr><th scope="row"><div><a href="`, l.Path, `">`, l.Code+", "+l.Purpose, `</a>`)
	if l.Scheme != "" {
		put(&w, ` <span class="muted note">`, l.Scheme, `</span>`)
	}
	put(&w, `</div></th><td data-label="`, labelFunder, `"><div>`, l.Funder)
	if l.Example {
		w.WriteByte(' ')
		Tag{labelExample, "neutral"}.write(&w)
	}
	put(&w, `</div></td><td class="number" data-label="`, labelAmount, `">`, Euros(l.Amount), `</td><td data-label="`, labelCertainty, `">`)
	l.Certainty.write(&w)
	put(&w, `</td><td data-label="`, labelStep, `"><div>`, l.Step)
	for _, t := range l.Tags {
		w.WriteByte(' ')
		t.write(&w)
	}
	w.WriteString("</div></td></tr>")
	return template.HTML(w.String()) // what was typed is escaped, word by word
}

func (CommitmentIndex) template() string { return "commitment/index.html" }
