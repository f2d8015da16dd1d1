package model

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
	"github.com/lib/pq"
)

func TestJournalRefusesEveryChange(t *testing.T) {
	h := newHouse(t)
	actor := h.open("Sicoval")
	for _, statement := range []string{
		`update journal set action = 'x'`,
		`update journal set bytes = bytes`,
		`delete from journal`,
		`truncate journal`,
		`insert into journal select * from journal limit 1 on conflict (coordination_id, n) do update set action = 'x'`,
	} {
		if _, err := h.db.App.Exec(statement); !denied(err) {
			t.Errorf("the program's role: %s: %v", statement, err)
		}
		if _, err := h.db.Owner.Exec(statement); !denied(err) {
			t.Errorf("the owner: %s: %v", statement, err)
		}
	}
	h.whole(actor)
}

// denied tells a refusal for want of rights.
func denied(err error) bool {
	var pg *pq.Error
	return errors.As(err, &pg) && pg.Code == "42501"
}

// whole verifies the chain of the actor's coordination, and says how many
// entries it holds.
func (h *house) whole(actor governance.Actor) int64 {
	h.t.Helper()
	c, err := h.VerifyJournal(context.Background(), actor)
	if err != nil || c.Break != nil || c.Entries == 0 {
		h.t.Errorf("chain %+v (%v)", c, err)
	}
	return c.Entries
}

func TestWithoutItsJournalNothingIsWritten(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	actor.Key = "once"
	seen := func() []int {
		return []int{
			h.count(`select count(*) from organizations`), h.count(`select count(*) from journal`),
			h.count(`select count(*) from outbox`), h.count(`select count(*) from idempotency_keys`),
			h.count(`select n from journal_heads where coordination_id = $1`, actor.Coordination),
		}
	}
	before := seen()
	for _, rights := range [][2]string{
		{`revoke insert on journal from ctin`, `grant insert on journal to ctin`},
		{`revoke update on journal_heads from ctin`, `grant update on journal_heads to ctin`},
	} {
		h.db.Owner.MustExec(rights[0])
		if _, err := h.CreateOrganization(ctx, actor, sicoval()); governance.CodeOf(err) != governance.Internal {
			t.Errorf("%s: %v", rights[0], err)
		}
		if diff := cmp.Diff(before, seen()); diff != "" {
			t.Errorf("%s: %s", rights[0], diff)
		}
		h.db.Owner.MustExec(rights[1])
	}
	if _, err := h.CreateOrganization(ctx, actor, sicoval()); err != nil {
		t.Errorf("the same form, sent again: %v", err)
	}
}

func TestConcurrentWritersMakeAChainWithoutGap(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actors := []governance.Actor{h.open("Sicoval"), h.open("Lyon")}
	before := []int64{h.whole(actors[0]), h.whole(actors[1])}
	var writers sync.WaitGroup
	for w := range 20 {
		writers.Go(func() {
			for i := range 50 {
				name := fmt.Sprintf("Organisation %d-%d", w, i)
				_, err := h.CreateOrganization(ctx, actors[(w+i)%2], governance.OrganizationDraft{Name: name, Kind: "company", Distinct: true})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	writers.Wait()
	for i, actor := range actors {
		if n := h.whole(actor) - before[i]; n != 500 {
			t.Errorf("%d entries for 500 writes", n)
		}
	}
}

func TestAWriteThatTouchesTwoChainsExtendsBoth(t *testing.T) {
	h := newHouse(t)
	actor := h.open("Sicoval")
	page := must(h.Journal(context.Background(), h.administrator(), JournalFilter{Kind: "coordination"}))(t)
	if len(page.Lines) != 1 || page.Lines[0].ObjectID != int64(actor.Coordination) || page.Lines[0].ObjectName != "Sicoval" {
		t.Errorf("journal of the instance: %+v", page.Lines)
	}
	if n := h.entries(actor, "coordination.open", int64(actor.Coordination)); n != 1 {
		t.Errorf("%d entries in the coordination", n)
	}
}

// The clock of a machine is finer than the database's: what is sealed and what
// is stored must be the same instant.
func TestTheInstantSealedIsTheOneStored(t *testing.T) {
	h := newHouse(t)
	h.now = h.now.Add(123456789 * time.Nanosecond)
	h.whole(h.open("Sicoval"))
}

func TestJournalHoldsNoPersonalData(t *testing.T) {
	h := newHouse(t)
	actor := h.open("Sicoval")
	h.holder(actor, h.seat(actor, "la présidente ou son représentant"), "Dupont", "2026-02-01")
	for _, word := range []string{"Camille", "Dupont", "Claude", "Sicoval", "@", "représentant"} {
		if n := h.count(`select count(*) from journal where position(convert_to($1, 'UTF8') in bytes) > 0`, word); n > 0 {
			t.Errorf("%d entries hold %q", n, word)
		}
	}
}
