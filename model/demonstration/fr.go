package demonstration

import "ctin/governance"

// Names of fictional people are roles: nobody is meant.
const (
	surname = "(exemple)"

	givenCoordinator   = "Coordinatrice"
	givenChair         = "Présidente"
	givenBruyere       = "Directrice"
	givenCedre         = "Déléguée"
	givenViceChair     = "Élu d’Amandier"
	givenSecretary     = "Secrétaire"
	givenMember        = "Responsable de Mûrier"
	givenObserver      = "Observatrice"
	givenLille         = "Coordinateur de Lille"
	givenAdministrator = "Administratrice"
	givenAsking        = "Médiatrice"
	givenSaule         = "Correspondant de Saule"

	titleCoordinator   = "Coordinatrice du Sicoval"
	titleChair         = "Présidente du comité stratégique"
	titleFunder        = "Financeur\u00a0: "
	titleViceChair     = "Vice-président"
	titleSecretary     = "Secrétaire de séance"
	titleMember        = "Membre"
	titleObserver      = "Observatrice"
	titleLille         = "Coordinateur de la métropole de Lille"
	titleAdministrator = "Administratrice de l’instance"

	hintCoordinator   = "Anime deux coordinations, celles du Sicoval et de la Haute-Garonne\u00a0: membres, organisations, invitations, journal."
	hintChair         = "Préside le comité stratégique."
	hintBruyere       = "Finance, et siège avec voix délibérative."
	hintCedre         = "Finance dans deux coordinations, celles du Sicoval et de Lille, avec voix consultative."
	hintViceChair     = "Supplée la présidente."
	hintSecretary     = "Aide la coordinatrice pendant les séances."
	hintMember        = "Siège au nom d’une association."
	hintObserver      = "Lit, sans siéger et sans rien modifier."
	hintLille         = "Anime la plus grande coordination\u00a0: 95 communes et leurs partenaires."
	hintAdministrator = "Ouvre des coordinations, et n’en lit aucune."
)

// Organisations: those marked as examples are fictional.
const (
	orgSicoval      = "Sicoval"
	orgHauteGaronne = "Département de la Haute-Garonne"
	orgState        = "État, préfecture de la Haute-Garonne"
	orgAmandier     = "Syndicat Amandier"
	orgBruyere      = "CIAS Bruyère"
	orgTilleul      = "Fondation Tilleul"
	orgGenet        = "Coopérative Genêt"
	orgMurier       = "Mûrier"
	orgNoisetier    = "Noisetier"
	orgOlivier      = "Olivier"
	orgPlatane      = "Platane"
	orgCedre        = "Fonds Cèdre"
	orgSaule        = "Caisse Saule"
	orgLille        = "Métropole européenne de Lille"
	orgLyon         = "Métropole de Lyon"
	orgStrasbourg   = "Eurométropole de Strasbourg"
	orgLaRochelle   = "Communauté d’agglomération de La Rochelle"

	nameSicoval      = "Sicoval"
	nameLyon         = "Métropole de Lyon"
	nameLille        = "Métropole européenne de Lille"
	nameStrasbourg   = "Eurométropole de Strasbourg"
	nameLaRochelle   = "La Rochelle"
	nameHauteGaronne = "Haute-Garonne (exemple)"
)

// What is said in the story.
const (
	functionMayor       = "Le maire ou son représentant"
	functionCoordinator = "Coordination, secrétariat"
	wordsObserver       = "J’étudie les politiques d’inclusion numérique et souhaite suivre vos travaux."
	wordsAsking         = "Je suis médiatrice numérique dans une association voisine, et je souhaite participer aux groupes de travail."
	wordsWelcome        = "Bienvenue, vous pouvez tout lire."
	orgAsking           = "Association Charme (exemple)"
)

// partners are the fictional organisations beside the 95 communes of Lille.
func partners() []governance.OrganizationDraft {
	return []governance.OrganizationDraft{
		{Name: "Fondation Bouleau", Kind: "foundation", Funder: true, Example: true},
		{Name: "Coopérative Érable", Kind: "cooperative", Example: true},
		{Name: "Association Fougère", Kind: "association", Example: true},
		{Name: "Association Lilas", Kind: "association", Example: true},
		{Name: "Laboratoire Peuplier", Kind: "other", College: "institutional", Example: true},
		{Name: "Collectif Houx", Kind: "beneficiary", Example: true},
	}
}

// mayorOf names the fictional mayor of a commune.
func mayorOf(commune string) string { return "Maire de " + commune }

// Who sits at the Sicoval, beside the personas.
const (
	functionChair      = "Présidente"
	functionElected    = "Élu désigné"
	functionSubPrefect = "Sous-préfète"
	functionDirector   = "Direction"

	givenElected   = "Élu du département"
	givenTilleul   = "Délégué de Tilleul"
	givenGenet     = "Gérante de Genêt"
	givenNoisetier = "Responsable de Noisetier"
	givenOlivier   = "Porte-parole d’Olivier"
	givenPlatane   = "Porte-parole de Platane"

	wordsSecretary = "Je seconde la coordinatrice pendant les séances."
)
