package handlers

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"

	"ctin/governance"
	"ctin/governance/seal"
	"ctin/model"
	"ctin/templates"
	"ctin/templates/pdf"

	"github.com/gin-gonic/gin"
)

// printed is the PDF of a document, not sealed.
func (a *App) printed(c *gin.Context, d document, m model.MinutesRecord) (pdf.Rendered, error) {
	r, err := pdf.Minutes(m.Content, a.evidence(c, d, m))
	if len(r.Replaced) > 0 {
		a.Log.Warn("characters that no font holds", "meeting", int64(m.MeetingID), "characters", string(r.Replaced))
	}
	return r, err
}

// Printer prints documents that everyone has signed, where there is no request
// to answer: what waits for its seal, and what the demonstration says was
// sealed before today.
func Printer(store *model.Store, base *url.URL, demo bool) model.Printer {
	return func(c governance.Coordination, m model.MinutesRecord) (model.PrintedMinutes, error) {
		r, err := pdf.Minutes(m.Content, evidence(store, base, demo, c, documentOf(m), m))
		return toSeal(m, r), err
	}
}

func toSeal(m model.MinutesRecord, r pdf.Rendered) model.PrintedMinutes {
	return model.PrintedMinutes{
		MeetingID: m.MeetingID, Kind: m.Kind, Number: m.Edition, ContentHash: m.ContentHash, File: r.Bytes, Page: r.SealPage, Box: r.SealBox,
		Pages: decisionPages(m.Content, r),
	}
}

// decisionPages tells on which page each decision was printed, by its number.
func decisionPages(c governance.MinutesContent, r pdf.Rendered) map[string]int {
	pages := make(map[string]int, len(c.Decisions))
	for _, d := range c.Decisions {
		if page := r.Places[templates.DecisionAnchor(d.Number)]; page > 0 {
			pages[d.Number] = page
		}
	}
	return pages
}

// minutesPDF gives the very bytes that were issued, or what is written so far.
func (a *App) minutesPDF(c *gin.Context, d document, meeting governance.MeetingID) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	ctx, v := c.Request.Context(), visitOf(c)
	m, err := a.Store.MeetingDocument(ctx, v.actor, d.key(meeting))
	if err != nil {
		return err
	}
	var file []byte
	if m.Issue.Token != "" {
		file, err = a.Store.DocumentFile(ctx, v.actor, d.key(meeting))
	} else if printed, failed := a.printed(c, d, m); failed == nil {
		file = printed.Bytes
	} else {
		err = failed
	}
	if err != nil {
		return err
	}
	return show(c, "application/pdf", d.file(v.coordination, m, "pdf"), file)
}

// evidenceFile is everything that proves a document, for whoever verifies it without us.
type evidenceFile struct {
	Content     json.RawMessage        `json:"content"` // the very bytes that were hashed
	ContentHash string                 `json:"content_hash"`
	Signatures  []governance.Signature `json:"signatures"`
	Code        string                 `json:"code"`
	FileHash    string                 `json:"file_hash,omitempty"`  // of the sealed PDF
	StampedAt   string                 `json:"stamped_at,omitempty"` // UTC, proved by an authority in the seal of the PDF
	Rules       []evidenceRule         `json:"rules,omitempty"`      // by which the meeting was held

	OnPaper *governance.PaperSignature `json:"on_paper,omitempty"` // signed out of here: no electronic signature of ours
}

// evidenceRule is one rule, in words.
type evidenceRule struct {
	Subject string `json:"subject"`
	Text    string `json:"text"`
}

// proofOf writes everything that proves a document whose text is arrested.
func proofOf(m model.MinutesRecord) ([]byte, error) {
	content, hash, err := seal.Content(m.Content)
	if err != nil {
		return nil, err
	}
	e := evidenceFile{Content: content, ContentHash: hash, Signatures: m.Signatures, Code: m.Token, FileHash: m.Issue.FileHash}
	if p := m.Around.Paper; p != nil {
		signed := p.Signature()
		e.OnPaper = &signed
	}
	if !m.Issue.StampedAt.IsZero() {
		e.StampedAt = m.Issue.StampedAt.UTC().Format(time.RFC3339)
	}
	for _, r := range m.Rules.Sentences() {
		e.Rules = append(e.Rules, evidenceRule{r.Subject, r.Text})
	}
	var file bytes.Buffer
	w := json.NewEncoder(&file)
	w.SetEscapeHTML(false) // the content stays, byte for byte, the one that was hashed
	err = w.Encode(e)
	return file.Bytes(), err
}

// minutesProof gives the content that was signed and its signatures (C9).
func (a *App) minutesProof(c *gin.Context, d document, meeting governance.MeetingID) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	v := visitOf(c)
	m, err := a.Store.MeetingDocument(c.Request.Context(), v.actor, d.key(meeting))
	if err != nil {
		return err
	}
	if !m.Frozen() {
		return governance.Fail(governance.Conflict, msgNoProof)
	}
	file, err := proofOf(m)
	if err != nil {
		return err
	}
	return give(c, "application/json", d.file(v.coordination, m, "json"), file)
}

// file names a document by what it is, where, and when.
func (d document) file(c governance.Coordination, m model.MinutesRecord, extension string) string {
	return strings.Join([]string{fileWord(m), c.Slug, string(m.Content.Header.Day), "seance", number(int64(m.Content.Header.Meeting))}, "-") + "." + extension
}

// give sends a file to be saved, never to be shown.
func give(c *gin.Context, mediaType, name string, content []byte) error {
	c.Header("Content-Security-Policy", "sandbox; default-src 'none'")
	return send(c, "attachment", mediaType, name, content)
}

// show sends a file of our own making where it is read: a link may open it at
// one of its pages, which a saved file cannot. No sandbox: readers of browsers
// would stay blank in it.
func show(c *gin.Context, mediaType, name string, content []byte) error {
	c.Header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	return send(c, "inline", mediaType, name, content)
}

func send(c *gin.Context, disposition, mediaType, name string, content []byte) error {
	c.Header("Content-Type", mediaType)
	c.Header("Content-Disposition", mime.FormatMediaType(disposition, map[string]string{"filename": name}))
	c.Header("X-Content-Type-Options", "nosniff")
	http.ServeContent(c.Writer, c.Request, "", time.Time{}, bytes.NewReader(content))
	return nil
}

// fileWord names a file by the kind of its document.
func fileWord(m model.MinutesRecord) string {
	switch m.Kind {
	case governance.DecisionLog:
		return "releve"
	case governance.FullMinutes:
		return "proces-verbal"
	case governance.Erratum:
		return "erratum-" + number(int64(m.Edition))
	case governance.PublicExtract:
		return "extrait-public-" + number(int64(m.Edition))
	}
	return "compte-rendu"
}
