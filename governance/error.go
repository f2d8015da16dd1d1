package governance

import (
	"errors"
	"fmt"
	"strings"
)

// Code says what kind of failure an Error is; handlers turn it into an HTTP status.
type Code string

// The codes of an Error.
const (
	Invalid         Code = "invalid"         // what was typed cannot be accepted
	Unauthenticated Code = "unauthenticated" // nobody is logged in
	Forbidden       Code = "forbidden"       // the person may not do this
	NotFound        Code = "not_found"       // it does not exist, or not for this person
	Conflict        Code = "conflict"        // it came too late or twice
	TooMany         Code = "too_many"        // too often in too short a time
	Internal        Code = "internal"        // our fault
)

// Error is a failure that a person can be told about. Message is in French;
// Field names the form field at fault, or is empty; the cause is for the log only.
type Error struct {
	Code    Code
	Field   string
	Message string
	// Link is the address path of an object that explains the failure (the
	// organisation that already exists), or empty.
	Link  string
	cause error
}

// Fail makes an Error from a French sentence, formatted as fmt.Sprintf does.
func Fail(code Code, message string, args ...any) *Error {
	if len(args) > 0 {
		message = fmt.Sprintf(message, args...)
	}
	return &Error{Code: code, Message: message}
}

// On points the error at a form field.
func (e *Error) On(field string) *Error {
	e.Field = field
	return e
}

// At gives the address path of what explains the error.
func (e *Error) At(link string) *Error {
	e.Link = link
	return e
}

// Because keeps the cause for the log.
func (e *Error) Because(cause error) *Error {
	e.cause = cause
	return e
}

// Error returns the sentence for the person, followed by the cause for the log.
func (e *Error) Error() string {
	if e.cause != nil {
		return e.Message + " (" + e.cause.Error() + ")"
	}
	return e.Message
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.cause }

// Problems are several Errors of one form, in the order of its fields.
type Problems []*Error

// Add appends err when it is not nil: a field-level check returns *Error, and
// a form is refused once with all its problems rather than one by one.
func (p *Problems) Add(err *Error) {
	if err != nil {
		*p = append(*p, err)
	}
}

// Err returns the problems as an error, or nil when there are none.
func (p Problems) Err() error {
	if len(p) == 0 {
		return nil
	}
	return p
}

// Error joins the sentences.
func (p Problems) Error() string {
	sentences := make([]string, len(p))
	for i, e := range p {
		sentences[i] = e.Message
	}
	return strings.Join(sentences, " ")
}

// CodeOf returns the code of err: Internal when it is no Error of ours, "" for nil.
func CodeOf(err error) Code {
	var e *Error
	var p Problems
	switch {
	case err == nil:
		return ""
	case errors.As(err, &e):
		return e.Code
	case errors.As(err, &p) && len(p) > 0:
		return p[0].Code
	}
	return Internal
}

// ProblemsOf returns the field-level problems inside err, none when it is of another kind.
func ProblemsOf(err error) Problems {
	var e *Error
	var p Problems
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &e):
		return Problems{e}
	}
	return nil
}
