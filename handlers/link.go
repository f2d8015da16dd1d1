package handlers

import (
	"net/url"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) linkRoutes(r routes) {
	r.public.get("/lien/:jeton", a.linkShow)
	r.public.post("/lien/:jeton", a.linkAnswer)
	manage := r.inside.may(governance.ManageMembers)
	manage.post("/membres/mandats/:id/lien", a.linkMake)
	manage.post("/membres/mandats/:id/lien/annulation", a.linkRevoke)
}

// linkShow says what a personal link is for. Opening it changes nothing.
func (a *App) linkShow(c *gin.Context) error {
	c.Header("Cache-Control", "no-store") // its address is a secret
	l, err := a.Store.LinkPage(c.Request.Context(), c.Param("jeton"))
	if err != nil {
		return err
	}
	page := a.linkPage(c, a.frame(c, msgLinkTitle), l)
	if err := l.Open(a.Now()); err != nil && page.Answered == "" {
		page.Refused = err.Error()
		return a.show(c, statusOf(err), page)
	}
	return a.ok(c, page)
}

func (a *App) linkPage(c *gin.Context, f templates.Frame, l model.LinkPage) templates.LinkShow {
	f.Zone = governance.Coordination{TimeZone: l.TimeZone}.Zone()
	page := templates.LinkShow{
		Frame: f, Name: l.Name, Coordination: l.Coordination, Rows: linkRows(l), ExpiresAt: l.ExpiresAt,
		Action: "/lien/" + url.PathEscape(c.Param("jeton")),
	}
	if !l.AnsweredAt.IsZero() {
		page.Answered = linkAnswered(l)
	}
	return page
}

func (a *App) linkAnswer(c *gin.Context) error {
	ctx, secret := c.Request.Context(), c.Param("jeton")
	reply, err := form[templates.LinkForm](c)
	if err != nil {
		return err
	}
	l, err := a.Store.LinkPage(ctx, secret)
	if err != nil {
		return err
	}
	if err := a.Store.AnswerLink(ctx, secret, governance.LinkAnswer(reply.Answer)); err != nil {
		return a.again(c, err, msgLinkTitle, func(f templates.Frame) (templates.Page, error) {
			return a.linkPage(c, f, l), nil
		})
	}
	return a.redirect(c, "/lien/"+url.PathEscape(secret), "")
}

// linkMake shows the address of a new personal link, this once.
func (a *App) linkMake(c *gin.Context) error {
	v := visitOf(c)
	mandate, err := id[governance.MandateID](c, "id")
	if err != nil {
		return err
	}
	made, err := a.Store.MakeLink(c.Request.Context(), v.actor, mandate)
	if err != nil {
		return err
	}
	return a.ok(c, templates.LinkMade{
		Frame: a.frame(c, msgLinkTitle), Name: made.Name, Address: made.Address, Mailed: made.Mailed,
		Back: coordinationPath(v.coordination) + "/membres",
	})
}

func (a *App) linkRevoke(c *gin.Context) error {
	v := visitOf(c)
	mandate, err := id[governance.MandateID](c, "id")
	if err != nil {
		return err
	}
	if err := a.Store.RevokeLink(c.Request.Context(), v.actor, mandate); err != nil {
		return err
	}
	return a.redirect(c, coordinationPath(v.coordination)+"/membres", msgLinkRevoked)
}
