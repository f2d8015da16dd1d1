package model

import (
	"context"

	"ctin/governance"
)

const selectSources = `
	select id, coordination_id, title, publisher, published_on, licence, url, created_at, version
	from sources
	where coordination_id = $1
	order by title collate "fr-x-icu", id`

// SourceNames lists the sources of the coordination, to choose among them.
func (s *Store) SourceNames(ctx context.Context, actor governance.Actor) ([]governance.Source, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var list []governance.Source
	err := s.list(ctx, &list, selectSources, actor.Coordination)
	return list, err
}

// today is the civil date of the coordination.
func (t *tx) today(ctx context.Context) (governance.Date, error) {
	var c governance.Coordination
	if err := t.get(ctx, &c.TimeZone, selectTimeZone, t.actor.Coordination); err != nil {
		return "", err
	}
	return c.Today(t.at), nil
}

const selectTimeZone = `
	select time_zone
	from coordinations
	where id = $1`

// problems are those of what is written for a new source, and of a quote that
// both chooses a source and writes one.
func (q Quote) problems(today governance.Date) governance.Problems {
	switch {
	case q.New.Empty():
		return nil
	case q.SourceID != 0:
		return governance.Problems{governance.Fail(governance.Invalid, msgSourceTwice).On("source")}
	}
	_, problems := governance.ParseSource(q.New, today)
	return problems
}

// none tells that no source is given.
func (q Quote) none() bool { return q.SourceID == 0 && q.New.Empty() }

const selectSource = `
	select id
	from sources
	where coordination_id = $1 and id = $2`

const insertSource = `
	insert into sources (coordination_id, title, publisher, published_on, licence, url, created_at)
	values ($1, $2, $3, $4, $5, $6, $7)
	returning id`

// source finds the source that was chosen, or makes the one that was written.
// It refuses a quote that gives neither.
func (t *tx) source(ctx context.Context, q Quote, today governance.Date) (governance.SourceID, error) {
	if problems := q.problems(today); problems.Err() != nil {
		return 0, problems
	}
	if q.none() {
		return 0, governance.Fail(governance.Invalid, msgSourceMissing).On("source")
	}
	var id governance.SourceID
	if q.SourceID != 0 {
		err := t.get(ctx, &id, selectSource, t.actor.Coordination, q.SourceID)
		if governance.CodeOf(err) == governance.NotFound {
			err = governance.Fail(governance.Invalid, msgSourceMissing).On("source")
		}
		return id, err
	}
	s, _ := governance.ParseSource(q.New, today)
	s.CoordinationID, s.CreatedAt, s.Version = t.actor.Coordination, t.at, 1
	err := t.get(ctx, &s.ID, insertSource, s.CoordinationID, s.Title, s.Publisher, s.PublishedOn, s.Licence, s.URL, t.at)
	if err != nil {
		return 0, err
	}
	t.record(event{chain: s.CoordinationID, action: "source.create", kind: "source", object: int64(s.ID), after: s})
	return s.ID, nil
}

const insertFindingSource = `
	insert into finding_sources (coordination_id, finding_id, source_id)
	values ($1, $2, $3)
	on conflict do nothing`

// quote gives a finding a source, when one is given.
func (t *tx) quote(ctx context.Context, id governance.FindingID, q Quote, today governance.Date) error {
	if q.none() {
		return nil
	}
	source, err := t.source(ctx, q, today)
	if err != nil {
		return err
	}
	if err := t.exec(ctx, insertFindingSource, t.actor.Coordination, id, source); err != nil {
		return err
	}
	t.record(event{
		chain: t.actor.Coordination, action: "finding.link", kind: "finding", object: int64(id),
		fields: []string{"sources"}, after: int64(source),
	})
	return nil
}

// QuoteSource gives a finding one more source.
func (s *Store) QuoteSource(
	ctx context.Context, actor governance.Actor, id governance.FindingID, q Quote, withdraw bool,
) error {
	return s.onFinding(ctx, actor, "finding.link", id, withdraw, func(t *tx) error {
		today, err := t.today(ctx)
		if err != nil {
			return err
		}
		if q.none() {
			return governance.Fail(governance.Invalid, msgSourceMissing).On("source")
		}
		return t.quote(ctx, id, q, today)
	})
}

const deleteFindingSource = `
	delete from finding_sources
	where coordination_id = $1 and finding_id = $2 and source_id = $3`

// UnquoteSource takes a source away from a finding; the source stays.
func (s *Store) UnquoteSource(
	ctx context.Context, actor governance.Actor, id governance.FindingID, source governance.SourceID, withdraw bool,
) error {
	return s.onFinding(ctx, actor, "finding.unlink", id, withdraw, func(t *tx) error {
		n, err := t.execCount(ctx, deleteFindingSource, actor.Coordination, id, source)
		if err != nil || n == 0 {
			return err // taken away already
		}
		t.record(event{
			chain: actor.Coordination, action: "finding.unlink", kind: "finding", object: int64(id),
			fields: []string{"sources"}, before: int64(source),
		})
		return nil
	})
}

// onFinding changes the sources of a finding that stands.
func (s *Store) onFinding(
	ctx context.Context, actor governance.Actor, action string, id governance.FindingID, withdraw bool, do func(*tx) error,
) error {
	if err := actor.Must(governance.WriteDiagnostic); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, action, func(t *tx) (int64, error) {
		if _, err := t.amendable(ctx, withdraw); err != nil {
			return 0, err
		}
		var f governance.Finding
		if err := t.get(ctx, &f, lockFinding, actor.Coordination, id); err != nil {
			return 0, err
		}
		if err := f.Change(); err != nil {
			return 0, err
		}
		return int64(id), do(t)
	})
	return err
}
