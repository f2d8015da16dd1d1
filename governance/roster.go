package governance

// ListID identifies a list being imported.
type ListID int64

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

// RosterRow is one line of a roster.
type RosterRow = ListRow[RosterColumn]

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

// RosterPlan is what a roster makes, all of it: nothing in it is refused. What
// is to be made has a negative id, which the rest of the plan refers to.
type RosterPlan struct {
	ListPlan
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
