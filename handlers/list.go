package handlers

import (
	"bytes"

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
