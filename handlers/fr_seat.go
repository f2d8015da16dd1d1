package handlers

import (
	"slices"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// Members, seats, bodies, renewal.
const (
	tabSeats      = "Sièges"
	tabAccess     = "Accès"
	tabRequests   = "Demandes"
	tabCommittees = "Instances"

	anyCommittee   = "de toutes les instances"
	anyRole        = "de tout rôle"
	everyCommittee = "Toutes les instances"
	everyCollege   = "Tous les collèges"
	everyKind      = "De toute nature, et les fonctions seules"
	noOrganization = "Aucune"
	ownCollege     = "Celui de l’organisation"

	msgSeatNew       = "Créer un siège"
	msgSeatAdded     = "Le siège est créé. Vous pouvez désigner son titulaire."
	msgSeatEdit      = "Corriger le siège"
	msgSeatCorrected = "Le siège est corrigé."
	msgSeatClose     = "Fermer le siège"
	msgSeatClosed    = "Le dernier jour du siège est enregistré."
	msgNoHolder      = "siège sans titulaire"

	msgDesignate           = "Désigner un titulaire"
	msgDesignated          = "Le titulaire est désigné."
	msgDesignateAlternate  = "Désigner une suppléance"
	msgAlternateDesignated = "La suppléance est désignée."
	msgReplace             = "Remplacer le titulaire"
	msgReplaced            = "Le titulaire est remplacé."
	msgMandateCorrect      = "Corriger le mandat"
	msgMandateCorrected    = "Le mandat est corrigé."
	msgMandateEnd          = "Mettre fin au mandat"
	msgMandateEnded        = "Le dernier jour du mandat est enregistré."
	msgMandateCancel       = "Annuler la désignation"
	msgMandateCancelled    = "La désignation est annulée."

	msgCommitteeNew     = "Ajouter une instance"
	msgCommitteeAdded   = "L’instance est ajoutée."
	msgCommitteeEdit    = "Modifier l’instance"
	msgCommitteeRenamed = "L’instance est modifiée."
)

// tagExample marks what is fictional.
var tagExample = templates.Tag{Word: "exemple", Tone: "neutral"}

// The voice of a seat, in forms.
const voiceVoting, voiceAdvisory = "voting", "advisory"

func voiceValue(voting bool) string {
	if voting {
		return voiceVoting
	}
	return voiceAdvisory
}

func voiceLabel(voting bool) string {
	if voting {
		return "Voix délibérative"
	}
	return "Voix consultative"
}

func voiceOptions() []templates.Option {
	return []templates.Option{
		{Value: voiceVoting, Label: "Délibérative", Hint: "Vote, et compte dans le quorum."},
		{Value: voiceAdvisory, Label: "Consultative", Hint: "Donne son avis sans voter."},
	}
}

func voiceFilter() []templates.Option {
	return []templates.Option{
		{Label: "de toute voix"}, {Value: voiceVoting, Label: "à voix délibérative"}, {Value: voiceAdvisory, Label: "à voix consultative"},
	}
}

func seatStates() []templates.Option {
	return []templates.Option{
		{Label: "occupés ou vacants"},
		{Value: "filled", Label: "occupés"},
		{Value: "vacant", Label: "vacants"},
		{Value: "accountless", Label: "dont le titulaire est sans compte"},
		{Value: "past", Label: "passés"},
	}
}

func seatSorts() []templates.Option {
	return []templates.Option{
		{Label: "par organisation ou fonction"}, {Value: "person", Label: "par personne"}, {Value: "college", Label: "par collège"},
	}
}

// ownerOptions are the organisations of a form, after the choice of none.
func ownerOptions(none string, names []model.OrganizationName) []templates.Option {
	options := organizationOptions(names)
	options[0].Label = none
	return options
}

// seatTags say what is uncommon about a seat.
func seatTags(l model.SeatLine, today governance.Date) []templates.Tag {
	var tags []templates.Tag
	if l.Example {
		tags = append(tags, tagExample)
	}
	if l.Qualified {
		tags = append(tags, templates.Tag{Word: "personnalité qualifiée", Tone: "neutral"})
	}
	switch {
	case l.StartsOn > today:
		tags = append(tags, templates.Tag{Word: "à partir du " + l.StartsOn.French(), Tone: "brand"})
	case l.EndsOn != "" && l.EndsOn < today:
		tags = append(tags, templates.Tag{Word: "fermé", Tone: "neutral"})
	case l.EndsOn != "":
		tags = append(tags, templates.Tag{Word: "jusqu’au " + l.EndsOn.French(), Tone: "accent"})
	}
	return tags
}

// seatFacts say what a seat is.
func seatFacts(l model.SeatLine) []templates.Row {
	rows := []templates.Row{
		{Label: "Instance", Value: l.Committee},
		{Label: "Organisation", Value: l.Organization},
		{Label: "Fonction", Value: l.Function},
		{Label: "Collège", Value: l.College.Label()},
		{Label: "Voix", Value: voiceLabel(l.Voting)},
		{Label: "Premier jour", Value: l.StartsOn.French()},
	}
	if l.Qualified {
		rows = append(rows, templates.Row{Label: "Suppléance", Value: "Aucune\u00a0: personnalité qualifiée"})
	}
	if l.EndsOn != "" {
		rows = append(rows, templates.Row{Label: "Dernier jour", Value: l.EndsOn.French()})
	}
	return slices.DeleteFunc(rows, func(r templates.Row) bool { return r.Value == "" })
}

// period writes from when to when something runs, as seen today.
func period(from, to, today governance.Date) string {
	switch {
	case to != "" && to == from:
		return "Le " + from.French()
	case to != "":
		return "Du " + from.French() + " au " + to.French()
	case from > today:
		return "À partir du " + from.French()
	}
	return "Depuis le " + from.French()
}

// seatName is a seat in a line: its organisation, and its function if any.
func seatName(organization, function string) string {
	if organization == "" || function == "" {
		return organization + function
	}
	return organization + ", " + function
}
