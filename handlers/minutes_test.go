package handlers

import (
	"bytes"
	"context"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"ctin/governance"
	"ctin/governance/seal"
	"ctin/model"
	"ctin/model/demonstration"
)

// actor is a persona at the Sicoval, as the store knows them.
func (h *house) actor(key string) governance.Actor {
	h.t.Helper()
	var account governance.AccountID
	if err := h.db.Owner.Get(&account, `select id from accounts where sub = $1`, "demo:"+key); err != nil {
		h.t.Fatal(err)
	}
	self, err := h.store.Self(h.t.Context(), account)
	if err != nil {
		h.t.Fatal(err)
	}
	place, _ := self.Place("sicoval")
	return self.Actor(governance.Login{}).In(place.ID, place.Memberships)
}

// done fails the test on an error.
func (h *house) done(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// meet holds a meeting of the strategic committee whose two items are decided
// by consensus, and closes it: its chair and its secretary are personas.
func (h *house) meet() (path string) {
	h.t.Helper()
	ctx, keeper, chair := h.t.Context(), h.actor(demonstration.Coordinator), h.actor(demonstration.Chair)
	var committee governance.CommitteeID
	h.done(h.db.Owner.Get(&committee, `select id from committees where coordination_id = $1 and kind = 'strategic'`, keeper.Coordination))
	id, err := h.store.CreateMeeting(ctx, keeper, committee, governance.MeetingPlan{
		Date: h.now().AddDate(0, 0, 9).Format(time.DateOnly), Start: "14:00", Place: "Labège", ChairID: chair.PersonID, SecretaryID: keeper.PersonID,
	})
	h.done(err)
	for _, title := range []string{"Le diagnostic", "La suite"} {
		_, err := h.store.AddAgendaItem(ctx, keeper, id, governance.ItemDraft{Title: title, Kind: "decision"})
		h.done(err)
	}
	m, err := h.store.Meeting(ctx, keeper, id)
	h.done(err)
	h.done(h.store.Convene(ctx, keeper, id, m.Version, m.AgendaNow, ""))
	h.done(h.store.OpenMeeting(ctx, keeper, id, time.Time{}))
	h.decide(ctx, keeper, id)
	h.done(h.store.CloseMeeting(ctx, keeper, id, time.Time{}))
	return "/coordinations/sicoval/seances/" + number(id)
}

// decide seats everyone who may sit, and decides each item by consensus.
func (h *house) decide(ctx context.Context, keeper governance.Actor, id governance.MeetingID) {
	h.t.Helper()
	room, err := h.store.Room(ctx, keeper, id)
	h.done(err)
	for _, p := range room.Places {
		if len(p.People) > 0 {
			_, err := h.store.RecordArrival(ctx, keeper, model.Arrival{MeetingID: id, SeatID: p.SeatID, PersonID: p.People[0].PersonID})
			h.done(err)
		}
	}
	for _, item := range room.Agenda {
		h.done(h.store.CallItem(ctx, keeper, id, item.ID))
		b, err := h.store.OpenBallot(ctx, keeper, id, governance.Ballot{ItemID: item.ID, Kind: governance.ConsensusBallot, Motion: "Le comité en décide ainsi."}, time.Time{})
		h.done(err)
		h.done(h.store.CloseBallot(ctx, keeper, id, b, governance.Count{}, time.Time{}))
		_, err = h.store.AdoptDecision(ctx, keeper, model.Adoption{MeetingID: id, BallotID: b})
		h.done(err)
	}
}

// sealing gives the house a certificate of demonstration.
func (h *house) sealing() {
	h.t.Helper()
	text, err := seal.NewDemonstration(time.Now())
	h.done(err)
	c, err := seal.ParsePEM(text)
	h.done(err)
	h.store.SealWith(&c)
	h.leaf = c.Leaf
}

// sign signs a document as its own page does.
func (v *visitor) sign(path string) answer {
	v.h.t.Helper()
	page := v.get(path + "/signer")
	expect(v.h.t, page, http.StatusOK, "Ce que vous allez déclarer", "dont l’empreinte SHA-256 est", "Signer ")
	hash := regexpFind(v.h.t, page.body, `name="content_hash" value="([0-9a-f]{64})"`)
	return v.post(path+"/signer", url.Values{"content_hash": {hash}, "confirme": {"oui"}})
}

// drop gives a file to the public page.
func (v *visitor) drop(file []byte) answer {
	v.h.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", "releve.pdf")
	v.h.done(err)
	_, err = part.Write(file)
	v.h.done(err)
	v.h.done(form.Close())
	r, err := http.NewRequestWithContext(context.Background(), http.MethodPost, v.h.base.String()+"/verifier", &body)
	v.h.done(err)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return v.do(r)
}

func TestC9TheLogIsSignedBySealedAndVerifiedByAnyone(t *testing.T) {
	h := furnish(t)
	h.sealing()
	log := h.meet() + "/releve"
	chair, secretary, member := h.login(demonstration.Chair), h.login(demonstration.Coordinator), h.login(demonstration.Member)
	expect(t, chair.get(log), http.StatusOK, "Où en est ce document", "Le texte est arrêté. Il attend 2 signatures.", "Signer en qualité de présidente", "Adoptée par consensus.", "Ce vote n’engage pas le budget des financeurs.")
	expect(t, member.get(log+"/signer"), http.StatusForbidden, "n’attend pas votre signature")
	expect(t, chair.sign(log), http.StatusOK, "Votre signature est enregistrée.", "Il attend une signature.", "Signé")
	expect(t, secretary.sign(log), http.StatusOK, "Le document est signé et scellé.", "Scellé")

	file := member.get(log + ".pdf")
	if file.status != http.StatusOK || file.header.Get("Content-Type") != "application/pdf" || !strings.Contains(file.header.Get("Content-Disposition"), "releve-sicoval-") {
		t.Fatalf("the file is %d, %v", file.status, file.header)
	}
	name := filepath.Join(t.TempDir(), "releve.pdf")
	h.done(os.WriteFile(name, []byte(file.body), 0o600))
	text, err := exec.Command("pdftotext", name, "-").Output()
	h.done(err)
	code := regexpFind(t, string(text), `code.([0-9A-Z]{4}(?:-[0-9A-Z]{2,4}){6})`)
	for _, want := range []string{"CERTIFICAT DE DÉMONSTRATION", "Relevé de décisions", "en qualité de présidente"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q is not in the file", want)
		}
	}
	anyone := h.stranger()
	flipped := []byte(file.body)
	flipped[len(flipped)/2] ^= 1
	expect(t, anyone.drop([]byte(file.body)), http.StatusOK, "Authentique", "à l’octet près", "Sicoval")
	expect(t, anyone.drop(flipped), http.StatusOK, "Modifié", "il n’en est plus la copie exacte")
	expect(t, anyone.drop([]byte("%PDF-1.4 autre chose")), http.StatusOK, "Inconnu", "Ce fichier n’a pas été émis ici.")
	expect(t, anyone.get("/verifier?code="+strings.ToLower(code)), http.StatusOK, "Authentique", "déposez le fichier")
	expect(t, anyone.get("/verifier?code=0000-0000-0000-0000-0000-0000-00"), http.StatusOK, "Inconnu")
}

