package model

import (
	"fmt"
	"strings"
)

// importedBody is the text of the mail to those who speak for a funder when a
// file entered commitments on its behalf: it holds no amount.
func importedBody(name, from, coordination string, n int, address string) string {
	what := "un engagement"
	if n > 1 {
		what = fmt.Sprintf("%d engagements", n)
	}
	return strings.Join([]string{
		"Bonjour " + name + ",",
		"",
		fmt.Sprintf("%s a importé au nom de votre organisation %s dans la coordination «\u00a0%s\u00a0».", from, what, coordination),
		"",
		"Ils sont annoncés comme «\u00a0à confirmer\u00a0» et ne comptent dans aucun montant ferme tant que vous ne les avez pas confirmés. Pour les lire, puis les confirmer ou les faire corriger\u00a0:",
		address,
		"",
		"Ceux qui ne sont pas les vôtres, ne les confirmez pas, et dites-le à la coordination.",
	}, "\n")
}
