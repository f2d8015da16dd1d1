package pdf

import (
	"fmt"
	"strings"
	"testing"

	"ctin/templates"
)

// The page that is told is the one where the passage is read.
func TestThePageOfEachDecisionIsTold(t *testing.T) {
	c := meeting(t)
	model := c.Decisions[0]
	model.Text = strings.Repeat("Le comité adopte ce texte en entier. ", 30)
	for n := range 20 {
		model.Number = fmt.Sprintf("CS-2030-%03d", n+1)
		c.Decisions = append(c.Decisions, model)
	}
	r := printed(t, c, evidence(t, c))
	texts, last := pages(t, r), 0
	for _, d := range c.Decisions {
		page := r.Places[templates.DecisionAnchor(d.Number)]
		if page < max(1, last) || page > r.Pages {
			t.Fatalf("%s is on page %d of %d", d.Number, page, r.Pages)
		}
		last = page
		contains(t, plain(texts[page-1]), d.Number, d.Title)
	}
	if last < 4 {
		t.Errorf("the last decision is on page %d: this proves little", last)
	}
}
