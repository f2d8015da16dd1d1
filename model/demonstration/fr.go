package demonstration

// Names of fictional people are roles: nobody is meant.
const (
	surname = "(exemple)"

	givenCoordinator   = "Coordinatrice"
	givenChair         = "Présidente"
	givenBruyere       = "Directrice du CIAS Bruyère"
	givenCedre         = "Déléguée du Fonds Cèdre"
	givenViceChair     = "Élu du Syndicat Amandier"
	givenMember        = "Présidente de Mûrier"
	givenObserver      = "Représentant d’Olivier"
	givenAdministrator = "Administratrice"

	orgSicoval  = "Sicoval"
	orgBruyere  = "CIAS Bruyère"
	orgCedre    = "Fonds Cèdre"
	orgMurier   = "Mûrier"
	orgOlivier  = "Olivier"
	orgAmandier = "Syndicat Amandier"

	titleCoordinator   = "Coordinatrice"
	titleChair         = "Présidente du comité stratégique"
	titleBruyere       = "Financeur et membre"
	titleCedre         = "Financeur"
	titleViceChair     = "Vice-président"
	titleMember        = "Membre"
	titleObserver      = "Observateur"
	titleAdministrator = "Administratrice de l’instance"

	hintCoordinator   = "Anime les coordinations du Sicoval et de la Haute-Garonne\u00a0: membres, organisations, invitations, journal."
	hintChair         = "Préside le comité stratégique du Sicoval."
	hintBruyere       = "Finance et siège au comité stratégique."
	hintCedre         = "Finance, avec voix consultative."
	hintViceChair     = "Supplée la présidente."
	hintMember        = "Siège au nom d’une association."
	hintObserver      = "Lit, sans rien modifier."
	hintAdministrator = "Ouvre des coordinations et n’en lit aucune."
)
