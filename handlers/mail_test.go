package handlers

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// queue adds a mail to the outbox of a house.
func (h *house) queue(token, subject, body string) {
	h.t.Helper()
	h.db.App.MustExec(`
		insert into outbox (token, recipient, recipient_name, subject, body, created_at, next_attempt_at)
		values ($1, 'ada@exemple.fr', 'Ada', $2, $3, now(), now())`, token, subject, body)
}

func TestMailsOfADemonstrationAreReadByAnyone(t *testing.T) {
	h := build(t)
	if page := h.stranger().get(mailsPath); page.status != http.StatusOK || !strings.Contains(page.text(), "Aucun courriel") {
		t.Errorf("empty: %d %s", page.status, page.text())
	}
	h.queue("secret", "Bienvenue <b>chez nous</b>", "Bonjour Ada,\n\nOuvrez "+h.base.String()+"/invitation/jeton-1.\nMerci <script>alert(1)</script>\n\nhttps://mal.example/x")
	list := h.stranger().get(mailsPath)
	if !strings.Contains(list.body, `href="/demo/courriels/secret"`) || !strings.Contains(list.text(), "Ada ada@ exemple.fr") {
		t.Errorf("list: %s", list.text())
	}
	page := h.stranger().get(mailsPath + "/secret")
	if !strings.Contains(page.body, `<a href="`+h.base.String()+`/invitation/jeton-1">`) {
		t.Errorf("our address cannot be followed: %s", page.body)
	}
	for _, bad := range []string{"<script>", "<b>chez", `href="https://mal.example`} {
		if strings.Contains(page.body, bad) {
			t.Errorf("the page holds %s", bad)
		}
	}
	if missing := h.stranger().get(mailsPath + "/inconnu"); missing.status != http.StatusNotFound {
		t.Errorf("an unknown mail: %d", missing.status)
	}
}

func TestMailsAreListedByPages(t *testing.T) {
	h := build(t)
	for i := range 60 {
		h.queue(fmt.Sprintf("m%02d", i), fmt.Sprintf("Objet %02d", i), "")
	}
	v := h.stranger()
	page := v.get(mailsPath)
	seen := strings.Count(page.body, `href="/demo/courriels/m`)
	for strings.Contains(page.body, `rel="next"`) {
		page = v.get(regexpFind(t, page.body, `href="([^"]*)" rel="next"`))
		seen += strings.Count(page.body, `href="/demo/courriels/m`)
	}
	if seen != 60 || !strings.Contains(page.body, "Objet 00") {
		t.Errorf("%d mails seen", seen)
	}
}

func TestMailsOfTheRealServiceAreReadByNobody(t *testing.T) {
	app, db, _ := serving(t, "")
	if _, err := db.App.Exec(`insert into outbox (token, recipient, subject, body, created_at, next_attempt_at) values ('secret', 'a@b.fr', 's', 'lien secret', now(), now())`); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{mailsPath, mailsPath + "/secret"} {
		if w := ask(app, path, loopback); w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), "lien secret") {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	// Even a caller that forgets the mode reads nothing of a real instance.
	list, err := app.Store.DemoMails(t.Context(), 0, 0)
	if err != nil || list.Total > 0 || len(list.Lines) > 0 {
		t.Errorf("the store gives %+v (%v)", list, err)
	}
	if _, err := app.Store.DemoMail(t.Context(), "secret"); err == nil {
		t.Error("the store gives a mail")
	}
	for _, r := range app.engine().Routes() {
		if strings.HasPrefix(r.Path, mailsPath) {
			t.Errorf("%s is mounted", r.Path)
		}
	}
}
