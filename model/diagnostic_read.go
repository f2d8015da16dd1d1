package model

import (
	"context"
	"encoding/json"
	"time"

	"ctin/governance"
	"ctin/governance/perimeter"

	"github.com/lib/pq"
)

// querier is what both the store and a write read with.
type querier interface {
	get(ctx context.Context, dest any, query string, args ...any) error
	list(ctx context.Context, dest any, query string, args ...any) error
}

// oneOrNone reads the row that a query answers, or the zero value when there is none.
func oneOrNone[T any](ctx context.Context, r querier, query string, args ...any) (T, error) {
	var row T
	err := r.get(ctx, &row, query, args...)
	if governance.CodeOf(err) == governance.NotFound {
		var none T
		return none, nil
	}
	return row, err
}

// DiagnosticText is all that the diagnostic says as it stands.
type DiagnosticText struct {
	governance.Diagnostic                         // the last version, zero when there is none
	Versions              []governance.Diagnostic // all of them, the last one first
	Sections              []SectionLine
	Findings              []governance.SourcedFinding // withdrawn ones too
	Indicators            []governance.MeasuredIndicator

	head diagnosticHead
}

// SectionLine is a section with who wrote in it last.
type SectionLine struct {
	governance.Section
	Author    string
	WrittenAt *time.Time // nil until somebody writes
}

// diagnosticHead is what the cover of a diagnostic says.
type diagnosticHead struct {
	Coordination string
	Perimeters   pq.StringArray
	Label        string
	Carriers     pq.StringArray
	Contributors pq.StringArray
}

const selectDiagnosticHead = `
	select c.name as coordination, c.label,
		array(select level || ':' || code from perimeters where coordination_id = c.id order by level desc, code) as perimeters,
		array(
			select o.name
			from carriers k
			join organizations o on o.coordination_id = k.coordination_id and o.id = k.organization_id
			where k.coordination_id = c.id
			order by k.position, o.id
		) as carriers,
		array(
			select btrim(p.given_name || ' ' || p.family_name) as name
			from people p
			where p.id in (
				select r.author_id
				from revisions r
				join sections s on s.coordination_id = r.coordination_id and s.id = r.section_id
				where r.coordination_id = c.id and s.document_id = $2
				union
				select author_id from findings where coordination_id = c.id
			)
			order by name collate "fr-x-icu"
		) as contributors
	from coordinations c
	where c.id = $1`

const selectSections = `
	select ` + sectionColumns + `, coalesce(btrim(p.given_name || ' ' || p.family_name), '') as author, r.created_at as written_at
	from sections s
	left join revisions r on r.section_id = s.id and r.version = s.version
	left join people p on p.id = r.author_id
	where s.coordination_id = $1 and s.document_id = $2
	order by s.position`

// DiagnosticText reads the diagnostic as it stands. Its ID is zero when there
// is none.
func (s *Store) DiagnosticText(ctx context.Context, actor governance.Actor) (DiagnosticText, error) {
	if err := actor.Must(governance.Read); err != nil {
		return DiagnosticText{}, err
	}
	versions, err := s.DiagnosticVersions(ctx, actor)
	if err != nil || len(versions) == 0 {
		return DiagnosticText{}, err
	}
	text, err := readDiagnostic(ctx, s, versions[0])
	text.Versions = versions
	return text, err
}

func readDiagnostic(ctx context.Context, r querier, d governance.Diagnostic) (DiagnosticText, error) {
	text := DiagnosticText{Diagnostic: d}
	if err := r.get(ctx, &text.head, selectDiagnosticHead, d.CoordinationID, d.DocumentID); err != nil {
		return text, err
	}
	if err := r.list(ctx, &text.Sections, selectSections, d.CoordinationID, d.DocumentID); err != nil {
		return text, err
	}
	var err error
	if text.Findings, err = readFindings(ctx, r, selectFindings, d.CoordinationID); err != nil {
		return text, err
	}
	text.Indicators, err = readIndicators(ctx, r, selectIndicators, d.CoordinationID)
	return text, err
}

// sections are the sections alone.
func (d DiagnosticText) sections() []governance.Section {
	list := make([]governance.Section, len(d.Sections))
	for i, s := range d.Sections {
		list[i] = s.Section
	}
	return list
}

// Missing lists what the version lacks before it can be submitted (D3).
func (d DiagnosticText) Missing() governance.Problems {
	return governance.Incomplete(d.sections(), d.Findings, d.Indicators)
}

// Content is what the version states, with the names of today.
func (d DiagnosticText) Content(atlas *perimeter.Atlas) governance.DiagnosticContent {
	c := governance.NewDiagnosticContent(d.Number, d.sections(), d.Findings, d.Indicators)
	c.Coordination, c.Carriers, c.Contributors = d.head.Coordination, d.head.Carriers, d.head.Contributors
	for _, ref := range d.head.Perimeters {
		p := perimeter.ParseRef(ref)
		if area, ok := atlas.Area(p.Level, p.Code); ok {
			c.Territory = append(c.Territory, area.Name)
		}
	}
	if d.head.Label != "" {
		c.Territory = append(c.Territory, d.head.Label)
	}
	return c
}

// DiagnosticVersions lists the versions of the diagnostic, the last one first.
func (s *Store) DiagnosticVersions(ctx context.Context, actor governance.Actor) ([]governance.Diagnostic, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var list []governance.Diagnostic
	err := s.list(ctx, &list, selectDiagnostics, actor.Coordination)
	return list, err
}

const selectDiagnostics = `
	select ` + diagnosticColumns + `
	from diagnostics d
	where d.coordination_id = $1
	order by d.number desc`

// FrozenDiagnostic is a version as it was submitted.
type FrozenDiagnostic struct {
	governance.Diagnostic
	Content     governance.DiagnosticContent
	SubmittedBy string
	Decision    string                // the reference of what approved it, or empty
	DecisionID  governance.DecisionID // its page
}

const selectFrozen = `
	select ` + diagnosticColumns + `, d.content as frozen, coalesce(btrim(p.given_name || ' ' || p.family_name), '') as submitter,
		coalesce(x.reference, '') as decision, coalesce(x.id, 0) as decision_id
	from diagnostics d
	left join people p on p.id = d.submitted_by
	left join lateral (
		select e.id, e.reference
		from decision_links l
		join decisions e on e.coordination_id = l.coordination_id and e.id = l.decision_id
		where l.coordination_id = d.coordination_id and l.kind = 'diagnostic' and l.object_id = d.id and d.state = 'approved'
		order by e.id desc
		limit 1
	) x on true
	where d.coordination_id = $1 and d.number = $2 and d.content_hash <> ''`

// DiagnosticVersion reads a version as it was submitted. One that was never
// submitted does not exist yet.
func (s *Store) DiagnosticVersion(ctx context.Context, actor governance.Actor, number int) (FrozenDiagnostic, error) {
	if err := actor.Must(governance.Read); err != nil {
		return FrozenDiagnostic{}, err
	}
	var row struct {
		governance.Diagnostic
		Frozen     []byte
		Submitter  string
		Decision   string
		DecisionID governance.DecisionID
	}
	if err := s.get(ctx, &row, selectFrozen, actor.Coordination, number); err != nil {
		return FrozenDiagnostic{}, err
	}
	f := FrozenDiagnostic{
		Diagnostic: row.Diagnostic, SubmittedBy: row.Submitter, Decision: row.Decision, DecisionID: row.DecisionID,
	}
	return f, json.Unmarshal(row.Frozen, &f.Content)
}
