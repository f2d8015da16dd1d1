package templates

import "ctin/governance"

// DistributionEdit shares money of the pool among actions, by a key.
type DistributionEdit struct {
	Frame
	Available governance.Cents
	Form      DistributionForm
	Decisions []Option
	Keys      []Option
	Actions   []DistributionAction
	Back      string
	Meetings  string // where the committee decides
}

// DistributionForm is a distribution as typed; the values of actions are beside
// it, under names that hold their numbers.
type DistributionForm struct {
	Decision string   `form:"decision"`
	Amount   string   `form:"amount"`
	Key      string   `form:"key"`
	Actions  []string `form:"actions"` // those that are ticked
	Mark     string   `form:"mark"`
	Again    string   `form:"again"` // "oui" to come back from the preview
}

// DistributionAction is an action that may be given money.
type DistributionAction struct {
	ID, Code, Label string
	Known           string // what its weights would be
	Value           string // as typed
	Ticked          bool
	Missing         governance.Cents
}

// Name is the field of its weight, or of its amount by hand.
func (a DistributionAction) Name() string { return "value-" + a.ID }

func (DistributionEdit) template() string { return "distribution/edit.html" }

// DistributionPreview says what a distribution would give, before anything is given.
type DistributionPreview struct {
	Frame
	Rows    []Row
	Weighed bool // a key shared it, not a hand
	Parts   []DistributionPart
	Amount  governance.Cents
	Hidden  []Row // what was typed, Label is the name
	Mark    string
	Confirm string // path
}

// DistributionPart is what an action would be given, and out of which commitments.
type DistributionPart struct {
	Action string
	Weight int64
	Amount governance.Cents
	Drawn  []Row
	Excess governance.Cents // beyond what the action still looks for
}

func (DistributionPreview) template() string { return "distribution/preview.html" }

func distributionViews() []Page { return []Page{DistributionEdit{}, DistributionPreview{}} }
