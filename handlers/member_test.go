package handlers

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

const (
	sicovalMembers = "/coordinations/sicoval/membres"
	lilleMembers   = "/coordinations/metropole-europeenne-de-lille/membres"
)

// find answers a question to the database.
func (h *house) find(query string, args ...any) string {
	h.t.Helper()
	var answer string
	if err := h.db.App.Get(&answer, query, args...); err != nil {
		h.t.Fatalf("%s: %v", query, err)
	}
	return answer
}

// seatOf is the address of the seat that an organisation has in the strategic
// committee of the Sicoval.
func (h *house) seatOf(organization string) string {
	h.t.Helper()
	return sicovalMembers + "/sieges/" + h.find(`
		select s.id::text
		from seats s
		join organizations o on o.id = s.organization_id
		join committees k on k.id = s.committee_id
		join coordinations c on c.id = s.coordination_id
		where c.slug = 'sicoval' and k.kind = 'strategic' and o.name = $1
		order by s.id
		limit 1`, organization)
}

// mandateOf is the address of the last mandate of a seat.
func (h *house) mandateOf(seat string) string {
	h.t.Helper()
	return seat + "/mandats/" + h.find(`select max(id)::text from mandates where seat_id = $1`, seat[strings.LastIndex(seat, "/")+1:])
}

// membershipOf is the identifier of the first membership of a persona.
func (h *house) membershipOf(key string) string {
	h.t.Helper()
	return h.find(`select m.id::text from memberships m join accounts a on a.person_id = m.person_id where a.sub = $1 order by m.id limit 1`, "demo:"+key)
}

// expect checks the status of an answer and what it says.
func expect(t *testing.T, a answer, status int, parts ...string) {
	t.Helper()
	if a.status != status {
		t.Fatalf("%s: status %d, want %d: %s", a.path, a.status, status, a.text())
	}
	for _, part := range parts {
		if !strings.Contains(a.text(), part) {
			t.Errorf("%s does not say %q: %s", a.path, part, a.text())
		}
	}
}

var rowHeading = regexp.MustCompile(`<th scope="row"><a href="[^"]*">([^<]*)</a>`)

// rowsOf are the seats of a page, in order.
func rowsOf(a answer) []string {
	var names []string
	for _, m := range rowHeading.FindAllStringSubmatch(a.body, -1) {
		names = append(names, m[1])
	}
	return names
}

var nextPage = regexp.MustCompile(`<a class="pages__next" href="([^"]*)"`)

func TestACouncilOf95CommunesIsSearchedFilteredAndPaged(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Lille)
	page := v.get(lilleMembers + "?q=maire&sort=person&state=")
	expect(t, page, http.StatusOK, "sans compte", "Page suivante")
	seen := rowsOf(page)
	for range 10 { // more pages than there are
		if !nextPage.MatchString(page.body) {
			break
		}
		next := strings.ReplaceAll(nextPage.FindStringSubmatch(page.body)[1], "&amp;", "&")
		if !strings.Contains(next, "q=maire") || !strings.Contains(next, "sort=person") {
			t.Fatalf("the filters are not kept in %s", next)
		}
		page = v.get(next)
		expect(t, page, http.StatusOK)
		if !strings.Contains(page.body, `value="maire"`) {
			t.Error("the words searched are not shown again")
		}
		seen = append(seen, rowsOf(page)...)
	}
	all := len(seen)
	slices.Sort(seen)
	if n := len(slices.Compact(seen)); n < 90 || n != all {
		t.Errorf("%d seats of mayors were paged through, %d of them once", all, n)
	}
	if back := v.get(lilleMembers + "?q=annoeullin"); len(rowsOf(back)) != 1 {
		t.Errorf("a commune is not found without its ligature: %v", rowsOf(back))
	}
	expect(t, v.get(lilleMembers+"?q=personne+ainsi"), http.StatusOK, "Aucun siège ne correspond", "Tout afficher")
	expect(t, v.get(lilleMembers+"?state=nonsense&committee=abc&apres=-4"), http.StatusOK, "sièges")
}

