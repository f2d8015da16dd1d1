package model

import (
	"context"
	"encoding/json"

	"ctin/governance"
)

// Statements is what an instance says about itself. A version is zero as long
// as nothing was said.
type Statements struct {
	Legal                governance.LegalNotice
	LegalVersion         int
	Accessibility        governance.AccessibilityStatement
	AccessibilityVersion int
}

// The two statements, as stored.
const (
	statementLegal         = "legal"
	statementAccessibility = "accessibility"
)

const selectStatements = `
	select kind, content, version
	from statements`

// Statements reads what the instance says about itself; anyone may.
func (s *Store) Statements(ctx context.Context) (Statements, error) {
	var rows []struct {
		Kind    string
		Content []byte
		Version int
	}
	var all Statements
	if err := s.list(ctx, &rows, selectStatements); err != nil {
		return all, err
	}
	for _, r := range rows {
		var to any = &all.Legal
		version := &all.LegalVersion
		if r.Kind == statementAccessibility {
			to, version = &all.Accessibility, &all.AccessibilityVersion
		}
		if err := json.Unmarshal(r.Content, to); err != nil {
			return all, err
		}
		*version = r.Version
	}
	return all, nil
}

// SaveLegal records the legal notice typed over a version.
func (s *Store) SaveLegal(ctx context.Context, actor governance.Actor, version int, d governance.LegalDraft) error {
	if err := actor.MustAdminister(); err != nil {
		return err
	}
	notice, problems := governance.ParseLegal(d)
	if err := problems.Err(); err != nil {
		return err
	}
	return s.saveStatement(ctx, actor, statementLegal, version, notice)
}

// SaveAccessibility records the accessibility statement typed over a version;
// today is the civil date where the administrator is.
func (s *Store) SaveAccessibility(
	ctx context.Context, actor governance.Actor, version int, d governance.AccessibilityDraft, today governance.Date,
) error {
	if err := actor.MustAdminister(); err != nil {
		return err
	}
	statement, problems := governance.ParseAccessibility(d, today)
	if err := problems.Err(); err != nil {
		return err
	}
	return s.saveStatement(ctx, actor, statementAccessibility, version, statement)
}

const lockStatement = `
	select content
	from statements
	where kind = $1
	for update`

const insertStatement = `
	insert into statements (kind, content, updated_at)
	select $1, $2, $3
	where $4 = 0
	on conflict (kind) do nothing`

const updateStatement = `
	update statements set content = $2, updated_at = $3, version = version + 1
	where kind = $1 and version = $4`

func (s *Store) saveStatement(ctx context.Context, actor governance.Actor, kind string, version int, content any) error {
	text, err := json.Marshal(content)
	if err != nil {
		return err
	}
	query := updateStatement
	if version == 0 {
		query = insertStatement
	}
	_, err = s.write(ctx, actor, "statement.save", func(t *tx) (int64, error) {
		before, err := t.statement(ctx, kind)
		if err != nil {
			return 0, err
		}
		t.record(event{action: "statement.save", kind: kind, before: before, after: content})
		return 0, t.change(ctx, query, kind, text, t.at, version)
	})
	return err
}

// statement reads what is recorded, nil when nothing is, and keeps its other
// writers waiting.
func (t *tx) statement(ctx context.Context, kind string) (any, error) {
	var text []byte
	switch err := t.get(ctx, &text, lockStatement, kind); {
	case governance.CodeOf(err) == governance.NotFound:
		return nil, nil
	case err != nil:
		return nil, err
	}
	return json.RawMessage(text), nil
}
