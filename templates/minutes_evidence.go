package templates

import (
	"strings"
	"time"

	"ctin/governance"
	"ctin/governance/seal"
	"ctin/templates/qr"
)

// MinutesEvidence is what surrounds the content of minutes and is no part of
// what was signed: where they stand, who signed, how to verify them.
type MinutesEvidence struct {
	State       governance.MinutesState
	ContentHash string                 // empty as long as the text may change
	Signatures  []governance.Signature // in the order they were given
	OnPaper     *governance.PaperSignature
	ToSign      []governance.Signatory // boxes to sign in by hand, on the copy that is printed for that
	Kind        governance.MinutesKind
	Errata      []string // joined to it since, in words
	Zone        *time.Location
	Code        string                    // to be typed on the page Verify
	Verify      string                    // address where anyone verifies the document
	Reading     string                    // address of the accessible page
	Sealer      string                    // organisation whose seal the file will carry, or empty
	Retention   string                    // how long the document is kept
	Demo        bool                      // the certificate proves nothing
	Stamped     bool                      // the seal carries the time that an authority proves (B-T)
	Rules       []governance.RuleSentence // by which the meeting was held; none when they are not known
	IssuedAt    time.Time
}

// sealLine is the caption of the room kept for the seal, empty when there is none.
func sealLine(e MinutesEvidence) string {
	switch {
	case e.Sealer == "":
		return ""
	case e.Demo:
		return sealOfDemo
	}
	return sealCaption + e.Sealer
}

// minutesProof is the last part: who signed what, and how anyone checks it.
func minutesProof(c governance.MinutesContent, e MinutesEvidence) Part {
	part := Part{ID: "preuve", Heading: partProof, Break: true}
	part.Blocks = append(part.Blocks, Block{Text: proofIntroduction(e)})
	for _, s := range e.Signatures {
		part.Blocks = append(part.Blocks, signatureBlock(s, e))
	}
	if e.OnPaper != nil {
		part.Blocks = append(part.Blocks, Block{Heading: paperHead(*e.OnPaper), Text: paperWords(*e.OnPaper)})
	}
	part.Blocks = append(part.Blocks, quorumProof(c, e)...)
	part.Blocks = append(part.Blocks, Block{Heading: headVerify, Facts: some(
		Row{Label: factHash, Value: e.ContentHash},
		Row{Label: factVerify, Value: e.Verify},
		Row{Label: factCode, Value: governance.PrintedCode(e.Code)},
		Row{Label: factReading, Value: e.Reading},
		Row{Label: factSealLevel, Value: levelWords(e)},
	), Remark: sealWords(e), QR: verifyQR(e)})
	return part
}

func signatureBlock(s governance.Signature, e MinutesEvidence) Block {
	return Block{
		Heading: s.Name,
		Note:    strings.Join(nonEmpty(s.Function, s.Organization, s.Quality(), s.Delegation), ", "),
		Text:    quoted(s.Statement),
		Strong:  signatureState(seal.Holds(s, e.ContentHash)),
		Facts: some(
			Row{Label: factSignedAt, Value: stampWords(s.SignedAt, e.Zone)},
			Row{Label: factLogin, Value: stampWords(s.LoginAt, e.Zone)},
			Row{Label: factIssuer, Value: strings.Join(nonEmpty(s.Issuer, s.Level()), ", ")},
			Row{Label: factMeans, Value: strings.Join(s.AMR, ", ")},
			Row{Label: factRecord, Value: s.Hash},
			Row{Label: factPrevious, Value: previousWords(s.Previous)},
		),
	}
}

// quorumProof recalls the rules of the meeting, and the quorum that each
// decision was taken with.
func quorumProof(c governance.MinutesContent, e MinutesEvidence) []Block {
	var blocks []Block
	if len(c.Decisions) > 0 {
		g := &Grid{Caption: captionQuorum, Columns: []Column{{colDecision, 22, false}, {colQuorum, 52, false}, {colVoices, 26, false}}}
		for _, d := range c.Decisions {
			g.add(d.Number, momentQuorum(d.Quorum), resultWords(d))
		}
		blocks = append(blocks, Block{Table: g})
	}
	if len(e.Rules) == 0 {
		return blocks
	}
	rules := Block{Heading: headRules}
	for _, r := range e.Rules {
		rules.Facts = append(rules.Facts, Row{Label: r.Subject, Value: r.Text})
	}
	return append(blocks, rules)
}

// verifyQR leads to what is known of this very document.
func verifyQR(e MinutesEvidence) *QRCode {
	if e.Verify == "" || e.Code == "" {
		return nil
	}
	address := e.Verify + "?code=" + e.Code
	code, err := qr.Encode(address)
	if err != nil {
		return nil // the address and the code are printed beside it
	}
	return &QRCode{Code: code, Alt: qrWords + address}
}
