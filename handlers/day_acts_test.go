package handlers

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"ctin/governance"
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
	d.chair.Screenshot("two-texts")
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

	d.funder.Go(sicovalFunding)
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
	d.coordinator.Screenshot("conference")
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
	d.coordinator.Screenshot("room")
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
	d.coordinator.Screenshot("ballot")
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

// sign is the relevé: the chair and the secretary sign it at closing, and it is
// sealed the same day; the compte rendu waits for its prose.
func (d *cast) sign() {
	log := d.meeting + "/releve"
	d.chair.Go(log)
	d.chair.Click("Signer en qualité de présidente")
	d.chair.Choose("J’ai lu le document ci-dessous et je confirme cette déclaration.")
	d.chair.Click("Signer en qualité de présidente")
	d.chair.Sees("Votre signature est enregistrée.")
	d.coordinator.Go(log)
	d.coordinator.Click("Signer en qualité de secrétaire de séance")
	d.coordinator.Choose("J’ai lu le document ci-dessous et je confirme cette déclaration.")
	d.coordinator.Click("Signer en qualité de secrétaire de séance")
	d.coordinator.Sees("Le document est signé et scellé.")
	for _, reference := range []string{"CS-2026-003", "CS-2026-004", "CS-2026-005", "CS-2026-006"} {
		d.coordinator.Sees(reference)
	}
	d.coordinator.Screenshot("minutes")
	d.coordinator.Go(d.meeting + "/compte-rendu/points/2")
	d.coordinator.Fill("Teneur des échanges (facultatif)", "La coordinatrice présente les cinq constats.")
	d.coordinator.Click("Enregistrer ce texte")
	d.coordinator.Sees("Votre texte est enregistré.")
	d.coordinator.Go(d.meeting + "/compte-rendu")
	d.coordinator.Click("Mettre en circulation")
	d.coordinator.Sees("Le compte rendu est en circulation")
}

// verify hands the sealed file to somebody without account, and to tools that
// nobody here wrote.
func (d *cast) verify() {
	d.mate.Go(d.meeting + "/releve")
	_, file := d.mate.Download("Télécharger le PDF")
	name := filepath.Join(d.h.t.TempDir(), "releve.pdf")
	d.h.done(os.WriteFile(name, file, 0o600))
	text, err := exec.Command("pdftotext", name, "-").Output()
	d.h.done(err)
	said := strings.Join(strings.Fields(strings.ReplaceAll(string(text), "\u202f", " ")), " ")
	for _, want := range []string{"CS-2026-005", "25 000 €", "15 000 €", "5 pour", "Noisetier"} {
		if !strings.Contains(said, want) {
			d.h.t.Errorf("%q is not in the file:\n%s", want, said)
		}
	}
	for _, check := range [][]string{{"qpdf", "--check", name}, {"pdfsig", name}, {"mutool", "sign", "-v", name}} {
		if out, err := exec.Command(check[0], check[1:]...).CombinedOutput(); err != nil && check[0] != "mutool" {
			d.h.t.Errorf("%v: %v\n%s", check, err, out)
		}
	}
	flipped := bytes.Clone(file)
	flipped[len(flipped)/2] ^= 1
	anyone := d.h.browse("")
	for verdict, content := range map[string][]byte{"Authentique": file, "Modifié": flipped, "Inconnu": []byte("%PDF-1.7 autre")} {
		d.h.done(os.WriteFile(name, content, 0o600))
		anyone.Go("/verifier")
		anyone.Upload("Le fichier PDF", name)
		anyone.Click("Vérifier ce fichier")
		anyone.Sees(verdict)
	}
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

// checkAll proves that every rule and every chain holds after the day.
func (d *cast) checkAll() {
	report, err := d.h.store.Check(d.h.t.Context(), governance.Actor{Administrator: true})
	d.h.done(err)
	if report.Broken() > 0 {
		var broken []string
		for _, f := range report.Findings {
			if f.Total > 0 {
				broken = append(broken, f.Name)
			}
		}
		d.h.t.Errorf("broken after the day: %s", strings.Join(broken, ", "))
	}
	d.coordinator.Go("/coordinations/sicoval/journal")
	d.coordinator.Screenshot("day-journal")
}
