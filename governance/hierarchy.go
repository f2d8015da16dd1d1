package governance

import "slices"

// MaxCommitteeDepth is how many bodies stand one under the other at most: a
// strategic committee, its steering committee, a technical one, its groups.
const MaxCommitteeDepth = 4

// CheckParent tells whether a body may stand under its parent, among the
// bodies of its coordination as they are: the parent is one of them, no body
// stands under itself through others, and the ladder stays short.
func CheckParent(c Committee, all []Committee) error {
	if c.ParentID == 0 {
		return nil
	}
	above, known := bodiesAbove(c.ParentID, all)
	switch {
	case c.ID != 0 && slices.Contains(above, c.ID):
		return Fail(Invalid, msgCommitteeCycle).On("parent")
	case !known:
		return Fail(Invalid, msgCommitteeParent).On("parent")
	case len(above)+bodyHeight(c.ID, all, 0) > MaxCommitteeDepth:
		return Fail(Invalid, msgCommitteeDepth, MaxCommitteeDepth).On("parent")
	}
	return nil
}

// bodiesAbove are a body and those above it, nearest first; known is false when
// one of them is not of the coordination.
func bodiesAbove(id CommitteeID, all []Committee) (above []CommitteeID, known bool) {
	for id != 0 && !slices.Contains(above, id) {
		above = append(above, id)
		i := slices.IndexFunc(all, func(c Committee) bool { return c.ID == id })
		if i < 0 {
			return above, false
		}
		id = all[i].ParentID
	}
	return above, true
}

// bodyHeight counts the levels of a body, itself and those under it. It stops
// past the limit, so that a ring stored by a hand ends too.
func bodyHeight(id CommitteeID, all []Committee, from int) int {
	height := 1
	if id == 0 || from > MaxCommitteeDepth {
		return height
	}
	for _, c := range all {
		if c.ParentID == id {
			height = max(height, 1+bodyHeight(c.ID, all, from+1))
		}
	}
	return height
}

// ParentsFor are the bodies under which one may stand; a body not made yet has
// no identifier.
func ParentsFor(id CommitteeID, all []Committee) []Committee {
	var list []Committee
	for _, c := range all {
		if CheckParent(Committee{ID: id, ParentID: c.ID}, all) == nil {
			list = append(list, c)
		}
	}
	return list
}

// Placed is a body and how deep it stands, from 0.
type Placed struct {
	ID    CommitteeID
	Depth int
}

// CommitteeTree orders bodies so that each follows the one it stands under;
// those of one parent keep the order they came in, and none is left out.
func CommitteeTree(all []Committee) []Placed {
	var tree []Placed
	placed := map[CommitteeID]bool{}
	var place func(c Committee, depth int)
	place = func(c Committee, depth int) {
		if placed[c.ID] {
			return
		}
		placed[c.ID] = true
		tree = append(tree, Placed{c.ID, depth})
		for _, below := range all {
			if below.ParentID == c.ID {
				place(below, depth+1)
			}
		}
	}
	for _, c := range all {
		if c.ParentID == 0 {
			place(c, 0)
		}
	}
	for _, c := range all { // of a ring that somebody stored by hand
		place(c, 0)
	}
	return tree
}
