package governance

// CarryKind is what an agenda takes over from earlier.
type CarryKind string

// The kinds of what is taken over.
const (
	CarryDecision CarryKind = "decision" // not carried out yet
	CarryAction   CarryKind = "action"   // late
	CarryItem     CarryKind = "item"     // left by an earlier meeting of the body
)

// Minutes that an item taken over is given at first.
const (
	decisionMinutes = 5
	actionMinutes   = 10
)

// DecisionItem is the item that asks where a decision is.
func DecisionItem(d Decision) AgendaItem {
	return AgendaItem{
		Title: cut(decisionItemTitle(d)), Kind: ItemInformation, Minutes: decisionMinutes, Rapporteur: d.Owner, DecisionID: d.ID,
		State: ItemPending,
	}
}

// ActionItem is the item that speaks of an action that is late; lead is who
// answers for it.
func ActionItem(a Action, lead string) AgendaItem {
	return AgendaItem{
		Title: cut(actionItemTitle(a)), Kind: ItemDebate, Minutes: actionMinutes, Rapporteur: lead, ActionID: a.ID, State: ItemPending,
	}
}

// PostponedItem is an item that an earlier meeting left, as it was prepared.
func PostponedItem(i AgendaItem) AgendaItem {
	return AgendaItem{
		Title: i.Title, Kind: i.Kind, Minutes: i.Minutes, Rapporteur: i.Rapporteur, Draft: i.Draft,
		DiagnosticID: i.DiagnosticID, Programme: i.Programme, PostponedID: i.ID, State: ItemPending,
	}
}

// cut keeps what fits in a title.
func cut(title string) string {
	runes := []rune(title)
	return string(runes[:min(len(runes), maxTitle)])
}
