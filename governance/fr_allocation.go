package governance

import (
	"fmt"
	"strconv"
)

// Allocations, said to the person.
const (
	msgAllocationAmount     = "Indiquez un montant supérieur à zéro."
	msgAllocationClosed     = "L’engagement K%d n’est plus ouvert\u00a0: rien ne peut en être affecté."
	msgAllocationEarmarked  = "L’engagement K%d est fléché par son financeur\u00a0: lui seul, ou la coordination, l’affecte. Une décision du comité ne porte que sur le fonds commun."
	msgAllocationByDecision = "L’engagement K%d appartient au fonds commun\u00a0: il s’affecte par une décision du comité."
	msgAllocationNotFirm    = "L’engagement K%d n’est pas encore ferme (délibéré et confirmé par son financeur), ou n’est pas en numéraire\u00a0: le comité ne peut pas encore l’affecter."
	msgAllocationReleased   = "Cette affectation a déjà été reprise."
	msgAllocationDecided    = "Cette somme a été affectée par une décision du comité\u00a0: seule une autre décision peut revenir dessus."
	msgAllocationTooMuch    = "Il reste %s à affecter\u202f; vous en demandez %s."
)

// euros writes an amount inside a sentence: 40 000 €, 12,50 €.
func euros(c Cents) string {
	sign := ""
	if c < 0 {
		sign, c = "−", -c
	}
	digits := strconv.FormatInt(int64(c/100), 10)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "\u202f" + digits[i:]
	}
	if rest := c % 100; rest != 0 {
		digits += fmt.Sprintf(",%02d", int64(rest))
	}
	return sign + digits + "\u00a0€"
}
