package governance

import (
	"fmt"
	"math/big"
	"strings"
)

// Titles of the alerts, and what is compared.
const (
	alertUnitValue   = "L’enveloppe ne paie pas une unité pour chaque visée"
	alertNothingLeft = "L’enveloppe ne laisse rien pour ce qu’elle est dite payer aussi"
	alertDearer      = "L’enveloppe dépasse le prix de ce qu’elle vise"
	alertReach       = "L’enveloppe n’atteint pas toutes les personnes visées"
	alertUnparted    = "Une part de l’enveloppe n’est pas encore répartie"
	alertOffUnit     = "Le montant n’est pas la quantité multipliée par le coût unitaire"
	alertOffUnitSays = "Il a été confirmé tel quel à la saisie\u00a0: corrigez la quantité, le coût unitaire ou le montant si ce n’est pas voulu."
	alertOverYear    = "Plus a été versé dans l’année que ses crédits de paiement"
	alertShares      = "Les parts des bénéficiaires ne sont pas décidées"
	alertSharesSays  = "La convention est signée, mais rien ne dit encore qui reçoit combien\u00a0: l’engagement ne peut pas être exporté au format des données essentielles."
	alertSource      = "L’engagement d’origine a pris fin"
	alertLapse       = "Un engagement approche de sa caducité, ou l’a passée"
	alertUnmatched   = "De l’abondement serait perdu"
	alertExcess      = "L’action reçoit plus qu’elle ne coûte"
	alertOwner       = "L’organisation qui porte l’investissement apporte moins de 20\u00a0%"
	alertTwice       = "Une même mesure a deux valeurs"

	alertEach        = "L’enveloppe donne"
	alertUnitCost    = "Le dispositif coûte"
	alertEnvelope    = "Enveloppe"
	alertUnits       = "Ce qu’elle vise"
	alertBook        = "Un carnet coûte"
	alertParted      = "Réparti ou engagé"
	alertAmount      = "Montant"
	alertProduct     = "Quantité × coût unitaire"
	alertPaid        = "Versé dans l’année"
	alertCredit      = "Crédits, avec les reports"
	alertGrantees    = "Bénéficiaires"
	alertDecided     = "Parts décidées"
	alertOrigin      = "Engagement d’origine"
	alertLapseOn     = "Caducité"
	alertStep        = "Étape"
	alertMatched     = "Abondement acquis"
	alertCap         = "Plafond"
	alertFirm        = "Ressources fermes"
	alertCost        = "Coût"
	alertOwnerBrings = "Apport"
	alertOwnerFifth  = "20\u00a0% des financements publics"
)

// perUnit writes a price of one: 6,67 € par chèque.
func perUnit(price string, u Unit) string {
	word := strings.TrimPrefix(u.Count(1), "1\u00a0")
	return price + " par " + word
}

// product writes a quantity at the cost of a scheme: 4 000 postes × 50 000 € = 200 000 000 €.
func product(n int64, s Scheme) string { return productText(n, s.Unit, s.UnitCost) }

func productText(n int64, u Unit, cost Cents) string {
	return fmt.Sprintf("%s × %s = %s", u.Count(n), euros(cost), euros(cost.Times(n)))
}

func bookRange(s Scheme) string {
	if s.BookLow == s.BookHigh {
		return euros(s.BookLow)
	}
	return fmt.Sprintf("de %s à %s", euros(s.BookLow), euros(s.BookHigh))
}

func unitValueSays(f EnvelopeFacts, each Cents) string {
	words := fmt.Sprintf("%s pour %s font %s, moins que %s.", euros(f.Amount), f.TargetUnit.Count(f.Target),
		perUnit(euros(each), f.TargetUnit), euros(f.Scheme.UnitCost))
	if low, high := f.Scheme.Books(f.Amount); high > 0 {
		words += fmt.Sprintf(" L’enveloppe paie de %s à %s carnets.", thousands(low), thousands(high))
	}
	return words
}

func nothingLeftSays(f EnvelopeFacts) string {
	return fmt.Sprintf("%s\u00a0: il reste 0\u00a0€ pour %s.", product(f.Target, f.Scheme), strings.ToLower(f.Covers))
}

