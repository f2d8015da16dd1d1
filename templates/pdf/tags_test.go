package pdf

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"
	"time"

	"ctin/governance"
	"ctin/governance/seal"
	"ctin/templates"
	"ctin/templates/qr"
)

// read is the text of a file as a screen reader goes through it: what
// « pdfinfo -struct-text » finds in the structure, one space between words.
func read(t *testing.T, name string) string {
	t.Helper()
	var text strings.Builder
	for line := range strings.Lines(tool(t, "pdfinfo", "-struct-text", name)) {
		line = strings.TrimSpace(line)
		if len(line) > 1 && strings.HasPrefix(line, `"`) && strings.HasSuffix(line, `"`) {
			text.WriteString(line[1 : len(line)-1])
			continue
		}
		text.WriteByte(' ') // another element begins
	}
	return plain(text.String())
}

var (
	markup = regexp.MustCompile(`<[^>]*>`)
	paper  = regexp.MustCompile(`(?s)<article class="paper">.*</article>`)
)

// shown is the text of the accessible page of a Paper.
func shown(t *testing.T, p templates.Paper) string {
	t.Helper()
	set, err := templates.New(func(name string) string { return name })
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := set.Render(&page, templates.MinutesReading{Paper: p}); err != nil {
		t.Fatal(err)
	}
	return plain(html.UnescapeString(markup.ReplaceAllString(string(paper.Find(page.Bytes())), " ")))
}

// What is read in the PDF is what the accessible page says, in the same order;
// the PDF adds the words inside its seal.
func TestThePDFIsReadAsTheAccessiblePage(t *testing.T) {
	c := meeting(t)
	e := evidence(t, c)
	e.Demo = true
	p := templates.MinutesPaper(c, e)
	foot := plain(strings.Join(append([]string{p.Running}, p.Foot...), " "))
	body, whole := strings.CutSuffix(shown(t, p), foot)
	if !whole {
		t.Fatalf("the page does not end with %q", foot)
	}
	differ(t, read(t, saved(t, printed(t, c, e))), plain(body+" "+p.Seal+" "+strings.Join(p.Sealed, " ")+" "+foot))
}

// The header that a table repeats on each page is read once.
func TestARepeatedHeaderIsReadOnce(t *testing.T) {
	columns := func(c governance.MinutesContent) int {
		return strings.Count(tool(t, "pdfinfo", "-struct", saved(t, printed(t, c, evidence(t, c)))), "/Scope /Column")
	}
	if few, many := columns(crowd(t, 2)), columns(crowd(t, 95)); few != many || few < 4 {
		t.Errorf("%d headers for 2 people, %d for 95", few, many)
	}
}

// differ shows where two texts part.
func differ(t *testing.T, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	from := max(0, at-60)
	t.Errorf("after %d bytes the PDF reads\n%q\nand the page\n%q", at, got[from:min(len(got), at+60)], want[from:min(len(want), at+60)])
}

