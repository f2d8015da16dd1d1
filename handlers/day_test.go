package handlers

import (
	"context"
	"testing"
	"time"

	"ctin/handlers/browsertest"
	"ctin/model"
	"ctin/model/demonstration"
	"ctin/model/modeltest"
)

// theDay is when the story of these tests happens: J of the demonstration.
var theDay = time.Date(2026, 12, 3, 13, 0, 0, 0, time.UTC) // 14 h in Paris

// furnishDay makes a house whose clock stands at two o'clock of the day, and
// whose demonstration counts from that morning; name tells its options.
func furnishDay(t *testing.T, name string, options ...demonstration.Option) *house {
	t.Helper()
	morning := func() time.Time { return theDay.Add(-5 * time.Hour) }
	h := raise(t, modeltest.OpenFilled(alongside(t), name, func(ctx context.Context, db *modeltest.DB) error {
		land, err := atlas()
		if err != nil {
			return err
		}
		store := model.New(db.App, land, nowhere, morning)
		if _, err := store.Stamp(ctx, model.ModeDemo); err != nil {
			return err
		}
		return demonstration.Load(ctx, store, land, nowhere.JoinPath(DemoPath).String(), morning(), options...)
	}))
	h.moveIn()
	h.ahead.Store(int64(time.Until(theDay)))
	h.sealing()
	return h
}

// cast are the four who play the day at once.
type cast struct {
	h                                *house
	coordinator, chair, funder, mate *browsertest.Tab
	meeting                          string // its path
}

// The whole thread, by four people at once, in a real browser: from a text that
// two write at the same time to sealed minutes that anyone verifies. Figures
// are those of the demonstration.
func TestTheDayFromDiagnosticToSealedMinutes(t *testing.T) {
	for name, options := range map[string][]browsertest.Option{"with scripts": nil, "without": {browsertest.NoScript()}} {
		t.Run(name, func(t *testing.T) {
			h := furnishDay(t, "day")
			d := &cast{
				h: h, meeting: "/coordinations/sicoval/seances/2",
				coordinator: h.browse(demonstration.Coordinator, options...),
				chair:       h.browse(demonstration.Chair, options...),
				funder:      h.browse(demonstration.FunderBruyere, options...),
				mate:        h.browse(demonstration.Member, options...),
			}
			d.writeTogether()
			d.conference()
			d.openMeeting()
			d.decideDiagnostic()
			d.decideProgramme()
			d.decidePool()
			d.decideTraining()
			d.decisionLog()
			d.walkThread()
			d.summary()
			d.journal()
			d.checkAll()
		})
	}
}
