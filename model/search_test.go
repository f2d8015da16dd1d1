package model

import (
	"strings"
	"testing"

	"ctin/governance"
)

func TestWordsAreFoundWithoutAccentsOrEndingsWhereOneMayRead(t *testing.T) {
	a := newAssembly(t)
	a.scan(nil, `update agenda_items set draft = 'Les médiateurs numériques <b>forment</b> les aidants.' where id = $1`, a.items[3])
	a.openWith(voters...)
	a.adopted(0)
	body := "La présidente rappelle l’échéance des subventions départementales."
	var document int64
	a.scan(&document, `insert into documents (coordination_id, kind, created_at) values ($1, 'minutes', $2) returning id`, a.keeper.Coordination, a.now)
	a.scan(nil, `insert into minutes (coordination_id, meeting_id, kind, state, document_id, token, created_at) values ($1, $2, 'summary', 'draft', $3, 't', $4)`,
		a.keeper.Coordination, a.meeting, document, a.now)
	a.scan(nil, `insert into sections (coordination_id, document_id, code, position, title, body) values ($1, $2, '1', 2, 'Programme', $3)`,
		a.keeper.Coordination, document, body)
	find := func(s Search) []Found { return must(a.Find(a.ctx, a.keeper, s))(t) }
	if got := find(Search{Query: "subvention"}); len(got) != 0 {
		t.Errorf("what is said in an open meeting is found: %+v", got)
	}
	a.scan(nil, `update minutes set content = 'x' where document_id = $1`, document) // the meeting is closed: its minutes are read
	for _, tt := range []struct {
		rule string
		s    Search
		kind FoundKind
		n    int
	}{
		{"without accents", Search{Query: "ECHEANCE"}, FoundMinutes, 1},
		{"in another number", Search{Query: "subvention départementale"}, FoundMinutes, 1},
		{"words that follow each other", Search{Query: `"subventions departementales"`}, FoundMinutes, 1},
		{"words that do not", Search{Query: `"departementales subventions"`}, "", 0},
		{"in drafts of agendas", Search{Query: "mediateur numerique"}, FoundAgenda, 1},
		{"by reference", Search{Query: "cs-2026-001"}, FoundDecision, 1},
		{"where it is asked", Search{Query: "programme", Kind: FoundAgenda}, FoundAgenda, 1},
		{"in the body that is asked", Search{Query: "subvention", Committee: 999}, "", 0},
		{"nothing", Search{Query: "  "}, "", 0},
		{"words that say nothing", Search{Query: "le la du"}, "", 0},
		{"signs", Search{Query: `'"\ & | ! <-> :*`}, "", 0},
	} {
		got := find(tt.s)
		if len(got) != tt.n || tt.n > 0 && (got[0].Kind != tt.kind || got[0].Total != tt.n) {
			t.Errorf("%s: %+v", tt.rule, got)
		}
	}
	if got := find(Search{Query: "subvention"}); len(got) != 1 || !strings.Contains(got[0].Snippet, MarkFrom+"subventions"+MarkTo) || got[0].Point != 2 {
		t.Errorf("the snippet is %+v", got)
	}
	if got := must(a.Find(a.ctx, a.house.open("Lyon"), Search{Query: "subvention"}))(t); len(got) != 0 {
		t.Errorf("P3: %+v is found from elsewhere", got)
	}
	if _, err := a.Find(a.ctx, governance.Actor{Coordination: a.keeper.Coordination}, Search{Query: "x"}); governance.CodeOf(err) == "" {
		t.Errorf("P1: %v", err)
	}
}