func TestTheAccessiblePageHasTheContentAndTheHashOfTheFile(t *testing.T) {
	h := furnish(t)
	log := h.meet() + "/releve"
	v := h.login(demonstration.Member)
	reading, proof := v.get(log+"/lecture"), v.get(log+"/preuve.json")
	var evidence evidenceFile
	h.done(json.Unmarshal([]byte(proof.body), &evidence))
	if seal.ContentHash(evidence.Content) != evidence.ContentHash {
		t.Error("the proof is not of its own bytes")
	}
	expect(t, reading, http.StatusOK, evidence.ContentHash, "Décisions", "Le diagnostic", "Présents", "Empreinte SHA-256 du contenu")
	name := filepath.Join(t.TempDir(), "releve.pdf")
	h.done(os.WriteFile(name, []byte(v.get(log+".pdf").body), 0o600))
	text, err := exec.Command("pdftotext", name, "-").Output()
	h.done(err)
	if !strings.Contains(string(text), evidence.ContentHash) {
		t.Error("the file has another hash")
	}
}

func TestC9SigningAsksForAnExplicitConfirmation(t *testing.T) {
	h := furnish(t)
	log := h.meet() + "/releve"
	v := h.login(demonstration.Chair)
	hash := regexpFind(t, v.get(log+"/signer").body, `name="content_hash" value="([0-9a-f]{64})"`)
	expect(t, v.post(log+"/signer", url.Values{"content_hash": {hash}}), http.StatusUnprocessableEntity, "Cochez la case pour confirmer que vous signez ce document.")
	expect(t, v.post(log+"/signer", url.Values{"content_hash": {strings.Repeat("0", 64)}, "confirme": {"oui"}}), http.StatusConflict, "Le texte a changé depuis que vous l’avez lu.")
	before := h.find(`select count(*)::text from signatures`)
	form := url.Values{"content_hash": {hash}, "confirme": {"oui"}, "cle": {"once"}}
	expect(t, v.post(log+"/signer", form), http.StatusOK, "Votre signature est enregistrée.")
	expect(t, v.post(log+"/signer", form), http.StatusOK) // a double click
	if n := h.find(`select (count(*) - $1)::text from signatures`, before); n != "1" {
		t.Errorf("%s signatures", n)
	}
}

