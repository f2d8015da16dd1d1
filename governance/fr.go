package governance

import (
	"fmt"
	"strings"
)

// Sentences for the person, in French. A failure that a rule can produce has
// its sentence here, beside no other text.
const (
	msgNotFound    = "Cette page n’existe pas, ou vous n’y avez pas accès."
	msgForbidden   = "Votre rôle dans cette coordination ne permet pas cette action. Adressez-vous à un coordinateur."
	msgTooLong     = "Ce texte est trop long\u00a0: %d caractères au plus."
	msgDate        = "Indiquez une date comme 03/12/2026."
	msgSirenForm   = "Un SIREN compte 9 chiffres."
	msgSirenCheck  = "Ce SIREN n’est pas valide\u00a0: vérifiez les chiffres."
	msgSiretForm   = "Un SIRET compte 14 chiffres."
	msgSiretCheck  = "Ce SIRET n’est pas valide\u00a0: vérifiez les chiffres."
	msgRNAForm     = "Un numéro RNA compte un W, puis neuf chiffres (la Corse et l’outre-mer y ont une lettre)\u00a0: W311000123, W2A1000123."
	msgRoleUnknown = "Ce rôle n’existe pas."
	msgRoleMissing = "Choisissez au moins un rôle."
)

// plain takes the accents off the lower-case letters of French.
func plain(s string) string { return withoutAccents.Replace(s) }

var withoutAccents = strings.NewReplacer(
	"à", "a", "â", "a", "ä", "a", "á", "a", "ã", "a", "ç", "c",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "î", "i", "ï", "i", "í", "i", "ì", "i", "ñ", "n",
	"ô", "o", "ö", "o", "ó", "o", "ò", "o", "õ", "o", "ù", "u", "û", "u", "ü", "u", "ú", "u",
	"ÿ", "y", "ý", "y", "œ", "oe", "æ", "ae",
)

// French writes a date inside a sentence: 3 décembre 2026.
func (d Date) French() string {
	months := [...]string{
		"janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre",
	}
	t := d.Time()
	day := fmt.Sprint(t.Day())
	if t.Day() == 1 {
		day = "1er"
	}
	return fmt.Sprintf("%s\u00a0%s %d", day, months[t.Month()-1], t.Year())
}
