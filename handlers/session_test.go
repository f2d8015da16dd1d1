package handlers

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ctin/governance"
	"ctin/model/demonstration"
	"ctin/templates"
)

func TestALoginOpensASessionAndALogoutEndsIt(t *testing.T) {
	h := build(t)
	v := h.login("coordinatrice")
	if page := v.get("/mes-sessions"); page.status != http.StatusOK || !strings.Contains(page.text(), "Cette session") {
		t.Fatalf("own sessions: %d %s", page.status, page.text())
	}
	stolen := cookieOf(t, v)
	if page := v.post("/deconnexion", nil); page.path != "/" {
		t.Errorf("logout ends at %s", page.path)
	}
	thief := h.stranger()
	thief.client.Jar.SetCookies(h.base, []*http.Cookie{stolen})
	if page := thief.still().get("/mes-sessions"); page.status != http.StatusSeeOther {
		t.Errorf("a cookie stolen before the logout still opens: %d", page.status)
	}
}

func TestTheTokenChangesAtLogin(t *testing.T) {
	h := build(t)
	v := h.stranger()
	v.get("/connexion/" + demoSlug)
	before := cookieOf(t, v)
	form := hiddenFields(t, v.get("/connexion/"+demoSlug).body, DemoPath+"/authorize")
	form.Set("persona", "demo:coordinatrice")
	v.send(http.MethodPost, DemoPath+"/authorize", form)
	if after := cookieOf(t, v); after.Value == before.Value {
		t.Error("the token of before the login still serves: a fixed session would be opened")
	}
}

func TestASessionEndsAfterAnIdleHourAndTwelveHours(t *testing.T) {
	h := build(t)
	v := h.login("coordinatrice").still()
	for range 3 {
		h.wait(50 * time.Minute)
		if page := v.get("/mes-sessions"); page.status != http.StatusOK {
			t.Fatalf("a session visited within the hour has ended: %d", page.status)
		}
	}
	h.wait(61 * time.Minute)
	if page := v.get("/mes-sessions"); page.status != http.StatusSeeOther {
		t.Errorf("an idle session is still open: %d", page.status)
	}
}

// A request that began before the session ended, and ends after, must not
// bring it back: this is why sessions leave tombstones.
func TestASlowRequestDoesNotReviveASession(t *testing.T) {
	for _, how := range []string{"logout", "revocation"} {
		h := build(t)
		v := h.login("coordinatrice")
		ctx, err := h.app.Sessions.Load(context.Background(), cookieOf(t, v).Value)
		if err != nil {
			t.Fatal(err)
		}
		self, err := h.store.Self(ctx, governance.AccountID(h.app.Sessions.GetInt64(ctx, keyAccount)))
		if err != nil {
			t.Fatal(err)
		}
		h.app.Sessions.Put(ctx, keyFlash, "slow") // the slow request has something to save
		if how == "logout" {
			v.post("/deconnexion", nil)
		} else if err := h.store.RevokeUser(ctx, self.ID); err != nil {
			t.Fatal(err)
		}
		if _, _, err := h.app.Sessions.Commit(ctx); err != nil {
			t.Fatal(err)
		}
		again := h.stranger()
		again.client.Jar.SetCookies(h.base, []*http.Cookie{cookieOf(t, v)})
		if page := again.still().get("/mes-sessions"); page.status == http.StatusOK {
			t.Errorf("%s: a slow request brought the session back", how)
		}
	}
}

func TestPeopleEndTheirOtherSessions(t *testing.T) {
	h := build(t)
	office, phone := h.login("coordinatrice"), h.login("coordinatrice")
	other := h.login("bruyere")
	office.post("/mes-sessions/fin-des-autres", nil)
	if page := phone.still().get("/mes-sessions"); page.status != http.StatusSeeOther {
		t.Errorf("the other session is still open: %d", page.status)
	}
	for name, v := range map[string]*visitor{"this session": office, "someone else": other} {
		if page := v.get("/mes-sessions"); page.status != http.StatusOK {
			t.Errorf("%s was signed out too: %d", name, page.status)
		}
	}
}

func TestAForgedOrDoubledCookieIsNobody(t *testing.T) {
	h := build(t)
	for name, header := range map[string]string{
		"forged":  "ctin=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
		"doubled": "ctin=a; ctin=b",
		"quoted":  `ctin="a b"`,
		"long":    "ctin=" + strings.Repeat("x", 4000),
	} {
		r, _ := http.NewRequest(http.MethodGet, h.base.String()+"/mes-sessions", nil) // a constant address
		r.Header.Set("Cookie", header)
		if page := h.stranger().still().do(r); page.status != http.StatusSeeOther {
			t.Errorf("%s: %d", name, page.status)
		}
	}
}

func TestAFormOfAnotherSiteIsRefused(t *testing.T) {
	h := build(t)
	v := h.login("coordinatrice")
	for name, header := range map[string][2]string{
		"cross-site":   {"Sec-Fetch-Site", "cross-site"},
		"same-site":    {"Sec-Fetch-Site", "same-site"},
		"null origin":  {"Origin", "null"},
		"other origin": {"Origin", "https://ailleurs.example"},
		"forged host":  {"Origin", "http://evil.example"},
	} {
		r, _ := http.NewRequest(http.MethodPost, h.base.String()+"/mes-sessions/fin-des-autres", nil) // a constant address
		r.Header.Set(header[0], header[1])
		if page := v.do(r); page.status != http.StatusForbidden {
			t.Errorf("%s: %d, want 403", name, page.status)
		}
	}
}

