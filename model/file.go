package model

import (
	"context"
	"crypto/sha256"

	"ctin/governance"
)

// Upload is a file that someone sends; none when its Name is empty.
type Upload struct {
	Name    string
	Content []byte
}

const insertFile = `
	insert into files (token, coordination_id, name, media_type, size, sha256, content, person_id, created_at)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
	returning id`

// addUpload keeps a file that the rules accept, and returns zero when none was
// sent; field names the form field it came in.
func (t *tx) addUpload(
	ctx context.Context, coordination governance.CoordinationID, u Upload, field string,
) (governance.FileID, error) {
	if u.Name == "" {
		return 0, nil
	}
	name, mediaType, invalid := governance.CheckUpload(u.Name, u.Content)
	if invalid != nil {
		return 0, invalid.On(field)
	}
	sum := sha256.Sum256(u.Content)
	var id governance.FileID
	err := t.get(ctx, &id, insertFile,
		token(), coordination, name, mediaType, len(u.Content), sum[:], u.Content, t.actor.PersonID, t.at)
	if err != nil {
		return 0, err
	}
	t.record(event{chain: coordination, action: "file.create", kind: "file", object: int64(id), after: sum[:]})
	return id, nil
}

const selectFile = `
	select id, token, coordination_id, name, media_type, size, created_at, content
	from files f
	where coordination_id = $1 and token = $3 and not exists (
		select from commitment_files x
		join commitments c on c.coordination_id = x.coordination_id and c.id = x.commitment_id
		where x.coordination_id = f.coordination_id and x.file_id = f.id and not ` + seenCommitment + `
	)`

// File reads a file of the coordination and its content.
func (s *Store) File(ctx context.Context, actor governance.Actor, token string) (governance.File, []byte, error) {
	if err := actor.Must(governance.Read); err != nil {
		return governance.File{}, nil, err
	}
	var row struct {
		governance.File
		Content []byte
	}
	err := s.get(ctx, &row, selectFile, actor.Coordination, sees(actor), token)
	return row.File, row.Content, err
}
