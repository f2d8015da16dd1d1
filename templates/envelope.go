package templates

import "ctin/governance"

// EnvelopeIndex lists the envelopes of a coordination, each with its children.
type EnvelopeIndex struct {
	Frame
	Lines []EnvelopeLine
	Add   string // path of the form, or empty
	Back  string // path of the conference
}

// EnvelopeLine is one envelope with what it holds.
type EnvelopeLine struct {
	Name, Path, Fact              string
	Depth                         int // 0 for one that stands alone
	Amount, Children, Drawn, Left governance.Cents
}

// Inside tells that the envelope is the child of another.
func (l EnvelopeLine) Inside() bool { return l.Depth > 0 }

// Parts are the lengths of its bar: what is parted and drawn.
func (l EnvelopeLine) Parts() []LevelPart {
	var parts []LevelPart
	if used := l.Children + l.Drawn; used > 0 {
		parts = append(parts, LevelPart{Rank: 2, Width: share(used, l.Amount)})
	}
	if l.Drawn > 0 {
		parts = append(parts, LevelPart{Rank: 3, Width: share(l.Drawn, l.Amount)})
	}
	return parts
}

func (EnvelopeIndex) template() string { return "envelope/index.html" }

// EnvelopeShow is one envelope: what it holds, its children, the commitments
// that draw on it.
type EnvelopeShow struct {
	Frame
	EnvelopeLine
	Rows        []Row
	Alerts      []AlertLine
	Children    []EnvelopeLine
	Draws       []EnvelopeDraw
	Territories []EnvelopeTerritory // when there is a cap
	Cap         governance.Cents
	Parent      Link
	Edit        string // path of the form, or empty
	AddChild    string // path of the form of a child, or empty
}

// EnvelopeDraw is a commitment that draws on an envelope; a confidential one
// has neither name nor path.
type EnvelopeDraw struct {
	Code, Path, Funder, Purpose, Territory string
	Amount                                 governance.Cents
	Certainty                              CertaintyMark
}

// EnvelopeTerritory is what one territory draws on an envelope with a cap.
type EnvelopeTerritory struct {
	Name        string
	Drawn, Left governance.Cents
}

func (EnvelopeShow) template() string { return "envelope/show.html" }

// EnvelopeEdit adds or corrects an envelope.
type EnvelopeEdit struct {
	Frame
	New                            bool
	Parent                         string // its parent's name, when there is one to name
	Form, Saved                    EnvelopeForm
	Parents, Schemes, Units, Facts []Option
	Back                           string
}

// EnvelopeForm is an envelope as typed.
type EnvelopeForm struct {
	Name         string `form:"name"`
	Parent       string `form:"parent"`
	Scheme       string `form:"scheme"`
	Amount       string `form:"amount"`
	TerritoryCap string `form:"territory_cap"`
	Target       string `form:"target"`
	TargetUnit   string `form:"target_unit"`
	Covers       string `form:"covers"`
	Fact         string `form:"fact"`
	Version      int    `form:"version"`
}

func (EnvelopeEdit) template() string { return "envelope/edit.html" }

// AlertLine is something that does not add up: what, why, and the two figures
// that were compared.
type AlertLine struct {
	Title, Says   string
	First, Second AlertFigure
	Path, Label   string // the object, empty on its own page
	Serious       bool   // else it is only worth knowing
}

// AlertFigure is one of the figures compared.
type AlertFigure struct{ Label, Value string }
