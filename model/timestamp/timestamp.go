// Package timestamp asks an authority over HTTP to prove times (RFC 3161). What
// the answer is worth is for package seal to say.
package timestamp

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

// patience is how long an authority may take: someone waits for their seal.
const patience = 10 * time.Second

// largest is how long an answer may be: with its certificates, a few thousand
// bytes are usual.
const largest = 64 << 10

// Client asks one authority. It is safe for concurrent use.
type Client struct {
	address string
	roots   []*x509.Certificate
	http    *http.Client
}

// New reads the address of an authority. Plain http is allowed, and usual:
// what the authority answers is signed. A name and a password may stand in it.
// The authority must lead to one of the roots; without roots whoever answers is
// believed.
func New(address string, roots ...*x509.Certificate) (*Client, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return nil, errors.New(msgAddress)
	}
	return &Client{address: u.String(), roots: roots, http: &http.Client{Timeout: patience}}, nil
}

// Roots are those to which the authority must lead.
func (c *Client) Roots() []*x509.Certificate { return c.roots }

// Reply sends a query and returns the answer, whatever it says.
func (c *Client) Reply(ctx context.Context, query []byte) (reply []byte, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.address, bytes.NewReader(query))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/timestamp-query")
	r.Header.Set("Accept", "application/timestamp-reply")
	answer, err := c.http.Do(r)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, answer.Body.Close()) }()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the authority answers %s", answer.Status)
	}
	reply, err = io.ReadAll(io.LimitReader(answer.Body, largest+1))
	if err == nil && len(reply) > largest {
		err = fmt.Errorf("the authority answers more than %d bytes", largest)
	}
	return reply, err
}
