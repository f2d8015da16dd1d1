package auth

import (
	"fmt"
	"io"
	"log/slog"
)

// Secret is a text that must reach neither a log nor a page. However it is
// printed, it hides itself; string(s) is the only way to read it.
type Secret string

const hidden = "[hidden]"

// String hides the secret.
func (Secret) String() string { return hidden }

// Format hides the secret from every verb of fmt, %x and %#v included.
func (Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, hidden) }

// LogValue hides the secret from slog.
func (Secret) LogValue() slog.Value { return slog.StringValue(hidden) }

// MarshalText hides the secret from encoders such as JSON.
func (Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }
