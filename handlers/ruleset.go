package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) rulesetRoutes(r routes) {
	r.inside.get("/comites/:id/reglement", a.rulesShow)
	manage := r.inside.may(governance.ManageMeetings)
	manage.get("/comites/:id/reglement/modifier", a.rulesEdit)
	manage.post("/comites/:id/reglement/modifier", a.rulesSet)
}

// ruleRows are the rules in words.
func ruleRows(r governance.RuleSet) []templates.Row {
	var rows []templates.Row
	for _, s := range r.Sentences() {
		rows = append(rows, templates.Row{Label: s.Subject, Value: s.Text})
	}
	return rows
}

// bodyRules reads the body of the address and its rules.
func (a *App) bodyRules(c *gin.Context) (governance.Committee, model.RuleSetRecord, error) {
	body, err := a.committee(c)
	if err != nil {
		return body, model.RuleSetRecord{}, err
	}
	rules, err := a.Store.RuleSet(c.Request.Context(), visitOf(c).actor, body.ID)
	return body, rules, err
}

// bodyCrumbs are the pages above one of a body.
func bodyCrumbs(f *templates.Frame, c governance.Coordination, body governance.Committee) {
	f.Crumbs = append(f.Crumbs, templates.Link{Label: titleBodies, Path: coordinationPath(c) + "/comites"},
		templates.Link{Label: body.Name, Path: bodyPath(c, body.ID)})
}

// rulesShow shows the rules of a body, beside the shipped profiles.
func (a *App) rulesShow(c *gin.Context) error {
	body, rules, err := a.bodyRules(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	page := templates.RulesShow{
		Frame: a.frame(c, titleRules), Body: body.Name, Profile: rules.Rules.Profile.Label(), Confirmed: rules.Version > 0,
		Rules: ruleRows(rules.Rules),
	}
	bodyCrumbs(&page.Frame, v.coordination, body)
	path := bodyPath(v.coordination, body.ID) + "/reglement/modifier"
	if v.actor.May(governance.ManageMeetings) {
		page.Edit = path
	}
	for _, p := range governance.Profiles() {
		card := templates.ProfileCard{
			Name: p.Label(), Hint: p.Hint(), Current: p == rules.Rules.Profile, Rules: ruleRows(governance.ProfileRules(p)),
		}
		if page.Edit != "" {
			card.Choose = path + "?profile=" + string(p)
		}
		page.Profiles = append(page.Profiles, card)
	}
	return a.ok(c, page)
}

// rulesEdit shows the form, filled with the rules of the body or with those of
// a profile.
func (a *App) rulesEdit(c *gin.Context) error {
	body, rules, err := a.bodyRules(c)
	if err != nil {
		return err
	}
	form := rules.Rules.Form()
	for _, p := range governance.Profiles() {
		if query(c, "profile") == string(p) {
			form = governance.ProfileRules(p).Form()
		}
	}
	return a.ok(c, a.rulesForm(c, a.frame(c, titleRulesEdit), body, rules, rulesShown(form, rules.Version)))
}

// rulesSet records the rules.
func (a *App) rulesSet(c *gin.Context) error {
	typed, err := form[templates.RulesForm](c)
	if err != nil {
		return err
	}
	body, rules, err := a.bodyRules(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.SetRuleSet(c.Request.Context(), v.actor, body.ID, typed.Version, rulesTyped(typed))
	if err != nil {
		return a.again(c, err, titleRulesEdit, func(f templates.Frame) (templates.Page, error) {
			if f.Stale {
				typed.Version = rules.Version
			}
			return a.rulesForm(c, f, body, rules, typed), nil
		})
	}
	return a.redirect(c, bodyPath(v.coordination, body.ID)+"/reglement", msgRulesSaved)
}

// rulesForm makes the page of the form.
func (a *App) rulesForm(
	c *gin.Context, f templates.Frame, body governance.Committee, recorded model.RuleSetRecord, typed templates.RulesForm,
) templates.Page {
	v := visitOf(c)
	page := templates.RulesEdit{
		Frame: f, Body: body.Name, Form: typed, Saved: rulesShown(recorded.Rules.Form(), recorded.Version),
		Back: bodyPath(v.coordination, body.ID) + "/reglement",
	}
	bodyCrumbs(&page.Frame, v.coordination, body)
	page.Crumbs = append(page.Crumbs, templates.Link{Label: titleRules, Path: page.Back})
	for _, p := range governance.Profiles() {
		page.Profiles = append(page.Profiles, templates.Option{Value: string(p), Label: p.Label(), Hint: p.Hint()})
	}
	for _, q := range governance.QuorumChoices() {
		page.Quorums = append(page.Quorums, templates.Option{Value: q.Key(), Label: q.Label()})
	}
	for _, k := range governance.LongKinds() {
		page.Minutes = append(page.Minutes, templates.Option{Value: string(k), Label: k.Label(), Hint: k.Hint()})
	}
	for _, m := range governance.Majorities() {
		page.Majorities = append(page.Majorities, templates.Option{Value: string(m), Label: m.Label()})
	}
	return page
}

func ticked(is bool) string {
	if is {
		return yes
	}
	return ""
}

// rulesShown is a rule set as its form shows it.
func rulesShown(r governance.RuleSetForm, version int) templates.RulesForm {
	return templates.RulesForm{
		Profile: r.Profile, NoticeDays: r.NoticeDays, Quorum: r.Quorum, VacantSeats: ticked(r.VacantSeats),
		QuorumProxies: ticked(r.QuorumProxies), MaxProxies: r.MaxProxies, Consensus: ticked(r.Consensus), Majority: r.Majority,
		CastingVote: ticked(r.CastingVote), SecretCasting: ticked(r.SecretCasting),
		RecusalShrinksBase: ticked(r.RecusalShrinksBase), SessionDecisions: ticked(r.SessionDecisions),
		SecondConvocation: ticked(r.SecondConvocation), ReservationDays: r.ReservationDays,
		TacitApproval: ticked(r.TacitApproval), VoterNames: ticked(r.VoterNames), Minutes: r.Minutes, Version: version,
		PerCollege: ticked(r.PerCollege), Institutional: r.Weights[governance.Institutional], Private: r.Weights[governance.Private],
		Associative: r.Weights[governance.Associative], Beneficiaries: r.Weights[governance.Beneficiaries],
	}
}

// rulesTyped is what was typed, as the rules read it.
func rulesTyped(f templates.RulesForm) governance.RuleSetForm {
	return governance.RuleSetForm{
		Profile: f.Profile, NoticeDays: f.NoticeDays, Quorum: f.Quorum, VacantSeats: f.VacantSeats == yes,
		QuorumProxies: f.QuorumProxies == yes, MaxProxies: f.MaxProxies, Consensus: f.Consensus == yes, Majority: f.Majority,
		CastingVote: f.CastingVote == yes, SecretCasting: f.SecretCasting == yes,
		RecusalShrinksBase: f.RecusalShrinksBase == yes, SessionDecisions: f.SessionDecisions == yes,
		SecondConvocation: f.SecondConvocation == yes, ReservationDays: f.ReservationDays,
		TacitApproval: f.TacitApproval == yes, VoterNames: f.VoterNames == yes, Minutes: f.Minutes,
		PerCollege: f.PerCollege == yes, Weights: map[governance.College]string{
			governance.Institutional: f.Institutional, governance.Private: f.Private,
			governance.Associative: f.Associative, governance.Beneficiaries: f.Beneficiaries,
		},
	}
}
