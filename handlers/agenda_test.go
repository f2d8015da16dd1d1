package handlers

import (
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

// textOf reads the text of a PDF.
func textOf(t *testing.T, content string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(text)), " ")
}

// C1, P10, P12: documents, what is taken over, the place of items, and the
// print that leaves with the convocation.
func TestAnAgendaIsBuiltPrintedAndSentWithItsDocuments(t *testing.T) {
	h := furnish(t)
	v, observer := h.login(demonstration.Coordinator), h.login(demonstration.Observer)
	h.find(`update actions set ends_on = '2020-01-01', starts_on = null where state = 'planned' returning ''`)
	meeting := v.prepares(20)
	agenda := meeting + "/ordre-du-jour"
	expect(t, v.get(agenda), http.StatusOK, "Actions en retard", "Reprendre")
	v.post(agenda+"/modele", nil)
	page := v.get(agenda)
	carried := url.Values{"kind": {"action"}, "id": {regexpFind(t, page.body, `name="kind" value="action"><input type="hidden" name="id" value="([0-9]+)"`)}}
	expect(t, v.post(agenda+"/reprise", carried), http.StatusOK, "C’est repris à l’ordre du jour", "en retard :")
	carried.Del("cle") // another click
	expect(t, v.post(agenda+"/reprise", carried), http.StatusConflict, "déjà à l’ordre du jour")
	expect(t, observer.post(agenda+"/reprise", carried), http.StatusForbidden)

	page = v.get(agenda)
	last := regexpFind(t, page.body, `id="point-10" data-place="([^"]+)"`)
	expect(t, v.post(last, url.Values{"position": {"1"}}), http.StatusOK, "1. Action A", "2. Ouverture")
	expect(t, v.post(last, url.Values{"position": {"x"}}), http.StatusUnprocessableEntity)

	documents := strings.TrimSuffix(last, "place") + "documents"
	expect(t, v.sendFiles(documents, "a", map[string][2]string{"document": {"rapport.pdf", "MZ"}}), http.StatusUnprocessableEntity, "Le contenu de ce fichier")
	expect(t, v.sendFiles(documents, "b", nil), http.StatusUnprocessableEntity, "Choisissez un fichier à joindre")
	for _, name := range []string{"rapport.pdf", "devis.pdf"} {
		expect(t, v.sendFiles(documents, "c"+name, map[string][2]string{"document": {name, "%PDF-1.7 " + name}}), http.StatusOK, "Le document est joint", name)
	}
	removed := regexpFind(t, v.get(documents).body, `devis\.pdf</a>(?s:.*?)action="([^"]+/retrait)"`)
	if page = v.post(removed, nil); strings.Contains(page.text(), "devis.pdf") || !strings.Contains(page.text(), "rapport.pdf") {
		t.Error("the wrong document was taken away")
	}
	if got := textOf(t, observer.get(agenda+".pdf").body); !strings.Contains(got, "Projet") || !strings.Contains(got, "rapport.pdf") {
		t.Errorf("the draft is printed as %s", got)
	}

	expect(t, v.post(meeting+"/convocation", v.convening(meeting)), http.StatusOK, "La convocation est envoyée")
	page = observer.get(agenda)
	expect(t, page, http.StatusOK, "Télécharger l’ordre du jour en PDF", "tel qu’il a été envoyé", "rapport.pdf")
	sent := textOf(t, observer.get(regexpFind(t, page.body, `href="([^"]+)">tel qu’il a été envoyé`)).body)
	for _, want := range []string{
		"Conférence des financeurs, séance n° 1", "respecté : 20 jours", "Salle du conseil", "Personnes convoquées", "Directrice",
		"délibérative", "Action A1 en retard", "Pièces jointes", "rapport.pdf", "Comment la séance décide", "Quorum",
		"Bulletin de réponse", "Convocation envoyée", "Vos nom, fonction et réponse",
	} {
		if !strings.Contains(sent, want) {
			t.Errorf("the agenda that is sent does not say %q: %s", want, sent)
		}
	}
	if strings.Contains(sent, "Projet Instance") {
		t.Error("what is sent calls itself a draft")
	}
	if n := h.find(`select count(*)::text from outbox o join files f on f.id = o.file_id where o.calendar_method = 'REQUEST' and f.name like 'ordre-du-jour-%'`); n != "6" {
		t.Errorf("%s mails carry the agenda", n)
	}
	h.unhurt()
}

// P12: a personal link reads the documents of its meeting, and no other.
func TestAPersonalLinkReadsTheDocumentsOfItsMeeting(t *testing.T) {
	h := furnish(t)
	nobody := h.stranger()
	for _, token := range []string{"print", "joined", "other"} {
		h.find(`
			insert into files (token, coordination_id, name, media_type, size, sha256, content, person_id, created_at)
			select $1, v.coordination_id, $1 || '.pdf', 'application/pdf', 4, sha256('%PDF'), '%PDF', v.person_id, v.sent_at
			from convocations v
			where v.email = 'platane@exemple.invalid' order by id desc limit 1 returning token`, token)
	}
	h.find(`
		update meetings m set agenda_file_id = f.id
		from files f, convocations v
		where f.token = 'print' and v.meeting_id = m.id and v.email = 'platane@exemple.invalid' returning ''`)
	h.find(`
		insert into agenda_files (item_id, file_id, coordination_id, recorded_by, created_at)
		select i.id, f.id, f.coordination_id, f.person_id, f.created_at
		from files f, agenda_items i, convocations v, meetings m
		where f.token = 'joined' and v.meeting_id = i.meeting_id and v.email = 'platane@exemple.invalid' and i.position = 1
			and m.id = i.meeting_id and m.agenda_file_id is not null
		order by v.id desc limit 1 returning ''`)
	secret := regexpFind(t, h.find(`select body from outbox where recipient = 'platane@exemple.invalid' and calendar <> '' order by id desc limit 1`), `/convocation/(\S+)`)
	page := nobody.get("/convocation/" + secret)
	print := regexpFind(t, page.body, `href="(/convocation/[^"]+/documents/[^"]+)">Télécharger`)
	joined := regexpFind(t, page.body, `href="(/convocation/[^"]+/documents/[^"]+)">joined`)
	for _, path := range []string{print, joined} {
		if file := nobody.get(path); file.status != http.StatusOK || file.body != "%PDF" || file.header.Get("Cache-Control") != "no-store" {
			t.Errorf("P12: %s answers %d", path, file.status)
		}
	}
	expect(t, nobody.get("/convocation/"+secret+"/documents/other"), http.StatusNotFound)
	h.find(`update links set revoked_at = now() where purpose = 'reply' returning ''`)
	if file := nobody.get(print); file.status == http.StatusOK {
		t.Error("P12: a revoked link still reads the agenda")
	}
	h.unhurt()
}
