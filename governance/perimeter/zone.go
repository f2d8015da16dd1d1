package perimeter

// Zone is a time zone that a coordination may keep its hours in.
type Zone struct {
	Name  string // in the IANA table: "Indian/Reunion"
	Label string // for the person who chooses, in French
}

// TimeZone suggests the time zone of a territory from the codes of its
// départements: that of the first, and Paris when there is none.
func TimeZone(departements []string) string {
	if len(departements) == 0 {
		return "Europe/Paris"
	}
	switch departements[0] {
	case "971":
		return "America/Guadeloupe"
	case "972":
		return "America/Martinique"
	case "973":
		return "America/Cayenne"
	case "974":
		return "Indian/Reunion"
	case "975":
		return "America/Miquelon"
	case "976":
		return "Indian/Mayotte"
	case "977":
		return "America/St_Barthelemy"
	case "978":
		return "America/Marigot"
	case "986":
		return "Pacific/Wallis"
	case "987":
		return "Pacific/Tahiti"
	case "988":
		return "Pacific/Noumea"
	}
	return "Europe/Paris"
}
