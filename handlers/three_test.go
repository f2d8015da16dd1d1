package handlers

import (
	"testing"

	"ctin/handlers/browsertest"
	"ctin/model/demonstration"
)

// Three people hold a meeting at once: the secretary at a desk, the chair, and a
// member on a phone who never leaves its small page. What one does comes to the
// others by itself; what they sign is sealed, and verified by its file.
func TestThreePeopleHoldAMeeting(t *testing.T) {
	h := furnishDay(t, "day")
	d := &cast{
		h: h, meeting: "/coordinations/sicoval/seances/2",
		coordinator: h.browse(demonstration.Coordinator),
		chair:       h.browse(demonstration.Chair, browsertest.Dark()),
		mate:        h.browse(demonstration.Member, browsertest.Size(320, 700)),
	}
	room, phone := d.meeting+"/salle", d.meeting+"/presence"
	d.mate.Go(phone)
	d.mate.Sees("La séance n’est pas encore ouverte.")
	d.chair.Go(room)
	d.coordinator.Go(room)
	d.coordinator.Click("Ouvrir la séance")
	browsertest.Together(t,
		func() {
			d.mate.Click("Signaler ma présence (Mûrier)")
			d.mate.Sees("Votre présence est enregistrée depuis")
		},
		func() {
			d.chair.Click("Signaler ma présence (Sicoval)")
			d.chair.Sees("Votre présence est enregistrée depuis")
		},
	)
	d.here("Présent : Directrice (exemple) (CIAS Bruyère)")
	d.here("Présent : Porte-parole d’Olivier (exemple) (Olivier)")
	d.here("À distance : Sous-préfète (exemple) (État, préfecture de la Haute-Garonne)")
	d.mate.Sees("Quorum atteint : 6 membres présents ou représentés sur 11 (6 requis)")

	d.call("Formation de 100 aidants")
	d.ballot("Scrutin secret")
	browsertest.Together(t,
		func() { d.mate.Click("Pour (Mûrier)"); d.mate.Sees("votre voix est dans l’urne") },
		func() { d.chair.Inside("Vous").Click("Pour (Sicoval)"); d.chair.Sees("votre voix est dans l’urne") },
	)
	d.mate.Click("Contre (Noisetier)") // whose proxy it bears
	d.coordinator.Sees("3 voix exprimées sur 6")
	d.mate.CheckPage()
	d.mate.Screenshot("three-phone")
	d.chair.CheckPage()
	d.chair.Screenshot("three-chair")
	d.coordinator.Screenshot("three-secretary")
	d.coordinator.Fill("Pour", "3")
	d.coordinator.Click("Clore le scrutin")
	d.coordinator.Sees("Adopté : 5 pour, 1 contre, 0 abstention")
	d.coordinator.Click("Enregistrer la décision")
	d.coordinator.Sees("CS-2026-003")
	d.coordinator.Click("Clore la séance")
	d.coordinator.Click("Clore la séance")
	d.coordinator.Sees("La séance est close.")
	d.mate.Sees("La séance est close")
	d.signed("/releve")
	file := d.paper("/releve")
	d.tells(file, "CS-2026-003", "5 pour, 1 contre, 0 abstention")
	d.verify(file)
}
