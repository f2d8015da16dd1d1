package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"ctin/model/demonstration"
)

// unhurt checks that nothing failed or panicked on the way.
func (h *house) unhurt() {
	h.t.Helper()
	if log := h.log.String(); strings.Contains(log, "request failed") || strings.Contains(log, "msg=panic") {
		h.t.Errorf("something failed:\n%s", log)
	}
}

func TestWhatNobodyTypesIsRefusedAndNeverFails(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator).still()
	for _, path := range []string{
		"/demo/courriels/%00", "/rejoindre/%00", "/reprise/%ff", "/coordinations/sicoval/fichiers/%00", "/coordinations/%ff",
	} {
		if page := v.get(path); page.status != http.StatusNotFound {
			t.Errorf("%s: %d, want 404", path, page.status)
		}
	}
	for _, body := range []string{"a=%zz", "a=%", "%%%"} {
		r, _ := http.NewRequest(http.MethodPost, h.base.String()+"/theme", strings.NewReader(body)) // a constant address
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if page := v.do(r); page.status != http.StatusUnprocessableEntity {
			t.Errorf("the body %q: %d, want 422", body, page.status)
		}
	}
	long := v.post("/coordinations/sicoval/membres/sieges/1/fermer", url.Values{"confirme": {"oui"}, "version": {"99999999999"}, "ends_on": {"2026-12-31"}})
	if long.status < 400 || long.status >= 500 {
		t.Errorf("a version out of range: %d", long.status)
	}
	page := v.post("/theme", url.Values{"theme": {strings.Repeat(`"`, 10_000)}})
	if cookie := page.header.Get("Set-Cookie"); len(cookie) > 200 {
		t.Errorf("the theme cookie has %d bytes", len(cookie))
	}
	h.unhurt()
}

// A browser may call itself anything: the session is still its owner's, who
// can end it.
func TestASessionAlwaysHasAnOwner(t *testing.T) {
	h := build(t)
	v := h.stranger()
	v.client.Transport = named("caf\xe9\x00")
	form := hiddenFields(t, v.get("/connexion/"+demoSlug).body, DemoPath+"/authorize")
	form.Set("persona", "demo:coordinatrice")
	v.send(http.MethodPost, DemoPath+"/authorize", form)
	var n int
	if err := h.db.Owner.Get(&n, `select count(*) from sessions where person_id is null and ended_at is null`); err != nil || n != 0 {
		t.Errorf("%d sessions of nobody, %v", n, err)
	}
	h.unhurt()
}

// named sends requests under another name of browser.
type named string

func (n named) RoundTrip(r *http.Request) (*http.Response, error) {
	r.Header["User-Agent"] = []string{strings.ReplaceAll(string(n), "\x00", "")}
	return http.DefaultTransport.RoundTrip(r)
}

func TestAnEndedSessionDoesNotFillTheDatabase(t *testing.T) {
	h := build(t)
	v := h.login(demonstration.Coordinator)
	h.wait(2 * time.Hour)
	for range 40 {
		v.post("/rejoindre/nulle-part", url.Values{"message": {"encore"}})
	}
	var n int
	if err := h.db.Owner.Get(&n, "select count(*) from drafts"); err != nil || n > 10 {
		t.Errorf("%d drafts, %v", n, err)
	}
	v.post("/invitation/un-secret/acceptation", nil)
	if err := h.db.Owner.Get(&n, "select count(*) from drafts where path like '/invitation/%'"); err != nil || n != 0 {
		t.Errorf("the secret of an invitation is kept %d times, %v", n, err)
	}
}

func TestHeadSaysWhatGetWouldWithoutTheBody(t *testing.T) {
	h := build(t)
	page := h.stranger().send(http.MethodHead, "/", nil)
	if page.status != http.StatusOK || page.body != "" || page.header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("HEAD /: %d, %d bytes, %s", page.status, len(page.body), page.header.Get("Content-Type"))
	}
}

func TestSignedInPagesAreNotKeptByCaches(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	for _, path := range []string{"/", "/coordinations/sicoval", "/reperes", "/mentions-legales", "/nulle-part", "/demo/courriels"} {
		if page := v.get(path); page.header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: Cache-Control %q", path, page.header.Get("Cache-Control"))
		}
	}
}

// P8: with another SIREN on the carrier, the last coordinator's login would no
// longer carry their rights, and nobody could mend it.
func TestTheLastCoordinatorIsNotLockedOutByASiren(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	var id int
	if err := h.db.Owner.Get(&id, `
		select o.id from organizations o join coordinations c on c.id = o.coordination_id
		where c.slug = 'sicoval' and o.siren = '243100633'`); err != nil {
		t.Fatal(err)
	}
	page := v.post("/coordinations/sicoval/organisations/"+number(int64(id))+"/modifier", url.Values{
		"name": {"Sicoval"}, "siren": {"213105554"}, "kind": {"epci"}, "college": {"institutional"},
		"public_person": {"oui"}, "version": {"1"}, "distinct": {"oui"},
	})
	if page.status != http.StatusConflict {
		t.Errorf("the SIREN under the coordinator's feet: %d, want 409", page.status)
	}
	if page := v.get("/coordinations/sicoval"); page.status != http.StatusOK {
		t.Errorf("the coordinator is locked out: %d", page.status)
	}
}

// What cannot be undone starts from the page that says what follows from it.
func TestADangerousActWithoutItsPageIsRefused(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	for _, path := range []string{
		sicovalMembers + "/acces/1/fin", sicovalMembers + "/sieges/1/fermer", sicovalMembers + "/sieges/1/mandats/1/fin",
		sicovalMembers + "/sieges/1/mandats/1/annuler", "/coordinations/sicoval/organisations/1/fusionner", "/mes-comptes/1/detacher",
	} {
		expect(t, v.post(path, url.Values{"version": {"1"}}), http.StatusUnprocessableEntity, "Confirmez d’abord")
	}
}

// A double click removes once, and shows what the first click did.
func TestARemovalSentTwiceEndsWell(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	for _, path := range []string{
		h.find(`select format('/coordinations/%s/actions/%s/depenses/%s/retirer', c.slug, k.action_id, k.id)
			from cost_lines k join coordinations c on c.id = k.coordination_id where c.slug = 'sicoval' order by k.id limit 1`),
		h.find(`select format('/coordinations/%s/actions/%s/jalons/%s/retirer', c.slug, m.action_id, m.id)
			from milestones m join coordinations c on c.id = m.coordination_id where c.slug = 'sicoval' and m.done_on is null order by m.id limit 1`),
	} {
		form := hiddenFields(t, v.get(path).body, path)
		for range 2 {
			if page := v.still().post(path, form); page.status != http.StatusSeeOther {
				t.Errorf("%s: %d %s", path, page.status, page.text())
			}
		}
	}
}
