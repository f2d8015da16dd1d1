package model

import (
	"context"
	"time"

	"ctin/governance"
	"ctin/governance/seal"
)

// Publication is a public extract, for anyone (C10, P3).
type Publication struct {
	governance.Minutes
	Content      governance.MinutesContent
	Coordination string
	Slug         string
	TimeZone     string
	Rules        *governance.RuleSet
	Token        string
	FileHash     string
	IssuedAt     time.Time
	Next         string // code of the extract that replaces it, or empty
}

// Zone is that of the coordination.
func (p Publication) Zone() *time.Location {
	return governance.Coordination{TimeZone: p.TimeZone}.Zone()
}

const publicationColumns = `
	select ` + minutesColumns + `, m.content, c.name as coordination, c.slug, c.time_zone, t.rules, m.token, i.file_hash, i.issued_at,
		coalesce(n.token, '') as next
	from minutes m
	join coordinations c on c.id = m.coordination_id
	join meetings t on t.coordination_id = m.coordination_id and t.id = m.meeting_id
	join issues i on i.coordination_id = m.coordination_id and i.minutes_id = m.id
	left join issues n on n.id = i.superseded_by`

const selectPublications = publicationColumns + `
	where c.slug = $1 and m.kind = 'extract' and m.state = 'sealed' and m.withdrawn_at is null
	order by m.sealed_at desc, m.id desc
	limit 200`

const selectPublication = publicationColumns + `
	where c.slug = $1 and m.kind = 'extract' and m.token = $2`

// publicationRow is a publication as stored: its content hides that of the
// Publication from the mapper.
type publicationRow struct {
	Publication
	Content []byte
}

func (r publicationRow) read() (Publication, error) {
	var err error
	r.Publication.Content, err = seal.ParseContent(r.Content)
	return r.Publication, err
}

// Publications lists the extracts that a coordination publishes, for anyone.
func (s *Store) Publications(ctx context.Context, slug string) ([]Publication, error) {
	var rows []publicationRow
	if err := s.list(ctx, &rows, selectPublications, slug); err != nil {
		return nil, err
	}
	var list []Publication
	for _, r := range rows {
		p, err := r.read()
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

// Publication reads a published extract, for anyone. One that was withdrawn is
// found without its content: its page says that it was, and nothing more.
func (s *Store) Publication(ctx context.Context, slug, token string) (Publication, error) {
	var row publicationRow
	if err := s.get(ctx, &row, selectPublication, slug, token); err != nil {
		return Publication{}, err
	}
	if !row.WithdrawnAt.IsZero() {
		return row.Publication, nil
	}
	return row.read()
}

const selectPublishedFile = `
	select i.bytes
	from issues i
	join minutes m on m.coordination_id = i.coordination_id and m.id = i.minutes_id
	join coordinations c on c.id = m.coordination_id
	where c.slug = $1 and m.kind = 'extract' and m.withdrawn_at is null and m.token = $2`

// PublishedFile reads the very bytes of an extract that is published, for anyone.
func (s *Store) PublishedFile(ctx context.Context, slug, token string) ([]byte, error) {
	var file []byte
	return file, s.get(ctx, &file, selectPublishedFile, slug, token)
}
