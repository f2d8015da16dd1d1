package main

import (
	"bytes"
	"context"
	"crypto"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ctin/governance/seal"
	"ctin/model/timestamp"

	"software.sslmate.com/src/go-pkcs12"
)

// readSeal loads the certificate that seals minutes and tries it once; nil
// without one. No certificate is ever made here: production has its own.
func readSeal(getenv func(string) string, now time.Time) (*seal.Certificate, error) {
	certificate, key := getenv("SEAL_CERTIFICATE"), getenv("SEAL_KEY")
	switch {
	case certificate == "" && key == "":
		return nil, nil
	case certificate == "":
		return nil, errors.New(msgSealAlone)
	}
	c, err := loadSeal(certificate, key, getenv("SEAL_PASSWORD"))
	if err == nil {
		err = c.Try(now)
	}
	var flaw seal.Flaw
	switch {
	case errors.As(err, &flaw):
		return nil, sealProblem(flaw, c)
	case err != nil:
		return nil, err
	case c.Demonstration():
		return nil, errors.New(msgSealDemonstration)
	}
	return &c, nil
}

// readStamper is the authority that proves when minutes are sealed, nil without one.
func readStamper(getenv func(string) string, c *seal.Certificate) (*timestamp.Client, error) {
	address, file := getenv("SEAL_TSA"), getenv("SEAL_TSA_CA")
	switch {
	case address == "" && file == "":
		return nil, nil
	case address == "":
		return nil, errors.New(msgRootsAlone)
	case c == nil:
		return nil, errors.New(msgStampAlone)
	}
	roots, err := readRoots(file)
	if err != nil {
		return nil, err
	}
	client, err := timestamp.New(address, roots...)
	if err != nil {
		return nil, fmt.Errorf("SEAL_TSA: %w", err)
	}
	return client, nil
}

// readRoots reads whom the authority of times must lead to; none without a file.
func readRoots(file string) ([]*x509.Certificate, error) {
	if file == "" {
		return nil, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf(msgRoots, err)
	}
	var roots []*x509.Certificate
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		c, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, fmt.Errorf(msgRoots, err)
		}
		roots = append(roots, c)
	}
	if len(roots) == 0 {
		return nil, fmt.Errorf(msgRoots, errors.New(msgNoPEM))
	}
	return roots, nil
}

// loadSeal reads the files; the key may stand with the certificate, or be kept
// by a device.
func loadSeal(certificate, key, password string) (seal.Certificate, error) {
	text, err := os.ReadFile(certificate)
	switch {
	case err != nil:
		return seal.Certificate{}, fmt.Errorf(msgSealFile, "SEAL_CERTIFICATE", err)
	case bytes.HasPrefix(text, []byte{0x30}): // DER, where PEM is text
		return openSeal(text, key, certificate, password)
	case strings.HasPrefix(key, deviceScheme):
		return deviceSeal(text, key, password)
	}
	texts := [][]byte{text}
	if key != "" && key != certificate {
		if text, err = os.ReadFile(key); err != nil {
			return seal.Certificate{}, fmt.Errorf(msgSealFile, "SEAL_KEY", err)
		}
		texts = append(texts, text)
	}
	return seal.ParsePEM(texts...)
}

// openSeal reads a PKCS#12 file, which holds everything.
func openSeal(file []byte, key, certificate, password string) (seal.Certificate, error) {
	if key != "" && key != certificate {
		return seal.Certificate{}, errors.New(msgSealKeyBeside)
	}
	secret, leaf, chain, err := pkcs12.DecodeChain(file, password)
	switch {
	case errors.Is(err, pkcs12.ErrIncorrectPassword) && password == "":
		return seal.Certificate{}, errors.New(msgSealNoPassword)
	case errors.Is(err, pkcs12.ErrIncorrectPassword):
		return seal.Certificate{}, errors.New(msgSealWrongPassword)
	case err != nil:
		return seal.Certificate{}, fmt.Errorf(msgSealNoPKCS12, err)
	}
	signer, ok := secret.(crypto.Signer)
	if !ok {
		return seal.Certificate{}, seal.NoKey
	}
	return seal.Assemble(signer, append(chain, leaf)...)
}

// deviceScheme begins the name of a key that a device keeps (RFC 7512).
const deviceScheme = "pkcs11:"