func TestC7WithoutACertificateTheDocumentWaitsForItsSeal(t *testing.T) {
	h := furnish(t)
	log := h.meet() + "/releve"
	h.login(demonstration.Chair).sign(log)
	keeper := h.login(demonstration.Coordinator)
	expect(t, keeper.sign(log), http.StatusOK, "Aucun cachet n’est configuré", "Le cachet de l’organisation reste à apposer.", "Sceller le document")
	h.sealing()
	expect(t, keeper.post(log+"/sceller", nil), http.StatusOK, "Le document est signé et scellé.")
}

func TestC8TheSecretaryWritesThenCirculatesThenTheApprovalFollows(t *testing.T) {
	h := furnish(t)
	h.sealing()
	path := h.meet() + "/compte-rendu"
	keeper, member := h.login(demonstration.Coordinator), h.login(demonstration.Member)
	expect(t, keeper.get(path), http.StatusOK, "Le texte de chaque point", "À écrire", "Mettre en circulation", "Projet")
	if strings.Contains(member.get(path).text(), "Mettre en circulation") {
		t.Error("a member is offered to circulate the minutes")
	}
	version := regexpFind(t, keeper.get(path+"/points/1").body, `name="version" value="(\d+)"`)
	expect(t, keeper.post(path+"/points/1", url.Values{"prose": {"La présidente ouvre la séance."}, "version": {version}}), http.StatusOK, "Votre texte est enregistré.", "La présidente ouvre la séance.")
	late := keeper.post(path+"/points/1", url.Values{"prose": {"Un autre texte."}, "version": {version}})
	expect(t, late, http.StatusConflict, "Un autre texte.", "La présidente ouvre la séance.")
	expect(t, keeper.post(path+"/circulation", nil), http.StatusOK, "Le texte est en circulation", "Chacun peut demander une réserve jusqu’au")
	expect(t, member.post(path+"/reserve", url.Values{"text": {""}}), http.StatusUnprocessableEntity, "Écrivez la réserve que vous demandez d’inscrire.")
	expect(t, member.post(path+"/reserve", url.Values{"text": {"Le chiffre date de 2019."}}), http.StatusOK, "Votre réserve est enregistrée", "Le chiffre date de 2019.")
	h.wait(11 * 24 * time.Hour)
	keeper = h.login(demonstration.Coordinator)
	expect(t, keeper.get(path), http.StatusOK, "attend l’approbation d’une prochaine séance")
	expect(t, keeper.post(path+"/approbation", url.Values{"decision": {"CS-2099-001"}}), http.StatusUnprocessableEntity, "Aucune décision de cette instance")
}

func TestC8SilenceApprovesThenTheMinutesAreSigned(t *testing.T) {
	h := furnish(t)
	h.sealing()
	path := h.meet() + "/compte-rendu"
	keeper := h.login(demonstration.Coordinator)
	keeper.post(path+"/circulation", nil)
	h.wait(11 * 24 * time.Hour)
	keeper = h.login(demonstration.Coordinator)
	expect(t, keeper.get(path+"/approbation"), http.StatusOK, "l’approbation est tacite")
	expect(t, keeper.post(path+"/approbation", nil), http.StatusOK, "Le document est approuvé", "Approuvé tacitement le")
	expect(t, h.login(demonstration.Chair).sign(path), http.StatusOK, "Il attend une signature.")
	expect(t, keeper.sign(path), http.StatusOK, "Le document est signé et scellé.")
}

