package handlers

import (
	"net/http"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

func TestC1ThePageOfAConvocationSaysWhatBecameOfEachMail(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	meeting := v.prepares(20)
	expect(t, v.post(meeting+"/ordre-du-jour/modele", nil), http.StatusOK)
	sent := v.post(meeting+"/convocation", v.convening(meeting))
	expect(t, sent, http.StatusOK, "La convocation est envoyée")
	if strings.Contains(sent.text(), "remis au serveur de courriel") || strings.Contains(sent.text(), "NON REMIS") {
		t.Error("C1: a mail that waits is said to be settled")
	}
	h.find(`update outbox set sent_at = now() where recipient = 'bruyere@exemple.invalid' and calendar_method <> '' and sent_at is null returning 'taken'`)
	h.find(`
		update outbox set given_up_at = now()
		where token = (select outbox_token from convocation_mails where taken_at is null order by id desc limit 1)
		returning 'failed'`)
	expect(t, v.get(meeting+"/convocation"), http.StatusOK, "remis au serveur de courriel", "NON REMIS : le serveur de courriel l’a refusé")
}
