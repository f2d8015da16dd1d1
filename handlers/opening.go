package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// openingNew shows the empty form that opens a coordination.
func (a *App) openingNew(c *gin.Context) error {
	return a.ok(c, a.openingPage(a.frame(c, msgOpening), templates.OpeningForm{}, nil, 1))
}

// openingCreate opens a coordination, or shows the form with what the person
// asked for: perimeters found, one more carrier.
func (a *App) openingCreate(c *gin.Context) error {
	typed, err := form[templates.OpeningForm](c)
	if err != nil {
		return err
	}
	carriers, asked := typedCarriers(c)
	if typed.Action == "add" {
		asked++
	}
	show := func(f templates.Frame) (templates.Page, error) { return a.openingPage(f, typed, carriers, asked), nil }
	if typed.Action != "" {
		return a.reshow(c, msgOpening, show)
	}
	id, err := a.Store.OpenCoordination(c.Request.Context(), visitOf(c).actor, model.Opening{
		CoordinationDraft: governance.CoordinationDraft{
			Name: typed.Name, Label: typed.Label, TimeZone: typed.TimeZone, Perimeters: typed.Perimeters,
		},
		Carriers: carriers, Coordinator: coordinator(typed.CoordinatorForm),
	})
	if err != nil {
		return a.again(c, err, msgOpening, show)
	}
	return a.redirect(c, openedPath(id), msgOpened)
}

// typedCarriers reads the carriers of the form, and how many rows it had. A row
// left empty at the end is no carrier; the first is one in any case.
func typedCarriers(c *gin.Context) (carriers []governance.OrganizationDraft, asked int) {
	filled := 1
	for n := 1; n <= maxCarriers; n++ {
		name, sent := c.GetPostForm(model.CarrierField("name", n))
		if !sent {
			break
		}
		asked = n
		d := governance.OrganizationDraft{Name: clean(name)}
		d.Siret = clean(c.PostForm(model.CarrierField("siret", n)))
		d.Siren = clean(c.PostForm(model.CarrierField("siren", n)))
		d.Kind = clean(c.PostForm(model.CarrierField("kind", n)))
		d.College = string(governance.Institutional)
		if college, _ := governance.OrganizationKind(d.Kind).Suggest(); college != "" {
			d.College = string(college)
		}
		if d.Name != "" || d.Siret != "" || d.Siren != "" {
			filled = n
		}
		carriers = append(carriers, d)
	}
	return carriers[:min(filled, len(carriers))], max(asked, 1)
}

func (a *App) openingPage(
	f templates.Frame, typed templates.OpeningForm, carriers []governance.OrganizationDraft, asked int,
) templates.Page {
	f = inAdministration(f)
	asked = min(asked, maxCarriers)
	page := templates.CoordinationOpen{
		Frame: f, Form: typed, Picker: a.picker(f, typed.Perimeter, typed.Perimeters), More: asked < maxCarriers,
		Zones: append([]templates.Option{{Label: ownZone}}, zoneOptions()...), Kinds: kindOptions(chooseKind), Back: administrationPath,
	}
	for n := 1; n <= asked; n++ {
		row := templates.CarrierRow{
			Title: carrierLabel(n), NameField: model.CarrierField("name", n), SiretField: model.CarrierField("siret", n),
			SirenField: model.CarrierField("siren", n), KindField: model.CarrierField("kind", n),
		}
		if n <= len(carriers) {
			d := carriers[n-1]
			row.Name, row.Siret, row.Siren, row.Kind = d.Name, d.Siret, d.Siren, d.Kind
		}
		page.Carriers = append(page.Carriers, row)
	}
	return page
}
