package handlers

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"ctin/model/demonstration"
)

const sicovalEvents = "/coordinations/sicoval/evenements"

// spring is a stream that a test reads.
type spring struct {
	status int
	close  func()
	lines  *bufio.Scanner
}

// listen opens a stream.
func (v *visitor) listen(path string) *spring {
	v.h.t.Helper()
	ctx, stop := context.WithTimeout(v.h.t.Context(), 30*time.Second)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, v.h.base.String()+path, nil)
	v.h.done(err)
	resp, err := v.client.Do(r)
	if err != nil {
		v.h.t.Fatal(err)
	}
	return &spring{resp.StatusCode, func() { stop(); _ = resp.Body.Close() }, bufio.NewScanner(resp.Body)}
}

// next is the next event that is a change: its id and what it says.
func (s *spring) next() (id, data string) {
	for s.lines.Scan() {
		name, value, _ := strings.Cut(s.lines.Text(), ": ")
		switch name {
		case "id":
			id = value
		case "data":
			return id, value
		}
	}
	return "", "the stream ended"
}

// ofCommitments says whether a change is that of a commitment. No kind is all of them: the
// head of the journal may be seen in the database before the program tells of it.
func ofCommitments(kinds string) bool { return kinds == "" || kinds == "commitment" }

func TestAChangeIsToldToEveryOpenPage(t *testing.T) {
	h := furnish(t)
	bruyere, cedre := h.login(demonstration.FunderBruyere), h.login(demonstration.FunderCedre)
	head := h.find(`select n::text from journal_heads h join coordinations c on c.id = h.coordination_id where c.slug = 'sicoval'`)
	first, second := bruyere.listen(sicovalEvents+"?apres="+head), cedre.listen(sicovalEvents+"?apres="+head)
	defer first.close()
	defer second.close()
	expect(t, bruyere.post(bruyere.linkTo("K4")+"/etape", deliberation("1")), http.StatusOK, "C’est enregistré.")
	after := h.find(`select n::text from journal_heads h join coordinations c on c.id = h.coordination_id where c.slug = 'sicoval'`)
	for _, s := range []*spring{first, second} {
		if id, data := s.next(); id != after || !ofCommitments(data) {
			t.Errorf("told %q, %q; the head is %s", id, data, after)
		}
	}
	late := cedre.listen(sicovalEvents + "?apres=" + head)
	defer late.close()
	if id, _ := late.next(); id != after {
		t.Errorf("who comes back is told %q, not %s", id, after)
	}
}

func TestWhereStreamsAreHeldBackAnAnswerWaits(t *testing.T) {
	h := furnish(t)
	bruyere, cedre := h.login(demonstration.FunderBruyere), h.login(demonstration.FunderCedre)
	head := h.find(`select n::text from journal_heads h join coordinations c on c.id = h.coordination_id where c.slug = 'sicoval'`)
	answered := make(chan answer, 1)
	go func() { answered <- cedre.get(sicovalEvents + "?attente=1&apres=" + head) }()
	k4 := bruyere.linkTo("K4")
	select {
	case a := <-answered:
		t.Fatalf("answered before anything changed: %s", a.body)
	case <-time.After(100 * time.Millisecond):
	}
	expect(t, bruyere.post(k4+"/etape", deliberation("1")), http.StatusOK)
	var got struct {
		Head  json.Number
		Kinds []string
	}
	h.done(json.Unmarshal([]byte((<-answered).body), &got))
	if !ofCommitments(strings.Join(got.Kinds, " ")) || got.Head.String() <= head {
		t.Errorf("told %+v after %s", got, head)
	}
}

func TestTooManyTabsOfOnePersonAreRefused(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Observer)
	for range maxStreams {
		s := v.listen(sicovalEvents)
		defer s.close()
	}
	s := v.listen(sicovalEvents)
	defer s.close()
	if s.status != http.StatusTooManyRequests {
		t.Errorf("one more stream: %d", s.status)
	}
	other := h.login(demonstration.Member).listen(sicovalEvents)
	defer other.close()
	if other.status != http.StatusOK {
		t.Errorf("someone else: %d", other.status)
	}
}
