package handlers

import (
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/model/demonstration"
)

// textOf is the text of a PDF.
func (h *house) textOf(file string) string {
	h.t.Helper()
	name := filepath.Join(h.t.TempDir(), "a.pdf")
	h.done(os.WriteFile(name, []byte(file), 0o600))
	text, err := exec.Command("pdftotext", "-layout", name, "-").Output()
	h.done(err)
	return strings.Join(strings.Fields(string(text)), " ")
}

// sealedLog is the decision log of a meeting, signed and sealed.
func (h *house) sealedLog() (meeting, log string) {
	h.t.Helper()
	h.sealing()
	meeting = h.meet()
	h.login(demonstration.Chair).sign(meeting + "/releve")
	expect(h.t, h.login(demonstration.Coordinator).sign(meeting+"/releve"), http.StatusOK, "Le document est signé et scellé.")
	return meeting, meeting + "/releve"
}

func TestC8AReservationIsSettledByTheNextMeetingThenSignedAndSealed(t *testing.T) {
	h := furnish(t)
	h.sealing()
	ctx, keeper := t.Context(), h.actor(demonstration.Coordinator)
	meeting := h.meet()
	path := meeting + "/compte-rendu"
	expect(t, h.login(demonstration.Coordinator).post(path+"/circulation", nil), http.StatusOK, "Le texte est en circulation")
	expect(t, h.login(demonstration.Member).post(path+"/reserve", url.Values{"text": {"Le chiffre date de 2019."}}), http.StatusOK, "Votre réserve est enregistrée")
	h.wait(11 * 24 * time.Hour)
	v := h.login(demonstration.Coordinator)
	expect(t, v.get(path), http.StatusOK, "attend l’approbation d’une prochaine séance")

	committee := governance.CommitteeID(0)
	h.done(h.db.Owner.Get(&committee, `select committee_id from meetings where id = $1`, meetingIn(t, meeting)))
	next, err := h.store.CreateMeeting(ctx, keeper, committee, governance.MeetingPlan{
		Date: h.now().AddDate(0, 0, 9).Format(time.DateOnly), Start: "14:00", Place: "Labège",
		ChairID: h.actor(demonstration.Chair).PersonID, SecretaryID: keeper.PersonID,
	})
	h.done(err)
	at := "/coordinations/sicoval/seances/" + number(next)
	expect(t, v.get(at+"/ordre-du-jour"), http.StatusOK, "Approbation du procès-verbal de la séance n°")
	m, err := h.store.Meeting(ctx, keeper, next)
	h.done(err)
	h.done(h.store.Convene(ctx, keeper, next, m.Version, m.AgendaNow, ""))
	h.done(h.store.OpenMeeting(ctx, keeper, next, time.Time{}))
	h.decide(ctx, keeper, next)

	page := v.get(path)
	expect(t, page, http.StatusOK, "Approuvé en séance le", "(décision CS-", "Le chiffre date de 2019.", "Il attend 2 signatures.")
	expect(t, h.login(demonstration.Chair).sign(path), http.StatusOK, "Il attend une signature.")
	expect(t, v.sign(path), http.StatusOK, "Le document est signé et scellé.")
	if text := h.textOf(v.get(path + ".pdf").body); !strings.Contains(text, "Approuvé en séance le") {
		t.Error("part 22 is not printed")
	}
}

