package handlers

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"ctin/handlers/auth"
	"ctin/handlers/story"
	"ctin/model"
	"ctin/model/demonstration"
)

const sicovalJournal = "/coordinations/sicoval/journal"

func TestTheJournalTellsWhatWasDone(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	page := v.get(sicovalJournal + "?nature=organization")
	if page.status != http.StatusOK {
		t.Fatalf("%d %s", page.status, page.text())
	}
	text := page.text()
	for _, part := range []string{"a créé l’organisation Fondation Tilleul", "la plus récente d’abord", "Vérifier la chaîne"} {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not told: %s", part, text)
		}
	}
	if unknown := regexp.MustCompile(` [a-z]+\.[a-z_]+ `).FindString(text); unknown != "" {
		t.Errorf("an action is told by its name: %s", unknown)
	}
	object := regexpFind(t, page.body, `href="(/coordinations/sicoval/organisations/\d+)">Fondation Tilleul`)
	if show := v.get(object); show.status != http.StatusOK || !strings.Contains(show.text(), "Fondation Tilleul") {
		t.Errorf("the link of the object leads to %d", show.status)
	}
	one := v.get(sicovalJournal + "?objet=organization-" + object[strings.LastIndex(object, "/")+1:])
	if rows := strings.Count(one.body, `<th scope="row"`); rows == 0 || rows != strings.Count(one.body, "Fondation Tilleul</a>") {
		t.Errorf("the journal of one object has %d lines: %s", rows, one.text())
	}
}

// Everything that the demonstration did is told, and every link of it leads somewhere.
func TestEveryEntryOfTheDemonstrationIsASentence(t *testing.T) {
	h := furnish(t)
	for _, place := range []struct{ persona, path string }{
		{demonstration.Coordinator, sicovalJournal}, {demonstration.Administrator, "/administration/journal"},
	} {
		v := h.login(place.persona)
		page, lines, links := v.get(place.path), 0, map[string]bool{}
		total := regexpFind(t, page.text(), `(\d+) écritures`)
		for {
			if page.status != http.StatusOK {
				t.Fatalf("%s: %d", page.path, page.status)
			}
			lines += strings.Count(page.body, `<th scope="row"`)
			if unknown := regexp.MustCompile(` [a-z_]+\.[a-z_]+ `).FindString(page.text()); unknown != "" {
				t.Errorf("%s: an action is told by its name: %s", page.path, unknown)
			}
			for _, m := range regexp.MustCompile(`<span><strong>[^<]*</strong>[^<]*<a href="([^"]*)"`).FindAllStringSubmatch(page.body, -1) {
				links[m[1]] = true
			}
			if !strings.Contains(page.body, `rel="next"`) {
				break
			}
			page = v.get(regexpFind(t, page.body, `href="([^"]*)" rel="next"`))
		}
		if fmt.Sprint(lines) != total {
			t.Errorf("%s: %d lines, %s are announced", place.path, lines, total)
		}
		if len(links) == 0 {
			t.Errorf("%s: no object has a page", place.path)
		}
		for link := range links {
			if target := v.get(link); target.status != http.StatusOK {
				t.Errorf("%s leads to %d", link, target.status)
			}
		}
	}
}

func TestEveryPathOfAnObjectIsARoute(t *testing.T) {
	routes := map[string]bool{}
	for _, r := range build(t).app.engine().Routes() {
		routes[r.Method+" "+r.Path] = true
	}
	for instance, home := range map[bool]string{false: "/coordinations/:slug", true: "/administration"} {
		for _, k := range story.Kinds(instance) {
			if k.Path != "" && !routes["GET "+home+k.Path+":id"] {
				t.Errorf("%s: %s%s:id does not exist", k.Name, home, k.Path)
			}
		}
	}
}

func TestTheJournalIsFiltered(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	today, tomorrow := h.now().Format(time.DateOnly), h.now().Add(48*time.Hour).Format(time.DateOnly)
	for _, tt := range []struct {
		query string
		want  string
		found bool
	}{
		{"?nature=committee", "Comité stratégique", true},
		{"?nature=committee", "Fondation Tilleul", false},
		{"?du=2020-01-01&au=" + today, "écritures", true},
		{"?du=" + tomorrow, "Aucune écriture ne correspond", true},
		{"?au=2020-01-01", "Aucune écriture ne correspond", true},
		{"?nature=rien", "Aucune écriture ne correspond", true},
		{"?auteur=999999", "Aucune écriture ne correspond", true},
	} {
		page := v.get(sicovalJournal + tt.query)
		if page.status != http.StatusOK || strings.Contains(page.text(), tt.want) != tt.found {
			t.Errorf("%s: %d, %q: %s", tt.query, page.status, tt.want, page.text())
		}
	}
	for query, want := range map[string]int{"?du=demain": 422, "?au=31/02/2026": 422, "?objet=organization-x": 404, "?objet=organization-0": 404} {
		if page := v.get(sicovalJournal + query); page.status != want {
			t.Errorf("%s: %d, want %d", query, page.status, want)
		}
	}
	author := regexpFind(t, v.get(sicovalJournal).body, `<option value="(\d+)">`)
	if page := v.get(sicovalJournal + "?auteur=" + author); !strings.Contains(page.text(), "écriture") || strings.Contains(page.text(), "Aucune") {
		t.Errorf("by author: %s", page.text())
	}
}

