package governance

import "time"

// DiagnosticState is how far a version of the diagnostic has come.
type DiagnosticState string

// The states of a version. Only a draft is written; only a decision approves.
const (
	DiagnosticDraft     DiagnosticState = "draft"
	DiagnosticSubmitted DiagnosticState = "submitted"
	DiagnosticApproved  DiagnosticState = "approved"
)

// Diagnostic is one version of a coordination's diagnostic. All versions share
// one document, whose sections go on being written; what a version said when
// it was submitted is frozen beside it.
type Diagnostic struct {
	ID             DiagnosticID
	CoordinationID CoordinationID
	Number         int
	DocumentID     DocumentID
	State          DiagnosticState
	ContentHash    string // SHA-256 of the frozen content, empty for a draft
	SubmittedAt    *time.Time
	SubmittedBy    PersonID
	ApprovedAt     *time.Time
	CreatedAt      time.Time
	Version        int
}

// Open tells a version that is still being worked on: a coordination has at
// most one (D1).
func (d Diagnostic) Open() bool { return d.ID != 0 && d.State != DiagnosticApproved }

// OpenNext refuses to open a version while another is open (D1), and numbers
// the next one. d is the last version, or zero when there is none.
func (d Diagnostic) OpenNext() (number int, err *Error) {
	if d.Open() {
		return 0, Fail(Conflict, msgDiagnosticOpen, d.Number)
	}
	return d.Number + 1, nil
}

// FieldWithdraw is the field of the Error that asks for a confirmation before
// a submitted version is withdrawn.
const FieldWithdraw = "withdraw"

// Amend says whether what a version states may change, and whether that
// withdraws it: a text amended after it was submitted is no longer the one
// that the committee was given (D5). The person must know and confirm it.
func (d Diagnostic) Amend(confirmed bool) (withdraws bool, err *Error) {
	switch {
	case d.ID == 0:
		return false, Fail(Conflict, msgDiagnosticMissing)
	case d.State == DiagnosticApproved:
		return false, Fail(Conflict, msgDiagnosticImmutable, d.Number)
	case d.State == DiagnosticSubmitted && !confirmed:
		return true, Fail(Conflict, msgDiagnosticWithdraws, d.Number).On(FieldWithdraw)
	}
	return d.State == DiagnosticSubmitted, nil
}

// Submit refuses to submit anything but a draft, read at its last version.
func (d Diagnostic) Submit() *Error {
	switch {
	case d.ID == 0:
		return Fail(Conflict, msgDiagnosticMissing)
	case d.State == DiagnosticSubmitted:
		return Fail(Conflict, msgDiagnosticSubmitted, d.Number)
	case d.State == DiagnosticApproved:
		return Fail(Conflict, msgDiagnosticApproved, d.Number)
	}
	return nil
}

// Withdraw refuses to take back anything but a submitted version.
func (d Diagnostic) Withdraw() *Error {
	switch d.State {
	case DiagnosticSubmitted:
		return nil
	case DiagnosticApproved:
		return Fail(Conflict, msgDiagnosticApproved, d.Number)
	}
	return Fail(Conflict, msgDiagnosticNotSubmitted, d.Number)
}

// Approve refuses to approve anything but a submitted version (D4).
func (d Diagnostic) Approve() *Error {
	switch d.State {
	case DiagnosticSubmitted:
		return nil
	case DiagnosticApproved:
		return Fail(Conflict, msgDiagnosticApproved, d.Number)
	}
	return Fail(Conflict, msgDiagnosticUnsubmitted, d.Number)
}

// Incomplete lists all that a version lacks before it can be submitted (D3):
// its mandatory sections are written, each finding has a source, each
// indicator that a section uses has a dated measurement. Each problem has a
// Link to where it is mended, below the coordination's address.
func Incomplete(sections []Section, findings []SourcedFinding, indicators []MeasuredIndicator) Problems {
	var p Problems
	for _, s := range sections {
		if s.Mandatory && !s.Ready() {
			p.Add(Fail(Invalid, msgSectionEmpty, SectionTitle(s.Code, s.Title)).At("/diagnostic/rubriques/" + s.Code + "/modifier"))
		}
	}
	for _, f := range findings {
		if !f.Withdrawn() && len(f.Sources) == 0 {
			p.Add(Fail(Invalid, msgFindingUnsourced, f.Code()).At(f.Path()))
		}
	}
	for _, i := range indicators {
		if i.Used() && len(i.Measurements) == 0 {
			p.Add(Fail(Invalid, msgIndicatorUnmeasured, i.Name).At(i.Path()))
		}
	}
	return p
}