func TestC8AnErratumIsSignedSealedAndLinkedBothWays(t *testing.T) {
	h := furnish(t)
	meeting, log := h.sealedLog()
	v, chair, member := h.login(demonstration.Coordinator), h.login(demonstration.Chair), h.login(demonstration.Member)
	original := []byte(v.get(log + ".pdf").body)
	expect(t, v.get(log+"/erratum"), http.StatusOK, "Joindre un erratum", "Passage à rectifier")
	expect(t, member.get(log+"/erratum"), http.StatusForbidden)
	empty := v.post(log+"/erratum", url.Values{"passage": {"Point 1"}})
	expect(t, empty, http.StatusUnprocessableEntity, "Écrivez ce qu’il faut lire.", "Indiquez pourquoi ce passage est rectifié.")
	if !strings.Contains(empty.body, `value="Point 1"`) {
		t.Error("what was typed is lost")
	}
	typed := url.Values{"passage": {"Point 1, échéance"}, "text": {"Au lieu de mars, lire avril."}, "reason": {"Faute de frappe."}}
	expect(t, v.post(log+"/erratum", typed), http.StatusOK, "L’erratum est joint", "Au lieu de mars, lire avril.", "Il attend 2 signatures.", "Abandonner cet erratum")
	expect(t, v.post(meeting+"/errata/1/abandon", nil), http.StatusOK, "L’erratum est abandonné.")
	expect(t, v.get(meeting+"/errata/1"), http.StatusNotFound)
	typed.Set("cle", "again")
	expect(t, v.post(log+"/erratum", typed), http.StatusOK, "L’erratum est joint")

	erratum := meeting + "/errata/1"
	expect(t, chair.get("/coordinations/sicoval"), http.StatusOK, "1 erratum à signer")
	expect(t, chair.get(meeting+"/errata"), http.StatusOK, "Au lieu de mars, lire avril.")
	expect(t, member.get(erratum+"/signer"), http.StatusForbidden, "n’attend pas votre signature")
	expect(t, chair.sign(erratum), http.StatusOK, "Il attend une signature.")
	expect(t, v.post(erratum+"/abandon", nil), http.StatusConflict, "ne s’abandonne plus")
	expect(t, v.sign(erratum), http.StatusOK, "Le document est signé et scellé.", "Relevé de décisions de la séance n°")
	expect(t, member.get(log), http.StatusOK, "Documents joints", "Erratum n° 1 du", "Scellé")
	expect(t, member.get(log+"/lecture"), http.StatusOK, "Erratum n° 1 du", "à lire avec ce document, qui reste valable")
	expect(t, h.stranger().drop(original), http.StatusOK, "Authentique", "Erratum joint", "Le document reste valable")

	file := v.get(erratum + "/document.pdf")
	text := h.textOf(file.body)
	for _, want := range []string{"Erratum n° 1", "Au lieu de mars, lire avril.", "Faute de frappe.", "Document d’origine", "qui reste valable"} {
		if !strings.Contains(text, want) {
			t.Errorf("the erratum does not print %q", want)
		}
	}
	if strings.Contains(text, "Quorum") && strings.Contains(text, "Aucune décision") {
		t.Error("the erratum prints the parts of a meeting")
	}
	expect(t, h.stranger().drop([]byte(file.body)), http.StatusOK, "Authentique", "Rectifie", "Relevé de décisions")
	expect(t, v.get(meeting+"/compte-rendu/erratum"), http.StatusConflict, "ne reçoit pas d’erratum")
	if n := h.find(`select count(*)::text from minutes where state = 'superseded'`); n != "0" {
		t.Error("an erratum replaced the document")
	}
}

