package handlers

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ctin/handlers/browsertest"
	"ctin/model/demonstration"
)

const (
	sicovalBodies   = "/coordinations/sicoval/comites"
	sicovalMeetings = "/coordinations/sicoval/seances"
)

// body is the address of a body, by its name.
func (v *visitor) body(name string) string {
	v.h.t.Helper()
	return regexpFind(v.h.t, v.get(sicovalBodies).body, `href="(`+sicovalBodies+`/[0-9]+)">`+name)
}

// today is the meeting of the day, which the story convened.
func (v *visitor) ofTheDay() string {
	v.h.t.Helper()
	return sicovalMeetings + "/" + v.h.find(`select max(m.id)::text from meetings m join coordinations c on c.id = m.coordination_id where c.slug = 'sicoval' and m.state = 'convened'`)
}

// prepares makes a draft in the conférence des financeurs, some days ahead,
// and returns its address.
func (v *visitor) prepares(days int) string {
	v.h.t.Helper()
	page := v.get(sicovalMeetings + "/nouvelle")
	typed := url.Values{
		"committee": {regexpFind(v.h.t, page.body, `<option value="([0-9]+)">Conférence des financeurs`)},
		"date":      {day(days)}, "start": {"14 h"}, "end": {"15:00"}, "place": {"Salle du conseil"},
		"chair":     {regexpFind(v.h.t, page.body, `<option value="([0-9]+)"[^>]*>Présidente`)},
		"secretary": {regexpFind(v.h.t, page.body, `<option value="([0-9]+)"[^>]*>Coordinatrice`)},
	}
	made := v.post(sicovalMeetings+"/nouvelle", typed)
	expect(v.h.t, made, http.StatusOK, "La séance est préparée", "Conférence des financeurs, séance n° 1", "Écrire l’ordre du jour")
	return made.path
}

// convening is what the page of a convocation sends.
func (v *visitor) convening(meeting string) url.Values {
	v.h.t.Helper()
	page := v.get(meeting + "/convocation")
	return url.Values{
		"version": {versionOf(v.h.t, page)}, "agenda": {regexpFind(v.h.t, page.body, `name="agenda" value="([0-9a-f]+)"`)},
	}
}

