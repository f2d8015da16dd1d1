package auth

import (
	"errors"
	"io"
	"net/http"
	"time"
)

// Bounds of the conversation between this server and a provider.
const (
	backChannelTime = 5 * time.Second
	callbackTime    = 12 * time.Second // all the requests of one callback together
	smallBody       = 64 << 10         // discovery, keys, userinfo
	largeBody       = 1<<20 - 1        // token; x/oauth2 cuts silently at 1 MiB, so stay below
)

var errTooLarge = errors.New("body too large")

// newBackChannel makes the two HTTP clients that talk to providers. They
// follow no redirect, so that a code or a secret goes to no other address.
func newBackChannel(base http.RoundTripper, timeout time.Duration) (small, large *http.Client) {
	if base == nil {
		t := http.DefaultTransport.(*http.Transport).Clone()
		t.MaxResponseHeaderBytes = smallBody
		base = t
	}
	client := func(limit int64) *http.Client {
		return &http.Client{
			Transport:     capped{base, limit},
			Timeout:       timeout,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		}
	}
	return client(smallBody), client(largeBody)
}

// capped makes reading more than limit bytes of an answer fail.
type capped struct {
	base  http.RoundTripper
	limit int64
}

// RoundTrip performs the request and puts a cap on the body of the answer.
func (c capped) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := c.base.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	resp.Body = &cappedBody{resp.Body, c.limit}
	return resp, nil
}

type cappedBody struct {
	io.ReadCloser
	left int64
}

// Read reads one byte more than the cap at most, to know that there is one.
func (b *cappedBody) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, errTooLarge
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.ReadCloser.Read(p)
	b.left -= int64(n)
	if b.left < 0 {
		return n, errTooLarge
	}
	return n, err
}
