package handlers

import (
	"net/url"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) renewalRoutes(r routes) {
	manage := r.inside.may(governance.ManageMembers)
	manage.get("/membres/renouvellement", a.renewalStart)
	manage.post("/membres/renouvellement", a.renewalApply)
	manage.post("/membres/renouvellement/apercu", a.renewalPreview)
	manage.post("/membres/renouvellement/saisie", a.renewalChange)
}

func renewalPath(c governance.Coordination) string { return membersPath(c) + "/renouvellement" }

// renewalStart asks which seats are renewed, then what becomes of each.
func (a *App) renewalStart(c *gin.Context) error {
	typed := templates.RenewalForm{
		Committee: query(c, "committee"), College: query(c, "college"), Kind: query(c, "kind"), EndsOn: query(c, "ends_on"),
		Default: query(c, "default"),
	}
	if _, asked := c.GetQuery("ends_on"); !asked {
		page, err := a.renewalScope(c, a.frame(c, msgRenewal), typed)
		if err != nil {
			return err
		}
		return a.ok(c, page)
	}
	scope, err := scopeTyped(typed)
	var seats []model.RenewalSeat
	if err == nil {
		seats, err = a.Store.RenewalSeats(c.Request.Context(), visitOf(c).actor, scope)
	}
	if err != nil {
		return a.again(c, err, msgRenewal, func(f templates.Frame) (templates.Page, error) {
			return a.renewalScope(c, f, typed)
		})
	}
	return a.renewalFill(c, a.frame(c, msgRenewal), renewalInput{RenewalForm: typed}, seats)
}

// scopeTyped reads which seats are renewed.
func scopeTyped(f templates.RenewalForm) (model.RenewalScope, error) {
	var problems governance.Problems
	scope := model.RenewalScope{
		Committee: chosen[governance.CommitteeID](f.Committee), College: governance.College(f.College),
		Kind: governance.OrganizationKind(f.Kind), EndsOn: date(&problems, f.EndsOn, "ends_on"),
	}
	return scope, problems.Err()
}

// renewalScope makes the page of the first step.
func (a *App) renewalScope(c *gin.Context, f templates.Frame, typed templates.RenewalForm) (templates.Page, error) {
	v := visitOf(c)
	committees, err := a.Store.CommitteeNames(c.Request.Context(), v.actor)
	if err != nil {
		return nil, err
	}
	if typed.Default == "" {
		typed.Default = string(governance.RenewKeep)
	}
	membersCrumbs(&f, v.coordination)
	return templates.RenewalStart{
		Frame: f, Form: typed, Committees: first(everyCommittee, committeeOptions(committees)), Colleges: collegeOptions(everyCollege),
		Kinds: kindOptions(everyKind), Choices: renewalChoices(true), Back: membersPath(v.coordination),
	}, nil
}

// renewalInput is the lines of a renewal as typed.
type renewalInput struct {
	templates.RenewalForm
	lines   map[string]templates.RenewalLine // by seat
	choices []model.RenewalChoice
}

// renewalTyped reads the lines of a renewal: the names of their fields end
// with their seat.
func renewalTyped(c *gin.Context) (renewalInput, error) {
	typed, err := form[templates.RenewalForm](c)
	if err != nil {
		return renewalInput{}, err
	}
	in := renewalInput{RenewalForm: typed, lines: map[string]templates.RenewalLine{}}
	field := func(name, seat string) string { return clean(c.PostForm(name + "-" + seat)) }
	for _, seat := range c.PostFormArray("seat") {
		l := templates.RenewalLine{
			Seat: seat, Mark: field("mark", seat), Choice: field("choice", seat), GivenName: field("given_name", seat),
			FamilyName: field("family_name", seat), Email: field("email", seat),
		}
		in.lines[seat] = l
		in.choices = append(in.choices, model.RenewalChoice{
			Seat: chosen[governance.SeatID](seat), Mark: l.Mark, Choice: governance.Renewal(l.Choice),
			New: governance.Person{GivenName: l.GivenName, FamilyName: l.FamilyName, Email: l.Email},
		})
	}
	return in, nil
}

