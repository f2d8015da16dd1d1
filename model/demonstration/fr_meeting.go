package demonstration

// The committee of the day.
const (
	nameGroup = "Groupe de travail Médiation numérique (exemple)"
	codeGroup = "GTM"

	itemOpening    = "Ouverture, émargement, pouvoirs, quorum"
	itemDiagnostic = "Diagnostic territorial partagé, version 1"
	itemProgramme  = "Programme coordonné de financement"
	itemPool       = "Affectation du fonds commun"
	itemTraining   = "Formation de 100 aidants"
	itemNext       = "Prochaine séance"

	draftDiagnostic = "Le comité approuve la version 1 du diagnostic territorial partagé."
	draftProgramme  = "Le comité approuve le programme coordonné de financement présenté par la conférence des financeurs. Ce vote n’engage pas le budget des financeurs."
	draftPool       = "Le comité affecte 25\u202f000\u00a0€ du fonds commun au guichet unique multicanal et 15\u202f000\u00a0€ à la formation de 100 aidants."
	draftTraining   = "L’association Noisetier forme 100 aidants dans les cent vingt jours."
)
