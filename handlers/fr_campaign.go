package handlers

import (
	"fmt"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// Campaigns.
const (
	msgCampaigns        = "Campagnes"
	msgCampaignNew      = "Préparer une campagne"
	msgCampaignEdit     = "Modifier la campagne"
	msgCampaignReady    = "La campagne est prête. Relisez-la, puis ouvrez-la\u00a0: les financeurs seront alors prévenus."
	msgCampaignSaved    = "La campagne est enregistrée."
	msgCampaignOpened   = "La campagne est ouverte, et les financeurs sont prévenus."
	msgCampaignClosed   = "La campagne est close. Son bilan reste à jour des versements."
	msgCampaignDeclined = "C’est noté\u00a0: ce financeur ne participe pas cette année."
	msgDeadline         = "Déplacer l’échéance"
	msgDeadlineMoved    = "L’échéance est déplacée, et les financeurs qui n’ont pas répondu sont prévenus."
	msgCampaignBack     = "Le refus est annulé\u00a0: ce financeur peut de nouveau déclarer une intention."
	fileBalance         = "bilan-de-campagne"
)

func campaignAbout(scheme string) string {
	if scheme == "" {
		return "Toute la conférence"
	}
	return "Appel du dispositif «\u00a0" + scheme + "\u00a0»"
}

func campaignTag(s governance.CampaignState) templates.Tag {
	tone := map[governance.CampaignState]string{governance.CampaignDraft: "neutral", governance.CampaignOpen: "accent", governance.CampaignClosed: "brand"}
	return templates.Tag{Word: s.Label(), Tone: tone[s]}
}

func campaignRows(p model.CampaignPage) []templates.Row {
	opening := "Ouverture"
	if p.State == governance.CampaignDraft {
		opening = "Ouverture prévue"
	}
	return []templates.Row{
		{Label: "Année", Value: fmt.Sprint(p.Year)},
		{Label: "Ce qu’elle concerne", Value: campaignAbout(p.Scheme)},
		{Label: opening, Value: templates.Date(p.OpensOn.Time())},
		{Label: "Échéance", Value: templates.Date(p.Deadline.Time())},
	}
}

// campaignFunder is one line of the balance.
func campaignFunder(l governance.CampaignLine, over bool) templates.CampaignFunder {
	tone := map[governance.CampaignAnswer]string{governance.AnsweredYes: "good", governance.AnsweredNo: "neutral", governance.AnsweredNone: "accent"}
	line := templates.CampaignFunder{
		Name: l.Funder, Example: l.Example, Answer: templates.Tag{Word: l.Answer.Label(), Tone: tone[l.Answer]}, Split: l.Split,
		Carried: l.Carried, Unreachable: l.Answer == governance.AnsweredNone && !l.Reachable,
	}
	if over && l.Answer == governance.AnsweredNone {
		line.Answer = templates.Tag{Word: "N’a pas répondu", Tone: "neutral"}
	}
	switch {
	case l.Answer == governance.AnsweredNo:
		line.Note = l.Word
	case l.Answer == governance.AnsweredNone && l.RemindedOn != "":
		line.Note = "Relancé le " + templates.Date(l.RemindedOn.Time())
	}
	return line
}

// movedWords say who moved the deadline, and when.
func movedWords(m governance.DeadlineMove, zone *time.Location) string {
	return m.MovedBy + ", " + templates.Moment(zone, m.MovedAt)
}

func campaignReminded(n int) string {
	if n == 0 {
		return "Personne n’est à relancer aujourd’hui."
	}
	return templates.Plural(n, "financeur est relancé", "financeurs sont relancés") + "."
}

func balanceTitles() []string {
	return []string{
		"Financeur", "Réponse", "Mot", "Annoncé en numéraire", "Ferme en numéraire", "Versé en numéraire", "Annoncé en nature",
		"Ferme en nature", "Versé en nature", "Reporté d’office en numéraire", "Reporté d’office en nature",
	}
}
