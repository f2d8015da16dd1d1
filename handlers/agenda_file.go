package handlers

import (
	"context"
	"strconv"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// itemFiles shows the documents of an item, to join one more.
func (a *App) itemFiles(c *gin.Context) error {
	m, i, err := a.item(c)
	if err != nil {
		return err
	}
	if err := governance.EditAgenda(m.Meeting); err != nil {
		return err
	}
	return a.ok(c, a.itemFilesPage(c, a.frame(c, titleItemFiles), m, i))
}

func (a *App) itemFilesPage(c *gin.Context, f templates.Frame, m model.MeetingRecord, i model.AgendaLine) templates.Page {
	v := visitOf(c)
	back := agendaPath(v.coordination, m.ID)
	page := templates.ItemFiles{
		Frame: f, Item: i.Title, Accept: strings.Join(governance.UploadExtensions(), ","), Back: back + "#point-" + strconv.Itoa(i.Position),
	}
	meetingCrumbs(&page.Frame, v.coordination, m, false)
	page.Crumbs = append(page.Crumbs, templates.Link{Label: titleAgenda, Path: back})
	for _, file := range i.Files {
		page.Files = append(page.Files, templates.ItemFile{
			Name: file.Name, Path: filePath(v.coordination, file.Token), Size: fileSize(file.Size),
			Remove: back + "/" + number(i.ID) + "/documents/" + file.Token + "/retrait",
		})
	}
	return page
}

// itemJoin joins a document to an item.
func (a *App) itemJoin(c *gin.Context) error {
	document, err := upload(c, "document")
	if err != nil {
		return err
	}
	m, i, err := a.item(c)
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.JoinAgendaFile(c.Request.Context(), v.actor, m.ID, i.ID, document); err != nil {
		return a.again(c, err, titleItemFiles, func(f templates.Frame) (templates.Page, error) { return a.itemFilesPage(c, f, m, i), nil })
	}
	return a.redirect(c, agendaPath(v.coordination, m.ID)+"/"+number(i.ID)+"/documents", msgFileJoined)
}

// itemDetach takes a document away from an item.
func (a *App) itemDetach(c *gin.Context) error {
	return a.itemStep(c, func(ctx context.Context, actor governance.Actor, m governance.MeetingID, i governance.AgendaItemID) error {
		return a.Store.DropAgendaFile(ctx, actor, m, i, c.Param("jeton"))
	}, msgFileDetached)
}

// itemPlace puts an item where it was dropped, and shows it there.
func (a *App) itemPlace(c *gin.Context) error {
	to, err := strconv.Atoi(clean(c.PostForm("position")))
	if err != nil {
		return governance.Fail(governance.Invalid, msgForm)
	}
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return err
	}
	point, err := id[governance.AgendaItemID](c, "point")
	if err != nil {
		return err
	}
	v := visitOf(c)
	if err := a.Store.PlaceAgendaItem(c.Request.Context(), v.actor, meeting, point, to); err != nil {
		return err
	}
	return a.redirect(c, agendaPath(v.coordination, meeting)+"#point-"+strconv.Itoa(max(to, 1)), "")
}

// carryForm is what an agenda takes over.
type carryForm struct {
	Kind string `form:"kind"`
	ID   string `form:"id"`
}

// agendaCarry takes something over.
func (a *App) agendaCarry(c *gin.Context) error {
	typed, err := form[carryForm](c)
	if err != nil {
		return err
	}
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	err = a.Store.CarryOver(c.Request.Context(), v.actor, meeting, governance.CarryKind(typed.Kind), chosen[int64](typed.ID))
	if err != nil {
		return err
	}
	return a.redirect(c, agendaPath(v.coordination, meeting), msgCarried)
}

// carryGroups are what an agenda may take over, kind by kind.
func carryGroups(list []model.Carried) []templates.CarryGroup {
	var groups []templates.CarryGroup
	for _, k := range []governance.CarryKind{governance.CarryDecision, governance.CarryAction, governance.CarryItem} {
		g := templates.CarryGroup{Kind: string(k), Title: carryTitle(k)}
		for _, l := range list {
			if l.Kind == k {
				g.Lines = append(g.Lines, templates.CarryLine{
					ID: strconv.FormatInt(l.ID, 10), Code: l.Code, Title: l.Title, Note: carryNote(l),
				})
			}
		}
		if len(g.Lines) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}
