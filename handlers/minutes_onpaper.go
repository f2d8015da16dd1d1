package handlers

import (
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
	"ctin/templates/pdf"

	"github.com/gin-gonic/gin"
)

// minutesToSign prints the text that is arrested, with boxes to sign by hand.
func (a *App) minutesToSign(c *gin.Context, d document, meeting governance.MeetingID) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	v := visitOf(c)
	m, err := a.Store.MeetingDocument(c.Request.Context(), v.actor, d.key(meeting))
	if err != nil {
		return err
	}
	if err := m.Signable(); err != nil {
		return err
	}
	e := a.evidence(c, d, m)
	e.ToSign, e.Sealer = m.Expected, "" // it is not this copy that will be sealed
	r, err := pdf.Minutes(m.Content, e)
	if err != nil {
		return err
	}
	return give(c, "application/pdf", fileToSign+d.file(v.coordination, m, "pdf"), r.Bytes)
}

// paperForm is what is typed of a signature given out of here.
type paperForm struct {
	Way      string `form:"way"`
	SignedOn string `form:"signed_on"`
	Names    string `form:"names"`
	Kept     string `form:"kept"`
}

func (a *App) paperAsk(c *gin.Context, d document, meeting governance.MeetingID) error {
	return a.ask(c, titlePaper, func(f templates.Frame) (templates.Page, error) {
		return a.paperPage(c, f, d, meeting, paperForm{Way: string(governance.OnPaper)}, true)
	})
}

func (a *App) paperPage(c *gin.Context, f templates.Frame, d document, meeting governance.MeetingID, typed paperForm, fresh bool) (templates.Page, error) {
	page, m, err := a.formAbout(c, f, d, meeting)
	if err != nil {
		return page, err
	}
	if err := m.Signable(); err != nil {
		return page, err
	}
	if fresh {
		typed.Names = namesOf(m.Expected)
	}
	page.Text, page.Button, page.Upload = []string{textPaper}, msgPaper, true
	page.Before = templates.Link{Label: msgToSign, Path: page.Back + "/a-signer.pdf"}
	page.Questions = []templates.Question{
		question("radios", f.Field("way", labelWay, typed.Way), func(q *templates.Field) {
			q.Options = []templates.Option{
				{Value: string(governance.OnPaper), Label: wordOnPaper, Hint: hintOnPaper},
				{Value: string(governance.Outside), Label: wordOutside, Hint: hintOutside},
			}
		}),
		question("date", f.Field("signed_on", labelSignedOn, typed.SignedOn), nil),
		question("textarea", f.Field("names", labelNames, typed.Names), func(q *templates.Field) { q.Hint, q.Rows, q.Limit = hintNames, 3, 1000 }),
		question("input", f.Field("kept", labelKept, typed.Kept), func(q *templates.Field) { q.Hint, q.Limit = hintKept, 200 }),
		question("file", f.Field("scan", labelScan, ""), func(q *templates.Field) { q.Hint, q.Accept = hintScan, ".pdf,.jpg,.jpeg,.png" }),
	}
	return page, nil
}

// namesOf are those who should sign, one a line.
func namesOf(expected []governance.Signatory) string {
	var names []string
	for _, s := range expected {
		names = append(names, s.Name)
	}
	return strings.Join(names, "\n")
}

func (a *App) paperSave(c *gin.Context, d document, meeting governance.MeetingID) error {
	typed, err := form[paperForm](c)
	if err != nil {
		return err
	}
	scan, err := upload(c, "scan")
	if err != nil {
		return err
	}
	v := visitOf(c)
	signed, invalid := governance.ParseDate(typed.SignedOn)
	if invalid != nil {
		signed = ""
	}
	way := governance.OnPaper
	if typed.Way == string(governance.Outside) {
		way = governance.Outside
	}
	err = a.Store.SignOnPaper(c.Request.Context(), v.actor, model.PaperSigning{
		Of: d.key(meeting), Way: way, SignedOn: signed, Names: strings.Split(typed.Names, "\n"), Kept: typed.Kept, Scan: scan,
	})
	if err != nil {
		return a.again(c, err, titlePaper, func(f templates.Frame) (templates.Page, error) {
			return a.paperPage(c, f, d, meeting, typed, false)
		})
	}
	flash, err := a.sealed(c, d, meeting)
	if err != nil {
		return err
	}
	if flash == msgSealed {
		flash = msgPaperSealed
	}
	return a.redirect(c, d.at(v.coordination, meeting), flash)
}
