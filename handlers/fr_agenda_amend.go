package handlers

import (
	"fmt"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// The agenda that is sent again.
const msgAgendaAmended = "Le point est ajouté, et l’ordre du jour modifié part à toutes les personnes convoquées."

// amendmentText says which minutes wait for a meeting that was convened before.
func amendmentText(list []model.Proposed) string {
	var names []string
	for _, p := range list {
		names = append(names, fmt.Sprintf("n°\u00a0%d", p.Number))
	}
	return fmt.Sprintf("Le compte rendu de la séance %s attend l’approbation de l’instance, et cette séance a été convoquée avant qu’il circule ou qu’une réserve y soit faite.", strings.Join(names, ", "))
}

// amendmentTold says who receives the agenda again.
func amendmentTold(called []model.Called) string {
	mails, hands := map[governance.PersonID]bool{}, 0
	for _, c := range called {
		if c.Email == "" {
			hands++
			continue
		}
		mails[c.PersonID] = true
	}
	text := templates.Plural(len(mails), "personne le recevra", "personnes le recevront") + " par courriel, avec l’évènement d’agenda mis à jour\u00a0; les réponses déjà données restent valables."
	if hands > 0 {
		text += " " + templates.Plural(hands, "convocation est à remettre", "convocations sont à remettre") + " de nouveau en main propre."
	}
	return text
}

// agendaTask is sent agendas that lack the approval of minutes.
func agendaTask(home string, w governance.Waiting) templates.Task {
	return templates.Task{
		Path:  one(w, home+"/seances", home+"/seances/%d"),
		Label: templates.Plural(w.Count, "ordre du jour envoyé ne contient pas un compte rendu à approuver", "ordres du jour envoyés ne contiennent pas un compte rendu à approuver"),
		Hint:  "Ajoutez le point et renvoyez l’ordre du jour, sur la page de la séance.",
	}
}
