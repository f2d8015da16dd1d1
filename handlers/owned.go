package handlers

import (
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) ownedRoutes(r routes) {
	r.signed.get(ownedPath, a.ownedIndex)
	r.signed.get(ownedPath+"/declaration", a.ownedDeclare)
}

// ownedPath is outside every coordination: the page is about all of one's own.
const ownedPath = "/mes-engagements"

// ownedIndex lists the commitments of the person's organisations, wherever
// they are.
func (a *App) ownedIndex(c *gin.Context) error {
	v := visitOf(c)
	places, _ := model.Funding(v.actor, v.self.Places)
	page := templates.OwnedIndex{Frame: a.frame(c, msgOwned), Funds: len(places) > 0}
	f := ownedFilter(c, places)
	own, err := a.Store.Owned(c.Request.Context(), v.actor, v.self.Places, f)
	if err != nil {
		return err
	}
	if err := a.ownedCampaigns(c, &page, len(own.Totals.Organizations) > 1); err != nil {
		return err
	}
	page.Choices = ownedChoices(places, own.Years)
	page.Form = templates.OwnedForm{Place: known(query(c, "place"), page.Choices.Places), Year: known(query(c, "year"), page.Choices.Years)}
	if f.Coordination != 0 || f.Year != 0 {
		page.Clear = ownedPath
	}
	page.Heading, page.Count, page.Total = ownedHeading(f.Year), own.Totals.Count, own.Totals.Split
	page.Regranted = own.Totals.Regranted.Both().Announced
	ownedTotals(&page, own.Totals, places)
	for _, l := range own.Lines {
		page.Lines = append(page.Lines, ownedLine(l, f.Year, len(own.Totals.Organizations) > 1))
	}
	page.Pages = neighbours(c, ownedPath, own.Previous, own.Next)
	if len(places) == 1 {
		page.Only = commitmentsPath(places[0].Coordination) + "/nouveau"
	}
	for _, p := range places {
		page.Declare = append(page.Declare, templates.Option{Value: p.Slug, Label: p.Name})
	}
	return a.ok(c, page)
}

// ownedFilter reads what the address asks for; what the person has not is left out.
func ownedFilter(c *gin.Context, places []model.Place) model.OwnedFilter {
	year, err := strconv.Atoi(query(c, "year"))
	if err != nil || year < 2000 || year > 2100 {
		year = 0
	}
	f := model.OwnedFilter{
		Year: year, After: cursor[governance.CommitmentID](c, "apres"), Before: cursor[governance.CommitmentID](c, "avant"),
	}
	for _, p := range places {
		if p.Slug == query(c, "place") {
			f.Coordination = p.ID
		}
	}
	return f
}

func ownedChoices(places []model.Place, years []int) templates.OwnedChoices {
	var choices templates.OwnedChoices
	if len(places) > 1 {
		choices.Places = []templates.Option{{Label: anyPlace}}
		for _, p := range places {
			choices.Places = append(choices.Places, templates.Option{Value: p.Slug, Label: inPlace(p.Name)})
		}
	}
	if len(years) > 0 {
		choices.Years = []templates.Option{{Label: anyYear}}
		for _, y := range years {
			choices.Years = append(choices.Years, templates.Option{Value: strconv.Itoa(y), Label: inYear + strconv.Itoa(y)})
		}
	}
	return choices
}

// ownedTotals adds the parts of the whole, where there is more than one.
func ownedTotals(page *templates.OwnedIndex, t governance.OwnedTotals, places []model.Place) {
	if len(t.Places) > 1 {
		for _, total := range t.Places {
			for _, p := range places {
				if p.ID == total.CoordinationID {
					page.Places = append(page.Places, templates.OwnedRow{Name: p.Name, Path: fundingPath(p.Coordination), Split: total.Split})
				}
			}
		}
	}
	if len(t.Organizations) > 1 {
		for _, total := range t.Organizations {
			page.Organizations = append(page.Organizations, templates.OwnedRow{Name: total.Name, Split: total.Split})
		}
	}
}

// ownedLine is a commitment of the list; its funder is named when the person
// speaks for several.
func ownedLine(l model.OwnedLine, year int, several bool) templates.OwnedLine {
	path := commitmentPath(l.Place.Coordination, l.ID)
	line := templates.OwnedLine{
		Code: commitmentCode(l.Number), Path: path, Purpose: l.Purpose, Scheme: l.Scheme, Place: l.Place.Name, Amount: l.Due,
		Step: l.Status.Label(), Tags: commitmentTags(l.Commitment, false),
	}
	share := l.Commitment
	share.Amount = l.Due // what the year is worth, and nothing more
	line.Certainty = templates.MarkOf(share.Levels(l.Paid), l.InKind)
	if year != 0 && l.Due != l.Amount {
		line.Whole = l.Amount
	}
	if several {
		line.Funder = l.Funder
	}
	for _, w := range l.Awaited {
		line.Awaited = append(line.Awaited, awaitedLink(path, w, l))
	}
	return line
}

// ownedDeclare leads to the form of the coordination that was chosen.
func (a *App) ownedDeclare(c *gin.Context) error {
	v := visitOf(c)
	places, _ := model.Funding(v.actor, v.self.Places)
	for _, p := range places {
		if p.Slug == query(c, "declare") {
			return a.redirect(c, commitmentsPath(p.Coordination)+"/nouveau", "")
		}
	}
	return a.redirect(c, ownedPath, msgChoosePlace)
}
