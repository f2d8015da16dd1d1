package handlers

import (
	"fmt"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// confirmWords announces what was entered in the person's name.
func confirmWords(l model.CommitmentLine) string {
	return fmt.Sprintf("%s\u00a0: %s, %s", confirmButton, commitmentCode(l.Number), templates.Euros(l.Amount))
}

func confirmQuestion(p model.CommitmentPage) string {
	return fmt.Sprintf("Confirmer l’engagement %s au nom de %s\u202f?", commitmentCode(p.Number), p.Funder)
}

func confirmConsequences(p model.CommitmentPage) []string {
	return []string{
		commitmentSentence(p),
		fmt.Sprintf("Il a été saisi par %s le %s.", p.Declarer, templates.Date(p.DeclaredOn.Time())),
		fmt.Sprintf("Il est à l’étape «\u00a0%s\u00a0». Confirmé, il compte comme tout autre engagement de votre organisation, et vous seuls le faites évoluer.", strings.ToLower(p.Status.Label())),
		"S’il n’est pas exact, renoncez, puis modifiez-le ou demandez à la coordination de le corriger.",
	}
}

// commitmentSentence says who, how much and for what, on one line.
func commitmentSentence(p model.CommitmentPage) string {
	words := fmt.Sprintf("%s\u00a0: %s", p.Funder, templates.Euros(p.Amount))
	if p.InKind {
		words += " en nature"
	}
	if p.Quantity != 0 && p.UnitCost != 0 {
		words += fmt.Sprintf(" (%s à %s)", p.Unit.Count(p.Quantity), templates.Euros(p.UnitCost))
	}
	words += ", " + p.Purpose
	if p.Scheme != "" && p.Scheme != p.Purpose {
		words += fmt.Sprintf(" (dispositif «\u00a0%s\u00a0»)", p.Scheme)
	}
	return words + "."
}

// commitmentTags are the states of a commitment beside its certainty.
func commitmentTags(c governance.Commitment, example bool) []templates.Tag {
	var tags []templates.Tag
	if !c.Confirmed && !c.Status.Exit() {
		tags = append(tags, templates.Tag{Word: "À confirmer", Tone: "accent"})
	}
	if c.Status.Exit() {
		tags = append(tags, templates.Tag{Word: c.Status.Label(), Tone: "neutral"})
	}
	if c.InKind {
		tags = append(tags, templates.Tag{Word: "En nature", Tone: "neutral"})
	}
	if c.Confidential && !c.Status.Exit() && !(c.Confirmed && c.Status.Reaches(governance.StatusResolved)) {
		tags = append(tags, templates.Tag{Word: "Confidentiel", Tone: "accent"})
	}
	if c.SourceCommitmentID != 0 {
		tags = append(tags, templates.Tag{Word: "Redistribué", Tone: "neutral"})
	}
	if !c.Earmarked {
		tags = append(tags, templates.Tag{Word: "Non fléché", Tone: "neutral"})
	}
	if example {
		tags = append(tags, templates.Tag{Word: "Exemple", Tone: "neutral"})
	}
	return tags
}

// commitmentAlerts are what somebody must look at.
func commitmentAlerts(p model.CommitmentPage) []string {
	var list []string
	if !p.Confirmed && !p.Status.Exit() {
		words := fmt.Sprintf("Saisi au nom de %s, qui ne l’a pas confirmé\u00a0: il est annoncé, et ne compte dans aucun montant ferme.", p.Funder)
		if !p.FunderPresent {
			words += " Personne ne représente encore ce financeur ici\u00a0: invitez quelqu’un avec le rôle «\u00a0Financeur\u00a0»."
		}
		list = append(list, words)
	}
	return list
}

// commitmentRows are the details of a commitment.
func commitmentRows(p model.CommitmentPage) []templates.Row {
	rows := []templates.Row{{Label: "Financeur", Value: p.Funder}, {Label: "Ce qu’il finance", Value: p.Purpose}}
	add := func(label, value string) {
		if value != "" {
			rows = append(rows, templates.Row{Label: label, Value: value})
		}
	}
	scheme := p.Scheme
	if p.Fact != "" {
		scheme += " (source\u00a0" + p.Fact + ")"
	}
	add("Dispositif", scheme)
	if p.Quantity != 0 {
		add("Quantité", p.Unit.Count(p.Quantity))
	}
	if p.UnitCost != 0 {
		add("Coût unitaire", templates.Euros(p.UnitCost))
	}
	add("Nature", natureWords(p.Commitment))
	add("Valorisation", p.Valuation)
	if p.Earmarked {
		add("Fléchage", "Fléché par le financeur")
	} else {
		add("Fléchage", "Non fléché\u00a0: fonds commun, réparti par le comité")
	}
	add("Enveloppe", p.Envelope)
	add("Territoire", p.Territory)
	if p.SourceNumber != 0 {
		add("Redistribue", commitmentCode(p.SourceNumber)+"\u00a0: compté chez son financeur d’origine")
	}
	if p.Confidential {
		add("Confidentialité", discretion(p.Commitment))
	}
	add("Bénéficiaires", granteeWords(p))
	if p.LapseDate != "" {
		add("Caducité", templates.Date(p.LapseDate.Time()))
	}
	add("Déclaré", fmt.Sprintf("%s, par %s", templates.Date(p.DeclaredOn.Time()), p.Declarer))
	if p.Confirmed && p.ConfirmedBy != p.DeclaredBy {
		add("Confirmé", "par "+p.Confirmer)
	}
	return rows
}

func natureWords(c governance.Commitment) string {
	if c.InKind {
		return "Contribution en nature valorisée"
	}
	return "Numéraire"
}

// granteeWords lists who receives a commitment, with their share of it.
func granteeWords(p model.CommitmentPage) string {
	var list []string
	for i, g := range p.Grantees {
		words := p.GranteeNames[i]
		if g.Share.Decided() || len(p.Grantees) > 1 {
			words += "\u00a0: " + g.Share.String()
		}
		list = append(list, words)
	}
	return strings.Join(list, "\n")
}

// evidenceWords are what a step rests on.
func evidenceWords(s governance.Step) string {
	switch {
	case s.BudgetYear != 0:
		return fmt.Sprintf("Budget %d", s.BudgetYear)
	case s.Body != "":
		return s.Body + ", " + s.Reference
	case s.Signatories != "":
		return "Signé par " + s.Signatories
	}
	return s.Reference
}

// exitSentence says how a commitment left the ladder.
func exitSentence(p model.CommitmentPage) string {
	if !p.Status.Exit() || len(p.Steps) == 0 {
		return ""
	}
	last := p.Steps[len(p.Steps)-1]
	return fmt.Sprintf("%s le %s\u00a0: %s.", p.Status.Label(), templates.Date(last.HappenedOn.Time()), strings.TrimSuffix(last.Reason, "."))
}

// versionSentence tells what a version changed, when it is not a step or a payment.
func versionSentence(p model.CommitmentPage, before, v model.CommitmentVersion) string {
	switch {
	case v.Version == 1 && !v.Confirmed:
		return fmt.Sprintf("%s saisit cet engagement au nom de %s\u00a0: %s.", v.Author, p.Funder, templates.Euros(v.Amount))
	case v.Version == 1:
		return fmt.Sprintf("%s déclare cet engagement au nom de %s\u00a0: %s.", v.Author, p.Funder, templates.Euros(v.Amount))
	case v.Confirmed && !before.Confirmed:
		return fmt.Sprintf("%s le confirme.", v.Author)
	case v.Status != before.Status:
		return ""
	}
	changed := changedWords(before.Of(p.Undertaking).Changed(v.Of(p.Undertaking)))
	switch {
	case v.Amount != before.Amount && changed != "":
		return fmt.Sprintf("%s porte le montant de %s à %s, et change %s.", v.Author, templates.Euros(before.Amount), templates.Euros(v.Amount), changed)
	case v.Amount != before.Amount:
		return fmt.Sprintf("%s porte le montant de %s à %s.", v.Author, templates.Euros(before.Amount), templates.Euros(v.Amount))
	case changed != "":
		return fmt.Sprintf("%s change %s.", v.Author, changed)
	case v.Reason != "":
		return fmt.Sprintf("%s modifie l’engagement.", v.Author)
	}
	return ""
}

// amendReason is the reason of an amendment: that of a step is said with the step.
func amendReason(before, v model.CommitmentVersion) string {
	if v.Status != before.Status {
		return ""
	}
	return v.Reason
}

// stepSentence tells a step.
func stepSentence(s model.CommitmentStep) string {
	on := ""
	if s.HappenedOn != "" {
		on = ", le " + templates.Date(s.HappenedOn.Time())
	}
	switch {
	case s.Reason != "" && !s.Status.Exit():
		return fmt.Sprintf("%s le fait revenir à l’étape «\u00a0%s\u00a0».", s.Recorder, strings.ToLower(s.Status.Label()))
	case s.Status.Exit():
		return fmt.Sprintf("%s l’indique comme %s%s.", s.Recorder, strings.ToLower(s.Status.Label()), on)
	}
	words := fmt.Sprintf("%s enregistre l’étape «\u00a0%s\u00a0»%s", s.Recorder, strings.ToLower(s.Status.Label()), on)
	if evidence := evidenceWords(s.Step); evidence != "" {
		words += " (" + evidence + ")"
	}
	return words + "."
}

// paymentSentence tells a payment.
func paymentSentence(l model.CommitmentPayment) string {
	verb := "enregistre un versement de"
	if l.Kind == governance.PaymentClawback {
		verb = "enregistre un reversement de"
	}
	return fmt.Sprintf("%s %s %s, le %s.", l.Recorder, verb, templates.Euros(l.Amount), templates.Date(l.PaidOn.Time()))
}

// overtakenBy says where a commitment stands, to someone who was about to move it.
func overtakenBy(p model.CommitmentPage) string {
	return fmt.Sprintf("Quelqu’un vient de changer cet engagement\u00a0: il est à l’étape «\u00a0%s\u00a0», pour %s.", strings.ToLower(p.Status.Label()), templates.Euros(p.Amount))
}
