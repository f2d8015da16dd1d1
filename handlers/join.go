package handlers

import (
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) joinRoutes(r routes) {
	r.signed.get("/rejoindre", a.joinSearch)
	r.signed.get("/rejoindre/:coordination", a.joinForm)
	r.signed.post("/rejoindre/:coordination", a.joinAsk)
	manage := r.inside.may(governance.ManageMembers)
	manage.get("/demandes", a.joinIndex)
	manage.get("/demandes/:id", a.joinShow)
	manage.post("/demandes/:id", a.joinDecide)
}

func (a *App) joinSearch(c *gin.Context) error {
	words := query(c, "q")
	list, err := a.Store.Joinable(c.Request.Context(), visitOf(c).actor, words)
	if err != nil {
		return err
	}
	page := templates.JoinSearch{Frame: a.frame(c, msgJoinTitle), Words: words}
	for _, j := range list {
		page.Lines = append(page.Lines, templates.JoinChoice{
			Path: "/rejoindre/" + j.Slug, Name: j.Name, Label: j.Label, State: joinableTag(j),
		})
	}
	return a.ok(c, page)
}

func (a *App) joinForm(c *gin.Context) error {
	j, err := a.Store.JoinableOne(c.Request.Context(), visitOf(c).actor, c.Param("coordination"))
	if err != nil {
		return err
	}
	if j.Held {
		return a.redirect(c, "/coordinations/"+j.Slug, "")
	}
	return a.ok(c, templates.JoinAsk{
		Frame: a.frame(c, msgJoinTitle), Name: j.Name, Form: templates.JoinForm{Organization: visitOf(c).actor.Login.Label},
	})
}

func (a *App) joinAsk(c *gin.Context) error {
	ask, err := form[templates.JoinForm](c)
	if err != nil {
		return err
	}
	ctx, actor, slug := c.Request.Context(), visitOf(c).actor, c.Param("coordination")
	if err := a.Store.AskToJoin(ctx, actor, slug, ask.Organization, ask.Message); err != nil {
		return a.again(c, err, msgJoinTitle, func(f templates.Frame) (templates.Page, error) {
			j, err := a.Store.JoinableOne(ctx, actor, slug)
			return templates.JoinAsk{Frame: f, Name: j.Name, Form: ask}, err
		})
	}
	return a.redirect(c, "/", msgJoinAsked)
}

func (a *App) joinIndex(c *gin.Context) error {
	v := visitOf(c)
	list, err := a.Store.JoinRequests(c.Request.Context(), v.actor)
	if err != nil {
		return err
	}
	page := templates.JoinIndex{Frame: a.frame(c, msgJoinIndex), Tabs: memberTabs(c)}
	for _, l := range list {
		page.Lines = append(page.Lines, templates.JoinLine{
			Path: coordinationPath(v.coordination) + "/demandes/" + number(l.ID), Name: l.Name,
			Organization: l.Organization, CreatedAt: l.CreatedAt, State: joinTag(l), Open: l.DecidedAt.IsZero(),
		})
	}
	return a.ok(c, page)
}

func (a *App) joinShow(c *gin.Context) error {
	return a.joinPage(c, a.frame(c, msgJoinDecide), templates.JoinAnswerForm{Roles: []string{string(governance.Member)}})
}

// joinPage shows a request, with what was answered so far.
func (a *App) joinPage(c *gin.Context, f templates.Frame, answer templates.JoinAnswerForm) error {
	page, err := a.joinDecidePage(c, f, answer)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

func (a *App) joinDecidePage(c *gin.Context, f templates.Frame, answer templates.JoinAnswerForm) (templates.Page, error) {
	ctx, v := c.Request.Context(), visitOf(c)
	request, err := id[governance.JoinRequestID](c, "id")
	if err != nil {
		return nil, err
	}
	l, err := a.Store.JoinRequest(ctx, v.actor, request)
	if err != nil {
		return nil, err
	}
	organizations, err := a.Store.OrganizationNames(ctx, v.actor)
	if err != nil {
		return nil, err
	}
	f.Crumbs = append(f.Crumbs, templates.Link{Label: msgJoinIndex, Path: coordinationPath(v.coordination) + "/demandes"})
	page := templates.JoinDecide{
		Frame: f, Line: joinRows(l, v.coordination.Zone()), Message: l.Message, Open: l.DecidedAt.IsZero(), Form: answer, Roles: roleOptions(),
		Organizations: []templates.Option{{Value: "", Label: msgOwnNameOption}},
	}
	for _, o := range organizations {
		page.Organizations = append(page.Organizations, templates.Option{Value: number(o.ID), Label: o.Name})
	}
	return page, nil
}

func (a *App) joinDecide(c *gin.Context) error {
	answer, err := form[templates.JoinAnswerForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	request, err := id[governance.JoinRequestID](c, "id")
	if err != nil {
		return err
	}
	if answer.Decision != "oui" && answer.Decision != "non" {
		return a.joinAgain(c, governance.Fail(governance.Invalid, msgJoinChoose).On("decision"), answer)
	}
	organization, err := strconv.ParseInt(orDefault(answer.Organization, "0"), 10, 64) // nothing chosen is in their own name
	if err != nil {
		return a.joinAgain(c, governance.Fail(governance.Invalid, msgForm).On("organization"), answer)
	}
	err = a.Store.DecideJoin(c.Request.Context(), v.actor, request, model.JoinAnswer{
		Accepted: answer.Decision == "oui", Words: answer.Answer, Roles: answer.Roles,
		OrganizationID: governance.OrganizationID(organization),
	})
	if err != nil {
		return a.joinAgain(c, err, answer)
	}
	return a.redirect(c, coordinationPath(v.coordination)+"/demandes", msgJoinDecided)
}

func (a *App) joinAgain(c *gin.Context, err error, answer templates.JoinAnswerForm) error {
	return a.again(c, err, msgJoinDecide, func(f templates.Frame) (templates.Page, error) {
		return a.joinDecidePage(c, f, answer)
	})
}
