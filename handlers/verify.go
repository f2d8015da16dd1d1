package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// verifyCode is the public page where anyone checks a document, and what is
// known under a code typed there.
func (a *App) verifyCode(c *gin.Context) error {
	page := a.verifyPage(c)
	page.Form.Code = query(c, "code")
	code, problem := governance.ParseCode(page.Form.Code)
	if problem != nil {
		page.Problems = governance.Problems{problem}
		return a.show(c, statusOf(problem), page)
	}
	if code == "" {
		return a.ok(c, page)
	}
	if err := allowed(a.Limits.Checks, c.ClientIP()); err != nil {
		return err
	}
	v, err := a.Store.VerifyCode(c.Request.Context(), code)
	if err != nil {
		return err
	}
	page.Answer = verifyAnswer(v)
	return a.ok(c, page)
}

func (a *App) verifyPage(c *gin.Context) templates.Verify {
	return templates.Verify{Frame: a.frame(c, titleVerify), Accept: ".pdf,application/pdf", Most: wordMostFile}
}

// verifyFile compares a file with what was issued. It is not kept.
func (a *App) verifyFile(c *gin.Context) error {
	if err := allowed(a.Limits.Checks, c.ClientIP()); err != nil {
		return err
	}
	page := a.verifyPage(c)
	sent, err := upload(c, "file")
	if err != nil {
		return err
	}
	if problem := shown(sent); problem != nil {
		page.Problems = governance.Problems{problem}
		return a.show(c, statusOf(problem), page)
	}
	v, err := a.Store.VerifyFile(c.Request.Context(), sent.Content)
	if err != nil {
		return err
	}
	page.Answer = verifyAnswer(v)
	return a.ok(c, page)
}

// shown tells what is wrong with what was sent.
func shown(sent model.Upload) *governance.Error {
	switch {
	case sent.Name == "" || len(sent.Content) == 0:
		return governance.Fail(governance.Invalid, msgNoFile).On("file")
	case len(sent.Content) > governance.MaxUpload:
		return governance.Fail(governance.Invalid, msgBigFile).On("file")
	}
	return nil
}
