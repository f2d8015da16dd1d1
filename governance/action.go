package governance

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// ActionState is where an action stands.
type ActionState string

// The states of an action.
const (
	ActionPlanned    ActionState = "planned"
	ActionInProgress ActionState = "in_progress"
	ActionBlocked    ActionState = "blocked"
	ActionDone       ActionState = "done"
	ActionCancelled  ActionState = "cancelled"
)

// ActionStates returns the states in the order the interface lists them.
func ActionStates() []ActionState {
	return []ActionState{ActionPlanned, ActionInProgress, ActionBlocked, ActionDone, ActionCancelled}
}

// ActionNature is what an action's money is spent on: the 20 % rule looks at
// investment alone (F13).
type ActionNature string

// The natures of an action.
const (
	Running    ActionNature = "running"    // fonctionnement
	Investment ActionNature = "investment" // investissement
)

// ActionNatures returns the natures in the order the interface lists them.
func ActionNatures() []ActionNature { return []ActionNature{Running, Investment} }

// Action is a line of the action plan: what is done, by whom, until when.
type Action struct {
	ID             ActionID
	CoordinationID CoordinationID
	Number         int // A1, A2…
	Title          string
	Objective      string
	Description    string
	Nature         ActionNature
	ProjectOwnerID OrganizationID // who carries it, or zero
	// OwnerDerogation is why the owner may bear less than a fifth (F13), or empty.
	OwnerDerogation string
	LeadID          PersonID // the one person accountable, or zero
	State           ActionState
	Progress        int    // in hundredths
	Blocker         string // why it is blocked or cancelled, in words
	StartsOn        Date
	EndsOn          Date
	CreatedAt       time.Time
	Version         int
}

// Over tells whether nothing more is expected of the action.
func (a Action) Over() bool { return a.State == ActionDone || a.State == ActionCancelled }

// Late tells whether the action should be over by now and is not.
func (a Action) Late(today Date) bool { return !a.Over() && a.EndsOn != "" && a.EndsOn < today }

// ActionDraft is an action as typed.
type ActionDraft struct {
	Title        string
	Objective    string
	Description  string
	Nature       string
	ProjectOwner OrganizationID
	Derogation   string
	Lead         PersonID
	StartsOn     string
	EndsOn       string
}

// maxProse is how long a paragraph may be, in characters.
const maxProse = 5000

// ParseAction reads an action. It is not known yet whether its lead and its
// owner belong to the coordination.
func ParseAction(d ActionDraft) (Action, Problems) {
	a := Action{
		Objective: d.Objective, Description: d.Description, Nature: ActionNature(d.Nature),
		ProjectOwnerID: d.ProjectOwner, OwnerDerogation: strings.TrimSpace(d.Derogation), LeadID: d.Lead, State: ActionPlanned,
	}
	var p Problems
	var err *Error
	if a.Title, err = parseTitle(d.Title, msgActionTitle); err != nil {
		p.Add(err.On("title"))
	}
	p.Add(tooLong(a.Objective, maxProse, "objective"))
	p.Add(tooLong(a.Description, maxProse, "description"))
	p.Add(tooLong(a.OwnerDerogation, maxReason, "owner_derogation"))
	if !slices.Contains(ActionNatures(), a.Nature) {
		p.Add(Fail(Invalid, msgActionNature).On("nature"))
	}
	a.StartsOn = parseDay(d.StartsOn, "starts_on", &p)
	a.EndsOn = parseDay(d.EndsOn, "ends_on", &p)
	if a.StartsOn != "" && a.EndsOn != "" && a.EndsOn < a.StartsOn {
		p.Add(Fail(Invalid, msgActionDates).On("ends_on"))
	}
	return a, p
}

// parseDay reads a date that may be missing, and adds its problem at its field.
func parseDay(s, field string, p *Problems) Date {
	d, err := ParseDate(strings.TrimSpace(s))
	if err != nil {
		p.Add(err.On(field))
	}
	return d
}

// ActionMove is what a person says of how an action goes.
type ActionMove struct {
	State    ActionState
	Progress int
	Blocker  string
}

