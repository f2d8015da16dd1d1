package handlers

import (
	"fmt"
	"strconv"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// itemTyped is what was typed, as the rules read it.
func itemTyped(f templates.ItemForm, shares []templates.ItemShare) governance.ItemDraft {
	d := governance.ItemDraft{
		Title: f.Title, Kind: f.Kind, Minutes: f.Minutes, Rapporteur: f.Rapporteur, Draft: f.Draft,
		DiagnosticID: chosen[governance.DiagnosticID](f.Diagnostic), Programme: f.Programme == yes,
	}
	for _, s := range shares {
		d.Shares = append(d.Shares, governance.ShareDraft{
			CommitmentID: chosen[governance.CommitmentID](s.Commitment), ActionID: chosen[governance.ActionID](s.Action), Amount: s.Amount,
		})
	}
	return d
}

// sharesTyped reads the rows of proposed allocations, those left empty too:
// problems name their rows.
func sharesTyped(c *gin.Context) []templates.ItemShare {
	var shares []templates.ItemShare
	for n := 1; n <= governance.MaxShares; n++ {
		s := templates.ItemShare{Row: n}
		_, sent := c.GetPostForm(s.Name("amount"))
		if !sent {
			break
		}
		s.Commitment, s.Action = clean(c.PostForm(s.Name("commitment"))), clean(c.PostForm(s.Name("action")))
		s.Amount = clean(c.PostForm(s.Name("amount")))
		shares = append(shares, s)
	}
	return shares
}

// itemRecorded is an item as its form shows it.
func itemRecorded(i model.AgendaLine) templates.ItemForm {
	f := templates.ItemForm{
		Title: i.Title, Kind: string(i.Kind), Rapporteur: i.Rapporteur, Draft: i.Draft, Programme: ticked(i.Programme), Version: i.Version,
	}
	if i.Minutes > 0 {
		f.Minutes = strconv.Itoa(i.Minutes)
	}
	if i.DiagnosticID != 0 {
		f.Diagnostic = number(i.DiagnosticID)
	}
	return f
}

func sharesRecorded(i model.AgendaLine) []templates.ItemShare {
	var shares []templates.ItemShare
	for n, p := range i.Proposed {
		amount := strings.TrimSuffix(templates.Euros(p.Amount), "\u00a0€")
		shares = append(shares, templates.ItemShare{
			Row: n + 1, Commitment: number(p.CommitmentID), Action: number(p.ActionID), Amount: amount,
		})
	}
	return shares
}

// itemForm makes the page of the form; recorded is nil for a new item. It
// always has a row to fill in.
func (a *App) itemForm(
	c *gin.Context, f templates.Frame, m model.MeetingRecord, recorded *model.AgendaLine, typed templates.ItemForm,
	shares []templates.ItemShare,
) (templates.Page, error) {
	v := visitOf(c)
	choices, err := a.Store.AgendaChoices(c.Request.Context(), v.actor)
	if err != nil {
		return nil, err
	}
	page := templates.ItemEdit{
		Frame: f, New: recorded == nil, Form: typed, Kinds: itemKinds(), Shares: shares, Back: agendaPath(v.coordination, m.ID),
	}
	meetingCrumbs(&page.Frame, v.coordination, m, false)
	page.Crumbs = append(page.Crumbs, templates.Link{Label: titleAgenda, Path: page.Back})
	if recorded != nil {
		page.Saved = itemRecorded(*recorded)
		if f.Stale {
			page.Form.Version = recorded.Version
		}
	}
	if (len(shares) == 0 || typed.Action == "row") && len(shares) < governance.MaxShares {
		page.Shares = append(page.Shares, templates.ItemShare{Row: len(shares) + 1})
	}
	itemChoices(&page, m, choices)
	return page, nil
}

// itemChoices adds what the item may be about in this body.
func itemChoices(page *templates.ItemEdit, m model.MeetingRecord, choices model.AgendaChoices) {
	if m.CommitteeKind == governance.Strategic && len(choices.Diagnostics) > 0 {
		page.Diagnostics = []templates.Option{{Label: noDiagnostic}}
		for _, d := range choices.Diagnostics {
			page.Diagnostics = append(page.Diagnostics, templates.Option{Value: strconv.FormatInt(d.ID, 10), Label: diagnosticChoice(d)})
		}
	}
	if len(choices.Commitments) == 0 || len(choices.Actions) == 0 {
		return
	}
	page.Commitments = []templates.Option{{Label: chooseCommit}}
	for _, k := range choices.Commitments {
		page.Commitments = append(page.Commitments, templates.Option{Value: strconv.FormatInt(k.ID, 10), Label: withinCommitment(k)})
	}
	page.Actions = []templates.Option{{Label: chooseAction}}
	for _, k := range choices.Actions {
		page.Actions = append(page.Actions, templates.Option{Value: strconv.FormatInt(k.ID, 10), Label: fmt.Sprintf("A%d %s", k.Number, k.Label)})
	}
}

func itemKinds() []templates.Option {
	var options []templates.Option
	for _, k := range governance.ItemKinds() {
		options = append(options, templates.Option{Value: string(k), Label: k.Label()})
	}
	return options
}
