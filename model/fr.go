package model

// Sentences for the person, in French.
const (
	msgNotFound = "Cette page n’existe pas, ou vous n’y avez pas accès."
	msgStale    = "Quelqu’un d’autre a enregistré cette page entre-temps. Rien n’est perdu : comparez, puis enregistrez à nouveau."
)

// sentence is what a broken constraint tells the person, and at which field.
type sentence struct{ field, message string }

// sentences gives each constraint a person can meet its French sentence. Each
// feature's constraints are in its own table of fr.go.
var sentences = map[string]sentence{
	"coordinations_slug_once":  {"name", "Une coordination porte déjà ce nom. Précisez-le, par exemple avec le département."},
	"organizations_siret_once": {"siret", "Une organisation de cette coordination porte déjà ce SIRET."},
	"organizations_siren_once": {"siren", "Une organisation de cette coordination porte déjà ce SIREN."},
	"organizations_rna_once":   {"rna", "Une association de cette coordination porte déjà ce numéro RNA."},
	"mandates_one_holder":      {"starts_on", "Ce siège a déjà un titulaire à ces dates."},
	"mandates_once":            {"person", "Cette personne est déjà désignée sur ce siège à ces dates."},
	"mandates_dates":           {"ends_on", "La fin précède le début."},
	"seats_dates":              {"ends_on", "La fin précède le début."},
	"memberships_once":         {"person", "Cette personne est déjà membre au titre de cette organisation."},
	"invitations_one_open":     {"email", "Une invitation est déjà en cours pour cette personne."},
	"join_requests_one_open":   {"message", "Votre demande est déjà en attente de réponse."},
}
