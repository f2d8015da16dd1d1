package model

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

func TestAChangeTellsWhichKindsOfThingsChanged(t *testing.T) {
	p := newPulse()
	b := p.join(1, 10)
	defer p.leave(1)
	p.tell(1, 11, "commitment")
	p.tell(1, 13, "action", "commitment")
	p.tell(2, 9, "seat")
	for _, tt := range []struct {
		rule  string
		after int64
		want  Change
	}{
		{"all that came", 10, Change{13, []string{"action", "commitment"}}},
		{"the last write alone", 11, Change{13, []string{"action", "commitment"}}},
		{"its second entry alone", 12, Change{13, []string{"commitment"}}},
		{"nothing", 13, Change{Head: 13}},
		{"a page from before anyone followed", 3, Change{Head: 13}},
	} {
		if got, _ := p.since(b, tt.after); !cmp.Equal(got, tt.want) {
			t.Errorf("%s: got %+v, want %+v", tt.rule, got, tt.want)
		}
	}
}

func TestWhatAnotherInstanceWroteMayBeAnything(t *testing.T) {
	p := newPulse()
	b := p.join(1, 10)
	p.tell(1, 12)
	p.tell(1, 13, "action")
	p.tell(1, 11, "seat") // told late: the head was there already
	if got, _ := p.since(b, 10); !cmp.Equal(got, Change{Head: 13}) {
		t.Errorf("got %+v", got)
	}
	if got, _ := p.since(b, 12); !cmp.Equal(got, Change{13, []string{"action"}}) {
		t.Errorf("after it: %+v", got)
	}
}

func TestAReaderFarBehindIsToldToReadAll(t *testing.T) {
	p := newPulse()
	b := p.join(1, 0)
	for n := range int64(3 * remembered) {
		p.tell(1, n+1, "action")
	}
	if got, _ := p.since(b, 1); !cmp.Equal(got, Change{Head: 3 * remembered}) {
		t.Errorf("got %+v", got)
	}
	if len(b.recent) != remembered {
		t.Errorf("%d entries are remembered", len(b.recent))
	}
}

func TestNobodyIsRememberedWhoLeft(t *testing.T) {
	p := newPulse()
	p.join(1, 0)
	p.join(1, 0)
	p.leave(1)
	if len(p.followed()) != 1 {
		t.Error("the one who stays is not followed any more")
	}
	p.leave(1)
	if len(p.followed()) != 0 {
		t.Error("a coordination that nobody follows is kept")
	}
}

// following collects what a reader is told, until it was told want times.
func (h *house) following(s *Store, actor governance.Actor, after int64, want int) func() []Change {
	h.t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 20*time.Second)
	var got []Change
	done := make(chan error, 1)
	go func() {
		done <- s.Follow(ctx, actor, after, time.Minute, func(c Change) bool {
			if c.Head != 0 {
				got = append(got, c)
			}
			return len(got) < want
		})
	}()
	for len(s.pulse.followed()) == 0 {
		time.Sleep(time.Millisecond)
	}
	return func() []Change {
		h.t.Helper()
		defer stop()
		if err := <-done; err != nil || len(got) != want {
			h.t.Fatalf("told %+v: %v", got, err)
		}
		return got
	}
}

func TestEachWriteIsToldToThoseWhoFollow(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	sicoval := h.open("Sicoval")
	other := h.open("Lyon")
	head, err := h.head(ctx, sicoval)
	if err != nil {
		t.Fatal(err)
	}
	told := h.following(h.Store, sicoval, head, 1)
	h.act(other, "Ailleurs", 0)
	h.act(sicoval, "Ici", 0)
	if got := told(); !cmp.Equal(got, []Change{{head + 1, []string{"action"}}}) {
		t.Errorf("told %+v, the head was %d", got, head)
	}
}

func TestWhatAnotherInstanceWritesIsFound(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	sicoval := h.open("Sicoval")
	head, err := h.head(ctx, sicoval)
	if err != nil {
		t.Fatal(err)
	}
	there := New(h.db.App, h.atlas, h.base, h.Store.now) // another program on the same database
	defer there.Close()
	ctx, stop := context.WithCancel(ctx)
	var watching sync.WaitGroup
	watching.Go(func() { there.Watch(ctx, 5*time.Millisecond) })
	told := h.following(there, sicoval, head, 1)
	h.act(sicoval, "Ici", 0)
	if got := told(); got[0].Head != head+1 || got[0].Kinds != nil {
		t.Errorf("told %+v, the head was %d", got, head)
	}
	stop()
	watching.Wait()
}

func TestTwentyReadersAreEachToldTheLastOfTwentyWrites(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	sicoval := h.open("Sicoval")
	head, err := h.head(ctx, sicoval)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(ctx, 20*time.Second)
	defer stop()
	var readers sync.WaitGroup
	reached := make([]int64, 20)
	for i := range reached {
		readers.Go(func() {
			_ = h.Follow(ctx, sicoval, head, time.Minute, func(c Change) bool {
				reached[i] = c.Head
				return c.Head < head+20
			})
		})
	}
	if codes := atOnce(20, func(i int) error {
		_, err := h.CreateAction(ctx, sicoval, ActionForm{ActionDraft: governance.ActionDraft{Title: fmt.Sprint("Action ", i), Nature: "running"}})
		return err
	}); codes[""] != 20 {
		t.Fatalf("%v", codes)
	}
	readers.Wait()
	for i, n := range reached {
		if n != head+20 {
			t.Errorf("reader %d was told %d, not %d", i, n, head+20)
		}
	}
}

func TestOnlyMembersFollowACoordination(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	sicoval := h.open("Sicoval")
	stranger := sicoval
	stranger.Memberships = nil
	err := h.Follow(ctx, stranger, 0, time.Minute, func(Change) bool { t.Error("was told"); return false })
	if governance.CodeOf(err) != governance.NotFound {
		t.Errorf("got %v", err)
	}
}
