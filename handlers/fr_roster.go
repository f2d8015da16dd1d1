package handlers

import (
	"strings"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// Rosters.
const (
	msgRoster        = "Importer une liste de membres"
	msgRosterCheck   = "Vérifier avant d’importer"
	msgRosterDone    = "Liste importée"
	msgRosterMissing = "Choisissez le fichier de la liste."
	msgRosterDropped = "Le fichier est effacé. Rien n’en a été importé."
	msgRosterVacant  = "Siège vacant"
	fileRoster       = "modele-membres"
	sheetMembers     = "Membres"
	sheetWords       = "Valeurs acceptées"
	wordNoSeat       = "aucune"
)

// rosterHelp says what each column of a list may hold.
func rosterHelp(committees []governance.Committee) []templates.RosterColumn {
	texts := map[governance.RosterColumn]string{
		governance.RosterFamilyName:   "Nom de la personne. Sans nom ni prénom, la ligne décrit un siège vacant.",
		governance.RosterGivenName:    "Prénom de la personne.",
		governance.RosterEmail:        "Adresse personnelle\u00a0: elle sert à inviter la personne et à la reconnaître. Facultatif.",
		governance.RosterPhone:        "Facultatif.",
		governance.RosterOrganization: "Organisation à qui revient le siège. Écrivez-la de la même façon sur toutes ses lignes. À laisser vide pour un siège qui revient à une fonction seule.",
		governance.RosterIdentifier:   "Facultatif, mais c’est le plus sûr pour reconnaître une organisation.",
		governance.RosterRNA:          "Numéro d’une association, comme W311000123. Facultatif.",
		governance.RosterNature:       "Obligatoire sur une ligne au moins de chaque organisation nouvelle.",
		governance.RosterCollege:      "Collège du siège. Vide, c’est celui de l’organisation.",
		governance.RosterCommittee:    "Instance où se trouve le siège. Vide, c’est le comité stratégique\u00a0; «\u00a0aucune\u00a0» donne seulement un accès.",
		governance.RosterFunction:     "Ce qui distingue deux sièges d’une même organisation, ou à quelle fonction revient le siège. Un suppléant rejoint le titulaire du siège de même organisation, même instance et même fonction.",
		governance.RosterVoice:        "Vide, la voix est délibérative.",
		governance.RosterQuality:      "Vide, la personne est titulaire.",
		governance.RosterRoles:        "Plusieurs rôles se séparent par des virgules. Vide, la personne est membre.",
		governance.RosterStart:        "Premier jour du mandat, ou du siège vacant, comme 03/12/2026. Vide, c’est le jour de l’envoi.",
		governance.RosterEnd:          "Dernier jour. Facultatif.",
	}
	var help []templates.RosterColumn
	for _, c := range governance.RosterColumns() {
		help = append(help, templates.RosterColumn{
			Title: c.Label(), Text: texts[c], Values: strings.Join(rosterValues(c, committees), "\u202f; "),
		})
	}
	return help
}

// rosterRows say which file this is about.
func rosterRows(r model.RosterReview, zone *time.Location) []templates.Row {
	rows := []templates.Row{
		{Label: "Fichier", Value: r.Name},
		{Label: "Envoyé", Value: templates.Moment(zone, r.CreatedAt)},
	}
	if r.DeedName != "" {
		rows = append(rows, templates.Row{Label: "Acte de désignation", Value: r.DeedName})
	}
	if r.AppliedAt != nil {
		rows = append(rows, templates.Row{Label: "Importé", Value: templates.Moment(zone, *r.AppliedAt)})
	}
	return rows
}

// rosterCounts say how much a list makes.
func rosterCounts(n governance.RosterCounts) string {
	var list []string
	for _, c := range []struct {
		n         int
		one, many string
	}{
		{n.Organizations, "organisation", "organisations"},
		{n.Seats, "siège", "sièges"},
		{n.People, "personne", "personnes"},
		{n.Mandates, "mandat", "mandats"},
		{n.Memberships, "accès à la coordination", "accès à la coordination"},
	} {
		if c.n > 0 {
			list = append(list, templates.Plural(c.n, c.one, c.many))
		}
	}
	return strings.Join(list, ", ")
}

// rosterItem names what a line makes.
func rosterItem(kind string) string {
	switch kind {
	case "organization":
		return "Organisation"
	case "seat":
		return "Siège"
	case "person":
		return "Personne"
	case "mandate":
		return "Mandat"
	}
	return "Accès"
}

// rosterIdle says why a line does nothing.
func rosterIdle(s governance.RosterState) string {
	if s == governance.RosterExample {
		return "Ligne d’exemple du modèle\u00a0: laissée de côté."
	}
	return "Existe déjà\u00a0: rien à faire."
}

// rosterWas says what a line came to when the file was sent.
func rosterWas(s governance.RosterState) string {
	switch s {
	case governance.RosterCreates:
		return "à importer, avec un autre résultat"
	case governance.RosterExists:
		return "rien à faire"
	}
	return "refusée"
}
