package handlers

import (
	"encoding/hex"
	"strconv"
	"strings"
	"time"

	"ctin/governance"
	"ctin/handlers/story"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// journalRoutes are the same below a coordination and below the administration.
func (a *App) journalRoutes(r routes) {
	for _, g := range []group{r.inside.may(governance.ReadJournal), r.instance} {
		g.get("/journal", a.journalIndex)
		g.get("/journal/verification", a.journalVerify)
		g.get("/journal/export.csv", a.journalTable)
		g.get("/journal/export.jsonl", a.journalProof)
	}
	r.instance.get("/verification", a.verification)
}

// journalPlace is where a journal is read: its address, and whether it is the
// instance's.
type journalPlace struct {
	home     string
	instance bool
	zone     *time.Location
}

func placeOf(c *gin.Context) journalPlace {
	v := visitOf(c)
	if v.coordination.ID == 0 {
		return journalPlace{administrationPath, true, time.UTC}
	}
	return journalPlace{coordinationPath(v.coordination), false, v.coordination.Zone()}
}

func (p journalPlace) path() string { return p.home + "/journal" }

// journalFrame is the frame of a page about a journal.
func (a *App) journalFrame(c *gin.Context, title string) templates.Frame {
	if placeOf(c).instance {
		return a.administrationFrame(c, title)
	}
	return a.frame(c, title)
}

// journalAsked reads the filter of the address, as typed and as the store reads it.
func journalAsked(c *gin.Context) (typed templates.JournalFilter, f model.JournalFilter, err error) {
	place := placeOf(c)
	typed = templates.JournalFilter{
		Object: query(c, "objet"), Kind: query(c, "nature"), Author: query(c, "auteur"), From: query(c, "du"), Until: query(c, "au"),
	}
	f = model.JournalFilter{
		Kind: typed.Kind, Author: cursor[governance.PersonID](c, "auteur"),
		After: cursor[int64](c, "apres"), Before: cursor[int64](c, "avant"),
	}
	if kind, number, found := cutLast(typed.Object, "-"); found {
		f.Kind = kind
		if f.Object, err = strconv.ParseInt(number, 10, 64); err != nil || f.Object <= 0 {
			return typed, f, governance.Fail(governance.NotFound, msgNotFound)
		}
	}
	if f.From, err = midnight(typed.From, place.zone, 0, "du"); err != nil {
		return typed, f, err
	}
	f.Until, err = midnight(typed.Until, place.zone, 1, "au") // that day included
	return typed, f, err
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// midnight is the beginning of a civil date in a zone, days later; the zero
// time when none is typed.
func midnight(typed string, zone *time.Location, days int, field string) (time.Time, error) {
	d, invalid := governance.ParseDate(typed)
	if invalid != nil {
		return time.Time{}, invalid.On(field)
	}
	if d == "" {
		return time.Time{}, nil
	}
	t := d.Time()
	return time.Date(t.Year(), t.Month(), t.Day()+days, 0, 0, 0, 0, zone), nil
}

// journalIndex shows a page of a journal.
func (a *App) journalIndex(c *gin.Context) error {
	typed, f, err := journalAsked(c)
	if err != nil {
		return err
	}
	ctx, v, place := c.Request.Context(), visitOf(c), placeOf(c)
	list, err := a.Store.Journal(ctx, v.actor, f)
	if err != nil {
		return err
	}
	authors, err := a.Store.JournalAuthors(ctx, v.actor)
	if err != nil {
		return err
	}
	page := templates.JournalIndex{
		Frame: a.journalFrame(c, navJournal), Instance: place.instance, Filter: typed, Total: list.Total,
		Kinds: journalKinds(place.instance), Authors: authorOptions(authors),
		Pages:  neighbours(c, place.path(), list.Previous, list.Next),
		Verify: place.path() + "/verification", Proof: place.path() + "/export.jsonl", Table: place.path() + "/export.csv",
	}
	if typed != (templates.JournalFilter{}) {
		page.Clear = place.path()
		page.Table += "?" + c.Request.URL.RawQuery
	}
	page.Days = place.days(list.Lines, f.Object == 0)
	if f.Object != 0 && len(page.Days) > 0 {
		page.Object = page.Days[0].Lines[0].Object.Label
	}
	return a.ok(c, page)
}

// days groups entries by the day they were made on, as seen from the zone.
func (p journalPlace) days(lines []model.JournalLine, further bool) []templates.JournalDay {
	var days []templates.JournalDay
	for _, l := range lines {
		day := templates.Day(p.zone, l.At)
		if n := len(days); n == 0 || days[n-1].Day != day {
			days = append(days, templates.JournalDay{Day: day})
		}
		last := &days[len(days)-1]
		last.Lines = append(last.Lines, p.line(l, further))
	}
	return days
}

func journalKinds(instance bool) []templates.Option {
	options := []templates.Option{{Label: anyObject}}
	for _, k := range story.Kinds(instance) {
		options = append(options, templates.Option{Value: k.Name, Label: k.Label})
	}
	return options
}

func authorOptions(authors []model.JournalAuthor) []templates.Option {
	options := []templates.Option{{Label: anyAuthor}}
	for _, author := range authors {
		options = append(options, templates.Option{Value: number(author.ID), Label: author.Name})
	}
	return options
}

// line tells one entry; further adds the way to the other entries about its object.
func (p journalPlace) line(l model.JournalLine, further bool) templates.JournalLine {
	line := templates.JournalLine{
		N: l.N, At: l.At, Actor: actorLabel(l), Verb: l.Action, Mark: hex.EncodeToString(l.Hash[:min(4, len(l.Hash))]),
		Fields: strings.Join(story.Fields(l.Fields()), ", "),
	}
	sentence, known := story.Of(l.Action)
	if known {
		line.Verb, line.After = sentence.Verb, sentence.After
	}
	if sentence.Alone || l.ObjectID == 0 {
		return line
	}
	line.Object.Label = orDefault(strings.TrimSpace(l.ObjectName), numbered(l.ObjectID))
	line.Verb = story.Before(line.Verb, line.Object.Label)
	if path := story.PathOf(p.instance, l.ObjectKind); path != "" && l.ObjectName != "" {
		line.Object.Path = p.home + path + number(l.ObjectID)
	}
	if line.After != "" && l.ObjectPlace != "" {
		line.After, line.Place = story.Before(line.After, l.ObjectPlace), l.ObjectPlace
	}
	if further {
		line.Story = p.path() + "?objet=" + l.ObjectKind + "-" + number(l.ObjectID)
	}
	return line
}

// actorLabel is who acted: the program itself, a name, or a number when the
// person was forgotten (P9).
func actorLabel(l model.JournalLine) string {
	if l.ActorID == 0 {
		return msgTheProgram
	}
	return orDefault(l.ActorName, somebody(l.ActorID))
}
