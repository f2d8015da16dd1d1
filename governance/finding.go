package governance

import (
	"fmt"
	"time"
)

// Finding is one thing that the diagnostic states (constat), with its sources.
// It outlives the version of the diagnostic it was first stated in: actions
// answer it.
type Finding struct {
	ID             FindingID
	CoordinationID CoordinationID
	Number         int
	SectionCode    string // where the diagnostic shows it, or empty
	Statement      string
	ObservedOn     Date // the day the fact is of
	AuthorID       PersonID
	CreatedAt      time.Time
	WithdrawnAt    *time.Time // nil while it stands
	Version        int
}

// Code is how people call the finding: C1, C2…
func (f Finding) Code() string { return fmt.Sprintf("C%d", f.Number) }

// Withdrawn tells a finding that is stated no more.
func (f Finding) Withdrawn() bool { return f.WithdrawnAt != nil }
