package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/model/postgres"
	"ctin/model/scale"

	"github.com/jmoiron/sqlx"
)

// spell is how long each turn of R1, R3 and W1 lasts.
const spell = 3 * time.Second

// bank is a coordination with a funder, whose commitments are measured.
type bank struct {
	*growth
	funder  governance.OrganizationID
	scheme  governance.SchemeID
	pool    *sqlx.DB
	store   *model.Store     // over a pool that nothing listens to
	address string           // of PostgreSQL, for the program's role
	owner   string           // for the owner
	seated  governance.Actor // in the coordination of measureConference
}

// openBank gives the coordination that grew a funder and a scheme.
func openBank(g *growth, demo *program) *bank {
	g.tb.Helper()
	ctx := g.tb.Context()
	funder, err := g.store.CreateOrganization(ctx, g.who, governance.OrganizationDraft{
		Name: "Financeur de mesure", Kind: "foundation", Funder: true, Example: true, Distinct: true,
	})
	g.must(err)
	scheme, err := g.store.CreateScheme(ctx, g.who, governance.SchemeDraft{Name: "Dispositif de mesure"})
	g.must(err)
	server, err := postgres.Attach(ctx, demo.data)
	g.must(err)
	b := &bank{growth: g, funder: funder, scheme: scheme}
	b.address, b.owner = server.URL(postgres.Role, postgres.Database), server.URL(postgres.Owner, postgres.Database)
	b.pool, err = openPool(ctx, b.address)
	g.must(err)
	g.tb.Cleanup(func() { _ = b.pool.Close() })
	b.store, err = storeOf(b.pool)
	g.must(err)
	return b
}

// declare is one commitment, with everything the product writes beside it.
func (b *bank) declare() error {
	_, err := b.store.DeclareCommitment(b.tb.Context(), b.who, governance.CommitmentDraft{
		Funder: b.funder, Scheme: b.scheme, Purpose: "Mesure", Amount: "1000", DeclaredOn: "2026-01-01",
		Credits: []governance.CreditDraft{{Year: "2026"}},
	}, "2026-01-01")
	return err
}

// sameWrites is what the product writes for one commitment, without its checks.
const sameWrites = `
begin;
insert into idempotency_keys (person_id, key, action, created_at) values (:person, gen_random_uuid(), 'x', now());
select id from coordinations where id = :place for no key update;
insert into commitments (coordination_id, number, funder_id, scheme_id, purpose, amount, status, confirmed, declared_by, declared_on, created_at)
select :place, coalesce(max(number), 0) + 1, :funder, :scheme, 'Mesure', 100000, 'intention', false, :person, '2026-01-01', now() from commitments where coordination_id = :place returning id as made \gset
insert into payment_credits (coordination_id, commitment_id, year, amount) values (:place, :made, 2026, 100000);
insert into commitment_versions (coordination_id, commitment_id, version, amount, status, confirmed, author_id, created_at) values (:place, :made, 1, 100000, 'intention', false, :person, now());
insert into commitment_steps (coordination_id, commitment_id, status, happened_on, recorded_by, created_at) values (:place, :made, 'intention', '2026-01-01', :person, now());
update journal_heads set n = n + 1 where coordination_id = :place returning n as entry \gset
insert into journal (coordination_id, n, at, actor_id, action, object_kind, object_id, bytes, previous_hash, hash) values (:place, :entry, now(), :person, 'x', 'x', :made, sha256('x'), sha256('x'), sha256('x'));
commit;
`

// measureWrites is W1: commitments a second, each with its journal entry, its
// version, its step and its credit, by as many people at once in one coordination.
func (b *bank) measureWrites(t *table) {
	b.tb.Helper()
	l := line{id: "W1", measure: fmt.Sprintf("commitments declared, %d at once", clients), unit: "a second", beside: "pgbench, same writes", goal: 0.60}
	script := strings.NewReplacer(":person", fmt.Sprint(b.who.PersonID), ":place", fmt.Sprint(b.who.Coordination),
		":funder", fmt.Sprint(b.funder), ":scheme", fmt.Sprint(b.scheme)).Replace(sameWrites)
	for range rounds {
		l.limit.add(runPgbench(b.tb, b.address, script, "simple"))
		l.value.add(b.perSecond(b.declare))
	}
	t.addShare(l)
}

// perSecond is how often clients at once get something done.
func (b *bank) perSecond(do func() error) float64 {
	b.tb.Helper()
	b.must(do())
	var all sync.WaitGroup
	var done atomic.Int64
	failures := make(chan error, clients)
	begun := time.Now()
	for range clients {
		all.Go(func() {
			for time.Since(begun) < spell {
				if err := do(); err != nil {
					failures <- err
					return
				}
				done.Add(1)
			}
		})
	}
	all.Wait()
	close(failures)
	b.must(<-failures)
	return float64(done.Load()) / time.Since(begun).Seconds()
}

