package handlers

import (
	"strconv"

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
	manage.post("/membres/sieges/:id/fermer", a.seatClose)
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
		College: l.College.Label(), Voice: voiceLabel(l.Voting), Vacant: l.Holder.ID == 0 && len(l.Alternates) == 0,
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

// seatNew shows the empty form.
func (a *App) seatNew(c *gin.Context) error {
	v := visitOf(c)
	typed := templates.SeatForm{
		Committee: query(c, "committee"), Organization: query(c, "organization"), Voice: voiceVoting,
		StartsOn: string(v.today),
	}
	page, err := a.seatForm(c, a.frame(c, msgSeatNew), typed)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// seatCreate adds a seat.
func (a *App) seatCreate(c *gin.Context) error {
	typed, err := form[templates.SeatForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	seat, err := seatTyped(typed)
	if err == nil {
		seat.ID, err = a.Store.CreateSeat(c.Request.Context(), v.actor, seat)
	}
	if err != nil {
		return a.again(c, err, msgSeatNew, func(f templates.Frame) (templates.Page, error) { return a.seatForm(c, f, typed) })
	}
	return a.redirect(c, seatPath(v.coordination, seat.ID), msgSeatAdded)
}

// seatTyped reads a typed seat.
func seatTyped(f templates.SeatForm) (governance.Seat, error) {
	var problems governance.Problems
	seat := governance.Seat{
		CommitteeID: chosen[governance.CommitteeID](f.Committee), OrganizationID: chosen[governance.OrganizationID](f.Organization),
		Function: f.Function, College: governance.College(f.College), Voting: f.Voice == voiceVoting,
		Qualified: f.Qualified == "oui", StartsOn: date(&problems, f.StartsOn, "starts_on"), Version: f.Version,
	}
	return seat, problems.Err()
}

// seatForm makes the page of the form of a new seat.
func (a *App) seatForm(c *gin.Context, f templates.Frame, typed templates.SeatForm) (templates.Page, error) {
	ctx, v := c.Request.Context(), visitOf(c)
	committees, err := a.Store.CommitteeNames(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	organizations, err := a.Store.OrganizationNames(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	membersCrumbs(&f, v.coordination)
	return templates.SeatEdit{
		Frame: f, New: true, Form: typed, Committees: committeeOptions(committees),
		Organizations: ownerOptions(noOrganization, organizations), Colleges: collegeOptions(ownCollege),
		Voices: voiceOptions(), Back: membersPath(v.coordination),
	}, nil
}

// seatEdit shows the form with what is recorded.
func (a *App) seatEdit(c *gin.Context) error {
	r, err := a.seat(c)
	if err != nil {
		return err
	}
	return a.ok(c, a.seatCorrection(c, a.frame(c, msgSeatEdit), r, seatRecorded(r)))
}

// seatCorrect corrects a seat.
func (a *App) seatCorrect(c *gin.Context) error {
	typed, err := form[templates.SeatForm](c)
	if err != nil {
		return err
	}
	seatID, err := id[governance.SeatID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	seat, err := seatTyped(typed)
	if err == nil {
		seat.ID = seatID
		err = a.Store.CorrectSeat(c.Request.Context(), v.actor, seat)
	}
	if err != nil {
		return a.again(c, err, msgSeatEdit, func(f templates.Frame) (templates.Page, error) {
			r, err := a.seat(c)
			if f.Stale {
				typed.Version = r.Version
			}
			return a.seatCorrection(c, f, r, typed), err
		})
	}
	return a.redirect(c, seatPath(v.coordination, seatID), msgSeatCorrected)
}

// seatRecorded is the form of what is recorded.
func seatRecorded(r model.SeatRecord) templates.SeatForm {
	return templates.SeatForm{
		Function: r.Function, College: string(r.College), Voice: voiceValue(r.Voting), Qualified: yesNo(r.Qualified, ""),
		StartsOn: string(r.StartsOn), Version: r.Version,
	}
}

func (a *App) seatCorrection(c *gin.Context, f templates.Frame, r model.SeatRecord, typed templates.SeatForm) templates.Page {
	v := visitOf(c)
	back := seatPath(v.coordination, r.ID)
	membersCrumbs(&f, v.coordination, templates.Link{Label: r.Label(), Path: back})
	return templates.SeatEdit{
		Frame: f, Name: r.Label(), Form: typed, Saved: seatRecorded(r), Colleges: collegeOptions("")[1:], Voices: voiceOptions(), Back: back,
	}
}

// seatClosing asks for the last day of a seat.
func (a *App) seatClosing(c *gin.Context) error {
	r, err := a.seat(c)
	if err != nil {
		return err
	}
	typed := templates.EndForm{EndsOn: string(visitOf(c).today), Version: r.Version}
	return a.ok(c, a.seatEnd(c, a.frame(c, msgSeatClose), r, typed))
}

// seatClose ends a seat and the mandates on it.
func (a *App) seatClose(c *gin.Context) error {
	typed, err := form[templates.EndForm](c)
	if err != nil {
		return err
	}
	seat, err := id[governance.SeatID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	var problems governance.Problems
	on := date(&problems, typed.EndsOn, "ends_on")
	if err = problems.Err(); err == nil {
		err = a.Store.CloseSeat(c.Request.Context(), v.actor, seat, typed.Version, on)
	}
	if err != nil {
		return a.again(c, err, msgSeatClose, func(f templates.Frame) (templates.Page, error) {
			r, err := a.seat(c)
			if f.Stale {
				typed.Version = r.Version
			}
			return a.seatEnd(c, f, r, typed), err
		})
	}
	return a.redirect(c, seatPath(v.coordination, seat), msgSeatClosed)
}

func (a *App) seatEnd(c *gin.Context, f templates.Frame, r model.SeatRecord, typed templates.EndForm) templates.Page {
	v := visitOf(c)
	back := seatPath(v.coordination, r.ID)
	membersCrumbs(&f, v.coordination, templates.Link{Label: r.Label(), Path: back})
	page := templates.SeatClose{
		Frame: f, Name: r.Label(), Form: typed, Saved: templates.EndForm{EndsOn: string(r.EndsOn)}, Back: back,
	}
	for _, m := range r.Mandates {
		if m.EndsOn == "" || m.EndsOn > v.today {
			page.People = append(page.People, m.Name())
		}
	}
	return page
}
