package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ctin/governance"
)

// administered makes a house whose administrator is named.
func administered(t *testing.T) *house {
	t.Helper()
	h := build(t)
	if err := h.store.GrantAdministrator(t.Context(), h.issuer(), "demo:administratrice"); err != nil {
		t.Fatal(err)
	}
	return h
}

// audit is a statement that an audit supports.
func audit(h *house, version string) url.Values {
	today := string(governance.DateOf(h.now(), time.UTC))
	return url.Values{
		"established_on": {today}, "audited": {"oui"}, "audited_on": {today}, "auditor": {"Cabinet Lys"},
		"rate": {"93,1"}, "failures": {"Un tableau sans titre"}, "version": {version},
	}
}

func TestEveryFootSaysWhatTheStatementSays(t *testing.T) {
	h := administered(t)
	admin, stranger := h.login("administratrice"), h.stranger()
	for _, path := range []string{"/", "/reperes", "/accessibilite", "/nulle-part"} {
		if page := stranger.get(path); !strings.Contains(page.text(), "Accessibilité : non conforme") {
			t.Errorf("%s before any audit: %s", path, page.text())
		}
	}
	end := admin.post("/administration/accessibilite", audit(h, "0"))
	if end.path != "/accessibilite" || !strings.Contains(end.text(), "C’est enregistré") {
		t.Fatalf("saved: %s %s", end.path, end.text())
	}
	for _, path := range []string{"/", "/reperes", "/accessibilite", "/nulle-part"} {
		if page := stranger.get(path); !strings.Contains(page.text(), "Accessibilité : partiellement conforme") {
			t.Errorf("%s after the audit: %s", path, page.text())
		}
	}
	page := stranger.get("/accessibilite").text()
	for _, want := range []string{"par Cabinet Lys", "93,1 %", "Un tableau sans titre", "est partiellement conforme"} {
		if !strings.Contains(page, want) {
			t.Errorf("the statement does not say %q: %s", want, page)
		}
	}
}

// Another instance of the program on the same database declares something: the
// foot of the pages here follows within a minute.
func TestTheFootFollowsWhatIsDeclaredElsewhere(t *testing.T) {
	h := administered(t)
	v, admin := h.stranger(), governance.Actor{Administrator: true}
	v.get("/")
	today := governance.DateOf(h.now(), time.UTC)
	draft := governance.AccessibilityDraft{
		EstablishedOn: string(today), Audited: true, AuditedOn: string(today), Auditor: "Lys", Rate: "100",
	}
	if err := h.store.SaveAccessibility(t.Context(), admin, 0, draft, today); err != nil {
		t.Fatal(err)
	}
	h.wait(61 * time.Second)
	if page := v.get("/"); !strings.Contains(page.text(), "Accessibilité : totalement conforme") {
		t.Errorf("a minute later: %s", page.text())
	}
}

func TestAnAuditIsRefusedWithoutWhatProvesIt(t *testing.T) {
	h := administered(t)
	admin := h.login("administratrice")
	form := audit(h, "0")
	form.Del("auditor")
	form.Set("rate", "beaucoup")
	page := admin.post("/administration/accessibilite", form)
	if page.status != http.StatusUnprocessableEntity {
		t.Fatalf("status %d: %s", page.status, page.text())
	}
	for _, want := range []string{`href="#auditor"`, `href="#rate"`, `value="beaucoup"`, "Un tableau sans titre"} {
		if !strings.Contains(page.body, want) {
			t.Errorf("the form shown again lacks %s", want)
		}
	}
}

func TestTheLegalPagesShowWhatIsDeclared(t *testing.T) {
	h := administered(t)
	admin, stranger := h.login("administratrice"), h.stranger()
	if page := stranger.get("/mentions-legales"); !strings.Contains(page.text(), "non renseigné") {
		t.Errorf("nothing declared, and the page does not say so: %s", page.text())
	}
	notice := url.Values{
		"publisher": {"Syndicat Amandier"}, "publisher_address": {"1 rue des Lilas, 31670 Labège"}, "director": {"La présidente"},
		"contact": {"Contact@exemple.fr"}, "host": {"Hébergeur Bleu"}, "host_address": {"2 rue Verte"},
		"data_officer": {"dpd@exemple.fr"}, "retention": {"Journal : dix ans"}, "version": {"0"},
	}
	if end := admin.post("/administration/mentions-legales", notice); end.path != "/mentions-legales" {
		t.Fatalf("saved: %s %s", end.path, end.text())
	}
	for path, want := range map[string]string{
		"/mentions-legales": "Hébergeur Bleu", "/donnees-personnelles": "dix ans", "/accessibilite": "contact@exemple.fr",
	} {
		if page := stranger.get(path); !strings.Contains(page.text(), want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
	if page := admin.get("/administration/mentions-legales"); !strings.Contains(page.body, "Journal\u00a0: dix ans") {
		t.Error("the form does not give back the retention periods")
	}
}

func TestAStatementSavedTooLateShowsBothTexts(t *testing.T) {
	h := administered(t)
	admin := h.login("administratrice")
	admin.post("/administration/accessibilite", audit(h, "0"))
	late := audit(h, "0")
	late.Set("auditor", "Atelier Iris")
	page := admin.post("/administration/accessibilite", late)
	if page.status != http.StatusConflict {
		t.Fatalf("status %d: %s", page.status, page.text())
	}
	for _, want := range []string{"Atelier Iris", "Cabinet Lys", `name="version" value="1"`} {
		if !strings.Contains(page.body, want) {
			t.Errorf("the late form lacks %s", want)
		}
	}
	late.Set("version", "1")
	if end := admin.post("/administration/accessibilite", late); !strings.Contains(end.text(), "Atelier Iris") {
		t.Errorf("chosen after both were shown: %d %s", end.status, end.text())
	}
}

func TestTheSiteMapLeadsOnlyWhereThePersonMayGo(t *testing.T) {
	h := furnish(t)
	for _, who := range []struct {
		persona     string
		want, never []string
	}{
		{"", []string{"/connexion", "/reperes", "/glossaire"}, []string{"/coordinations", "/administration", "/mes-sessions"}},
		{"coordinatrice", []string{"/coordinations/sicoval/membres", "/coordinations/sicoval/journal", "/mes-sessions"}, []string{"/administration", "/connexion"}},
		{"observatrice", []string{"/coordinations/sicoval/membres", "/rejoindre"}, []string{"/coordinations/sicoval/journal", "/administration"}},
		{"administratrice", []string{"/administration", "/administration/accessibilite"}, []string{"/coordinations/sicoval"}},
	} {
		v := h.stranger()
		if who.persona != "" {
			v = h.login(who.persona)
		}
		page := v.get("/plan-du-site")
		_, body, _ := strings.Cut(page.body, "<main")
		for _, path := range who.want {
			if !strings.Contains(body, `href="`+path+`"`) {
				t.Errorf("%q: no link to %s", who.persona, path)
			}
		}
		for _, path := range who.never {
			if main, _, _ := strings.Cut(body, "</main>"); strings.Contains(main, `href="`+path+`"`) {
				t.Errorf("%q: a link to %s", who.persona, path)
			}
		}
		for _, m := range hrefs.FindAllStringSubmatch(body, -1) {
			if target := v.get(m[1]); target.status != http.StatusOK {
				t.Errorf("%q: %s answers %d", who.persona, m[1], target.status)
			}
		}
	}
}
