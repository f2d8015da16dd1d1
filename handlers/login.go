package handlers

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"ctin/governance"
	"ctin/handlers/auth"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) loginRoutes(r routes) {
	r.public.get("/connexion", a.loginChoose)
	r.public.get("/connexion/:fournisseur", a.loginBegin)
	r.public.get("/connexion/:fournisseur/retour", a.loginFinish)
	r.public.post("/deconnexion", a.logout)
	r.public.get(auth.LogoutReturnPath, a.logoutReturn)
	r.signed.get(changePath, a.organizationChange)
}

// door is the page of someone signed out: what this is, and how to enter.
func (a *App) door(c *gin.Context) templates.Page {
	page := templates.Home{Frame: a.frame(c, ""), Closed: true}
	back := query(c, "retour")
	for _, p := range a.Auth.Providers(c.Request.Context()) {
		path := auth.LoginPath(p.Slug)
		if back != "" {
			path += "?" + url.Values{"retour": {back}}.Encode()
		}
		provider := templates.Provider{Name: p.Name, Path: path, ProConnect: p.ProConnect}
		if !p.Available {
			provider.Hint = msgProviderDown
		}
		page.Providers = append(page.Providers, provider)
		page.Closed = page.Closed && !p.Available
	}
	return page
}

// loginChoose lists the providers: 503 when none of them answers.
func (a *App) loginChoose(c *gin.Context) error {
	if visitOf(c).actor.PersonID != 0 {
		return a.redirect(c, auth.LocalPath(query(c, "retour")), "")
	}
	page := a.door(c)
	if page.(templates.Home).Closed {
		return a.show(c, http.StatusServiceUnavailable, page)
	}
	return a.ok(c, page)
}

func (a *App) loginBegin(c *gin.Context) error {
	address, err := a.Auth.Begin(c.Request, c.Param("fournisseur"), c.Query("retour"))
	if err != nil {
		return a.refuse(c, err)
	}
	c.Redirect(http.StatusFound, address)
	return nil
}

// loginFinish makes a session for whom the provider vouches.
func (a *App) loginFinish(c *gin.Context) error {
	login, err := a.Auth.Finish(c.Request, c.Param("fournisseur"))
	if err != nil {
		return a.refuse(c, err)
	}
	ctx := c.Request.Context()
	self, err := a.Store.SignIn(ctx, model.SignIn{
		Issuer: login.Issuer, Sub: login.Sub, GivenName: login.GivenName, FamilyName: login.FamilyName,
		Email: login.Email, Siret: login.Siret, Label: login.OrganizationLabel,
	})
	if err != nil {
		return err
	}
	if err := a.openSession(c, self, login); err != nil {
		return err
	}
	return a.redirect(c, login.ReturnTo, login.SiretProblem)
}

// logout ends the session here first, then at the provider.
func (a *App) logout(c *gin.Context) error {
	ctx := c.Request.Context()
	provider, idToken := a.Sessions.GetString(ctx, keyProvider), a.Sessions.GetString(ctx, keyIDToken)
	if err := a.Sessions.Destroy(ctx); err != nil {
		return err
	}
	if provider == "" {
		return a.redirect(c, "/", "")
	}
	address, err := a.Auth.Logout(ctx, provider, auth.Secret(idToken))
	if err != nil {
		return a.refuse(c, err)
	}
	c.Redirect(http.StatusSeeOther, address)
	return nil
}

func (a *App) logoutReturn(c *gin.Context) error {
	if !a.Auth.LoggedOut(c.Request) {
		return a.redirect(c, "/", "") // an old address: nothing was under way
	}
	if a.pairingSecret(c) != "" { // they left to come back with their other account
		return a.redirect(c, "/connexion?"+url.Values{"retour": {accountsPath}}.Encode(), msgLoggedOut)
	}
	return a.redirect(c, "/", msgLoggedOut)
}

// refuse shows why a login or a logout did not happen. When the provider did
// identify the person, its answer is kept for the button that logs out there.
func (a *App) refuse(c *gin.Context, err error) error {
	var refusal *auth.Refusal
	if !errors.As(err, &refusal) {
		return err
	}
	if refusal.RetryAfter > 0 {
		c.Header("Retry-After", strconv.Itoa(int(refusal.RetryAfter.Seconds())))
	}
	page := templates.LoginRefused{
		Frame: a.frame(c, msgLoginRefused), Heading: refusal.Message, Reason: refusal.Way, Whom: refusal.Contact,
		Logout: refusal.LogoutNeeded,
	}
	if refusal.Provider != "" && !refusal.LogoutNeeded {
		page.Retry = "/connexion"
	}
	if refusal.LogoutNeeded {
		a.Sessions.Put(c.Request.Context(), keyProvider, refusal.Provider)
		a.Sessions.Put(c.Request.Context(), keyIDToken, string(refusal.IDToken))
	}
	return a.show(c, refusal.Status, page)
}

// changePath is where one is told how to act for another organisation.
const changePath = "/changer-d-organisation"

// organizationChange explains that one login speaks for one establishment.
func (a *App) organizationChange(c *gin.Context) error {
	if !visitOf(c).actor.Login.Vouched {
		return governance.Fail(governance.NotFound, msgNotFound)
	}
	return a.ok(c, templates.Confirm{
		Frame: a.frame(c, msgChangeTitle), Question: msgChangeTitle, Consequences: []string{msgChangeLogout, msgChangeAgain},
		Action: "/deconnexion", Button: msgChangeButton, Back: "/",
	})
}
