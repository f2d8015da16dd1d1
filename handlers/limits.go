package handlers

import (
	"net/http"
	"strconv"
	"time"

	"ctin/governance"
	"ctin/handlers/auth"

	"github.com/gin-gonic/gin"
)

// Limits says how often one may act; each is per minute.
type Limits struct {
	Writes  *auth.Limiter // of forms, by person
	Exports *auth.Limiter // of files and PDF, by person
	Checks  *auth.Limiter // of documents shown to be verified, by address
}

// NewLimits makes the usual limits: 60 writes and 10 exports a minute a person,
// 30 verifications a minute an address, which a whole office may share.
func NewLimits(now func() time.Time) Limits {
	return Limits{Writes: auth.NewLimiter(60, 10_000, now), Exports: auth.NewLimiter(10, 10_000, now), Checks: auth.NewLimiter(30, 10_000, now)}
}

// slowDown refuses what comes too often, and says when to come back.
type slowDown struct {
	cause   *governance.Error
	seconds int
}

// Error returns the sentence for the person.
func (s *slowDown) Error() string { return s.cause.Message }

// Unwrap lets errors.As find the sentence for the person.
func (s *slowDown) Unwrap() error { return s.cause }

// allow counts one event of a person against a limit.
func allow(c *gin.Context, l *auth.Limiter) error {
	return allowed(l, strconv.FormatInt(int64(visitOf(c).actor.PersonID), 10))
}

// allowed counts one event of whoever is named against a limit.
func allowed(l *auth.Limiter, who string) error {
	wait, ok := l.Allow(who)
	if ok {
		return nil
	}
	return &slowDown{governance.Fail(governance.TooMany, msgSlowDown), int(wait.Seconds())}
}

// limitWrites refuses a person's forms when they come too fast.
func (a *App) limitWrites(c *gin.Context) {
	if c.Request.Method != http.MethodPost || visitOf(c).actor.PersonID == 0 {
		return
	}
	a.wrap(func(c *gin.Context) error { return allow(c, a.Limits.Writes) })(c)
}
