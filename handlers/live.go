package handlers

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// followHeader is sent by a page that reads itself again.
const followHeader = "X-Ctin-Follow"

// Times of live pages.
const (
	streamLife  = 10 * time.Minute // then the browser asks again, and its rights are read again
	streamPing  = 15 * time.Second // keeps proxies from closing a quiet stream
	streamWrite = 30 * time.Second // given to a browser to take what was written
	pollWait    = 25 * time.Second
)

// maxStreams is how many streams one person holds at once.
const maxStreams = 20

// streams counts the streams of each person.
type streams struct {
	mu   sync.Mutex
	open map[governance.PersonID]int
}

// take counts one more, or says that there are too many.
func (s *streams) take(p governance.PersonID) (release func(), err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open == nil {
		s.open = map[governance.PersonID]int{}
	}
	if s.open[p] >= maxStreams {
		return nil, &slowDown{governance.Fail(governance.TooMany, msgTooManyTabs), int(streamPing.Seconds())}
	}
	s.open[p]++
	return func() { s.release(p) }, nil
}

func (s *streams) release(p governance.PersonID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open[p]--; s.open[p] == 0 {
		delete(s.open, p)
	}
}

func (a *App) liveRoutes(r routes) { r.inside.get("/evenements", a.liveChanges) }

// live makes a page follow things of some kinds, or all when none is named.
func live(v *visit, kinds ...string) *templates.Follow {
	return &templates.Follow{Path: coordinationPath(v.coordination) + "/evenements", After: v.head, Kinds: strings.Join(kinds, " ")}
}

// liveChanges tells that something changed in the coordination after an entry of
// its journal: as a stream of server-sent events, or by one answer that waits,
// for browsers whose proxy holds streams back. It tells what kinds of things
// changed and never what they say.
func (a *App) liveChanges(c *gin.Context) error {
	release, err := a.streams.take(visitOf(c).actor.PersonID)
	if err != nil {
		return err
	}
	defer release()
	if query(c, "attente") != "" {
		return a.livePoll(c)
	}
	return a.liveStream(c)
}

// liveAfter is the last entry that the page knows.
func liveAfter(c *gin.Context) int64 {
	n, _ := strconv.ParseInt(orDefault(c.GetHeader("Last-Event-ID"), query(c, "apres")), 10, 64) // anything else is the beginning
	return n
}

// stream is an open answer to one browser.
type stream struct {
	w       http.ResponseWriter
	control *http.ResponseController
}

func (a *App) liveStream(c *gin.Context) error {
	ctx, cancel := context.WithTimeout(c.Request.Context(), streamLife)
	defer cancel()
	c.Header("Content-Type", "text/event-stream; charset=utf-8")
	c.Header("Cache-Control", "no-store")
	c.Header("X-Accel-Buffering", "no") // of nginx
	s := stream{c.Writer, http.NewResponseController(plainWriter(c))}
	return a.Store.Follow(ctx, visitOf(c).actor, liveAfter(c), streamPing, s.tell)
}

// plainWriter is what gin writes to: gin's own Flush fails on a writer that only
// unwraps.
func plainWriter(c *gin.Context) http.ResponseWriter {
	if inner, ok := c.Writer.(interface{ Unwrap() http.ResponseWriter }); ok {
		return inner.Unwrap()
	}
	return c.Writer
}

// tell writes a change, or a word that says the stream is alive. It returns
// false when nobody reads any more.
func (s stream) tell(change model.Change) bool {
	_ = s.control.SetWriteDeadline(time.Now().Add(streamWrite)) // a writer without deadlines does without
	text := "event: alive\ndata:\n\n"
	if change.Head != 0 {
		text = fmt.Sprintf("id: %d\nevent: change\ndata: %s\n\n", change.Head, strings.Join(change.Kinds, " "))
	}
	if _, err := s.w.Write([]byte(text)); err != nil {
		return false
	}
	return s.control.Flush() == nil
}

// livePoll answers at the first change, or when it has waited long enough.
func (a *App) livePoll(c *gin.Context) error {
	ctx, cancel := context.WithTimeout(c.Request.Context(), pollWait)
	defer cancel()
	after := liveAfter(c)
	answer := model.Change{Head: after, Kinds: []string{}}
	err := a.Store.Follow(ctx, visitOf(c).actor, after, pollWait, func(change model.Change) bool {
		if change.Head != 0 {
			answer = change
		}
		return change.Head == 0
	})
	if err != nil {
		return err
	}
	c.Header("Cache-Control", "no-store")
	c.JSON(http.StatusOK, map[string]any{"head": answer.Head, "kinds": answer.Kinds})
	return nil
}
