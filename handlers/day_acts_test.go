package handlers

import (
	"time"

	"ctin/handlers/browsertest"
)

const sicovalText = "/coordinations/sicoval/diagnostic"

// writeTogether is the diagnostic: two people write different sections, then
// the same one; the second is given both texts, and no word is lost.
func (d *cast) writeTogether() {
	const section = sicovalText + "/rubriques/"
	d.coordinator.Go(sicovalText)
	d.coordinator.Click("Retirer la version soumise")
	d.coordinator.Click("Retirer la version soumise")
	d.coordinator.Sees("La version est retirée")
	browsertest.Together(d.h.t,
		func() { d.write(d.chair, section+"7", "Trois conseillers sont en poste.") },
		func() { d.write(d.mate, section+"10", "Une équipe commune suffit.") },
	)
	for _, tab := range []*browsertest.Tab{d.chair, d.mate} {
		tab.Go(section + "5/modifier")
	}
	d.fill(d.mate, "La fibre couvre tout le territoire.")
	d.mate.Sees("Le texte est enregistré.")
	d.fill(d.chair, "Le prêt de matériel manque.")
	d.chair.Sees("a enregistré cette rubrique pendant que vous écriviez")
	d.chair.Sees("La fibre couvre tout le territoire.")
	d.chair.Sees("Le prêt de matériel manque.")
	d.chair.Poster("two-texts")
	d.chair.Fill("Texte proposé, qui réunit les deux", "La fibre couvre tout le territoire.\n\nLe prêt de matériel manque.")
	d.chair.Click("Enregistrer le texte réuni")
	d.chair.Sees("Le texte est enregistré.")
	d.coordinator.Go(sicovalText)
	d.coordinator.Click("Soumettre la version")
	d.coordinator.Click("Soumettre la version")
	d.coordinator.Sees("La version est soumise au comité.")
}

func (d *cast) write(tab *browsertest.Tab, section, text string) {
	tab.Go(section + "/modifier")
	d.fill(tab, text)
	tab.Sees("Le texte est enregistré.")
}

func (d *cast) fill(tab *browsertest.Tab, text string) {
	tab.Fill("Texte de la rubrique", text)
	tab.Click("Enregistrer le texte")
}

// conference is the money: K4 is resolved by its funder, and every figure follows.
func (d *cast) conference() {
	d.coordinator.Go(sicovalFunding)
	d.coordinator.Sees("3 230 000 € dont 30 000 € à confirmer")
	d.coordinator.Sees("20 000 € seraient perdus si rien ne bouge.")
	d.coordinator.Go("/coordinations/sicoval/actions")
	d.coordinator.Sees("Reste à financer (sur montants fermes) : 3 130 000 €")

	d.funder.Go(sicovalCommitments)
	d.funder.Click("K4, Chèques du Pass numérique")
	d.funder.Click("Enregistrer la délibération")
	d.funder.Fill("Date de la demande", "2026-11-20")
	d.funder.Fill("Année du budget", "2026")
	d.funder.Fill("Qui a délibéré", "Conseil d’administration")
	d.funder.Fill("Date de la délibération", "2026-12-01")
	d.funder.Fill("Référence", "2026-41")
	d.funder.Click("Enregistrer l’étape")
	d.funder.Sees("Ferme (délibéré)")

	d.coordinator.Go(sicovalFunding)
	d.coordinator.Sees("120 000 €")
	d.coordinator.NotSees("seraient perdus")
	d.coordinator.Poster("conference")
	d.coordinator.Go("/coordinations/sicoval/actions")
	d.coordinator.Sees("Reste à financer (sur montants fermes) : 3 110 000 €")
}

// openMeeting is the beginning of the committee: five voices, then six, then seven.
func (d *cast) openMeeting() {
	room := d.meeting + "/salle"
	d.coordinator.Go(room)
	d.coordinator.Click("Ouvrir la séance")
	d.coordinator.Sees("La séance est ouverte.")
	d.here("Présent : Présidente (exemple) (Sicoval)")
	d.here("Présent : Directrice (exemple) (CIAS Bruyère)")
	d.here("Présent : Porte-parole d’Olivier (exemple) (Olivier)")
	d.mate.Go(room)
	d.mate.Click("Signaler ma présence (Mûrier)")
	d.mate.Sees("présence est enregistrée")
	d.coordinator.Go(room) // Noisetier gave Mûrier its proxy with its reply
	d.coordinator.Sees("Il manque 1 voix : 5 membres présents ou représentés sur 11 (6 requis)")
	d.h.wait(12 * time.Minute)
	d.here("À distance : Sous-préfète (exemple) (État, préfecture de la Haute-Garonne)")
	d.coordinator.Sees("Quorum atteint : 6 membres présents ou représentés sur 11 (6 requis)")
	d.h.wait(8 * time.Minute)
	d.here("Présent : Élu du département (exemple) (Département de la Haute-Garonne)")
	d.coordinator.Sees("Quorum atteint : 7 membres présents ou représentés sur 11 (6 requis)")
}

