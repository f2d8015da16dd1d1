package handlers

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"ctin/governance"
	"ctin/model/demonstration"
)

// unzipped are the files of a zip, by their name without its folder.
func (h *house) unzipped(content string) map[string]string {
	h.t.Helper()
	r, err := zip.NewReader(strings.NewReader(content), int64(len(content)))
	h.done(err)
	files := map[string]string{}
	for _, f := range r.File {
		folder, name, _ := strings.Cut(f.Name, "/")
		if !strings.HasPrefix(folder, "archives-sicoval-") || !strings.HasSuffix(folder, "comite-strategique-seance-3") {
			h.t.Errorf("the folder is %s", folder)
		}
		file, err := f.Open()
		h.done(err)
		text, err := io.ReadAll(file)
		h.done(err)
		files[name] = string(text)
	}
	return files
}

// joins gives a meeting a printed agenda, and a document to its second item.
func (h *house) joins(meeting string) {
	h.t.Helper()
	id := meetingIn(h.t, meeting)
	for _, word := range []string{"imprime", "rapport"} {
		h.find(`
			insert into files (token, coordination_id, name, media_type, size, sha256, content, person_id, created_at)
			select $1, m.coordination_id, $1 || '.pdf', 'application/pdf', 4, sha256(convert_to('%PDF ' || $1, 'UTF8')), convert_to('%PDF ' || $1, 'UTF8'), m.chair_id, m.created_at
			from meetings m where m.id = $2 returning token`, word, id)
	}
	h.find(`update meetings m set agenda_file_id = f.id from files f where f.token = 'imprime' and m.id = $1 returning ''`, id)
	h.find(`
		insert into agenda_files (item_id, file_id, coordination_id, recorded_by, created_at)
		select i.id, f.id, f.coordination_id, f.person_id, f.created_at
		from files f, agenda_items i
		where f.token = 'rapport' and i.meeting_id = $1 and i.position = 2 returning ''`, id)
}

// C7, point 8: everything that is kept of a meeting is in one file, which says
// what it is, and is the same each time.
func TestC7TheArchivesOfAMeetingHoldWhatIsKeptOfIt(t *testing.T) {
	h := furnish(t)
	meeting, log := h.sealedLog()
	h.joins(meeting)
	v := h.login(demonstration.Coordinator)
	expect(t, v.post(meeting+"/archivage", nil), http.StatusConflict, "Il reste un document à sceller", "procès-verbal")
	v.post(meeting+"/compte-rendu/circulation", nil)
	h.wait(11 * 24 * time.Hour)
	v = h.login(demonstration.Coordinator)
	v.post(meeting+"/compte-rendu/approbation", nil)
	h.login(demonstration.Chair).sign(meeting + "/compte-rendu")
	expect(t, v.sign(meeting+"/compte-rendu"), http.StatusOK, "Le document est signé et scellé.", "Archiver la séance")
	member := h.login(demonstration.Member)
	expect(t, member.get(meeting), http.StatusOK, "Télécharger le dossier d’archives (ZIP)")

	pack := member.get(meeting + "/archives.zip")
	if pack.status != http.StatusOK || pack.header.Get("Content-Type") != "application/zip" || !strings.Contains(pack.header.Get("Content-Disposition"), "archives-sicoval-") {
		t.Fatalf("the pack is %d, %v", pack.status, pack.header)
	}
	files := h.unzipped(pack.body)
	for _, name := range []string{
		"LISEZ-MOI.txt", "SHA256SUMS", "releve.pdf", "releve.html", "releve-preuve.json", "proces-verbal.pdf", "proces-verbal.html",
		"proces-verbal-preuve.json", "convocation.txt", "convocation.ics",
		"ordre-du-jour.pdf", "feuille-emargement.pdf", "documents/point-02-01-rapport.pdf",
	} {
		if files[name] == "" {
			t.Errorf("%s is not there", name)
		}
	}
	sums := ""
	for line := range strings.SplitSeq(strings.TrimSpace(files["SHA256SUMS"]), "\n") {
		sum, name, _ := strings.Cut(line, "  ")
		if got := fmt.Sprintf("%x", sha256.Sum256([]byte(files[name]))); got != sum {
			t.Errorf("%s: %s, want %s", name, got, sum)
		}
		sums += name + "\n"
	}
	if n := strings.Count(sums, "\n"); n != len(files)-1 {
		t.Errorf("%d sums for %d files", n, len(files))
	}
	if files["releve.pdf"] != v.get(log+".pdf").body {
		t.Error("the file is not the one that was issued")
	}
	if files["ordre-du-jour.pdf"] != "%PDF imprime" || files["documents/point-02-01-rapport.pdf"] != "%PDF rapport" {
		t.Error("C1: what was sent is not as it was sent")
	}
	if sheet := textOf(t, files["feuille-emargement.pdf"]); !strings.Contains(sheet, "Définitive") {
		t.Errorf("the sheet is not final: %s", sheet)
	}
	if page := files["proces-verbal.html"]; !strings.Contains(page, "<style>") || !strings.Contains(page, "Approuvé tacitement le") || strings.Contains(page, "<script") || strings.Contains(page, `src="`) {
		t.Error("the page does not stand alone")
	}
	if strings.Contains(files["convocation.txt"], "/convocation/") || !strings.Contains(files["convocation.txt"], "ORDRE DU JOUR") || !strings.Contains(files["convocation.ics"], "BEGIN:VEVENT") {
		t.Errorf("convocation: %s", files["convocation.txt"])
	}
	if again := h.login(demonstration.Member).get(meeting + "/archives.zip"); !bytes.Equal([]byte(again.body), []byte(pack.body)) {
		t.Error("the same pack has other bytes")
	}
	if n := h.find(`select count(*)::text from journal where action = 'meeting.pack'`); n != "2" {
		t.Errorf("P6: %s entries", n)
	}
	expect(t, v.post(meeting+"/archivage", nil), http.StatusOK, "La séance est archivée.", governance.MeetingArchived.Label())
	expect(t, v.get(meeting+"/archives.zip"), http.StatusOK)
	h.unhurt()
}
