package handlers

import (
	"fmt"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// Funding.
const (
	navFunding       = "Financements"
	titleCommitments = "Engagements"
	msgBySchemes     = "Financements par dispositif"

	msgNotYourCommitment   = "Seule une personne qui représente ce financeur peut modifier ou confirmer cet engagement."
	msgDeclared            = "Votre intention est déclarée."
	msgEntered             = "L’engagement est saisi. Il reste à confirmer par le financeur."
	msgAmend               = "Modifier l’engagement"
	msgAmended             = "L’engagement est modifié\u00a0; ce qu’il était reste dans son histoire."
	msgConfirmTitle        = "Confirmer un engagement"
	msgCommitmentConfirmed = "L’engagement est confirmé."
	msgStep                = "Faire avancer l’engagement"
	msgCommitmentMoved     = "C’est enregistré."
	msgPayment             = "Enregistrer un versement"

	msgSchemes      = "Dispositifs"
	msgSchemeNew    = "Ajouter un dispositif"
	msgSchemeAdded  = "Le dispositif est ajouté."
	msgSchemeEdit   = "Modifier le dispositif"
	msgSchemeSaved  = "Le dispositif est enregistré."
	msgMatch        = "Fixer un abondement"
	msgMatched      = "L’abondement est fixé."
	msgUnmatch      = "Retirer un abondement"
	msgUnmatchSays  = "Les montants que cette règle apportait ne sont plus calculés. Les engagements eux-mêmes ne changent pas."
	msgUnmatched    = "L’abondement est retiré."
	unmatchButton   = "Retirer l’abondement"
	confirmButton   = "Confirmer l’engagement saisi en notre nom"
	payVerb         = "Enregistrer un versement"
	amendVerb       = "Modifier l’engagement"
	backVerb        = "Revenir en arrière"
	endVerb         = "Mettre fin à l’engagement"
	journalVerb     = "Lire son journal"
	natureCash      = "cash"
	natureInKind    = "in_kind"
	anyFunder       = "de tous les financeurs"
	anyScheme       = "de tous les dispositifs"
	anyYear         = "de toute année"
	inYear          = "payables en "
	noScheme        = "Sans dispositif"
	noYear          = "Sans échéancier"
	noFact          = "Aucune"
	otherFunders    = "Autres financeurs"
	chooseFunderNot = "Choisissez un financeur"
	noSchemeChosen  = "Aucun\u00a0: montant libre"
)

// declareVerb is what declaring is called: in one's own name, or on behalf.
func declareVerb(actor governance.Actor) string {
	if len(actor.Funds()) == 0 {
		return "Saisir un engagement au nom d’un financeur"
	}
	return "Déclarer une intention"
}

// stepVerb is the button of a step.
func stepVerb(s governance.Status) string {
	switch s {
	case governance.StatusResolved:
		return "Enregistrer la délibération"
	case governance.StatusAgreed:
		return "Enregistrer la convention"
	case governance.StatusClosed:
		return "Clore l’engagement"
	}
	return "Faire avancer l’engagement"
}

// targetOptions are the steps that a person may record.
func targetOptions(p model.CommitmentPage) []templates.Option {
	var list []templates.Option
	for _, s := range governance.Between(p.Status, governance.StatusClosed) {
		if s == governance.StatusPartlyPaid || s == governance.StatusPaid || s == governance.StatusClosed && p.Paid() == 0 {
			continue // by a payment
		}
		list = append(list, templates.Option{Value: string(s), Label: "Étape atteinte\u00a0: " + strings.ToLower(s.Label())})
	}
	return list
}

func endTitle(leaving bool) string {
	if leaving {
		return endVerb
	}
	return backVerb
}

// exitHint tells the ways off the ladder from each other.
func exitHint(s governance.Status) string {
	switch s {
	case governance.StatusDeclined:
		return "Le financeur a répondu non."
	case governance.StatusWithdrawn:
		return "Le financeur reprend ce qu’il avait annoncé."
	case governance.StatusLapsed:
		return "Le délai est passé\u00a0: le droit est éteint."
	case governance.StatusClawedBack:
		return "L’argent versé a été rendu."
	}
	return ""
}

func paymentOptions() []templates.Option {
	hints := map[governance.PaymentKind]string{
		governance.PaymentAdvance:  "Peut précéder la convention.",
		governance.PaymentBalance:  "Le dernier versement, même s’il est inférieur à ce qui restait.",
		governance.PaymentClawback: "De l’argent rendu au financeur, ou la correction d’une erreur.",
	}
	var list []templates.Option
	for _, k := range governance.PaymentKinds() {
		list = append(list, templates.Option{Value: string(k), Label: k.Label(), Hint: hints[k]})
	}
	return list
}

func cashOrKind() []templates.Option {
	return []templates.Option{{Value: natureCash, Label: "Numéraire"}, {Value: natureInKind, Label: "Contribution en nature valorisée"}}
}

func natureFilter() []templates.Option {
	return []templates.Option{{Label: "en numéraire ou en nature"}, {Value: natureCash, Label: "en numéraire"}, {Value: natureInKind, Label: "en nature"}}
}

func levelFilter() []templates.Option {
	return []templates.Option{
		{Label: "de toute certitude"},
		{Value: string(governance.Announced), Label: "annoncés"},
		{Value: string(governance.Firm), Label: "fermes"},
		{Value: string(governance.Contracted), Label: "conventionnés"},
		{Value: string(governance.Disbursed), Label: "versés, au moins en partie"},
	}
}

func confirmedFilter() []templates.Option {
	return []templates.Option{{Label: "confirmés ou non"}, {Value: "oui", Label: "confirmés par leur financeur"}, {Value: "non", Label: "à confirmer"}}
}

// chooseFunder are the funders of a form.
func chooseFunder(names []model.OrganizationName) []templates.Option {
	list := organizationOptions(names)
	list[0].Label = chooseFunderNot
	return list
}

func granteeLabel(n int) string {
	if n == 1 {
		return "Bénéficiaire"
	}
	return fmt.Sprintf("Bénéficiaire %d", n)
}

func yearLabel(n int) string {
	if n == 1 {
		return "Année"
	}
	return fmt.Sprintf("Année %d", n)
}