func TestForgedHostAndForwardedHeadersAreIgnored(t *testing.T) {
	h := build(t)
	r, _ := http.NewRequest(http.MethodGet, h.base.String()+"/connexion/"+demoSlug, nil) // a constant address
	r.Host = "evil.example"
	for _, name := range []string{"X-Forwarded-Host", "X-Forwarded-For", "X-Forwarded-Proto", "Forwarded"} {
		r.Header.Set(name, "evil.example")
	}
	page := h.stranger().still().do(r)
	if to := page.header.Get("Location"); strings.Contains(to, "evil") || !strings.HasPrefix(to, h.base.String()) {
		t.Errorf("redirected to %s", to)
	}
}

func TestWhatWasTypedSurvivesAnExpiredSession(t *testing.T) {
	h := build(t)
	v := h.login("coordinatrice")
	h.wait(2 * time.Hour)
	typed := url.Values{"message": {"Un texte de dix minutes « précieux » <b>"}, "organization": {"Mairie"}}
	page := v.post("/rejoindre/nulle-part", typed)
	if page.status != http.StatusUnauthorized || !strings.Contains(page.text(), "conservé") {
		t.Fatalf("an expired session says: %d %s", page.status, page.text())
	}
	back := regexpFind(t, page.body, `retour=([^"]+)"`)
	path, err := url.QueryUnescape(back)
	if err != nil {
		t.Fatal(err)
	}
	if other := h.login("bruyere").get(path); other.status != http.StatusNotFound {
		t.Errorf("someone else reads the draft: %d", other.status)
	}
	again := h.login("coordinatrice").get(path)
	if !strings.Contains(again.text(), "Un texte de dix minutes « précieux » <b>") || !strings.Contains(again.body, `action="/rejoindre/nulle-part"`) {
		t.Errorf("the draft shows: %s", again.text())
	}
	if text := again.text(); !strings.Contains(text, "Organisation que vous représentez Mairie") || strings.Contains(text, " cle ") {
		t.Errorf("the fields of the draft are not named: %s", text)
	}
}

func TestAStrangerStoresNothing(t *testing.T) {
	h := build(t)
	page := h.stranger().post("/rejoindre/nulle-part", url.Values{"message": {"rien"}})
	if page.status != http.StatusUnauthorized {
		t.Errorf("a stranger's form: %d", page.status)
	}
	var n int
	if err := h.db.Owner.Get(&n, "select count(*) from drafts"); err != nil || n != 0 {
		t.Errorf("%d drafts, %v", n, err)
	}
}

func TestNothingRunsBehindTheDoorForAStranger(t *testing.T) {
	h := build(t)
	v := h.stranger().still()
	if page := v.get("/mes-sessions"); page.status != http.StatusSeeOther || len(page.body) > 200 {
		t.Errorf("a page was made for a stranger: %d, %d bytes", page.status, len(page.body))
	}
	page := v.post("/mes-sessions/fin-des-autres", nil)
	if page.status != http.StatusUnauthorized || page.header.Get("Location") != "" || strings.Count(page.body, "</html>") != 1 {
		t.Errorf("a stranger's form was heard: %d, to %q", page.status, page.header.Get("Location"))
	}
}

func TestAFormOverOneMebibyteIs413(t *testing.T) {
	h := build(t)
	page := h.login("coordinatrice").post("/rejoindre/nulle-part", url.Values{"message": {strings.Repeat("x", 1<<20)}})
	if page.status != http.StatusRequestEntityTooLarge {
		t.Errorf("a form over 1 MiB: %d", page.status)
	}
}

func TestWritesFasterThanSixtyAMinuteWait(t *testing.T) {
	h := build(t)
	v := h.login("coordinatrice")
	var last answer
	for range 62 {
		last = v.post("/theme", url.Values{"theme": {"dark"}, "here": {"/mes-sessions"}})
	}
	if last.status != http.StatusTooManyRequests || last.header.Get("Retry-After") == "" {
		t.Errorf("the 62nd write in a minute: %d, Retry-After %q", last.status, last.header.Get("Retry-After"))
	}
}

func cookieOf(t *testing.T, v *visitor) *http.Cookie {
	t.Helper()
	for _, c := range v.client.Jar.Cookies(v.h.base) {
		if c.Name == "ctin" {
			return c
		}
	}
	t.Fatal("no session cookie")
	return nil
}

// Outside any coordination, times are those of one's own, not of the server.
func TestTimesOfPersonalPagesAreThoseOfOnesTerritory(t *testing.T) {
	h := furnish(t)
	for key, zone := range map[string]string{demonstration.Member: "Indian/Reunion", demonstration.Administrator: "Europe/Paris"} {
		h.db.Owner.MustExec(`update coordinations set time_zone = $1`, zone)
		v, place := h.login(key), governance.Coordination{TimeZone: zone}.Zone()
		begun := h.now()
		text := v.get("/mes-sessions").text()
		before, after := templates.Moment(place, begun.Add(-time.Minute)), templates.Moment(place, begun)
		if plain := strings.NewReplacer("\u00a0", " ", "\u202f", " "); !strings.Contains(text, plain.Replace(before)) && !strings.Contains(text, plain.Replace(after)) {
			t.Errorf("%s: no %s in %s", key, after, text)
		}
	}
}