func TestPagesOfMembersTakeAtMostEightStatements(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	seat := h.seatOf("Syndicat Amandier")
	person := sicovalMembers + "/personnes/" + h.find(`select person_id::text from mandates order by id limit 1`)
	v.fewStatements(
		sicovalMembers, sicovalMembers+"/acces", sicovalMembers+"/instances", seat, person, seat+"/suppleance",
		sicovalMembers+"/sieges/nouveau", sicovalMembers+"/renouvellement?ends_on=2030-12-31", h.mandateOf(seat)+"/corriger",
	)
}

func TestContactsAreNotShownToEveryone(t *testing.T) {
	h := furnish(t)
	person := sicovalMembers + "/personnes/" + h.find(`select person_id::text from accounts where sub = $1`, "demo:"+demonstration.Chair)
	expect(t, h.login(demonstration.Coordinator).get(person), http.StatusOK, "presidente@exemple.invalid", "Changer les rôles")
	expect(t, h.login(demonstration.Chair).get(person), http.StatusOK, "presidente@exemple.invalid")
	observer := h.login(demonstration.Observer)
	page := observer.get(person)
	expect(t, page, http.StatusOK, "Présidente")
	for _, hidden := range []string{"@exemple.invalid", "Changer les rôles", "Retirer", "Téléphone"} {
		if strings.Contains(page.text(), hidden) {
			t.Errorf("an observer reads %q", hidden)
		}
	}
	for _, path := range []string{sicovalMembers, sicovalMembers + "/acces", h.seatOf("Syndicat Amandier")} {
		if page := observer.get(path); strings.Contains(page.body, "@exemple.invalid") || strings.Contains(page.body, "Créer un siège") {
			t.Errorf("%s shows an observer more than they may see", path)
		}
	}
}

func TestARemovalTakesEffectAtTheNextRequest(t *testing.T) {
	h := furnish(t)
	coordinator, member := h.login(demonstration.Coordinator), h.login(demonstration.Member)
	expect(t, member.get(sicovalMembers), http.StatusOK)
	path := sicovalMembers + "/acces/" + h.membershipOf(demonstration.Member) + "/fin"
	ask := coordinator.get(path)
	expect(t, ask, http.StatusOK, "perd dès la prochaine page", "Mûrier", "Que deviennent ses sièges ?")
	expect(t, coordinator.post(path, url.Values{"version": {"2"}, "confirme": {"oui"}}), http.StatusUnprocessableEntity, "Choisissez ce que deviennent ses sièges.")
	expect(t, coordinator.post(path, endForm(ask, "keep", "")), http.StatusOK, "L’accès est retiré.", "en cours")
	if page := member.get(sicovalMembers); page.status != http.StatusNotFound {
		t.Errorf("the next request of someone removed: %d", page.status)
	}
	expect(t, coordinator.get(sicovalMembers+"/acces?state=past"), http.StatusOK, "Responsable de Mûrier")
}

var versionInput = regexp.MustCompile(`name="version" value="(\d+)"`)

// endForm is the form that ends something, at the version that its page was read at.
func endForm(page answer, mandates, on string) url.Values {
	return url.Values{
		"version": {versionInput.FindStringSubmatch(page.body)[1]}, "confirme": {"oui"}, "mandates": {mandates}, "ends_on": {on},
	}
}

func TestTheLastCoordinatorIsToldWhyTheyStay(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	own := sicovalMembers + "/acces/" + h.membershipOf(demonstration.Coordinator)
	ask := v.get(own + "/fin")
	expect(t, ask, http.StatusOK, "Renoncer à votre accès")
	expect(t, v.post(own+"/fin", endForm(ask, "keep", "")), http.StatusConflict, "dernière personne à assurer la coordination")
	roles := url.Values{"roles": {"member"}, "version": {versionInput.FindStringSubmatch(v.get(own + "/roles").body)[1]}}
	expect(t, v.post(own+"/roles", roles), http.StatusConflict, "dernière personne à assurer la coordination")
	expect(t, v.get(sicovalMembers), http.StatusOK, "Créer un siège")
}