// deviceSeal reads the certificates of a file, and finds their key in a device.
func deviceSeal(text []byte, name, pin string) (seal.Certificate, error) {
	certificates, err := seal.ParseCertificates(text)
	if err != nil {
		return seal.Certificate{}, err
	}
	d, err := parseDevice(name)
	if err != nil {
		return seal.Certificate{}, err
	}
	signer, err := d.open(pin)
	if err != nil {
		return seal.Certificate{}, err
	}
	return seal.Assemble(signer, certificates...)
}

// device is where a key is kept, which never leaves it.
type device struct{ module, token, object string }

// parseDevice reads the name of a key:
// pkcs11:token=TOKEN;object=KEY?module-path=/usr/lib/….so.
func parseDevice(name string) (device, error) {
	path, query, _ := strings.Cut(strings.TrimPrefix(name, deviceScheme), "?")
	found := map[string]string{}
	for _, part := range append(strings.Split(path, ";"), strings.Split(query, "&")...) {
		key, value, _ := strings.Cut(part, "=")
		value, err := url.PathUnescape(value)
		if err != nil {
			return device{}, errors.New(msgSealDeviceName)
		}
		found[key] = value
	}
	d := device{found["module-path"], found["token"], found["object"]}
	if d.module == "" || d.token == "" || d.object == "" {
		return device{}, errors.New(msgSealDeviceName)
	}
	return d, nil
}

// sealProblem is the sentence of what makes a certificate unfit, with the
// variable to look at.
func sealProblem(flaw seal.Flaw, c seal.Certificate) error {
	switch flaw {
	case seal.NoCertificate:
		return errors.New(msgSealNoCertificate)
	case seal.NoKey:
		return errors.New(msgSealNoKey)
	case seal.LockedKey:
		return errors.New(msgSealLockedKey)
	case seal.OtherKey:
		return errors.New(msgSealOtherKey)
	case seal.WeakKey:
		return errors.New(msgSealWeakKey)
	case seal.WrongUse:
		return errors.New(msgSealWrongUse)
	case seal.BrokenChain:
		return errors.New(msgSealBrokenChain)
	case seal.OutOfTime:
		return fmt.Errorf(msgSealOutOfTime, c.Leaf.NotBefore.Format(frenchDay), c.Leaf.NotAfter.Format(frenchDay))
	}
	return fmt.Errorf(msgSealFails, flaw)
}

// expiryNotice is how long before its end a certificate is to be renewed.
const expiryNotice = 30 * 24 * time.Hour

// watchSeal warns each day, from the first, while the certificate is about to
// expire: a service may run for months.
func watchSeal(ctx context.Context, c *seal.Certificate, log *slog.Logger) {
	if c == nil {
		return
	}
	tick := time.NewTicker(24 * time.Hour)
	defer tick.Stop()
	for {
		warnOfExpiry(c, log, time.Now())
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func warnOfExpiry(c *seal.Certificate, log *slog.Logger, now time.Time) {
	switch end := c.Leaf.NotAfter; {
	case now.After(end):
		log.Error("SEAL_CERTIFICATE has expired: minutes wait to be sealed", slog.Time("on", end))
	case end.Sub(now) <= expiryNotice:
		log.Warn("SEAL_CERTIFICATE expires soon: renew it", slog.Time("on", end), slog.Int("days", int(end.Sub(now)/(24*time.Hour))))
	}
}

// demonstrationFile is where a data folder keeps its own certificate and key.
const demonstrationFile = "demonstration.pem"

// demonstrationSeal is the certificate of a data folder, which is made the
// first time. It says on each paper that it proves nothing.
func demonstrationSeal(folder string, now time.Time) (*seal.Certificate, error) {
	path := filepath.Join(folder, demonstrationFile)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		text, err = makeDemonstrationSeal(path, now)
	}
	if err != nil {
		return nil, err
	}
	c, err := seal.ParsePEM(text)
	if err == nil {
		err = c.Try(now)
	}
	if err != nil || !c.Demonstration() {
		return nil, fmt.Errorf(msgSealOfDemo, path)
	}
	return &c, nil
}

// makeDemonstrationSeal writes a new certificate, which nobody else may read;
// a half-written one never bears the name.
func makeDemonstrationSeal(path string, now time.Time) ([]byte, error) {
	text, err := seal.NewDemonstration(now.AddDate(-1, 0, 0)) // the story was sealed before the first start
	if err != nil {
		return nil, err
	}
	draft, err := os.CreateTemp(filepath.Dir(path), ".demonstration-*") // 0600
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.Remove(draft.Name()) }() // gone already when all went well
	_, err = draft.Write(text)
	if err = errors.Join(err, draft.Sync(), draft.Close()); err != nil {
		return nil, err
	}
	return text, os.Rename(draft.Name(), path)
}
