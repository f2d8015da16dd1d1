package handlers

import (
	"net/http"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// The public extracts of a coordination, for anyone (C10, P3).
func (a *App) publicationRoutes(r routes) {
	r.public.get("/publications/:slug", a.publications)
	r.public.get("/publications/:slug/:code", a.publication)
	r.public.get("/publications/:slug/:code/document.pdf", a.publicationFile)
}

func publicationsPath(slug string) string { return "/publications/" + slug }

// publications lists them. A coordination that publishes nothing has no such
// page: it is not for strangers to learn that it exists.
func (a *App) publications(c *gin.Context) error {
	if err := allowed(a.Limits.Checks, c.ClientIP()); err != nil {
		return err
	}
	list, err := a.Store.Publications(c.Request.Context(), c.Param("slug"))
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return governance.Fail(governance.NotFound, msgNotFound)
	}
	page := templates.Publications{Frame: a.frame(c, titlePublications), Name: list[0].Coordination}
	for _, p := range list {
		path := publicationsPath(p.Slug) + "/" + p.Token
		page.Lines = append(page.Lines, templates.PublicationLine{
			Title: p.Content.Header.Title, When: publicationWhen(p), Published: governance.DateOf(p.IssuedAt, p.Zone()).French(),
			Path: path, PDF: path + "/document.pdf",
		})
	}
	return a.ok(c, page)
}

// publication shows an extract, or says that it was withdrawn.
func (a *App) publication(c *gin.Context) error {
	if err := allowed(a.Limits.Checks, c.ClientIP()); err != nil {
		return err
	}
	p, err := a.Store.Publication(c.Request.Context(), c.Param("slug"), c.Param("code"))
	if err != nil {
		return err
	}
	page := templates.Publication{Frame: a.frame(c, titleExtractPublic), Back: publicationsPath(p.Slug)}
	if !p.WithdrawnAt.IsZero() {
		page.Gone = withdrawnWords(p)
		return a.show(c, http.StatusGone, page)
	}
	page.PDF = publicationsPath(p.Slug) + "/" + p.Token + "/document.pdf"
	if p.Next != "" {
		page.Instead = templates.Link{Label: msgReplacedBy, Path: publicationsPath(p.Slug) + "/" + p.Next}
	}
	page.Paper = templates.MinutesPaper(p.Content, a.publicEvidence(p))
	return a.ok(c, page)
}

// publicEvidence is what surrounds an extract on its public page: the same as
// on its file.
func (a *App) publicEvidence(p model.Publication) templates.MinutesEvidence {
	sealer, nothing := a.Store.Sealer()
	e := templates.MinutesEvidence{
		State: p.State, ContentHash: p.ContentHash, Zone: p.Zone(), Code: p.Token, Verify: a.Base.JoinPath("verifier").String(),
		Reading: a.Base.JoinPath(publicationsPath(p.Slug), p.Token).String(), Sealer: sealer, Retention: wordRetention,
		Demo: a.Demo != nil || nothing, IssuedAt: p.CreatedAt,
	}
	if p.Rules != nil {
		e.Rules = p.Rules.Sentences()
	}
	return e
}

// publicationFile gives the very bytes that were issued.
func (a *App) publicationFile(c *gin.Context) error {
	if err := allowed(a.Limits.Checks, c.ClientIP()); err != nil {
		return err
	}
	file, err := a.Store.PublishedFile(c.Request.Context(), c.Param("slug"), c.Param("code"))
	if err != nil {
		return err
	}
	return give(c, "application/pdf", filePublic+c.Param("slug")+".pdf", file)
}
