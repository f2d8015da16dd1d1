package handlers

import (
	"bytes"
	"context"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
	"ctin/templates/export"

	"github.com/gin-gonic/gin"
)

// listLines are the lines of a list in a state, as the page shows them: item
// names what a line makes, column what is at fault.
func listLines(
	r model.ListReview, plan governance.ListPlan, state governance.ListState, item, column func(string) string,
) []templates.ListLine {
	var list []templates.ListLine
	for _, l := range plan.In(state) {
		line := templates.ListLine{Line: l.Line, Name: l.Name, Detail: l.Detail, Remarks: l.Remarks}
		for _, made := range l.Creates {
			line.Items = append(line.Items, templates.Row{Label: item(made.Kind), Value: made.Text})
		}
		for _, p := range l.Problems {
			line.Items = append(line.Items, templates.Row{Label: column(p.Field), Value: p.Message})
		}
		if len(line.Items) == 0 {
			line.Remarks = append([]string{listIdle(state)}, line.Remarks...)
		}
		if before, changed := r.Before[l.Line]; changed {
			line.Was = listWas(before)
		}
		list = append(list, line)
	}
	return list
}

// listOrder is what the form of an import sends.
type listOrder struct {
	Mark    string `form:"mark"`
	Partial string `form:"partial"`
}

func (o listOrder) order(id governance.ListID) model.ListOrder {
	return model.ListOrder{ID: id, Mark: o.Mark, Partial: o.Partial == "oui"}
}

// sentList is a kind of file that was sent: where it is, how it is imported or
// forgotten, and its page, which says again what the person chose.
type sentList struct {
	home  func(governance.Coordination) string
	apply func(context.Context, governance.Actor, model.ListOrder) error
	drop  func(context.Context, governance.Actor, governance.ListID) error
	page  func(*gin.Context, templates.Frame, string) (templates.Page, error)
}

// listApply imports the file of the address, or shows what has changed since it
// was read.
func (a *App) listApply(l sentList) func(*gin.Context) error {
	return func(c *gin.Context) error {
		v := visitOf(c)
		typed, err := form[listOrder](c)
		if err != nil {
			return err
		}
		list, err := id[governance.ListID](c, "id")
		if err != nil {
			return err
		}
		if err := l.apply(c.Request.Context(), v.actor, typed.order(list)); err != nil {
			return a.again(c, err, msgListCheck, func(f templates.Frame) (templates.Page, error) { return l.page(c, f, typed.Partial) })
		}
		return a.redirect(c, l.home(v.coordination)+"/"+number(list), "")
	}
}

// listDrop forgets a file that is given up.
func (a *App) listDrop(l sentList) func(*gin.Context) error {
	return func(c *gin.Context) error {
		v := visitOf(c)
		list, err := id[governance.ListID](c, "id")
		if err != nil {
			return err
		}
		if err := l.drop(c.Request.Context(), v.actor, list); err != nil {
			return err
		}
		return a.redirect(c, l.home(v.coordination), msgListDropped)
	}
}

// listShow says what the file of the address would make, or what it made.
func (a *App) listShow(l sentList) func(*gin.Context) error {
	return func(c *gin.Context) error {
		page, err := l.page(c, a.frame(c, msgListCheck), "")
		if err != nil {
			return err
		}
		return a.ok(c, page)
	}
}

// listCheck is what the page of any file says before it is imported: lines are
// those in a state.
func listCheck(
	v *visit, r model.ListReview, plan governance.ListPlan, home string, lines func(governance.ListState) []templates.ListLine,
) templates.ListCheck {
	return templates.ListCheck{
		Rows: listRows(r, v.coordination.Zone()), ExpiresAt: r.ExpiresAt, Ignored: strings.Join(r.Ignored, ", "),
		Changed: len(r.Before), Mark: plan.Mark(), Refused: lines(governance.LineRefused), Created: lines(governance.LineCreates),
		Others: append(lines(governance.LineExists), lines(governance.LineExample)...),
		Import: home + "/" + number(r.ID), Drop: home + "/" + number(r.ID) + "/effacement", New: home,
	}
}

// listModel is the titles of a model file and its example lines.
func listModel[C interface {
	~string
	Label() string
}](columns []C, rows []governance.ListRow[C]) (titles []string, examples [][]string) {
	for _, c := range columns {
		titles = append(titles, c.Label())
	}
	for _, row := range rows {
		var cells []string
		for _, c := range columns {
			cells = append(cells, row.Cells[c])
		}
		examples = append(examples, cells)
	}
	return titles, examples
}

// attachRows sends lines of text as a CSV file.
func (a *App) attachRows(c *gin.Context, name string, rows [][]string) error {
	var file bytes.Buffer
	table, err := export.NewCSV(&file)
	if err != nil {
		return err
	}
	for _, cells := range rows {
		if err := table.Row(cells...); err != nil {
			return err
		}
	}
	if err := table.End(); err != nil {
		return err
	}
	return a.attach(c, name, ".csv", typeCSV, file.Bytes())
}

// attachForm sends a workbook to be filled in.
func (a *App) attachForm(c *gin.Context, name string, form export.Form) error {
	var file bytes.Buffer
	if err := form.Write(&file); err != nil {
		return err
	}
	return a.attach(c, name, ".xlsx", typeBook, file.Bytes())
}
