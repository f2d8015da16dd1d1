package handlers

import (
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

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

	msgInvitations                 = "Invitations"
	msgInvitationTitle             = "Invitation"
	msgInvitedAll                  = "Invitations envoyées\u00a0: %d."
	msgInvitationSent              = "L’invitation est envoyée à nouveau\u00a0: l’adresse du courriel précédent ne sert plus."
	msgInvitationRevoked           = "L’invitation est annulée."
	msgInvitationTaken             = "Bienvenue dans la coordination «\u00a0%s\u00a0»."
	msgInvitationOtherEmail        = "Vous êtes connecté en tant que %s, avec une autre adresse que celle de l’invitation. Si ce n’est pas vous qui êtes invité, n’acceptez pas."
	msgInvitationOtherOrganization = "Vous êtes connecté au titre d’un autre établissement que «\u00a0%s\u00a0»\u00a0: vous pouvez accepter, mais ces droits ne serviront que si vous vous connectez au titre de cette organisation."
	msgOwnName                     = "En votre nom"

	navDashboard     = "Tableau de bord"
	navMembers       = "Membres"
	navOrganizations = "Organisations"
	navJournal       = "Journal"
)

// rolesLabel joins the names of roles.
func rolesLabel(roles governance.RoleSet) string {
	labels := make([]string, len(roles))
	for i, r := range roles {
		labels[i] = r.Label()
	}
	return strings.Join(labels, ", ")
}

// invitationTag is the state of an invitation in a word.
func invitationTag(s governance.InvitationState) templates.Tag {
	switch s {
	case governance.InvitationAccepted:
		return templates.Tag{Word: "Acceptée", Tone: "good"}
	case governance.InvitationExpired:
		return templates.Tag{Word: "Expirée", Tone: "accent"}
	case governance.InvitationRevoked:
		return templates.Tag{Word: "Annulée", Tone: "neutral"}
	}
	return templates.Tag{Word: "En attente", Tone: "brand"}
}

// offeredSeat says a seat in a sentence.
func offeredSeat(s model.OfferedSeat) string {
	kind, voice := "titulaire", "voix consultative"
	if s.Kind == governance.Alternate {
		kind = "suppléance"
	}
	if s.Voting {
		voice = "voix délibérative"
	}
	parts := []string{s.Committee, kind, voice}
	for _, p := range []string{s.Organization, s.Function} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	sentence := strings.Join(parts, ", ") + ", à partir du " + templates.Date(s.StartsOn.Time())
	if s.EndsOn != "" {
		sentence += " et jusqu’au " + templates.Date(s.EndsOn.Time())
	}
	return sentence
}
