package handlers

import (
	"ctin/governance"

	"github.com/gin-gonic/gin"
)

// confirmed is what the field "confirme" of a page that asks before it acts is
// worth.
const confirmed = "oui"

// mustConfirm refuses a dangerous action that does not come from the page that
// says what follows from it.
func mustConfirm(c *gin.Context) error {
	if c.PostForm("confirme") != confirmed {
		return governance.Fail(governance.Invalid, msgNotConfirmed).On("confirme")
	}
	return nil
}
