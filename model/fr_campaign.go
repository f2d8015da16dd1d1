package model

import (
	"fmt"
	"strings"

	"ctin/governance"
)

const (
	msgNotAsked    = "Ce financeur n’est pas sollicité par cette campagne."
	msgNotDeclined = "Ce financeur n’a pas refusé de participer à cette campagne\u00a0: il n’y a rien à annuler."
)

// campaignOpening tells a funder that it is asked for a year.
func campaignOpening(name, coordination, address string, c governance.Campaign) (subject, body string) {
	return fmt.Sprintf("Campagne de financement %d de la coordination «\u00a0%s\u00a0»", c.Year, coordination),
		campaignBody(name, coordination, address, c, "La coordination «\u00a0%s\u00a0» ouvre la campagne «\u00a0%s\u00a0»\u00a0: votre organisation est invitée à dire ce qu’elle apportera en %d, ou qu’elle ne participe pas cette année.")
}

// campaignReminder reminds one that has not answered.
func campaignReminder(name, coordination, address string, c governance.Campaign) (subject, body string) {
	return fmt.Sprintf("Rappel\u00a0: campagne de financement %d de la coordination «\u00a0%s\u00a0»", c.Year, coordination),
		campaignBody(name, coordination, address, c, "La coordination «\u00a0%s\u00a0» attend encore votre réponse à la campagne «\u00a0%s\u00a0»\u00a0: ce que votre organisation apportera en %d, ou qu’elle ne participe pas cette année.")
}

// deadlineMoved tells one that has not answered that it has another day to do it.
func deadlineMoved(m governance.DeadlineMove) campaignWords {
	return func(name, coordination, address string, c governance.Campaign) (subject, body string) {
		lines := []string{
			"Bonjour " + name + ",", "",
			fmt.Sprintf("La coordination «\u00a0%s\u00a0» déplace l’échéance de la campagne «\u00a0%s\u00a0»\u00a0: elle était fixée au %s.", coordination, c.Title, m.Was.French()),
			"", m.Reason, "", "Réponse attendue au plus tard le " + m.Deadline.French() + "\u00a0:", address,
		}
		return fmt.Sprintf("Nouvelle échéance\u00a0: campagne de financement %d de la coordination «\u00a0%s\u00a0»", c.Year, coordination),
			strings.Join(lines, "\n")
	}
}

func campaignBody(name, coordination, address string, c governance.Campaign, sentence string) string {
	lines := []string{"Bonjour " + name + ",", "", fmt.Sprintf(sentence, coordination, c.Title, c.Year), ""}
	if c.Message != "" {
		lines = append(lines, c.Message, "")
	}
	return strings.Join(append(lines, "Réponse attendue au plus tard le "+c.Deadline.French()+"\u00a0:", address), "\n")
}
