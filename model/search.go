package model

import (
	"context"
	"strings"
	"time"

	"ctin/governance"
)

// FoundKind is where words were found.
type FoundKind string

// The kinds of what is found.
const (
	FoundDecision FoundKind = "decision"
	FoundMinutes  FoundKind = "minutes" // what was said on an item
	FoundAgenda   FoundKind = "agenda"
)

// Search is what is looked for.
type Search struct {
	Query     string
	Kind      FoundKind // none is all
	Committee governance.CommitteeID
}

// Found is one place where the words are.
type Found struct {
	Kind      FoundKind
	ID        int64
	MeetingID governance.MeetingID
	Reference string // of a decision
	Title     string
	Meeting   string // its title
	Point     int    // of the agenda
	At        time.Time
	Snippet   string // with the words found between MarkFrom and MarkTo
	Total     int    // found in all
}

// Where the words found begin and end in a snippet: signs that no text holds a
// meaning for. Whoever shows it escapes the rest.
const (
	MarkFrom = "\ue000"
	MarkTo   = "\ue001"
)

// MaxFound is how many places a search shows: the best, then the newest.
const MaxFound = 25

// Words are looked for without accents or endings, in what was decided, in the
// minutes that may be read (those of closed meetings), and in agendas. Snippets
// are made of the places that are shown only.
const selectFound = `
	with asked as (
		select websearch_to_tsquery('public.plain_french', $2) as q
	), found as (
		select 'decision' as kind, d.id, d.meeting_id, d.reference, d.title, i.position as point, d.body, d.adopted_at as at,
			ts_rank(d.words, q) as rank
		from asked, decisions d
		join agenda_items i on i.coordination_id = d.coordination_id and i.id = d.item_id
		where d.coordination_id = $1 and ($3 = '' or $3 = 'decision') and (d.words @@ q or d.reference = upper($2))
			and ($4::bigint = 0 or d.committee_id = $4)
		union all
		select 'minutes', s.id, m.id, '', s.title, s.position, s.body, m.starts_at, ts_rank(s.words, q)
		from asked, sections s
		join minutes n on n.coordination_id = s.coordination_id and n.document_id = s.document_id
			and n.kind in ('summary', 'full') and n.state <> 'superseded' and n.content <> ''
		join meetings m on m.coordination_id = n.coordination_id and m.id = n.meeting_id
		where s.coordination_id = $1 and ($3 = '' or $3 = 'minutes') and s.words @@ q and s.body <> ''
			and ($4::bigint = 0 or m.committee_id = $4)
		union all
		select 'agenda', i.id, m.id, '', i.title, i.position, i.draft, m.starts_at, ts_rank(i.words, q)
		from asked, agenda_items i
		join meetings m on m.coordination_id = i.coordination_id and m.id = i.meeting_id
		where i.coordination_id = $1 and ($3 = '' or $3 = 'agenda') and i.words @@ q
			and ($4::bigint = 0 or m.committee_id = $4)
	), best as (
		select *, count(*) over () as total
		from found
		order by rank desc, at desc, kind, id
		limit 25
	)
	select b.kind, b.id, b.meeting_id, b.reference, b.title, m.title as meeting, b.point, b.at, b.total,
		ts_headline('public.plain_french', b.body, q, $5) as snippet
	from asked, best b
	join meetings m on m.coordination_id = $1 and m.id = b.meeting_id
	order by b.rank desc, b.at desc, b.kind, b.id`

// snippetOptions cut what surrounds the words found.
const snippetOptions = `StartSel="` + MarkFrom + `", StopSel="` + MarkTo + `", MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=" … "`

// Find looks for words in what the coordination decided, wrote in minutes and
// put on agendas: the best places first.
func (s *Store) Find(ctx context.Context, actor governance.Actor, q Search) ([]Found, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	words := strings.Join(strings.Fields(q.Query), " ")
	if words == "" {
		return nil, nil
	}
	var found []Found
	return found, s.list(ctx, &found, selectFound, actor.Coordination, words, q.Kind, q.Committee, snippetOptions)
}