func TestAStaleSaveShowsBothTexts(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	path := h.seatOf("Syndicat Amandier") + "/corriger"
	form := func(function string) url.Values {
		return url.Values{
			"function": {function}, "college": {"institutional"}, "voice": {"voting"}, "starts_on": {"2020-01-01"}, "version": {"1"},
		}
	}
	expect(t, v.post(path, form("Première élue")), http.StatusOK, "Le siège est corrigé.")
	late := v.post(path, form("Deuxième élue"))
	expect(t, late, http.StatusConflict, "Quelqu’un a enregistré ces informations", "Valeur enregistrée entre-temps : Première élue")
	if !strings.Contains(late.body, `value="Deuxième élue"`) || !strings.Contains(late.body, `name="version" value="2"`) {
		t.Error("what was typed is lost, or cannot be saved again")
	}
	again := form("Deuxième élue")
	again.Set("version", "2")
	expect(t, v.post(path, again), http.StatusOK, "Deuxième élue")
}

func TestADoubleClickDesignatesOnce(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	path := h.seatOf("Syndicat Amandier") + "/suppleance"
	form := url.Values{"family_name": {"Suppléante"}, "starts_on": {"2026-11-01"}, "cle": {"once"}}
	for range 2 {
		expect(t, v.post(path, form), http.StatusOK, "La suppléance est désignée.", "Suppléante")
	}
	if n := h.find(`select count(*)::text from people where family_name = 'Suppléante'`); n != "1" {
		t.Errorf("%s people were made", n)
	}
}

// send posts a form with a file.
func (v *visitor) upload(path string, form url.Values, name string, content []byte) answer {
	v.h.t.Helper()
	return v.attach(path, form, "deed", name, content)
}

// attach posts a form with a file in one of its fields.
func (v *visitor) attach(path string, form url.Values, field, name string, content []byte) answer {
	v.h.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for key := range form {
		_ = w.WriteField(key, form.Get(key)) // a buffer takes everything
	}
	part, err := w.CreateFormFile(field, name)
	if err != nil {
		v.h.t.Fatal(err)
	}
	_, _ = part.Write(content) // a buffer takes everything
	_ = w.Close()
	r, err := http.NewRequest(http.MethodPost, v.h.base.String()+path, &body)
	if err != nil {
		v.h.t.Fatal(err)
	}
	r.Header.Set("Content-Type", w.FormDataContentType())
	return v.do(r)
}

func TestADeedIsServedToBeSavedNeverShown(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	seat := h.seatOf("Syndicat Amandier")
	form := url.Values{"family_name": {"Suppléante"}, "starts_on": {"2026-11-01"}, "cle": {"deed"}}
	for name, content := range map[string]string{
		"arrete.html": "<script>alert(1)</script>", "arrete.pdf": "<script>alert(1)</script>", "arrete.pdf.exe": "%PDF-1.7",
	} {
		refused := v.upload(seat+"/suppleance", form, name, []byte(content))
		expect(t, refused, http.StatusUnprocessableEntity, "fichier")
		if !strings.Contains(refused.body, `value="Suppléante"`) {
			t.Error("what was typed is lost with the file")
		}
	}
	expect(t, v.upload(seat+"/suppleance", form, "Arrêté du 3.pdf", []byte("%PDF-1.7 arrêté")), http.StatusOK, "Arrêté du 3.pdf")
	path := regexpFind(t, v.get(seat).body, `href="(/coordinations/sicoval/fichiers/[^"]+)"`)
	file := h.login(demonstration.Observer).get(path)
	expect(t, file, http.StatusOK)
	for header, want := range map[string]string{
		"Content-Type": "application/pdf", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
		"Content-Disposition":     "attachment; filename*=utf-8''Arr%C3%AAt%C3%A9%20du%203.pdf",
		"Content-Security-Policy": "sandbox; default-src 'none'",
	} {
		if got := file.header.Get(header); got != want {
			t.Errorf("P10: %s is %q, want %q", header, got, want)
		}
	}
	if file.body != "%PDF-1.7 arrêté" {
		t.Errorf("the file is %q", file.body)
	}
	elsewhere := strings.Replace(path, "sicoval", "metropole-europeenne-de-lille", 1)
	if got := h.login(demonstration.Lille).get(elsewhere); got.status != http.StatusNotFound {
		t.Errorf("P3: from another coordination: %d", got.status)
	}
	if got := h.stranger().still().get(path); got.status != http.StatusSeeOther {
		t.Errorf("P1: signed out: %d", got.status)
	}
}

