package handlers

import (
	"strconv"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// How many grantees and years a form asks for: those that are there, and some more.
const (
	maxGrantees = 8
	maxYears    = 8
)

// typedRows are the grantees and the years of a form, as typed.
type typedRows struct {
	grantees []governance.GranteeDraft
	years    []governance.CreditDraft
}

// commitmentRowsOf reads the rows of the form; those left empty are left out.
func commitmentRowsOf(c *gin.Context) typedRows {
	var rows typedRows
	for n := 1; n <= maxGrantees; n++ {
		g := governance.GranteeDraft{
			Organization: typedID[governance.OrganizationID](clean(c.PostForm(rowField("grantee", n)))),
			Share:        clean(c.PostForm(rowField("share", n))),
		}
		if g != (governance.GranteeDraft{}) {
			rows.grantees = append(rows.grantees, g)
		}
	}
	for n := 1; n <= maxYears; n++ {
		y := governance.CreditDraft{Year: clean(c.PostForm(rowField("year", n))), Amount: clean(c.PostForm(rowField("year_amount", n)))}
		if y != (governance.CreditDraft{}) {
			rows.years = append(rows.years, y)
		}
	}
	return rows
}

// recordedRows are the rows of what is recorded.
func recordedRows(u governance.Undertaking) typedRows {
	var rows typedRows
	for _, g := range u.Grantees {
		share := ""
		if g.Share.Decided() {
			share = g.Share.String()
		}
		rows.grantees = append(rows.grantees, governance.GranteeDraft{Organization: g.OrganizationID, Share: share})
	}
	for _, y := range u.Credits {
		rows.years = append(rows.years, governance.CreditDraft{Year: strconv.Itoa(y.Year), Amount: typedAmount(y.Amount)})
	}
	return rows
}

func commitmentDraft(f templates.CommitmentForm, rows typedRows) governance.CommitmentDraft {
	return governance.CommitmentDraft{
		Funder: typedID[governance.OrganizationID](f.Funder), Scheme: typedID[governance.SchemeID](f.Scheme),
		Purpose: f.Purpose, Motive: f.Motive, InKind: f.Nature == natureInKind, Quantity: f.Quantity, UnitCost: f.UnitCost,
		Amount: f.Amount, KeepAmount: f.KeepAmount == "oui", Valuation: f.Valuation, Pooled: f.Pooled == "oui",
		Envelope: typedID[governance.EnvelopeID](f.Envelope), Territory: typedID[governance.OrganizationID](f.Territory),
		Confidential: f.Discreet == "oui", Counted: f.Counted == "oui", Source: typedID[governance.CommitmentID](f.Source),
		DeclaredOn: f.DeclaredOn, LapseDate: f.LapseDate, Grantees: rows.grantees, Credits: rows.years, Reason: f.Reason,
	}
}

// recordedCommitment is the form of what is recorded.
func recordedCommitment(u governance.Undertaking) templates.CommitmentForm {
	f := templates.CommitmentForm{
		Funder: number(u.FunderID), Purpose: u.Purpose, Motive: u.Motive, Nature: natureCash, Amount: typedAmount(u.Amount),
		Valuation: u.Valuation, LapseDate: string(u.LapseDate), Pooled: yesNo(!u.Earmarked, ""), KeepAmount: yesNo(u.OffUnit() != 0, ""),
		Discreet: yesNo(u.Confidential, ""), Counted: yesNo(u.Counted, ""), Version: u.Version, Scheme: chosenID(u.SchemeID),
		Envelope: chosenID(u.EnvelopeID), Territory: chosenID(u.TerritoryID), Source: chosenID(u.SourceCommitmentID),
	}
	if u.InKind {
		f.Nature = natureInKind
	}
	if u.Quantity != 0 {
		f.Quantity = templates.Number(u.Quantity)
	}
	if u.UnitCost != 0 {
		f.UnitCost = typedAmount(u.UnitCost)
	}
	return f
}

// chosenID is the value of a choice, empty for none.
func chosenID[T ~int64](id T) string {
	if id == 0 {
		return ""
	}
	return number(id)
}

// typedAmount writes an amount as one types it.
func typedAmount(amount governance.Cents) string {
	return strings.TrimSuffix(templates.Euros(amount), "\u00a0€")
}

// commitmentForm makes the page of the form; recorded is nil for a new one.
func (a *App) commitmentForm(
	c *gin.Context, f templates.Frame, typed templates.CommitmentForm, rows typedRows, recorded *model.CommitmentPage,
) (templates.Page, error) {
	v, ctx := visitOf(c), c.Request.Context()
	names, err := a.Store.OrganizationNames(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	schemes, err := a.Store.Schemes(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	page := templates.CommitmentEdit{
		Frame: f, New: recorded == nil, Form: typed, Schemes: schemeOptions(schemes), Natures: cashOrKind(),
		Unequal: f.Problem("amount") != "" && typed.Quantity != "" || typed.KeepAmount != "", Back: commitmentsPath(v.coordination),
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: navFunding, Path: page.Back})
	var saved typedRows
	if recorded == nil {
		if err := a.offerFunders(c, &page); err != nil {
			return nil, err
		}
	} else {
		page.Funder, page.AskReason = recorded.Funder, recorded.Status.Reaches(governance.StatusResolved)
		page.Saved, saved = recordedCommitment(recorded.Undertaking), recordedRows(recorded.Undertaking)
		page.Back = commitmentPath(v.coordination, recorded.ID)
	}
	if err := a.offerLinks(c, &page, names, recorded); err != nil {
		return nil, err
	}
	page.Grantees = granteeRows(rows, saved, organizationOptions(names))
	page.Years = yearFields(rows, saved)
	page.Detailed = recorded != nil || detailed(f, typed, rows)
	return page, nil
}

// offerLinks says on what a commitment may draw, and what it may give again.
func (a *App) offerLinks(
	c *gin.Context, page *templates.CommitmentEdit, names []model.OrganizationName, recorded *model.CommitmentPage,
) error {
	v, ctx := visitOf(c), c.Request.Context()
	envelopes, err := a.Store.Envelopes(ctx, v.actor)
	if err != nil {
		return err
	}
	purses, err := a.Store.Purses(ctx, v.actor)
	if err != nil {
		return err
	}
	if len(envelopes) > 0 {
		page.Envelopes, page.Places = envelopeOptions(envelopes), organizationOptions(names)
	}
	var self governance.CommitmentID
	var funders []governance.OrganizationID
	if recorded != nil {
		self, funders = recorded.ID, []governance.OrganizationID{recorded.FunderID}
	} else if !v.actor.May(governance.ManageFunding) {
		funders = v.actor.Funds()
	}
	page.Sources = sourceOptions(purses, self, funders)
	return nil
}

// offerFunders says whose commitment it may be: those that the person speaks
// for, and every funder for who enters on behalf.
func (a *App) offerFunders(c *gin.Context, page *templates.CommitmentEdit) error {
	v := visitOf(c)
	funders, err := a.Store.Funders(c.Request.Context(), v.actor)
	if err != nil {
		return err
	}
	behalf := v.actor.May(governance.ManageFunding)
	page.OnBehalf = behalf && len(v.actor.Funds()) == 0
	var offered []model.OrganizationName
	for _, o := range funders {
		if behalf || v.actor.FundsFor(o.ID) {
			offered = append(offered, o)
		}
	}
	if len(offered) == 1 && !behalf {
		page.Funder, page.Form.Funder = offered[0].Name, number(offered[0].ID)
		return nil
	}
	page.Funders = chooseFunder(offered)
	return nil
}

// detailed tells whether what is folded must be seen: it was filled, or a
// problem is there.
func detailed(f templates.Frame, typed templates.CommitmentForm, rows typedRows) bool {
	for _, p := range f.Problems {
		if strings.Contains(p.Field, "-") || p.Field == "year_amount" {
			return true // of a row
		}
	}
	for _, field := range []string{"nature", "valuation", "unit_cost", "motive", "grantee", "share", "year", "declared_on", "lapse_date", "envelope", "territory", "counted", "source"} {
		if f.Problem(field) != "" {
			return true
		}
	}
	filled := typed.Valuation + typed.UnitCost + typed.Motive + typed.Pooled + typed.DeclaredOn + typed.LapseDate +
		typed.Envelope + typed.Discreet + typed.Counted + typed.Source
	return filled != "" || typed.Nature == natureInKind || len(rows.grantees) > 0 || len(rows.years) > 0
}

// granteeRows are the grantees as rows of the form, and empty ones more.
func granteeRows(typed, saved typedRows, options []templates.Option) []templates.GranteeRow {
	var list []templates.GranteeRow
	for n := 1; n <= min(max(len(typed.grantees)+1, 2), maxGrantees); n++ {
		row := templates.GranteeRow{
			Name: rowField("grantee", n), ShareName: rowField("share", n), Label: granteeLabel(n), Options: options,
		}
		if n <= len(typed.grantees) {
			row.Value, row.Share = number(typed.grantees[n-1].Organization), typed.grantees[n-1].Share
		}
		if n <= len(saved.grantees) {
			row.SavedValue, row.SavedShare = number(saved.grantees[n-1].Organization), saved.grantees[n-1].Share
		}
		list = append(list, row)
	}
	return list
}

// yearFields are the years of the schedule as rows of the form, and empty ones more.
func yearFields(typed, saved typedRows) []templates.YearRow {
	var list []templates.YearRow
	for n := 1; n <= min(max(len(typed.years)+1, 2), maxYears); n++ {
		row := templates.YearRow{Name: rowField("year", n), AmountName: rowField("year_amount", n), Label: yearLabel(n)}
		if n <= len(typed.years) {
			row.Value, row.Amount = typed.years[n-1].Year, typed.years[n-1].Amount
		}
		if n <= len(saved.years) {
			row.SavedValue, row.SavedAmount = saved.years[n-1].Year, saved.years[n-1].Amount
		}
		list = append(list, row)
	}
	return list
}
