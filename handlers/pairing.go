package handlers

import (
	"fmt"
	"net/http"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) pairingRoutes(r routes) {
	r.signed.get(accountsPath, a.accountIndex)
	r.signed.get(accountsPath+"/:id/detacher", a.accountDetaching)
	r.signed.confirmed().post(accountsPath+"/:id/detacher", a.accountDetach)
	r.signed.get(pairingsPath+"/:id", a.pairingShow)
	r.signed.post(pairingsPath+"/:id", a.pairingFinish)
	r.signed.post(pairingsPath+"/:id/debut", a.pairingBegin)
	r.signed.post(pairingsPath+"/:id/refus", a.pairingDecline)
	manage := r.inside.may(governance.ManageMembers)
	manage.get("/membres/personnes/:id/comptes", a.pairingNew)
	manage.post("/membres/personnes/:id/comptes", a.pairingPropose)
	manage.post("/membres/personnes/:id/comptes/:proposition/retrait", a.pairingWithdraw)
}

const (
	accountsPath = "/mes-comptes"
	pairingsPath = "/mes-rattachements"
)

// pairingCookie keeps, in the browser where a pairing was begun, what proves
// that it goes on there. It outlives the session: the person logs out between.
func (a *App) pairingCookie() string {
	if a.Base.Scheme == "https" {
		return "__Host-ctin-compte"
	}
	return "ctin-compte"
}

func (a *App) pairingSecret(c *gin.Context) string {
	secret, _ := c.Cookie(a.pairingCookie()) // none is the empty secret, which proves nothing
	return secret
}

// keepPairing puts the secret in the browser, or takes it away when it is empty.
func (a *App) keepPairing(c *gin.Context, secret string) {
	cookie := &http.Cookie{
		Name: a.pairingCookie(), Value: secret, Path: "/", MaxAge: int(governance.PairingHold / time.Second),
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: a.Base.Scheme == "https",
	}
	if secret == "" {
		cookie.MaxAge = -1
	}
	http.SetCookie(c.Writer, cookie)
}

// accountIndex lists one's own accounts, and what is proposed about others.
func (a *App) accountIndex(c *gin.Context) error {
	ctx, v := c.Request.Context(), visitOf(c)
	accounts, err := a.Store.OwnAccounts(ctx, v.actor)
	if err != nil {
		return err
	}
	pairings, err := a.Store.OwnPairings(ctx, v.actor, a.pairingSecret(c))
	if err != nil {
		return err
	}
	page := templates.AccountIndex{Frame: a.frame(c, msgAccounts)}
	for _, o := range accounts {
		page.Accounts = append(page.Accounts, a.accountLine(v, o))
	}
	for _, p := range pairings {
		page.Pairings = append(page.Pairings, a.pairingLine(v, p))
	}
	return a.ok(c, page)
}

func (a *App) accountLine(v *visit, o model.OwnAccount) templates.AccountLine {
	line := templates.AccountLine{
		Name: governance.Person{GivenName: o.GivenName, FamilyName: o.FamilyName}.Name(), Email: o.Email,
		Provider: a.Auth.NameOf(o.Issuer), Organization: o.OrganizationLabel, LastLoginAt: o.LastLoginAt,
		Here: o.ID == v.actor.AccountID,
	}
	if !line.Here {
		line.Detach = accountsPath + "/" + number(o.ID) + "/detacher"
	}
	return line
}

// pairingLine says where a proposal stands for this account and this browser.
func (a *App) pairingLine(v *visit, p model.OwnPairing) templates.PairingLine {
	path := pairingsPath + "/" + number(p.ID)
	line := templates.PairingLine{
		Sentence:  fmt.Sprintf(msgPairingAsked, p.ProposedBy, p.Coordination, p.Name),
		ExpiresAt: p.ExpiresAt, Zone: governance.Coordination{TimeZone: p.TimeZone}.Zone(), Decline: path + "/refus",
	}
	running := p.BegunBy != 0 && a.Now().Before(p.BegunAt.Add(governance.PairingHold))
	switch {
	case running && p.SameBrowser && p.BegunBy == v.actor.PersonID:
		line.Leave = true
	case running && p.SameBrowser:
		line.Read = path
	case running && p.BegunBy != v.actor.PersonID:
		line.Note, line.Begin = msgPairingElsewhere, path+"/debut"
	default:
		line.Begin = path + "/debut"
	}
	return line
}

