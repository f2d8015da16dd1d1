package templates

import (
	"fmt"

	"ctin/governance"
)

// FundingIndex is the conférence des financeurs: how sure its money is, who
// brings it and when.
type FundingIndex struct {
	Frame
	FundingDay
	Table     governance.FundingTable
	Funders   []FundingRow
	Years     []FundingRow
	Steps     []FundingStep
	Matching  []MatchingLine
	Waiting   []Link // what the person may confirm
	Declare   string // path of the form, or empty
	Verb      string // of that form's link
	List      string // path of the commitments, one by one
	BySchemes string // path of the figures of each scheme
	Alerts    string // path of what does not add up
	Grid      string // path of the table of the conference
	Programme string // path of the programme coordonné
	Campaigns string // path of the campaigns
	Pool      string // path of the common pool and of what actions were given
	Schemes   string // path of the schemes and their envelopes
	Posts     []governance.PostYear
}

// FundingSchemes is the same money by scheme and funder.
type FundingSchemes struct {
	Frame
	FundingDay
	Schemes []FundingScheme // the largest first, for the chart and its table
	Catalog string          // path of the schemes themselves
}

// FundingDay is the day whose end a page of the conference shows.
type FundingDay struct {
	Au    string          // the day typed
	Known governance.Date // that day, empty for today
	Now   string          // path of today's page
}

// FundingRow is one line of a table of the four levels.
type FundingRow struct {
	Name    string
	Example bool
	governance.Split
}

// FundingScheme is a scheme with who funds it.
type FundingScheme struct {
	FundingRow
	Path    string
	Funders []FundingRow
}

// FundingStep is a step of the ladder with what stands there.
type FundingStep struct {
	Word         string
	Count        int
	Cash, InKind governance.Cents
}

// MatchingLine is what a funder adds to what the others bring to a scheme.
type MatchingLine struct {
	Funder, Scheme, Rule   string
	Local, Matched, Unused governance.Cents
	Cap                    governance.Cents
	Deadline               governance.Date
}

func (FundingIndex) template() string { return "funding/index.html" }

func (FundingSchemes) template() string { return "funding/schemes.html" }

// CertaintyMark is a level of certainty as pages show it: its swatch is a
// class, its word is always there.
type CertaintyMark struct {
	Rank   int // 1 announced to 4 paid, 0 for none
	Word   string
	InKind bool
}

// Marks are the four levels, the least sure first.
func Marks() []CertaintyMark {
	var marks []CertaintyMark
	for i, c := range governance.Certainties() {
		marks = append(marks, CertaintyMark{Rank: i + 1, Word: c.Label()})
	}
	return marks
}

// MarkOf is the surest level that a commitment has reached whole.
func MarkOf(l governance.Levels, inKind bool) CertaintyMark {
	found := CertaintyMark{InKind: inKind}
	for i, c := range governance.Certainties() {
		if l.At(c) > 0 && l.At(c) == l.Announced {
			found.Rank, found.Word = i+1, c.Label()
		}
	}
	return found
}

// Scale lets a page list the four levels.
func (FundingDay) Scale() []CertaintyMark { return Marks() }

// Chart draws each scheme on a scale of its own, so that the largest does not
// flatten the others. The same figures are in the table that follows it.
func (p FundingSchemes) Chart() []LevelScheme {
	var list []LevelScheme
	for _, s := range p.Schemes {
		var most governance.Cents
		for _, f := range s.Funders {
			most = max(most, f.Cash.Announced, f.InKind.Announced)
		}
		scheme := LevelScheme{Name: s.Name, Scale: chartScale + Euros(most)}
		for _, f := range s.Funders {
			if f.Cash.Announced > 0 {
				scheme.Bars = append(scheme.Bars, levelBar(f.Name, Euros(f.Cash.Announced), f.Cash, most))
			}
			if f.InKind.Announced > 0 {
				bar := levelBar(f.Name, Euros(f.InKind.Announced)+chartInKind, f.InKind, most)
				bar.InKind = true
				scheme.Bars = append(scheme.Bars, bar)
			}
		}
		if len(scheme.Bars) > 0 {
			list = append(list, scheme)
		}
	}
	return list
}

// LevelScheme is the bars of one scheme, drawn on one scale.
type LevelScheme struct {
	Name, Scale string
	Bars        []LevelBar
}

// LevelBar is one funder: four lengths that nest, the least sure first.
type LevelBar struct {
	Label, Value string
	InKind       bool
	Parts        []LevelPart
}

// LevelPart is one of the lengths of a bar.
type LevelPart struct {
	Rank  int
	Width string
}

func levelBar(name, value string, l governance.Levels, most governance.Cents) LevelBar {
	return LevelBar{Label: name, Value: value, Parts: levelParts(l, most)}
}

// levelParts are the lengths of a bar, on a scale that ends at most.
func levelParts(l governance.Levels, most governance.Cents) []LevelPart {
	var parts []LevelPart
	for i, c := range governance.Certainties() {
		if amount := l.At(c); amount > 0 {
			parts = append(parts, LevelPart{Rank: i + 1, Width: share(amount, most)})
		}
	}
	return parts
}

// share is a length in percent, to the tenth; what is there is always seen.
func share(amount, whole governance.Cents) string {
	if whole <= 0 {
		return "0%"
	}
	permille := max(int64(amount)*1000/int64(whole), 3)
	return fmt.Sprintf("%d.%d%%", permille/10, permille%10)
}

// MoneyBar is the block of the dashboard: the four levels on one bar.
type MoneyBar struct {
	Path   string // of the conference; empty when there is nothing to show
	Levels governance.Levels
	InKind governance.Cents
	Parts  []LevelPart
}

// Marks are the four levels with their amounts.
func (m MoneyBar) Marks() []MoneyMark {
	var list []MoneyMark
	for i, c := range governance.Certainties() {
		list = append(list, MoneyMark{CertaintyMark{Rank: i + 1, Word: c.Label()}, m.Levels.At(c)})
	}
	return list
}

// MoneyMark is a level with its amount.
type MoneyMark struct {
	CertaintyMark
	Amount governance.Cents
}

// NewMoneyBar makes the block of the dashboard.
func NewMoneyBar(path string, s governance.Split) MoneyBar {
	return MoneyBar{Path: path, Levels: s.Cash, InKind: s.InKind.Announced, Parts: levelParts(s.Cash, s.Cash.Announced)}
}

func fundingViews() []Page {
	return []Page{
		FundingIndex{},
		FundingSchemes{},
		CommitmentIndex{},
		CommitmentShow{},
		CommitmentEdit{},
		CommitmentStep{},
		CommitmentEnd{},
		CommitmentPay{},
		CommitmentJoin{},
		SchemeIndex{},
		SchemeShow{},
		SchemeEdit{},
		SchemeMatch{},
		EnvelopeIndex{},
		CoherenceIndex{},
		EnvelopeShow{},
		EnvelopeEdit{},
	}
}
