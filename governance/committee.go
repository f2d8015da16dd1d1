package governance

import (
	"slices"
	"time"
)

// CommitteeKind is what a body is for.
type CommitteeKind string

// The kinds of committee.
const (
	Strategic         CommitteeKind = "strategic"
	Steering          CommitteeKind = "steering"
	Technical         CommitteeKind = "technical"
	FundersConference CommitteeKind = "funders"
	WorkingGroup      CommitteeKind = "working_group"
)

// CommitteeKinds returns the kinds in the order the interface lists them.
func CommitteeKinds() []CommitteeKind {
	return []CommitteeKind{Strategic, FundersConference, Steering, Technical, WorkingGroup}
}

// AddedKinds are the kinds that a coordination adds by itself, as many as it
// likes; the two others it is born with, and has once.
func AddedKinds() []CommitteeKind { return []CommitteeKind{Steering, Technical, WorkingGroup} }

// Committee is a body of a coordination: the strategic committee, the
// conférence des financeurs, and those it adds.
type Committee struct {
	ID             CommitteeID
	CoordinationID CoordinationID
	Kind           CommitteeKind
	Name           string
	Code           string // what its decisions are numbered with (C6)
	CreatedAt      time.Time
	Version        int
}

// maxCommitteeName is how long the name of a body may be, in characters.
const maxCommitteeName = 120

// CheckCommittee tells what is wrong with a body that a coordination adds.
func CheckCommittee(c Committee) error {
	var problems Problems
	if !slices.Contains(AddedKinds(), c.Kind) {
		problems.Add(Fail(Invalid, msgCommitteeKind).On("kind"))
	}
	problems.Add(checkCommitteeName(c.Name))
	return problems.Err()
}

// RenameCommittee gives a body another name, whatever its kind.
func RenameCommittee(c Committee, name string) (Committee, error) {
	if err := checkCommitteeName(name); err != nil {
		return c, err
	}
	c.Name = name
	return c, nil
}

func checkCommitteeName(name string) *Error {
	if name == "" {
		return Fail(Invalid, msgCommitteeName).On("name")
	}
	return tooLong(name, maxCommitteeName, "name")
}
