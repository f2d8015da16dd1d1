package handlers

import (
	"net/http"

	"ctin/governance"

	"github.com/gin-gonic/gin"
)

// routes are the four doors: anyone; anyone signed in; a person with a seat in
// the coordination of the address; an administrator of the instance.
type routes struct{ public, signed, inside, instance group }

// group registers handlers that return their error.
type group struct {
	a *App
	r gin.IRouter
}

func (g group) get(path string, do func(*gin.Context) error)  { g.r.GET(path, g.a.wrap(do)) }
func (g group) post(path string, do func(*gin.Context) error) { g.r.POST(path, g.a.wrap(do)) }

// behind adds a middleware in front of what is registered next.
func (g group) behind(guard gin.HandlerFunc) group {
	return group{g.a, g.r.Group("", guard)}
}

// may lets through only those whose roles here allow p. The store checks again.
func (g group) may(p governance.Permission) group {
	return g.behind(g.a.wrap(func(c *gin.Context) error { return visitOf(c).actor.Must(p) }))
}

// wrap answers with the page of the error when a handler returns one, and lets
// nothing after it run.
func (a *App) wrap(do func(*gin.Context) error) gin.HandlerFunc {
	return func(c *gin.Context) {
		if err := do(c); err != nil {
			a.fail(c, err)
			c.Abort()
		}
	}
}

// nowhere answers an address that does not exist, or not by this method.
func (a *App) nowhere(c *gin.Context) error {
	return governance.Fail(governance.NotFound, msgNotFound)
}

// redirect sends the person on after a write; flash is the sentence that the
// next page shows, or empty.
func (a *App) redirect(c *gin.Context, path, flash string) error {
	if queued(c) {
		c.Status(http.StatusNoContent)
		c.Writer.WriteHeaderNow()
		return nil
	}
	if flash != "" {
		a.Sessions.Put(c.Request.Context(), keyFlash, flash)
	}
	c.Redirect(http.StatusSeeOther, path)
	return nil
}
