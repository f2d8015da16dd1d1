package handlers

import (
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// organizationMerge helps to find the organisation recorded twice, then shows
// both side by side.
func (a *App) organizationMerge(c *gin.Context) error {
	o, err := a.organization(c)
	if err != nil {
		return err
	}
	if o.MergedInto != 0 {
		return a.redirect(c, organizationPath(coordinationPath(visitOf(c).coordination), o.MergedInto), mergedInto(o.Name))
	}
	other := cursor[governance.OrganizationID](c, "avec")
	if other == 0 {
		return a.organizationPick(c, o)
	}
	page, err := a.mergePage(c, a.frame(c, msgMerge), o, other, "")
	if err != nil {
		return err
	}
	return a.ok(c, page)
}

// organizationPick lists what may be the same organisation.
func (a *App) organizationPick(c *gin.Context, o model.OrganizationPage) error {
	ctx, v := c.Request.Context(), visitOf(c)
	path := organizationPath(coordinationPath(v.coordination), o.ID)
	page := templates.OrganizationPick{Frame: a.frame(c, msgMerge), Name: o.Name, Query: query(c, "q"), Back: path}
	a.crumbs(&page.Frame, v.coordination, o)
	var lines []model.OrganizationLine
	var err error
	if page.Likely = page.Query == ""; page.Likely {
		lines, err = a.Store.LikelyTwins(ctx, v.actor, o.ID)
	} else {
		var list model.OrganizationList
		list, err = a.Store.Organizations(ctx, v.actor, model.OrganizationFilter{Query: page.Query})
		lines = list.Lines
	}
	if err != nil {
		return err
	}
	for _, l := range lines {
		if l.ID != o.ID {
			page.Lines = append(page.Lines, organizationLine(path+"/fusionner?avec="+number(l.ID), l))
		}
	}
	return a.ok(c, page)
}

// crumbs leads back to an organisation.
func (a *App) crumbs(f *templates.Frame, c governance.Coordination, o model.OrganizationPage) {
	list := coordinationPath(c) + "/organisations"
	f.Crumbs = append(f.Crumbs,
		templates.Link{Label: navOrganizations, Path: list}, templates.Link{Label: o.Name, Path: list + "/" + number(o.ID)})
}

// mergePage shows two organisations side by side.
func (a *App) mergePage(
	c *gin.Context, f templates.Frame, o model.OrganizationPage, other governance.OrganizationID, keep string,
) (templates.Page, error) {
	v := visitOf(c)
	second, err := a.Store.Organization(c.Request.Context(), v.actor, other, v.today)
	if err != nil {
		return nil, err
	}
	if _, wrong := o.Absorb(second.Organization); wrong != nil && len(f.Problems) == 0 {
		return nil, wrong
	}
	list := coordinationPath(v.coordination) + "/organisations/"
	page := templates.OrganizationMerge{
		Frame: f, Remarks: mergeRemarks(o, second), Kept: keep, Other: number(second.ID),
		Versions: [2]int{o.Version, second.Version}, Back: list + number(o.ID),
	}
	for _, p := range []model.OrganizationPage{o, second} {
		page.Both = append(page.Both, templates.MergeSide{Name: p.Name, Path: list + number(p.ID), Rows: mergeRows(p)})
		page.Keep = append(page.Keep, templates.Option{Value: number(p.ID), Label: keepLabel(p), Hint: identifierLabel(p.Organization)})
	}
	a.crumbs(&page.Frame, v.coordination, o)
	return page, nil
}

// organizationMergeDo merges the two.
func (a *App) organizationMergeDo(c *gin.Context) error {
	typed, err := form[templates.MergeForm](c)
	if err != nil {
		return err
	}
	first, err := id[governance.OrganizationID](c, "id")
	if err != nil {
		return err
	}
	v := visitOf(c)
	merge, err := mergeOf(first, typed)
	if err == nil {
		err = a.Store.MergeOrganizations(c.Request.Context(), v.actor, merge)
	}
	if err != nil {
		return a.again(c, err, msgMerge, func(f templates.Frame) (templates.Page, error) {
			o, err := a.organization(c)
			if err != nil {
				return nil, err
			}
			return a.mergePage(c, f, o, secondOf(typed), typed.Keep)
		})
	}
	return a.redirect(c, organizationPath(coordinationPath(v.coordination), merge.Kept), msgMerged)
}

func secondOf(f templates.MergeForm) governance.OrganizationID {
	n, _ := strconv.ParseInt(f.Other, 10, 64) // zero is no organisation
	return governance.OrganizationID(n)
}

// mergeOf reads which of the two stays.
func mergeOf(first governance.OrganizationID, f templates.MergeForm) (model.Merge, error) {
	second := secondOf(f)
	switch f.Keep {
	case number(first):
		return model.Merge{Kept: first, Other: second, KeptVersion: f.Version, OtherVersion: f.OtherVersion}, nil
	case number(second):
		return model.Merge{Kept: second, Other: first, KeptVersion: f.OtherVersion, OtherVersion: f.Version}, nil
	}
	return model.Merge{}, governance.Fail(governance.Invalid, msgMergeKeep).On("keep")
}
