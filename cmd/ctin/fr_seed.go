package main

// What `ctin seed` says.
const (
	sumSeed      = "remplit une base d’essai à l’échelle du pays, pour mesurer"
	flagScale    = "pour cent de la taille du pays\u00a0: 100 fait 1 300 coordinations, 260 000 sièges et un million d’engagements"
	msgScale     = "--scale va de 1 à 100"
	msgSeeded    = "Lignes de mesure ajoutées en %s\u00a0: %d coordinations, %d sièges, %d engagements.\n"
	msgSeedTwice = "cette base contient déjà des lignes de mesure. Rien n’a été ajouté."
)
