package handlers

import (
	"testing"

	"ctin/handlers/browsertest"
	"ctin/model/demonstration"
)

// Every state of the room is accessible, and can be walked with the keyboard.
func TestEveryStateOfTheRoomIsAccessible(t *testing.T) {
	h := furnish(t)
	room := h.convene()
	v := h.login(demonstration.Coordinator)
	tab := h.browse(demonstration.Coordinator)
	see := func(path string, words ...string) {
		t.Helper()
		tab.Go(path)
		for _, w := range words {
			tab.Sees(w)
		}
		tab.CheckPage()
	}
	see(room, "Ouvrir la séance")
	see(room+"/pouvoir", "Donner pouvoir")
	v.seated(room, "Sicoval")
	see(room, "Il manque 5")
	for _, name := range sixOfEleven[1:] {
		v.post(room+"/presences", v.came(room, "arrive", name))
	}
	see(room, "Quorum atteint", "Mettre aux voix")
	tab.KeyboardReach()
	see(room+"/points/nouveau", "La présidence accepte")
	see(room+"/cloture", "Clore la séance")
	for _, kind := range []string{"public", "secret", "consensus"} {
		open := hiddenFields(t, v.get(room).body, room+"/scrutins")
		open.Set("motion", "Le comité adopte la charte.")
		open.Set("kind", kind)
		v.post(room+"/scrutins", open)
		see(room, "Abandonner le scrutin")
		if kind != "consensus" {
			v.post(v.scrutin(room)+"/abandon", nil)
		}
	}
	ballot := v.scrutin(room)
	v.post(ballot+"/cloture", nil)
	see(room, "Adopté par consensus", "Enregistrer la décision")
	v.post(ballot+"/decision", nil)
	v.post(room+"/cloture", map[string][]string{"confirme": {"oui"}})
	see(room, "La séance est close")
}

// Who watches the room sees what others do, without touching anything; who
// votes does it on their phone.
func TestTheRoomFollowsWhatOthersDo(t *testing.T) {
	h := furnish(t)
	room := h.convene()
	v := h.login(demonstration.Coordinator)
	v.seated(room, sixOfEleven[1:]...)
	phone := h.browse(demonstration.Member, browsertest.Size(320, 700))
	phone.Go(room)
	phone.Sees("Il manque 1")
	v.post(room+"/presences", v.came(room, "arrive", "Sicoval"))
	phone.Sees("Quorum atteint")
	open := hiddenFields(t, v.get(room).body, room+"/scrutins")
	open.Set("motion", "Le comité adopte la charte.")
	open.Set("kind", "public")
	v.post(room+"/scrutins", open)
	phone.Sees("Le comité adopte la charte.")
	phone.Inside("Vous").Click("Pour (Mûrier)")
	phone.Sees("votre voix est enregistrée, pour")
	phone.CheckPage()
	expect(t, v.get(room), 200, "1 voix exprimée sur 6")
}
