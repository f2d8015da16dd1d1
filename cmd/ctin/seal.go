package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"ctin/governance/seal"
	"ctin/model/timestamp"
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
	c, err := loadSeal(certificate, key)
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
func readStamper(address string, c *seal.Certificate) (*timestamp.Client, error) {
	switch {
	case address == "":
		return nil, nil
	case c == nil:
		return nil, errors.New(msgStampAlone)
	}
	client, err := timestamp.New(address)
	if err != nil {
		return nil, fmt.Errorf("SEAL_TSA: %w", err)
	}
	return client, nil
}

// loadSeal reads the files; the key may stand with the certificate.
func loadSeal(certificate, key string) (seal.Certificate, error) {
	text, err := os.ReadFile(certificate)
	if err != nil {
		return seal.Certificate{}, fmt.Errorf(msgSealFile, "SEAL_CERTIFICATE", err)
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