func TestBeforeTheCloseThePageSaysWhatItIsFor(t *testing.T) {
	h := furnish(t)
	path := h.meet()
	h.db.Owner.MustExec(`update minutes set content = '', content_hash = '', state = 'draft'`)
	expect(t, h.login(demonstration.Member).get(path+"/releve"), http.StatusOK, "s’écrit de lui-même à la clôture", "Aller à la séance")
}

func TestThePublicPageRefusesWhatItCannotRead(t *testing.T) {
	h := build(t)
	v := h.stranger()
	expect(t, v.get("/verifier"), http.StatusOK, "Vérifier un document", "Le fichier PDF", "Ou le code imprimé")
	expect(t, v.get("/verifier?code=%3Cscript%3E"), http.StatusUnprocessableEntity, "Ce code n’est pas complet")
	expect(t, v.drop(nil), http.StatusUnprocessableEntity, "Choisissez un fichier PDF à vérifier.")
	expect(t, v.post("/verifier", nil), http.StatusUnprocessableEntity, "Choisissez un fichier PDF à vérifier.")
	for range 40 {
		if v.drop([]byte("%PDF-1.4")).status == http.StatusTooManyRequests {
			return
		}
	}
	t.Error("forty files in a row are all read")
}

func TestPagesOfMinutesTakeAtMostEightStatements(t *testing.T) {
	h := furnish(t)
	path := h.meet()
	v := h.login(demonstration.Coordinator)
	v.fewStatements(
		path+"/releve", path+"/releve/lecture", path+"/releve/signer",
		path+"/compte-rendu", path+"/compte-rendu/lecture", path+"/compte-rendu/points/1",
	)
}

func TestTheStoryHasItsFirstMinutesSealed(t *testing.T) {
	h := build(t)
	text, err := seal.NewDemonstration(time.Now().AddDate(-1, 0, 0))
	h.done(err)
	certificate, err := seal.ParsePEM(text)
	h.done(err)
	h.store.SealWith(&certificate)
	print := func(c governance.Coordination, m model.MinutesRecord) (model.PrintedMinutes, error) {
		return Printer(h.store, h.base, true)(c, m)
	}
	h.done(demonstration.Load(t.Context(), h.store, h.app.Atlas, h.issuer(), time.Now(), demonstration.Sealed(print)))
	v := h.login(demonstration.Member)
	var id governance.MeetingID
	h.done(h.db.Owner.Get(&id, `select min(id) from meetings`))
	path := "/coordinations/sicoval/seances/" + number(id)
	expect(t, v.get(path+"/releve"), http.StatusOK, "Ce document est signé et scellé.", "Quorum atteint : 9 membres présents ou représentés sur 11 (6 requis).")
	expect(t, v.get(path+"/compte-rendu"), http.StatusOK, "Approuvé tacitement le", "Olivier souligne que deux sièges", "Ce document est signé et scellé.")
	for _, d := range []string{"/releve.pdf", "/compte-rendu.pdf"} {
		expect(t, h.stranger().drop([]byte(v.get(path+d).body)), http.StatusOK, "Authentique")
	}
}

func TestPagesOfMinutesAreAccessible(t *testing.T) {
	h := furnish(t)
	path := h.meet()
	chair, keeper := h.browse(demonstration.Chair), h.browse(demonstration.Coordinator)
	keeper.Go(path + "/compte-rendu/points/1")
	keeper.CheckPage()
	h.done(h.store.CirculateMinutes(t.Context(), h.actor(demonstration.Coordinator), meetingIn(t, path)))
	for _, page := range []string{"/releve", "/releve/signer", "/releve/lecture", "/compte-rendu", "/compte-rendu/reserve"} {
		chair.Go(path + page)
		chair.CheckPage()
	}
	keeper.Go(path + "/compte-rendu/approbation")
	keeper.CheckPage()
	anyone := h.browse("")
	for _, page := range []string{"/verifier", "/verifier?code=0000-0000-0000-0000-0000-0000-00", "/verifier?code=x"} {
		anyone.Go(page)
		anyone.CheckPage()
	}
}

func meetingIn(t *testing.T, path string) governance.MeetingID {
	t.Helper()
	n, err := strconv.ParseInt(path[strings.LastIndex(path, "/")+1:], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return governance.MeetingID(n)
}
