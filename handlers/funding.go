package handlers

import (
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) fundingRoutes(r routes) {
	r.inside.get("/engagements", a.fundingIndex)
	r.inside.get("/engagements/:id", a.commitmentShow)
	declare := r.inside.may(governance.DeclareCommitments)
	declare.get("/engagements/nouveau", a.commitmentNew)
	declare.post("/engagements/nouveau", a.commitmentDeclare)
	declare.get("/engagements/:id/modifier", a.commitmentEdit)
	declare.post("/engagements/:id/modifier", a.commitmentAmend)
	declare.get("/engagements/:id/confirmation", a.commitmentConfirm)
	declare.post("/engagements/:id/confirmation", a.commitmentConfirmDo)
	declare.get("/engagements/:id/etape", a.commitmentStep)
	declare.post("/engagements/:id/etape", a.commitmentClimb)
	declare.get("/engagements/:id/retour", a.commitmentBack)
	declare.post("/engagements/:id/retour", a.commitmentDescend)
	declare.get("/engagements/:id/fin", a.commitmentLeave)
	declare.post("/engagements/:id/fin", a.commitmentEnd)
	declare.get("/engagements/:id/versement", a.commitmentPayment)
	declare.post("/engagements/:id/versement", a.commitmentPay)
	declare.get("/engagements/:id/piece", a.commitmentJoin)
	declare.post("/engagements/:id/piece", a.commitmentJoinDo)
	a.schemeRoutes(r)
	a.envelopeRoutes(r)
	a.coherenceRoutes(r)
}

func fundingPath(c governance.Coordination) string { return coordinationPath(c) + "/engagements" }

func commitmentPath(c governance.Coordination, id governance.CommitmentID) string {
	return fundingPath(c) + "/" + number(id)
}

// maxFunders is how many funders a table names: the others are one line.
const maxFunders = 25

// fundingIndex shows the conférence des financeurs and the commitments that
// the address asks for.
func (a *App) fundingIndex(c *gin.Context) error {
	v := visitOf(c)
	ctx := c.Request.Context()
	if day, _ := knownDay(c); day != "" {
		return a.fundingKnown(c, day)
	}
	table, err := a.Store.Funding(ctx, v.actor)
	if err != nil {
		return err
	}
	waiting, err := a.Store.Unconfirmed(ctx, v.actor)
	if err != nil {
		return err
	}
	page := templates.FundingIndex{
		Frame: a.frame(c, navFunding), Table: table, Choices: fundingChoices(table), Catalog: schemesPath(v.coordination),
		Alerts: coherencePath(v.coordination),
		Grid:   conferencePath(v.coordination),
	}
	page.Funders, page.Schemes, page.Years = funderRows(table.Funders), schemeRows(v.coordination, table), yearRows(table.Years)
	page.Steps, page.Matching = stepRows(table.Steps), matchingLines(table.Matching)
	for _, w := range waiting {
		page.Waiting = append(page.Waiting, templates.Link{Label: confirmWords(w), Path: commitmentPath(v.coordination, w.ID) + "/confirmation"})
	}
	if v.actor.May(governance.DeclareCommitments) {
		page.Declare, page.Verb = fundingPath(v.coordination)+"/nouveau", declareVerb(v.actor)
		page.Import = importPath(v.coordination)
	}
	if err := a.listCommitments(c, &page); err != nil {
		return err
	}
	if _, wrong := knownDay(c); wrong != nil {
		page.Au, page.Problems = query(c, "au"), append(page.Problems, wrong)
	}
	page.Export = exportLink(c)
	return a.ok(c, page)
}

// listCommitments adds the list that the address asks for.
func (a *App) listCommitments(c *gin.Context, page *templates.FundingIndex) error {
	v := visitOf(c)
	f := &page.Filter
	f.Query = query(c, "q")
	for _, asked := range []struct {
		name    string
		into    *string
		options []templates.Option
	}{
		{"funder", &f.Funder, page.Choices.Funders},
		{"scheme", &f.Scheme, page.Choices.Schemes},
		{"level", &f.Level, page.Choices.Levels},
		{"nature", &f.Nature, page.Choices.Natures},
		{"year", &f.Year, page.Choices.Years},
		{"confirmed", &f.Confirmed, page.Choices.Confirmations},
	} {
		*asked.into = known(query(c, asked.name), asked.options)
	}
	list, err := a.Store.Commitments(c.Request.Context(), v.actor, commitmentFilter(c, *f))
	if err != nil {
		return err
	}
	path := fundingPath(v.coordination)
	page.Total, page.Pages = list.Total, neighbours(c, path, list.Previous, list.Next)
	if *f != (templates.CommitmentFilter{}) {
		page.Clear = path
	}
	for _, l := range list.Lines {
		page.Lines = append(page.Lines, commitmentLine(v.coordination, l))
	}
	return nil
}

