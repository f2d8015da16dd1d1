package handlers

import (
	"strconv"

	"ctin/governance"
	"ctin/templates"
)

// The table of the conference.
const (
	navConference    = "Tableau de la conférence"
	captionCash      = "Numéraire"
	captionInKind    = "Contributions en nature valorisées"
	rowAction        = "Action"
	rowScheme        = "Dispositif"
	toNoAction       = "Non affecté à une action"
	toNoScheme       = "Sans dispositif"
	turnProjector    = "Afficher pour la salle (vidéoprojecteur)"
	turnBack         = "Quitter l’affichage pour la salle"
	linkFunding      = "Engagements et graphiques"
	linkExportTable  = "Exporter"
	noteUnconfirmed  = "à confirmer"
	emptyConference  = "Rien à montrer ici"
	conferenceNoRows = "Aucun engagement ne correspond à cette demande. Les engagements déclarés paraissent ici aussitôt, sans recharger la page."
)

func conferenceRows() []templates.Option {
	return []templates.Option{{Label: "par action"}, {Value: rowsScheme, Label: "par dispositif"}}
}

func conferenceLevels() []templates.Option {
	return []templates.Option{
		{Label: "annoncés, fermes ou non"},
		{Value: string(governance.Firm), Label: "fermes"},
		{Value: string(governance.Contracted), Label: "conventionnés"},
		{Value: string(governance.Disbursed), Label: "versés"},
	}
}

func conferenceYears(years []int) []templates.Option {
	list := []templates.Option{{Label: "toutes années"}}
	for _, y := range years {
		list = append(list, templates.Option{Value: strconv.Itoa(y), Label: inYear + strconv.Itoa(y)})
	}
	return list
}

// conferenceLeft is the reste à financer in a sentence: what no action has yet of
// what is firm may fill the gaps.
func conferenceLeft(t governance.ConferenceTable) string {
	if t.Cost == 0 {
		return ""
	}
	var pool governance.Cents
	for _, r := range t.Rows {
		if r.ID == 0 {
			pool = r.Firm
		}
	}
	if pool == 0 {
		return "Reste à financer sur les montants fermes\u00a0: " + templates.Euros(t.Missing) + "."
	}
	return "Reste à financer sur les montants fermes\u00a0: " + templates.Euros(t.Missing-pool) + ", soit " + templates.Euros(t.Missing) +
		" manquant aux actions, moins " + templates.Euros(pool) + " fermes qui ne sont pas encore affectés."
}

func conferenceAgain(t governance.ConferenceTable) string {
	if t.Again == 0 {
		return ""
	}
	return templates.Euros(t.Again) + " sont redonnés par un financeur qui les a reçus ici\u00a0: le total ne les compte qu’à leur source."
}

// conferenceUndated says what the costs of a year leave out.
func conferenceUndated(t governance.ConferenceTable) string {
	if t.Undated == 0 {
		return ""
	}
	return templates.Euros(t.Undated) + " de dépenses ne disent pas leur année\u00a0: leur reste à financer se lit sur toutes les années."
}

// conferenceNote is what the amount of a cell does not say: how many commitments
// it adds up, and what awaits its funder's word.
func conferenceNote(c governance.ConferenceCell) string {
	switch {
	case len(c.Commitments) > 1:
		return templates.Plural(len(c.Commitments), "engagement", "engagements")
	case c.Unconfirmed > 0:
		return noteUnconfirmed
	}
	return ""
}

func ceilingNote(ceiling governance.Cents) string {
	if ceiling == 0 {
		return ""
	}
	return "plafond " + templates.Euros(ceiling)
}

func unconfirmedNote(l governance.Levels, level governance.Certainty) string {
	if l.Unconfirmed == 0 || level != governance.Announced {
		return ""
	}
	return "dont " + templates.Euros(l.Unconfirmed) + " à confirmer"
}
