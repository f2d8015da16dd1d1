package governance

import (
	"slices"
	"strings"
)

// Area is a commune, an intercommunality or a département of the perimeter of
// a coordination.
type Area struct {
	Kind       OrganizationKind // of who governs it
	Code       string           // INSEE, or SIREN for an intercommunality
	Name       string           // as published
	Population int64
}

// governedBy tells whether an organisation is who governs the area: it is of
// that kind, and has its SIREN or its name.
func (a Area) governedBy(o Organization) bool {
	if o.Kind != a.Kind {
		return false
	}
	return o.Siren == a.Code || areaKey(o.Name) == areaKey(a.Name)
}

// AreaOf is what an organisation governs; false when it is nothing of the
// perimeter, or when its name could be that of several.
func AreaOf(o Organization, areas []Area) (Area, bool) {
	var found []Area
	for _, a := range areas {
		if a.governedBy(o) {
			found = append(found, a)
		}
	}
	if i := slices.IndexFunc(found, func(a Area) bool { return a.Code == o.Siren }); i >= 0 {
		return found[i], true
	}
	if len(found) != 1 {
		return Area{}, false
	}
	return found[0], true
}

// areaKey is the name of a place without what those who govern it put before:
// "Département de la Haute-Garonne" and "Haute-Garonne" are the same.
func areaKey(name string) string {
	words := strings.FieldsFunc(plain(strings.ToLower(name)), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	i := 0
	for i < len(words)-1 && slices.Contains(areaPrefixes(), words[i]) {
		i++
	}
	return strings.Join(words[i:], " ")
}
