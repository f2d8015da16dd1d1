package handlers

import (
	"ctin/governance"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) legalRoutes(r routes) {
	r.public.get("/accessibilite", a.accessibility)
	r.public.get("/donnees-personnelles", a.privacy)
	r.public.get("/mentions-legales", a.legal)
	r.public.get("/plan-du-site", a.siteMap)
	r.public.get("/glossaire", a.glossary)
}

// accessibility shows what the instance declares of its accessibility.
func (a *App) accessibility(c *gin.Context) error {
	all, err := a.Store.Statements(c.Request.Context())
	if err != nil {
		return err
	}
	s := all.Accessibility
	page := templates.AccessibilityStatement{
		Frame: a.frame(c, ""), Legal: legalInfo(all.Legal), Audited: s.Audited(), AuditedOn: s.AuditedOn,
		Auditor: s.Auditor, Rate: percent(s.Rate), Failures: s.Failures, Derogations: s.Derogations,
		Exempt: s.Exempt, EstablishedOn: s.EstablishedOn,
	}
	page.Conformity = s.Conformity()
	return a.ok(c, page)
}

func (a *App) privacy(c *gin.Context) error {
	all, err := a.Store.Statements(c.Request.Context())
	if err != nil {
		return err
	}
	return a.ok(c, templates.PrivacyNotice{Frame: a.frame(c, ""), Legal: legalInfo(all.Legal)})
}

func (a *App) legal(c *gin.Context) error {
	all, err := a.Store.Statements(c.Request.Context())
	if err != nil {
		return err
	}
	return a.ok(c, templates.LegalNotice{Frame: a.frame(c, ""), Legal: legalInfo(all.Legal)})
}

func legalInfo(l governance.LegalNotice) templates.LegalInfo {
	info := templates.LegalInfo{
		Publisher: l.Publisher, PublisherAddress: l.PublisherAddress, Director: l.Director, Contact: l.Contact,
		Host: l.Host, HostAddress: l.HostAddress, DataOfficer: l.DataOfficer,
	}
	for _, r := range l.Retention {
		info.Retention = append(info.Retention, templates.Row{Label: r.What, Value: r.Long})
	}
	return info
}

func (a *App) glossary(c *gin.Context) error {
	return a.ok(c, templates.GlossaryPage{Frame: a.frame(c, "")})
}

// siteMap lists the pages of the person, beside those of everybody.
func (a *App) siteMap(c *gin.Context) error {
	page := templates.SiteMap{Frame: a.frame(c, "")}
	v := visitOf(c)
	if v.actor.PersonID == 0 {
		return a.ok(c, page)
	}
	for _, p := range v.self.Places {
		links := navigationOf(v.actor.In(p.ID, p.Memberships), coordinationPath(p.Coordination))
		if len(links) > 0 {
			page.Sections = append(page.Sections, templates.Section{Title: p.Name, Links: links})
		}
	}
	if v.actor.Administrator {
		links := append([]templates.Link{{Label: msgAdministration, Path: administrationPath}}, administrationLinks...)
		page.Sections = append(page.Sections, templates.Section{Title: msgAdministration, Links: links})
	}
	page.Sections = append(page.Sections, templates.Section{Title: msgYourSpace, Links: ownLinks})
	return a.ok(c, page)
}

// ownLinks are the pages of anyone signed in.
var ownLinks = []templates.Link{
	{Label: msgPlaces, Path: "/coordinations"},
	{Label: msgOwned, Path: ownedPath},
	{Label: msgJoinTitle, Path: "/rejoindre"},
	{Label: msgAccounts, Path: accountsPath},
	{Label: msgContact, Path: "/mes-coordonnees"},
	{Label: msgSessions, Path: "/mes-sessions"},
}
