package handlers

import (
	"testing"
	"time"

	"ctin/governance"
	"ctin/model/demonstration"

	"github.com/google/go-cmp/cmp"
)

// An item of a draft agenda goes where the mouse drops it, and stays there;
// the pages around it are as accessible as the others.
func TestAnItemIsDroppedWhereTheMouseLetsItGo(t *testing.T) {
	h := furnish(t)
	ctx, keeper := t.Context(), h.actor(demonstration.Coordinator)
	var committee governance.CommitteeID
	h.done(h.db.Owner.Get(&committee, `
		select k.id from committees k join coordinations c on c.id = k.coordination_id
		where c.slug = 'sicoval' and k.kind = 'strategic'`))
	meeting, err := h.store.CreateMeeting(ctx, keeper, committee, governance.MeetingPlan{
		Date: h.now().AddDate(0, 0, 30).Format(time.DateOnly), Start: "14:00", Place: "Labège",
		ChairID: h.actor(demonstration.Chair).PersonID, SecretaryID: keeper.PersonID,
	})
	h.done(err)
	first := h.items(meeting)
	for _, title := range []string{"Alpha", "Beta", "Gamma"} {
		_, err := h.store.AddAgendaItem(ctx, keeper, meeting, governance.ItemDraft{Title: title, Kind: string(governance.ItemInformation)})
		h.done(err)
	}
	tab := h.browse(demonstration.Coordinator)
	tab.Size(1280, 1600)
	at := "/coordinations/sicoval/seances/" + number(meeting) + "/ordre-du-jour"
	tab.Go(at)
	if len(first) != 0 {
		t.Fatalf("the agenda begins with %v", first)
	}
	tab.Drag("Déplacer 1. Alpha, place 1 sur 3", 500)
	tab.Sees("Gamma")
	if got := h.items(meeting); !cmp.Equal(got, []string{"Beta", "Gamma", "Alpha"}) {
		t.Errorf("dropped at the end, the agenda is %v", got)
	}
	tab.Drag("Déplacer 3. Alpha, place 3 sur 3", -130)
	tab.Sees("Gamma")
	if got := h.items(meeting); !cmp.Equal(got, []string{"Beta", "Alpha", "Gamma"}) {
		t.Errorf("dropped one place above, the agenda is %v", got)
	}
	tab.Drag("Déplacer 1. Beta, place 1 sur 3", 12)
	if got := h.items(meeting); !cmp.Equal(got, []string{"Beta", "Alpha", "Gamma"}) {
		t.Errorf("dropped where it was, the agenda is %v", got)
	}
	tab.Click("Documents du point 1, Beta")
	tab.Sees("Documents")
	tab.CheckPage()
}

// items are the titles of an agenda, in their order.
func (h *house) items(meeting governance.MeetingID) []string {
	h.t.Helper()
	var titles []string
	h.done(h.db.Owner.Select(&titles, `select title from agenda_items where meeting_id = $1 order by position`, meeting))
	return titles
}
