package handlers

import (
	"strconv"

	"ctin/governance"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) fundingRoutes(r routes) {
	r.inside.get("/financements", a.fundingIndex)
	r.inside.get("/financements/dispositifs", a.fundingSchemes)
	r.inside.get("/engagements", a.commitmentIndex)
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

func fundingPath(c governance.Coordination) string { return coordinationPath(c) + "/financements" }

func commitmentsPath(c governance.Coordination) string { return coordinationPath(c) + "/engagements" }

func commitmentPath(c governance.Coordination, id governance.CommitmentID) string {
	return commitmentsPath(c) + "/" + number(id)
}

// maxFunders is how many funders a table names: the others are one line.
const maxFunders = 25

// fundingIndex shows the conférence des financeurs, now or as it was known on
// a day.
func (a *App) fundingIndex(c *gin.Context) error {
	v := visitOf(c)
	table, day, wrong, err := a.fundingTable(c)
	if err != nil {
		return err
	}
	waiting, err := a.Store.Unconfirmed(c.Request.Context(), v.actor)
	if err != nil {
		return err
	}
	at := v.coordination
	page := templates.FundingIndex{
		Frame: a.frame(c, navFunding), FundingDay: day, Table: table, Funders: funderRows(table.Funders), Years: yearRows(table.Years),
		Steps: stepRows(table.Steps), Matching: matchingLines(table.Matching), List: asOf(commitmentsPath(at), day.Known),
		BySchemes: asOf(fundingPath(at)+"/dispositifs", day.Known), Alerts: coherencePath(at), Grid: conferencePath(at), Programme: programmePath(at), Campaigns: campaignsPath(at),
		Pool: coordinationPath(at) + "/affectations", Schemes: schemesPath(at),
	}
	page.Problems.Add(wrong)
	if day.Known == "" { // posts are those of today
		if page.Posts, err = a.Store.PostYears(c.Request.Context(), v.actor); err != nil {
			return err
		}
	}
	for _, w := range waiting {
		page.Waiting = append(page.Waiting, templates.Link{Label: confirmWords(w), Path: commitmentPath(at, w.ID) + "/confirmation"})
	}
	if v.actor.May(governance.DeclareCommitments) {
		page.Declare, page.Verb = commitmentsPath(at)+"/nouveau", declareVerb(v.actor)
	}
	return a.ok(c, page)
}

// fundingSchemes shows the same money by scheme.
func (a *App) fundingSchemes(c *gin.Context) error {
	at := visitOf(c).coordination
	table, day, wrong, err := a.fundingTable(c)
	if err != nil {
		return err
	}
	page := templates.FundingSchemes{
		Frame: a.frame(c, msgBySchemes), FundingDay: day, Schemes: schemeRows(at, table), Catalog: schemesPath(at),
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: navFunding, Path: fundingPath(at)})
	page.Problems.Add(wrong)
	return a.ok(c, page)
}

// fundingTable is the table of the conference on the day of the address; a day
// that is none is told, and today shown.
func (a *App) fundingTable(c *gin.Context) (governance.FundingTable, templates.FundingDay, *governance.Error, error) {
	v, ctx := visitOf(c), c.Request.Context()
	day, wrong := fundingDay(c)
	if day.Known == "" {
		table, err := a.Store.Funding(ctx, v.actor)
		return table, day, wrong, err
	}
	table, err := a.Store.FundingKnown(ctx, v.actor, endOf(day.Known, v.coordination.Zone()))
	return table, day, nil, err
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
