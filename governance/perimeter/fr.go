package perimeter

// Credit is what the licence of the data asks to show where figures are shown.
const Credit = "Découpage administratif 2026 (Etalab, d’après l’Insee, la DGCL et La Poste), Licence Ouverte 2.0"

// kindNames names the kinds as a person reads them.
func kindNames() [kinds]string {
	return [kinds]string{
		commune:       "commune",
		communaute:    "communauté de communes",
		agglomeration: "communauté d’agglomération",
		urbaine:       "communauté urbaine",
		metropole:     "métropole",
		departement:   "département",
		collectivite:  "collectivité d’outre-mer",
	}
}

// kindWords are the words that a person may type around a name without them
// being in the name: "ville de Lille", "intercommunalité du Sicoval".
func kindWords() [kinds]string {
	const little = " de du des d la le les l "
	words := [kinds]string{
		commune:       "commune ville mairie",
		communaute:    "cc epci intercommunalité communauté de communes",
		agglomeration: "ca epci intercommunalité communauté d’agglomération agglo",
		urbaine:       "cu epci intercommunalité communauté urbaine",
		metropole:     "epci intercommunalité métropole",
		departement:   "département conseil départemental",
		collectivite:  "collectivité d’outre-mer territoire",
	}
	for i := range words {
		words[i] += little
	}
	return words
}

// plain returns the letters without accent of a lower-case French letter, or
// "" for any other sign.
func plain(r rune) string {
	switch r {
	case 'à', 'â', 'ä', 'á', 'ã', 'å':
		return "a"
	case 'ç':
		return "c"
	case 'é', 'è', 'ê', 'ë':
		return "e"
	case 'î', 'ï', 'í', 'ì':
		return "i"
	case 'ñ':
		return "n"
	case 'ô', 'ö', 'ó', 'ò', 'õ':
		return "o"
	case 'ù', 'û', 'ü', 'ú':
		return "u"
	case 'ÿ', 'ý':
		return "y"
	case 'œ':
		return "oe"
	case 'æ':
		return "ae"
	}
	return ""
}

// TimeZones are the zones to choose from, that of Paris first.
func TimeZones() []Zone {
	return []Zone{
		{"Europe/Paris", "Paris (Hexagone et Corse)"},
		{"America/Guadeloupe", "Guadeloupe"},
		{"America/Martinique", "Martinique"},
		{"America/Cayenne", "Guyane"},
		{"Indian/Reunion", "La Réunion"},
		{"Indian/Mayotte", "Mayotte"},
		{"America/Miquelon", "Saint-Pierre-et-Miquelon"},
		{"America/St_Barthelemy", "Saint-Barthélemy"},
		{"America/Marigot", "Saint-Martin"},
		{"Pacific/Wallis", "Wallis-et-Futuna"},
		{"Pacific/Tahiti", "Polynésie française : Tahiti et îles de la Société"},
		{"Pacific/Marquesas", "Polynésie française : îles Marquises"},
		{"Pacific/Gambier", "Polynésie française : îles Gambier"},
		{"Pacific/Noumea", "Nouvelle-Calédonie"},
	}
}
