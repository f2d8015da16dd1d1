package model

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"ctin/governance"
)

// editors and saves are how many people write at once, and how often each.
const (
	editors = 20
	saves   = 5
)

// sent is a text that an editor sent and what they were told of it.
type sent struct {
	body  string
	saved SectionSave
	err   error
}

func TestD2TwentyPeopleWriteAtOnceAndNoWordIsLost(t *testing.T) {
	d := newDiagnosed(t)
	var all sync.WaitGroup
	told := make([][]sent, editors)
	for n := range editors {
		actor := d.member(d.coordinator.Coordination, governance.Member)
		all.Go(func() { told[n] = d.edit(actor, n) })
	}
	all.Wait()
	page, err := d.Section(t.Context(), d.ada, "4")
	if err != nil {
		t.Fatal(err)
	}
	won, lost := 0, 0
	for _, texts := range told {
		for _, s := range texts {
			switch {
			case s.err == nil:
				won++
				d.findSaved(s)
			case errors.Is(s.err, ErrStale):
				lost++
				d.findLate(s)
			default:
				t.Errorf("%q: %v", s.body, s.err)
			}
		}
	}
	t.Logf("%d saved, %d came too late", won, lost)
	if won+lost != editors*saves || won != page.Version || lost == 0 {
		t.Errorf("%d saved and %d late of %d, version %d", won, lost, editors*saves, page.Version)
	}
	for _, texts := range told { // each editor brought both texts together: the last text holds every word
		for _, s := range texts {
			for _, word := range strings.Fields(s.body) {
				if !strings.Contains(page.Body, word) && s.err == nil {
					t.Errorf("%q is lost from the last text", word)
				}
			}
		}
	}
}

// edit adds paragraphs to the section, and brings both texts together when
// another editor was first.
func (d *diagnosed) edit(actor governance.Actor, n int) []sent {
	ctx := d.t.Context()
	var texts []sent
	read, err := d.Section(ctx, actor, "4")
	if err != nil {
		return []sent{{err: err}}
	}
	base, body := read.Version, read.Body
	for i := range saves {
		body = strings.TrimSpace(fmt.Sprintf("%s\n\nparagraphe-%d-%d", body, n, i))
		saved, err := d.SaveSection(ctx, actor, SectionEdit{Code: "4", Base: base, Body: body})
		texts = append(texts, sent{body, saved, err})
		base = saved.Version
		if errors.Is(err, ErrStale) {
			late, err := d.Late(ctx, actor, "4", saved.Late)
			if err != nil {
				return append(texts, sent{err: err})
			}
			base, body = late.Version, late.Merged.Text
		}
	}
	return texts
}

// findSaved looks for a text that was saved in the history, as it was sent.
func (d *diagnosed) findSaved(s sent) {
	d.t.Helper()
	c, err := d.Comparison(d.t.Context(), d.zoe, "4", s.saved.Version, s.saved.Version)
	if err != nil || c.To.Body != s.body {
		d.t.Errorf("version %d is %q, and %q was sent (%v)", s.saved.Version, c.To.Body, s.body, err)
	}
}

// findLate looks for a text that came too late, as it was sent.
func (d *diagnosed) findLate(s sent) {
	d.t.Helper()
	late, err := d.Late(d.t.Context(), d.zoe, "4", s.saved.Late)
	if err != nil || late.Text.Body != s.body {
		d.t.Errorf("late text %d is %q, and %q was sent (%v)", s.saved.Late, late.Text.Body, s.body, err)
	}
}

func TestNoTextIsEverChangedOrDeleted(t *testing.T) {
	d := newDiagnosed(t)
	d.write(d.ada, "4", "Un.")
	if _, err := d.SaveSection(t.Context(), d.zoe, SectionEdit{Code: "4", Base: 0, Body: "Autre."}); !errors.Is(err, ErrStale) {
		t.Fatal(err)
	}
	for _, table := range []string{"revisions", "late_texts"} {
		for _, statement := range []string{"update " + table + " set body = ''", "delete from " + table, "truncate " + table} {
			if _, err := d.db.App.Exec(statement); err == nil {
				t.Errorf("the program may %s", statement)
			}
		}
		for _, statement := range []string{"update " + table + " set body = ''", "delete from " + table} {
			if _, err := d.db.Owner.Exec(statement); err == nil {
				t.Errorf("the owner may %s", statement)
			}
		}
	}
}

func TestAnUnchangedTextIsNoVersion(t *testing.T) {
	d := newDiagnosed(t)
	d.write(d.ada, "4", "Un.")
	saved, err := d.SaveSection(t.Context(), d.zoe, SectionEdit{Code: "4", Base: 1, Body: "Un.\r\n\r\n"})
	if err != nil || saved.Version != 1 || d.count(`select count(*) from revisions`) != 1 {
		t.Errorf("%+v (%v)", saved, err)
	}
	_, err = d.SaveSection(t.Context(), d.zoe, SectionEdit{Code: "4", Base: 1, Body: strings.Repeat("é", governance.MaxText+1)})
	refused(t, err, governance.Invalid, "body")
	if _, err = d.SaveSection(t.Context(), d.zoe, SectionEdit{Code: "13", Base: 0, Body: "x"}); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("a section that does not exist: %v", err)
	}
}
