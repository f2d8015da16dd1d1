package handlers

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"ctin/governance"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) draftRoutes(r routes) {
	r.signed.get("/reprise/:jeton", a.draftShow)
	r.signed.post("/reprise/:jeton/abandon", a.draftDrop)
}

// mustSignIn sends someone signed out to the login and back. A form is kept
// when the session that sent it is known: its author alone finds it again.
func (a *App) mustSignIn(c *gin.Context) error {
	back := c.Request.URL.RequestURI()
	if c.Request.Method == http.MethodGet || c.Request.Method == http.MethodHead {
		return a.redirect(c, "/connexion?"+url.Values{"retour": {back}}.Encode(), "")
	}
	if queued(c) { // the browser keeps it
		return governance.Fail(governance.Unauthenticated, msgQueueExpired)
	}
	kept, err := a.keepForm(c)
	if err != nil {
		return err
	}
	page := templates.ErrorPage{Frame: a.frame(c, templates.ErrorHeading(http.StatusUnauthorized)), Status: http.StatusUnauthorized}
	page.Ways = []templates.Link{{Label: msgLogInAgain, Path: "/connexion?" + url.Values{"retour": {kept}}.Encode()}}
	if kept == "/" {
		page.Message = msgNotKept
	}
	return a.show(c, http.StatusUnauthorized, page)
}

// keepForm returns where the form is found again, "/" when nobody is known to
// have written it: strangers do not get to fill the database.
func (a *App) keepForm(c *gin.Context) (string, error) {
	cookie, err := c.Cookie(a.Sessions.Cookie.Name)
	if err != nil {
		return "/", nil // no cookie: nobody
	}
	author, err := a.Store.FormerOwner(c.Request.Context(), cookie)
	if err != nil || author == 0 {
		return "/", err
	}
	if _, ok := a.Limits.Writes.Allow(number(author)); !ok || formSize(c.Request.PostForm) > maxForm {
		return "/", nil // more than anyone types
	}
	if secret, found := strings.CutPrefix(c.Request.URL.Path, "/invitation/"); found {
		return "/invitation/" + strings.TrimSuffix(secret, "/acceptation"), nil // nothing was typed, and its address is a secret
	}
	if strings.HasSuffix(c.Request.URL.Path, "/bulletin") {
		return strings.Split(c.Request.URL.Path, "/salle/")[0] + "/presence", nil // a secret choice is kept nowhere
	}
	if _, err := form[struct{}](c); err != nil {
		return "", err
	}
	token, err := a.Store.KeepDraft(c.Request.Context(), author, c.Request.URL.Path, c.Request.PostForm)
	return "/reprise/" + token, err
}

// formSize is the length of what a form holds, in bytes.
func formSize(form url.Values) int {
	size := 0
	for name, values := range form {
		for _, v := range values {
			size += len(name) + len(v)
		}
	}
	return size
}

// draftShow gives back what was typed, ready to be sent.
func (a *App) draftShow(c *gin.Context) error {
	draft, err := a.Store.Draft(c.Request.Context(), visitOf(c).actor, c.Param("jeton"))
	if err != nil {
		return err
	}
	page := templates.DraftShow{Frame: a.frame(c, msgDraftTitle), Path: draft.Path, Token: draft.Token}
	names := slices.Sorted(maps.Keys(draft.Form))
	labels := a.Pages.Labels(names)
	for _, name := range names {
		for _, value := range draft.Form[name] {
			page.Fields = append(page.Fields, templates.DraftField{Name: name, Value: value, Label: draftLabel(name, labels)})
		}
	}
	return a.ok(c, page)
}

// draftLabel names a field as its page does; those that nobody typed are not named.
func draftLabel(name string, labels map[string]string) string {
	if name == "cle" || name == "confirme" || name == "version" || strings.HasSuffix(name, "_version") {
		return ""
	}
	return orDefault(labels[name], msgOtherField)
}

func (a *App) draftDrop(c *gin.Context) error {
	if err := a.Store.DropDraft(c.Request.Context(), visitOf(c).actor, c.Param("jeton")); err != nil {
		return err
	}
	return a.redirect(c, "/", msgDraftDropped)
}
