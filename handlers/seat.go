package handlers

import (
	"strconv"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) seatRoutes(r routes) {
	r.inside.get("/membres", a.seatIndex)
	r.inside.get("/membres/sieges/:id", a.seatShow)
	manage := r.inside.may(governance.ManageMembers)
	manage.get("/membres/sieges/nouveau", a.seatNew)
	manage.post("/membres/sieges/nouveau", a.seatCreate)
	manage.get("/membres/sieges/:id/corriger", a.seatEdit)
	manage.post("/membres/sieges/:id/corriger", a.seatCorrect)
	manage.get("/membres/sieges/:id/fermer", a.seatClosing)
	manage.confirmed().post("/membres/sieges/:id/fermer", a.seatClose)
}

// membersPath is where the pages of the members of a coordination begin.
func membersPath(c governance.Coordination) string { return coordinationPath(c) + "/membres" }

func seatPath(c governance.Coordination, id governance.SeatID) string {
	return membersPath(c) + "/sieges/" + number(id)
}

func personPath(c governance.Coordination, id governance.PersonID) string {
	return membersPath(c) + "/personnes/" + number(id)
}

// membersCrumbs leads back to the list of members, then to the pages given.
func membersCrumbs(f *templates.Frame, c governance.Coordination, further ...templates.Link) {
	f.Crumbs = append(f.Crumbs, templates.Link{Label: navMembers, Path: membersPath(c)})
	f.Crumbs = append(f.Crumbs, further...)
}

// memberTabs are the pages about members, current being the path of one.
func memberTabs(c *gin.Context) []templates.Link {
	v := visitOf(c)
	home := membersPath(v.coordination)
	tabs := []templates.Link{
		{Label: tabSeats, Path: home}, {Label: tabAccess, Path: home + "/acces"}, {Label: tabCommittees, Path: home + "/instances"},
	}
	if v.actor.May(governance.ManageMembers) {
		tabs = append(tabs, templates.Link{Label: msgInvitations, Path: coordinationPath(v.coordination) + "/invitations"},
			templates.Link{Label: tabRequests, Path: coordinationPath(v.coordination) + "/demandes"})
	}
	for i := range tabs {
		tabs[i].Current = tabs[i].Path == c.Request.URL.Path
	}
	return tabs
}

// known keeps a value of the address only when it is one of the options.
func known(value string, options []templates.Option) string {
	for _, o := range options {
		if o.Value == value {
			return value
		}
	}
	return ""
}

// first puts the option that chooses nothing in front of others.
func first(label string, options []templates.Option) []templates.Option {
	return append([]templates.Option{{Label: label}}, options...)
}

// chosen reads the option of an object; zero is the one that chooses nothing.
func chosen[T ~int64](value string) T {
	n, _ := strconv.ParseInt(value, 10, 64) // anything else chooses nothing
	return T(max(n, 0))
}

func committeeOptions(committees []governance.Committee) []templates.Option {
	var options []templates.Option
	for _, c := range committees {
		options = append(options, templates.Option{Value: number(c.ID), Label: c.Name})
	}
	return options
}

// date reads a typed day, and adds what is wrong with it to the problems.
func date(problems *governance.Problems, typed, field string) governance.Date {
	day, err := governance.ParseDate(typed)
	if err != nil {
		problems.Add(err.On(field))
	}
	return day
}

// seatIndex lists the seats that the address asks for.
func (a *App) seatIndex(c *gin.Context) error {
	ctx, v := c.Request.Context(), visitOf(c)
	committees, err := a.Store.CommitteeNames(ctx, v.actor)
	if err != nil {
		return err
	}
	page := templates.SeatIndex{
		Frame: a.frame(c, navMembers), Tabs: memberTabs(c), Committees: first(anyCommittee, committeeOptions(committees)),
		Colleges: collegeOptions(anyCollege), Voices: voiceFilter(), States: seatStates(), Sorts: seatSorts(),
	}
	page.Filter = templates.SeatFilter{
		Query: query(c, "q"), Committee: known(query(c, "committee"), page.Committees),
		College: known(query(c, "college"), page.Colleges), Voice: known(query(c, "voice"), page.Voices),
		State: known(query(c, "state"), page.States), Sort: known(query(c, "sort"), page.Sorts),
	}
	list, err := a.Store.Seats(ctx, v.actor, model.SeatQuery{
		Day: v.today, Words: page.Filter.Query, Committee: cursor[governance.CommitteeID](c, "committee"),
		College: governance.College(page.Filter.College), Voice: page.Filter.Voice, State: page.Filter.State,
		Sort: page.Filter.Sort, After: cursor[governance.SeatID](c, "apres"), Before: cursor[governance.SeatID](c, "avant"),
	})
	if err != nil {
		return err
	}
	page.Total, page.Pages = list.Total, neighbours(c, membersPath(v.coordination), list.Previous, list.Next)
	for _, l := range list.Lines {
		page.Lines = append(page.Lines, a.seatLine(v, l))
	}
	a.seatSteps(v, &page)
	return a.ok(c, page)
}

// seatSteps adds where one may go from the list.
func (a *App) seatSteps(v *visit, page *templates.SeatIndex) {
	home := membersPath(v.coordination)
	f := page.Filter
	f.Sort = ""
	if f != (templates.SeatFilter{}) {
		page.Clear = home
	}
	if v.actor.May(governance.ManageMembers) {
		page.Add, page.Import, page.Renew = home+"/sieges/nouveau", rosterPath(v.coordination), renewalPath(v.coordination)
	}
}

func (a *App) seatLine(v *visit, l model.SeatLine) templates.SeatLine {
	line := templates.SeatLine{
		Name: l.Label(), Path: seatPath(v.coordination, l.ID), Tags: seatTags(l, v.today), Committee: l.Committee,
		College: l.College.Label(), Voice: strings.ToLower(voiceLabel(l.Voting)), Vacant: l.Holder.ID == 0 && len(l.Alternates) == 0,
	}
	if l.Organization != "" {
		line.Function = l.Function
	}
	if l.Holder.ID != 0 {
		line.Holder, line.Since = a.sitter(v.coordination, l.Holder), l.Holder.StartsOn.French()
	}
	for _, m := range l.Alternates {
		line.Alternates = append(line.Alternates, a.sitter(v.coordination, m))
	}
	return line
}

func (a *App) sitter(c governance.Coordination, s model.Sitter) templates.Sitter {
	return templates.Sitter{
		Name: s.Name(), Path: personPath(c, s.PersonID), Tags: accountTags(s.Account, s.InvitedUntil, a.Now()),
	}
}

// seat reads the seat of the address.
func (a *App) seat(c *gin.Context) (model.SeatRecord, error) {
	seat, err := id[governance.SeatID](c, "id")
	if err != nil {
		return model.SeatRecord{}, err
	}
	v := visitOf(c)
	return a.Store.Seat(c.Request.Context(), v.actor, seat, v.today)
}