// The whole road without a script: prepared, written, sent, answered, moved,
// called off.
func TestAMeetingIsPreparedConvenedAndAnswered(t *testing.T) {
	h := furnish(t)
	v, bruyere := h.login(demonstration.Coordinator), h.login(demonstration.FunderBruyere)
	meeting := v.prepares(20)
	agenda := meeting + "/ordre-du-jour"
	expect(t, v.get(meeting+"/convocation"), http.StatusOK, "Avant d’envoyer la convocation", "écrivez l’ordre du jour")
	expect(t, v.post(agenda+"/modele", nil), http.StatusOK, "L’ordre du jour modèle est en place", "Durée prévue : 1 h 45", "Dépassement 45 minutes au-delà")
	page := v.post(agenda+"/nouveau", url.Values{"title": {"Garanties"}, "kind": {"debate"}, "minutes": {"x"}})
	expect(t, page, http.StatusUnprocessableEntity, "Indiquez un nombre entier, de 0 à 600")
	if !strings.Contains(page.body, `value="Garanties"`) {
		t.Error("what was typed is lost")
	}
	page = v.post(agenda+"/nouveau", url.Values{"title": {"Garanties"}, "kind": {"debate"}, "minutes": {"15"}, "rapporteur": {"La déléguée"}})
	expect(t, page, http.StatusOK, "Le point est ajouté", "10. Garanties", "Durée prévue : 2 h")
	expect(t, v.post(regexpFind(t, page.body, `action="([^"]*/monter)">(?:[^<]|<[^/])*<button[^>]*>Monter<[^>]*> le point 10,`), nil), http.StatusOK, "9. Garanties", "10. Prochaine séance")

	expect(t, v.get(meeting+"/convocation"), http.StatusOK, "Délai respecté", "part 20 jours avant la séance", "6 courriels, 1 en main propre")
	sent := v.post(meeting+"/convocation", v.convening(meeting))
	expect(t, sent, http.StatusOK, "La convocation est envoyée", "À remettre en main propre", "Réponse attendue")
	expect(t, v.get(agenda), http.StatusOK, "il ne change plus")
	expect(t, v.get(agenda+"/nouveau"), http.StatusConflict, "il ne change plus")
	expect(t, v.post(regexpFind(t, sent.body, `action="([^"]*/remise)"`), nil), http.StatusOK, "La remise en main propre est notée")

	expect(t, bruyere.get(meeting), http.StatusOK, "Votre réponse", "Serez-vous là ?")
	expect(t, bruyere.post(meeting+"/reponse", nil), http.StatusUnprocessableEntity, "Choisissez une réponse")
	expect(t, bruyere.post(meeting+"/reponse", url.Values{"reply": {"remote"}}), http.StatusOK, "Votre réponse est enregistrée", "Vous avez répondu : À distance")
	expect(t, v.post(regexpFind(t, sent.body, `href="([^"]*/reponse)">Noter sa réponse<[^>]*>, Délégué de Tilleul`), url.Values{"reply": {"excused"}}), http.StatusOK, "La réponse est enregistrée", "Excusé")
	expect(t, v.get(meeting), http.StatusOK, "À distance", "Directrice (exemple)", "1 voix annoncée sur 7", "5 sièges n’ont pas encore répondu")

	form := v.get(meeting + "/modifier")
	moved := url.Values{
		"version": {versionOf(t, form)}, "date": {day(21)}, "start": {"9:30"}, "place": {"Salle B"},
		"chair":     {regexpFind(t, form.body, `<option value="([0-9]+)" selected>Présidente`)},
		"secretary": {regexpFind(t, form.body, `<option value="([0-9]+)" selected>Coordinatrice`)},
	}
	expect(t, v.post(meeting+"/modifier", moved), http.StatusOK, "les personnes convoquées sont prévenues", "9 h 30", "Salle B")
	moved.Del("cle") // another click, of someone who read the version before
	expect(t, v.post(meeting+"/modifier", moved), http.StatusConflict, "Quelqu’un a enregistré")
	expect(t, bruyere.get("/coordinations/sicoval"), http.StatusOK, "1 convocation attend votre réponse")
	expect(t, v.get(meeting+"/annuler"), http.StatusOK, "la séance est retirée de son agenda")
	expect(t, v.post(meeting+"/annuler", nil), http.StatusUnprocessableEntity)
	version := versionOf(t, v.get(meeting+"/annuler"))
	expect(t, v.post(meeting+"/annuler", url.Values{"confirme": {"oui"}, "version": {version}}), http.StatusOK, "La séance est annulée", "Annulée")
	expect(t, bruyere.post(meeting+"/reponse", url.Values{"reply": {"present"}}), http.StatusConflict, "Cette séance est annulée")
	if n := h.find(`select string_agg(calendar_method, ' ' order by id) from outbox where recipient = 'bruyere@exemple.invalid' and calendar_method <> '' and created_at > now() - interval '1 hour'`); n != "REQUEST REQUEST CANCEL" {
		t.Errorf("Bruyère was sent %s", n)
	}
	h.unhurt()
}