// MoveAction says how an action goes. Nothing starts without the one person
// accountable; what blocks or cancels it is said in words; what is done is
// done whole.
func MoveAction(a Action, m ActionMove) (Action, Problems) {
	var p Problems
	reason := strings.TrimSpace(m.Blocker)
	stopped := m.State == ActionBlocked || m.State == ActionCancelled
	switch {
	case !slices.Contains(ActionStates(), m.State):
		p.Add(Fail(Invalid, msgActionState).On("state"))
	case a.LeadID == 0 && (m.State == ActionInProgress || m.State == ActionDone):
		p.Add(Fail(Invalid, msgActionNoLead).On("state"))
	case stopped && reason == "":
		p.Add(Fail(Invalid, msgActionBlocker).On("blocker"))
	}
	if m.Progress < 0 || m.Progress > 100 {
		p.Add(Fail(Invalid, msgActionProgress).On("progress"))
	}
	p.Add(tooLong(reason, maxProse, "blocker"))
	a.State, a.Progress, a.Blocker = m.State, m.Progress, ""
	if stopped {
		a.Blocker = reason
	}
	if m.State == ActionDone {
		a.Progress = 100
	}
	return a, p
}

// MayMove tells whether a person may pass an action to a state: to cancel it,
// or to take that back, is for whoever runs the plan.
func MayMove(actor Actor, a Action, to ActionState) bool {
	if a.State == ActionCancelled || to == ActionCancelled {
		return actor.May(ManageActions)
	}
	return MayAdvance(actor, a)
}

// MayAdvance tells whether a person may say how an action goes: whoever runs
// the plan, and the one accountable for it.
func MayAdvance(actor Actor, a Action) bool {
	return actor.May(ManageActions) || actor.May(Read) && a.LeadID != 0 && actor.PersonID == a.LeadID
}

// Correct returns the action with what was typed of it: its number, how it
// goes and when it was made stay. One that began keeps a lead.
func (a Action) Correct(typed Action) (Action, *Error) {
	if typed.LeadID == 0 && (a.State == ActionInProgress || a.State == ActionDone) {
		return a, Fail(Invalid, msgActionKeepsLead).On("lead")
	}
	a.Title, a.Objective, a.Description, a.Nature = typed.Title, typed.Objective, typed.Description, typed.Nature
	a.ProjectOwnerID, a.OwnerDerogation, a.LeadID = typed.ProjectOwnerID, typed.OwnerDerogation, typed.LeadID
	a.StartsOn, a.EndsOn = typed.StartsOn, typed.EndsOn
	return a, nil
}

// ActionChanges names the fields that differ between two states of an action.
func ActionChanges(before, after Action) []string {
	var fields []string
	for _, f := range []struct {
		name    string
		changed bool
	}{
		{"title", before.Title != after.Title},
		{"objective", before.Objective != after.Objective},
		{"description", before.Description != after.Description},
		{"nature", before.Nature != after.Nature},
		{"project_owner", before.ProjectOwnerID != after.ProjectOwnerID},
		{"owner_derogation", before.OwnerDerogation != after.OwnerDerogation},
		{"lead", before.LeadID != after.LeadID},
		{"state", before.State != after.State},
		{"progress", before.Progress != after.Progress},
		{"blocker", before.Blocker != after.Blocker},
		{"starts_on", before.StartsOn != after.StartsOn},
		{"ends_on", before.EndsOn != after.EndsOn},
	} {
		if f.changed {
			fields = append(fields, f.name)
		}
	}
	return fields
}

// Code is how people call the action: A1, A2…
func (a Action) Code() string { return fmt.Sprintf("A%d", a.Number) }

// MustAdvance fails with Forbidden unless the person may say how an action goes.
func MustAdvance(actor Actor, a Action) error {
	if !MayAdvance(actor, a) {
		return Fail(Forbidden, msgNotYourAction)
	}
	return nil
}

// MustMove fails with Forbidden unless the person may pass an action to a state.
func MustMove(actor Actor, a Action, to ActionState) error {
	if !MayMove(actor, a, to) {
		return Fail(Forbidden, msgNotYourAction)
	}
	return nil
}
