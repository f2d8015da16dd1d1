package governance

import (
	"strings"
	"time"
)

// Person is someone the instance knows, with or without an account.
type Person struct {
	ID         PersonID
	GivenName  string
	FamilyName string
	Email      string // normalised; empty when there is none
	Phone      string
	CreatedAt  time.Time
	Version    int
}

// Name is the person's name as lists show it.
func (p Person) Name() string { return strings.TrimSpace(p.GivenName + " " + p.FamilyName) }

// Seat is a place in a body. It belongs to an organisation, to a function
// (« le maire ou son représentant »), or to both (P11), and may be vacant.
type Seat struct {
	ID             SeatID
	CoordinationID CoordinationID
	CommitteeID    CommitteeID
	OrganizationID OrganizationID // zero for a function alone
	Function       string
	College        College
	Voting         bool // délibérative, else consultative
	Qualified      bool // personnalité qualifiée: no substitute (R133-3)
	StartsOn       Date
	EndsOn         Date // last day, or empty
	CreatedAt      time.Time
	Version        int
}

// MandateKind is how a person sits.
type MandateKind string

// The kinds of mandate.
const (
	Holder    MandateKind = "holder"    // titulaire
	Alternate MandateKind = "alternate" // suppléant
)

// Mandate puts a person on a seat from a day to another, both included.
type Mandate struct {
	ID             MandateID
	CoordinationID CoordinationID
	SeatID         SeatID
	PersonID       PersonID
	Kind           MandateKind
	StartsOn       Date
	EndsOn         Date
	DeedID         FileID // the designation deed, or zero
	CreatedAt      time.Time
	Version        int
}

// Runs tells whether a period [from, to] holds a day; an empty end never comes.
func Runs(from, to, day Date) bool { return from <= day && (to == "" || day <= to) }
