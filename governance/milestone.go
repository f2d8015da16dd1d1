package governance

// Milestone is a day by which a part of an action is done.
type Milestone struct {
	ID             MilestoneID
	CoordinationID CoordinationID
	ActionID       ActionID
	Title          string
	DueOn          Date
	DoneOn         Date // or empty
	Version        int
}

// Late tells whether the milestone has passed without being reached.
func (m Milestone) Late(today Date) bool { return m.DoneOn == "" && m.DueOn < today }

// ParseMilestone reads a milestone as typed.
func ParseMilestone(title, dueOn string) (Milestone, Problems) {
	var m Milestone
	var p Problems
	var err *Error
	if m.Title, err = parseTitle(title, msgMilestoneTitle); err != nil {
		p.Add(err.On("title"))
	}
	m.DueOn = parseDay(dueOn, "due_on", &p)
	if dueOn == "" {
		p.Add(Fail(Invalid, msgMilestoneDue).On("due_on"))
	}
	return m, p
}

// ReachMilestone records the day a milestone was reached, or that it was not
// after all when the day is empty. Nothing is reached in the future.
func ReachMilestone(m Milestone, on, today Date) (Milestone, *Error) {
	if on > today {
		return m, Fail(Invalid, msgMilestoneFuture).On("done_on")
	}
	m.DoneOn = on
	return m, nil
}

// Correct returns the milestone with what was typed of it. One that was
// reached keeps its day: whether it was late is told from it.
func (m Milestone) Correct(typed Milestone) (Milestone, *Error) {
	if m.DoneOn != "" && typed.DueOn != m.DueOn {
		return m, Fail(Conflict, msgMilestoneKeepsDay).On("due_on")
	}
	m.Title, m.DueOn = typed.Title, typed.DueOn
	return m, nil
}

// MilestoneChanges names the fields that differ between two states of a
// milestone.
func MilestoneChanges(before, after Milestone) []string {
	var fields []string
	if before.Title != after.Title {
		fields = append(fields, "title")
	}
	if before.DueOn != after.DueOn {
		fields = append(fields, "due_on")
	}
	return fields
}
