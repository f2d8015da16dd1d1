package demonstration

// Persona is a fictional person whom a visitor can be for a while.
type Persona struct {
	Key               string // of the account: its sub is "demo:" + Key
	GivenName         string
	FamilyName        string
	Siret             string // of the organisation they act for, or empty
	OrganizationLabel string
	Title             string // their role in the story
	Hint              string // what they can show
}

// Sub is the persona's subject at the demonstration provider.
func (p Persona) Sub() string { return "demo:" + p.Key }

// Email is the persona's address: it can receive nothing (RFC 2606).
func (p Persona) Email() string { return p.Key + "@exemple.invalid" }

// The fictional establishments. Their numbers begin with zeros, which no real
// one does, and have right check digits.
const (
	siretSicoval  = "24310063300011"
	siretBruyere  = "00000010900017"
	siretCedre    = "00000020800017"
	siretMurier   = "00000030700017"
	siretOlivier  = "00000040600017"
	siretAmandier = "00000050500016"
)

// Personas lists who can be played, the coordinator first.
func Personas() []Persona {
	return []Persona{
		{"coordinatrice", givenCoordinator, surname, siretSicoval, orgSicoval, titleCoordinator, hintCoordinator},
		{"presidente", givenChair, surname, siretSicoval, orgSicoval, titleChair, hintChair},
		{"bruyere", givenBruyere, surname, siretBruyere, orgBruyere, titleBruyere, hintBruyere},
		{"cedre", givenCedre, surname, siretCedre, orgCedre, titleCedre, hintCedre},
		{"vice-president", givenViceChair, surname, siretAmandier, orgAmandier, titleViceChair, hintViceChair},
		{"murier", givenMember, surname, siretMurier, orgMurier, titleMember, hintMember},
		{"olivier", givenObserver, surname, siretOlivier, orgOlivier, titleObserver, hintObserver},
		{"administratrice", givenAdministrator, surname, "", "", titleAdministrator, hintAdministrator},
	}
}
