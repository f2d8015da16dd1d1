package handlers

import (
	"net/url"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) committeeRoutes(r routes) {
	r.inside.get("/membres/instances", a.committeeIndex)
	manage := r.inside.may(governance.ManageMembers)
	manage.get("/membres/instances/nouvelle", a.committeeNew)
	manage.post("/membres/instances/nouvelle", a.committeeCreate)
	manage.get("/membres/instances/:id/renommer", a.committeeEdit)
	manage.post("/membres/instances/:id/renommer", a.committeeRename)
}

func committeesPath(c governance.Coordination) string { return membersPath(c) + "/instances" }

// committeeIndex lists the bodies and their seats by college.
func (a *App) committeeIndex(c *gin.Context) error {
	v := visitOf(c)
	lines, err := a.Store.Committees(c.Request.Context(), v.actor, v.today)
	if err != nil {
		return err
	}
	page := templates.CommitteeIndex{Frame: a.frame(c, tabCommittees), Tabs: memberTabs(c)}
	manage := v.actor.May(governance.ManageMembers)
	if manage {
		page.Add = committeesPath(v.coordination) + "/nouvelle"
	}
	for _, l := range inTree(lines) {
		line := committeeLine(v.coordination, l.CommitteeLine, manage)
		if above, found := bodyAmong(lines, l.ParentID); found {
			line.Above = above.Name
		}
		page.Lines = append(page.Lines, line)
	}
	return a.ok(c, page)
}

func committeeLine(c governance.Coordination, l model.CommitteeLine, manage bool) templates.CommitteeLine {
	seats := url.Values{"committee": {number(l.ID)}}
	total := l.Total()
	line := templates.CommitteeLine{
		Name: l.Name, Kind: l.Kind.Label(), Path: membersPath(c) + "?" + seats.Encode(), Voting: total.Voting,
		Filled: total.Filled, Advisory: total.Seats - total.Voting,
	}
	if manage {
		line.Rename = committeesPath(c) + "/" + number(l.ID) + "/renommer"
		line.Seat = membersPath(c) + "/sieges/nouveau?" + seats.Encode()
	}
	for _, college := range l.Colleges {
		seats.Set("college", string(college.College))
		line.Colleges = append(line.Colleges, templates.CollegeLine{
			Name: college.College.Label(), Path: membersPath(c) + "?" + seats.Encode(), Voting: college.Voting,
			Filled: college.Filled, Vacant: college.Voting - college.Filled, Advisory: college.Seats - college.Voting,
		})
	}
	return line
}
