package handlers

import (
	"ctin/governance"
	"ctin/model"
)

// placedBody is a body and how deep it stands.
type placedBody struct {
	model.CommitteeLine
	depth int
}

// inTree orders bodies so that each follows the one it stands under.
func inTree(lines []model.CommitteeLine) []placedBody {
	bodies := make([]governance.Committee, 0, len(lines))
	for _, l := range lines {
		bodies = append(bodies, l.Committee)
	}
	var tree []placedBody
	for _, p := range governance.CommitteeTree(bodies) {
		if l, found := bodyAmong(lines, p.ID); found {
			tree = append(tree, placedBody{l, p.Depth})
		}
	}
	return tree
}
