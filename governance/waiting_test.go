package governance

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWhatWaitsIsWhatThePersonMayActOn(t *testing.T) {
	var all []Waiting
	for _, kind := range WaitingKinds() {
		all = append([]Waiting{{Kind: kind, Count: 2}}, all...) // in another order than wanted
	}
	as := func(roles ...Role) Actor {
		return Actor{Coordination: 7, Memberships: []Membership{{CoordinationID: 7, Roles: roles}}}
	}
	for _, tt := range []struct {
		rule  string
		actor Actor
		want  int
	}{
		{"a coordinator has everything to do, as far as one looks", as(Coordinator), min(len(WaitingKinds()), maxWaiting)},
		{"a member has what names them: signatures, replies, texts to read, actions, decisions", as(Member), 7},
		{"P1: nobody has nothing to do", Actor{}, 0},
	} {
		got := WhatWaits(tt.actor, all)
		if len(got) != tt.want {
			t.Errorf("%s: %d tasks, want %d", tt.rule, len(got), tt.want)
		}
		last := -1
		for _, w := range got {
			place := slices.Index(WaitingKinds(), w.Kind)
			if place <= last || !tt.actor.May(w.Kind.Permission()) {
				t.Errorf("%s: %s is out of place in %v", tt.rule, w.Kind, got)
			}
			last = place
		}
	}
	if got := WhatWaits(as(Coordinator), []Waiting{{Kind: WaitingSeats}}); got != nil {
		t.Errorf("none of a kind is a task: %v", got)
	}
}

func TestADashboardShowsSevenTasksAtMost(t *testing.T) {
	many := make([]Waiting, 12)
	for i := range many {
		many[i] = Waiting{Kind: WaitingSeats, Count: 1}
	}
	actor := Actor{Coordination: 7, Memberships: []Membership{{CoordinationID: 7, Roles: RoleSet{Coordinator}}}}
	if diff := cmp.Diff(many[:7], WhatWaits(actor, many)); diff != "" {
		t.Error(diff)
	}
}
