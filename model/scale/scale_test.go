package scale_test

import (
	"os"
	"testing"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/model/modeltest"
	"ctin/model/scale"
)

func TestMain(m *testing.M) { os.Exit(modeltest.Main(m)) }

// What is measured is what people would have made: it breaks no rule.
func TestFilledRowsAreSound(t *testing.T) {
	db := modeltest.Open(t)
	size := scale.Size{Coordinations: 2, Organizations: 3, Seats: 2, Commitments: 10}
	now := time.Date(2026, 11, 22, 9, 0, 0, 123_456_789, time.UTC) // finer than what PostgreSQL keeps
	if err := scale.Fill(t.Context(), db.App, size, now); err != nil {
		t.Fatal(err)
	}
	store := model.New(db.App, nil, nil, time.Now)
	if _, err := store.Stamp(t.Context(), model.ModeDemo); err != nil {
		t.Fatal(err)
	}
	report, err := store.Check(t.Context(), governance.Actor{Administrator: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		if f.Total > 0 {
			t.Errorf("%s: %v", f.Name, f.Offenders)
		}
	}
	for _, c := range report.Chains {
		if c.Break != nil {
			t.Errorf("%s: %v", c.Title(), c.Break)
		}
	}
	var commitments, paid int
	if err := db.App.QueryRow(`select count(*), count(*) filter (where status = 'partly_paid') from commitments`).Scan(&commitments, &paid); err != nil {
		t.Fatal(err)
	}
	if commitments != 60 || paid != 12 || len(report.Chains) != 3 {
		t.Errorf("%d commitments, %d of them paid in part, %d chains; want 60, 12 and 3", commitments, paid, len(report.Chains))
	}
}
