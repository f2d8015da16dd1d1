package handlers

import (
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// commitmentIndex lists the commitments that the address asks for.
func (a *App) commitmentIndex(c *gin.Context) error {
	v := visitOf(c)
	page := templates.CommitmentIndex{Frame: a.frame(c, titleCommitments), Export: exportLink(c)}
	page.Crumbs = append(page.Crumbs, commitmentTrail(v.coordination)[0])
	if v.actor.May(governance.DeclareCommitments) {
		page.Declare, page.Verb = commitmentsPath(v.coordination)+"/nouveau", declareVerb(v.actor)
		page.Import = importPath(v.coordination)
	}
	var wrong *governance.Error
	if page.FundingDay, wrong = fundingDay(c); page.Known != "" {
		return a.knownCommitments(c, page)
	}
	page.Problems.Add(wrong)
	choices, err := a.Store.CommitmentChoices(c.Request.Context(), v.actor)
	if err != nil {
		return err
	}
	page.Choices = commitmentChoices(choices)
	if err := a.listCommitments(c, &page); err != nil {
		return err
	}
	return a.ok(c, page)
}

// commitmentTrail leads to the list of commitments.
func commitmentTrail(at governance.Coordination) []templates.Link {
	return []templates.Link{{Label: navFunding, Path: fundingPath(at)}, {Label: titleCommitments, Path: commitmentsPath(at)}}
}

// knownCommitments lists all the commitments as they were known on a day.
func (a *App) knownCommitments(c *gin.Context, page templates.CommitmentIndex) error {
	v := visitOf(c)
	lines, err := a.Store.CommitmentsKnown(c.Request.Context(), v.actor, endOf(page.Known, v.coordination.Zone()))
	if err != nil {
		return err
	}
	page.Total, page.Clear = len(lines), page.Now
	for _, l := range lines {
		line := commitmentLine(v.coordination, l)
		line.Path = asOf(line.Path, page.Known)
		page.Lines = append(page.Lines, line)
	}
	return a.ok(c, page)
}

// listCommitments adds the list that the address asks for.
func (a *App) listCommitments(c *gin.Context, page *templates.CommitmentIndex) error {
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
	path := commitmentsPath(v.coordination)
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
		Amount: l.Amount, Step: l.Status.Label(), Certainty: templates.MarkOf(levels, l.InKind), Tags: commitmentTags(l.Commitment, false),
		Example: l.Example,
	}
}

// commitmentChoices are what the list may be asked for.
func commitmentChoices(m model.CommitmentChoices) templates.CommitmentChoices {
	choices := templates.CommitmentChoices{
		Funders: []templates.Option{{Label: anyFunder}}, Schemes: []templates.Option{{Label: anyScheme}},
		Years: []templates.Option{{Label: anyYear}}, Levels: levelFilter(), Natures: natureFilter(), Confirmations: confirmedFilter(),
	}
	for _, f := range m.Funders {
		choices.Funders = append(choices.Funders, templates.Option{Value: number(f.ID), Label: f.Name})
	}
	for _, s := range m.Schemes {
		choices.Schemes = append(choices.Schemes, templates.Option{Value: number(s.ID), Label: s.Name})
	}
	for _, y := range m.Years {
		year := strconv.Itoa(y)
		choices.Years = append(choices.Years, templates.Option{Value: year, Label: inYear + year})
	}
	return choices
}
