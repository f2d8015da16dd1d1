package handlers

import (
	"net/url"
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

func historyLines(path string, lines []model.RevisionLine) []templates.SectionLine {
	var list []templates.SectionLine
	for _, l := range lines {
		n := strconv.Itoa(l.Version)
		list = append(list, templates.SectionLine{
			Label: versionLabel(l.Version), Path: path + "/versions/" + n, Author: l.Author, At: l.CreatedAt,
			Remark: restoredFrom(l.Restores), Compare: comparePath(path, l.Version-1, l.Version),
		})
	}
	return list
}

func lateLines(path string, lines []model.LateLine) []templates.SectionLine {
	var list []templates.SectionLine
	for n, l := range lines {
		list = append(list, templates.SectionLine{
			Label: lateLabel(len(lines) - n), Path: path + "/textes/" + number(l.ID), Author: l.Author, At: l.CreatedAt,
			Remark: writtenFrom(l.Base),
		})
	}
	return list
}

func comparePath(path string, from, to int) string {
	return path + "/comparaison?" + url.Values{"de": {strconv.Itoa(from)}, "a": {strconv.Itoa(to)}}.Encode()
}

// sectionCompare shows what changed between two versions of a section.
func (a *App) sectionCompare(c *gin.Context) error {
	from, err := version(c.Query("de"))
	if err != nil {
		return err
	}
	to, err := version(c.Query("a"))
	if err != nil {
		return err
	}
	v := visitOf(c)
	both, err := a.Store.Comparison(c.Request.Context(), v.actor, c.Param("code"), from, to)
	if err != nil {
		return err
	}
	return a.ok(c, templates.SectionCompare{
		Frame: a.sectionFrame(c, msgDifferences, both.Section), Heading: headingOf(both.Section), Lead: whatChanges(from, to),
		From: templates.SectionText{Author: both.From.Author, At: both.From.CreatedAt, Label: versionChoice(from)},
		To: templates.SectionText{
			Author: both.To.Author, At: both.To.CreatedAt, Label: versionChoice(to), Changes: changesOf(both.From.Body, both.To.Body),
		},
		Same: both.From.Body == both.To.Body, Back: sectionPath(c, both.Code),
	})
}

// version reads the number of a version in an address; 0 is the empty text.
func version(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > maxNumber {
		return 0, governance.Fail(governance.NotFound, msgNotFound)
	}
	return n, nil
}

// sectionRevision shows one former text of a section.
func (a *App) sectionRevision(c *gin.Context) error {
	page, err := a.revisionPage(c, nil)
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// revisionPage makes the page of a former text, in a frame of its own when
// none is given.
func (a *App) revisionPage(c *gin.Context, f *templates.Frame) (templates.Page, error) {
	n, err := version(c.Param("n"))
	if err != nil || n == 0 {
		return nil, governance.Fail(governance.NotFound, msgNotFound)
	}
	v := visitOf(c)
	both, err := a.Store.Comparison(c.Request.Context(), v.actor, c.Param("code"), n, n)
	if err != nil {
		return nil, err
	}
	path := sectionPath(c, both.Code)
	page := templates.SectionRevision{
		Heading: headingOf(both.Section), Number: n, Author: both.To.Author, At: both.To.CreatedAt, Remark: restoredFrom(both.To.Restores),
		Body: both.To.Body, Last: n == both.Version, Version: both.Version, Compare: comparePath(path, n-1, n), Back: path,
	}
	if !page.Last {
		page.Now = comparePath(path, n, both.Version)
	}
	if !page.Last && v.actor.May(governance.WriteDiagnostic) && both.Diagnostic.Open() {
		page.Restore = path + "/versions/" + strconv.Itoa(n) + "/retablir"
	}
	if f == nil {
		page.Frame = a.sectionFrame(c, versionLabel(n), both.Section)
	} else {
		page.Frame = below(c, *f, templates.Link{Label: headingOf(both.Section), Path: path})
	}
	return page, nil
}

// sectionRestore makes a former text that of today again.
func (a *App) sectionRestore(c *gin.Context) error {
	typed, err := form[templates.SectionForm](c)
	if err != nil {
		return err
	}
	n, err := version(c.Param("n"))
	if err != nil {
		return err
	}
	v, path := visitOf(c), sectionPath(c, c.Param("code"))
	_, err = a.Store.RestoreSection(c.Request.Context(), v.actor, c.Param("code"), n, typed.Version, typed.Confirmed == "oui")
	if err != nil {
		return a.withdrawing(c, err, path, func() error {
			if isStale(err) {
				err = governance.Fail(governance.Conflict, msgRestoreLate)
			}
			return a.again(c, err, versionLabel(n), func(f templates.Frame) (templates.Page, error) { return a.revisionPage(c, &f) })
		})
	}
	return a.redirect(c, path, msgSectionRestored)
}
