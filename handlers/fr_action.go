package handlers

import (
	"fmt"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// The action plan.
const (
	navActions       = "Actions"
	titlePlan        = "Plan d’action"
	titleAllocations = "Affectations"

	msgActionNew       = "Ajouter une action"
	msgActionAdded     = "L’action est ajoutée au plan."
	msgActionEdit      = "Modifier l’action"
	msgActionSaved     = "L’action est enregistrée."
	msgActionMove      = "Dire où en est l’action"
	msgActionMoved     = "L’avancement est enregistré."
	msgActionCancel    = "Annuler l’action"
	msgActionCancelled = "L’action est annulée."

	msgMilestoneNew     = "Ajouter un jalon"
	msgMilestoneAdded   = "Le jalon est ajouté."
	msgMilestoneEdit    = "Modifier le jalon"
	msgMilestoneReach   = "Dater le jalon"
	msgMilestoneSaved   = "Le jalon est enregistré."
	msgMilestoneDrop    = "Retirer le jalon"
	msgMilestoneDropped = "Le jalon est retiré."

	msgCostNew     = "Ajouter une dépense"
	msgCostAdded   = "La dépense est ajoutée."
	msgCostEdit    = "Modifier la dépense"
	msgCostSaved   = "La dépense est enregistrée."
	msgCostDrop    = "Retirer la dépense"
	msgCostDropped = "La dépense est retirée."

	msgAllocationNew      = "Affecter un engagement fléché"
	msgAllocationAdded    = "Le montant est affecté à l’action."
	msgAllocationRelease  = "Reprendre l’affectation"
	msgAllocationReleased = "L’affectation est reprise\u00a0: le montant redevient disponible."
)

func commitmentCode(number int) string { return fmt.Sprintf("K%d", number) }
func actionCode(number int) string     { return governance.Action{Number: number}.Code() }

// actionTag is the state of an action in a word.
func actionTag(s governance.ActionState) templates.Tag {
	tone := map[governance.ActionState]string{
		governance.ActionInProgress: "brand", governance.ActionBlocked: "accent", governance.ActionDone: "good",
	}[s]
	return templates.Tag{Word: s.Label(), Tone: tone}
}

// lateTags say what is late in an action.
func lateTags(a governance.Action, milestones int, today governance.Date) []templates.Tag {
	var tags []templates.Tag
	if a.Late(today) {
		tags = append(tags, templates.Tag{Word: "En retard", Tone: "accent"})
	}
	if milestones > 0 {
		tags = append(tags, templates.Tag{Word: templates.Plural(milestones, "jalon en retard", "jalons en retard"), Tone: "accent"})
	}
	return tags
}

// blockerLabel says what the words about an action that stopped are.
func blockerLabel(s governance.ActionState) string {
	if s == governance.ActionCancelled {
		return "Pourquoi elle est annulée"
	}
	return "Ce qui la bloque"
}

func actionRows(home string, r model.ActionRecord) []templates.Row {
	rows := []templates.Row{
		{Label: "Pilote", Value: r.Lead},
		{Label: "Portée par", Value: r.Owner.Name},
		{Label: "Nature", Value: r.Nature.Label()},
		{Label: "Début", Value: onDay(r.StartsOn)},
		{Label: "Fin", Value: onDay(r.EndsOn)},
	}
	if r.Owner.ID != 0 {
		rows[1].Change = templates.Link{Label: "Voir", Path: organizationPath(home, r.Owner.ID)}
	}
	return rows
}

// ownerShare says what the 20 % rule says of an action.
func ownerShare(s governance.OwnerShare) templates.OwnerShareLine {
	return templates.OwnerShareLine{
		Applies: s.Applies, Short: s.Short() > 0, Owner: s.Owner, Base: s.Base, Lacks: s.Short(), Rate: shareOf(s.Owner, s.Base),
		Derogation: s.Derogation,
	}
}

// shareOf writes what a part is of a whole, to two decimals: 33,33 %; nothing
// when there is no whole.
func shareOf(part, whole governance.Cents) string {
	if whole <= 0 {
		return ""
	}
	return percent(governance.Rate((part*10_000 + whole/2) / whole))
}

func actionStates() []templates.Option {
	options := []templates.Option{{Label: "dans tous les états"}}
	for _, s := range governance.ActionStates() {
		options = append(options, templates.Option{Value: string(s), Label: strings.ToLower(s.Label())})
	}
	return options
}

// moveStates are the states that the form of the progress offers: to cancel
// has its own page.
func moveStates() []templates.Option {
	var options []templates.Option
	for _, s := range governance.ActionStates() {
		if s != governance.ActionCancelled {
			options = append(options, templates.Option{Value: string(s), Label: s.Label()})
		}
	}
	return options
}

func mineFilter() []templates.Option {
	return []templates.Option{{Label: "de tous les pilotes"}, {Value: "oui", Label: "que je pilote"}}
}

func lateFilter() []templates.Option {
	return []templates.Option{{Label: "à l’heure ou en retard"}, {Value: "oui", Label: "en retard"}}
}

func gapFilter() []templates.Option {
	return []templates.Option{{Label: "financées ou non"}, {Value: "oui", Label: "qui restent à financer"}}
}

func natureOptions() []templates.Option {
	var options []templates.Option
	for _, n := range governance.ActionNatures() {
		options = append(options, templates.Option{Value: string(n), Label: n.Label()})
	}
	return options
}

// moneyOptions say how a cost is met.
func moneyOptions() []templates.Option {
	return []templates.Option{
		{Value: "non", Label: "Numéraire", Hint: "Ce qui se paie."},
		{Value: "oui", Label: "En nature", Hint: "Ce qui est donné ou prêté, valorisé en euros et compté à part."},
	}
}

func leadOptions(people []model.PersonName) []templates.Option {
	options := personOptions(people)
	options[0].Label = "Personne pour l’instant"
	return options
}

// findingOptions are the findings that stand, and those that the action
// answers already, even withdrawn.
func findingOptions(findings []governance.Finding, recorded *model.ActionRecord) []templates.Option {
	var options []templates.Option
	known := map[string]bool{}
	for _, f := range findings {
		options = append(options, templates.Option{Value: number(f.ID), Label: f.Code() + " " + f.Statement})
		known[number(f.ID)] = true
	}
	if recorded == nil {
		return options
	}
	for _, l := range recorded.Chain.Findings {
		if !known[number(l.ID)] {
			options = append(options, templates.Option{Value: number(l.ID), Label: threadCode(l) + " " + l.Title + " (retiré)"})
		}
	}
	return options
}

// purseOptions are the earmarked commitments that this person may draw on.
func purseOptions(actor governance.Actor, purses []model.PurseLine) []templates.Option {
	options := []templates.Option{{Label: "Choisissez un engagement"}}
	for _, p := range purses {
		if mayDraw(actor, p) {
			label := fmt.Sprintf("%s %s, %s\u00a0: reste %s", commitmentCode(p.Number), p.Funder, p.Purpose, templates.Euros(p.Left()))
			if p.InKind {
				label += " en nature"
			}
			options = append(options, templates.Option{Value: number(p.ID), Label: label})
		}
	}
	return options
}

func actionOptions(actions []model.ActionName) []templates.Option {
	options := []templates.Option{{Label: "Choisissez une action"}}
	for _, a := range actions {
		options = append(options, templates.Option{Value: number(a.ID), Label: actionCode(a.Number) + " " + a.Title})
	}
	return options
}

func cancelActionQuestion(r model.ActionRecord) string {
	return fmt.Sprintf("Annuler l’action %s, «\u00a0%s\u00a0»\u202f?", r.Code(), r.Title)
}

// cancelActionConsequences say what becomes of the money.
func cancelActionConsequences(r model.ActionRecord) []string {
	list := []string{"L’action reste dans le plan, marquée annulée, avec ce motif."}
	var given governance.Cents
	for _, l := range r.Funding {
		given += l.Amount
	}
	if given > 0 {
		list = append(list, fmt.Sprintf("Les %s qui lui étaient affectés redeviennent disponibles, pour leurs financeurs ou pour le fonds commun.", templates.Euros(given)))
	}
	return list
}

func dropMilestoneQuestion(m governance.Milestone) string {
	return fmt.Sprintf("Retirer le jalon «\u00a0%s\u00a0»\u202f?", m.Title)
}

func dropMilestoneConsequences(r model.ActionRecord) []string {
	return []string{fmt.Sprintf("Il n’est plus attendu de l’action %s. Le journal garde la trace de son retrait.", r.Code())}
}

func dropCostQuestion(k governance.CostLine) string {
	return fmt.Sprintf("Retirer la dépense «\u00a0%s\u00a0», %s\u202f?", k.Label, templates.Euros(k.Amount))
}

func dropCostConsequences(r model.ActionRecord, k governance.CostLine) []string {
	return []string{fmt.Sprintf("Le coût de l’action %s baisse de %s\u202f; ce qui lui est affecté ne change pas.", r.Code(), templates.Euros(k.Amount))}
}

func releaseQuestion(l model.AllocationLine) string {
	return fmt.Sprintf("Reprendre %s de l’engagement %s à l’action %s\u202f?",
		templates.Euros(l.Amount), commitmentCode(l.CommitmentNumber), actionCode(l.ActionNumber))
}

func releaseConsequences(l model.AllocationLine) []string {
	return []string{
		fmt.Sprintf("Le reste à financer de l’action augmente si l’engagement de %s est ferme.", l.Funder),
		"Le montant peut aussitôt être affecté à une autre action.",
	}
}

// lateActions are actions whose end or milestone has passed: those of the
// person, or those of others.
func lateActions(home string, w governance.Waiting) templates.Task {
	if w.Kind == governance.WaitingMyActions {
		return templates.Task{
			Path:  one(w, home+"/actions?late=oui&mine=oui", home+"/actions/%d"),
			Label: templates.Plural(w.Count, "action que vous pilotez est en retard", "actions que vous pilotez sont en retard"),
			Hint:  "Dites où vous en êtes, ou cochez le jalon atteint.",
		}
	}
	return templates.Task{
		Path:  one(w, home+"/actions?late=oui", home+"/actions/%d"),
		Label: templates.Plural(w.Count, "action du plan est en retard", "actions du plan sont en retard"),
	}
}

// The thread between objects.

func threadLabel(k model.ChainKind) string {
	switch k {
	case model.ChainFinding:
		return "Constats"
	case model.ChainAction:
		return "Actions"
	case model.ChainDecision:
		return "Décisions"
	case model.ChainCommitment:
		return "Engagements"
	}
	return "Versements"
}

// threadNone says that nothing of a kind is there yet.
func threadNone(k model.ChainKind) string {
	switch k {
	case model.ChainFinding:
		return "Aucun constat."
	case model.ChainAction:
		return "Aucune action."
	case model.ChainDecision:
		return "Aucune décision."
	case model.ChainCommitment:
		return "Aucun engagement."
	}
	return "Aucun versement."
}

func threadCode(l model.ChainLink) string {
	switch l.Kind {
	case model.ChainFinding:
		return governance.Finding{Number: l.Number}.Code()
	case model.ChainAction:
		return actionCode(l.Number)
	case model.ChainDecision:
		return l.Reference
	}
	return commitmentCode(l.Number)
}

func threadTitle(l model.ChainLink) string {
	if l.Kind == model.ChainPayment {
		return governance.PaymentKind(l.State).Label()
	}
	return l.Title
}

// threadWhen says the day of a decision or a payment.
func threadWhen(l model.ChainLink) string {
	if l.Kind != model.ChainDecision && l.Kind != model.ChainPayment {
		return ""
	}
	return onDay(l.On)
}

func threadState(l model.ChainLink) templates.Tag {
	switch l.Kind {
	case model.ChainAction:
		return actionTag(governance.ActionState(l.State))
	case model.ChainCommitment:
		return templates.Tag{Word: governance.Status(l.State).Label()}
	case model.ChainFinding:
		if l.State != "" {
			return templates.Tag{Word: "Retiré"}
		}
	}
	return templates.Tag{}
}