func (d *cast) here(button string) {
	d.coordinator.Click(button)
	d.coordinator.Sees("L’arrivée est enregistrée.")
}

// call brings an item up.
func (d *cast) call(title string) {
	d.coordinator.Go(d.meeting + "/salle")
	d.coordinator.Click("Appeler ce point (" + title + ")")
	d.coordinator.Sees("Le point est appelé.")
}

// ballot puts the item's text to the vote.
func (d *cast) ballot(kind string) {
	d.coordinator.Choose(kind)
	d.coordinator.Click("Ouvrir le scrutin")
	d.coordinator.Sees("Le scrutin est ouvert.")
}

// voices records what seats say.
func (d *cast) voices(choice string, seats ...string) {
	for _, seat := range seats {
		d.coordinator.Click(choice + " (" + seat + ")")
		d.coordinator.Sees("La voix est enregistrée.")
	}
}

// decideDiagnostic is 003: seven for, the mate and the chair from their own screens.
func (d *cast) decideDiagnostic() {
	d.call("Diagnostic territorial partagé, version 1")
	d.ballot("Scrutin public")
	for tab, seat := range map[*browsertest.Tab]string{d.chair: "Sicoval", d.mate: "Mûrier", d.funder: "CIAS Bruyère"} {
		tab.Go(d.meeting + "/salle")
		tab.Inside("Vous").Click("Pour (" + seat + ")")
		tab.Sees("votre voix est enregistrée, pour")
	}
	d.coordinator.Go(d.meeting + "/salle")
	d.voices("Pour", "Noisetier", "Olivier", "État, préfecture de la Haute-Garonne", "Département de la Haute-Garonne")
	d.coordinator.Click("Clore le scrutin")
	d.coordinator.Sees("7 pour, 0 contre, 0 abstention")
	d.coordinator.Click("Enregistrer la décision")
	d.coordinator.Sees("CS-2026-003")
	d.coordinator.Go(sicovalText)
	d.coordinator.Sees("Approuvée")
}

// decideProgramme is 004, by consensus: it binds no funder's budget (F18).
func (d *cast) decideProgramme() {
	d.call("Programme coordonné de financement")
	d.coordinator.Sees("Ce vote n’engage pas le budget des financeurs.")
	d.ballot("Consensus")
	d.coordinator.Click("Constater le résultat")
	d.coordinator.Click("Enregistrer la décision")
	d.coordinator.Sees("CS-2026-004")
}

// decidePool is 005: Noisetier receives and stands aside; five for, one abstains.
func (d *cast) decidePool() {
	d.call("Affectation du fonds commun")
	d.coordinator.Click("Se déporte (Noisetier)")
	d.coordinator.Sees("Le déport est noté")
	d.ballot("Scrutin public")
	d.coordinator.NotSees("Pour (Noisetier)")
	d.voices("Pour", "Sicoval", "CIAS Bruyère", "Mûrier", "Olivier", "État, préfecture de la Haute-Garonne")
	d.voices("Abstention", "Département de la Haute-Garonne")
	d.coordinator.Click("Clore le scrutin")
	d.coordinator.Sees("5 pour, 0 contre, 1 abstention")
	d.coordinator.Poster("room")
	d.coordinator.Click("Enregistrer la décision")
	d.coordinator.Sees("CS-2026-005")
	d.coordinator.Go("/coordinations/sicoval/actions")
	d.coordinator.Sees("Reste à financer (sur montants fermes) : 3 110 000 €")
}

// decideTraining is 006, with its owner and its date.
func (d *cast) decideTraining() {
	d.call("Formation de 100 aidants")
	d.ballot("Consensus")
	d.coordinator.Click("Constater le résultat")
	d.coordinator.Fill("Ou, en toutes lettres, qui en est responsable (facultatif)", "Noisetier")
	d.coordinator.Fill("Échéance (facultatif)", "2027-04-02")
	d.coordinator.Click("Enregistrer la décision")
	d.coordinator.Sees("CS-2026-006")
	d.h.wait(35 * time.Minute) // a session left alone for an hour ends
	d.coordinator.Click("Clore la séance")
	d.coordinator.Click("Clore la séance")
	d.coordinator.Sees("La séance est close.")
}

// walkThread follows the chain from a finding to a payment and back, by links alone.
func (d *cast) walkThread() {
	d.mate.Go("/coordinations/sicoval/actions/3")
	for _, stop := range []string{
		"K5 Contribution au fonds commun", "CS-2026-005 Affectation du fonds commun", "A4 Former 100 aidants",
	} {
		d.mate.Inside("Le fil, du constat au versement").Click(stop)
	}
	d.mate.Sees("Former 100 aidants")
}
