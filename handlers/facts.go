package handlers

import (
	"ctin/governance/facts"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) factsRoutes(r routes) {
	r.public.get("/reperes", a.facts)
}

// facts shows the national figures, and what they add up to.
func (a *App) facts(c *gin.Context) error {
	agreements := facts.Agreements()
	all := facts.Sum(agreements)
	return a.ok(c, templates.Facts{
		Frame: a.frame(c, ""), Agreements: agreements, CTIN: facts.Sum(facts.OfCTIN(agreements)), All: all,
		PerPost: all.Amount.Each(all.Posts), Envelopes: facts.Envelopes(), Prices: facts.Prices(),
		Needs: facts.Needs(), Goals: facts.Goals(), Comparisons: facts.Comparisons(), Sources: facts.Sources(),
	})
}
