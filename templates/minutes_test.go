package templates

import (
	"bytes"
	"encoding/json"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"ctin/governance"
)

// sicovalMinutes is the second committee of the demonstration.
func sicovalMinutes(t *testing.T) governance.MinutesContent {
	t.Helper()
	raw, err := os.ReadFile("../governance/testdata/minutes.json")
	if err != nil {
		t.Fatal(err)
	}
	var c governance.MinutesContent
	if err := json.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// signedEvidence is that of minutes which one person signed, over another text.
func signedEvidence() MinutesEvidence {
	return MinutesEvidence{
		State: governance.MinutesSigned, ContentHash: strings.Repeat("ab", 32), Zone: time.FixedZone("Europe/Paris", 3600),
		Signatures: []governance.Signature{{
			Statement: "Je signe.", Name: "Présidente (exemple)", Function: "présidente", Organization: "Sicoval",
			Capacity: governance.AsChair, SignedAt: "2026-12-03T15:31:00.000000Z", LoginAt: "2026-12-03T13:31:00.000000Z",
			Issuer: "https://identite.example", ContentHash: strings.Repeat("cd", 32), Hash: strings.Repeat("ef", 32),
		}},
		Code: "7K4MP2QX", Verify: "https://ctin.example/verifier", Reading: "https://ctin.example/lecture",
		Sealer: "Sicoval", Retention: "dix ans", Demo: true,
	}
}

// textsOf lists every text of a Paper that a reader must find.
func textsOf(p Paper) []string {
	texts := append([]string{p.Owner, p.Title, p.Subtitle, p.Running, p.State.Word}, append(p.Notices, p.Foot...)...)
	rows := func(rows []Row) {
		for _, r := range rows {
			texts = append(append(texts, r.Label), strings.Split(r.Value, "\n")...)
		}
	}
	rows(p.Facts)
	for _, part := range p.Parts {
		texts = append(texts, part.Heading)
		for _, b := range part.Blocks {
			texts = append(append(texts, b.Mark, b.Heading, b.Note, b.Strong, b.Remark), b.Paragraphs()...)
			rows(b.Facts)
			texts = append(texts, b.Items...)
			if b.Table == nil {
				continue
			}
			texts = append(texts, b.Table.Caption)
			for _, c := range b.Table.Columns {
				texts = append(texts, c.Title)
			}
			for _, r := range b.Table.Rows {
				for _, c := range r.Cells {
					texts = append(texts, c.Text)
				}
			}
		}
	}
	return texts
}

// read is the text of a page as it is read.
func read(page string) string {
	return html.UnescapeString(regexp.MustCompile(`(?s)<[^>]*>`).ReplaceAllString(page, ""))
}

func TestTheAccessiblePageSaysAllThatThePaperSays(t *testing.T) {
	paper := MinutesPaper(sicovalMinutes(t), signedEvidence())
	var page bytes.Buffer
	if err := newSet(t).Render(&page, MinutesReading{Paper: paper}); err != nil {
		t.Fatal(err)
	}
	text := read(page.String())
	for _, want := range textsOf(paper) {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on the page", want)
		}
	}
	wants(t, page.String(), strings.Repeat("ab", 32), "7K4M-P2QX", "Signature invalide\u00a0: le contenu ou l’enregistrement a changé.")
}

// C7, part 21: an annex says which item it is of, on paper as on the page.
func TestC7AnAnnexSaysWhichItemItIsOf(t *testing.T) {
	c := sicovalMinutes(t)
	c.Annexes = []governance.MinutesDocument{{Name: "rapport.pdf", Hash: "ab12", Item: 2}, {Name: "Feuille d’émargement"}}
	c.Header.Suspensions = []governance.MinutesSpan{{From: governance.MinutesInstant{Local: "14 h 30"}, To: governance.MinutesInstant{Local: "14 h 45"}}}
	paper := MinutesPaper(c, signedEvidence())
	var page bytes.Buffer
	if err := newSet(t).Render(&page, MinutesReading{Paper: paper}); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{strings.Join(textsOf(paper), "\n"), read(page.String())} {
		wants(t, text, "Point 2\u00a0: rapport.pdf (empreinte SHA-256\u00a0: ab12)", "Feuille d’émargement", "de 14 h 30 à 14 h 45")
	}
}

