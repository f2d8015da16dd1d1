package model

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"ctin/governance"

	"github.com/lib/pq"
)

// Change is what happened in a coordination since someone last looked. It tells
// what kind of thing changed and never what it says: whoever is told reads it
// again with their own rights.
type Change struct {
	Head  int64    // the last entry of the journal
	Kinds []string // of the objects it names, sorted; none when it is not known which
}

// remembered is how many entries of a coordination a late reader may catch up on
// and still be told which kinds of things changed.
const remembered = 64

// pulse knows the head of the journal of each coordination that is followed.
// Every change is journaled: a new head is the one sign that a page may have
// to be read again, whatever the feature.
type pulse struct {
	mu    sync.Mutex
	beats map[governance.CoordinationID]*beat
	over  chan struct{} // closed when the program stops
}

func newPulse() *pulse {
	return &pulse{beats: map[governance.CoordinationID]*beat{}, over: make(chan struct{})}
}

// beat is one coordination as those who follow it know it.
type beat struct {
	head      int64
	recent    []note
	changed   chan struct{} // closed when the head moves
	followers int
}

type note struct {
	n    int64
	kind string // empty when another instance wrote it
}

// advance is how far a write brought the journal of a coordination.
type advance struct {
	chain governance.CoordinationID
	n     int64
	kinds []string // of the objects of its entries, in their order
}

// join begins to follow; known is the head read from the database before.
func (p *pulse) join(c governance.CoordinationID, known int64) *beat {
	p.mu.Lock()
	defer p.mu.Unlock()
	b := p.beats[c]
	if b == nil {
		b = &beat{head: known, changed: make(chan struct{})}
		p.beats[c] = b
	}
	b.followers++
	return b
}

func (p *pulse) leave(c governance.CoordinationID) {
	p.mu.Lock()
	defer p.mu.Unlock()
	b := p.beats[c]
	b.followers--
	if b.followers == 0 {
		delete(p.beats, c)
	}
}

// tell says that the journal of a coordination reached n.
func (p *pulse) tell(c governance.CoordinationID, n int64, kinds ...string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	b := p.beats[c]
	if b == nil || n <= b.head {
		return
	}
	if n > b.head+int64(len(kinds)) {
		kinds = []string{""} // something came between that was not told here
	}
	for i, kind := range kinds {
		b.recent = append(b.recent, note{n - int64(len(kinds)-1-i), kind})
	}
	b.recent = b.recent[max(len(b.recent)-remembered, 0):]
	b.head = n
	close(b.changed)
	b.changed = make(chan struct{})
}

// since is what happened after an entry, and what to wait for when nothing did.
func (p *pulse) since(b *beat, after int64) (Change, <-chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change := Change{Head: b.head}
	if after >= b.head {
		return change, b.changed
	}
	kinds := map[string]bool{}
	if len(b.recent) == 0 || b.recent[0].n > after+1 {
		return change, nil
	}
	for _, note := range b.recent {
		if note.n > after {
			kinds[note.kind] = true
		}
	}
	if !kinds[""] {
		change.Kinds = slices.Sorted(maps.Keys(kinds))
	}
	return change, nil
}

// followed lists the coordinations that someone follows.
func (p *pulse) followed() []governance.CoordinationID {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Collect(maps.Keys(p.beats))
}

const selectHead = `
	select n
	from journal_heads
	where coordination_id = $1`

func (s *Store) head(ctx context.Context, actor governance.Actor) (int64, error) {
	if err := actor.Must(governance.Read); err != nil {
		return 0, err
	}
	var n int64
	err := s.get(ctx, &n, selectHead, actor.Coordination)
	return n, err
}

// Follow calls tell with each change of the actor's coordination after an entry,
// until ctx ends, the program stops, or tell returns false. It calls tell with
// no change at first, then whenever nothing happened for so long. Changes that
// come while tell works are told as one.
func (s *Store) Follow(ctx context.Context, actor governance.Actor, after int64, every time.Duration, tell func(Change) bool) error {
	head, err := s.head(ctx, actor)
	if err != nil {
		return err
	}
	b := s.pulse.join(actor.Coordination, head)
	defer s.pulse.leave(actor.Coordination)
	quiet := time.NewTicker(every)
	defer quiet.Stop()
	for on := tell(Change{}); on; {
		change, wait := s.pulse.since(b, after)
		if wait == nil {
			after, on = change.Head, tell(change)
			continue
		}
		select {
		case <-ctx.Done():
			return nil
		case <-s.pulse.over:
			return nil
		case <-wait:
		case <-quiet.C:
			on = tell(Change{})
		}
	}
	return nil
}

const selectHeads = `
	select coordination_id, n
	from journal_heads
	where coordination_id = any($1)`

// Watch finds what other instances wrote in the coordinations that are followed
// here, until ctx ends; then nobody follows any more. What this instance writes
// is told at once. It is called once.
func (s *Store) Watch(ctx context.Context, every time.Duration) {
	defer close(s.pulse.over)
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			_ = s.look(ctx) // a database that is away is looked at again
		}
	}
}

func (s *Store) look(ctx context.Context) error {
	followed := s.pulse.followed()
	if len(followed) == 0 {
		return nil
	}
	var heads []struct {
		CoordinationID governance.CoordinationID
		N              int64
	}
	if err := s.list(ctx, &heads, selectHeads, pq.Array(followed)); err != nil {
		return err
	}
	for _, h := range heads {
		s.pulse.tell(h.CoordinationID, h.N)
	}
	return nil
}