func (a *App) pairingBegin(c *gin.Context) error {
	pairing, err := id[governance.PairingID](c, "id")
	if err != nil {
		return err
	}
	secret, err := a.Store.BeginPairing(c.Request.Context(), visitOf(c).actor, pairing)
	if err != nil {
		return err
	}
	a.keepPairing(c, secret)
	return a.redirect(c, accountsPath, "")
}

func (a *App) pairingDecline(c *gin.Context) error {
	pairing, err := id[governance.PairingID](c, "id")
	if err != nil {
		return err
	}
	if err := a.Store.DeclinePairing(c.Request.Context(), visitOf(c).actor, pairing); err != nil {
		return err
	}
	a.keepPairing(c, "")
	return a.redirect(c, accountsPath, msgPairingDeclined)
}

// pairingShow says what both accounts hold, to whoever proved to hold both.
func (a *App) pairingShow(c *gin.Context) error {
	page, err := a.pairingPage(c, a.frame(c, msgPairingTitle), templates.PairingForm{})
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

func (a *App) pairingPage(c *gin.Context, f templates.Frame, typed templates.PairingForm) (templates.Page, error) {
	pairing, err := id[governance.PairingID](c, "id")
	if err != nil {
		return nil, err
	}
	v := visitOf(c)
	proof, err := a.Store.PairingProof(c.Request.Context(), v.actor, pairing, a.pairingSecret(c))
	if err != nil {
		return nil, err
	}
	page := templates.PairingConfirm{
		Frame: f, Form: typed, Action: pairingsPath + "/" + number(pairing), Back: accountsPath,
		Sides: [2]templates.PairingSide{
			{Title: fmt.Sprintf(msgPairingKept, proof.Name)}, {Title: fmt.Sprintf(msgPairingHere, v.actor.Name)},
		},
	}
	for _, h := range proof.Holdings {
		side := &page.Sides[0]
		if h.PersonID == v.actor.PersonID {
			side = &page.Sides[1]
		}
		side.Holdings = append(side.Holdings, holdingRow(h))
	}
	return page, nil
}

func (a *App) pairingFinish(c *gin.Context) error {
	typed, err := form[templates.PairingForm](c)
	if err != nil {
		return err
	}
	pairing, err := id[governance.PairingID](c, "id")
	if err != nil {
		return err
	}
	actor := visitOf(c).actor
	err = a.Store.FinishPairing(c.Request.Context(), actor, pairing, a.pairingSecret(c), typed.Confirm == yes)
	if err != nil && governance.CodeOf(err) == governance.Invalid {
		return a.again(c, err, msgPairingTitle, func(f templates.Frame) (templates.Page, error) {
			return a.pairingPage(c, f, typed)
		})
	}
	if err != nil {
		return err
	}
	a.keepPairing(c, "")
	return a.redirect(c, accountsPath, msgPairingFinished)
}

// accountDetaching asks before an account parts from the person.
func (a *App) accountDetaching(c *gin.Context) error {
	account, err := id[governance.AccountID](c, "id")
	if err != nil {
		return err
	}
	accounts, err := a.Store.OwnAccounts(c.Request.Context(), visitOf(c).actor)
	if err != nil {
		return err
	}
	for _, o := range accounts {
		if o.ID == account {
			return a.ok(c, templates.Confirm{
				Frame: a.frame(c, msgDetachTitle), Question: fmt.Sprintf(msgDetachQuestion, orDefault(o.Email, a.Auth.NameOf(o.Issuer))),
				Consequences: []string{msgDetachRights, msgDetachSessions, msgDetachJournal},
				Action:       accountsPath + "/" + number(account) + "/detacher", Button: msgDetachButton, Back: accountsPath,
			})
		}
	}
	return governance.Fail(governance.NotFound, msgNotFound)
}

func (a *App) accountDetach(c *gin.Context) error {
	account, err := id[governance.AccountID](c, "id")
	if err != nil {
		return err
	}
	if err := a.Store.DetachAccount(c.Request.Context(), visitOf(c).actor, account); err != nil {
		return err
	}
	return a.redirect(c, accountsPath, msgDetached)
}