func TestC9SignedOnPaperIsCalledThatEverywhere(t *testing.T) {
	h := furnish(t)
	h.sealing()
	log := h.meet() + "/releve"
	v := h.login(demonstration.Coordinator)
	print := v.get(log + "/a-signer.pdf")
	if text := h.textOf(print.body); !strings.Contains(text, "Signatures à apposer à la main") || !strings.Contains(text, "en qualité de présidente") {
		t.Error("there is no room to sign")
	}
	expect(t, v.get(log+"/papier"), http.StatusOK, "Enregistrer une signature sur papier", "Télécharger le document à signer")
	expect(t, h.login(demonstration.Member).get(log+"/papier"), http.StatusForbidden)
	today := h.now().Format(time.DateOnly)
	typed := url.Values{"way": {"paper"}, "signed_on": {today}, "names": {"Une présidente\nUne coordinatrice"}, "kept": {"Armoire 3"}}
	for _, tt := range []struct {
		rule, name, content string
		spoil               url.Values
		says                string
	}{
		{"no file", "", "", nil, "Joignez la numérisation du document signé."},
		{"no PDF", "scan.pdf", "bonjour", nil, "n’est pas celui d’un fichier pdf"},
		{"cut short", "scan.pdf", "%PDF-1.7 ...", nil, "sa fin manque"},
		{"locked", "scan.pdf", "%PDF-1.7 /Encrypt 1 0 R startxref 1 %%EOF", nil, "mot de passe"},
		{"nobody", "scan.pdf", print.body, url.Values{"names": {" "}}, "Indiquez qui a signé sur papier."},
		{"nowhere", "scan.pdf", print.body, url.Values{"kept": {""}}, "Indiquez où l’original est conservé."},
		{"a day to come", "scan.pdf", print.body, url.Values{"signed_on": {h.now().AddDate(0, 0, 2).Format(time.DateOnly)}}, "pas encore venu"},
		{"not signed elsewhere", "scan.pdf", print.body, url.Values{"way": {"outside"}}, "ne porte aucune signature"},
	} {
		form := url.Values{}
		for k, values := range typed {
			form[k] = values
		}
		for k, values := range tt.spoil {
			form[k] = values
		}
		got := v.attach(log+"/papier", form, "scan", tt.name, []byte(tt.content))
		if got.status != http.StatusUnprocessableEntity || !strings.Contains(got.text(), tt.says) {
			t.Errorf("%s: %d, not %q", tt.rule, got.status, tt.says)
		}
	}
	if n := h.find(`select count(*)::text from paper_signatures`); n != "0" {
		t.Fatalf("%s were recorded", n)
	}
	got := v.attach(log+"/papier", typed, "scan", "scan.pdf", []byte(print.body))
	expect(t, got, http.StatusOK, "Le document signé est joint et scellé.", "Signé sur papier le", "Original conservé : Armoire 3", "Télécharger le document signé joint")
	expect(t, v.post(log+"/signer", nil), http.StatusConflict, "n’est pas à signer")
	file := v.get(log + ".pdf")
	text := h.textOf(file.body)
	if !strings.Contains(text, "Signé sur papier") || !strings.Contains(text, "ce n’est pas une signature électronique") || !strings.Contains(text, "Armoire 3") {
		t.Error("the file does not say that it was signed on paper")
	}
	if !strings.Contains(v.get(log+"/preuve.json").body, `"kept":"Armoire 3"`) {
		t.Error("the proof does not tell the paper")
	}
	expect(t, h.stranger().drop([]byte(file.body)), http.StatusOK, "Authentique", "Signé sur papier le")
}

func TestC9AViceChairSignsByARecordedDelegation(t *testing.T) {
	h := furnish(t)
	h.sealing()
	meeting := h.meet()
	log := meeting + "/releve"
	v, vice := h.login(demonstration.Coordinator), h.login(demonstration.ViceChair)
	expect(t, vice.get(log+"/signer"), http.StatusForbidden, "n’attend pas votre signature")
	bearer := number(h.actor(demonstration.ViceChair).PersonID)
	typed := url.Values{"bearer": {bearer}, "deed": {""}, "given_on": {h.now().Format(time.DateOnly)}, "scope": {"once"}}
	expect(t, v.post(meeting+"/delegation", typed), http.StatusUnprocessableEntity, "Indiquez la référence de l’acte de délégation.")
	typed.Set("deed", "Arrêté 2026-12")
	typed.Set("given_on", "31/02/2026")
	wrong := v.post(meeting+"/delegation", typed)
	expect(t, wrong, http.StatusUnprocessableEntity, "n’est pas une date")
	if strings.Contains(wrong.text(), "Indiquez la date") {
		t.Error("a day that is none is said to be missing")
	}
	typed.Set("given_on", h.now().Format(time.DateOnly))
	expect(t, v.post(meeting+"/delegation", typed), http.StatusOK, "La délégation est enregistrée.", "par délégation (Arrêté 2026-12)")
	typed.Set("cle", "twice")
	expect(t, v.post(meeting+"/delegation", typed), http.StatusConflict, "déjà enregistrée")
	revoke := regexpFind(t, v.get(meeting+"/delegation").body, `action="([^"]+/revocation)"`)
	expect(t, v.post(revoke, nil), http.StatusOK, "La délégation est révoquée.")
	expect(t, vice.get(log+"/signer"), http.StatusForbidden)
	typed.Set("scope", "always")
	typed.Set("cle", "always")
	v.post(meeting+"/delegation", typed)
	expect(t, vice.get("/coordinations/sicoval"), http.StatusOK, "1 relevé de décisions à signer")
	expect(t, vice.sign(log), http.StatusOK, "Votre signature est enregistrée.", "Il attend une signature.")
	expect(t, h.login(demonstration.Chair).get(log+"/signer"), http.StatusForbidden, "n’attend pas votre signature")
	expect(t, v.sign(log), http.StatusOK, "Le document est signé et scellé.")
	if text := h.textOf(v.get(log + ".pdf").body); !strings.Contains(text, "par délégation") || !strings.Contains(text, "Arrêté 2026-12") {
		t.Error("the file does not cite the deed")
	}
	h.unhurt()
}

