package governance

import (
	"fmt"
	"strings"
)

// Statements of the instance.
const (
	msgEstablishedMissing = "Indiquez le jour où la déclaration est établie."
	msgAuditDayMissing    = "Indiquez le jour de l’audit."
	msgAuditorMissing     = "Indiquez qui a mené l’audit."
	msgAuditUnticked      = "Cochez cette case, ou effacez ce qui est écrit plus bas sur l’audit."
	msgAuditAfter         = "L’audit ne peut pas suivre la déclaration qui en parle."
	msgDayToCome          = "Ce jour est encore à venir."
	msgRate               = "Indiquez un taux entre 0 et 100, avec deux décimales au plus, comme 93,1."
	msgFailuresMissing    = "À moins de 100\u00a0%, dites au moins un point qui n’est pas conforme."
	msgFailuresTooMany    = "À 100\u00a0%, tout est conforme\u00a0: corrigez le taux, ou videz cette liste."
	msgPublisherMissing   = "Indiquez l’organisation qui publie ce site."
	msgAddressMissing     = "Indiquez l’adresse."
	msgDirectorMissing    = "Indiquez qui dirige la publication."
	msgHostMissing        = "Indiquez qui héberge ce site."
	msgDataOfficerMissing = "Indiquez comment joindre la personne déléguée à la protection des données."
	msgRetentionLine      = "Écrivez ce qui est conservé, deux-points, puis combien de temps. Cette ligne ne suit pas cette forme\u00a0: «\u00a0%s\u00a0»."
)

// String is the state in words, as the law wants it on every page.
func (c Conformity) String() string {
	switch c {
	case FullyConform:
		return "totalement conforme"
	case PartiallyConform:
		return "partiellement conforme"
	}
	return "non conforme"
}

// String writes a rate as one types it: 93,1.
func (r Rate) String() string {
	s := fmt.Sprintf("%d,%02d", r/100, r%100)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ",")
}

// String writes a line of retention as one types it.
func (r Retained) String() string { return r.What + "\u00a0: " + r.Long }
