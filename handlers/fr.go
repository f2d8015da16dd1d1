package handlers

// Sentences and labels for the person, in French.
const (
	msgNotFound          = "Cette page n’existe pas, ou vous n’y avez pas accès."
	msgForm              = "Le formulaire reçu est incomplet ou abîmé. Rechargez la page, puis recommencez."
	msgBroken            = "Une erreur s’est produite de notre côté. Rien n’a été enregistré à moitié. Référence\u00a0: %s."
	msgOtherOrganization = "Vous êtes connecté au titre d’un autre établissement que celui de votre siège ici. Déconnectez-vous, puis reconnectez-vous au titre de l’organisation que vous représentez dans cette coordination."
	msgCrossOrigin       = "Ce formulaire vient d’un autre site\u00a0: il n’a pas été pris en compte."
	msgSlowDown          = "Trop d’actions en peu de temps. Attendez un instant, puis recommencez\u00a0: rien n’est perdu."

	navDashboard     = "Tableau de bord"
	navMembers       = "Membres"
	navOrganizations = "Organisations"
	navJournal       = "Journal"
)

// Pages of everybody.
const msgYourSpace = "Votre espace"
