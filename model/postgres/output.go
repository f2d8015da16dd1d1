package postgres

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"sync"
)

// kept is how many of its last lines are told when the server does not start.
const kept = 10

// output sends what the server says to the log, and keeps the last lines.
type output struct {
	log *slog.Logger

	mu   sync.Mutex
	rest []byte // a line that is not complete yet
	last []string
}

// Write takes what the server says, whatever the cut.
func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.rest = append(o.rest, p...)
	for {
		line, rest, complete := bytes.Cut(o.rest, []byte("\n"))
		if !complete {
			return len(p), nil
		}
		o.rest = rest
		o.hear(string(line))
	}
}

func (o *output) hear(line string) {
	o.last = append(o.last, line)
	if len(o.last) > kept {
		o.last = o.last[1:]
	}
	level := slog.LevelDebug // what stops the server or a query is told by the error it causes
	if strings.HasPrefix(line, "WARNING:") || strings.HasPrefix(line, "PANIC:") {
		level = slog.LevelWarn
	}
	o.log.Log(context.Background(), level, "postgres", "said", line)
}

// says tells whether one of the last lines holds one of the phrases.
func (o *output) says(phrases ...string) bool {
	all := o.String()
	for _, phrase := range phrases {
		if strings.Contains(all, phrase) {
			return true
		}
	}
	return false
}

// String is the last lines.
func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return strings.Join(o.last, "\n")
}
