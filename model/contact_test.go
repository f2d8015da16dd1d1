package model

import (
	"fmt"
	"testing"
	"time"

	"ctin/governance"
)

// Everyone's writes hold the row of whoever writes: to lock it whole would have
// two tabs of one person wait for each other.
func TestFourTabsAtOnceCorrectOneContact(t *testing.T) {
	h := newHouse(t)
	actor := h.newcomer("un")
	begun := time.Now()
	all := atOnce(4, func(i int) error {
		tab := actor
		tab.Key = fmt.Sprint("tab ", i)
		return h.SaveContact(t.Context(), tab, governance.Person{Email: fmt.Sprintf("un.%d@exemple.fr", i), Version: 1})
	})
	if all[""] != 1 || all[governance.Conflict] != 3 {
		t.Errorf("one is saved and the others are told: %v", all)
	}
	if took := time.Since(begun); took > time.Second { // when PostgreSQL looks whether those who wait do so for each other
		t.Errorf("they waited %s for each other", took)
	}
}

func TestFourTabsAtOnceProposeOnePairing(t *testing.T) {
	w := newTwins(t)
	w.scan(nil, `insert into join_requests (coordination_id, person_id, message, created_at) values ($1, $2, 'Bonjour', $3)`,
		w.coordinator.Coordination, w.coordinator.PersonID, w.now)
	all := atOnce(4, func(i int) error {
		tab := w.coordinator
		tab.Key = fmt.Sprint("tab ", i)
		return w.ProposePairing(t.Context(), tab, w.coordinator.PersonID, w.second.PersonID)
	})
	for code, n := range all {
		if code != "" && code != governance.Conflict {
			t.Errorf("%d times %s", n, code)
		}
	}
	if n := w.count(`select count(*) from pairings where closed_at is null and $1 in (person_id, other_id)`, w.coordinator.PersonID); n != 1 {
		t.Errorf("%d open proposals", n)
	}
}
