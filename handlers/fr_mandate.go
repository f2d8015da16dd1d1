package handlers

import (
	"fmt"
	"strings"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

func mandateWord(k governance.MandateKind) string {
	if k == governance.Alternate {
		return "suppléance"
	}
	return "titulaire"
}

// linkTag is what came of a personal link, in a word.
func linkTag(l governance.Link, now time.Time) templates.Tag {
	switch {
	case l.Answer == governance.LinkAccepts:
		return templates.Tag{Word: "acceptée", Tone: "good"}
	case l.Answer == governance.LinkDeclines:
		return templates.Tag{Word: "refusée", Tone: "accent"}
	case l.Open(now) == nil:
		return templates.Tag{Word: "attendue", Tone: "brand"}
	case !l.RevokedAt.IsZero():
		return templates.Tag{Word: "lien annulé", Tone: "neutral"}
	}
	return templates.Tag{Word: "lien expiré", Tone: "accent"}
}

// mandateState says whether a mandate runs.
func mandateState(m governance.Mandate, today governance.Date) templates.Tag {
	switch {
	case m.StartsOn > today:
		return templates.Tag{Word: "à venir", Tone: "brand"}
	case m.Runs(today):
		return templates.Tag{Word: "en cours", Tone: "good"}
	}
	return templates.Tag{Word: "passé", Tone: "neutral"}
}

// mandateInWords tells a mandate on one line.
func mandateInWords(h model.HeldMandate, today governance.Date) string {
	return fmt.Sprintf("%s (%s), %s, %s", seatName(h.Organization, h.Function), h.Committee, mandateWord(h.Kind),
		strings.ToLower(period(h.StartsOn, h.EndsOn, today)[:1])+period(h.StartsOn, h.EndsOn, today)[1:])
}

func mandateChoices() []templates.Option {
	return []templates.Option{
		{Value: mandatesKept, Label: "Les garder", Hint: "La personne siège toujours, sans accès\u00a0: le secrétariat enregistre tout pour elle."},
		{Value: mandatesEnded, Label: "Y mettre fin", Hint: "Ceux qui n’ont pas commencé sont annulés."},
	}
}

func cancelQuestion(m model.Sitter) string {
	return "Annuler la désignation de " + m.Name() + "\u202f?"
}

func cancelConsequences(seat string, m model.Sitter) []string {
	return []string{
		fmt.Sprintf("%s ne siégera pas à partir du %s («\u00a0%s\u00a0»).", m.Name(), m.StartsOn.French(), seat),
		"La désignation disparaît de l’histoire du siège\u00a0; le journal la garde.",
		"Un lien personnel envoyé à son sujet ne sert plus.",
	}
}
