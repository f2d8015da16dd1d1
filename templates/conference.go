package templates

import "ctin/governance"

// ConferenceShow is the table of the conférence des financeurs: what each funder
// brings to each action, or to each scheme. It follows what others do.
type ConferenceShow struct {
	Frame
	Follow    *Follow
	Projector bool // shown to a whole room: larger, and nothing around it
	Filter    ConferenceFilter
	Choices   ConferenceChoices
	Tables    []ConferenceTable // money, then what comes in kind
	Left      string            // what is left to find, in a sentence, or empty
	Gauge     []LevelPart       // of the cost, what is announced, firm, contracted and paid; none without a cost
	Empty     Empty             // shown when there is no table
	Clear     string            // path without any filter, when there is one
	Turn      Link              // to the screen of the room, or out of it
	Links     []Link
}

// ConferenceFilter is what the address asks for.
type ConferenceFilter struct{ Rows, Level, Year, Nature string }

// ConferenceChoices are what a filter may be.
type ConferenceChoices struct{ Rows, Levels, Years, Natures []Option }

// ConferenceTable is one side of the conference.
type ConferenceTable struct {
	ID      string // of its elements, as a prefix
	Caption string
	Rows    string // what a row is
	Costs   bool   // rows say what they cost, and what they lack
	Heads   []ConferenceHead
	Lines   []ConferenceRow
	Totals  []ConferenceSum // one for each funder
	Cost    string
	Total   ConferenceSum
	Gap     string
	Undated string // costs that say no year, in a sentence, or empty
	Again   string // money given again, in a sentence, or empty
}

// ConferenceHead is a funder.
type ConferenceHead struct {
	Name    string
	Example bool
}

// ConferenceRow is an action or a scheme; Path is empty for what belongs to none.
type ConferenceRow struct {
	Key, Name, Path string
	Cost            string
	Cells           []ConferenceCell
	Total           ConferenceSum
	Gap             string
	Missing         bool // the gap is above zero
}

// ConferenceCell is what one funder brings to one row; without Amount nothing.
type ConferenceCell struct {
	Key, Funder, Amount, Path string
	Mark                      CertaintyMark
	Note                      string // several commitments, or not confirmed
}

// ConferenceSum is a total and what goes with it.
type ConferenceSum struct{ Key, Funder, Amount, Note string }

// Gauge draws totals against what they are to pay.
func Gauge(total governance.Levels, cost governance.Cents) []LevelPart {
	if cost == 0 {
		return nil
	}
	return levelParts(total, max(cost, total.Announced))
}

// Scale lets the page name the four levels.
func (ConferenceShow) Scale() []CertaintyMark { return Marks() }

func (ConferenceShow) template() string { return "conference/show.html" }

func conferenceViews() []Page { return []Page{ConferenceShow{}} }
