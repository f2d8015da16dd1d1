package handlers

import (
	"slices"
	"strings"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// Invitations, requests to join and personal links.
const (
	msgInvitations                 = "Invitations"
	msgInvitationTitle             = "Invitation"
	msgInvitedAll                  = "Invitations envoyées\u00a0: %d."
	msgInvitationSent              = "L’invitation est envoyée à nouveau\u00a0: l’adresse du courriel précédent ne sert plus."
	msgInvitationRevoked           = "L’invitation est annulée."
	msgInvitationTaken             = "Bienvenue dans la coordination «\u00a0%s\u00a0»."
	msgInvitationOtherEmail        = "Vous êtes connecté en tant que %s, avec une autre adresse que celle de l’invitation. Si ce n’est pas vous qui êtes invité, n’acceptez pas."
	msgInvitationOtherOrganization = "Vous êtes connecté au titre d’un autre établissement que «\u00a0%s\u00a0»\u00a0: vous pouvez accepter, mais ces droits ne serviront que si vous vous connectez au titre de cette organisation."
	msgOwnName                     = "En votre nom"

	msgJoinTitle     = "Rejoindre une coordination"
	msgJoinAsked     = "Votre demande est envoyée. Vous recevrez la réponse par courriel."
	msgJoinIndex     = "Demandes à rejoindre"
	msgJoinDecide    = "Répondre à une demande"
	msgJoinDecided   = "La réponse est envoyée."
	msgJoinChoose    = "Choisissez d’accepter ou de refuser la demande."
	msgOwnNameOption = "Personne, en son nom propre"
	msgLinkTitle     = "Votre désignation"
	msgLinkRevoked   = "Le lien personnel est annulé."
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

// joinableTag says why a coordination cannot be asked again.
func joinableTag(j model.Joinable) templates.Tag {
	switch {
	case j.Held:
		return templates.Tag{Word: "Vous en êtes membre", Tone: "good"}
	case j.Asked:
		return templates.Tag{Word: "Demande en attente", Tone: "brand"}
	}
	return templates.Tag{}
}

// joinTag is the state of a request in a word.
func joinTag(l model.JoinLine) templates.Tag {
	switch {
	case l.DecidedAt.IsZero():
		return templates.Tag{Word: "À traiter", Tone: "accent"}
	case l.Accepted:
		return templates.Tag{Word: "Acceptée", Tone: "good"}
	}
	return templates.Tag{Word: "Refusée", Tone: "neutral"}
}

// joinRows tell who asks, and what their provider says of them.
func joinRows(l model.JoinLine, zone *time.Location) []templates.Row {
	rows := []templates.Row{
		{Label: "Personne", Value: l.Name},
		{Label: "Adresse électronique", Value: l.Email},
		{Label: "Organisation indiquée", Value: l.Organization},
		{Label: "Établissement attesté par son fournisseur d’identité", Value: strings.TrimSpace(l.Label + " " + l.Siret)},
		{Label: "Demande reçue", Value: templates.Moment(zone, l.CreatedAt)},
	}
	if l.DecidedAt.IsZero() {
		return rows
	}
	return append(rows,
		templates.Row{Label: "Réponse", Value: joinTag(l).Word + " le " + templates.Day(zone, l.DecidedAt)},
		templates.Row{Label: "Mot envoyé", Value: l.Answer})
}

// roleOptions are the roles to choose from.
func roleOptions() []templates.Option {
	var list []templates.Option
	for _, r := range governance.Roles() {
		list = append(list, templates.Option{Value: string(r), Label: r.Label(), Hint: roleHints[r]})
	}
	return list
}

// roleHints say in a few words what each role allows: the table of rights is
// governance's.
var roleHints = map[governance.Role]string{
	governance.Coordinator: "Gère les membres, les financements, les actions et les séances.",
	governance.Chair:       "Préside les séances, en tient la salle et signe les comptes rendus\u00a0; lit le journal.",
	governance.ViceChair:   "Comme la présidence, quand elle la supplée.",
	governance.Secretary:   "Prépare et tient les séances, signe les comptes rendus\u00a0; lit le journal.",
	governance.Member:      "Lit tout ce qui est commun, et écrit dans le diagnostic.",
	governance.Funder:      "Comme un membre, et déclare les engagements de son organisation.",
	governance.Observer:    "Lit, sans rien modifier.",
}

// linkRows tell the seat and the mandate that a personal link is about.
func linkRows(l model.LinkPage) []templates.Row {
	kind, voice := "Titulaire", "Consultative"
	if l.Kind == governance.Alternate {
		kind = "Suppléance"
	}
	if l.Voting {
		voice = "Délibérative"
	}
	rows := []templates.Row{
		{Label: "Instance", Value: l.Committee},
		{Label: "Organisation", Value: l.Organization},
		{Label: "Fonction", Value: l.Function},
		{Label: "Qualité", Value: kind},
		{Label: "Voix", Value: voice},
		{Label: "À partir du", Value: templates.Date(l.StartsOn.Time())},
	}
	if l.EndsOn != "" {
		rows = append(rows, templates.Row{Label: "Jusqu’au", Value: templates.Date(l.EndsOn.Time())})
	}
	return slices.DeleteFunc(rows, func(r templates.Row) bool { return r.Value == "" })
}

// linkAnswered thanks the person, and says what was understood.
func linkAnswered(l model.LinkPage) string {
	if l.Answer == governance.LinkDeclines {
		return "Votre réponse est enregistrée\u00a0: vous n’acceptez pas de siéger. La coordination en est informée."
	}
	return "Votre réponse est enregistrée\u00a0: vous acceptez de siéger. Merci."
}
