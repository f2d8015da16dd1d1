package handlers

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"ctin/governance/seal/sealtest"
	"ctin/handlers/browsertest"
	"ctin/model/demonstration"
)

// signed lets the chair, then the secretary, sign a document, which is sealed.
func (d *cast) signed(document string) {
	for _, who := range []struct {
		tab        *browsertest.Tab
		sign, said string
	}{
		{d.chair, "Signer en qualité de présidente", "Votre signature est enregistrée."},
		{d.coordinator, "Signer en qualité de secrétaire de séance", "Le document est signé et scellé."},
	} {
		who.tab.Go(d.meeting + document)
		who.tab.Click(who.sign)
		who.tab.Choose("J’ai lu le document ci-dessous et je confirme cette déclaration.")
		who.tab.Click(who.sign)
		who.tab.Sees(who.said)
	}
}

// decisionLog is the relevé: signed at closing, and sealed the same day.
func (d *cast) decisionLog() {
	d.signed("/releve")
	file := d.paper("/releve")
	d.tells(file, "CS-2026-003", "CS-2026-004", "CS-2026-005", "CS-2026-006", "25 000 €", "15 000 €",
		"7 pour, 0 contre, 0 abstention", "5 pour, 0 contre, 1 abstention", "Noisetier", "2 avril 2027",
		"Quorum atteint : 7 membres présents ou représentés sur 11 (6 requis)")
	d.verify(file)
}

// proses are what the secretary writes on each item of the day.
var proses = []string{
	"La présidente ouvre la séance et constate le quorum.",
	"La coordinatrice présente les six constats.",
	"La conférence des financeurs présente le programme.",
	"Noisetier se retire pendant ce point.",
	"Dix sessions sont prévues dans dix communes.",
	"La prochaine séance se tiendra au printemps.",
}

// summary is the compte rendu: the secretary writes on each item and circulates
// it; nobody asks for anything in ten days; it is approved, signed and sealed.
func (d *cast) summary() {
	const document = "/compte-rendu"
	for i, text := range proses {
		d.coordinator.Go(d.meeting + document + "/points/" + strconv.Itoa(i+1))
		d.coordinator.Fill("Teneur des échanges (facultatif)", text)
		d.coordinator.Click("Enregistrer ce texte")
		d.coordinator.Sees("Votre texte est enregistré.")
	}
	d.coordinator.Click("Mettre en circulation")
	d.coordinator.Sees("Le texte est en circulation")
	d.mate.Go(d.meeting + document)
	d.mate.Sees("Chacun peut demander une réserve jusqu’au 13 décembre 2026 inclus.")
	d.mate.Sees("Noisetier se retire pendant ce point.")
	d.later(11 * 24 * time.Hour)
	d.coordinator.Go(d.meeting + document)
	d.coordinator.Click("Enregistrer l’approbation")
	d.coordinator.Sees("l’approbation est tacite")
	d.coordinator.Click("Enregistrer l’approbation")
	d.coordinator.Sees("Approuvé tacitement le 14 décembre 2026")
	d.signed(document)
	file := d.paper(document)
	d.tells(file, proses...)
	d.tells(file, "Approuvé tacitement le 14 décembre 2026", "CS-2026-005", "3 230 000 €", "120 000 €", "3 110 000 €", "25 000 €", "15 000 €", "18 000 €")
}

// later is a day on which everyone logs in again.
func (d *cast) later(wait time.Duration) {
	d.h.wait(wait)
	for key, tab := range map[string]*browsertest.Tab{
		demonstration.Coordinator: d.coordinator, demonstration.Chair: d.chair, demonstration.Member: d.mate,
	} {
		d.h.enter(tab, key)
	}
}

// paper downloads a document that was issued, hands it to tools that nobody
// here wrote, and holds it against its accessible page and its proof.
func (d *cast) paper(document string) []byte {
	d.mate.Go(d.meeting + document)
	_, file := d.mate.Download("Télécharger le PDF balisé")
	_, text := d.mate.Download("Télécharger la preuve (JSON)")
	var proof evidenceFile
	d.h.done(json.Unmarshal(text, &proof))
	if sum := sha256.Sum256(file); hex.EncodeToString(sum[:]) != proof.FileHash {
		d.h.t.Errorf("%s: the file is not the one that was issued", document)
	}
	var sealed time.Time
	d.h.done(d.h.db.Owner.Get(&sealed, `select issued_at from issues where file_hash = $1`, proof.FileHash))
	sealtest.Accepted(d.h.t, file, sealtest.Seal{Root: d.h.leaf, Holder: d.h.leaf.Subject.CommonName, At: sealed})

	d.mate.Click("Lire la page accessible")
	page, printed := d.mate.Text("article"), sealtest.Text(d.h.t, file)
	for _, mark := range []string{".paper__owner", ".paper__demo"} { // they tell the state of now, and of when it was printed
		page = strings.Replace(page, d.mate.Text(mark), "", 1)
	}
	if !strings.Contains(page, proof.ContentHash) || !strings.Contains(joined(printed), proof.ContentHash) {
		d.h.t.Errorf("%s: the page or the file has another hash", document)
	}
	for word := range strings.FieldsSeq(page) {
		if !strings.Contains(joined(printed), joined(strings.TrimSuffix(word, "."))) {
			d.h.t.Errorf("%s: %q is on the accessible page, and not in the file", document, word)
		}
	}
	return file
}

// joined is a text without its line breaks and its capitals: in print, words
// are cut at the end of a line, and labels are in capitals.
func joined(text string) string { return strings.ToLower(strings.ReplaceAll(text, " ", "")) }

// tells looks for words in what a file says.
func (d *cast) tells(file []byte, words ...string) {
	said := sealtest.Text(d.h.t, file)
	for _, want := range words {
		if !strings.Contains(said, want) {
			d.h.t.Errorf("%q is not in the file:\n%s", want, said)
		}
	}
}

// verify gives a file to the public page, without an account: as it is, with
// one byte changed, and another one.
func (d *cast) verify(file []byte) {
	flipped := append([]byte(nil), file...)
	flipped[len(flipped)/2] ^= 1
	anyone, name := d.h.browse(""), filepath.Join(d.h.t.TempDir(), "releve.pdf")
	for verdict, content := range map[string][]byte{"Authentique": file, "Modifié": flipped, "Inconnu": []byte("%PDF-1.7 autre")} {
		d.h.done(os.WriteFile(name, content, 0o600))
		anyone.Go("/verifier")
		anyone.Upload("Le fichier PDF", name)
		anyone.Click("Vérifier ce fichier")
		anyone.Sees(verdict)
		if verdict == "Authentique" {
			anyone.Poster("verified")
		}
	}
}