func TestACouncilOf95CommunesIsRenewedWithoutScript(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Lille)
	scope := url.Values{"kind": {"commune"}, "ends_on": {"2030-06-30"}, "default": {"replace"}}
	fill := v.get(lilleMembers + "/renouvellement?" + scope.Encode())
	expect(t, fill, http.StatusOK, "Qui siège ensuite ?")
	form := hiddenFields(t, fill.body, "/renouvellement/apercu")
	seats := regexp.MustCompile(`name="seat" value="(\d+)"`).FindAllStringSubmatch(fill.body, -1)
	if len(seats) != 95 {
		t.Fatalf("%d communes", len(seats))
	}
	form.Del("seat")
	for i, m := range seats {
		form.Add("seat", m[1])
		form.Set("choice-"+m[1], "replace")
		form.Set("given_name-"+m[1], "Nouvelle")
		form.Set("family_name-"+m[1], fmt.Sprint("Maire ", i))
		form.Set("email-"+m[1], fmt.Sprintf("maire%d@exemple.invalid", i))
	}
	if n := len(form.Encode()); n > 1<<20 {
		t.Errorf("the form weighs %d bytes", n)
	}
	broken := url.Values{}
	for name, values := range form {
		broken[name] = values
	}
	broken.Set("family_name-"+seats[3][1], "")
	broken.Set("given_name-"+seats[3][1], "")
	wrong := v.post(lilleMembers+"/renouvellement/apercu", broken)
	expect(t, wrong, http.StatusUnprocessableEntity, "Indiquez au moins un nom ou un prénom.")
	if !strings.Contains(wrong.body, `href="#family_name-`+seats[3][1]+`"`) || !strings.Contains(wrong.body, `value="Maire 90"`) {
		t.Error("the problem does not lead to its field, or what was typed is lost")
	}
	preview := v.post(lilleMembers+"/renouvellement/apercu", form)
	expect(t, preview, http.StatusOK, "Relire avant d’appliquer", "95 sièges concernés", "Nouvelle Maire 94", "Aucun courriel ne part")
	mails := h.find(`select count(*)::text from outbox`)
	apply := hiddenFields(t, preview.body, `method="post" action="`+lilleMembers+"/renouvellement")
	apply.Del("seat")
	for _, m := range seats {
		apply.Add("seat", m[1])
	}
	back := v.post(lilleMembers+"/renouvellement/saisie", apply)
	expect(t, back, http.StatusOK, "Qui siège ensuite ?")
	if !strings.Contains(back.body, `value="Maire 94"`) {
		t.Error("going back loses what was typed")
	}
	expect(t, v.post(lilleMembers+"/renouvellement", apply), http.StatusOK, "95 sièges sont renouvelés.")
	if n := h.find(`select count(*)::text from mandates where starts_on = '2030-07-01'`); n != "95" {
		t.Errorf("%s mandates begin", n)
	}
	if h.find(`select count(*)::text from outbox`) != mails {
		t.Error("a mail left")
	}
	apply.Set("cle", "again")
	expect(t, v.post(lilleMembers+"/renouvellement", apply), http.StatusConflict, "ont changé pendant que vous remplissiez cette page")
}

func TestSomeoneWithoutAccountIsInvitedFromTheirPage(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	seat := h.seatOf("Noisetier")
	person := regexpFind(t, v.get(seat).body, `href="(`+sicovalMembers+`/personnes/\d+)"`)
	card := url.Values{"family_name": {"Noisetier"}, "email": {"noisetier@exemple.invalid"}, "version": {"1"}}
	expect(t, v.post(person+"/corriger", card), http.StatusOK, "La fiche est corrigée.", "noisetier@exemple.invalid")
	page := v.post(person+"/acces", url.Values{"roles": {"member"}})
	expect(t, page, http.StatusOK, "L’accès est donné.", "Inviter par courriel")
	invite := regexpFind(t, page.body, `action="([^"]*/invitation)"`)
	expect(t, v.post(invite, nil), http.StatusOK, "L’invitation est envoyée.", "invitation envoyée")
	expect(t, v.get(seat), http.StatusOK, "invitation envoyée", "Faire un lien personnel")
	if n := h.find(`select count(*)::text from outbox where recipient = 'noisetier@exemple.invalid'`); n != "1" {
		t.Errorf("%s mails", n)
	}
}
