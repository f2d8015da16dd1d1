package model

import (
	"context"

	"ctin/governance"
)

// SectionPage is one section of the diagnostic as it stands.
type SectionPage struct {
	Diagnostic governance.Diagnostic // its last version
	SectionLine
	Findings []governance.SourcedFinding // stated in it, withdrawn ones too
	Late     []LateLine                  // texts that came too late, the last one first
}

// LateLine is a text that came too late, without its words.
type LateLine struct {
	governance.LateText
	Author string
}

const selectSection = `
	select ` + sectionColumns + `, coalesce(btrim(p.given_name || ' ' || p.family_name), '') as author, r.created_at as written_at
	from sections s
	left join revisions r on r.section_id = s.id and r.version = s.version
	left join people p on p.id = r.author_id
	where s.coordination_id = $1 and s.document_id = $2 and s.code = $3`

const selectFindingsOf = fromFindings + ` and f.section_code = $2
	order by f.number, s.id`

// maxLate is how many texts that came too late are listed.
const maxLate = 50

const selectLateTexts = `
	select l.id, l.coordination_id, l.section_id, l.base, '' as body, l.author_id, l.created_at,
		btrim(p.given_name || ' ' || p.family_name) as author
	from late_texts l
	join people p on p.id = l.author_id
	where l.coordination_id = $1 and l.section_id = $2
	order by l.id desc
	limit $3`

// Section reads a section of the diagnostic by its code.
func (s *Store) Section(ctx context.Context, actor governance.Actor, code string) (SectionPage, error) {
	if err := actor.Must(governance.Read); err != nil {
		return SectionPage{}, err
	}
	p, err := s.section(ctx, actor, code)
	if err != nil {
		return p, err
	}
	if p.Findings, err = readFindings(ctx, s, selectFindingsOf, actor.Coordination, code); err != nil {
		return p, err
	}
	err = s.list(ctx, &p.Late, selectLateTexts, actor.Coordination, p.ID, maxLate)
	return p, err
}

// section reads the section alone.
func (s *Store) section(ctx context.Context, actor governance.Actor, code string) (SectionPage, error) {
	d, err := oneOrNone[governance.Diagnostic](ctx, s, lastDiagnostic, actor.Coordination)
	if err != nil {
		return SectionPage{}, err
	}
	p := SectionPage{Diagnostic: d}
	err = s.get(ctx, &p.SectionLine, selectSection, actor.Coordination, d.DocumentID, code)
	return p, err
}

// RevisionLine is a text of the history and who wrote it.
type RevisionLine struct {
	governance.Revision
	Author string
}

// History is one page of the history of a section, newest first. Previous and
// Next are where its neighbours begin, zero for none.
type History struct {
	Lines    []RevisionLine // without their words
	Previous int
	Next     int
}

const revisionColumns = `r.id, r.coordination_id, r.section_id, r.version, coalesce(r.restores, 0) as restores, r.author_id,
	r.created_at, btrim(p.given_name || ' ' || p.family_name) as author`

const fromRevisions = `
	from revisions r
	join people p on p.id = r.author_id
	where r.coordination_id = $1 and r.section_id = $2`

const (
	historyOlder = `select ` + revisionColumns + `, '' as body` + fromRevisions + ` and ($3 = 0 or r.version < $3)
	order by r.version desc
	limit $4`
	historyNewer = `select ` + revisionColumns + `, '' as body` + fromRevisions + ` and r.version > $3
	order by r.version
	limit $4`
)

// History lists who wrote in a section and when: older than the version after,
// newer than the version before, or the last ones.
func (s *Store) History(
	ctx context.Context, actor governance.Actor, section governance.SectionID, after, before int,
) (History, error) {
	if err := actor.Must(governance.Read); err != nil {
		return History{}, err
	}
	query, from := historyOlder, after
	if before != 0 {
		query, from = historyNewer, before
	}
	var h History
	if err := s.list(ctx, &h.Lines, query, actor.Coordination, section, from, pageSize+1); err != nil {
		return h, err
	}
	var previous, next bool
	h.Lines, previous, next = cutPage(h.Lines, after != 0, before != 0)
	if previous {
		h.Previous = h.Lines[0].Version
	}
	if next {
		h.Next = h.Lines[len(h.Lines)-1].Version
	}
	return h, nil
}

// Comparison is two texts of one section. Version 0 is the empty text that it
// began with.
type Comparison struct {
	SectionPage
	From, To RevisionLine
}

const selectRevisions = `
	select ` + revisionColumns + `, r.body` + fromRevisions + ` and r.version in ($3, $4)`

// Comparison reads two versions of a section.
func (s *Store) Comparison(ctx context.Context, actor governance.Actor, code string, from, to int) (Comparison, error) {
	if err := actor.Must(governance.Read); err != nil {
		return Comparison{}, err
	}
	page, err := s.section(ctx, actor, code)
	if err != nil {
		return Comparison{}, err
	}
	c := Comparison{SectionPage: page}
	var rows []RevisionLine
	if err := s.list(ctx, &rows, selectRevisions, actor.Coordination, page.ID, from, to); err != nil {
		return c, err
	}
	var known bool
	if c.From, known = versionOf(rows, from); !known {
		return c, governance.Fail(governance.NotFound, msgNotFound)
	}
	if c.To, known = versionOf(rows, to); !known {
		return c, governance.Fail(governance.NotFound, msgNotFound)
	}
	return c, nil
}

// versionOf finds a version; 0 is the empty text.
func versionOf(rows []RevisionLine, version int) (RevisionLine, bool) {
	for _, r := range rows {
		if r.Version == version {
			return r, true
		}
	}
	return RevisionLine{}, version == 0
}

// Late is a text that came too late, beside the one that was saved first and
// the one that both were written from.
type Late struct {
	SectionPage
	Text   LateLine
	Base   string
	Merged governance.Merging // of both, as it is proposed
}

const selectLateText = `
	select l.id, l.coordination_id, l.section_id, l.base, l.body, l.author_id, l.created_at,
		btrim(p.given_name || ' ' || p.family_name) as author, coalesce(r.body, '') as written_from
	from late_texts l
	join people p on p.id = l.author_id
	left join revisions r on r.section_id = l.section_id and r.version = l.base
	where l.coordination_id = $1 and l.section_id = $2 and l.id = $3`

// Late reads a text that came too late, and proposes how to bring it together
// with the text as it stands now.
func (s *Store) Late(ctx context.Context, actor governance.Actor, code string, id governance.LateTextID) (Late, error) {
	if err := actor.Must(governance.Read); err != nil {
		return Late{}, err
	}
	page, err := s.section(ctx, actor, code)
	if err != nil {
		return Late{}, err
	}
	var row struct {
		LateLine
		WrittenFrom string
	}
	if err := s.get(ctx, &row, selectLateText, actor.Coordination, page.ID, id); err != nil {
		return Late{}, err
	}
	return Late{
		SectionPage: page, Text: row.LateLine, Base: row.WrittenFrom,
		Merged: governance.MergeTexts(row.WrittenFrom, page.Body, row.Body),
	}, nil
}