func TestAMeetingThatIsBadlyTypedKeepsWhatWasTyped(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	page := v.post(sicovalMeetings+"/nouvelle", url.Values{
		"committee": {"99999"}, "title": {"Séance d’hiver"}, "date": {"31/11/2026"}, "start": {"25 h"}, "end": {"x"}, "link": {"javascript:alert(1)"},
	})
	expect(t, page, http.StatusUnprocessableEntity, "Choisissez une instance")
	committee := regexpFind(t, v.get(sicovalMeetings+"/nouvelle").body, `<option value="([0-9]+)">Conférence`)
	page = v.post(sicovalMeetings+"/nouvelle", url.Values{
		"committee": {committee}, "title": {"Séance d’hiver"}, "date": {"31/11/2026"}, "start": {"25 h"}, "end": {"x"}, "link": {"javascript:alert(1)"},
	})
	expect(t, page, http.StatusUnprocessableEntity, "Indiquez une date comme 03/12/2026", "Indiquez une heure comme", "Indiquez une adresse complète")
	for _, typed := range []string{"Séance d’hiver", "31/11/2026", "25 h", "javascript:alert(1)"} {
		if !strings.Contains(page.body, `value="`+typed+`"`) {
			t.Errorf("%q is lost", typed)
		}
	}
	h.unhurt()
}

func TestC1AnUrgentConvocationAsksForItsReasonOnScreen(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	meeting := v.prepares(3)
	v.post(meeting+"/ordre-du-jour/modele", nil)
	expect(t, v.get(meeting+"/convocation"), http.StatusOK, "Délai trop court", "il fallait convoquer au plus tard le", "Motif de l’urgence")
	form := v.convening(meeting)
	expect(t, v.post(meeting+"/convocation", form), http.StatusUnprocessableEntity, "Indiquez le motif de l’urgence")
	form.Set("urgency_reason", "Un financeur attend la décision")
	expect(t, v.post(meeting+"/convocation", form), http.StatusOK, "La convocation est envoyée", "Convoquée en urgence : Un financeur attend la décision")
	h.unhurt()
}

func TestADoubleClickConvenesOnce(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	meeting := v.prepares(20)
	v.post(meeting+"/ordre-du-jour/modele", nil)
	before := h.find(`select count(*)::text from outbox`)
	form := v.convening(meeting)
	form.Set("cle", "the same click")
	for range 2 {
		expect(t, v.post(meeting+"/convocation", form), http.StatusOK, "Personnes convoquées")
	}
	if sent := h.find(`select (count(*) - $1::int)::text from outbox`, before); sent != "6" {
		t.Errorf("%s mails for six addresses", sent)
	}
}

func TestP12APersonalLinkIsAnsweredWithoutAccount(t *testing.T) {
	h := furnish(t)
	stranger := h.stranger()
	letter := h.find(`select token from outbox where recipient = 'platane@exemple.invalid' and calendar <> '' order by id desc limit 1`)
	expect(t, stranger.get("/demo/courriels/"+letter), http.StatusOK, "Porte-parole de Platane", "Ce courriel porte un évènement d’agenda", "METHOD:REQUEST")
	word := regexpFind(t, h.find(`select body from outbox where recipient = 'platane@exemple.invalid' and calendar <> '' order by id desc limit 1`), `/convocation/(\S+)`)
	page := stranger.get("/convocation/" + word)
	expect(t, page, http.StatusOK, "Bonjour Porte-parole de Platane (exemple)", "L’ouvrir ne change rien", "Ordre du jour", "Affectation du fonds commun")
	if strings.Contains(page.text(), "Directrice (exemple) a répondu") || strings.Contains(page.body, "exemple.invalid") || page.header.Get("Cache-Control") != "no-store" {
		t.Error("P12: the link shows more than its object")
	}
	expect(t, stranger.post("/convocation/"+word, nil), http.StatusUnprocessableEntity, "Choisissez une réponse")
	expect(t, stranger.post("/convocation/"+word, url.Values{"reply": {"proxy"}}), http.StatusUnprocessableEntity, "Choisissez à qui donner pouvoir")
	bearer := regexpFind(t, page.body, `<option value="([0-9]+)"[^>]*>Directrice`)
	expect(t, stranger.post("/convocation/"+word, url.Values{"reply": {"proxy"}, "bearer": {bearer}}), http.StatusOK, "Vous avez répondu : Donne pouvoir à Directrice (exemple)")
	expect(t, stranger.post("/convocation/"+word, url.Values{"reply": {"present"}}), http.StatusOK, "Vous avez répondu : Présent")
	expect(t, stranger.get("/convocation/"+strings.Repeat("x", 22)), http.StatusNotFound)
	expect(t, stranger.get("/lien/"+word), http.StatusNotFound)
	v := h.login(demonstration.Coordinator)
	record := regexpFind(t, v.get(v.ofTheDay()+"/convocation").body, `href="([^"]*/reponse)">Noter sa réponse<[^>]*>, Porte-parole de Platane`)
	expect(t, v.post(strings.TrimSuffix(record, "reponse")+"revocation", nil), http.StatusOK, "Le lien personnel ne sert plus")
	expect(t, stranger.get("/convocation/"+word), http.StatusOK, "Ce lien a été annulé par la coordination")
	expect(t, stranger.post("/convocation/"+word, url.Values{"reply": {"excused"}}), http.StatusConflict)
	h.unhurt()
}

