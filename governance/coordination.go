package governance

import "time"

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
