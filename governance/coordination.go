package governance

import (
	"strings"
	"time"
)

// Coordination is the workspace of one territory: a coordination territoriale
// de l'inclusion numérique.
type Coordination struct {
	ID        CoordinationID
	Slug      string // in addresses: "sicoval"
	Name      string
	Label     string // free words for the territory, or empty
	TimeZone  string // IANA name
	CreatedAt time.Time
	Version   int
}

// Zone is the coordination's time zone; an unknown name gives UTC.
func (c Coordination) Zone() *time.Location {
	zone, err := time.LoadLocation(c.TimeZone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// Today is the civil date of an instant in the coordination.
func (c Coordination) Today(now time.Time) Date { return DateOf(now, c.Zone()) }

// CoordinationDraft is a coordination as typed. The caller has checked that its
// perimeters and its time zone exist.
type CoordinationDraft struct {
	Name       string
	Label      string
	TimeZone   string
	Perimeters []string // "epci:243100633"
}

// ParseCoordination reads a coordination: it covers at least one perimeter, or
// says in words what it covers.
func ParseCoordination(d CoordinationDraft) (Coordination, Problems) {
	c := Coordination{Label: strings.Join(strings.Fields(d.Label), " "), TimeZone: d.TimeZone}
	var p Problems
	var err *Error
	c.Name, err = parseTitle(d.Name, msgCoordinationName)
	if c.Slug = Slug(c.Name); err == nil && c.Slug == "" {
		err = Fail(Invalid, msgCoordinationName).On("name")
	}
	p.Add(err)
	if CheckSubject(c.Name) != nil { // the name stands in the subjects of its mails
		p.Add(Fail(Invalid, msgAmountInName).On("name"))
	}
	p.Add(tooLong(c.Label, maxTitle, "label"))
	switch {
	case len(d.Perimeters) == 0 && c.Label == "":
		p.Add(Fail(Invalid, msgNoPerimeter).On("perimeter"))
	case len(d.Perimeters) > MaxPerimeters:
		p.Add(Fail(Invalid, msgManyPerimeters, MaxPerimeters).On("perimeter"))
	}
	return c, p
}

// MaxPerimeters is how many perimeters a coordination may name one by one: the
// communes of the largest métropole and more.
const MaxPerimeters = 300

// maxSlug is the length where an address stops being readable.
const maxSlug = 60

// Slug makes the part of an address that names something: lower case letters
// without accents and figures, a hyphen between words. It is empty when the
// name has neither.
func Slug(name string) string {
	words := strings.FieldsFunc(plain(strings.ToLower(name)), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	slug := ""
	for _, w := range words {
		if slug != "" && len(slug)+1+len(w) > maxSlug {
			break
		}
		slug += "-" + w
		slug = strings.TrimPrefix(slug, "-")
	}
	return slug[:min(len(slug), maxSlug)]
}