func TestTheCalendarFileOfAMeeting(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Observer)
	file := v.get(v.ofTheDay() + ".ics")
	if file.status != http.StatusOK || !strings.HasPrefix(file.header.Get("Content-Type"), "text/calendar") ||
		!strings.Contains(file.header.Get("Content-Disposition"), "seance-comite-strategique-2.ics") {
		t.Errorf("%d %v", file.status, file.header)
	}
	for _, line := range []string{"METHOD:PUBLISH\r\n", "SUMMARY:Comité stratégique\\, séance n°\u00a02\r\n", "SEQUENCE:0\r\n"} {
		if !strings.Contains(file.body, line) {
			t.Errorf("no %q in %s", line, file.body)
		}
	}
	if strings.Contains(file.body, "ATTENDEE") {
		t.Error("the file names who is called")
	}
	expect(t, v.get(sicovalMeetings+"/999999.ics"), http.StatusNotFound)
	expect(t, v.get(sicovalMeetings+"/x.ics"), http.StatusNotFound)
}

func TestTheRulesOfABodyAreSaidAndSet(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	conference := v.body("Conférence des financeurs")
	expect(t, v.get(conference+"/reglement"), http.StatusOK, "à valider par votre collectivité", "Aucun quorum n’est demandé", "Valider ou modifier ce règlement")
	form := v.get(conference + "/reglement/modifier?profile=crpa_r133")
	expect(t, form, http.StatusOK, "Délai de convocation")
	typed := url.Values{
		"version": {versionOf(t, form)}, "profile": {"crpa_r133"}, "notice_days": {"61"}, "quorum": {"2/3"}, "majority": {"cast"},
		"max_proxies": {"1"}, "reservation_days": {"10"}, "casting_vote": {"oui"},
	}
	expect(t, v.post(conference+"/reglement/modifier", typed), http.StatusUnprocessableEntity, "Indiquez un nombre entier, de 0 à 60")
	typed.Set("notice_days", "8")
	expect(t, v.post(conference+"/reglement/modifier", typed), http.StatusOK, "Le règlement est enregistré", "validé", "au moins 8 jours", "au moins les deux tiers")
	typed.Set("notice_days", "9")
	expect(t, v.post(conference+"/reglement/modifier", typed), http.StatusConflict, "pendant que vous", "Valeur enregistrée entre-temps")
	expect(t, h.login(demonstration.Observer).get(conference+"/reglement"), http.StatusOK, "au moins 8 jours")
	h.unhurt()
}

