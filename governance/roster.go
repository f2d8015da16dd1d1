package governance

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// RosterID identifies a list of members being imported.
type RosterID int64

// MaxRosterLines is how many lines a roster may have, its header apart.
const MaxRosterLines = 2000

// RosterColumn is what one column of a roster says; it is also the field of
// the problems found there.
type RosterColumn string

// The columns of a roster, named so that no two of them share a field.
const (
	RosterFamilyName   RosterColumn = "family_name"
	RosterGivenName    RosterColumn = "given_name"
	RosterEmail        RosterColumn = "email"
	RosterPhone        RosterColumn = "phone"
	RosterOrganization RosterColumn = "organization"
	RosterIdentifier   RosterColumn = "siren" // SIREN or SIRET
	RosterRNA          RosterColumn = "rna"
	RosterNature       RosterColumn = "nature"
	RosterCollege      RosterColumn = "college"
	RosterCommittee    RosterColumn = "committee"
	RosterFunction     RosterColumn = "function"
	RosterVoice        RosterColumn = "voting"
	RosterQuality      RosterColumn = "quality" // holder or alternate
	RosterRoles        RosterColumn = "roles"
	RosterStart        RosterColumn = "starts_on"
	RosterEnd          RosterColumn = "ends_on"
)

// RosterColumns returns the columns in the order of the model file.
func RosterColumns() []RosterColumn {
	return []RosterColumn{
		RosterFamilyName, RosterGivenName, RosterEmail, RosterPhone,
		RosterOrganization, RosterIdentifier, RosterRNA, RosterNature,
		RosterCollege, RosterCommittee, RosterFunction, RosterVoice, RosterQuality,
		RosterRoles, RosterStart, RosterEnd,
	}
}

// RosterRow is one line of a roster: the text of its cells, those without a
// column of ours left out, and its number in the file as a spreadsheet shows it.
type RosterRow struct {
	Line  int
	Cells map[RosterColumn]string
}

// RosterKnown is what a coordination has when a roster is planned. Merged
// organisations are there, so that their former names lead to those kept;
// mandates and open memberships carry the ids of people who are there too.
type RosterKnown struct {
	Committees    []Committee
	Organizations []Organization
	Seats         []Seat
	People        []Person
	Mandates      []Mandate
	Memberships   []Membership
}

// RosterState is what a line comes to.
type RosterState string

// The states of a line.
const (
	RosterCreates RosterState = "creates" // something will be made
	RosterExists  RosterState = "exists"  // everything it says is there already
	RosterExample RosterState = "example" // a line of the model file, passed over
	RosterRefused RosterState = "refused"
)

// RosterLine is what a line of the file comes to, and why.
type RosterLine struct {
	Line         int
	State        RosterState
	Person       string // as typed; empty for a vacant seat
	Organization string // as typed
	Creates      []RosterItem
	Remarks      []string // what the person should know, without stopping anything
	Problems     Problems // why it is refused; their Field is a RosterColumn
}

// Gist is all that the line comes to: two lines with the same gist say the same.
func (l RosterLine) Gist() string {
	words := []string{string(l.State)}
	for _, item := range l.Creates {
		words = append(words, item.Kind, item.Text)
	}
	words = append(words, l.Remarks...)
	return strings.Join(append(words, l.Problems.Error()), "\n")
}

// RosterItem is one thing that a line makes, in words.
type RosterItem struct{ Kind, Text string }

// RosterPlan is what a roster makes, all of it: nothing in it is refused. What
// is to be made has a negative id, which the rest of the plan refers to.
type RosterPlan struct {
	Lines         []RosterLine
	Organizations []PlannedOrganization
	Seats         []Seat
	People        []Person
	Mandates      []Mandate
	Memberships   []Membership
}

// PlannedOrganization is an organisation to make.
type PlannedOrganization struct {
	ID OrganizationID
	OrganizationDraft
}

// RosterCounts counts what a roster makes.
type RosterCounts struct{ Organizations, Seats, People, Mandates, Memberships int }

// Counts counts what the plan makes.
func (p RosterPlan) Counts() RosterCounts {
	return RosterCounts{
		len(p.Organizations), len(p.Seats), len(p.People), len(p.Mandates), len(p.Memberships),
	}
}

// In returns the lines in a state.
func (p RosterPlan) In(s RosterState) []RosterLine {
	var list []RosterLine
	for _, l := range p.Lines {
		if l.State == s {
			list = append(list, l)
		}
	}
	return list
}

// Gists are those of the lines, in their order.
func (p RosterPlan) Gists() []string {
	gists := make([]string, len(p.Lines))
	for i, l := range p.Lines {
		gists[i] = l.Gist()
	}
	return gists
}

// Mark changes when the plan does: it says which one a person has read.
func (p RosterPlan) Mark() string {
	sum := sha256.Sum256([]byte(strings.Join(p.Gists(), "\x00")))
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}

// Ready tells whether the plan may be carried out: it makes something, and no
// line is refused unless the person has chosen to leave those aside.
func (p RosterPlan) Ready(partial bool) *Error {
	refused := len(p.In(RosterRefused))
	switch {
	case len(p.In(RosterCreates)) == 0:
		return Fail(Conflict, msgRosterNothing)
	case refused > 0 && !partial:
		return Fail(Invalid, msgRosterRefused, refused).On("partial")
	}
	return nil
}

// PlanRoster says what a roster would make in a coordination that has what is
// known; today is the first day of what names none. A line that is refused
// leaves no trace: what the others make stands without it, and the file
// corrected and sent again makes only what is missing.
func PlanRoster(rows []RosterRow, known RosterKnown, today Date) RosterPlan {
	entries := make([]*rosterEntry, len(rows))
	for i, row := range rows {
		entries[i] = readRosterRow(row, known.Committees, today)
	}
	for {
		p := newRosterPlanner(known)
		p.place(entries)
		if !p.dropIncomplete(entries) {
			return p.plan(entries)
		}
	}
}
