package handlers

import (
	"net/http"
	"slices"

	"ctin/handlers/auth"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

const themeCookie = "theme"

func (a *App) homeRoutes(r routes) {
	r.public.get("/", a.home)
	r.public.post("/theme", a.themeChoose)
}

// home says who the person is and what waits for them, or what this is and how
// to log in.
func (a *App) home(c *gin.Context) error {
	if visitOf(c).actor.PersonID == 0 {
		return a.ok(c, a.door(c))
	}
	return a.places(c)
}

// themeChoose keeps the choice of colours for a year, signed in or not.
func (a *App) themeChoose(c *gin.Context) error {
	choice, err := form[templates.ThemeForm](c)
	if err != nil {
		return err
	}
	if !slices.Contains([]string{"auto", "light", "dark"}, choice.Theme) {
		choice.Theme = "auto"
	}
	cookie := &http.Cookie{
		Name: themeCookie, Value: choice.Theme, Path: "/", MaxAge: 365 * 24 * 3600,
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: a.Base.Scheme == "https",
	}
	http.SetCookie(c.Writer, cookie)
	return a.redirect(c, auth.LocalPath(choice.Here), "")
}
