package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"ctin/governance"
	"ctin/governance/seal"
	"ctin/templates"
	"ctin/templates/pdf"
)

// sealing gives the store a certificate of demonstration.
func (a *assembly) sealing() {
	a.t.Helper()
	text, err := seal.NewDemonstration(a.now)
	a.ok(err)
	c, err := seal.ParsePEM(text)
	a.ok(err)
	a.SealWith(&c)
}

// printed is the PDF of a document as it stands.
func (a *assembly) printed(kind governance.MinutesKind) PrintedMinutes {
	a.t.Helper()
	m := a.minutes(kind)
	name, demo := a.Sealer()
	r, err := pdf.Minutes(m.Content, templates.MinutesEvidence{
		State: m.State, ContentHash: m.ContentHash, Signatures: m.Signatures, Zone: time.UTC, Code: m.Token,
		Verify: "https://ctin.test/verifier", Sealer: name, Demo: demo, IssuedAt: m.SignedAt,
	})
	a.ok(err)
	return PrintedMinutes{MeetingID: a.meeting, Kind: kind, ContentHash: m.ContentHash, File: r.Bytes, Page: r.SealPage, Box: r.SealBox}
}

// sealedAssembly is a meeting whose decision log everyone signed, and that is sealed.
func sealedAssembly(t *testing.T) (a *assembly, file []byte) {
	t.Helper()
	a = closedAssembly(t)
	a.sealing()
	must(a.SignMinutes(a.ctx, a.signer(a.as("Sicoval")), a.signing(governance.DecisionLog, nil)))(t)
	must(a.SignMinutes(a.ctx, a.signer(a.keeper), a.signing(governance.DecisionLog, nil)))(t)
	a.ok(a.IssueMinutes(a.ctx, a.keeper, a.printed(governance.DecisionLog)))
	return a, must(a.DocumentFile(a.ctx, a.keeper, DocumentKey{MeetingID: a.meeting, Kind: governance.DecisionLog}))(t)
}

func TestC7TheSignedLogIsSealedTheSameDay(t *testing.T) {
	a, file := sealedAssembly(t)
	log := a.minutes(governance.DecisionLog)
	sum := sha256.Sum256(file)
	if log.State != governance.MinutesSealed || log.SealedAt.IsZero() || log.Issue.FileHash != hex.EncodeToString(sum[:]) || log.Issue.Token != log.Token {
		t.Errorf("%+v, issued %+v", log.Minutes, log.Issue)
	}
	report := seal.Verify(file)
	if !report.Intact || !report.Demonstration || !report.Covers {
		t.Errorf("the file says %+v", report)
	}
	name := filepath.Join(t.TempDir(), "releve.pdf")
	a.ok(os.WriteFile(name, file, 0o600))
	if out, err := exec.Command("qpdf", "--check", name).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %v\n%s", err, out)
	}
	if a.entries(a.keeper, "minutes.seal", int64(log.ID)) != 1 {
		t.Error("P4: the journal does not tell the seal")
	}
}

func TestC7WhatIsNotSignedIsNotSealed(t *testing.T) {
	a := closedAssembly(t)
	a.sealing()
	must(a.SignMinutes(a.ctx, a.signer(a.as("Sicoval")), a.signing(governance.DecisionLog, nil)))(t)
	refused(t, a.IssueMinutes(a.ctx, a.keeper, a.printed(governance.DecisionLog)), governance.Conflict, "")
	must(a.SignMinutes(a.ctx, a.signer(a.keeper), a.signing(governance.DecisionLog, nil)))(t)
	refused(t, a.IssueMinutes(a.ctx, a.as("Bruyere"), a.printed(governance.DecisionLog)), governance.Forbidden, "")
	other := a.printed(governance.DecisionLog)
	other.ContentHash = "00"
	refused(t, a.IssueMinutes(a.ctx, a.keeper, other), governance.Conflict, "")
	a.ok(a.IssueMinutes(a.ctx, a.keeper, a.printed(governance.DecisionLog)))
	refused(t, a.IssueMinutes(a.ctx, a.keeper, a.printed(governance.DecisionLog)), governance.Conflict, "")
	if n := a.count(`select count(*) from issues`); n != 1 {
		t.Errorf("%d files were issued", n)
	}
}

