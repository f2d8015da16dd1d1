package handlers

import (
	"slices"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
	"ctin/templates/export"

	"github.com/gin-gonic/gin"
)

func (a *App) importRoutes(r routes) {
	declare := r.inside.may(governance.DeclareCommitments)
	declare.get("/engagements/import", a.importNew)
	declare.post("/engagements/import", a.importSend)
	declare.get("/engagements/import/modele.csv", a.importCSV)
	declare.get("/engagements/import/modele.xlsx", a.importWorkbook)
	sent := sentList{importPath, a.Store.ImportCommitments, a.Store.DropCommitments, a.importPage}
	declare.get("/engagements/import/:id", a.listShow(sent))
	declare.post("/engagements/import/:id", a.listApply(sent))
	declare.post("/engagements/import/:id/effacement", a.listDrop(sent))
}

func importPath(c governance.Coordination) string { return commitmentsPath(c) + "/import" }

// importNew asks for a file of commitments.
func (a *App) importNew(c *gin.Context) error {
	page, err := a.importForm(c, a.exportFrame(c, msgImport))
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

func (a *App) importForm(c *gin.Context, f templates.Frame) (templates.Page, error) {
	v := visitOf(c)
	words, err := a.importWords(c)
	if err != nil {
		return nil, err
	}
	home := importPath(v.coordination)
	return templates.ExchangeImport{
		Frame: f, CSV: home + "/modele.csv", Workbook: home + "/modele.xlsx", Accept: strings.Join(model.ListExtensions(), ","),
		MaxLines: governance.MaxListLines, Columns: importHelp(words), Back: commitmentsPath(v.coordination),
		OnBehalf: v.actor.May(governance.ManageFunding),
	}, nil
}

// importWords are the words that each column accepts here.
func (a *App) importWords(c *gin.Context) (map[governance.CommitmentColumn][]string, error) {
	ctx, v := c.Request.Context(), visitOf(c)
	funders, err := a.Store.Funders(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	schemes, err := a.Store.Schemes(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	words := map[governance.CommitmentColumn][]string{}
	for _, column := range governance.CommitmentColumns() {
		words[column] = column.Values()
	}
	for _, f := range funders {
		if v.actor.May(governance.ManageFunding) || v.actor.FundsFor(f.ID) {
			words[governance.ColumnFunder] = append(words[governance.ColumnFunder], f.Name)
		}
	}
	envelopes, err := a.Store.Envelopes(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	for _, e := range envelopes {
		words[governance.ColumnEnvelope] = append(words[governance.ColumnEnvelope], e.Name)
	}
	for _, s := range schemes {
		words[governance.ColumnScheme] = append(words[governance.ColumnScheme], s.Name)
	}
	return words, nil
}

// importSend keeps a file, and leads to what it would make.
func (a *App) importSend(c *gin.Context) error {
	v := visitOf(c)
	file, err := upload(c, "list")
	if err != nil {
		return err
	}
	if file.Name == "" {
		err = governance.Fail(governance.Invalid, msgListMissing).On("list")
	}
	var sent governance.ListID
	if err == nil {
		sent, err = a.Store.SendCommitments(c.Request.Context(), v.actor, file, v.today)
	}
	if err != nil {
		return a.again(c, err, msgImport, func(f templates.Frame) (templates.Page, error) { return a.importForm(c, f) })
	}
	return a.redirect(c, importPath(v.coordination)+"/"+number(sent), "")
}

// importPage makes the page of the file of the address: it is taken whole, or
// not at all.
func (a *App) importPage(c *gin.Context, f templates.Frame, _ string) (templates.Page, error) {
	v := visitOf(c)
	list, err := id[governance.ListID](c, "id")
	if err != nil {
		return nil, err
	}
	r, err := a.Store.ImportedCommitments(c.Request.Context(), v.actor, list)
	if err != nil {
		return nil, err
	}
	home, zone := importPath(v.coordination), v.coordination.Zone()
	f.Crumbs = slices.Concat(f.Crumbs, commitmentTrail(v.coordination), []templates.Link{{Label: msgImport, Path: home}})
	if r.AppliedAt != nil {
		f.Title = msgImportDone
		return templates.ExchangeImported{
			Frame: f, Rows: listRows(r.ListReview, zone), Made: importCounts(r.Made), Funding: commitmentsPath(v.coordination), New: home,
		}, nil
	}
	lines := func(state governance.ListState) []templates.ListLine {
		return listLines(r.ListReview, r.Plan.ListPlan, state, func(string) string { return wordCommitment }, columnLabel)
	}
	page := listCheck(v, r.ListReview, r.Plan.ListPlan, home, lines)
	page.Frame, page.Lead, page.Who, page.Whole, page.Twin = f, msgImportLead, wordFunder, true, importTwin(r.Twin, zone)
	page.Made = importCounts(model.CommitmentCounts{Commitments: len(r.Plan.Commitments), Cash: r.Plan.Cash, InKind: r.Plan.InKind})
	return page, nil
}

func columnLabel(field string) string {
	return orDefault(governance.CommitmentColumn(field).Label(), field)
}

// importCSV gives the model file as text.
func (a *App) importCSV(c *gin.Context) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	titles, examples := listModel(governance.CommitmentColumns(), governance.CommitmentExamples())
	return a.attachRows(c, fileImport, append([][]string{titles}, examples...))
}

// importWorkbook gives the model file for spreadsheets, with the words that its
// columns accept.
func (a *App) importWorkbook(c *gin.Context) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	words, err := a.importWords(c)
	if err != nil {
		return err
	}
	_, examples := listModel(governance.CommitmentColumns(), governance.CommitmentExamples())
	book := export.Form{Sheet: sheetCommitments, Words: sheetWords, Examples: examples, Lines: governance.MaxListLines}
	for _, column := range governance.CommitmentColumns() {
		book.Columns = append(book.Columns, export.FormColumn{
			Title: column.Label(), Width: columnWidth(column), Values: words[column], Date: isDay(column),
			Text: column == governance.ColumnDecision || column == governance.ColumnObligation,
		})
	}
	return a.attachForm(c, fileImport, book)
}

// isDay tells whether a column holds days.
func isDay(c governance.CommitmentColumn) bool {
	switch c {
	case governance.ColumnDeclared, governance.ColumnLapse, governance.ColumnRequested, governance.ColumnResolved,
		governance.ColumnAgreed, governance.ColumnObligated:
		return true
	}
	return false
}
