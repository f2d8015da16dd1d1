package demonstration

import (
	"net/url"
	"os"
	"testing"
	"time"

	"ctin/governance/perimeter"
	"ctin/model"
	"ctin/model/modeltest"
)

func TestMain(m *testing.M) { os.Exit(modeltest.Main(m)) }

const issuer = "http://127.0.0.1:8080/demo/fournisseur"

func TestTheDemonstrationIsTheStoryOfTheSicoval(t *testing.T) {
	db := modeltest.Open(t)
	atlas, err := perimeter.Load()
	if err != nil {
		t.Fatal(err)
	}
	store := model.New(db.App, atlas, &url.URL{Scheme: "http", Host: "127.0.0.1:8080"}, time.Now)
	begun := time.Now()
	if err := Load(t.Context(), store, atlas, issuer, time.Now()); err != nil {
		t.Fatal(err)
	}
	t.Logf("loaded in %v", time.Since(begun))
	var entries int
	for name, tt := range map[string]struct {
		query string
		want  int
	}{
		"coordinations": {`select count(*) from coordinations`, 6},
		"voting seats of the Sicoval's strategic committee": {`
			select count(*) from seats s join committees k on k.id = s.committee_id join coordinations c on c.id = k.coordination_id
			where c.slug = 'sicoval' and k.kind = 'strategic' and s.voting`, 11},
		"of which are filled": {`
			select count(*) from seats s join committees k on k.id = s.committee_id join coordinations c on c.id = k.coordination_id
			join mandates m on m.seat_id = s.id
			where c.slug = 'sicoval' and k.kind = 'strategic' and s.voting`, 11},
		"advisory seats": {`
			select count(*) from seats s join committees k on k.id = s.committee_id join coordinations c on c.id = k.coordination_id
			where c.slug = 'sicoval' and k.kind = 'strategic' and not s.voting`, 3},
		"communes of Lille":                  {`select count(*) from organizations where kind = 'commune'`, 95},
		"coordinations of one":               {`select count(distinct m.coordination_id) from memberships m join accounts a on a.person_id = m.person_id where a.sub = 'demo:coordinatrice'`, 2},
		"requests that wait":                 {`select count(*) from join_requests where decided_at is null`, 1},
		"seats of the story's administrator": {`select count(*) from memberships m join accounts a on a.person_id = m.person_id where a.sub = 'demo:administratrice'`, 0},
	} {
		var got int
		if err := db.Owner.Get(&got, tt.query); err != nil || got != tt.want {
			t.Errorf("%s: %d, want %d (%v)", name, got, tt.want, err)
		}
	}
	count := func() int {
		if err := db.Owner.Get(&entries, `select count(*) from journal`); err != nil {
			t.Fatal(err)
		}
		return entries
	}
	before := count()
	if err := Load(t.Context(), store, atlas, issuer, time.Now()); err != nil {
		t.Fatal(err)
	}
	if after := count(); after > before+1 { // the grant of the administrator is said again
		t.Errorf("a second start wrote %d entries", after-before)
	}
}
