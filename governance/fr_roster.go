package governance

import (
	"strings"
)

// Rosters.
const (
	msgRosterHeader             = "La première ligne doit nommer les colonnes, dont «\u00a0Organisation\u00a0» ou «\u00a0Fonction du siège\u00a0». Partez du fichier modèle, ou reprenez ses titres."
	msgRosterName               = "Indiquez le nom de la personne, ou videz aussi son courriel et son téléphone si le siège est vacant."
	msgRosterNobody             = "Sans nom ni siège, cette ligne ne crée rien."
	msgRosterVacantAlternate    = "Un siège vacant se décrit avec la qualité «\u00a0titulaire\u00a0», ou sans qualité."
	msgRosterOwner              = "Un siège revient à une organisation ou à une fonction\u00a0: indiquez l’une ou l’autre."
	msgRosterFunctionCollege    = "Indiquez le collège\u00a0: sans organisation, rien ne le laisse deviner."
	msgRosterEndPast            = "La fin précède le début, qui est le jour de l’envoi quand il n’est pas indiqué."
	msgRosterNature             = "«\u00a0%s\u00a0» n’est pas une nature d’organisation connue\u00a0: voyez les valeurs acceptées."
	msgRosterNatureMissing      = "Indiquez la nature de l’organisation\u00a0: elle est nouvelle dans cette coordination."
	msgRosterCollege            = "«\u00a0%s\u00a0» n’est pas un collège connu\u00a0: institutionnels, privés, associations ou bénéficiaires."
	msgRosterCollegeMissing     = "Indiquez le collège de cette organisation\u00a0: sa nature ne le laisse pas deviner."
	msgRosterVoice              = "«\u00a0%s\u00a0» n’est pas une voix connue\u00a0: délibérative ou consultative."
	msgRosterQuality            = "«\u00a0%s\u00a0» n’est pas une qualité connue\u00a0: titulaire ou suppléant."
	msgRosterRole               = "«\u00a0%s\u00a0» n’est pas un rôle connu\u00a0: voyez les valeurs acceptées."
	msgRosterCommittee          = "La coordination n’a pas d’instance «\u00a0%s\u00a0», ou en a plusieurs de ce type. Ses instances\u00a0: %s."
	msgRosterTwoOrganizations   = "Les numéros désignent deux organisations\u00a0: «\u00a0%s\u00a0» et «\u00a0%s\u00a0»."
	msgRosterManyEstablishments = "Plusieurs établissements de la coordination ont ce SIREN\u00a0: indiquez le SIRET."
	msgRosterManyNamed          = "Plusieurs organisations portent ce nom\u00a0: indiquez le SIREN, le SIRET ou le numéro RNA."
	msgRosterOtherNature        = "La ligne %d donne à cette organisation une autre nature\u00a0: %s."
	msgRosterOtherRNA           = "«\u00a0%s\u00a0» a un autre numéro RNA\u00a0: %s."
	msgRosterNamesakes          = "Plusieurs personnes de cette organisation portent ce nom\u00a0: indiquez le courriel de celle-ci."
	msgRosterOtherEmail         = "%s est déjà connue dans cette organisation avec une autre adresse\u00a0: corrigez l’une des deux."
	msgRosterEmailTwice         = "La ligne %d donne déjà cette adresse à %s. Une adresse ne sert qu’à une personne\u00a0: laissez vide celle qui n’est pas personnelle."
	msgRosterEmailTaken         = "Cette adresse est déjà celle de %s. Une adresse ne sert qu’à une personne\u00a0: laissez vide celle qui n’est pas personnelle."
	msgRosterManySeats          = "L’organisation a plusieurs sièges dans cette instance\u00a0: indiquez la fonction du siège."
	msgRosterSeatTwice          = "La ligne %d dit déjà qui tient ce siège. Si l’organisation en a deux, donnez-leur des fonctions différentes."
	msgRosterSeatHeld           = "Ce siège a déjà pour titulaire %s, depuis le %s. Remplacez cette personne depuis la page du siège, ou donnez une autre fonction au nouveau siège."
	msgRosterOtherVoice         = "La ligne %d donne à ce siège une autre voix."
	msgRosterOtherCollege       = "La ligne %d donne à ce siège un autre collège."
	msgRosterOtherRoles         = "Cette personne a déjà accès à la coordination avec d’autres rôles (%s)\u00a0: changez-les sur sa page, ou videz cette cellule."
	msgRosterSomeone            = "quelqu’un d’autre"
)

