package handlers

import (
	"fmt"
	"net/url"
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// What the address of the table says.
const (
	rowsScheme = "scheme"
	screenRoom = "salle"
)

func (a *App) conferenceRoutes(r routes) { r.inside.get("/conference", a.conferenceShow) }

func conferencePath(c governance.Coordination) string { return coordinationPath(c) + "/conference" }

// conferenceShow is the table of the conférence des financeurs, live.
func (a *App) conferenceShow(c *gin.Context) error {
	v := visitOf(c)
	page := templates.ConferenceShow{
		Frame:     a.frame(c, navConference),
		Follow:    live(v, "commitment", "payment", "allocation", "action", "scheme", "matching_rule", "organization"),
		Projector: query(c, "ecran") == screenRoom,
		Choices:   templates.ConferenceChoices{Rows: conferenceRows(), Levels: conferenceLevels(), Natures: natureFilter()},
		Empty:     templates.Empty{Title: emptyConference, Text: conferenceNoRows},
		Links: []templates.Link{
			{Label: linkFunding, Path: fundingPath(v.coordination)}, {Label: linkExportTable, Path: exportPath(v.coordination)},
		},
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: navFunding, Path: fundingPath(v.coordination)})
	f := &page.Filter
	f.Rows, f.Level = known(query(c, "rows"), page.Choices.Rows), known(query(c, "level"), page.Choices.Levels)
	f.Nature = known(query(c, "nature"), page.Choices.Natures)
	year, _ := strconv.Atoi(query(c, "year")) // anything else is the whole period
	got, err := a.Store.Conference(c.Request.Context(), v.actor, model.ConferenceFilter{ByScheme: f.Rows == rowsScheme, Year: min(max(year, 0), 9999)})
	if err != nil {
		return err
	}
	page.Choices.Years = conferenceYears(got.Years)
	f.Year = known(query(c, "year"), page.Choices.Years)
	page.Tables = conferenceTables(v.coordination, *f, got)
	if f.Rows == "" && f.Year == "" && f.Nature != natureInKind {
		page.Left, page.Gauge = conferenceLeft(got.Cash), templates.Gauge(got.Cash.Total, got.Cash.Cost)
	}
	page.Turn, page.Clear = conferenceTurn(v.coordination, page), conferenceClear(v.coordination, *f)
	return a.ok(c, page)
}

// conferenceTables are the sides that the filter asks for and that hold something.
func conferenceTables(at governance.Coordination, f templates.ConferenceFilter, got model.Conference) []templates.ConferenceTable {
	var list []templates.ConferenceTable
	for _, side := range []struct {
		nature, id, caption string
		table               governance.ConferenceTable
	}{
		{natureCash, "n", captionCash, got.Cash}, {natureInKind, "k", captionInKind, got.InKind},
	} {
		if len(side.table.Rows) > 0 && (f.Nature == "" || f.Nature == side.nature) {
			p := pivot{at: at, filter: f, level: governance.Certainty(orDefault(f.Level, string(governance.Announced))), id: side.id, inKind: side.nature == natureInKind}
			list = append(list, p.table(side.caption, side.table))
		}
	}
	return list
}

// pivot lays one side out for the page.
type pivot struct {
	at     governance.Coordination
	filter templates.ConferenceFilter
	level  governance.Certainty
	id     string
	inKind bool
}

func (p pivot) table(caption string, t governance.ConferenceTable) templates.ConferenceTable {
	table := templates.ConferenceTable{
		ID: p.id, Caption: caption, Rows: rowAction, Costs: t.Cost != 0, Cost: templates.Euros(t.Cost), Gap: templates.Euros(t.Missing),
		Total: p.sum(p.id+"-total", "", t.Total, unconfirmedNote(t.Total, p.level)), Again: conferenceAgain(t), Undated: conferenceUndated(t),
	}
	if p.filter.Rows == rowsScheme {
		table.Rows = rowScheme
	}
	shown := p.shown(t)
	for _, i := range shown {
		f := t.Funders[i]
		table.Heads = append(table.Heads, templates.ConferenceHead{Name: f.Name, Example: f.Example})
		table.Totals = append(table.Totals, p.sum(fmt.Sprintf("%s-f%d", p.id, f.ID), f.Name, f.Levels, ceilingNote(f.Ceiling)))
	}
	for _, r := range t.Rows {
		table.Lines = append(table.Lines, p.row(t, r, shown))
	}
	return table
}

