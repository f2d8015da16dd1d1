package handlers

// Logins, sessions and what was kept.
const (
	msgProviderDown  = "Ne répond pas pour le moment."
	msgLoginRefused  = "Connexion impossible"
	msgLoggedOut     = "Vous êtes déconnecté."
	msgChangeTitle   = "Vous connecter au titre d’une autre organisation"
	msgChangeLogout  = "Vous serez d’abord déconnecté."
	msgChangeAgain   = "Reconnectez-vous ensuite en choisissant l’autre organisation chez votre fournisseur d’identité."
	msgChangeButton  = "Me déconnecter pour changer d’organisation"
	msgSessions      = "Mes sessions"
	msgSessionEnded  = "La session est fermée."
	msgSessionsEnded = "Toutes vos autres sessions sont fermées."
	msgOtherBrowser  = "Autre navigateur"
	msgDraftTitle    = "Votre texte est conservé"
	msgOtherField    = "Autre réponse"
	msgDraftDropped  = "Le texte conservé est abandonné."
	msgLogInAgain    = "Me reconnecter"
	msgNotKept       = "Vous n’êtes pas connecté : ce formulaire n’a pas été enregistré."

	msgDemoLogin    = "Choisir une personne"
	msgDemoProvider = "la démonstration"
	msgDemoContact  = "Choisissez simplement une autre personne."
)
