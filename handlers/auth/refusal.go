package auth

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"
)

// Refusal is a login or a logout that did not happen, told to the person.
// Nothing of what came from the network is in its texts.
type Refusal struct {
	Status   int    // 400, 403, 404, 429, 502 or 503
	Message  string // what happened, in French
	Way      string // what to do now, in French
	Contact  string // whom to ask, in French; may be empty
	Provider string // slug of the provider, or empty

	// LogoutNeeded says that the provider did identify the person: without a
	// logout there, the next attempt would silently end the same way. IDToken
	// is then what Logout wants.
	LogoutNeeded bool
	IDToken      Secret
	RetryAfter   time.Duration // of a 429, in whole seconds

	cause error // for the log: in English, without token, code, state or secret
}

// Error gives the reason for the log.
func (r *Refusal) Error() string {
	return fmt.Sprintf("login refused (%d): %s", r.Status, r.reason())
}

// Unwrap returns the cause.
func (r *Refusal) Unwrap() error { return r.cause }

const maxReason = 200

// reason is the cause in one short line: libraries quote what providers sent.
func (r *Refusal) reason() string {
	if r.cause == nil {
		return "unknown"
	}
	line := []rune(strings.Map(printable, r.cause.Error()))
	return string(line[:min(len(line), maxReason)])
}

func printable(r rune) rune {
	if suspect(r) && r != ' ' {
		return '.'
	}
	return r
}

// refused turns any failure into a Refusal of the provider, logs it, and
// counts it against the address it came from.
func (rp *RelyingParty) refused(r *http.Request, slug string, err error) *Refusal {
	var refusal *Refusal
	if !errors.As(err, &refusal) {
		refusal = &Refusal{Status: http.StatusServiceUnavailable, Message: msgNotRecorded, Way: wayLater, cause: err}
	}
	if s, err := rp.source(slug); err == nil {
		refusal.Provider, refusal.Contact = s.Slug, s.Contact
	}
	rp.log.LogAttrs(r.Context(), slog.LevelWarn, "login refused",
		slog.String("provider", refusal.Provider),
		slog.Int("status", refusal.Status),
		slog.String("reason", refusal.reason()),
		slog.String("address", AddressKey(rp.address(r))))
	return refusal
}

// slowed is the Refusal of an address that does something too often.
func slowed(wait time.Duration, cause string) *Refusal {
	return &Refusal{
		Status: http.StatusTooManyRequests, RetryAfter: wait,
		Message: msgTooMany, Way: fmt.Sprintf(wayWait, int(wait.Seconds())),
		cause: errors.New(cause),
	}
}

// badRequest is the Refusal of a callback that no provider would have sent.
func badRequest(cause string) *Refusal {
	return &Refusal{
		Status: http.StatusBadRequest, Message: msgBadCallback, Way: wayRestart,
		cause: errors.New(cause),
	}
}

// lost is the Refusal of a callback that answers no login begun here.
func lost(cause string) *Refusal {
	return &Refusal{
		Status: http.StatusBadRequest, Message: msgStateLost, Way: wayRestart,
		cause: errors.New(cause),
	}
}

// down is the Refusal of a provider that does not answer.
func (s *source) down(cause error) *Refusal {
	return &Refusal{
		Status: http.StatusServiceUnavailable, Message: fmt.Sprintf(msgDown, s.Name), Way: wayLater,
		cause: cause,
	}
}

// bad is the Refusal of an answer that could not be verified.
func (s *source) bad(cause error) *Refusal {
	return &Refusal{
		Status: http.StatusBadGateway, Message: fmt.Sprintf(msgBadAnswer, s.Name), Way: wayLater,
		cause: cause,
	}
}

// unfit is the Refusal of a person whom the provider identified, but who may
// not enter for now.
func (s *source) unfit(message, way, cause string) *Refusal {
	return &Refusal{
		Status: http.StatusForbidden, Message: message, Way: way,
		cause: errors.New(cause),
	}
}

// accepted logs a login that the provider vouches for.
func (rp *RelyingParty) accepted(ctx context.Context, l Login) {
	rp.log.LogAttrs(ctx, slog.LevelInfo, "login verified",
		slog.String("provider", l.Provider), slog.String("acr", l.ACR))
}
