package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) coherenceRoutes(r routes) { r.inside.get("/alertes", a.coherenceIndex) }

func coherencePath(c governance.Coordination) string { return coordinationPath(c) + "/alertes" }

// coherenceIndex lists what does not add up, the serious first.
func (a *App) coherenceIndex(c *gin.Context) error {
	v := visitOf(c)
	alerts, err := a.Store.Coherence(c.Request.Context(), v.actor, v.today)
	if err != nil {
		return err
	}
	page := templates.CoherenceIndex{Frame: a.frame(c, msgAlerts), Back: fundingPath(v.coordination)}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: navFunding, Path: page.Back})
	for _, alert := range alerts {
		line := alertLines([]governance.Alert{alert.Alert}, alertObject(v.coordination, alert))
		if alert.Serious {
			page.Serious = append(page.Serious, line...)
		} else {
			page.Others = append(page.Others, line...)
		}
	}
	return a.ok(c, page)
}

// alertObject is the page of what an alert is about.
func alertObject(at governance.Coordination, a model.CoherenceAlert) templates.Link {
	home, id := coordinationPath(at), number(governance.CommitmentID(a.ID))
	switch a.Kind {
	case model.CoherenceEnvelope:
		return templates.Link{Label: a.Name, Path: home + "/enveloppes/" + id}
	case model.CoherenceCommitment:
		return templates.Link{Label: commitmentCode(a.Number) + ", " + a.Name, Path: home + "/engagements/" + id}
	case model.CoherenceScheme:
		return templates.Link{Label: a.Name, Path: home + "/dispositifs/" + id}
	case model.CoherenceAction:
		return templates.Link{Label: actionCode(a.Number) + ", " + a.Name, Path: home + "/actions/" + id}
	}
	return templates.Link{Label: a.Name, Path: home + "/indicateurs/" + id}
}
