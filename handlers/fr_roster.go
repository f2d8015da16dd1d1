package handlers

import (
	"strings"

	"ctin/governance"
	"ctin/templates"
)

// Rosters.
const (
	msgRoster       = "Importer une liste de membres"
	msgRosterDone   = "Liste importée"
	msgRosterLead   = "Rien n’est encore enregistré, et aucun courriel ne partira à l’import."
	msgRosterVacant = "Siège vacant"
	fileRoster      = "modele-membres"
	sheetMembers    = "Membres"
	wordNoSeat      = "aucune"
	wordWho         = "Qui"
)

// rosterHelp says what each column of a list may hold.
func rosterHelp(committees []governance.Committee) []templates.ListColumn {
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
	var help []templates.ListColumn
	for _, c := range governance.RosterColumns() {
		help = append(help, templates.ListColumn{
			Title: c.Label(), Text: texts[c], Values: strings.Join(rosterValues(c, committees), "\u202f; "),
		})
	}
	return help
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
