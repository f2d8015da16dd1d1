package handlers

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

// C6: a decision of the register opens the sealed file at its page, and the
// accessible page at its paragraph.
func TestC6ADecisionLeadsToItsPageAndItsParagraphOfTheMinutes(t *testing.T) {
	h := furnish(t)
	_, log := h.sealedLog()
	v := h.login(demonstration.Member)
	var id int64
	var reference string
	h.done(h.db.Owner.Get(&id, `select max(id) from decisions`))
	h.done(h.db.Owner.Get(&reference, `select reference from decisions order by id desc limit 1`))
	shown := v.get("/coordinations/sicoval/decisions/" + number(id))
	page := regexpFind(t, shown.body, `href="`+log+`\.pdf#page=(\d+)">Page`)
	expect(t, shown, http.StatusOK, "Page "+page+" du relevé, en PDF")
	if !strings.Contains(shown.body, `href="`+log+"/lecture#decision-"+reference+`"`) {
		t.Error("nothing leads to the paragraph")
	}
	file := v.get(log + ".pdf")
	if !strings.HasPrefix(file.header.Get("Content-Disposition"), "inline;") || strings.Contains(file.header.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("the file does not open at a page: %v", file.header)
	}
	name := filepath.Join(t.TempDir(), "releve.pdf")
	h.done(os.WriteFile(name, []byte(file.body), 0o600))
	text, err := exec.Command("pdftotext", "-f", page, "-l", page, name, "-").Output()
	h.done(err)
	if !strings.Contains(string(text), reference) {
		t.Errorf("%s is not on page %s", reference, page)
	}
	if !strings.Contains(v.get(log+"/lecture").body, `id="decision-`+reference+`"`) {
		t.Error("the paragraph has no anchor")
	}
	exported := v.get("/coordinations/sicoval/decisions/export.csv")
	for line := range strings.SplitSeq(exported.body, "\n") {
		if strings.HasPrefix(line, reference+";") && !strings.HasSuffix(strings.TrimSpace(line), ";"+page) {
			t.Errorf("the export says %q, not page %s", line, page)
		}
	}
	expect(t, exported, http.StatusOK, "Page du relevé", reference)
}
