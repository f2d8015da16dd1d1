package governance

// Why the open format refuses a commitment.
const (
	msgScdlUnconfirmed = "Le financeur n’a pas confirmé cet engagement, saisi en son nom."
	msgScdlStatus      = "L’engagement n’est pas conventionné\u00a0: il est «\u00a0%s\u00a0»."
	msgScdlDate        = "La date de la convention n’est pas enregistrée."
	msgScdlNoSiret     = "Le SIRET de «\u00a0%s\u00a0» n’est pas connu\u00a0: complétez la fiche de l’organisation."
	msgScdlSiret       = "Le SIRET de «\u00a0%s\u00a0» est faux\u00a0: il faut 14 chiffres, dont la clé."
	msgScdlObject      = "L’objet dépasse %d caractères."
	msgScdlPeriod      = "Ni échéancier ni versement\u00a0: la période de versement n’est pas connue."
	msgScdlNoGrantee   = "Aucun bénéficiaire n’est indiqué."
	msgScdlShares      = "La part de chaque bénéficiaire n’est pas décidée."
	msgScdlEmpty       = "«\u00a0%s\u00a0» est vide, alors que le format l’exige."
	msgScdlForm        = "«\u00a0%s\u00a0» vaut «\u00a0%s\u00a0», que le format n’accepte pas."
	msgScdlSmall       = "La part de «\u00a0%s\u00a0» est inférieure à 1\u00a0%%, le minimum du format."
)

// The words of the format.

const (
	scdlYes = "oui"
	scdlNo  = "non"
)

func scdlNature(inKind bool) string {
	if inKind {
		return "aide en nature"
	}
	return "aide en numéraire"
}

func scdlCondition(inParts bool) string {
	if inParts {
		return "échelonné"
	}
	return "unique"
}
