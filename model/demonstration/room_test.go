package demonstration

import (
	"context"
	"net/url"
	"testing"
	"time"

	"ctin/governance"
	"ctin/governance/perimeter"
	"ctin/model"
	"ctin/model/modeltest"

	"github.com/google/go-cmp/cmp"
)

// stage is the demonstration on J = 3 December 2026, with a clock to move.
type stage struct {
	*story
	t      *testing.T
	db     *modeltest.DB
	now    time.Time
	keeper governance.Actor // the coordinator, who keeps the meeting
}

// newStage is the demonstration on the day of its committee, loaded once for all
// tests and copied.
func newStage(t *testing.T) *stage {
	t.Helper()
	atlas, err := perimeter.Load()
	if err != nil {
		t.Fatal(err)
	}
	d := &stage{t: t, now: time.Date(2026, 12, 3, 13, 0, 0, 0, time.UTC)} // 14:00 in Paris
	open := func(db *modeltest.DB) *model.Store {
		return model.New(db.App, atlas, &url.URL{Scheme: "http", Host: "127.0.0.1:8080"}, func() time.Time { return d.now })
	}
	d.db = modeltest.OpenFilled(t, "the day of the committee", func(ctx context.Context, db *modeltest.DB) error {
		store := open(db)
		if _, err := store.Stamp(ctx, model.ModeDemo); err != nil {
			return err
		}
		return Load(ctx, store, atlas, issuer, d.now)
	})
	store := open(d.db)
	d.story = &story{ctx: t.Context(), store: store, atlas: atlas, issuer: issuer, today: "2026-12-03"}
	d.keeper = d.inside(Coordinator, governance.Slug(nameSicoval))
	return d
}

func (d *stage) ok(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *stage) get(dest any, query string, args ...any) {
	d.t.Helper()
	d.ok(d.db.App.Get(dest, query, args...))
}

func (d *stage) references() []string {
	d.t.Helper()
	var list []string
	d.ok(d.db.App.Select(&list, `select reference from decisions order by year, number`))
	return list
}

func TestTheFirstCommitteeIsHeldAsTheStoryTells(t *testing.T) {
	d := newStage(t)
	var id governance.MeetingID
	d.get(&id, `select m.id from meetings m join committees k on k.id = m.committee_id where k.kind = 'strategic' and m.number = 1`)
	room, err := d.store.Room(t.Context(), d.keeper, id)
	d.ok(err)
	if room.State != governance.MeetingClosed || room.Day != "2026-09-24" || room.OpenedAt.Format("15:04") != "12:00" || room.RecordedAfter {
		t.Errorf("the first committee is %s, opened %s", room.State, room.OpenedAt)
	}
	if got := d.references(); !cmp.Equal(got, []string{"CS-2026-001", "CS-2026-002"}) {
		t.Errorf("C6: the decisions are %v", got)
	}
	for _, x := range room.Decisions {
		b, _ := room.Ballot(x.BallotID)
		if b.QuorumBase != 11 || b.QuorumRequired != 6 || b.QuorumReached != 9 {
			t.Errorf("C2: %s was taken by %d of %d, %d required; want 9 of 11, 6", x.Reference, b.QuorumReached, b.QuorumBase, b.QuorumRequired)
		}
	}
}
