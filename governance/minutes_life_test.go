package governance

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// fixture are the minutes of testdata.
func fixture(t *testing.T) MinutesContent {
	t.Helper()
	raw, err := os.ReadFile("testdata/minutes.json")
	if err != nil {
		t.Fatal(err)
	}
	var c MinutesContent
	if err := json.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// problemAt is the code of an error and the field it is at.
func problemAt(err error) (Code, string) {
	if p := ProblemsOf(err); len(p) > 0 {
		return p[0].Code, p[0].Field
	}
	return CodeOf(err), ""
}

func TestC8AnErratumSaysWhatAndWhy(t *testing.T) {
	whole := MinutesCorrection{Passage: "Point 2", Text: "Lire 25 000 €.", Reason: "Faute de frappe."}
	for _, tt := range []struct {
		rule  string
		spoil func(*MinutesCorrection)
		field string
	}{
		{"whole", func(*MinutesCorrection) {}, ""},
		{"no passage", func(c *MinutesCorrection) { c.Passage = " " }, "passage"},
		{"no text", func(c *MinutesCorrection) { c.Text = "\n" }, "text"},
		{"no reason", func(c *MinutesCorrection) { c.Reason = "" }, "reason"},
		{"too long", func(c *MinutesCorrection) { c.Text = strings.Repeat("é", 5001) }, "text"},
	} {
		c := whole
		tt.spoil(&c)
		_, err := CheckCorrection(c)
		if _, field := problemAt(err); field != tt.field {
			t.Errorf("%s: %v at %q", tt.rule, err, field)
		}
	}
}

func TestC8OnlyWhatIsSealedIsCorrectedOrPublished(t *testing.T) {
	for _, kind := range []MinutesKind{DecisionLog, SummaryMinutes, FullMinutes, Erratum, PublicExtract} {
		for _, state := range FullMinutes.Ladder() {
			m := Minutes{Kind: kind, State: state}
			want := state == MinutesSealed && !kind.Attached()
			if (m.Correctable() == nil) != want || (m.Publishable() == nil) != want {
				t.Errorf("%s %s: %v, %v", kind, state, m.Correctable(), m.Publishable())
			}
		}
	}
	if err := (Minutes{Kind: Erratum, State: MinutesDraft}).Droppable(0); err != nil {
		t.Error(err)
	}
	for _, m := range []Minutes{{Kind: Erratum, State: MinutesSealed}, {Kind: DecisionLog, State: MinutesDraft}} {
		if m.Droppable(0) == nil {
			t.Errorf("%s %s is given up", m.Kind, m.State)
		}
	}
	if (Minutes{Kind: Erratum, State: MinutesDraft}).Droppable(1) == nil {
		t.Error("a signed erratum is given up")
	}
}

func TestC7AnExtractIsReplacedByTheNextOfTheSameDocumentAnErratumByNothing(t *testing.T) {
	first := Minutes{Kind: PublicExtract, State: MinutesSealed, Edition: 1, SourceID: 7}
	for _, tt := range []struct {
		rule string
		by   Minutes
		may  bool
	}{
		{"the next", Minutes{Kind: PublicExtract, State: MinutesSealed, Edition: 2, SourceID: 7}, true},
		{"of another document", Minutes{Kind: PublicExtract, State: MinutesSealed, Edition: 2, SourceID: 8}, false},
		{"not sealed yet", Minutes{Kind: PublicExtract, State: MinutesToSeal, Edition: 2, SourceID: 7}, false},
		{"an earlier one", Minutes{Kind: PublicExtract, State: MinutesSealed, Edition: 1, SourceID: 7}, false},
	} {
		if _, err := first.Supersede(tt.by); (err == nil) != tt.may {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
	erratum := Minutes{Kind: Erratum, State: MinutesSealed, Edition: 1, SourceID: 7}
	if _, err := erratum.Supersede(Minutes{Kind: Erratum, State: MinutesSealed, Edition: 2, SourceID: 7}); err == nil {
		t.Error("an erratum is replaced")
	}
}

func TestC10AnExtractLeavesOutWhatIsNotForEveryone(t *testing.T) {
	c := fixture(t)
	c.Agenda[0].Prose = "Écrire à camille.durand@sicoval.example ou au 05 61 00 00 00, poste 12, ou +33 (0)5 61 00 00 00."
	c.Agenda[1].Closed = true
	c.Decisions[0].Text += " Contact : a@b.fr"
	hidden := c.Agenda[2].Number
	c.Annexes = []MinutesDocument{{Name: "ouvert.pdf", Item: c.Agenda[0].Number}, {Name: "secret.pdf", Item: hidden}, {Name: "Feuille"}}
	source := MinutesSource{ContentHash: strings.Repeat("ab", 32), FileHash: strings.Repeat("cd", 32), Code: "SECRET"}
	e, err := c.Extract(3, source, ExtractOptions{Withhold: []int{hidden}})
	if err != nil {
		t.Fatal(err)
	}
	if len(e.Annexes) != 2 || len(c.Annexes) != 3 {
		t.Errorf("annexes: %+v of %+v", e.Annexes, c.Annexes)
	}
	if !e.Header.Public || e.Header.Kind != PublicExtract || e.Header.Edition != 3 || e.Source.FileHash != source.FileHash || e.Source.Code != "" {
		t.Errorf("header %+v, source %+v", e.Header, e.Source)
	}
	raw, _ := json.Marshal(e)
	for _, secret := range []string{"@", "05 61", "5 61 00", c.Agenda[1].Title, c.Agenda[2].Title, "secret.pdf"} {
		if strings.Contains(string(raw), secret) {
			t.Errorf("the extract still says %q", secret)
		}
	}
	if !strings.Contains(e.Agenda[0].Prose, "[adresse non publiée]") || !strings.Contains(e.Agenda[0].Prose, "[numéro non publié]") || !strings.Contains(e.Agenda[0].Prose, "poste 12") {
		t.Errorf("prose: %s", e.Agenda[0].Prose)
	}
	if !slices.Equal(e.Withheld, []MinutesWithheld{{c.Agenda[1].Number}, {hidden}}) {
		t.Errorf("withheld: %+v", e.Withheld)
	}
	gone := append(slices.Clone(c.Agenda[1].Decisions), c.Agenda[2].Decisions...)
	for _, d := range e.Decisions {
		if slices.Contains(gone, d.Number) || d.Votes != nil {
			t.Errorf("%s is told, with %d voters", d.Number, len(d.Votes))
		}
	}
	for _, task := range e.Tasks {
		if slices.Contains(gone, task.Decision) {
			t.Errorf("%+v is told", task)
		}
	}
	if e.Reservations != nil {
		t.Error("the reservations are told")
	}
	if again, _ := c.Extract(3, source, ExtractOptions{Withhold: []int{hidden}, Voters: true, Reservations: true}); len(again.Reservations) != len(c.Reservations) {
		t.Error("the options are not followed")
	}
}

func TestC10ScrubKeepsFiguresAndReferences(t *testing.T) {
	for _, same := range []string{
		"CS-2026-001", "1 600 000 €", "le 03/12/2026", "SIRET 200 049 000 00012", strings.Repeat("0123456789abcdef", 4), "A3 et A4", "2026-12-03T13:00:00Z",
	} {
		if got := Scrub(same); got != same {
			t.Errorf("%q becomes %q", same, got)
		}
	}
	for _, contact := range []string{"0561000000", "05.61.00.00.00", "05-61-00-00-00", "+33 5 61 00 00 00", "05\u00a061\u00a000\u00a000\u00a000", "jean-paul.o'neil@mairie.sicoval.fr"} {
		if got := Scrub("(" + contact + ")"); strings.Contains(got, contact) {
			t.Errorf("%q stays", got)
		}
	}
}

func TestC9AScanIsWholeAndOpens(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	whole := []byte("%PDF-1.7\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n")
	signed := append(bytes.Clone(whole), "/ByteRange [0 1 2 3]\nstartxref\n9\n%%EOF\n"...)
	for _, tt := range []struct {
		rule    string
		way     SigningWay
		name    string
		content []byte
		says    string
	}{
		{"a PDF", OnPaper, "scan.pdf", whole, ""},
		{"a picture", OnPaper, "scan.PNG", picture.Bytes(), ""},
		{"signed elsewhere", Outside, "pv.pdf", signed, ""},
		{"nothing", OnPaper, "", nil, "Joignez la numérisation"},
		{"a PDF in name only", OnPaper, "scan.pdf", []byte("bonjour"), "n’est pas celui d’un fichier pdf"},
		{"a text", OnPaper, "scan.csv", []byte("a;b"), "Joignez un PDF, une image"},
		{"cut short", OnPaper, "scan.pdf", whole[:20], "sa fin manque"},
		{"a picture cut short", OnPaper, "scan.png", picture.Bytes()[:40], "sa fin manque"},
		{"locked", OnPaper, "scan.pdf", append([]byte("%PDF-1.4 /Encrypt 5 0 R "), whole...), "mot de passe"},
		{"not signed elsewhere", Outside, "pv.pdf", whole, "ne porte aucune signature"},
		{"a picture of what was signed elsewhere", Outside, "pv.png", picture.Bytes(), "tel qu’il revient du parapheur"},
		{"too large", OnPaper, "scan.pdf", make([]byte, MaxUpload+1), "25"},
	} {
		err := CheckScan(tt.way, tt.name, tt.content)
		if (err == nil) != (tt.says == "") || err != nil && !strings.Contains(err.Message, tt.says) {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
}

func TestC9APaperSignatureHasADay(t *testing.T) {
	for _, tt := range []struct {
		on Date
		ok bool
	}{{"2026-12-02", false}, {"2026-12-03", true}, {"2026-12-10", true}, {"2026-12-11", false}} {
		if err := (PaperSignature{SignedOn: tt.on}).Within("2026-12-03", "2026-12-10"); (err == nil) != tt.ok {
			t.Errorf("%s: %v", tt.on, err)
		}
	}
}

func TestC9ADelegationIsADeedOfADay(t *testing.T) {
	whole := Delegation{GiverID: 1, BearerID: 2, Deed: "Arrêté n° 12", GivenOn: "2026-12-01"}
	for _, tt := range []struct {
		rule  string
		spoil func(*Delegation)
		field string
	}{
		{"whole", func(*Delegation) {}, ""},
		{"no deed", func(d *Delegation) { d.Deed = " " }, "deed"},
		{"no day", func(d *Delegation) { d.GivenOn = "" }, "given_on"},
		{"a day to come", func(d *Delegation) { d.GivenOn = "2026-12-04" }, "given_on"},
		{"a day that is none", func(d *Delegation) { d.GivenOn = "31/02/2026" }, "given_on"},
		{"a day as people write it", func(d *Delegation) { d.GivenOn = "1/12/2026" }, ""},
		{"to nobody", func(d *Delegation) { d.BearerID = 0 }, "bearer"},
		{"to oneself", func(d *Delegation) { d.BearerID = 1 }, "bearer"},
	} {
		d := whole
		tt.spoil(&d)
		_, err := CheckDelegation(d, "2026-12-03")
		if _, field := problemAt(err); field != tt.field {
			t.Errorf("%s: %v at %q", tt.rule, err, field)
		}
	}
	for _, tt := range []struct {
		rule    string
		spoil   func(*Delegation)
		giver   PersonID
		meeting MeetingID
		day     Date
		covers  bool
	}{
		{"until revoked", func(*Delegation) {}, 1, 5, "2026-12-03", true},
		{"for this meeting", func(d *Delegation) { d.MeetingID = 5 }, 1, 5, "2026-12-03", true},
		{"for another meeting", func(d *Delegation) { d.MeetingID = 6 }, 1, 5, "2026-12-03", false},
		{"of somebody else", func(*Delegation) {}, 3, 5, "2026-12-03", false},
		{"before the deed", func(*Delegation) {}, 1, 5, "2026-11-30", false},
		{"revoked", func(d *Delegation) { d.RevokedAt = closing }, 1, 5, "2026-12-03", false},
	} {
		d := whole
		tt.spoil(&d)
		if d.Covers(tt.giver, tt.meeting, tt.day) != tt.covers {
			t.Errorf("%s: covers %v", tt.rule, !tt.covers)
		}
	}
}

func TestAProposalIsAnsweredOnceAndADeclineHasAWord(t *testing.T) {
	draft := Minutes{Kind: FullMinutes, State: MinutesDraft}
	if err := CheckProposal(draft, "a", "b"); err != nil {
		t.Error(err)
	}
	for rule, err := range map[string]error{
		"circulated": CheckProposal(Minutes{Kind: FullMinutes, State: MinutesCirculated}, "a", "b"),
		"the same":   CheckProposal(draft, "a", "a"),
		"too long":   CheckProposal(draft, "a", strings.Repeat("é", MaxProse+1)),
		"the log":    CheckProposal(Minutes{Kind: DecisionLog, State: MinutesDraft}, "a", "b"),
	} {
		if err == nil {
			t.Errorf("%s: it is accepted", rule)
		}
	}
	open := Proposal{State: ProposalOpen}
	if p, err := open.Answer(true, ""); err != nil || p.State != ProposalAccepted {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err := open.Answer(false, " "); CodeOf(err) != Invalid {
		t.Errorf("declined without a word: %v", err)
	}
	if p, err := open.Answer(false, "Hors sujet."); err != nil || p.State != ProposalDeclined || p.Word != "Hors sujet." {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err := (Proposal{State: ProposalDeclined}).Answer(true, ""); CodeOf(err) != Conflict {
		t.Errorf("answered twice: %v", err)
	}
}

func TestC10OnlyWhatIsPublishedIsWithdrawn(t *testing.T) {
	published := Minutes{Kind: PublicExtract, State: MinutesSealed}
	if err := published.Unpublish(); err != nil {
		t.Error(err)
	}
	withdrawn := published
	withdrawn.WithdrawnAt = time.Date(2026, 12, 3, 14, 0, 0, 0, time.UTC)
	for _, m := range []Minutes{withdrawn, {Kind: PublicExtract, State: MinutesDraft}, {Kind: FullMinutes, State: MinutesSealed}} {
		if CodeOf(m.Unpublish()) != Conflict {
			t.Errorf("withdrawn: %+v", m)
		}
	}
}
