package model

import (
	"fmt"
	"strings"
)

// Funding.
const (
	msgNoFunder = "Choisissez un financeur de cette coordination."
	msgNoScheme = "Choisissez un dispositif de cette coordination."
)

// onBehalfSubject is the subject of the mail that tells a funder of what was
// entered in its name.
func onBehalfSubject(coordination string) string {
	return fmt.Sprintf("Un engagement est saisi en votre nom dans la coordination «\u00a0%s\u00a0»", coordination)
}

// onBehalfBody is the text of that mail: it holds no amount.
func onBehalfBody(name, from, coordination string, number int, address string) string {
	return strings.Join([]string{
		"Bonjour " + name + ",",
		"",
		fmt.Sprintf("%s a saisi au nom de votre organisation l’engagement K%d dans la coordination «\u00a0%s\u00a0».", from, number, coordination),
		"",
		"Il est annoncé comme «\u00a0à confirmer\u00a0» et ne compte dans aucun montant ferme tant que vous ne l’avez pas confirmé. Pour le lire, puis le confirmer ou le faire corriger\u00a0:",
		address,
		"",
		"Si cet engagement n’est pas le vôtre, ne le confirmez pas, et dites-le à la coordination.",
	}, "\n")
}
