package handlers

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"

	"ctin/governance"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// keyFeed keeps a new secret address until the page has shown it, once.
const keyFeed = "feed"

const feedPath = "/mon-agenda"

func (a *App) feedRoutes(r routes) {
	r.public.get("/agenda/:jeton", a.feedRead)
	r.signed.get(feedPath, a.feedShow)
	r.signed.post(feedPath, a.feedRenew)
	r.signed.post(feedPath+"/revocation", a.feedRevoke)
}

// feedShow says what the secret address of one's meetings is for, and shows it
// when it was just made.
func (a *App) feedShow(c *gin.Context) error {
	v := visitOf(c)
	since, err := a.Store.FeedSince(c.Request.Context(), v.actor)
	if err != nil {
		return err
	}
	c.Header("Cache-Control", "no-store") // it may hold a secret
	page := templates.FeedShow{Frame: a.frame(c, titleFeed), Since: since, Renew: feedPath, Revoke: feedPath + "/revocation"}
	if word := a.Sessions.PopString(c.Request.Context(), keyFeed); word != "" {
		page.Address = a.Base.JoinPath("agenda", word+".ics").String()
	}
	return a.ok(c, page)
}

// feedRenew makes a secret address, in place of the one before.
func (a *App) feedRenew(c *gin.Context) error {
	ctx := c.Request.Context()
	actor := visitOf(c).actor
	actor.Key = "" // a second click makes another address, which is the one shown
	word, err := a.Store.RenewFeed(ctx, actor)
	if err != nil {
		return err
	}
	a.Sessions.Put(ctx, keyFeed, word)
	return a.redirect(c, feedPath, msgFeedMade)
}

// feedRevoke makes the secret address useless.
func (a *App) feedRevoke(c *gin.Context) error {
	if err := a.Store.RevokeFeed(c.Request.Context(), visitOf(c).actor); err != nil {
		return err
	}
	return a.redirect(c, feedPath, msgFeedRevoked)
}

// feedRead gives a calendar its owner's meetings. Whoever asks again with what
// it has is told when nothing changed.
func (a *App) feedRead(c *gin.Context) error {
	if err := allowed(a.Limits.Checks, c.ClientIP()); err != nil {
		return err
	}
	c.Header("Cache-Control", "private, no-cache")
	word, whole := strings.CutSuffix(c.Param("jeton"), ".ics")
	if !whole {
		return governance.Fail(governance.NotFound, msgNotFound)
	}
	feed, err := a.Store.Feed(c.Request.Context(), word)
	if err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(feed))
	tag := `"` + hex.EncodeToString(sum[:16]) + `"`
	c.Header("ETag", tag)
	if c.GetHeader("If-None-Match") == tag {
		c.Status(http.StatusNotModified)
		return nil
	}
	c.Data(http.StatusOK, "text/calendar; charset=utf-8", []byte(feed))
	return nil
}