// shown are the columns that hold something at the level asked for.
func (p pivot) shown(t governance.ConferenceTable) []int {
	var shown []int
	for i, f := range t.Funders {
		if f.At(p.level) != 0 {
			shown = append(shown, i)
		}
	}
	return shown
}

func (p pivot) row(t governance.ConferenceTable, r governance.ConferenceRow, shown []int) templates.ConferenceRow {
	key := fmt.Sprintf("%s-%d", p.id, r.ID)
	row := templates.ConferenceRow{Key: key, Total: p.sum(key+"-total", "", r.Levels, unconfirmedNote(r.Levels, p.level))}
	row.Name, row.Path = p.name(r.ConferenceLine)
	if gap, known := r.Gap(); known {
		row.Cost, row.Gap, row.Missing = templates.Euros(r.Cost), templates.Euros(gap), gap > 0
	}
	for _, i := range shown {
		row.Cells = append(row.Cells, p.cell(fmt.Sprintf("%s-%d", key, t.Funders[i].ID), t.Funders[i], r.Cells[i]))
	}
	return row
}

func (p pivot) name(l governance.ConferenceLine) (name, path string) {
	switch {
	case l.ID == 0 && p.filter.Rows == rowsScheme:
		return toNoScheme, ""
	case l.ID == 0:
		return toNoAction, ""
	case p.filter.Rows == rowsScheme:
		return l.Name, schemePath(p.at, governance.SchemeID(l.ID))
	}
	return actionCode(l.Number) + ", " + l.Name, actionPath(coordinationPath(p.at), governance.ActionID(l.ID))
}

// cell opens its commitment, or the list of those that it adds up.
func (p pivot) cell(key string, f governance.ConferenceFunder, c governance.ConferenceCell) templates.ConferenceCell {
	cell := templates.ConferenceCell{Key: key, Funder: f.Name}
	if c.At(p.level) == 0 {
		return cell
	}
	cell.Amount, cell.Mark, cell.Note = templates.Euros(c.At(p.level)), templates.MarkOf(c.Levels, p.inKind), conferenceNote(c)
	cell.Path = commitmentsPath(p.at) + "?funder=" + number(f.ID)
	if len(c.Commitments) == 1 {
		cell.Path = commitmentPath(p.at, c.Commitments[0].ID)
	}
	return cell
}

func (p pivot) sum(key, funder string, l governance.Levels, note string) templates.ConferenceSum {
	return templates.ConferenceSum{Key: key, Funder: funder, Amount: templates.Euros(l.At(p.level)), Note: note}
}

// conferenceTurn leads to the same table for the room, or back.
func conferenceTurn(at governance.Coordination, page templates.ConferenceShow) templates.Link {
	asked := url.Values{}
	f := page.Filter
	for _, kept := range [][2]string{{"rows", f.Rows}, {"level", f.Level}, {"year", f.Year}, {"nature", f.Nature}} {
		if kept[1] != "" {
			asked.Set(kept[0], kept[1])
		}
	}
	if page.Projector {
		return templates.Link{Label: turnBack, Path: withQuery(conferencePath(at), asked)}
	}
	asked.Set("ecran", screenRoom)
	return templates.Link{Label: turnProjector, Path: withQuery(conferencePath(at), asked)}
}

func conferenceClear(at governance.Coordination, f templates.ConferenceFilter) string {
	if f == (templates.ConferenceFilter{}) {
		return ""
	}
	return conferencePath(at)
}

func withQuery(path string, asked url.Values) string {
	if len(asked) == 0 {
		return path
	}
	return path + "?" + asked.Encode()
}
