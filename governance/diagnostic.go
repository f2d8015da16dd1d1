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

// Approve refuses to approve anything but a submitted version (D4).
func (d Diagnostic) Approve() *Error {
	switch d.State {
	case DiagnosticSubmitted:
		return nil
	case DiagnosticApproved:
		return Fail(Conflict, msgDiagnosticApproved, d.Number)
	}
	return Fail(Conflict, msgDiagnosticNotSubmitted, d.Number)
}
