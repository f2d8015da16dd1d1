package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"ctin/governance"
	"ctin/governance/seal"
	"ctin/governance/seal/sealtest"
	"ctin/model/timestamp"
	"ctin/templates"
	"ctin/templates/pdf"
)

// printedMinutes are the minutes of the demonstration, as the program prints them.
func printedMinutes(t *testing.T) pdf.Rendered {
	t.Helper()
	raw, err := os.ReadFile("../../governance/testdata/minutes.json")
	if err != nil {
		t.Fatal(err)
	}
	var c governance.MinutesContent
	if err := json.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	_, hash, err := seal.Content(c)
	if err != nil {
		t.Fatal(err)
	}
	printed, err := pdf.Minutes(c, templates.MinutesEvidence{
		State: governance.MinutesSigned, ContentHash: hash, Zone: time.UTC, Sealer: "Sicoval", IssuedAt: sealTime(),
		Verify: "https://ctin.example/verifier",
	})
	if err != nil {
		t.Fatal(err)
	}
	return printed
}

func sealTime() time.Time { return time.Date(2026, 12, 3, 15, 4, 5, 0, time.UTC) }

// sealedMinutes are printed minutes with a seal in the place kept for it.
func sealedMinutes(t *testing.T, text ...[]byte) []byte {
	t.Helper()
	c, err := seal.ParsePEM(text...)
	if err != nil {
		t.Fatal(err)
	}
	printed := printedMinutes(t)
	b := printed.SealBox
	out, err := seal.Sign(printed.Bytes, c, seal.Box{
		Page: printed.SealPage, Left: int(b[0]), Bottom: int(b[1]), Width: int(b[2] - b[0]), Height: int(b[3] - b[1]),
	}, sealTime())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestVerifySaysWhatAFileProves(t *testing.T) {
	p := pairOf(t, 2048, sealTime().AddDate(-1, 0, 0), sealTime().AddDate(1, 0, 0))
	own := sealedMinutes(t, p.certificate, p.key)
	text, err := seal.NewDemonstration(sealTime())
	if err != nil {
		t.Fatal(err)
	}
	demonstration := sealedMinutes(t, text)
	for _, tt := range []struct {
		rule   string
		pdf    []byte
		intact bool
		says   []string
	}{
		{"intact", own, true, []string{
			"[bon]", "Intact", "Sicoval?[2J, cachet (Sicoval)", "lui-même", "03/12/2025 au 03/12/2027", "03/12/2026 à 15:04:05 UTC",
			fmt.Sprintf("%x", sha256.Sum256(own)), "Registre non consulté",
		}},
		{"intact, of a demonstration", demonstration, true, []string{"[bon]", "CERTIFICAT DE DÉMONSTRATION\u00a0: ce cachet ne prouve rien."}},
		{"one byte changed", bytes.Replace(own, []byte("/Lang (fr"), []byte("/Lang (en"), 1), false, []string{"[ROMPU]", "n’est pas celui qui a été scellé", "Sicoval", "Registre non consulté"}},
		{"something added", append(bytes.Clone(own), '\n'), false, []string{"ajouté après le cachet"}},
		{"no seal", printedMinutes(t).Bytes, false, []string{"ne porte aucun cachet"}},
		{"half a file", own[:len(own)/2], false, []string{"[ROMPU]"}},
		{"no PDF", []byte("Compte rendu"), false, []string{"n’est pas un PDF"}},
		{"an empty file", nil, false, []string{"n’est pas un PDF"}},
	} {
		term, out := console(nil)
		err := run(t.Context(), term, []string{"verify", saved(t, tt.pdf)})
		if (err == nil) != tt.intact {
			t.Errorf("%s: ended with %v\n%s", tt.rule, err, out)
		}
		for _, part := range tt.says {
			if !strings.Contains(out.String(), part) {
				t.Errorf("%s: %q is not said:\n%s", tt.rule, part, out)
			}
		}
		if strings.Contains(out.String(), "\x1b") {
			t.Errorf("%s: a name commands the terminal", tt.rule)
		}
	}
}

func TestVerifyWantsOneFile(t *testing.T) {
	for _, args := range [][]string{{"verify"}, {"verify", "a.pdf", "b.pdf"}, {"verify", "/nulle/part.pdf"}} {
		term, out := console(nil)
		if err := run(t.Context(), term, args); err == nil || out.Len() > 0 {
			t.Errorf("%v: %v\n%s", args, err, out)
		}
	}
}

// Every flaw has its sentence, and none is shown as intact.
func TestEveryFlawHasASentence(t *testing.T) {
	for _, f := range []seal.Flaw{
		seal.NotPDF, seal.Unreadable, seal.Unsealed, seal.Several, seal.OtherForm, seal.Moved, seal.OtherCertificate,
		seal.BadSignature, seal.BadStamp, seal.Altered, seal.Extended, seal.OutOfTime, seal.WeakKey, seal.BrokenChain,
	} {
		var out bytes.Buffer
		tellSeal(&out, seal.Report{Flaw: f})
		if said := out.String(); !strings.Contains(said, flawSentence(f)) || !strings.Contains(said, msgMarkBroken) {
			t.Errorf("%s: %s", f, said)
		}
	}
}

// What proves the time of a seal is told, and whose word it is.
func TestVerifySaysWhichTimeIsProved(t *testing.T) {
	text, err := seal.NewDemonstration(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	c, err := seal.ParsePEM(text)
	if err != nil {
		t.Fatal(err)
	}
	client, err := timestamp.New(sealtest.NewAuthority(t).Serve(t))
	if err != nil {
		t.Fatal(err)
	}
	printed := printedMinutes(t)
	sealed, err := seal.SignStamped(t.Context(), printed.Bytes, c, client, seal.Box{Page: printed.SealPage, Width: 200, Height: 50}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := runVerify(t.Context(), terminal{out: &out}, []string{saved(t, sealed)}); err != nil {
		t.Error(err)
	}
	if said := out.String(); !strings.Contains(said, "Date prouvée\u00a0: ") || !strings.Contains(said, "par l’horodatage de tsa (Horodatage)") {
		t.Error(said)
	}
}

func TestTheAuthorityOfTimesIsAnAddressBesideACertificate(t *testing.T) {
	p := pairOf(t, 2048, time.Now().AddDate(0, 0, -1), time.Now().AddDate(1, 0, 0))
	both := saved(t, p.certificate, p.key)
	const address = "http://horodatage.example/tsr"
	for _, tt := range []struct{ rule, certificate, address, roots, says string }{
		{"none", both, "", "", ""},
		{"one", both, address, "", ""},
		{"one of those whom we trust", both, address, sealtest.NewAuthority(t).Root, ""},
		{"without a certificate", "", address, "", "SEAL_TSA est présente sans SEAL_CERTIFICATE"},
		{"no address", both, "horodatage", "", "SEAL_TSA: ce n’est pas l’adresse"},
		{"roots of nobody", both, "", both, "SEAL_TSA_CA est présente sans SEAL_TSA"},
		{"no file of roots", both, address, "/nowhere", "SEAL_TSA_CA\u00a0: ce fichier ne donne pas"},
		{"a file of something else", both, address, saved(t, []byte("racine")), "SEAL_TSA_CA\u00a0: ce fichier ne donne pas"},
	} {
		env := coherent(t)
		env["SEAL_CERTIFICATE"], env["SEAL_TSA"], env["SEAL_TSA_CA"] = tt.certificate, tt.address, tt.roots
		cfg, err := readConfig(func(name string) string { return env[name] })
		if tt.says == "" && (err != nil || (cfg.stamper != nil) != (tt.address != "")) || tt.says != "" && (err == nil || !strings.HasPrefix(err.Error(), tt.says)) {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
}

// The file of evidence is checked without us: its content, and who signed it
// (C9).
func TestC9VerifyChecksTheFileOfEvidence(t *testing.T) {
	raw, err := os.ReadFile("../../governance/testdata/minutes.json")
	if err != nil {
		t.Fatal(err)
	}
	var c governance.MinutesContent
	if err := json.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	content, hash, err := seal.Content(c)
	if err != nil {
		t.Fatal(err)
	}
	signed, _, err := seal.Chain(seal.Hash{}, governance.Signature{
		Statement: "Je signe", SignedAt: "2026-12-03T15:31:00Z", Issuer: "https://identite.example", Subject: "s",
		LoginAt: "2026-12-03T13:31:00Z", Name: "Présidente (exemple)", Function: "présidente", Capacity: governance.AsChair, ContentHash: hash,
	})
	if err != nil {
		t.Fatal(err)
	}
	file, err := json.Marshal(proof{Content: content, ContentHash: hash, Signatures: []governance.Signature{signed}, FileHash: strings.Repeat("a", 64)})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		rule, old, new, says string
		good                 bool
	}{
		{"as it was given", "", "", "[bon]   Signature de Présidente (exemple), en qualité de présidente", true},
		{"an amount changed", "300000000", "300000001", "[ROMPU] Le contenu", false},
		{"the statement changed", "Je signe", "Je refuse", "[ROMPU] Signature de", false},
		{"the login changed", "13:31:00Z", "12:31:00Z", "[ROMPU] Signature de", false},
		{"not ours", "\"content\"", "\"contents\"", "", false},
	} {
		changed := strings.Replace(string(file), tt.old, tt.new, 1)
		if tt.old != "" && changed == string(file) {
			t.Fatalf("%s: nothing is changed", tt.rule)
		}
		var out bytes.Buffer
		err := runVerify(t.Context(), terminal{out: &out}, []string{saved(t, []byte(changed))})
		if (err == nil) != tt.good || !strings.Contains(out.String(), tt.says) {
			t.Errorf("%s: %v\n%s", tt.rule, err, out.String())
		}
	}
}
