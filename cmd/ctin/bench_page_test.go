package main

import (
	"regexp"
	"testing"
)

// page is a page of the product that everyone meets.
type page struct{ name, path string }

// mainPages are those of a coordination, for who coordinates it. A new feature
// adds its page here, and is measured from then on.
func mainPages(coordination string) []page {
	return []page{
		{"home", "/"},
		{"dashboard", coordination},
		{"members", coordination + "/membres"},
		{"organisations", coordination + "/organisations"},
		{"bodies", coordination + "/membres/instances"},
		{"roles and access", coordination + "/membres/acces"},
		{"renewal", coordination + "/membres/renouvellement"},
		{"invitations", coordination + "/invitations"},
		{"requests to join", coordination + "/demandes"},
		{"diagnostic", coordination + "/diagnostic"},
		{"findings", coordination + "/constats"},
		{"funding", coordination + "/financements"},
		{"commitments", coordination + "/engagements"},
		{"schemes", coordination + "/dispositifs"},
		{"actions", coordination + "/actions"},
		{"allocations", coordination + "/affectations"},
		{"meetings", coordination + "/seances"},
		{"decisions", coordination + "/decisions"},
		{"journal", coordination + "/journal"},
		{"own sessions", "/mes-sessions"},
	}
}

// instancePages are those of who administers the instance.
func instancePages() []page {
	return []page{{"administration", "/administration"}}
}

// recordPages are one organisation and one member, the first of their lists.
func recordPages(tb testing.TB, v *visitor, coordination string) []page {
	tb.Helper()
	return []page{
		{"one organisation", v.first(coordination+"/organisations", `/organisations/[0-9]+`)},
		{"one seat", v.first(coordination+"/membres", `/membres/sieges/[0-9]+`)},
	}
}

// first is the address of the first link of a page that ends like this.
func (v *visitor) first(path, end string) string {
	v.tb.Helper()
	m := regexp.MustCompile(`href="(/[^"]*` + end + `)"`).FindStringSubmatch(v.get(path))
	if m == nil {
		v.tb.Fatalf("%s: no link to %s", path, end)
	}
	return m[1]
}
