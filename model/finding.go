package model

import (
	"context"

	"ctin/governance"
)

// findingColumns are those of governance.Finding, of a table called f.
const findingColumns = `f.id, f.coordination_id, f.number, f.section_code, f.statement, f.observed_on, f.author_id,
	f.created_at, f.withdrawn_at, f.version`

// sourceColumns are those of governance.Source inside another row, of a table
// called s that may have no row.
const sourceColumns = `coalesce(s.id, 0) as "source.id", coalesce(s.coordination_id, 0) as "source.coordination_id",
	coalesce(s.title, '') as "source.title", coalesce(s.publisher, '') as "source.publisher",
	s.published_on as "source.published_on", coalesce(s.licence, '') as "source.licence", coalesce(s.url, '') as "source.url",
	coalesce(s.created_at, 'epoch') as "source.created_at", coalesce(s.version, 0) as "source.version"`

const fromFindings = `
	select ` + findingColumns + `, ` + sourceColumns + `
	from findings f
	left join finding_sources x on x.coordination_id = f.coordination_id and x.finding_id = f.id
	left join sources s on s.coordination_id = x.coordination_id and s.id = x.source_id
	where f.coordination_id = $1`

const selectFindings = fromFindings + `
	order by f.number, s.id`

const selectFinding = fromFindings + ` and f.id = $2
	order by s.id`

// readFindings reads findings with their sources: one row for each of both.
func readFindings(ctx context.Context, r querier, query string, args ...any) ([]governance.SourcedFinding, error) {
	var rows []struct {
		governance.Finding
		Source governance.Source
	}
	if err := r.list(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	var list []governance.SourcedFinding
	for _, row := range rows {
		if n := len(list); n == 0 || list[n-1].ID != row.ID {
			list = append(list, governance.SourcedFinding{Finding: row.Finding})
		}
		if last := &list[len(list)-1]; row.Source.ID != 0 {
			last.Sources = append(last.Sources, row.Source)
		}
	}
	return list, nil
}

// Findings lists the findings of the coordination with their sources, in the
// order of their numbers; those that were withdrawn too.
func (s *Store) Findings(ctx context.Context, actor governance.Actor) ([]governance.SourcedFinding, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	return readFindings(ctx, s, selectFindings, actor.Coordination)
}

// Finding reads one finding with its sources.
func (s *Store) Finding(ctx context.Context, actor governance.Actor, id governance.FindingID) (governance.SourcedFinding, error) {
	if err := actor.Must(governance.Read); err != nil {
		return governance.SourcedFinding{}, err
	}
	return readFinding(ctx, s, actor.Coordination, id)
}

func readFinding(
	ctx context.Context, r querier, c governance.CoordinationID, id governance.FindingID,
) (governance.SourcedFinding, error) {
	list, err := readFindings(ctx, r, selectFinding, c, id)
	if err == nil && len(list) == 0 {
		err = governance.Fail(governance.NotFound, msgNotFound)
	}
	if err != nil {
		return governance.SourcedFinding{}, err
	}
	return list[0], nil
}

const selectFindingNames = `
	select ` + findingColumns + `
	from findings f
	where f.coordination_id = $1 and f.withdrawn_at is null
	order by f.number`

// FindingNames lists the findings that stand, to choose among them.
func (s *Store) FindingNames(ctx context.Context, actor governance.Actor) ([]governance.Finding, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var list []governance.Finding
	err := s.list(ctx, &list, selectFindingNames, actor.Coordination)
	return list, err
}

// Quote is the source that somebody chooses in a list, or writes: one of the
// two, or none.
type Quote struct {
	SourceID governance.SourceID
	New      governance.SourceDraft
}

// FindingEdit is a finding as typed. Withdraw confirms that a submitted
// version of the diagnostic is withdrawn by the change (D5).
type FindingEdit struct {
	governance.FindingDraft
	Quote    Quote // of a new finding
	Withdraw bool
}

const insertFinding = `
	insert into findings (coordination_id, number, section_code, statement, observed_on, author_id, created_at)
	select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6
	from findings
	where coordination_id = $1
	returning id, number`

// AddFinding adds a finding, with its first source when one is given.
func (s *Store) AddFinding(ctx context.Context, actor governance.Actor, e FindingEdit) (governance.FindingID, error) {
	if err := actor.Must(governance.WriteDiagnostic); err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "finding.create", func(t *tx) (int64, error) {
		id, err := t.addFinding(ctx, e)
		return int64(id), err
	})
	return governance.FindingID(id), err
}

