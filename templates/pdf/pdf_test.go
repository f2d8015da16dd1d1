package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"ctin/governance"
	"ctin/templates"
)

// saved writes a file for the outside tools. Set CTIN_PAPERS to a folder to
// keep the files and look at them.
func saved(t *testing.T, r Rendered) string {
	t.Helper()
	folder := os.Getenv("CTIN_PAPERS")
	if folder == "" {
		folder = t.TempDir()
	}
	name := filepath.Join(folder, strings.ReplaceAll(t.Name(), "/", "-")+".pdf")
	if err := os.WriteFile(name, r.Bytes, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// tool runs a program that no one here wrote.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// pages is the text of each page.
func pages(t *testing.T, r Rendered) []string {
	t.Helper()
	text := tool(t, "pdftotext", "-layout", saved(t, r), "-")
	return strings.Split(strings.TrimSuffix(text, "\f"), "\f")
}

// plain is a text as the tools give it back, which make every space ordinary,
// on one line.
func plain(text string) string { return strings.Join(strings.Fields(text), " ") }

func contains(t *testing.T, text string, parts ...string) {
	t.Helper()
	text = plain(text)
	for _, part := range parts {
		if !strings.Contains(text, plain(part)) {
			t.Errorf("%q is not in\n%s", part, text)
		}
	}
}

func TestFilesAreSound(t *testing.T) {
	whole := meeting(t)
	for name, c := range map[string]governance.MinutesContent{
		"whole": whole, "log": whole.DecisionLog(), "nothing": {}, "crowd": crowd(t, 400),
	} {
		t.Run(name, func(t *testing.T) {
			out := tool(t, "qpdf", "--check", saved(t, printed(t, c, evidence(t, c))))
			contains(t, out, "No syntax or stream encoding errors found")
		})
	}
}

func TestFrenchTypographyCanBeReadBack(t *testing.T) {
	c := meeting(t)
	text := strings.Join(pages(t, printed(t, c, evidence(t, c))), "\n")
	contains(t, text,
		"3\u202f000\u202f000\u00a0€", "Reste à financer (sur montants fermes)\u00a0: 3\u202f110\u202f000\u00a0€",
		"cœur", "«\u00a0Je, Présidente (exemple)", "l’inclusion numérique", "séance n°\u00a02 du jeudi 3\u00a0décembre 2026",
		"ce jour\u202f; chaque financeur", "Ce vote n’engage pas le budget des financeurs.", "2027–2028")
}

func TestNoBreakSpacesAreInTheFile(t *testing.T) {
	c := meeting(t)
	streams := tool(t, "qpdf", "--stream-data=uncompress", saved(t, printed(t, c, evidence(t, c))), "-")
	for _, text := range []string{"3\u202f000\u202f000\u00a0€", "jour\u202f;", "«\u00a0Je"} {
		var shown []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			shown = binary.BigEndian.AppendUint16(shown, unit)
		}
		if !strings.Contains(streams, string(shown)) {
			t.Errorf("%q is not shown as it is written", text)
		}
	}
}

func TestEveryTextOfThePaperIsPrinted(t *testing.T) {
	c := meeting(t)
	e := evidence(t, c)
	text := plain(strings.Join(pages(t, printed(t, c, e)), "\n"))
	for _, part := range templates.MinutesPaper(c, e).Parts {
		for _, b := range part.Blocks {
			texts := append([]string{part.Heading, b.Heading, b.Note, b.Strong, b.Remark}, b.Paragraphs()...)
			for _, f := range b.Facts {
				texts = append(texts, f.Label)
			}
			for _, want := range append(texts, b.Items...) {
				if !strings.Contains(text, plain(want)) {
					t.Errorf("%q is not printed", want)
				}
			}
		}
	}
}

func TestDecisionsComeFirst(t *testing.T) {
	c := meeting(t)
	first := pages(t, printed(t, c, evidence(t, c)))[0]
	contains(t, first, "Décisions", "CS-2026-003", "Adoptée\u00a0: 7 pour, 0 contre, 0 abstention",
		"Atteint\u00a0: 7 membres présents ou représentés sur 11 (6 requis)")
	if strings.Contains(first, "Présences") {
		t.Error("something else comes before the decisions")
	}
}

func TestEveryPageSaysWhatItIs(t *testing.T) {
	c := meeting(t)
	e := evidence(t, c)
	e.Demo = true
	all := pages(t, printed(t, c, e))
	for i, page := range all {
		contains(t, page, fmt.Sprintf("%d/%d", i+1, len(all)), "CERTIFICAT DE DÉMONSTRATION", "édition 1, version interne",
			"Vérifier\u00a0: https://ctin.example/verifier, code\u00a0"+governance.PrintedCode(e.Code))
	}
	e.Demo = false
	if text := strings.Join(pages(t, printed(t, c, e)), ""); strings.Contains(text, "DÉMONSTRATION") {
		t.Error("minutes that are real speak of a demonstration")
	}
}

func TestADraftSaysSoOnEveryPage(t *testing.T) {
	all := pages(t, printed(t, meeting(t), templates.MinutesEvidence{State: governance.MinutesDraft}))
	contains(t, all[0], "Projet\u00a0: ce texte peut encore changer")
	for _, page := range all {
		contains(t, page, "Projet, sans valeur.")
	}
}

func TestC9TheProofNamesSignaturesAndTheirText(t *testing.T) {
	c := meeting(t)
	e := evidence(t, c)
	_, last, _ := strings.Cut(strings.Join(pages(t, printed(t, c, e)), "\n"), "Signatures et preuve")
	contains(t, last, "en qualité de présidente", "en qualité de secrétaire de séance",
		"jeudi 3\u00a0décembre 2026 à 16\u00a0h\u00a031 (2026-12-03 15:31:00\u00a0UTC)", "niveau eIDAS faible (eidas1)",
		e.ContentHash, governance.PrintedCode(e.Code), e.Verify, e.Reading, "signature électronique simple au sens du règlement eIDAS (art.\u00a025)",
		"Cachet électronique de l’organisation\u00a0: Sicoval")
	if strings.Contains(last, "invalide\u00a0:") {
		t.Error("a good signature is called invalid")
	}
	e.ContentHash = strings.Repeat("0", 64)
	contains(t, strings.Join(pages(t, printed(t, c, e)), ""), "Signature invalide\u00a0: le contenu ou l’enregistrement a changé.")
}

func TestC9PaperIsNeverCalledElectronic(t *testing.T) {
	c := meeting(t)
	e := evidence(t, c)
	e.Signatures = nil
	e.OnPaper = &governance.PaperSignature{SignedOn: "2026-12-10", Names: []string{"Présidente (exemple)"}, Kept: "archives du Sicoval", ScanHash: "ab"}
	text := strings.Join(pages(t, printed(t, c, e)), "")
	contains(t, text, "Signé sur papier", "ce n’est pas une signature électronique", "Original conservé\u00a0: archives du Sicoval")
	if strings.Contains(text, "signature électronique simple") {
		t.Error("paper is called an electronic signature")
	}
}

func TestTheSealHasItsRoom(t *testing.T) {
	for signers := range 8 {
		c := meeting(t).DecisionLog()
		e := evidence(t, c)
		e.Signatures = slices.Repeat(e.Signatures[:1], signers)
		r := printed(t, c, e)
		left, bottom, right, top := float64(r.SealBox[0]), float64(r.SealBox[1]), float64(r.SealBox[2]), float64(r.SealBox[3])
		if r.SealPage != r.Pages || left < marginLeft || bottom < marginBottom || right > pageWidth-marginRight || top > pageHeight-marginTop {
			t.Errorf("the seal is on page %d of %d, at %v", r.SealPage, r.Pages, r.SealBox)
		}
		inside := tool(t, "pdftotext", "-f", fmt.Sprint(r.SealPage), "-l", fmt.Sprint(r.SealPage), "-r", "72",
			"-x", fmt.Sprint(int(left)), "-y", fmt.Sprint(int(pageHeight-top)), "-W", fmt.Sprint(int(right-left)), "-H", fmt.Sprint(int(top-bottom)),
			saved(t, r), "-")
		words := strings.Join(strings.Fields(inside), " ")
		if !strings.HasPrefix(words, "Sicoval Le cachet couvre le fichier entier") || !strings.HasSuffix(words, "des signatures de votre lecteur.") {
			t.Errorf("the room of the seal holds %q", words)
		}
	}
	if r := printed(t, meeting(t), templates.MinutesEvidence{}); r.SealPage != 0 || r.SealBox != [4]int{} {
		t.Errorf("a draft keeps room for a seal: page %d", r.SealPage)
	}
}

// What is printed to be sealed is read once it is: it never says that it waits
// for a seal.
func TestC7ASealedFileDoesNotSayThatItWaitsForItsSeal(t *testing.T) {
	c := meeting(t).DecisionLog()
	e := evidence(t, c)
	e.State = governance.MinutesToSeal
	text := strings.Join(pages(t, printed(t, c, e)), "")
	contains(t, text, "Signé", "Le cachet couvre le fichier entier")
	if strings.Contains(text, governance.MinutesToSeal.Label()) {
		t.Error("the file waits for its seal")
	}
	e.State = governance.MinutesDraft
	contains(t, strings.Join(pages(t, printed(t, c, e)), ""), "Le cachet sera apposé ici")
}

// A chapter never begins at the foot of a page: its first passage follows. So
// many people bring the agenda there.
func TestAChapterIsNotPartedFromItsFirstPassage(t *testing.T) {
	for _, people := range []int{2, 3, 4, 17, 18} {
		found := false
		for _, page := range pages(t, printed(t, crowd(t, people), templates.MinutesEvidence{State: governance.MinutesDraft})) {
			_, below, here := strings.Cut(page, "Ordre du jour et échanges")
			found = found || here && strings.HasPrefix(strings.Join(strings.Fields(below), " "), "1. Ouverture, émargement")
		}
		if !found {
			t.Errorf("with %d people the agenda is parted from its first item", people)
		}
	}
}

// crowd is a meeting of n members with long names: « M017a … M017z ».
func crowd(t *testing.T, n int) governance.MinutesContent {
	c := meeting(t)
	c.Attendance.Present = nil
	for i := range n {
		c.Attendance.Present = append(c.Attendance.Present, governance.MinutesPerson{
			Name:         fmt.Sprintf("M%03da Personne dont le nom est assez long pour tenir sur plusieurs lignes de sa colonne M%03dz", i, i),
			Organization: "Commune (exemple)", College: governance.Institutional, Voting: true,
		})
	}
	return c
}

func TestTablesRepeatTheirHeaderAndNeverCutARow(t *testing.T) {
	c := crowd(t, 95)
	seen := 0
	for _, page := range pages(t, printed(t, c, evidence(t, c))) {
		rows := 0
		for i := range 95 {
			from, to := strings.Contains(page, fmt.Sprintf("M%03da", i)), strings.Contains(page, fmt.Sprintf("M%03dz", i))
			if from != to {
				t.Errorf("row %d is cut", i)
			}
			if from {
				rows++
			}
		}
		if seen += rows; rows > 0 {
			contains(t, page, "Nom et fonction", "Organisation", "Collège", "Voix")
		}
	}
	if seen != 95 {
		t.Errorf("%d rows of 95 are printed", seen)
	}
}

func TestNothingRunsIntoTheFoot(t *testing.T) {
	c := crowd(t, 95)
	c.Agenda[0].Prose = strings.Repeat("Une phrase de plus, qui ne dit rien de nouveau.\n", 150)
	r := printed(t, c, evidence(t, c))
	above := tool(t, "pdftotext", "-r", "72", "-x", "0", "-y", "764", "-W", "595", "-H", "14", saved(t, r), "-")
	if strings.TrimSpace(above) != "" {
		t.Errorf("between the text and the foot: %q", above)
	}
}

func TestTheOutlineFollowsTheParts(t *testing.T) {
	c := meeting(t)
	out := tool(t, "mutool", "show", saved(t, printed(t, c, evidence(t, c))), "outline")
	var titles []string
	for line := range strings.Lines(out) {
		if _, rest, ok := strings.Cut(line, `"`); ok {
			title, _, _ := strings.Cut(rest, `"`)
			titles = append(titles, title)
		}
	}
	want := []string{
		"Compte rendu", "Décisions", "Approbation du diagnostic territorial, version 1", "Programme coordonné de financement 2027–2028",
		"Affectation du fonds commun", "Lancement de la formation des aidants", "Séance et convocation", "Présences",
	}
	if len(titles) < len(want) || !slices.Equal(titles[:len(want)], want) {
		t.Errorf("the outline begins with %q", titles)
	}
}

func TestTheFileSaysItsTitleAndItsLanguage(t *testing.T) {
	c := meeting(t)
	name := saved(t, printed(t, c, evidence(t, c)))
	contains(t, tool(t, "pdfinfo", name), "Compte rendu – Comité stratégique, séance n°\u00a02 du jeudi 3\u00a0décembre 2026", "Sicoval", "2026")
	catalog := tool(t, "mutool", "show", name, "trailer/Root")
	contains(t, catalog, "/Lang (fr-FR)", "/DisplayDocTitle true")
	contains(t, string(printed(t, c, evidence(t, c)).Bytes), "/ID [<0102030405060708090a0b0c0d0e0f10> <")
}

func TestTheSameMinutesAreTheSameBytes(t *testing.T) {
	c := meeting(t)
	e := evidence(t, c)
	first := printed(t, c, e).Bytes
	made := make(chan []byte)
	for range 6 { // at once: the fonts are shared
		go func() {
			r, err := Minutes(c, e)
			if err != nil {
				t.Error(err)
			}
			made <- r.Bytes
		}()
	}
	for range 6 {
		if !bytes.Equal(<-made, first) {
			t.Error("the bytes differ")
		}
	}
	c.Decisions[0].Title += "."
	if bytes.Equal(printed(t, c, e).Bytes, first) {
		t.Error("other minutes have the same bytes")
	}
}
