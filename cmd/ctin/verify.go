package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"ctin/governance/seal"
)

// errNotIntact makes the program end with a failure.
var errNotIntact = errors.New(msgNotIntact)

// runVerify checks the seal of a PDF, or the proof that goes with it, from its
// bytes alone: it knows no register, and says so.
func runVerify(_ context.Context, t terminal, args []string) error {
	if len(args) != 1 {
		return errors.New(msgVerifyUsage)
	}
	pdf, err := os.ReadFile(args[0])
	if err != nil {
		return fmt.Errorf(msgVerifyFile, err)
	}
	fmt.Fprintf(t.out, msgVerifyHead, printable(args[0]), sha256.Sum256(pdf))
	if bytes.HasPrefix(bytes.TrimSpace(pdf), []byte("{")) {
		return verifyProof(t.out, pdf)
	}
	report := seal.Verify(pdf)
	tellSeal(t.out, report)
	if !report.Intact {
		return errNotIntact
	}
	return nil
}

// tellSeal writes what a report says.
func tellSeal(out io.Writer, r seal.Report) {
	if r.Signer != nil {
		tellSigner(out, r)
	}
	if r.Intact {
		tellTime(out, r)
	}
	if r.Demonstration {
		fmt.Fprintln(out, msgVerifyDemonstration)
	}
	mark, verdict := msgMarkSound, msgVerifyIntact
	if !r.Intact {
		mark, verdict = msgMarkBroken, flawSentence(r.Flaw)
	}
	fmt.Fprintf(out, "\n%s %s\n\n%s\n", mark, verdict, msgVerifyRegister)
	if r.Signer != nil && !r.SelfSigned {
		fmt.Fprintln(out, msgVerifyTrust)
	}
}

// tellTime says when the file was sealed, and what proves it.
func tellTime(out io.Writer, r seal.Report) {
	if r.Stamper == nil {
		fmt.Fprintf(out, msgVerifyAt, r.At.Format(frenchInstant))
		return
	}
	fmt.Fprintf(out, msgVerifyStamped, r.StampedAt.Format(frenchInstant), named(r.Stamper), printable(r.Stamper.Issuer.String()))
}

// tellSigner says whose seal it is, and who vouches for that.
func tellSigner(out io.Writer, r seal.Report) {
	fmt.Fprintf(out, msgVerifySigner, named(r.Signer))
	if r.SelfSigned {
		fmt.Fprintln(out, msgVerifySelfSigned)
	} else {
		fmt.Fprintf(out, msgVerifyIssuer, printable(r.Signer.Issuer.String()))
	}
	fmt.Fprintf(out, msgVerifyValid, r.Signer.NotBefore.Format(frenchDay), r.Signer.NotAfter.Format(frenchDay))
}

// named is the holder of a certificate in a few words.
func named(c *x509.Certificate) string {
	holder, organization := seal.Holder(c)
	if organization != "" {
		holder += " (" + organization + ")"
	}
	return printable(holder)
}

// printable removes what could command a terminal: anybody may choose the
// names in a certificate.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '?'
		}
		return r
	}, s)
}

// flawSentence says what is wrong with a file.
func flawSentence(f seal.Flaw) string {
	switch f {
	case seal.NotPDF:
		return msgFlawNotPDF
	case seal.Unsealed:
		return msgFlawUnsealed
	case seal.Several:
		return msgFlawSeveral
	case seal.Extended:
		return msgFlawExtended
	case seal.Altered, seal.Moved, seal.BadSignature:
		return msgFlawAltered
	case seal.OtherCertificate, seal.BrokenChain:
		return msgFlawCertificate
	case seal.BadStamp:
		return msgFlawStamp
	case seal.OutOfTime:
		return msgFlawOutOfTime
	case seal.WeakKey:
		return msgFlawWeakKey
	}
	return msgFlawOtherForm // OtherForm, Unreadable
}