func TestC10AnExtractIsPublishedReplacedAndWithdrawn(t *testing.T) {
	h := furnish(t)
	meeting, log := h.sealedLog()
	anyone := h.stranger()
	expect(t, anyone.get("/publications/sicoval"), http.StatusNotFound)
	expect(t, h.login(demonstration.Secretary).get(log+"/publication"), http.StatusForbidden)
	v := h.login(demonstration.Coordinator)
	expect(t, v.get(log+"/publication"), http.StatusOK, "Publier un extrait", "sans adresses électroniques")
	expect(t, v.post(log+"/publication", nil), http.StatusOK, "L’extrait est scellé et publié.", "Voir la page publique", "Retirer de la publication")
	list := anyone.get("/publications/sicoval")
	expect(t, list, http.StatusOK, "Publications", "Extrait public du relevé de décisions", "Publié le")
	path := regexpFind(t, list.body, `href="(/publications/sicoval/[0-9A-Z]{26})"`)
	source := h.find(`select file_hash from issues order by id limit 1`)
	expect(t, anyone.get(path), http.StatusOK, "Extrait destiné au public", source, "Personne ne signe un extrait", "version publique")
	first := anyone.get(path + "/document.pdf")
	expect(t, anyone.drop([]byte(first.body)), http.StatusOK, "Authentique", "Extrait de")
	if text := h.textOf(first.body); !strings.Contains(text, "version publique") || strings.Contains(text, "@") {
		t.Error("the file is not a public one")
	}
	expect(t, v.post(log+"/publication", url.Values{"cle": {"second"}}), http.StatusOK, "L’extrait est scellé et publié.")
	expect(t, anyone.drop([]byte(first.body)), http.StatusOK, "Remplacé", "Remplacé par", "Extrait public du relevé de décisions")
	expect(t, anyone.get(path), http.StatusOK, "remplacé par un plus récent")
	expect(t, v.post(meeting+"/extraits/1/retrait", nil), http.StatusConflict, "n’est pas publié, ou ne l’est plus")

	second := regexpFind(t, anyone.get("/publications/sicoval").body, `href="(/publications/sicoval/[0-9A-Z]{26})"`)
	file := anyone.get(second + "/document.pdf")
	expect(t, v.post(meeting+"/extraits/2/retrait", nil), http.StatusOK, "L’extrait est retiré.")
	expect(t, anyone.get(second), http.StatusGone, "La coordination a retiré cet extrait")
	expect(t, anyone.get(second+"/document.pdf"), http.StatusNotFound)
	expect(t, anyone.get("/publications/sicoval"), http.StatusNotFound)
	expect(t, anyone.drop([]byte(file.body)), http.StatusOK, "Authentique", "l’a retiré de la publication")
	h.unhurt()
}

