package governance

// areaPrefixes are the words that stand before the name of a place.
func areaPrefixes() []string {
	return []string{
		"commune", "ville", "mairie", "departement", "conseil", "departemental", "communaute", "communes", "agglomeration", "agglo",
		"urbaine", "metropole", "ca", "cc", "cu", "de", "du", "des", "d", "la", "le", "les", "l",
	}
}
