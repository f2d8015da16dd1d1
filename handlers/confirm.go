package handlers

import (
	"ctin/governance"

	"github.com/gin-gonic/gin"
)

// yes is what the field "confirme" of a page that asks before it acts is
// worth.
const yes = "oui"

// confirmed lets through only what comes from the page that says what follows
// from a dangerous action.
func (g group) confirmed() group { return g.behind(g.a.wrap(mustConfirm)) }

func mustConfirm(c *gin.Context) error {
	if c.PostForm("confirme") != yes {
		return governance.Fail(governance.Invalid, msgNotConfirmed).On("confirme")
	}
	return nil
}
