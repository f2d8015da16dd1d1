package main

import (
	"database/sql"
	"errors"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Each turn of R2 is so many requests at most, for so long at most, by a few
// visitors at once.
const (
	requests   = 400
	turn       = time.Second
	visitors   = 4
	milliGoal  = 2.0
	perRequest = "CPU ms"
)

// measureRequests is R2: what a signed-in page of a coordination costs the
// processor, in the program and in PostgreSQL. The floor is the sum of two
// limits: gin answering nothing, and PostgreSQL answering the statements of
// that page, prepared, to a client that does nothing else.
func measureRequests(tb testing.TB, t *table, demo *program, v *visitor, coordination, size string) {
	twin, empty := newTwin(tb, demo), launchEmpty(tb)
	for _, p := range mainPages(v.coordination(coordination))[1:4] {
		total := line{id: "R2", measure: p.name + ", " + size, unit: perRequest, beside: "gin empty + same SQL", goal: milliGoal}
		app := line{id: "R2", measure: "  of which ctin", unit: perRequest, beside: "gin empty"}
		base := line{id: "R2", measure: "  of which PostgreSQL", unit: perRequest, beside: "same SQL, prepared"}
		said := twin.prepare(twin.said(v, p.path))
		for range rounds {
			gin, _ := cost(tb, empty, func() error { return fetch(http.DefaultClient, empty.base+"/") })
			_, sql := cost(tb, demo, said.repeat)
			own, below := cost(tb, demo, func() error { return fetch(v.client, v.base+p.path) })
			total.value.add(own + below)
			total.limit.add(gin + sql)
			app.value.add(own)
			app.limit.add(gin)
			base.value.add(below)
			base.limit.add(sql)
		}
		t.lines = append(t.lines, total, app, base)
	}
	empty.stop()
}

// cost is the processor time, in milliseconds, that a program and those it
// started take for one of many requests.
func cost(tb testing.TB, p *program, do func() error) (own, below float64) {
	tb.Helper()
	for range visitors { // the first ones prepare what the others use
		if err := do(); err != nil {
			tb.Fatal(err)
		}
	}
	own0, below0 := spent(tb, p.cmd.Process.Pid)
	done, err := together(do)
	if err != nil {
		tb.Fatal(err)
	}
	own1, below1 := spent(tb, p.cmd.Process.Pid)
	return ms(own1-own0) / done, ms(below1-below0) / done
}

// together shares the requests between the visitors, and says how many were
// done in time; the first error counts.
func together(do func() error) (done float64, err error) {
	var all sync.WaitGroup
	var begun, ended atomic.Int64
	failures := make(chan error, visitors)
	limit := time.Now().Add(turn)
	for range visitors {
		all.Go(func() {
			for begun.Add(1) <= requests && time.Now().Before(limit) {
				if err := do(); err != nil {
					failures <- err
					return
				}
				ended.Add(1)
			}
		})
	}
	all.Wait()
	close(failures)
	return float64(ended.Load()), <-failures // nil when there is none
}

// fetch reads a whole answer.
func fetch(client *http.Client, address string) error {
	answer, err := client.Get(address)
	if err != nil {
		return err
	}
	defer func() { _ = answer.Body.Close() }() // it was read
	if answer.StatusCode != http.StatusOK {
		return errors.New(address + ": " + answer.Status)
	}
	_, err = io.Copy(io.Discard, answer.Body)
	return err
}

// recital is a list of prepared statements, to be said again and again.
type recital []verse

type verse struct {
	stmt *sql.Stmt
	args []any
}

func (w *twin) prepare(said []statement) recital {
	w.tb.Helper()
	w.db.SetMaxIdleConns(visitors)
	var r recital
	for _, s := range said {
		stmt, err := w.db.PrepareContext(w.tb.Context(), s.query)
		if err != nil {
			w.tb.Fatalf("%v\n%s", err, s.query)
		}
		w.tb.Cleanup(func() { _ = stmt.Close() }) // the pool is about to close as well
		r = append(r, verse{stmt, s.args})
	}
	return r
}

// repeat says them all once and reads every row.
func (r recital) repeat() error {
	for _, v := range r {
		rows, err := v.stmt.Query(v.args...)
		if err != nil {
			return err
		}
		for rows.Next() {
			continue
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return err
		}
	}
	return nil
}
