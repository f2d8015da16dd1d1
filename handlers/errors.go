package handlers

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"

	"ctin/governance"
	"ctin/handlers/auth"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// statusOf maps an error to its HTTP status, the only place that does.
func statusOf(err error) int {
	var refusal *auth.Refusal
	switch {
	case errors.As(err, &refusal):
		return refusal.Status
	case tooLarge(err):
		return http.StatusRequestEntityTooLarge
	}
	switch governance.CodeOf(err) {
	case governance.Invalid:
		return http.StatusUnprocessableEntity
	case governance.Unauthenticated:
		return http.StatusUnauthorized
	case governance.Forbidden:
		return http.StatusForbidden
	case governance.NotFound:
		return http.StatusNotFound
	case governance.Conflict:
		return http.StatusConflict
	case governance.TooMany:
		return http.StatusTooManyRequests
	}
	return http.StatusInternalServerError
}

func tooLarge(err error) bool {
	var large *http.MaxBytesError
	return errors.As(err, &large)
}

func isStale(err error) bool { return errors.Is(err, model.ErrStale) }

// fail answers with the page of an error. Our own faults are logged in full
// and shown as one neutral sentence with the request's reference.
func (a *App) fail(c *gin.Context, err error) {
	status := statusOf(err)
	if status >= http.StatusInternalServerError {
		a.Log.Error("request failed", slog.String("ref", reference(c.Request)), slog.String("route", c.FullPath()), slog.Any("err", err))
	}
	if c.Writer.Written() {
		return // the answer has begun: nothing can be added to it
	}
	var slow *slowDown
	if errors.As(err, &slow) {
		c.Header("Retry-After", strconv.Itoa(slow.seconds))
	}
	if queued(c) {
		a.refuseQueued(c, err)
		return
	}
	page := templates.ErrorPage{Frame: a.frame(c, templates.ErrorHeading(status)), Status: status}
	var known *governance.Error
	if errors.As(err, &known) && status < http.StatusInternalServerError {
		page.Message = known.Message
	}
	if failed := a.show(c, status, page); failed != nil {
		a.Log.Error("error page failed", slog.String("ref", reference(c.Request)), slog.Any("err", failed))
		c.String(status, msgBroken, reference(c.Request))
	}
}

// sessionFailed answers when the sessions themselves cannot be read or saved.
func (a *App) sessionFailed(w http.ResponseWriter, r *http.Request, err error) {
	a.Log.Error("session failed", slog.String("ref", reference(r)), slog.Any("err", err))
	http.Error(w, fmt.Sprintf(msgBroken, reference(r)), http.StatusInternalServerError)
}
