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

// sheetText is the text of a printed sheet, as poppler reads it.
func (v *visitor) sheetText(path string) (string, string) {
	v.h.t.Helper()
	page := v.get(path)
	if page.status != http.StatusOK || !strings.HasPrefix(page.body, "%PDF-") {
		v.h.t.Fatalf("%s: %d %.80s", path, page.status, page.body)
	}
	file := filepath.Join(v.h.t.TempDir(), "emargement.pdf")
	if err := os.WriteFile(file, []byte(page.body), 0o600); err != nil {
		v.h.t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		v.h.t.Fatal(err)
	}
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(string(out)), file
}

// The sheet is blank before, filled during, final after; each says who is
// there, for whom, and has a box for each to sign in.
func TestTheAttendanceSheetIsBlankThenFilledThenFinal(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	room := h.convene()
	sheet := strings.TrimSuffix(room, "/salle") + "/emargement.pdf"
	h.db.Owner.MustExec(`delete from mandates where seat_id = (select s.id from seats s join organizations o on o.id = s.organization_id where o.name = 'Platane' and s.voting limit 1)`)
	sees := func(path string, words ...string) {
		t.Helper()
		text, _ := v.sheetText(path)
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("%s does not say %q:\n%s", path, w, text)
			}
		}
	}
	sees(sheet, "Feuille d’émargement", "À signer", "Siège vacant", "Représenté par", "Signature", "Institutionnels", "1/", "Mairie", "Depuis un téléphone")
	v.seated(room, "Sicoval", "CIAS Bruyère", "Mûrier")
	v.post(room+"/presences", v.came(room, "remote", "Olivier"))
	form := v.get(room + "/pouvoir")
	giver := regexpFind(t, form.body, `<option value="([0-9]+)"[^>]*>Noisetier`)
	bearer := regexpFind(t, form.body, `<option value="([0-9]+)"[^>]*>Mûrier`)
	expect(t, v.post(room+"/pouvoir", url.Values{"giver": {giver}, "bearer": {bearer}}), http.StatusOK)
	v.post(room+"/invites", url.Values{"guest_name": {"Jeanne Exemple"}, "organization": {"Chêne"}})
	leave := v.came(room, "leave", "Sicoval")
	expect(t, v.post(room+"/presences", leave), http.StatusOK, "Le départ est enregistré")
	sees(sheet, "En cours de séance", "Arrivée", "départ", "distance", "Représenté", "(Mûrier)", "Jeanne Exemple")
	text, _ := v.sheetText(sheet + "?vierge=oui")
	if strings.Contains(text, "Arrivée") {
		t.Error("a blank sheet says who came")
	}
	expect(t, v.post(room+"/cloture", url.Values{"confirme": {"oui"}}), http.StatusOK, "La séance est close")
	sees(sheet, "Définitive", "Arrivée", "Absent", "Feuille certifiée exacte")
	if first, again := v.get(sheet).body, v.get(sheet).body; first != again {
		t.Error("the same facts print other bytes")
	}
	_, file := v.sheetText(sheet)
	if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %s", out)
	}
	if folder := os.Getenv("CTIN_PICTURES"); folder != "" {
		_ = exec.Command("pdftoppm", "-r", "60", "-png", file, filepath.Join(folder, "emargement")).Run()
	}
	if h.find(`select count(*)::text from journal where action = 'meeting.attendance'`) == "0" {
		t.Error("P6: the export is not journaled")
	}
	h.unhurt()
}
