package handlers

import (
	"strconv"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) searchRoutes(r routes) { r.inside.get("/recherche", a.searchShow) }

// searchShow looks for words in decisions, minutes and agendas.
func (a *App) searchShow(c *gin.Context) error {
	ctx, v := c.Request.Context(), visitOf(c)
	committees, err := a.Store.CommitteeNames(ctx, v.actor)
	if err != nil {
		return err
	}
	page := templates.SearchShow{
		Frame: a.frame(c, titleSearch), Query: query(c, "q"), Kinds: searchKinds(), Committees: first(anyCommittee, committeeOptions(committees)),
	}
	page.Kind, page.Committee = known(query(c, "ou"), page.Kinds), known(query(c, "instance"), page.Committees)
	found, err := a.Store.Find(ctx, v.actor, model.Search{
		Query: page.Query, Kind: model.FoundKind(page.Kind), Committee: chosen[governance.CommitteeID](page.Committee),
	})
	if err != nil {
		return err
	}
	for _, f := range found {
		page.Total = f.Total
		page.Lines = append(page.Lines, foundLine(v, f))
	}
	page.Most = page.Total > len(page.Lines)
	return a.ok(c, page)
}

// foundLine is one place where the words are, and its address.
func foundLine(v *visit, f model.Found) templates.FoundLine {
	meeting := meetingPath(v.coordination, f.MeetingID)
	line := templates.FoundLine{
		Kind: foundTag(f.Kind), Code: f.Reference, Title: f.Title, Meeting: f.Meeting, Day: templates.Day(v.coordination.Zone(), f.At),
		Snippet: snippet(f.Snippet),
	}
	switch f.Kind {
	case model.FoundDecision:
		line.Path = decisionPath(v.coordination, governance.DecisionID(f.ID))
	case model.FoundMinutes:
		line.Path = meeting + "/" + minutes.path + "/lecture#" + templates.ItemAnchor(f.Point)
	default:
		line.Path = meeting + "/ordre-du-jour#point-" + strconv.Itoa(f.Point)
	}
	return line
}

// snippet parts a text at the words that were found in it.
func snippet(text string) []templates.Piece {
	var pieces []templates.Piece
	for n, part := range strings.Split(text, model.MarkFrom) {
		marked, rest, found := strings.Cut(part, model.MarkTo)
		if n == 0 || !found {
			marked, rest = "", part
		}
		for _, p := range []templates.Piece{{Text: marked, Found: true}, {Text: rest}} {
			if p.Text != "" {
				pieces = append(pieces, p)
			}
		}
	}
	return pieces
}
