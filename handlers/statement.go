package handlers

import (
	"strings"
	"time"

	"ctin/governance"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) statementRoutes(r routes) {
	r.instance.get("/mentions-legales", a.legalEdit)
	r.instance.post("/mentions-legales", a.legalSave)
	r.instance.get("/accessibilite", a.accessibilityEdit)
	r.instance.post("/accessibilite", a.accessibilitySave)
}

// legalEdit shows the form of the legal notice.
func (a *App) legalEdit(c *gin.Context) error {
	page, err := a.legalForm(c, a.frame(c, msgLegalEdit), nil)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// legalSave records the legal notice.
func (a *App) legalSave(c *gin.Context) error {
	typed, err := form[templates.LegalForm](c)
	if err != nil {
		return err
	}
	err = a.Store.SaveLegal(c.Request.Context(), visitOf(c).actor, typed.Version, governance.LegalDraft{
		Publisher: typed.Publisher, PublisherAddress: typed.PublisherAddress, Director: typed.Director,
		Contact: typed.Contact, Host: typed.Host, HostAddress: typed.HostAddress, DataOfficer: typed.DataOfficer,
		Retention: typed.Retention,
	})
	if err != nil {
		return a.again(c, err, msgLegalEdit, func(f templates.Frame) (templates.Page, error) {
			return a.legalForm(c, f, &typed)
		})
	}
	return a.redirect(c, "/mentions-legales", msgStatementSaved)
}

// legalForm makes the page: with what was typed, or what is recorded.
func (a *App) legalForm(c *gin.Context, f templates.Frame, typed *templates.LegalForm) (templates.Page, error) {
	all, err := a.Store.Statements(c.Request.Context())
	if err != nil {
		return nil, err
	}
	l := all.Legal
	saved := templates.LegalForm{
		Publisher: l.Publisher, PublisherAddress: l.PublisherAddress, Director: l.Director, Contact: l.Contact,
		Host: l.Host, HostAddress: l.HostAddress, DataOfficer: l.DataOfficer, Retention: retentionText(l.Retention),
		Version: all.LegalVersion,
	}
	page := templates.LegalEdit{Frame: inAdministration(f), Form: saved, Saved: saved, Back: administrationPath}
	if typed != nil {
		page.Form = *typed
	}
	if f.Stale {
		page.Form.Version = saved.Version
	}
	return page, nil
}

// retentionText writes retention periods as they are typed, one a line.
func retentionText(list []governance.Retained) string {
	lines := make([]string, len(list))
	for i, r := range list {
		lines[i] = r.String()
	}
	return strings.Join(lines, "\n")
}

// easternmost is where a French day begins first: nobody is told that their own
// today is still to come.
var easternmost = time.FixedZone("Wallis", 12*3600)

// accessibilityEdit shows the form of the accessibility statement.
func (a *App) accessibilityEdit(c *gin.Context) error {
	page, err := a.accessibilityForm(c, a.frame(c, msgAccessibilityEdit), nil)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// accessibilitySave records the accessibility statement; the foot of the pages
// follows at once.
func (a *App) accessibilitySave(c *gin.Context) error {
	typed, err := form[templates.AccessibilityForm](c)
	if err != nil {
		return err
	}
	today := governance.DateOf(a.Now(), easternmost)
	err = a.Store.SaveAccessibility(c.Request.Context(), visitOf(c).actor, typed.Version, governance.AccessibilityDraft{
		Audited: typed.Audited == "oui", AuditedOn: typed.AuditedOn, Auditor: typed.Auditor, Rate: typed.Rate,
		Failures: typed.Failures, Derogations: typed.Derogations, Exempt: typed.Exempt, EstablishedOn: typed.EstablishedOn,
	}, today)
	if err != nil {
		return a.again(c, err, msgAccessibilityEdit, func(f templates.Frame) (templates.Page, error) {
			return a.accessibilityForm(c, f, &typed)
		})
	}
	a.declared.forget()
	return a.redirect(c, "/accessibilite", msgStatementSaved)
}

// accessibilityForm makes the page: with what was typed, or what is recorded.
func (a *App) accessibilityForm(
	c *gin.Context, f templates.Frame, typed *templates.AccessibilityForm,
) (templates.Page, error) {
	all, err := a.Store.Statements(c.Request.Context())
	if err != nil {
		return nil, err
	}
	s := all.Accessibility
	saved := templates.AccessibilityForm{
		Audited: yesNo(s.Audited(), ""), AuditedOn: string(s.AuditedOn), Auditor: s.Auditor,
		Failures: strings.Join(s.Failures, "\n"), Derogations: strings.Join(s.Derogations, "\n"),
		Exempt: strings.Join(s.Exempt, "\n"), EstablishedOn: string(s.EstablishedOn), Version: all.AccessibilityVersion,
	}
	if s.Audited() {
		saved.Rate = s.Rate.String()
	}
	page := templates.AccessibilityEdit{Frame: inAdministration(f), Form: saved, Saved: saved, Back: administrationPath}
	if typed != nil {
		page.Form = *typed
	}
	if f.Stale {
		page.Form.Version = saved.Version
	}
	return page, nil
}
