package model

import (
	"context"
	"encoding/json"
	"net/url"
	"time"

	"ctin/governance"
)

// Draft is what a person had typed when their session ended: given back to
// them alone after they have logged in again.
type Draft struct {
	Token     string
	PersonID  governance.PersonID
	Path      string
	Form      url.Values
	CreatedAt time.Time
}

const insertDraft = `
	insert into drafts (token, person_id, path, form, created_at)
	values ($1, $2, $3, $4, $5)`

// draftsKept is how many drafts a person may have: the oldest ones go.
const draftsKept = 10

const trimDrafts = `
	delete from drafts
	where person_id = $1 and id not in (
		select id from drafts where person_id = $1 order by id desc limit $2
	)`

// KeepDraft keeps a form for its author, and returns the token it is found by.
func (s *Store) KeepDraft(ctx context.Context, author governance.PersonID, path string, form url.Values) (string, error) {
	content, err := json.Marshal(form)
	if err != nil {
		return "", err
	}
	t := token()
	if err := s.exec(ctx, insertDraft, t, author, path, content, s.now()); err != nil {
		return "", err
	}
	return t, s.exec(ctx, trimDrafts, author, draftsKept)
}

const selectDraft = `
	select token, person_id, path, form as content, created_at
	from drafts
	where token = $1 and person_id = $2`

// Draft reads a form kept for this person. It fails with NotFound for anyone else.
func (s *Store) Draft(ctx context.Context, actor governance.Actor, token string) (Draft, error) {
	var row struct {
		Draft
		Content []byte
	}
	if err := s.get(ctx, &row, selectDraft, token, actor.PersonID); err != nil {
		return Draft{}, err
	}
	return row.Draft, json.Unmarshal(row.Content, &row.Draft.Form)
}

const deleteDraft = `delete from drafts where token = $1 and person_id = $2`

// DropDraft forgets a form that was sent again or given up.
func (s *Store) DropDraft(ctx context.Context, actor governance.Actor, token string) error {
	return s.exec(ctx, deleteDraft, token, actor.PersonID)
}
