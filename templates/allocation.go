package templates

import "ctin/governance"

// AllocationIndex shows the common pool and all that was given to actions.
type AllocationIndex struct {
	Frame
	Available governance.Cents // of the pool
	Pool      PurseTable       // what makes it
	Waiting   PurseTable       // left to the pool, not firm yet
	Earmarked PurseTable       // not wholly given yet
	Lines     []AllocationLine
	Total     int
	Pages     Pages
	Add       string // path of the form, or empty
	Meetings  string // path of the meetings, where the pool is given
	Share     string // path where the pool is shared, or empty
}

// PurseTable shows the commitments with the most left, and counts the others:
// some of them may be in kind, which is never added to cash (F3).
type PurseTable struct {
	Lines []PurseLine
	More  int    // commitments that are not shown
	All   string // path of the list of all commitments
}

// PurseLine is a commitment that may be drawn on.
type PurseLine struct {
	Code, Funder, Purpose, Path string
	Status                      string
	InKind                      bool
	Amount, Given, Left         governance.Cents
	Allocate                    string // path of the form for it, or empty
}

// AllocationLine is a share of a commitment given to an action.
type AllocationLine struct {
	Commitment, Action Link
	Funder             string
	Amount             governance.Cents
	InKind             bool
	Firm               bool
	Decision           Link // that gave it, or none
	Day                string
	Released           string // the day it was taken back, or empty
	Release            string // path where it is taken back, or empty
}

func (AllocationIndex) template() string { return "allocation/index.html" }

// AllocationNew gives a share of an earmarked commitment to an action.
type AllocationNew struct {
	Frame
	Form        AllocationForm
	Commitments []Option
	Actions     []Option
	Back        string
}

// AllocationForm is an allocation as typed.
type AllocationForm struct {
	Commitment string `form:"commitment"`
	Action     string `form:"action"`
	Amount     string `form:"amount"`
}

func (AllocationNew) template() string { return "allocation/new.html" }

func allocationViews() []Page { return []Page{AllocationIndex{}, AllocationNew{}} }
