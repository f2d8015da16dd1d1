package handlers

import (
	"regexp"
	"strings"

	"ctin/governance"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// mailsPath is where the mails of a demonstration are read.
const mailsPath = "/demo/courriels"

// mailRoutes exist in a demonstration only: the mails of the real service are
// read by those they were sent to.
func (a *App) mailRoutes(r routes) {
	if a.Demo == nil {
		return
	}
	r.public.get(mailsPath, a.mailIndex)
	r.public.get(mailsPath+"/:jeton", a.mailShow)
}

// mailIndex lists the mails that the service would have sent.
func (a *App) mailIndex(c *gin.Context) error {
	after, before := cursor[governance.MailID](c, "apres"), cursor[governance.MailID](c, "avant")
	list, err := a.Store.DemoMails(c.Request.Context(), after, before)
	if err != nil {
		return err
	}
	page := templates.MailIndex{
		Frame: a.frame(c, msgMails), Total: list.Total, Pages: neighbours(c, mailsPath, list.Previous, list.Next),
	}
	page.Zone = zoneOf(nil)
	for _, m := range list.Lines {
		page.Lines = append(page.Lines, templates.MailLine{
			Subject: m.Subject, Path: mailsPath + "/" + m.Token, At: m.CreatedAt,
			Name: m.RecipientName, Address: strings.SplitAfter(m.Recipient, "@"),
		})
	}
	return a.ok(c, page)
}

// mailShow shows one mail; its own addresses can be followed.
func (a *App) mailShow(c *gin.Context) error {
	m, err := a.Store.DemoMail(c.Request.Context(), c.Param("jeton"))
	if err != nil {
		return err
	}
	page := templates.MailShow{
		Frame: a.frame(c, m.Subject), Subject: m.Subject, Paragraphs: a.mailText(m.Body), Back: mailsPath,
		Calendar: strings.ReplaceAll(m.Calendar, "\r\n", "\n"),
		Rows: []templates.Row{
			{Label: msgMailTo, Value: to(m.RecipientName, m.Recipient)},
			{Label: msgMailAt, Value: templates.Moment(zoneOf(nil), m.CreatedAt)},
		},
	}
	page.Crumbs = []templates.Link{{Label: msgMails, Path: mailsPath}}
	return a.ok(c, page)
}

func to(name, address string) string {
	if name == "" {
		return address
	}
	return name + " <" + address + ">"
}

// mailText cuts a text into paragraphs and lines, and finds our own addresses.
func (a *App) mailText(body string) []templates.MailParagraph {
	ours := regexp.MustCompile(regexp.QuoteMeta(strings.TrimSuffix(a.Base.String(), "/")) + `(/[^\s<>"]*[\w/-])?`)
	var paragraphs []templates.MailParagraph
	for block := range strings.SplitSeq(strings.TrimSpace(strings.ReplaceAll(body, "\r\n", "\n")), "\n\n") {
		var p templates.MailParagraph
		for line := range strings.SplitSeq(block, "\n") {
			words := templates.MailWords{Before: line}
			if at := ours.FindStringIndex(line); at != nil {
				words = templates.MailWords{Before: line[:at[0]], Link: line[at[0]:at[1]], After: line[at[1]:]}
			}
			p = append(p, words)
		}
		paragraphs = append(paragraphs, p)
	}
	return paragraphs
}
