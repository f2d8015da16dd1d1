package handlers

// Sentences and labels for the person, in French.
const (
	msgNotFound          = "Cette page n’existe pas, ou vous n’y avez pas accès."
	msgForm              = "Le formulaire reçu est incomplet ou abîmé. Rechargez la page, puis recommencez."
	msgBroken            = "Une erreur s’est produite de notre côté. Rien n’a été enregistré à moitié. Référence\u00a0: %s."
	msgOtherOrganization = "Vous êtes connecté au titre d’un autre établissement que celui de votre siège ici. Déconnectez-vous, puis reconnectez-vous au titre de l’organisation que vous représentez dans cette coordination."
	msgCrossOrigin       = "Ce formulaire vient d’un autre site\u00a0: il n’a pas été pris en compte."
	msgSlowDown          = "Trop d’actions en peu de temps. Attendez un instant, puis recommencez\u00a0: rien n’est perdu."

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
	msgDraftDropped  = "Le texte conservé est abandonné."
	msgLogInAgain    = "Me reconnecter"
	msgNotKept       = "Vous n’êtes pas connecté : ce formulaire n’a pas été enregistré."

	msgDemoLogin    = "Choisir une personne"
	msgDemoProvider = "une identité de démonstration"
	msgDemoContact  = "C’est une démonstration\u00a0: choisissez simplement une autre personne."

	navDashboard     = "Tableau de bord"
	navMembers       = "Membres"
	navOrganizations = "Organisations"
	navJournal       = "Journal"
)
