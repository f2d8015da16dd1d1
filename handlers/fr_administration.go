package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/model/check"
	"ctin/templates"
)

// The instance.
const (
	msgAdministration    = "Administration"
	msgOpening           = "Ouvrir une coordination"
	msgOpened            = "La coordination est ouverte, et l’invitation est envoyée."
	msgCoordinatorNamed  = "L’invitation est envoyée."
	msgLegalEdit         = "Mentions légales et données personnelles"
	msgAccessibilityEdit = "Déclaration d’accessibilité"
	msgStatementSaved    = "C’est enregistré, et cette page le montre à tout le monde."
	ownZone              = "Celui du territoire"
)

// openedTag says in a word whether someone coordinates a coordination.
func (a *App) openedTag(o model.OpenedCoordination) templates.Tag {
	switch {
	case o.Run:
		return templates.Tag{Word: "Oui", Tone: "good"}
	case o.Membership == 0:
		return templates.Tag{Word: "Personne n’est invité", Tone: "accent"}
	case !a.Now().Before(o.ExpiresAt):
		return templates.Tag{Word: "Invitation expirée", Tone: "accent"}
	}
	return templates.Tag{Word: "Invitation en attente", Tone: "brand"}
}

// openedRows say what an administrator may know of a coordination.
func openedRows(o model.OpenedCoordination) []templates.Row {
	list := []templates.Row{{Label: "Ouverte le", Value: templates.Day(nil, o.CreatedAt)}}
	if o.Run || o.Membership == 0 {
		return list
	}
	return append(list,
		templates.Row{Label: "Personne invitée", Value: o.Awaited()},
		templates.Row{Label: "Adresse électronique", Value: o.Email},
		templates.Row{Label: "Invitation envoyée le", Value: templates.Day(nil, o.SentAt)},
		templates.Row{Label: "Valable jusqu’au", Value: templates.Day(nil, o.ExpiresAt)})
}

const (
	msgTheProgram    = "Le programme"
	msgJournalVerify = "Vérification du journal"
	msgVerification  = "Vérification de l’instance"
	msgMails         = "Courriels de la démonstration"
	msgMailTo        = "À"
	msgMailAt        = "Écrit le"
)

// chainTag is the state of a journal in a word.
func chainTag(c check.Chain) templates.Tag { return soundTag(c.Break == nil, "Intact", "Rompu") }

// ruleTag is the state of a rule in a word.
func ruleTag(f check.Finding) templates.Tag { return soundTag(f.Total == 0, "Respectée", "Rompue") }

func soundTag(sound bool, good, bad string) templates.Tag {
	if sound {
		return templates.Tag{Word: good, Tone: "good"}
	}
	return templates.Tag{Word: bad, Tone: "accent"}
}

// chainSentence says what the verification of a journal found.
func chainSentence(c check.Chain) string {
	if c.Break == nil {
		return "Depuis la première, aucune écriture n’a été modifiée, retirée ni glissée entre deux autres."
	}
	return "La chaîne est " + c.State() + ". Rien de ce qui suit n’est garanti. Prévenez l’administration de l’instance\u00a0: une sauvegarde plus ancienne permet de comparer."
}

// percent writes hundredths of a percent: 93,1 %.
func percent(r governance.Rate) string { return r.String() + "\u00a0%" }
