package perimeter

import "strings"

// kind tells apart the areas of one level; its French words are in fr.go.
type kind uint8

const (
	commune kind = iota
	communaute
	agglomeration
	urbaine
	metropole
	departement
	collectivite // overseas, neither département nor région
	kinds        // how many there are
)

// epciKind reads the kind column of the EPCI table.
func epciKind(column string) kind {
	switch column {
	case "CA":
		return agglomeration
	case "CU":
		return urbaine
	case "METRO", "MET69":
		return metropole
	}
	return communaute
}

// departementKind tells the collectivities of 975, 977, 978 and 98x, which the
// table lists among the départements, from the five départements of 97x.
func departementKind(code string) kind {
	if strings.HasPrefix(code, "98") || code == "975" || code == "977" || code == "978" {
		return collectivite
	}
	return departement
}
