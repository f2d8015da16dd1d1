package handlers

import (
	"ctin/governance"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) contactRoutes(r routes) {
	r.signed.get("/mes-coordonnees", a.contactEdit)
	r.signed.post("/mes-coordonnees", a.contactSave)
}

// contactEdit shows one's own address and telephone, to correct them.
func (a *App) contactEdit(c *gin.Context) error {
	saved := contactRecorded(visitOf(c).self.Person)
	return a.ok(c, templates.ContactEdit{Frame: a.frame(c, msgContact), Name: visitOf(c).actor.Name, Form: saved, Saved: saved})
}

func (a *App) contactSave(c *gin.Context) error {
	typed, err := form[templates.ContactForm](c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.SaveContact(c.Request.Context(), v.actor, governance.Person{
		Email: typed.Email, Phone: typed.Phone, Version: typed.Version,
	})
	if err != nil {
		return a.again(c, err, msgContact, func(f templates.Frame) (templates.Page, error) {
			saved := contactRecorded(v.self.Person)
			if f.Stale {
				typed.Version = saved.Version
			}
			return templates.ContactEdit{Frame: f, Name: v.actor.Name, Form: typed, Saved: saved}, nil
		})
	}
	return a.redirect(c, "/mes-coordonnees", msgContactSaved)
}

func contactRecorded(p governance.Person) templates.ContactForm {
	return templates.ContactForm{Email: p.Email, Phone: p.Phone, Version: p.Version}
}
