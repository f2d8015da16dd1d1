package templates

import "ctin/governance"

// Thread is what an object leads to, kind by kind, in the order of the walk:
// findings, actions, decisions, commitments, payments. A page shows it with
// {{template "thread" .Thread}}; its zero value shows nothing.
type Thread struct{ Steps []ThreadStep }

// ThreadStep is the objects of one kind. Here marks the kind of the page itself.
type ThreadStep struct {
	Label string
	Here  bool
	Links []ThreadLink
	None  string // what to say when there is none
}

// ThreadLink is one object: its code, its title, and where it is.
type ThreadLink struct {
	Code, Title, Path string
	Amount            governance.Cents // zero for none
	InKind            bool
	State             Tag // none when Word is empty
	When              string
}