// What a roster passes over, said without stopping anything.
const (
	msgRosterKnownAs    = "Même numéro que «\u00a0%s\u00a0»\u00a0: ce nom est gardé."
	msgRosterNumberLeft = "Le numéro n’est pas ajouté à la fiche de «\u00a0%s\u00a0»\u00a0: complétez-la si c’est bien elle."
	msgRosterNatureLeft = "La fiche de «\u00a0%s\u00a0» dit «\u00a0%s\u00a0»\u00a0: elle n’est pas changée."
	msgRosterNamesake   = "Une autre personne porte ce nom dans la coordination\u00a0: vérifiez qu’il s’agit bien de quelqu’un d’autre."
	msgRosterEmailLeft  = "Cette personne est déjà connue, sans adresse\u00a0: complétez sa fiche."
	msgRosterDatesLeft  = "Déjà en place depuis le %s\u00a0: ces dates ne sont pas changées."
	msgRosterNoHolder   = "Aucun titulaire n’est connu sur ce siège. S’il en a un, donnez aux deux lignes la même fonction."
	msgRosterSeatLeft   = "Le siège existe avec une autre voix ou un autre collège\u00a0: il n’est pas changé."
)

// RosterExamples are the lines that the model file comes with: a person on the
// seat of an organisation, and a seat still vacant.
func RosterExamples() []RosterRow {
	return []RosterRow{
		{Cells: map[RosterColumn]string{
			RosterFamilyName: "Martin (exemple)", RosterGivenName: "Claire", RosterEmail: "claire.martin@exemple.fr",
			RosterPhone: "05 61 00 00 00", RosterOrganization: "Commune d’Exemple", RosterNature: "Commune",
			RosterFunction: "Le maire ou son représentant", RosterVoice: "délibérative", RosterQuality: "titulaire",
			RosterRoles: "membre, financeur", RosterStart: "01/01/2026", RosterEnd: "31/12/2028",
		}},
		{Cells: map[RosterColumn]string{
			RosterOrganization: "Association d’Exemple (siège vacant)", RosterRNA: "W311000123", RosterNature: "Association",
			RosterCollege: "Représentants des bénéficiaires", RosterCommittee: "Comité stratégique", RosterVoice: "consultative",
		}},
	}
}

func labelsOf[T interface{ Label() string }](list []T) []string {
	words := make([]string, len(list))
	for i, l := range list {
		words[i] = l.Label()
	}
	return words
}

// roleWords joins the names of roles.
func roleWords(roles RoleSet) string {
	return strings.Join(labelsOf(roles), ", ")
}

// The words for what a line of a roster makes.

func organizationItem(o Organization) string {
	words := []string{o.Kind.Label()}
	for _, number := range []struct{ name, value string }{{"SIRET", o.Siret}, {"SIREN", o.Siren}, {"RNA", o.RNA}} {
		if number.value != "" && (number.name != "SIREN" || o.Siret == "") {
			words = append(words, number.name+"\u00a0"+number.value)
		}
	}
	return o.Name + " (" + strings.Join(words, ", ") + ")"
}

func seatItem(s Seat, committee string) string {
	words := []string{committee}
	if s.Function != "" {
		words = []string{s.Function, committee}
	}
	voice := "voix consultative"
	if s.Voting {
		voice = "voix délibérative"
	}
	words = append(words, voice)
	if s.College != "" {
		words = append(words, "collège "+strings.ToLower(s.College.Label()))
	}
	return strings.Join(words, ", ")
}

func personItem(p Person) string {
	if p.Email == "" {
		return p.Name() + ", sans courriel"
	}
	return p.Name() + ", " + p.Email
}

func mandateItem(m Mandate) string {
	words := strings.ToLower(m.Kind.Label()) + " à partir du " + m.StartsOn.French()
	if m.EndsOn != "" {
		words += " et jusqu’au " + m.EndsOn.French()
	}
	return words
}

func membershipItem(roles RoleSet) string { return roleWords(roles) }