func TestAProposedWordingIsAcceptedOrDeclined(t *testing.T) {
	h := furnish(t)
	path := h.meet() + "/compte-rendu"
	v, member := h.login(demonstration.Coordinator), h.login(demonstration.Member)
	expect(t, h.login(demonstration.Observer).post(path+"/points/1/proposition", url.Values{"prose": {"x"}}), http.StatusForbidden)
	expect(t, member.get(path), http.StatusOK, "Proposer une rédaction")
	expect(t, member.post(path+"/points/1/proposition", url.Values{"prose": {""}, "base": {""}}), http.StatusUnprocessableEntity, "changez-le pour proposer")
	expect(t, member.post(path+"/points/1/proposition", url.Values{"prose": {"Le membre rappelle le calendrier."}, "base": {""}}), http.StatusOK, "Votre proposition est transmise", "En attente")
	version := versionOf(t, v.get(path+"/points/1"))
	v.post(path+"/points/1", url.Values{"prose": {"La présidente ouvre la séance."}, "version": {version}})
	list := v.get(path + "/propositions")
	answer := regexpFind(t, list.body, `href="([^"]+/propositions/\d+)"`)
	page := v.get(answer)
	expect(t, page, http.StatusOK, "Ce qu’elle change", "La présidente ouvre la séance.", "Le membre rappelle le calendrier.")
	expect(t, v.post(answer, url.Values{"answer": {"decline"}, "version": {versionOf(t, page)}}), http.StatusUnprocessableEntity, "Écrivez un mot d’explication")
	stale := url.Values{"answer": {"accept"}, "prose": {"Un texte."}, "version": {"0"}}
	expect(t, v.post(answer, stale), http.StatusConflict, "Un texte.", "La présidente ouvre la séance.")
	both := url.Values{"answer": {"accept"}, "prose": {"La présidente ouvre la séance.\n\nLe membre rappelle le calendrier."}, "version": {versionOf(t, page)}}
	expect(t, v.post(answer, both), http.StatusOK, "Le texte proposé est enregistré.", "Acceptée")
	both.Set("cle", "again")
	expect(t, v.post(answer, both), http.StatusConflict, "Une réponse a déjà été donnée")
	expect(t, member.get(path), http.StatusOK, "Le membre rappelle le calendrier.")
	member.post(path+"/points/2/proposition", url.Values{"prose": {"Hors sujet."}, "base": {""}})
	answer = regexpFind(t, v.get(path+"/propositions").body, `href="([^"]+/propositions/\d+)"`)
	expect(t, v.post(answer, url.Values{"answer": {"decline"}, "word": {"Ce point n’a pas été évoqué."}}), http.StatusOK, "La proposition est écartée")
	expect(t, member.get(path+"/propositions"), http.StatusOK, "Écartée", "Ce point n’a pas été évoqué.")
	v.post(path+"/circulation", nil)
	expect(t, member.post(path+"/points/1/proposition", url.Values{"prose": {"Trop tard."}}), http.StatusConflict, "aucune rédaction ne se propose plus")
	h.unhurt()
}

func TestADisagreementIsPrintedUnderItsName(t *testing.T) {
	h := furnish(t)
	path := h.meet() + "/compte-rendu"
	v := h.login(demonstration.Coordinator)
	person := number(h.actor(demonstration.Member).PersonID)
	expect(t, v.post(path+"/desaccord", url.Values{"person": {"0"}, "text": {"Il regrette."}}), http.StatusUnprocessableEntity, "Choisissez une personne qui siégeait")
	expect(t, v.post(path+"/desaccord", url.Values{"person": {person}, "text": {"Il regrette ce choix."}}), http.StatusOK, "Le désaccord est inscrit.", "Il regrette ce choix.", "demandé en séance")
}

func TestPagesOfWhatBecomesOfMinutesAreAccessibleAndFrugal(t *testing.T) {
	h := furnish(t)
	meeting, log := h.sealedLog()
	v := h.login(demonstration.Coordinator)
	v.post(log+"/erratum", url.Values{"passage": {"Point 1"}, "text": {"Lire avril."}, "reason": {"Faute."}})
	v.post(log+"/publication", nil)
	h.login(demonstration.Member).post(meeting+"/compte-rendu/points/1/proposition", url.Values{"prose": {"Une rédaction."}})
	answer := regexpFind(t, v.get(meeting+"/compte-rendu/propositions").body, `href="([^"]+/propositions/\d+)"`)
	public := regexpFind(t, v.get("/publications/sicoval").body, `href="(/publications/sicoval/[0-9A-Z]{26})"`)
	pages := []string{
		log, log + "/erratum", log + "/publication", meeting + "/errata/1", meeting + "/errata/1/papier", meeting + "/errata/1/signer", meeting + "/errata/1/lecture",
		meeting + "/extraits/1", meeting + "/delegation", meeting + "/compte-rendu", meeting + "/compte-rendu/desaccord",
		meeting + "/compte-rendu/propositions", answer, meeting + "/compte-rendu/points/1/proposition",
	}
	v.fewStatements(pages...)
	b := h.browse(demonstration.Coordinator)
	for _, page := range pages {
		b.Go(page)
		b.CheckPage()
	}
	anyone := h.browse("")
	for _, page := range []string{"/publications/sicoval", public} {
		anyone.Go(page)
		anyone.CheckPage()
	}
	h.done(h.store.WithdrawExtract(t.Context(), h.actor(demonstration.Coordinator), model.DocumentKey{MeetingID: meetingIn(t, meeting), Kind: governance.PublicExtract, Number: 1}))
	anyone.Go(public)
	anyone.CheckPage()
}