func TestTheChainIsVerifiedOnDemand(t *testing.T) {
	h := furnish(t)
	h.app.Limits.Exports = auth.NewLimiter(1000, 100, h.now)
	v, admin := h.login(demonstration.Coordinator), h.login(demonstration.Administrator)
	for visitor, path := range map[*visitor]string{v: sicovalJournal, admin: "/administration/journal"} {
		if page := visitor.get(path + "/verification"); !strings.Contains(page.text(), "Intact") || !strings.Contains(page.text(), "Écritures vérifiées") {
			t.Errorf("%s: %d %s", path, page.status, page.text())
		}
	}
	if page := admin.get("/administration/verification"); !strings.Contains(page.text(), "Tout est intact") {
		t.Errorf("the instance: %s", page.text())
	}
	for _, statement := range []string{
		`alter table journal disable trigger all`,
		`update journal set bytes = set_byte(bytes, 9, 65) where n = 2 and coordination_id = (select id from coordinations where slug = 'sicoval')`,
		`alter table journal enable trigger all`,
	} {
		h.db.Owner.MustExec(statement)
	}
	if page := v.get(sicovalJournal + "/verification"); !strings.Contains(page.text(), "Rompu") || !strings.Contains(page.text(), "rompue après l’écriture 1") {
		t.Errorf("a byte was changed: %s", page.text())
	}
	if page := admin.get("/administration/verification"); !strings.Contains(page.text(), "1 point est rompu") {
		t.Errorf("the instance: %s", page.text())
	}
}

func TestTheExportForSpreadsheetsIsSafeAndJournaled(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	h.db.Owner.MustExec(`update organizations set name = '=HYPERLINK("https://mal.example")' where name like 'Fondation Tilleul%'`)
	before := h.entries("journal.export")
	file := v.get(sicovalJournal + "/export.csv?nature=organization")
	if file.header.Get("Content-Type") != "text/csv; charset=utf-8" || !strings.Contains(file.header.Get("Content-Disposition"), "journal-sicoval-20") {
		t.Errorf("%d %v", file.status, file.header)
	}
	if !strings.HasPrefix(file.body, "\uFEFFNuméro;Date;Auteur;") || !strings.Contains(file.body, `"'=HYPERLINK(""https://mal.example"")"`) {
		t.Errorf("P7: %s", file.body[:200])
	}
	if strings.Contains(file.body, ";committee;") {
		t.Error("the filter was left out")
	}
	if h.entries("journal.export") != before+1 {
		t.Error("P6: the export was not journaled")
	}
}

// entries counts the entries of an action.
func (h *house) entries(action string) int {
	h.t.Helper()
	var n int
	if err := h.db.App.Get(&n, `select count(*) from journal where action = $1`, action); err != nil {
		h.t.Fatal(err)
	}
	return n
}

// The export is verified here by nothing of ours: the shell and sha256sum, as
// the page explains it.
func TestAnybodyVerifiesTheExportWithoutUs(t *testing.T) {
	h := furnish(t)
	file := h.login(demonstration.Coordinator).get(sicovalJournal + "/export.jsonl")
	if file.status != http.StatusOK {
		t.Fatal(file.status)
	}
	var script strings.Builder
	var claimed []string
	previous, n := strings.Repeat("0", 64), int64(0)
	lines := bufio.NewScanner(strings.NewReader(file.body))
	for lines.Scan() {
		var p proof
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		n++
		if p.N != n || p.Previous != previous {
			t.Fatalf("line %d does not follow: %+v", n, p)
		}
		previous = p.Hash
		claimed = append(claimed, p.Hash)
		fmt.Fprintf(&script, "{ printf '%s'; printf '%%s' '%s'; } | sha256sum\n", octal(t, p.Previous), strings.ReplaceAll(p.Text, "'", `'\''`))
	}
	shell := exec.Command("sh")
	shell.Stdin = strings.NewReader(script.String())
	out, err := shell.Output()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Fields(strings.ReplaceAll(string(out), " -", "")); strings.Join(got, " ") != strings.Join(claimed, " ") || n < 20 {
		t.Errorf("sha256sum does not find the hashes of the %d lines", n)
	}
}

func octal(t *testing.T, hexadecimal string) string {
	t.Helper()
	raw, err := hex.DecodeString(hexadecimal)
	if err != nil {
		t.Fatal(err)
	}
	var s strings.Builder
	for _, b := range raw {
		fmt.Fprintf(&s, `\%03o`, b)
	}
	return s.String()
}

func TestExportsAreLimited(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	for range 10 {
		if page := v.get(sicovalJournal + "/export.jsonl"); page.status != http.StatusOK {
			t.Fatal(page.status)
		}
	}
	page := v.get(sicovalJournal + "/export.jsonl")
	if page.status != http.StatusTooManyRequests || page.header.Get("Retry-After") == "" {
		t.Errorf("the eleventh: %d", page.status)
	}
}

func TestAnActorWhoWasForgottenIsANumber(t *testing.T) {
	for _, tt := range []struct {
		line model.JournalLine
		want string
	}{
		{model.JournalLine{}, "Le programme"},
		{model.JournalLine{ActorID: 12}, "Personne nº\u00a012"},
		{model.JournalLine{ActorID: 12, ActorName: "Ada"}, "Ada"},
	} {
		if got := actorLabel(tt.line); got != tt.want {
			t.Errorf("P9: %q, want %q", got, tt.want)
		}
	}
}

// A page of the journal takes as many statements for ten entries as for a hundred.
func TestAPageOfTheJournalTakesFewStatements(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	for _, path := range []string{sicovalJournal, sicovalJournal + "?au=2020-01-01", sicovalJournal + "/verification"} {
		v.get(path) // touches the session once a minute
		v.get(path)
		lines := strings.Split(strings.TrimSpace(h.log.String()), "\n")
		if n := regexpFind(t, lines[len(lines)-1], `sql=(\d+)`); len(n) > 1 || n > "8" {
			t.Errorf("%s: %s statements", path, n)
		}
	}
}
