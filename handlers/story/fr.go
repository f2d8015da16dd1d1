package story

import "strings"

// vowels are the letters before which « de » becomes « d’ ».
const vowels = "aàâæeéèêëiîïoôœuùûüAÀÂÆEÉÈÊËIÎÏOÔŒUÙÛÜ"

// Before joins words and the name that follows them: with a space, or elided
// as French wants before a vowel.
func Before(words, name string) string {
	start, of := strings.CutSuffix(words, " de")
	if of && strings.ContainsAny(firstLetter(name), vowels) {
		return start + " d’"
	}
	return words + " "
}

func firstLetter(name string) string {
	for _, r := range name {
		return string(r)
	}
	return ""
}

var coordinationKinds = []Kind{
	{"coordination", "Coordination", ""},
	{"organization", "Organisations", "/organisations/"},
	{"committee", "Instances", "/comites/"},
	{"seat", "Sièges", "/membres/sieges/"},
	{"mandate", "Mandats", ""},
	{"person", "Personnes", "/membres/personnes/"},
	{"membership", "Rôles", ""},
	{"invitation", "Invitations", ""},
	{"join_request", "Demandes de rejoindre", ""},
	{"file", "Fichiers", ""},
	{"diagnostic", "Diagnostic", ""},
	{"section", "Rubriques", ""},
	{"finding", "Constats", "/constats/"},
	{"source", "Sources", ""},
	{"indicator", "Indicateurs", "/indicateurs/"},
	{"commitment", "Engagements", "/engagements/"},
	{"payment", "Versements", ""},
	{"scheme", "Dispositifs", "/dispositifs/"},
	{"envelope", "Enveloppes", "/enveloppes/"},
	{"programme", "Programmes", "/financements/programme/"},
	{"campaign", "Campagnes", "/financements/campagnes/"},
	{"action", "Actions", "/actions/"},
	{"milestone", "Jalons", ""},
	{"cost", "Dépenses", ""},
	{"allocation", "Affectations", ""},
	{"meeting", "Séances", "/seances/"},
	{"convocation", "Convocations", ""},
	{"agenda_item", "Points de l’ordre du jour", ""},
	{"attendance", "Présences", ""},
	{"proxy", "Pouvoirs", ""},
	{"ballot", "Scrutins", ""},
	{"minutes", "Comptes rendus", ""},
	{"delegation", "Délégations de signature", ""},
	{"decision", "Décisions", "/decisions/"},
	{"roster", "Listes importées", ""},
	{"journal", "Exports du journal", ""},
}

var instanceKinds = []Kind{
	{"coordination", "Coordinations", "/coordinations/"},
	{"account", "Comptes", ""},
	{"administrator", "Administrateurs", ""},
	{"legal", "Mentions légales", ""},
	{"accessibility", "Déclaration d’accessibilité", ""},
	{"instance", "Mise en service", ""},
	{"journal", "Exports du journal", ""},
}