// Before and after its seal, a file is one of the standard's in the eyes of
// tools that nobody here wrote.
func TestTheFileIsTaggedBeforeAndAfterItsSeal(t *testing.T) {
	c := meeting(t)
	r := printed(t, c, evidence(t, c))
	text, err := seal.NewDemonstration(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := seal.ParsePEM(text)
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := seal.Sign(r.Bytes, certificate, seal.Box{
		Page: r.SealPage, Left: r.SealBox[0], Bottom: r.SealBox[1], Width: r.SealBox[2] - r.SealBox[0], Height: r.SealBox[3] - r.SealBox[1],
	}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{"before": r.Bytes, "after": sealed} {
		t.Run(name, func(t *testing.T) {
			path := saved(t, Rendered{Bytes: file})
			contains(t, tool(t, "pdfinfo", path), "Tagged: yes", "Metadata Stream: yes", "Suspects: no")
			contains(t, tool(t, "qpdf", "--check", path), "No syntax or stream encoding errors found")
			if said := tool(t, "mutool", "clean", path, path+".clean"); strings.Contains(said, "error") || strings.Contains(said, "warning") {
				t.Error(said)
			}
			contains(t, tool(t, "mutool", "show", path, "trailer/Root"), "/Marked true", "/S /GTS_PDFA1", "/Lang (fr-FR)")
			contains(t, tool(t, "mutool", "show", path, "trailer/Root/Metadata"), "<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>")
			contains(t, tool(t, "pdfinfo", "-struct", path), "H1", "H2", "H3", "Table", "TH", "/Scope /Column", "/Scope /Row", "L", "LI", "LBody", "Figure")
		})
	}
}

// The standard of archives forbids what depends on the machine of the reader.
func TestTheFileDependsOnNothingOutside(t *testing.T) {
	c := meeting(t)
	r := printed(t, c, evidence(t, c))
	fonts := tool(t, "pdffonts", saved(t, r))
	for line := range strings.Lines(fonts) {
		if strings.Contains(line, "SourceSans3") && !regexp.MustCompile(`CTINA[ABC]\+\S+ +CID TrueType +Identity-H +yes yes yes`).MatchString(line) {
			t.Errorf("a font is not whole: %s", line)
		}
	}
	if n := strings.Count(fonts, "SourceSans3"); n != 3 {
		t.Errorf("%d fonts", n)
	}
	for _, forbidden := range []string{"/EmbeddedFiles", "/JavaScript", "/Transparency", "/Encrypt", "/LZWDecode"} {
		if bytes.Contains(r.Bytes, []byte(forbidden)) {
			t.Errorf("the file holds %s", forbidden)
		}
	}
	if got := bytes.Count(r.Bytes, []byte("/CIDSet ")); got != 3 {
		t.Errorf("%d fonts of 3 list their characters", got)
	}
}

// Whatever is drawn is in the structure or said to have no meaning.
func TestNothingIsDrawnOutsideTheStructure(t *testing.T) {
	c := crowd(t, 40)
	name := saved(t, printed(t, c, evidence(t, c)))
	flat := tool(t, "qpdf", "--stream-data=uncompress", "--object-streams=disable", name, "-")
	open, drawn := 0, 0
	for line := range strings.Lines(flat) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasSuffix(line, " BDC"), strings.HasSuffix(line, " BMC"):
			open++
		case line == "EMC":
			open--
		case strings.HasSuffix(line, " Tj ET Q"), strings.HasSuffix(line, " Tj ET"), strings.HasSuffix(line, " re f"), strings.HasSuffix(line, " re S"), strings.HasSuffix(line, " l S"):
			drawn++
			if open != 1 {
				t.Fatalf("drawn with %d marks open: %q", open, line)
			}
		}
	}
	if drawn < 200 || open != 0 {
		t.Errorf("%d lines drawn, %d marks left open", drawn, open)
	}
}

// The code printed in the proof leads a telephone to what is known of this
// very document.
func TestTheCodeOfSquaresCanBeReadOnPaper(t *testing.T) {
	c := meeting(t).DecisionLog()
	e := evidence(t, c)
	r := printed(t, c, e)
	want, err := qr.Encode(e.Verify + "?code=" + e.Code)
	if err != nil {
		t.Fatal(err)
	}
	name := saved(t, r)
	runs := regexp.MustCompile(`(?m)^([0-9.]+) ([0-9.]+) ([0-9.]+) -([0-9.]+) re f$`).FindAllStringSubmatch(
		tool(t, "qpdf", "--stream-data=uncompress", name, "-"), -1)
	if len(runs) < len(want.Runs()) {
		t.Errorf("%d rectangles are drawn, the code has %d rows of squares", len(runs), len(want.Runs()))
	}
	if alt := "/S /Figure /P "; !bytes.Contains(r.Bytes, []byte(alt)) || !bytes.Contains(r.Bytes, []byte(" /Alt "+unicodeText("Code QR qui mène à "+e.Verify+"?code="+e.Code))) {
		t.Error("the code is no figure, or says nothing in words")
	}
}

// The proof says who signed, how, by which rules, and what each proof is worth
// (C2, C9).
func TestC9TheProofIsWhole(t *testing.T) {
	c := meeting(t).DecisionLog()
	e := evidence(t, c)
	all := pages(t, printed(t, c, e))
	text := strings.Join(all[1:], "\n")
	contains(t, text, "https://identite.example, niveau eIDAS faible (eidas1)", "Moyen d’authentification pwd", "Connexion du jeudi 3 décembre 2026 à 14 h 31",
		"Enregistrement précédent "+e.Signatures[1].Previous, "aucun\u00a0: cette signature est la première",
		"Quorum constaté à chaque décision", "CS-2026-003", "Règles appliquées pendant la séance",
		"signatures électroniques simples (eIDAS, art.\u00a025)\u202f; cachet PAdES de niveau B-B, sans horodatage")
	e.Stamped = true
	contains(t, strings.Join(pages(t, printed(t, c, e)), "\n"), "cachet PAdES de niveau B-T, daté par une autorité d’horodatage")
}
