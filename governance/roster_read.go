package governance

// Roster is a list of members read from a file.
type Roster = List[RosterColumn]

// ReadRoster reads a list of members: one of its columns says whose seat a
// line is about.
func ReadRoster(t Table) (Roster, *Error) {
	return readList(t, listForm[RosterColumn]{
		headers: rosterHeaders, dates: []RosterColumn{RosterStart, RosterEnd}, label: RosterColumn.Label,
		texts: []RosterColumn{RosterFamilyName, RosterGivenName, RosterOrganization, RosterFunction},
		needs: []RosterColumn{RosterOrganization, RosterFunction}, missing: msgRosterHeader,
	})
}