func TestTheMeetingOfTheDayOnScreen(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	meeting := v.ofTheDay()
	expect(t, v.get(meeting), http.StatusOK, "Ouvrir la séance", "14 convocations", "Quorum en vue", "6 voix annoncées sur 11",
		"6 requises", "3 sièges n’ont pas encore répondu", "Affectation proposée : 25 000 € de Fondation Tilleul (K5) à l’action A3",
		"15 000 € de Fondation Tilleul (K5) à l’action A4", "Ce vote n’engage pas le budget des financeurs")
	chair := h.login(demonstration.Chair)
	expect(t, chair.get("/coordinations/sicoval"), http.StatusOK, "Prochaine séance", "Je serai là", "convocation attend votre réponse")
	expect(t, chair.post(meeting+"/reponse", url.Values{"reply": {"present"}, "back": {"dashboard"}}), http.StatusOK, "Votre réponse est enregistrée", "Tableau de bord", "Votre réponse : Présent")
	expect(t, v.get(meeting), http.StatusOK, "7 voix annoncées sur 11", "2 sièges n’ont pas encore répondu")
	h.unhurt()
}

// S1: the pages of a meeting take a constant number of statements.
func TestPagesOfMeetingsTakeAtMostEightStatements(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	draft := v.prepares(20)
	v.post(draft+"/ordre-du-jour/modele", nil)
	meeting, body := v.ofTheDay(), v.body("Comité stratégique")
	record := regexpFind(t, v.get(meeting+"/convocation").body, `href="([^"]*/reponse)">Noter sa réponse`)
	v.fewStatements(
		"/coordinations/sicoval", sicovalBodies, body, body+"/reglement", body+"/reglement/modifier", sicovalMeetings,
		sicovalMeetings+"/nouvelle", meeting, meeting+"/ordre-du-jour", meeting+"/convocation", meeting+"/modifier",
		meeting+"/annuler", meeting+".ics", record, draft+"/ordre-du-jour/nouveau", draft+"/convocation",
	)
}

// The road in a real browser, on a phone, with and without scripts; each page
// that the story has none of is checked on the way.
func TestAMeetingIsConvenedOnAPhone(t *testing.T) {
	h := furnish(t)
	for name, options := range map[string][]browsertest.Option{
		"scripts": {browsertest.Size(360, 740)}, "no scripts": {browsertest.Size(360, 740), browsertest.NoScript()},
	} {
		t.Run(name, func(t *testing.T) {
			h := h.inside(t)
			tab := h.browse(demonstration.Coordinator, options...)
			check := func() {
				if name == "scripts" {
					tab.CheckPage()
				}
			}
			tab.Go(sicovalBodies)
			tab.Click("Préparer une séance")
			check()
			tab.Select("Instance", "Conférence des financeurs")
			tab.Fill("Date", day(12))
			tab.Fill("Lieu (facultatif)", "Salle du conseil")
			tab.Click("Préparer la séance")
			tab.Sees("La séance est préparée.")
			tab.Click("Écrire l’ordre du jour")
			check()
			tab.Click("Partir de l’ordre du jour modèle")
			check()
			if name == "scripts" {
				first := tab.Text(".order > li:first-child strong")
				tab.Click(fmt.Sprintf("Déplacer 1. Ouverture, émargement, pouvoirs et quorum, place 1 sur %d", tab.Count(".order > li")))
				tab.Press("ArrowDown")
				tab.Sees("1. Désignation")
				if got := tab.Text(".order > li:nth-child(2) strong"); strings.TrimLeft(got, "0123456789. ") != strings.TrimLeft(first, "0123456789. ") {
					t.Errorf("the first item went to %q", got)
				}
			}
			tab.Click("Ajouter un point")
			check()
			tab.Fill("Intitulé", "Répartition du reliquat")
			tab.Click("Ajouter une ligne d’affectation")
			tab.Sees("Affectations du fonds commun proposées")
			tab.Click("Ajouter le point")
			tab.Sees("Le point est ajouté.")
			tab.Click("Préparer la convocation")
			check()
			tab.Click("Envoyer la convocation (6 courriels, 1 en main propre)")
			tab.Sees("La convocation est envoyée.")
			check()
			tab.Click("Revenir à la séance")
			tab.Sees("Ordre du jour")
			check()
		})
	}
}
