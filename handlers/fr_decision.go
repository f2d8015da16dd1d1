package handlers

import (
	"fmt"
	"strconv"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// Decisions.
const (
	msgDecisionAdopted  = "La décision est enregistrée et numérotée."
	msgDecisionFollowed = "L’état de la décision est enregistré."
	msgActionMade       = "L’action est créée : complétez-la."
	msgNotFollowing     = "Seules la personne responsable de la décision et la coordination peuvent dire où elle en est."
	navDecisions        = "Décisions"
	titleFollow         = "Où en est la décision"
	fileDecisions       = "decisions"
	ownerSelf           = "moi"
)

func decisionLabel(d governance.Decision) string { return "Décision " + d.Reference }

// decisionTask is decisions that the person sees to, or late ones of others.
func decisionTask(home string, w governance.Waiting) templates.Task {
	if w.Kind == governance.WaitingMyDecisions {
		return templates.Task{
			Path:  one(w, home+"/decisions?etat=open&suivi=moi", home+"/decisions/%d"),
			Label: templates.Plural(w.Count, "décision dont vous êtes responsable arrive à échéance", "décisions dont vous êtes responsable arrivent à échéance"),
			Hint:  "Dites où elle en est, sur sa page.",
		}
	}
	return templates.Task{
		Path:  one(w, home+"/decisions?etat=late", home+"/decisions/%d"),
		Label: templates.Plural(w.Count, "décision est en retard", "décisions sont en retard"),
	}
}

// decisionOwners are those who see to decisions, oneself first.
func decisionOwners(self governance.PersonID, owners []model.DecisionOwner) []templates.Option {
	options := []templates.Option{{Label: "suivies par tous"}, {Value: ownerSelf, Label: "dont je suis responsable"}}
	for _, o := range owners {
		if o.ID != self {
			options = append(options, templates.Option{Value: number(o.ID), Label: "suivies par " + o.Name})
		}
	}
	return options
}

func decisionColumns() []string {
	return []string{
		"Numéro", "Instance", "Intitulé", "Texte adopté", "Adoptée le", "Vote", "Responsable", "Échéance", "État",
		"Suites données", "Remplacée par", "Page du relevé",
	}
}

// replacedWords says which decision took the place of another.
func replacedWords(reference string) string {
	if reference == "" {
		return ""
	}
	return "par " + reference
}

// decisionReads are where a decision is read as minutes tell it.
func decisionReads(home string, d model.DecisionRecord) []templates.Link {
	var links []templates.Link
	at := home + "/seances/" + number(d.MeetingID)
	if d.Logged {
		links = append(links,
			templates.Link{Label: "Dans le texte du relevé de décisions", Path: at + "/releve/lecture#" + templates.DecisionAnchor(d.Reference)},
			pageLink("Le relevé en PDF", "Page %d du relevé, en PDF", at+"/releve.pdf", d.LogPage))
	}
	if d.Point != 0 {
		links = append(links, templates.Link{Label: "Les échanges sur ce point", Path: at + "/compte-rendu/lecture#" + templates.ItemAnchor(d.Point)})
	}
	if d.LongPage != 0 {
		links = append(links, pageLink("", "Page %d du compte rendu, en PDF", at+"/compte-rendu.pdf", d.LongPage))
	}
	return links
}

// pageLink leads to the page of a file, or to the file when no page is known.
func pageLink(whole, paged, path string, page int) templates.Link {
	if page == 0 {
		return templates.Link{Label: whole, Path: path}
	}
	return templates.Link{Label: fmt.Sprintf(paged, page), Path: path + "#page=" + strconv.Itoa(page)}
}

// decisionAfter is the decision that took the place of this one, or none.
func decisionAfter(home string, d model.DecisionRecord) templates.Link {
	if d.ReplacedBy == 0 {
		return templates.Link{}
	}
	return templates.Link{Label: d.Replacement, Path: home + "/decisions/" + number(d.ReplacedBy)}
}

// decisionBefore are the decisions whose place this one took.
func decisionBefore(home string, d model.DecisionRecord) []templates.Link {
	var links []templates.Link
	for _, r := range d.Replaces {
		links = append(links, templates.Link{Label: r.Reference + " " + r.Title, Path: home + "/decisions/" + number(r.ID)})
	}
	return links
}

// decisionFollow is who sees to a decision, and until when.
func decisionFollow(d governance.Decision) string {
	var parts []string
	if d.Owner != "" {
		parts = append(parts, "Responsable\u00a0: "+d.Owner)
	}
	if d.DueOn != "" {
		parts = append(parts, "échéance\u00a0: "+templates.Date(d.DueOn.Time()))
	}
	return strings.Join(parts, ", ")
}

// decisionTag is the state of a decision in a word.
func decisionTag(s governance.DecisionStatus, late bool) templates.Tag {
	switch {
	case late:
		return templates.Tag{Word: "En retard", Tone: "accent"}
	case s == governance.DecisionDone:
		return templates.Tag{Word: s.Label(), Tone: "good"}
	case s == governance.DecisionCancelled, s == governance.DecisionReplaced:
		return templates.Tag{Word: s.Label(), Tone: "neutral"}
	}
	return templates.Tag{Word: s.Label(), Tone: "brand"}
}

func decisionStates() []templates.Option {
	return []templates.Option{
		{Label: "de tout état"},
		{Value: "open", Label: "en cours"},
		{Value: "late", Label: "en retard"},
		{Value: "done", Label: "réalisées"},
		{Value: "replaced", Label: "remplacées"},
		{Value: "cancelled", Label: "abandonnées"},
	}
}

func yearOptions(years []int) []templates.Option {
	options := []templates.Option{{Label: "de toutes les années"}}
	for _, y := range years {
		options = append(options, templates.Option{Value: strconv.Itoa(y), Label: "de " + strconv.Itoa(y)})
	}
	return options
}

func statusOptions() []templates.Option {
	var options []templates.Option
	for _, s := range governance.DecisionStatuses() {
		options = append(options, templates.Option{Value: string(s), Label: s.Label()})
	}
	return options
}

// contentResult is how a decision was adopted, as its content says.
func contentResult(d model.DecisionRecord) string {
	c, adopted := d.Content.Ballot, true
	return governance.Ballot{
		Kind: c.Kind, ClosedAt: d.AdoptedAt, Adopted: &adopted, VotesFor: c.For, VotesAgainst: c.Against,
		Abstentions: c.Abstain, NotVoting: c.None, Casting: c.Casting,
	}.Result()
}

// decisionRows are what a decision is, beside its text.
func decisionRows(v *visit, home string, d model.DecisionRecord) []templates.Row {
	q := governance.Quorum{
		Asked: d.Content.Quorum.Asked, Waived: d.Content.Quorum.Waived, Base: d.QuorumBase, Required: d.QuorumRequired, Present: d.QuorumReached,
	}
	rows := []templates.Row{
		{Label: "Instance", Value: d.Committee},
		{
			Label: "Séance", Value: d.Meeting,
			Change: templates.Link{Label: "Voir", Path: home + "/seances/" + number(d.MeetingID)},
		},
		{Label: "Adoptée", Value: templates.Moment(v.coordination.Zone(), d.AdoptedAt)},
		{Label: "Scrutin", Value: d.Content.Ballot.Kind.Label()},
		{Label: "Quorum", Value: q.Sentence()},
		{Label: "Responsable", Value: d.Owner},
		{Label: "Échéance", Value: templates.Date(d.DueOn.Time())},
	}
	if len(d.Content.Recused) > 0 {
		rows = append(rows, templates.Row{Label: "Déports", Value: strings.Join(d.Content.Recused, ", ")})
	}
	return rows
}

// voiceRows say who voted what in a public ballot, where the rule set lets
// names be shown.
func voiceRows(c governance.DecisionContent) []templates.Row {
	if !c.RuleSet.VoterNames {
		return nil
	}
	var rows []templates.Row
	for _, choice := range governance.Choices() {
		var names []string
		for _, voice := range c.Ballot.Voices {
			if voice.Choice == choice {
				names = append(names, voice.Seat)
			}
		}
		if len(names) > 0 {
			rows = append(rows, templates.Row{Label: choiceButton(choice), Value: strings.Join(names, ", ")})
		}
	}
	return rows
}

// decisionLink is an object of a decision with its amount then and now.
func decisionLink(home string, l model.DecisionLink) templates.DecisionLink {
	link := templates.DecisionLink{Object: templates.Link{Label: l.Label}}
	id := number(l.ObjectID)
	switch l.Kind {
	case "diagnostic":
		link.Kind, link.Object.Path = "Diagnostic", home+"/diagnostic"
	case "commitment":
		link.Kind, link.Object.Path = "Engagement", home+"/engagements/"+id
	case "programme":
		link.Kind, link.Object.Path = "Programme", home+"/financements/programme/"+id
	case "action":
		link.Kind, link.Object.Path = "Action", home+"/actions/"+id
	case "finding":
		link.Kind, link.Object.Path = "Constat", home+"/constats/"+id
	case "allocation":
		link.Kind, link.Object.Path = "Affectation", home+"/affectations"
	}
	if l.Amount == 0 {
		link.Then, link.Now = "–", "–"
		return link
	}
	link.Then, link.Now, link.Changed = templates.Euros(l.Amount), templates.Euros(l.Now), l.Amount != l.Now
	if l.Now == 0 {
		link.Now = "Libérée"
	}
	return link
}