func dearerSays(f EnvelopeFacts, rest Cents) string {
	words := fmt.Sprintf("%s\u00a0: %s de plus, soit %s au lieu de %s.", product(f.Target, f.Scheme), euros(rest),
		perUnit(euros(f.Amount.Each(f.Target)), f.TargetUnit), euros(f.Scheme.UnitCost))
	if f.Covers != "" {
		words += fmt.Sprintf(" Ce reste peut payer %s.", strings.ToLower(f.Covers))
	}
	return words
}

func reachSays(f EnvelopeFacts, each Cents) string {
	words := fmt.Sprintf("%s pour %s font %s", euros(f.Amount), f.TargetUnit.Count(f.Target), perUnit(euros(each), UnitPeople))
	if f.Scheme.UnitCost > 0 {
		words += fmt.Sprintf(" (%s)", f.Scheme.Unit.Count(int64(each/f.Scheme.UnitCost)))
	}
	low, high := f.Scheme.Books(f.Amount)
	return words + fmt.Sprintf(", moins qu’un carnet. L’enveloppe paie de %s à %s carnets\u00a0: de %s à %s des personnes visées.",
		thousands(low), thousands(high), percentOf(low, f.Target), percentOf(high, f.Target))
}

// percentOf is a part of a whole in whole percents, rounded half up.
func percentOf(part, whole int64) string {
	percent := new(big.Rat).Mul(big.NewRat(part, whole), big.NewRat(100, 1))
	return percent.FloatString(0) + "\u00a0%"
}

func unpartedSays(left Cents) string {
	return fmt.Sprintf("%s ne sont encore ni répartis ni engagés. Ce n’est pas une erreur.", euros(left))
}

func overYearSays(y CreditYear) string {
	return fmt.Sprintf("En %d, %s ont été versés au-delà des crédits de l’année et de ce que les précédentes laissaient.", y.Year, euros(y.Over))
}

func sourceSays(number int, s Status) string {
	return fmt.Sprintf("K%d, dont l’argent est redistribué ici, est %s\u00a0: dites si cet engagement tient encore, et sur quel argent.", number, strings.ToLower(s.Label()))
}

func lapseSays(left int) string {
	switch {
	case left < 0:
		return fmt.Sprintf("La date est passée depuis %s\u00a0: rien ne change tout seul, dites s’il est caduc.", daysText(-left))
	case left == 0:
		return "C’est aujourd’hui\u00a0: rien ne change tout seul, dites s’il est caduc."
	}
	return fmt.Sprintf("Dans %s, le droit s’éteint s’il n’est pas utilisé.", daysText(left))
}

func daysText(n int) string {
	if n < 2 {
		return fmt.Sprintf("%d\u00a0jour", n)
	}
	return fmt.Sprintf("%d\u00a0jours", n)
}

func unmatchedSays(m MatchingFigure) string {
	words := fmt.Sprintf("%s complète «\u00a0%s\u00a0»\u00a0: les autres apportent %s, et %s seraient perdus si rien ne bouge", m.Funder, m.Scheme, euros(m.Local), euros(m.Unmatched))
	if m.Deadline != "" {
		words += " avant le " + m.Deadline.French()
	}
	return words + "."
}

func excessSays(excess Cents) string {
	return fmt.Sprintf("%s de ressources fermes dépassent son coût\u00a0: réduisez une affectation, ou complétez ses dépenses.", euros(excess))
}

func ownerSays(s OwnerShare) string {
	return fmt.Sprintf("Elle apporte %s des financements publics (%s sur %s)\u00a0: il lui manque %s, sauf dérogation (article L.\u00a01111-10 du code général des collectivités territoriales).",
		percentOf(int64(s.Owner), int64(s.Base)), euros(s.Owner), euros(s.Base), euros(s.Short()))
}

func twiceSays(m Measured) string {
	return fmt.Sprintf("«\u00a0%s\u00a0» a deux valeurs pour %d sur le même territoire\u00a0: gardez les deux avec leur source, et dites laquelle le diagnostic retient.", m.Indicator, m.Year)
}
