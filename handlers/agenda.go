package handlers

import (
	"context"
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func (a *App) agendaRoutes(r routes) {
	r.inside.get("/seances/:id/ordre-du-jour", a.agendaShow)
	r.inside.get("/seances/:id/ordre-du-jour.pdf", a.agendaPrint)
	r.inside.may(governance.ManageMeetings).post("/seances/:id/ordre-du-jour/approbation", a.agendaAmend)
	manage := r.inside.may(governance.ManageMeetings)
	manage.post("/seances/:id/ordre-du-jour/reprise", a.agendaCarry)
	manage.get("/seances/:id/ordre-du-jour/:point/documents", a.itemFiles)
	manage.post("/seances/:id/ordre-du-jour/:point/documents", a.itemJoin)
	manage.post("/seances/:id/ordre-du-jour/:point/documents/:jeton/retrait", a.itemDetach)
	manage.post("/seances/:id/ordre-du-jour/:point/place", a.itemPlace)
	manage.post("/seances/:id/ordre-du-jour/modele", a.agendaFill)
	manage.get("/seances/:id/ordre-du-jour/nouveau", a.itemNew)
	manage.post("/seances/:id/ordre-du-jour/nouveau", a.itemCreate)
	manage.get("/seances/:id/ordre-du-jour/:point/modifier", a.itemEdit)
	manage.post("/seances/:id/ordre-du-jour/:point/modifier", a.itemUpdate)
	manage.post("/seances/:id/ordre-du-jour/:point/retrait", a.itemRemove)
	manage.post("/seances/:id/ordre-du-jour/:point/monter", a.itemUp)
	manage.post("/seances/:id/ordre-du-jour/:point/descendre", a.itemDown)
}

func agendaPath(c governance.Coordination, id governance.MeetingID) string {
	return meetingPath(c, id) + "/ordre-du-jour"
}

// agendaShow shows the agenda, to write it while it is a draft.
func (a *App) agendaShow(c *gin.Context) error {
	m, err := a.meeting(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	path := agendaPath(v.coordination, m.ID)
	page := templates.AgendaShow{Frame: a.frame(c, titleAgenda), Name: m.Title, Back: meetingPath(v.coordination, m.ID)}
	meetingCrumbs(&page.Frame, v.coordination, m, false)
	edit := ""
	switch {
	case m.State != governance.MeetingDraft:
		page.Frozen = frozenAgenda
	case m.SecondOf != 0:
		page.Frozen = secondNotice(m.SecondOf)
	case v.actor.May(governance.ManageMeetings):
		edit, page.Add, page.Carry = path, path+"/nouveau", path+"/reprise"
		carried, err := a.Store.CarriedOver(c.Request.Context(), v.actor, m, v.today)
		if err != nil {
			return err
		}
		page.Groups = carryGroups(carried)
		if !m.Written() {
			page.Fill = path + "/modele"
		}
		if len(m.Agenda) > 0 {
			page.Next = templates.Link{Label: nextConvene, Path: page.Back + "/convocation"}
		}
	}
	page.Print, page.Agenda = path+".pdf", agendaList(m, coordinationPath(v.coordination)+"/fichiers", edit)
	if m.AgendaFile != "" {
		page.Sent = templates.Link{Label: linkSentAgenda, Path: filePath(v.coordination, m.AgendaFile)}
	}
	return a.ok(c, page)
}

// agendaFill writes the ready agenda.
func (a *App) agendaFill(c *gin.Context) error {
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.FillAgenda(c.Request.Context(), v.actor, meeting); err != nil {
		return err
	}
	return a.redirect(c, agendaPath(v.coordination, meeting), msgAgendaFilled)
}

// item finds the item of the address in its meeting.
func (a *App) item(c *gin.Context) (model.MeetingRecord, model.AgendaLine, error) {
	m, err := a.meeting(c)
	if err != nil {
		return m, model.AgendaLine{}, err
	}
	point, err := id[governance.AgendaItemID](c, "point")
	if err != nil {
		return m, model.AgendaLine{}, err
	}
	for _, i := range m.Agenda {
		if i.ID == point {
			return m, i, nil
		}
	}
	return m, model.AgendaLine{}, governance.Fail(governance.NotFound, msgNotFound)
}

// itemNew shows the empty form.
func (a *App) itemNew(c *gin.Context) error {
	m, err := a.meeting(c)
	if err != nil {
		return err
	}
	if err := governance.EditAgenda(m.Meeting); err != nil {
		return err
	}
	typed := templates.ItemForm{Kind: string(governance.ItemDecision), Minutes: "10"}
	page, err := a.itemForm(c, a.frame(c, titleItemNew), m, nil, typed, nil)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// itemCreate adds an item, or one more row to its form.
func (a *App) itemCreate(c *gin.Context) error {
	typed, err := form[templates.ItemForm](c)
	if err != nil {
		return err
	}
	m, err := a.meeting(c)
	if err != nil {
		return err
	}
	v, shares := visitOf(c), sharesTyped(c)
	show := func(f templates.Frame) (templates.Page, error) { return a.itemForm(c, f, m, nil, typed, shares) }
	if typed.Action == "row" {
		return a.reshow(c, titleItemNew, show)
	}
	if _, err = a.Store.AddAgendaItem(c.Request.Context(), v.actor, m.ID, itemTyped(typed, shares)); err != nil {
		return a.again(c, err, titleItemNew, show)
	}
	return a.redirect(c, agendaPath(v.coordination, m.ID), msgPointAdded)
}

// itemEdit shows the form with what is recorded.
func (a *App) itemEdit(c *gin.Context) error {
	m, i, err := a.item(c)
	if err != nil {
		return err
	}
	page, err := a.itemForm(c, a.frame(c, titleItemEdit), m, &i, itemRecorded(i), sharesRecorded(i))
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// itemUpdate corrects an item.
func (a *App) itemUpdate(c *gin.Context) error {
	typed, err := form[templates.ItemForm](c)
	if err != nil {
		return err
	}
	m, i, err := a.item(c)
	if err != nil {
		return err
	}
	v, shares := visitOf(c), sharesTyped(c)
	show := func(f templates.Frame) (templates.Page, error) { return a.itemForm(c, f, m, &i, typed, shares) }
	if typed.Action == "row" {
		return a.reshow(c, titleItemEdit, show)
	}
	err = a.Store.EditAgendaItem(c.Request.Context(), v.actor, m.ID, i.ID, typed.Version, itemTyped(typed, shares))
	if err != nil {
		return a.again(c, err, titleItemEdit, show)
	}
	return a.redirect(c, agendaPath(v.coordination, m.ID)+"#point-"+strconv.Itoa(i.Position), msgItemSaved)
}

func (a *App) itemRemove(c *gin.Context) error {
	return a.itemStep(c, a.Store.RemoveAgendaItem, msgItemRemoved)
}

func (a *App) itemUp(c *gin.Context) error { return a.itemMove(c, true) }

func (a *App) itemDown(c *gin.Context) error { return a.itemMove(c, false) }

func (a *App) itemMove(c *gin.Context, up bool) error {
	return a.itemStep(c, func(ctx context.Context, actor governance.Actor, m governance.MeetingID, i governance.AgendaItemID) error {
		return a.Store.MoveAgendaItem(ctx, actor, m, i, up)
	}, "")
}

// itemStep does one thing to the item of the address, and comes back to the agenda.
func (a *App) itemStep(
	c *gin.Context, do func(context.Context, governance.Actor, governance.MeetingID, governance.AgendaItemID) error, flash string,
) error {
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return err
	}
	point, err := id[governance.AgendaItemID](c, "point")
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := do(c.Request.Context(), v.actor, meeting, point); err != nil {
		return err
	}
	return a.redirect(c, agendaPath(v.coordination, meeting), flash)
}