// renewalPreview says what the renewal would do, or what is wrong with it.
func (a *App) renewalPreview(c *gin.Context) error {
	typed, err := renewalTyped(c)
	if err != nil {
		return err
	}
	scope, err := scopeTyped(typed.RenewalForm)
	if err != nil {
		return err
	}
	plan, err := a.Store.PlanRenewal(c.Request.Context(), visitOf(c).actor, scope, typed.choices)
	if err != nil {
		return err
	}
	if problems := plan.Problems(); len(problems) > 0 {
		return a.renewalAgain(c, problems, typed)
	}
	page, err := a.renewalPlan(c, typed, plan)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// renewalChange goes back to the lines with what was typed.
func (a *App) renewalChange(c *gin.Context) error {
	typed, err := renewalTyped(c)
	if err != nil {
		return err
	}
	return a.renewalAgain(c, nil, typed)
}

// renewalApply does it.
func (a *App) renewalApply(c *gin.Context) error {
	typed, err := renewalTyped(c)
	if err != nil {
		return err
	}
	scope, err := scopeTyped(typed.RenewalForm)
	if err != nil {
		return err
	}
	v := visitOf(c)
	n, err := a.Store.Renew(c.Request.Context(), v.actor, scope, typed.choices)
	if problems := governance.ProblemsOf(err); len(problems) > 0 {
		return a.renewalAgain(c, problems, typed)
	}
	if err != nil {
		return err
	}
	return a.redirect(c, membersPath(v.coordination), renewed(n))
}

// renewalAgain shows the lines once more, with what was typed and what is wrong.
func (a *App) renewalAgain(c *gin.Context, problems governance.Problems, typed renewalInput) error {
	scope, err := scopeTyped(typed.RenewalForm)
	if err != nil {
		return err
	}
	seats, err := a.Store.RenewalSeats(c.Request.Context(), visitOf(c).actor, scope)
	if err != nil {
		return err
	}
	frame := a.frame(c, msgRenewal)
	frame.Problems = problems
	return a.renewalFill(c, frame, typed, seats)
}

// renewalFill shows a line for each seat: what was typed, else the choice
// proposed for all. A line whose mandates changed meanwhile shows them as they
// are now, and keeps what was typed.
func (a *App) renewalFill(
	c *gin.Context, f templates.Frame, typed renewalInput, seats []model.RenewalSeat,
) error {
	v := visitOf(c)
	back := renewalPath(v.coordination)
	membersCrumbs(&f, v.coordination, templates.Link{Label: msgRenewal, Path: back})
	rows, err := a.renewalRows(c, typed.RenewalForm)
	if err != nil {
		return err
	}
	page := templates.RenewalFill{Frame: f, Form: typed.RenewalForm, Rows: rows, Preview: back + "/apercu", Back: back}
	for _, s := range seats {
		line := renewalLine(v.coordination, s)
		line.Choice = typed.Default
		if line.Holder == "" && line.Choice == string(governance.RenewKeep) {
			line.Choice = string(governance.RenewVacate)
		}
		if l, ok := typed.lines[line.Seat]; ok {
			line.Choice, line.GivenName, line.FamilyName, line.Email = l.Choice, l.GivenName, l.FamilyName, l.Email
		}
		page.Lines = append(page.Lines, line)
	}
	if len(f.Problems) > 0 {
		return a.show(c, statusOf(f.Problems), page)
	}
	return a.ok(c, page)
}

func renewalLine(c governance.Coordination, s model.RenewalSeat) templates.RenewalLine {
	line := templates.RenewalLine{
		Seat: number(s.ID), Name: s.Label(), Path: seatPath(c, s.ID), Committee: s.Committee, Holder: s.Holder.Name(),
		Mark: s.Mark(), Choices: renewalChoices(s.Holder.ID != 0),
	}
	if s.Organization != "" {
		line.Function = s.Function
	}
	var alternates []string
	for _, m := range s.Alternates {
		alternates = append(alternates, m.Name())
	}
	line.Alternates = strings.Join(alternates, ", ")
	return line
}

// renewalRows say which seats are renewed.
func (a *App) renewalRows(c *gin.Context, typed templates.RenewalForm) ([]templates.Row, error) {
	v := visitOf(c)
	committees, err := a.Store.CommitteeNames(c.Request.Context(), v.actor)
	if err != nil {
		return nil, err
	}
	back := renewalPath(v.coordination) + "?" + url.Values{"committee": {typed.Committee}, "college": {typed.College}, "kind": {typed.Kind}}.Encode()
	return scopeRows(typed, labelOf(typed.Committee, first(everyCommittee, committeeOptions(committees))), back), nil
}

// labelOf is the label of the option of a value.
func labelOf(value string, options []templates.Option) string {
	for _, o := range options {
		if o.Value == value {
			return o.Label
		}
	}
	return ""
}

// renewalPlan makes the page that says what will happen.
func (a *App) renewalPlan(c *gin.Context, typed renewalInput, plan model.RenewalPlan) (templates.RenewalPreview, error) {
	v := visitOf(c)
	rows, err := a.renewalRows(c, typed.RenewalForm)
	if err != nil {
		return templates.RenewalPreview{}, err
	}
	back := renewalPath(v.coordination)
	page := templates.RenewalPreview{
		Frame: a.frame(c, msgRenewalCheck), Form: typed.RenewalForm, Rows: rows, Apply: back, Change: back + "/saisie",
	}
	membersCrumbs(&page.Frame, v.coordination, templates.Link{Label: msgRenewal, Path: back})
	for _, l := range plan.Lines {
		line := renewalLine(v.coordination, l.Seat)
		asked := typed.lines[line.Seat]
		line.Mark, line.Choice = asked.Mark, asked.Choice
		line.GivenName, line.FamilyName, line.Email = asked.GivenName, asked.FamilyName, asked.Email
		page.Lines = append(page.Lines, renewalOutcome(line, l))
	}
	return page, nil
}
