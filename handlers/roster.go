package handlers

import (
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
	"ctin/templates/export"

	"github.com/gin-gonic/gin"
)

func (a *App) rosterRoutes(r routes) {
	manage := r.inside.may(governance.ManageMembers).may(governance.ManageOrganizations)
	manage.get("/membres/import", a.rosterNew)
	manage.post("/membres/import", a.rosterSend)
	manage.get("/membres/import/modele.csv", a.rosterCSV)
	manage.get("/membres/import/modele.xlsx", a.rosterWorkbook)
	sent := sentList{rosterPath, a.Store.ImportRoster, a.Store.DropRoster, a.rosterPage}
	manage.get("/membres/import/:id", a.listShow(sent))
	manage.post("/membres/import/:id", a.listApply(sent))
	manage.post("/membres/import/:id/effacement", a.listDrop(sent))
}

func rosterPath(c governance.Coordination) string { return membersPath(c) + "/import" }

// rosterNew asks for a list.
func (a *App) rosterNew(c *gin.Context) error {
	page, err := a.rosterForm(c, a.frame(c, msgRoster))
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

func (a *App) rosterForm(c *gin.Context, f templates.Frame) (templates.Page, error) {
	v := visitOf(c)
	committees, err := a.Store.CommitteeNames(c.Request.Context(), v.actor)
	if err != nil {
		return nil, err
	}
	membersCrumbs(&f, v.coordination)
	home := rosterPath(v.coordination)
	return templates.RosterNew{
		Frame: f, CSV: home + "/modele.csv", Workbook: home + "/modele.xlsx",
		Accept: strings.Join(model.ListExtensions(), ","), DeedAccept: strings.Join(governance.UploadExtensions(), ","),
		MaxLines: governance.MaxListLines, Columns: rosterHelp(committees), Back: membersPath(v.coordination),
	}, nil
}

// rosterSend keeps a list, and leads to what it would make.
func (a *App) rosterSend(c *gin.Context) error {
	v := visitOf(c)
	list, err := upload(c, "roster")
	if err != nil {
		return err
	}
	deed, err := upload(c, "deed")
	if err != nil {
		return err
	}
	if list.Name == "" {
		err = governance.Fail(governance.Invalid, msgListMissing).On("roster")
	}
	var sent governance.ListID
	if err == nil {
		sent, err = a.Store.SendRoster(c.Request.Context(), v.actor, model.RosterUpload{
			List: list, Deed: deed, Day: v.today,
		})
	}
	if err != nil {
		return a.again(c, err, msgRoster, func(f templates.Frame) (templates.Page, error) { return a.rosterForm(c, f) })
	}
	return a.redirect(c, rosterPath(v.coordination)+"/"+number(sent), "")
}

// rosterPage makes the page of the list of the address.
func (a *App) rosterPage(c *gin.Context, f templates.Frame, partial string) (templates.Page, error) {
	v := visitOf(c)
	roster, err := id[governance.ListID](c, "id")
	if err != nil {
		return nil, err
	}
	r, err := a.Store.Roster(c.Request.Context(), v.actor, roster)
	if err != nil {
		return nil, err
	}
	membersCrumbs(&f, v.coordination, templates.Link{Label: msgRoster, Path: rosterPath(v.coordination)})
	if r.AppliedAt != nil {
		return a.rosterDone(c, f, r)
	}
	page := listCheck(v, r.ListReview, r.Plan.ListPlan, rosterPath(v.coordination), func(state governance.ListState) []templates.ListLine {
		return rosterLines(r, state)
	})
	page.Frame, page.Lead, page.Who, page.Made, page.Partial = f, msgRosterLead, wordWho, rosterCounts(r.Plan.Counts()), partial
	return page, nil
}

// rosterDone says what was imported, and who may now be invited.
func (a *App) rosterDone(c *gin.Context, f templates.Frame, r model.RosterReview) (templates.Page, error) {
	v := visitOf(c)
	uninvited, err := a.Store.Uninvited(c.Request.Context(), v.actor)
	f.Title = msgRosterDone
	return templates.RosterDone{
		Frame: f, Rows: listRows(r.ListReview, v.coordination.Zone()), Made: rosterCounts(r.Made), Refused: r.Refused,
		Uninvited: uninvited, Invitations: coordinationPath(v.coordination) + "/invitations",
		Members: membersPath(v.coordination), New: rosterPath(v.coordination),
	}, err
}

// rosterLines are the lines in a state: a line that names nobody is about a
// vacant seat.
func rosterLines(r model.RosterReview, state governance.ListState) []templates.ListLine {
	lines := listLines(r.ListReview, r.Plan.ListPlan, state, rosterItem, func(field string) string {
		return governance.RosterColumn(field).Label()
	})
	for i := range lines {
		if lines[i].Name == "" {
			lines[i].Name = msgRosterVacant
		}
	}
	return lines
}

// rosterCSV gives the model file as text.
func (a *App) rosterCSV(c *gin.Context) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	titles, examples := listModel(governance.RosterColumns(), governance.RosterExamples())
	return a.attachRows(c, fileRoster, append([][]string{titles}, examples...))
}

// rosterWorkbook gives the model file for spreadsheets, with the words that its
// columns accept.
func (a *App) rosterWorkbook(c *gin.Context) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	committees, err := a.Store.CommitteeNames(c.Request.Context(), visitOf(c).actor)
	if err != nil {
		return err
	}
	_, examples := listModel(governance.RosterColumns(), governance.RosterExamples())
	model := export.Form{Sheet: sheetMembers, Words: sheetWords, Examples: examples, Lines: governance.MaxListLines}
	for _, column := range governance.RosterColumns() {
		model.Columns = append(model.Columns, rosterColumn(column, committees))
	}
	return a.attachForm(c, fileRoster, model)
}

// rosterColumn is one column of the workbook. Several roles fit in one cell:
// they are not offered one by one.
func rosterColumn(c governance.RosterColumn, committees []governance.Committee) export.FormColumn {
	column := export.FormColumn{Title: c.Label(), Width: 20, Values: rosterValues(c, committees)}
	switch c {
	case governance.RosterRoles:
		column.Values = nil
	case governance.RosterPhone, governance.RosterIdentifier, governance.RosterRNA:
		column.Text = true
	case governance.RosterStart, governance.RosterEnd:
		column.Date, column.Width = true, 12
	case governance.RosterOrganization, governance.RosterEmail, governance.RosterFunction, governance.RosterNature:
		column.Width = 34
	}
	return column
}

// rosterValues are the words that a column accepts here.
func rosterValues(c governance.RosterColumn, committees []governance.Committee) []string {
	if c != governance.RosterCommittee {
		return c.Values()
	}
	var names []string
	for _, k := range committees {
		names = append(names, k.Name)
	}
	return append(names, wordNoSeat)
}
