package governance

import (
	"fmt"
	"math/big"
	"strings"
)

// Amounts.
const (
	msgAmountMissing  = "Indiquez un montant en euros, par exemple 1\u202f600\u202f000,50."
	msgAmountForm     = "Écrivez le montant en chiffres, avec une virgule pour les centimes, par exemple 1\u202f600\u202f000,50."
	msgAmountTooLarge = "Ce montant dépasse 100 milliards d’euros\u00a0: vérifiez les zéros."
)

// Schemes and matching.
const (
	msgSchemeName    = "Indiquez le nom du dispositif."
	msgSchemeUnit    = "Dites ce que le dispositif compte (postes, chèques, équipements), ou videz le coût unitaire."
	msgSchemeFact    = "Indiquez la source par sa lettre, ou rien."
	msgAmountZero    = "Indiquez un montant supérieur à zéro."
	msgFunderMissing = "Choisissez un financeur."
	msgRateMissing   = "Indiquez le taux d’abondement\u00a0: 1 pour un euro pour un euro, 1/2 pour cinquante centimes."
	msgLevelMissing  = "Dites quels montants des autres financeurs comptent\u00a0: annoncés, fermes ou conventionnés."
	msgFraction      = "Écrivez une part comme 2/3 ou 33,34\u00a0%."
)

// Commitments.
const (
	msgNotYourFunder    = "Seule une personne qui représente ce financeur peut déclarer, modifier ou confirmer ses engagements."
	msgPurposeMissing   = "Dites en quelques mots ce que l’engagement finance."
	msgValuationMissing = "Dites comment cette contribution est valorisée\u00a0: prix du neuf, temps passé, loyer évité…"
	msgQuantity         = "Indiquez une quantité en chiffres, sans virgule."
	msgAmountDiffers    = "%s × %s font %s. Corrigez le montant, videz-le pour qu’il soit calculé, ou cochez la case s’il est voulu."
	msgGranteeMissing   = "Choisissez à qui va cette part, ou videz-la."
	msgGranteeTwice     = "La même organisation est indiquée deux fois."
	msgSharesPartly     = "Indiquez la part de chaque bénéficiaire, ou aucune tant que rien n’est décidé."
	msgSharesSum        = "Les parts doivent faire exactement 100\u00a0%%\u00a0: elles font %s."
	msgYear             = "Indiquez une année comme 2026."
	msgYearTwice        = "L’année %d est indiquée deux fois."
	msgCreditsSum       = "Les années font %s\u202f; l’engagement est de %s."
	msgConfirmed        = "Cet engagement est déjà confirmé."
	msgConfirmFirst     = "Confirmez d’abord cet engagement, saisi en votre nom\u00a0: un versement ne s’enregistre qu’ensuite."
	msgAmendReason      = "Cet engagement est délibéré\u00a0: dites pourquoi son montant change (avenant, délibération modificative…)."
	msgBelowPaid        = "%s sont déjà versés\u00a0: le montant ne peut pas être inférieur."
)

// The ladder and payments.
const (
	msgLeftLadder         = "Cet engagement est %s\u00a0: il ne change plus, sauf à revenir en arrière en disant pourquoi."
	msgNotHigher          = "L’engagement est déjà à cette étape ou plus loin (%s). Rechargez la page."
	msgByPayment          = "Cette étape s’atteint en enregistrant un versement."
	msgBodyMissing        = "Indiquez qui a délibéré\u00a0: conseil d’administration, conseil communautaire, bureau…"
	msgReferenceMissing   = "Indiquez la référence de la délibération ou de la décision."
	msgSignatoriesMissing = "Indiquez les signataires des deux côtés."
	msgDayMissing         = "Indiquez une date."
	msgAgreedBefore       = "La convention ne peut pas être signée avant la délibération du %s."
	msgReasonMissing      = "Dites pourquoi\u00a0: ce motif est gardé avec l’engagement."
	msgNotHeld            = "Choisissez une étape que l’engagement a déjà franchie."
	msgPaidAlready        = "Des versements sont enregistrés\u00a0: l’engagement reste conventionné. Enregistrez d’abord leur reversement."
	msgExitMissing        = "Dites comment l’engagement prend fin."
	msgPaymentKind        = "Choisissez la nature du versement."
	msgClawbackTooMuch    = "%s sont versés\u202f; vous en reversez %s."
	msgPaymentTooMuch     = "Il reste %s à verser\u202f; vous en enregistrez %s."
	msgPaymentNotAgreed   = "Aucune convention n’est enregistrée\u00a0: seule une avance peut être versée."
	msgPaymentBefore      = "La convention est du %s\u00a0: avant elle, seule une avance peut être versée."
)

