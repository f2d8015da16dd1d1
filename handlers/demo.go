package handlers

import (
	"bytes"
	"net/http"

	"ctin/handlers/auth"
	"ctin/templates"
)

// showPersonas is the login page of the demonstration provider, in our own look.
func (a *App) showPersonas(w http.ResponseWriter, r *http.Request, choice auth.DemoPage) error {
	page := templates.DemoLogin{
		Frame:  templates.Frame{Title: msgDemoLogin, Demo: true, Theme: "auto", Reference: reference(r)},
		Action: choice.Action, Decline: choice.Decline,
	}
	for _, f := range choice.Fields {
		page.Hidden = append(page.Hidden, templates.DraftField{Name: f.Name, Value: f.Value})
	}
	for _, p := range append(choice.Personas, choice.Stranger) {
		page.Personas = append(page.Personas, templates.DemoPersona{
			Sub: p.Sub, Name: p.GivenName + " " + p.FamilyName, Organization: p.OrganizationLabel, Title: p.Title, Hint: p.Hint,
		})
	}
	var html bytes.Buffer
	if err := a.Pages.Render(&html, page); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, err := w.Write(html.Bytes())
	return err
}