// addFinding numbers the finding: whoever adds one keeps the open version, and
// so the others, waiting.
func (t *tx) addFinding(ctx context.Context, e FindingEdit) (governance.FindingID, error) {
	today, err := t.today(ctx)
	if err != nil {
		return 0, err
	}
	f, problems := governance.ParseFinding(e.FindingDraft, today)
	problems = append(problems, e.Quote.problems(today)...)
	if err := problems.Err(); err != nil {
		return 0, err
	}
	if _, err := t.amendable(ctx, e.Withdraw); err != nil {
		return 0, err
	}
	f.CoordinationID, f.AuthorID, f.CreatedAt, f.Version = t.actor.Coordination, t.actor.PersonID, t.at, 1
	err = t.get(ctx, &f, insertFinding, f.CoordinationID, f.SectionCode, f.Statement, f.ObservedOn, f.AuthorID, t.at)
	if err != nil {
		return 0, err
	}
	t.record(event{chain: f.CoordinationID, action: "finding.create", kind: "finding", object: int64(f.ID), after: f})
	return f.ID, t.quote(ctx, f.ID, e.Quote, today)
}

const lockFinding = `
	select ` + findingColumns + `
	from findings f
	where f.coordination_id = $1 and f.id = $2
	for update`

const updateFinding = `
	update findings
	set section_code = $4, statement = $5, observed_on = $6, withdrawn_at = $7, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// UpdateFinding corrects a finding read at a version.
func (s *Store) UpdateFinding(
	ctx context.Context, actor governance.Actor, id governance.FindingID, version int, e FindingEdit,
) error {
	return s.changeFinding(ctx, actor, "finding.update", id, version, e.Withdraw, func(t *tx, f *governance.Finding) error {
		today, err := t.today(ctx)
		if err != nil {
			return err
		}
		parsed, problems := governance.ParseFinding(e.FindingDraft, today)
		f.SectionCode, f.Statement, f.ObservedOn = parsed.SectionCode, parsed.Statement, parsed.ObservedOn
		return problems.Err()
	})
}

// WithdrawFinding states a finding no more: its number is not given again, and
// what answers it still says so.
func (s *Store) WithdrawFinding(
	ctx context.Context, actor governance.Actor, id governance.FindingID, version int, withdraw bool,
) error {
	return s.changeFinding(ctx, actor, "finding.withdraw", id, version, withdraw, func(t *tx, f *governance.Finding) error {
		f.WithdrawnAt = &t.at
		return nil
	})
}

// changeFinding changes a finding that stands, read at a version.
func (s *Store) changeFinding(
	ctx context.Context, actor governance.Actor, action string, id governance.FindingID, version int, withdraw bool,
	change func(*tx, *governance.Finding) error,
) error {
	if err := actor.Must(governance.WriteDiagnostic); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, action, func(t *tx) (int64, error) {
		if _, err := t.amendable(ctx, withdraw); err != nil {
			return 0, err
		}
		var before governance.Finding
		if err := t.get(ctx, &before, lockFinding, actor.Coordination, id); err != nil {
			return 0, err
		}
		if err := before.Change(); err != nil {
			return 0, err
		}
		after := before
		after.Version = version
		if err := change(t, &after); err != nil {
			return 0, err
		}
		return int64(id), t.saveFinding(ctx, action, before, after)
	})
	return err
}

func (t *tx) saveFinding(ctx context.Context, action string, before, after governance.Finding) error {
	err := t.change(ctx, updateFinding, after.CoordinationID, after.ID, after.Version, after.SectionCode, after.Statement,
		after.ObservedOn, after.WithdrawnAt)
	if err != nil {
		return err
	}
	t.record(event{
		chain: after.CoordinationID, action: action, kind: "finding", object: int64(after.ID),
		fields: changedFinding(before, after), before: before, after: after,
	})
	return nil
}

// changedFinding names the fields that differ.
func changedFinding(before, after governance.Finding) []string {
	var fields []string
	for _, f := range []struct {
		name    string
		changed bool
	}{
		{"statement", before.Statement != after.Statement},
		{"observed_on", before.ObservedOn != after.ObservedOn},
		{"section_code", before.SectionCode != after.SectionCode},
	} {
		if f.changed {
			fields = append(fields, f.name)
		}
	}
	return fields
}
