package demonstration

import "slices"

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

// The keys of the personas.
const (
	Coordinator   = "coordinatrice"
	Chair         = "presidente"
	ViceChair     = "vice-president"
	Secretary     = "secretaire"
	FunderBruyere = "bruyere"
	FunderCedre   = "cedre"
	Member        = "murier"
	Observer      = "observatrice"
	Lille         = "lille"
	Administrator = "administratrice"
)

// Personas lists who can be played, the coordinator first.
func Personas() []Persona {
	return []Persona{
		{Coordinator, givenCoordinator, surname, siretSicoval, orgSicoval, titleCoordinator, hintCoordinator},
		{Chair, givenChair, surname, siretSicoval, orgSicoval, titleChair, hintChair},
		{FunderBruyere, givenBruyere, surname, siretBruyere, orgBruyere, titleFunder + orgBruyere, hintBruyere},
		{FunderCedre, givenCedre, surname, siretCedre, orgCedre, titleFunder + orgCedre, hintCedre},
		{ViceChair, givenViceChair, surname, siretAmandier, orgAmandier, titleViceChair, hintViceChair},
		{Secretary, givenSecretary, surname, siretSicoval, orgSicoval, titleSecretary, hintSecretary},
		{Member, givenMember, surname, siretMurier, orgMurier, titleMember, hintMember},
		{Observer, givenObserver, surname, "", "", titleObserver, hintObserver},
		{Lille, givenLille, surname, siretLille, orgLille, titleLille, hintLille},
		{Administrator, givenAdministrator, surname, "", "", titleAdministrator, hintAdministrator},
	}
}

// persona finds someone by their key, shown to visitors or not.
func persona(key string) Persona {
	for _, p := range slices.Concat(Personas(), Unseen()) {
		if p.Key == key {
			return p
		}
	}
	return Persona{}
}
