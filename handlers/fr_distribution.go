package handlers

import (
	"fmt"
	"strings"

	"ctin/governance"
	"ctin/templates"
)

// Sharing the pool.
const (
	msgDistribution = "Répartir le fonds commun"
	titlePreview    = "Aperçu de la répartition"
	msgDistributed  = "Le fonds commun est réparti."
	chooseDecision  = "Choisissez une décision"
	labelDecision   = "Décision"
	labelKey        = "Clé"
	labelGiven      = "Montant réparti"
	labelLeft       = "Restera au fonds commun"
)

// knownWeights say what is known of an action, for the keys that need it.
func knownWeights(b governance.DistributionBasis) string {
	var words []string
	if b.Population > 0 {
		words = append(words, fmt.Sprintf("Population\u00a0: %s (%s).", templates.Number(b.Population), b.Territory))
	}
	if b.Posts > 0 {
		words = append(words, "Postes affectés\u00a0: "+templates.Number(b.Posts)+".")
	}
	return strings.Join(words, " ")
}