func commitmentFilter(c *gin.Context, f templates.CommitmentFilter) model.CommitmentFilter {
	year, _ := strconv.Atoi(f.Year) // one of the options, or none
	return model.CommitmentFilter{
		Query: f.Query, Funder: typedID[governance.OrganizationID](f.Funder), Scheme: typedID[governance.SchemeID](f.Scheme),
		Level: governance.Certainty(f.Level), Nature: f.Nature, Year: year, Confirmed: f.Confirmed,
		After: cursor[governance.CommitmentID](c, "apres"), Before: cursor[governance.CommitmentID](c, "avant"),
	}
}

// typedID reads an identifier that a form chose; anything else is none.
func typedID[T ~int64](text string) T {
	n, _ := strconv.ParseInt(text, 10, 64) // the store refuses what it does not know
	return T(max(n, 0))
}

func commitmentLine(at governance.Coordination, l model.CommitmentLine) templates.CommitmentLine {
	levels := l.Levels(l.Paid)
	return templates.CommitmentLine{
		Code: commitmentCode(l.Number), Path: commitmentPath(at, l.ID), Funder: l.Funder, Purpose: l.Purpose, Scheme: l.Scheme,
		Amount: l.Amount, Step: l.Status.Label(), Certainty: templates.MarkOf(levels, l.InKind), Tags: commitmentTags(l.Commitment, l.Example),
	}
}

func fundingChoices(t governance.FundingTable) templates.CommitmentChoices {
	choices := templates.CommitmentChoices{
		Funders: []templates.Option{{Label: anyFunder}}, Schemes: []templates.Option{{Label: anyScheme}},
		Years: []templates.Option{{Label: anyYear}}, Levels: levelFilter(), Natures: natureFilter(), Confirmations: confirmedFilter(),
	}
	for _, f := range t.Funders {
		if f.ID == 0 {
			continue // confidential: it cannot be asked for
		}
		choices.Funders = append(choices.Funders, templates.Option{Value: number(f.ID), Label: f.Name})
	}
	for _, s := range t.Schemes {
		if s.ID != 0 {
			choices.Schemes = append(choices.Schemes, templates.Option{Value: number(s.ID), Label: s.Name})
		}
	}
	for _, y := range t.Years {
		if y.Year != 0 {
			year := strconv.Itoa(y.Year)
			choices.Years = append(choices.Years, templates.Option{Value: year, Label: inYear + year})
		}
	}
	return choices
}

// funderRows are the largest funders, then the others as one line.
func funderRows(funders []governance.FunderTotal) []templates.FundingRow {
	var list []templates.FundingRow
	var others templates.FundingRow
	for i, f := range funders {
		if i >= maxFunders {
			others.Name, others.Split = otherFunders, others.Plus(f.Split)
			continue
		}
		list = append(list, templates.FundingRow{Name: f.Name, Example: f.Example, Split: f.Split})
	}
	if others.Name != "" {
		list = append(list, others)
	}
	return list
}

func schemeRows(at governance.Coordination, t governance.FundingTable) []templates.FundingScheme {
	var list []templates.FundingScheme
	for _, s := range t.Schemes {
		row := templates.FundingScheme{FundingRow: templates.FundingRow{Name: s.Name, Split: s.Split}, Funders: funderRows(s.Funders)}
		if s.ID == 0 {
			row.Name = noScheme
		} else {
			row.Path = schemePath(at, s.ID)
		}
		list = append(list, row)
	}
	return list
}

func yearRows(years []governance.YearTotal) []templates.FundingRow {
	var list []templates.FundingRow
	for _, y := range years {
		if y.Split == (governance.Split{}) {
			continue // a commitment that was withdrawn before it was scheduled
		}
		row := templates.FundingRow{Name: strconv.Itoa(y.Year), Split: y.Split}
		if y.Year == 0 {
			row.Name = noYear
		}
		list = append(list, row)
	}
	return list
}

func stepRows(steps []governance.StepTotal) []templates.FundingStep {
	var list []templates.FundingStep
	for _, s := range steps {
		list = append(list, templates.FundingStep{Word: s.Status.Label(), Count: s.Count, Cash: s.Cash, InKind: s.InKind})
	}
	return list
}

func matchingLines(figures []governance.MatchingFigure) []templates.MatchingLine {
	var list []templates.MatchingLine
	for _, m := range figures {
		list = append(list, templates.MatchingLine{
			Funder: m.Funder, Scheme: m.Scheme, Rule: matchingRule(m.MatchingRule), Local: m.Local, Matched: m.Matched,
			Unused: m.Unmatched, Cap: m.Cap, Deadline: m.Deadline,
		})
	}
	return list
}
