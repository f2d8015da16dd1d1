package handlers

import (
	"crypto/sha256"
	"encoding/base64"

	"ctin/governance"
	"ctin/model"

	"github.com/gin-gonic/gin"
)

// visit is who asks and where: read anew from the database at each request, so
// that a removal takes effect at once.
type visit struct {
	self         model.Self // zero when nobody is signed in
	actor        governance.Actor
	coordination governance.Coordination // zero outside any
	head         int64                   // of its journal, before anything else of the page was read
	today        governance.Date         // in the coordination
}

const visitKey = "visit"

func visitOf(c *gin.Context) *visit { return c.MustGet(visitKey).(*visit) }

// identify finds out who asks.
func (a *App) identify(c *gin.Context) {
	v := &visit{}
	c.Set(visitKey, v)
	a.wrap(func(c *gin.Context) error {
		ctx := c.Request.Context()
		account := governance.AccountID(a.Sessions.GetInt64(ctx, keyAccount))
		if account == 0 {
			return nil
		}
		c.Header("Cache-Control", "no-store")
		self, err := a.Store.Self(ctx, account)
		if governance.CodeOf(err) == governance.NotFound {
			return a.Sessions.Destroy(ctx) // the account is gone: the session means nobody
		}
		if err != nil {
			return err
		}
		v.self = self
		v.actor = self.Actor(a.login(c))
		v.actor.Key = onceKey(c)
		return nil
	})(c)
}

// login is what the provider said at this session's login.
func (a *App) login(c *gin.Context) governance.Login {
	ctx := c.Request.Context()
	return governance.Login{
		Vouched: a.Sessions.GetBool(ctx, keyVouched),
		Siret:   a.Sessions.GetString(ctx, keySiret),
		Label:   a.Sessions.GetString(ctx, keyLabel),
	}
}

// signedIn lets only signed-in people through. What was typed in a form is kept.
func (a *App) signedIn(c *gin.Context) {
	if visitOf(c).actor.PersonID != 0 {
		return
	}
	a.wrap(a.mustSignIn)(c)
	c.Abort() // it has answered: nothing behind this door may run
}

// enter opens the coordination of the address to a person with rights there;
// for anyone else it does not exist.
func (a *App) enter(c *gin.Context) {
	a.wrap(func(c *gin.Context) error {
		v := visitOf(c)
		place, ok := v.self.Place(c.Param("slug"))
		if !ok {
			return governance.Fail(governance.NotFound, msgNotFound)
		}
		v.coordination, v.head, v.today = place.Coordination, place.Head, place.Today(a.Now())
		v.actor = v.actor.In(place.Coordination.ID, place.Memberships)
		if !v.actor.May(governance.Read) {
			return governance.Fail(governance.Forbidden, msgOtherOrganization)
		}
		return nil
	})(c)
}

// administrator lets through administrators of the instance; for anyone else
// the page does not exist.
func (a *App) administrator(c *gin.Context) {
	a.wrap(func(c *gin.Context) error { return visitOf(c).actor.MustAdminister() })(c)
}

// onceKey makes a write happen once: the same form sent twice has the same
// key, a form changed and sent again has another.
func onceKey(c *gin.Context) string {
	if c.Request.Method != "POST" {
		return ""
	}
	key := c.PostForm("cle")
	if key == "" {
		return ""
	}
	h := sha256.New()
	h.Write([]byte(c.Request.URL.Path + "\n" + c.Request.PostForm.Encode()))
	if m := c.Request.MultipartForm; m != nil {
		for _, files := range m.File {
			for _, f := range files {
				h.Write([]byte(f.Filename))
				h.Write(fileSum(f))
			}
		}
	}
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}