func TestTheWordsOfAQuorum(t *testing.T) {
	for _, tt := range []struct {
		quorum governance.MinutesQuorum
		want   string
	}{
		{governance.MinutesQuorum{Base: 11, Required: 6, Reached: 6, Met: true}, "Quorum atteint\u00a0: 6\u00a0membres présents ou représentés sur 11 (6\u00a0requis)."},
		{governance.MinutesQuorum{Base: 11, Required: 6, Reached: 5}, "Quorum non atteint\u00a0: 5\u00a0membres présents ou représentés sur 11 (6\u00a0requis)."},
		{governance.MinutesQuorum{Base: 11, Required: 6, Reached: 1, Waived: true}, "Seconde convocation, sans condition de quorum\u00a0: 1\u00a0membre présent ou représenté sur 11 (6\u00a0requis)."},
		{governance.MinutesQuorum{Base: 11, Reached: 3}, "Aucun quorum n’est requis\u00a0: 3\u00a0membres présents ou représentés sur 11."},
	} {
		if got := quorumWords(tt.quorum); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

func TestC4TheWordsOfAVote(t *testing.T) {
	for _, tt := range []struct {
		rule string
		d    governance.MinutesDecision
		want string
	}{
		{"names never, totals always", governance.MinutesDecision{Ballot: "secret", For: 4, Against: 2, Abstain: 1, Result: "adopted"}, "Adoptée\u00a0: 4\u00a0pour, 2\u00a0contre, 1\u00a0abstention (scrutin secret)."},
		{"a recused voice takes no part", governance.MinutesDecision{Ballot: "show_of_hands", Majority: "Majorité des suffrages exprimés", For: 5, Abstain: 1, NotVoting: 1, Result: "adopted"}, "Adoptée\u00a0: 5\u00a0pour, 0\u00a0contre, 1\u00a0abstention, 1\u00a0sans prendre part au vote (à main levée, majorité des suffrages exprimés)."},
		{"consensus counts nobody", governance.MinutesDecision{Ballot: "consensus", Result: "adopted"}, "Adoptée par consensus."},
		{"a casting vote is told", governance.MinutesDecision{Ballot: "public", For: 4, Against: 4, CastingVote: true, Result: "adopted"}, "Adoptée\u00a0: 4\u00a0pour, 4\u00a0contre, 0\u00a0abstention (scrutin public). La voix de la présidence, prépondérante, a départagé les votes."},
		{"a text may be rejected", governance.MinutesDecision{Ballot: "public", For: 3, Against: 4, Result: "rejected"}, "Rejetée\u00a0: 3\u00a0pour, 4\u00a0contre, 0\u00a0abstention (scrutin public)."},
	} {
		if got := resultWords(tt.d); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.rule, got, tt.want)
		}
	}
}

func TestC1TheWordsOfANotice(t *testing.T) {
	sent := governance.MinutesInstant{Local: "mardi 24\u00a0novembre 2026 à 9\u00a0h"}
	for _, tt := range []struct {
		rule string
		v    governance.MinutesConvocation
		want string
	}{
		{"in time", governance.MinutesConvocation{Sent: sent, Days: 9, Required: 5}, "(délai de 5\u00a0jours respecté)"},
		{"shorter, for a reason", governance.MinutesConvocation{Sent: sent, Days: 2, Required: 5, Urgency: "crue"}, "(délai de 5\u00a0jours réduit pour urgence)"},
		{"shorter, without one", governance.MinutesConvocation{Sent: sent, Days: 2, Required: 5}, "(délai de 5\u00a0jours non respecté)"},
	} {
		if got := convocationWords(tt.v); !strings.Contains(got, tt.want) {
			t.Errorf("%s: %q", tt.rule, got)
		}
	}
}

func TestF3ThePaperNeverAddsCashToInKindUnsaid(t *testing.T) {
	paper := MinutesPaper(sicovalMinutes(t), MinutesEvidence{})
	texts := strings.Join(textsOf(paper), "\n")
	for _, want := range []string{
		"annoncé 3\u202f230\u202f000\u00a0€ (dont à confirmer 30\u202f000\u00a0€), ferme 120\u202f000\u00a0€",
		"annoncé 18\u202f000\u00a0€, ferme 18\u202f000\u00a0€", "3\u202f248\u202f000\u00a0€",
		"Reste à financer (sur montants fermes)\u00a0: 3\u202f110\u202f000\u00a0€", "A5 120 ordinateurs reconditionnés (en nature)",
	} {
		if !strings.Contains(texts, want) {
			t.Errorf("%q is not told", want)
		}
	}
}

func TestC7MinutesRecordedLaterSaySoAtOnce(t *testing.T) {
	c := sicovalMinutes(t)
	c.RecordedLater, c.RecordedLaterOn = true, &governance.MinutesInstant{Local: "dimanche 6\u00a0décembre 2026 à 16\u00a0h"}
	if got := MinutesPaper(c, signedEvidence()).Notices; len(got) != 1 || got[0] != "Saisi a posteriori, le dimanche 6\u00a0décembre 2026 à 16\u00a0h." {
		t.Errorf("%q", got)
	}
}

func TestTheDecisionLogNamesNobodyWhoWasThere(t *testing.T) {
	texts := strings.Join(textsOf(MinutesPaper(sicovalMinutes(t).DecisionLog(), MinutesEvidence{})), "\n")
	for _, name := range []string{"Sous-préfète (exemple)", "Élu de la Haute-Garonne", "Représentant de Mûrier"} {
		if strings.Contains(texts, name) {
			t.Errorf("%s is named", name)
		}
	}
	wants(t, texts, "Présents\n5", "Représentés\n1", "CS-2026-005", "Prochaine séance", "Actions à mener")
}
