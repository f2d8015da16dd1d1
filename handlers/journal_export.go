package handlers

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"mime"
	"net/http"
	"slices"
	"strings"

	"ctin/governance/seal"
	"ctin/model"
	"ctin/templates"
	"ctin/templates/export"

	"github.com/gin-gonic/gin"
)

// attach sends a file to be saved under a name with the day and the territory.
func (a *App) attach(c *gin.Context, name, extension, mediaType string, content []byte) error {
	v := visitOf(c)
	if v.coordination.Slug != "" {
		name += "-" + v.coordination.Slug
	}
	name += "-" + string(v.today) + extension
	c.Header("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	c.Data(http.StatusOK, mediaType, content)
	return nil
}

// journalTable exports the entries that the address asks for, as sentences, for
// a spreadsheet.
func (a *App) journalTable(c *gin.Context) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	_, f, err := journalAsked(c)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	table, err := export.NewCSV(&file)
	if err != nil {
		return err
	}
	if err := table.Row(journalColumns()...); err != nil {
		return err
	}
	place := placeOf(c)
	err = a.Store.ExportJournal(c.Request.Context(), visitOf(c).actor, f, func(l model.JournalLine) error {
		return table.Row(place.cells(l)...)
	})
	if err != nil {
		return err
	}
	if err := table.End(); err != nil {
		return err
	}
	return a.attach(c, "journal", ".csv", "text/csv; charset=utf-8", file.Bytes())
}

// cells are one entry in columns.
func (p journalPlace) cells(l model.JournalLine) []string {
	line := p.line(l, false)
	return []string{
		number(l.N), l.At.In(p.zone).Format("02/01/2006 15:04:05"), line.Actor, strings.TrimSpace(line.Verb), line.Object.Label, line.Place,
		line.Fields, l.Action, l.ObjectKind, number(l.ObjectID), hex.EncodeToString(l.Hash),
	}
}

// proof is one line of the export that anybody can verify: Hash is the SHA-256
// of the bytes of Previous followed by those of Text, and Previous is the Hash
// of the line before, or 32 zeros on the first one.
type proof struct {
	N        int64  `json:"n"`
	Previous string `json:"previous"`
	Text     string `json:"text"`
	Hash     string `json:"hash"`
}

// journalProof exports the whole chain with its hashes: a part of it would not
// prove anything.
func (a *App) journalProof(c *gin.Context) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	var file bytes.Buffer
	lines := json.NewEncoder(&file)
	lines.SetEscapeHTML(false)
	var previous seal.Hash
	err := a.Store.ExportJournal(c.Request.Context(), visitOf(c).actor, model.JournalFilter{}, func(l model.JournalLine) error {
		p := proof{l.N, hex.EncodeToString(previous[:]), string(l.Bytes), hex.EncodeToString(l.Hash)}
		copy(previous[:], l.Hash)
		return lines.Encode(p)
	})
	if err != nil {
		return err
	}
	return a.attach(c, "journal", ".jsonl", "application/jsonl; charset=utf-8", file.Bytes())
}

// journalVerify verifies a journal now.
func (a *App) journalVerify(c *gin.Context) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	chain, err := a.Store.VerifyJournal(c.Request.Context(), visitOf(c).actor)
	if err != nil {
		return err
	}
	place := placeOf(c)
	page := templates.JournalVerify{
		Frame: a.journalFrame(c, msgJournalVerify), State: chainTag(chain), Whole: chain.Break == nil,
		Sentence: chainSentence(chain), Entries: chain.Entries, Head: groups(hex.EncodeToString(chain.Head[:])),
		At: a.Now(), Back: place.path(), Proof: place.path() + "/export.jsonl",
	}
	page.Crumbs = append(page.Crumbs, templates.Link{Label: navJournal, Path: place.path()})
	return a.ok(c, page)
}

// groups cuts a hash every eight characters.
func groups(hash string) []string {
	var parts []string
	for part := range slices.Chunk([]byte(hash), 8) {
		parts = append(parts, string(part))
	}
	return parts
}

// verification verifies every journal and every rule of the instance.
func (a *App) verification(c *gin.Context) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	report, err := a.Store.Check(c.Request.Context(), visitOf(c).actor)
	if err != nil {
		return err
	}
	page := templates.Verification{
		Frame: a.administrationFrame(c, msgVerification), At: report.At, Broken: report.Broken(), Entries: report.Entries(),
	}
	for _, chain := range report.Chains {
		line := templates.VerifiedChain{
			Title: chain.Title(), Entries: chain.Entries, Mark: hex.EncodeToString(chain.Head[:4]), State: chainTag(chain),
		}
		if chain.Break != nil {
			line.Words = chain.State()
		}
		page.Chains = append(page.Chains, line)
	}
	for _, f := range report.Findings {
		page.Rules = append(page.Rules, templates.VerifiedRule{
			Label: f.Label, Name: f.Name, State: ruleTag(f), Offenders: f.Offenders, Beyond: f.Beyond(),
		})
	}
	return a.ok(c, page)
}
