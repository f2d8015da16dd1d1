package templates

import "ctin/governance"

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
}

func (CommitmentIndex) template() string { return "commitment/index.html" }
