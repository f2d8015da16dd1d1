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
	navActions = "Actions"
	titlePlan  = "Plan d’action"

	msgActionNew       = "Ajouter une action"
	msgActionAdded     = "L’action est ajoutée au plan."
	msgActionEdit      = "Modifier l’action"
	msgActionSaved     = "L’action est enregistrée."
	msgActionMove      = "Dire où en est l’action"
	msgActionMoved     = "L’avancement est enregistré."
	msgActionCancel    = "Annuler l’action"
	msgActionCancelled = "L’action est annulée."
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
