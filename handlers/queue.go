package handlers

import (
	"net/http"

	"ctin/governance"

	"github.com/gin-gonic/gin"
)

// queueHeader is sent with what a browser kept while the network was away; it
// names the person who did it. It is answered in JSON, and never leads to a
// page. A form of another site cannot carry it, and what protects forms
// protects these: no token of theirs can be stale, because there is none. Each
// has its own key, made when it was kept, so that it is done once however often
// it is sent.
const queueHeader = "X-Ctin-Queue"

func queued(c *gin.Context) bool { return c.GetHeader(queueHeader) != "" }

// ownQueue refuses what someone else kept in this browser: whoever signed in
// since does not act in their name.
func (a *App) ownQueue(c *gin.Context) {
	v := visitOf(c)
	if !queued(c) || v.actor.PersonID == 0 || c.GetHeader(queueHeader) == number(v.actor.PersonID) {
		return
	}
	a.refuseQueued(c, governance.Fail(governance.Unauthenticated, msgQueueOther, v.actor.Name))
	c.Abort()
}

// refuseQueued answers why something kept could not be done.
func (a *App) refuseQueued(c *gin.Context, err error) {
	reasons := []string{}
	for _, p := range governance.ProblemsOf(err) {
		reasons = append(reasons, p.Message)
	}
	status := statusOf(err)
	if status >= http.StatusInternalServerError || len(reasons) == 0 {
		reasons = []string{msgQueueBroken}
	}
	c.Header("Cache-Control", "no-store")
	c.JSON(status, map[string]any{"reasons": reasons})
}
