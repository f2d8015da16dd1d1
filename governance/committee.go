package governance

import (
	"regexp"
	"slices"
	"strconv"
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
	Code           string      // what its decisions are numbered with (C6)
	ParentID       CommitteeID // the body it stands under, or zero
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
	if c.Code != "" {
		problems.Add(checkCommitteeCode(c.Code))
	}
	return problems.Err()
}

// ChangeCommittee gives a body another name, code, kind and parent. Those a
// coordination is born with keep their kind; decisions already numbered keep
// their reference. CheckParent judges the parent.
func ChangeCommittee(before, typed Committee) (Committee, error) {
	var problems Problems
	problems.Add(checkCommitteeName(typed.Name))
	problems.Add(checkCommitteeCode(typed.Code))
	if typed.Kind != before.Kind {
		problems.Add(checkNewKind(before.Kind, typed.Kind))
	}
	if err := problems.Err(); err != nil {
		return before, err
	}
	after := before
	after.Name, after.Code, after.Kind, after.ParentID = typed.Name, typed.Code, typed.Kind, typed.ParentID
	return after, nil
}

func checkNewKind(from, to CommitteeKind) *Error {
	switch {
	case !slices.Contains(AddedKinds(), from):
		return Fail(Invalid, msgCommitteeBorn).On("kind")
	case !slices.Contains(AddedKinds(), to):
		return Fail(Invalid, msgCommitteeKind).On("kind")
	}
	return nil
}

var codeForm = regexp.MustCompile(`^[A-Z][A-Z0-9]{1,7}$`)

func checkCommitteeCode(code string) *Error {
	if !codeForm.MatchString(code) {
		return Fail(Invalid, msgCommitteeCode).On("code")
	}
	return nil
}

// CodeFor proposes what the decisions of a body of a kind are numbered with:
// the code of its kind, with a number when the other bodies have taken it.
func CodeFor(kind CommitteeKind, taken []string) string {
	free := kind.Code()
	for n := 2; slices.Contains(taken, free); n++ {
		free = kind.Code() + strconv.Itoa(n)
	}
	return free
}

func checkCommitteeName(name string) *Error {
	if name == "" {
		return Fail(Invalid, msgCommitteeName).On("name")
	}
	return tooLong(name, maxCommitteeName, "name")
}