func TestC7WithoutSealADocumentWaits(t *testing.T) {
	a := closedAssembly(t)
	must(a.SignMinutes(a.ctx, a.signer(a.as("Sicoval")), a.signing(governance.DecisionLog, nil)))(t)
	must(a.SignMinutes(a.ctx, a.signer(a.keeper), a.signing(governance.DecisionLog, nil)))(t)
	refused(t, a.IssueMinutes(a.ctx, a.keeper, a.printed(governance.DecisionLog)), governance.Conflict, "")
	if log := a.minutes(governance.DecisionLog); log.State != governance.MinutesToSeal {
		t.Errorf("it is %s", log.State)
	}
}

func TestTheRegisterKnowsWhatWasIssued(t *testing.T) {
	a, file := sealedAssembly(t)
	flipped := bytes.Clone(file)
	flipped[len(flipped)/3] ^= 1
	stranger, err := exec.Command("sh", "-c", "printf '%%PDF-1.4 rien'").Output()
	a.ok(err)
	for _, tt := range []struct {
		rule string
		file []byte
		want governance.Verdict
	}{
		{"the file as issued", file, governance.Authentic},
		{"one byte flipped", flipped, governance.Modified},
		{"something added after it", append(bytes.Clone(file), "\n%ajout"...), governance.Modified},
		{"cut short", file[:len(file)-100], governance.Modified},
		{"another file", stranger, governance.Unknown},
		{"nothing", nil, governance.Unknown},
	} {
		v := must(a.VerifyFile(a.ctx, tt.file))(t)
		if v.Verdict != tt.want || (v.Header.Meeting == 1) != (tt.want != governance.Unknown) {
			t.Errorf("%s: %s, %+v", tt.rule, v.Verdict, v.Header)
		}
	}
	log := a.minutes(governance.DecisionLog)
	if v := must(a.VerifyCode(a.ctx, log.Token))(t); v.Verdict != governance.Authentic || v.Shown || v.Issued.FileHash != log.Issue.FileHash {
		t.Errorf("by its code: %+v", v)
	}
	if v := must(a.VerifyCode(a.ctx, a.minutes(governance.SummaryMinutes).Token))(t); v.Verdict != governance.Unknown {
		t.Errorf("a document that was not issued is %s", v.Verdict)
	}
}

func TestAnEditionThatFollowsReplacesTheOneBefore(t *testing.T) {
	a, first := sealedAssembly(t)
	a.scan(nil, `
		insert into minutes (coordination_id, meeting_id, kind, state, edition, content, content_hash, signatories, token, signed_at, created_at)
		select coordination_id, meeting_id, kind, 'to_seal', 2, content, content_hash, signatories, 'AAAAAAAAAAAAAAAAAAAAAAAAAA', now(), now()
		from minutes where kind = 'decision_log'`)
	a.now = a.now.Add(time.Hour)
	a.ok(a.IssueMinutes(a.ctx, a.keeper, a.printed(governance.DecisionLog)))
	if v := must(a.VerifyFile(a.ctx, first))(t); v.Verdict != governance.Replaced || !v.ReplacedOn.Equal(a.now) {
		t.Errorf("the first edition is %s, replaced on %s", v.Verdict, v.ReplacedOn)
	}
	second := must(a.DocumentFile(a.ctx, a.keeper, DocumentKey{MeetingID: a.meeting, Kind: governance.DecisionLog}))(t)
	if v := must(a.VerifyFile(a.ctx, second))(t); v.Verdict != governance.Authentic {
		t.Errorf("the second is %s", v.Verdict)
	}
	if n := a.count(`select count(*) from minutes where kind = 'decision_log' and state = 'superseded' and edition = 1`); n != 1 {
		t.Error("the first edition is not superseded")
	}
}