// Label is the unit, as lists name it.
func (u Unit) Label() string {
	switch u {
	case UnitPost:
		return "Postes"
	case UnitVoucher:
		return "Chèques"
	case UnitDevice:
		return "Équipements"
	case UnitPeople:
		return "Personnes"
	}
	return ""
}

// Count writes a number of units: 60 postes, 1 chèque.
func (u Unit) Count(n int64) string {
	word := map[Unit]string{UnitPost: "poste", UnitVoucher: "chèque", UnitDevice: "équipement", UnitPeople: "personne"}[u]
	if word == "" {
		word = "unité"
	}
	if n >= 2 {
		word += "s"
	}
	return thousands(n) + "\u00a0" + word
}

// Label is the kind of payment, as lists name it.
func (k PaymentKind) Label() string {
	switch k {
	case PaymentInstalment:
		return "Acompte"
	case PaymentAdvance:
		return "Avance"
	case PaymentBalance:
		return "Solde"
	case PaymentClawback:
		return "Reversement"
	}
	return ""
}

// thousands writes a count inside a sentence.
func thousands(n int64) string {
	return strings.TrimSuffix(euros(Cents(n)*Euro), "\u00a0€")
}

// shareText writes a sum of shares: 99,99 %, rounded half up to two decimals,
// with the exact fraction when the rounding hides that it is not the whole.
func shareText(sum *big.Rat) string {
	percent := new(big.Rat).Mul(sum, big.NewRat(100, 1))
	text := strings.Replace(percent.FloatString(2), ".", ",", 1) + "\u00a0%"
	if text == "100,00\u00a0%" {
		text = fmt.Sprintf("%s (%s)", text, sum.RatString())
	}
	return text
}

// String writes the fraction as one reads it: 2/3, or 50 % when that is exact.
func (f Fraction) String() string {
	if !f.Decided() {
		return "à décider"
	}
	percent := new(big.Rat).Mul(big.NewRat(f.Numerator, f.Denominator), big.NewRat(100, 1))
	if percent.IsInt() {
		return percent.RatString() + "\u00a0%"
	}
	return fmt.Sprintf("%d/%d", f.Numerator, f.Denominator)
}

// Label is the step of the ladder in a word.
func (s Status) Label() string {
	switch s {
	case StatusIntention:
		return "Intention"
	case StatusRequested:
		return "Demande déposée"
	case StatusBudgeted:
		return "Inscrit au budget"
	case StatusResolved:
		return "Délibéré"
	case StatusAgreed:
		return "Conventionné"
	case StatusObligated:
		return "Engagé en comptabilité"
	case StatusPartlyPaid:
		return "Versé en partie"
	case StatusPaid:
		return "Versé"
	case StatusClosed:
		return "Clos"
	case StatusDeclined:
		return "Refusé"
	case StatusWithdrawn:
		return "Retiré"
	case StatusLapsed:
		return "Caduc"
	case StatusClawedBack:
		return "Reversé"
	}
	return ""
}

// Label is the level of certainty in a word; the interface always shows it.
func (c Certainty) Label() string {
	switch c {
	case Announced:
		return "Annoncé"
	case Firm:
		return "Ferme (délibéré)"
	case Contracted:
		return "Conventionné"
	case Disbursed:
		return "Versé"
	}
	return ""
}
