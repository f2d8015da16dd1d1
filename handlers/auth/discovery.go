package auth

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// Life of what discovery taught us.
const (
	refreshAfter = 10 * time.Minute // asked again in the background
	usableFor    = time.Hour        // still used meanwhile, when the provider does not answer
	retryAfter   = 5 * time.Second  // between two attempts at a provider that is down
)

// metadata is what discovery says of a provider. Keys are fetched when first
// needed and again when a token names an unknown one; they are forgotten with
// the metadata, so that a key withdrawn by the provider stops working here.
type metadata struct {
	endpoint   oauth2.Endpoint
	userinfo   string
	endSession string // "" when the provider has none
	announces  bool   // iss is always present on the callback
	keys       oidc.KeySet
}

// source is a provider, and the last news of it.
type source struct {
	Provider
	small, large *http.Client
	now          func() time.Time

	mu       sync.Mutex
	known    *metadata
	knownAt  time.Time
	failure  error // of the last attempt, nil after a success
	failedAt time.Time
	flight   chan struct{} // closed when the attempt under way ends; nil when there is none
}

// metadata returns what is known of the provider, waiting for discovery only
// when nothing usable is known.
func (s *source) metadata(ctx context.Context) (*metadata, error) {
	m, flight, err := s.look()
	if flight == nil {
		return m, err
	}
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-flight:
		return s.outcome()
	}
}

// look returns what is known or the recent failure, without waiting; when
// there is neither, the flight to wait for.
func (s *source) look() (*metadata, <-chan struct{}, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	justFailed := s.failure != nil && within(now.Sub(s.failedAt), retryAfter)
	if s.known != nil && within(now.Sub(s.knownAt), usableFor) {
		if !within(now.Sub(s.knownAt), refreshAfter) && !justFailed {
			s.takeOff()
		}
		return s.known, nil, nil
	}
	if justFailed {
		return nil, nil, s.failure
	}
	s.takeOff()
	return nil, s.flight, nil
}

// within also refuses negative ages: the clock of a demonstration may move back.
func within(age, limit time.Duration) bool { return 0 <= age && age < limit }

// takeOff begins an attempt unless one is under way. It outlives the request
// of the person who caused it: others wait for it too. s.mu is held.
func (s *source) takeOff() {
	if s.flight != nil {
		return
	}
	flight := make(chan struct{})
	s.flight = flight
	go func() {
		defer close(flight)
		ctx, cancel := context.WithTimeout(context.Background(), backChannelTime)
		defer cancel()
		m, err := s.discover(ctx)
		s.land(m, err)
	}()
}

func (s *source) land(m *metadata, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.flight, s.failure = nil, err
	if err != nil {
		s.failedAt = s.now()
		return
	}
	s.known, s.knownAt = m, s.now()
}

// outcome is what the flight that just landed brought.
func (s *source) outcome() (*metadata, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failure != nil {
		return nil, s.failure
	}
	return s.known, nil
}

// discover reads the discovery document; go-oidc compares its issuer with ours.
func (s *source) discover(ctx context.Context) (*metadata, error) {
	ctx = oidc.ClientContext(ctx, s.small)
	p, err := oidc.NewProvider(ctx, s.Issuer)
	if err != nil {
		return nil, fmt.Errorf("discovery: %w", err)
	}
	var extra struct {
		Keys       string `json:"jwks_uri"`
		EndSession string `json:"end_session_endpoint"`
		Announces  bool   `json:"authorization_response_iss_parameter_supported"`
	}
	if err := p.Claims(&extra); err != nil {
		return nil, fmt.Errorf("discovery: %w", err)
	}
	m := &metadata{
		endpoint:   p.Endpoint(),
		userinfo:   p.UserInfoEndpoint(),
		endSession: extra.EndSession,
		announces:  extra.Announces,
		keys:       oidc.NewRemoteKeySet(ctx, extra.Keys),
	}
	m.endpoint.AuthStyle = oauth2.AuthStyleInParams // detection would try Basic first
	return m, s.checkAddresses(m, extra.Keys)
}

// checkAddresses refuses addresses that a network could read, and plain http
// for a provider that is not on this machine.
func (s *source) checkAddresses(m *metadata, keys string) error {
	for _, address := range []string{m.endpoint.AuthURL, m.endpoint.TokenURL, m.userinfo, keys} {
		if !s.trusted(address) {
			return errors.New("discovery: an endpoint is missing or not https")
		}
	}
	if m.endSession != "" && !s.trusted(m.endSession) {
		return errors.New("discovery: end_session_endpoint is not https")
	}
	return nil
}

func (s *source) trusted(address string) bool {
	u, err := url.Parse(address)
	if err != nil || !secureURL(u) || u.Fragment != "" {
		return false
	}
	issuer, err := url.Parse(s.Issuer)
	return err == nil && (u.Scheme == "https" || loopback(issuer))
}