// measureReads is R1: the page of the commitments, beside pgbench that says the
// same statements and shows nobody anything.
func (b *bank) measureReads(t *table, v *visitor) {
	b.tb.Helper()
	path := v.coordination(b.slug) + "/engagements"
	l := line{id: "R1", measure: fmt.Sprintf("commitments page, %d at once", clients), unit: "a second", beside: "pgbench, same SQL", goal: 0.40}
	said := b.said(v, path)
	for range rounds {
		l.limit.add(pgbench(b.tb, b.address, said))
		l.value.add(b.perSecond(func() error { return fetch(v.client, v.base+path) }))
	}
	t.addShare(l)
}

// The open loop of R3.
const (
	pagesPerSecond  = 200
	writesPerSecond = 10
)

// measureOpenLoop is R3: pages asked for at a steady pace, whether or not the
// ones before were answered, while commitments are declared.
func (b *bank) measureOpenLoop(t *table, v *visitor) {
	b.tb.Helper()
	path := v.coordination(b.slug) + "/engagements"
	l := line{id: "R3", measure: fmt.Sprintf("%d pages/s and %d writes/s: p99", pagesPerSecond, writesPerSecond), unit: "ms", goal: 50}
	for range rounds {
		var all sync.WaitGroup
		all.Go(func() { b.must(errors.Join(paced(writesPerSecond, func(time.Time) error { return b.declare() })...)) })
		var mu sync.Mutex
		var waits []float64
		failed := paced(pagesPerSecond, func(due time.Time) error {
			err := fetch(v.client, v.base+path)
			mu.Lock()
			waits = append(waits, ms(time.Since(due)))
			mu.Unlock()
			return err
		})
		all.Wait()
		b.must(errors.Join(failed...))
		slices.Sort(waits)
		l.value.add(waits[len(waits)*99/100])
	}
	t.add(l)
}

// paced does something so many times a second for a spell, each time at its
// hour, and returns the failures.
func paced(perSecond int, do func(due time.Time) error) []error {
	var all sync.WaitGroup
	var mu sync.Mutex
	var failed []error
	begun := time.Now()
	for i := range int(spell.Seconds()) * perSecond {
		due := begun.Add(time.Duration(i) * time.Second / time.Duration(perSecond))
		time.Sleep(time.Until(due))
		all.Go(func() {
			if err := do(due); err != nil {
				mu.Lock()
				failed = append(failed, err)
				mu.Unlock()
			}
		})
	}
	all.Wait()
	return failed
}

// ownRows is how many commitments a coordination has when G1 measures it.
const ownRows = 1000

// measureGrowth is G1: what the list and the totals of one coordination cost
// when the country fills the same tables, and stays there for what is measured
// next. The scale is a percentage of it.
func (b *bank) measureGrowth(t *table, percent int) {
	b.tb.Helper()
	for range ownRows {
		b.must(b.declare())
	}
	list := line{id: "G1", measure: fmt.Sprintf("list of one coordination, %d %% of the country", percent), unit: "ms", beside: "alone in the tables", goal: 4}
	totals := line{id: "G1", measure: fmt.Sprintf("totals of one coordination, %d %% of the country", percent), unit: "ms", beside: "alone in the tables", goal: 6}
	matrix := line{id: "G1", measure: fmt.Sprintf("table of the conference, %d %% of the country", percent), unit: "ms", beside: "alone in the tables", goal: 4}
	for range rounds {
		list.limit.add(b.average(b.list))
		totals.limit.add(b.average(b.totals))
		matrix.limit.add(b.average(b.matrix))
	}
	b.must(scale.Fill(b.tb.Context(), b.pool, scale.National(percent), time.Now().UTC()))
	b.settle()
	for range rounds {
		list.value.add(b.average(b.list))
		totals.value.add(b.average(b.totals))
		matrix.value.add(b.average(b.matrix))
	}
	t.addTimes(list)
	t.addTimes(totals)
	t.addTimes(matrix)
}

// settle lets PostgreSQL count the rows that were made and write them down: what
// is measured next pays for itself only.
func (b *bank) settle() {
	b.tb.Helper()
	b.must(analyze(b.tb.Context(), b.owner))
	db, err := openPool(b.tb.Context(), b.owner)
	b.must(err)
	defer func() { _ = db.Close() }() // nothing was changed
	_, err = db.ExecContext(b.tb.Context(), "checkpoint")
	b.must(err)
}

func (b *bank) list() error {
	_, err := b.store.Commitments(b.tb.Context(), b.who, model.CommitmentFilter{})
	return err
}

func (b *bank) totals() error {
	_, err := b.store.Funding(b.tb.Context(), b.who)
	return err
}

// average is how long something takes, in milliseconds, done a few dozen times.
func (b *bank) average(do func() error) float64 {
	b.tb.Helper()
	const times = 40
	b.must(do())
	begun := time.Now()
	for range times {
		b.must(do())
	}
	return ms(time.Since(begun)) / times
}
