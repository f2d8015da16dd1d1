package handlers

import (
	"bytes"
	"net/http"
	"slices"
	"strings"

	"ctin/governance"
	"ctin/governance/perimeter"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// perimeterSearch answers the part of a form that chooses perimeters, for a
// script that searches while the person types.
func (a *App) perimeterSearch(c *gin.Context) error {
	if err := c.Request.ParseForm(); err != nil {
		return governance.Fail(governance.Invalid, msgForm).Because(err)
	}
	var page bytes.Buffer
	picker := a.picker(templates.Frame{}, query(c, "perimeter"), c.QueryArray("perimeters"))
	if err := a.Pages.Fragment(&page, picker); err != nil {
		return err
	}
	c.Data(http.StatusOK, "text/html; charset=utf-8", page.Bytes())
	return nil
}

// found is how many perimeters a search shows: beyond, one types a letter more.
const found = 10

// picker makes the part of a form that chooses perimeters.
func (a *App) picker(f templates.Frame, words string, chosen []string) templates.PerimeterPicker {
	chosen = distinct(chosen[:min(len(chosen), governance.MaxPerimeters+1)])
	refs := make([]perimeter.Ref, len(chosen))
	for i, text := range chosen {
		refs[i] = perimeter.ParseRef(text)
	}
	p := templates.PerimeterPicker{Frame: f, Query: words, Count: len(chosen), Territory: a.territory(refs)}
	p.Zone = zoneLabel(perimeter.TimeZone(a.Atlas.Sum(refs).Departements))
	var shown []string
	for _, area := range a.Atlas.Search(words, "", found) {
		choice := a.perimeterChoice(area)
		choice.Checked = slices.Contains(chosen, choice.Value)
		p.Found, shown = append(p.Found, choice), append(shown, choice.Value)
	}
	for i, ref := range refs {
		if slices.Contains(shown, chosen[i]) {
			continue
		}
		choice := templates.PerimeterChoice{Value: chosen[i], ID: choiceID(chosen[i]), Name: chosen[i], Hint: msgPerimeterGone}
		if area, ok := a.Atlas.Area(ref.Level, ref.Code); ok {
			choice = a.perimeterChoice(area)
		}
		choice.Checked = true
		p.Chosen = append(p.Chosen, choice)
	}
	return p
}

func (a *App) perimeterChoice(area perimeter.Area) templates.PerimeterChoice {
	value := area.Ref.String()
	return templates.PerimeterChoice{Value: value, ID: choiceID(value), Name: areaName(area), Hint: areaHint(area, a.departements(area))}
}

// choiceID makes the id of a box from its value: it stays the same whatever
// else was found, so that the focus stays on it.
func choiceID(value string) string {
	return "perimeter-" + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '-'
	}, value)
}

// departements names the départements of an area, none for one itself.
func (a *App) departements(area perimeter.Area) []string {
	if area.Level == perimeter.Departement {
		return nil
	}
	var names []string
	for _, code := range area.Departements {
		if d, ok := a.Atlas.Area(perimeter.Departement, code); ok {
			names = append(names, d.Name)
		}
	}
	return names
}

// territory is what perimeters add up to, overlaps counted once.
func (a *App) territory(refs []perimeter.Ref) templates.Territory {
	total := a.Atlas.Sum(refs)
	t := templates.Territory{
		Names: a.names(refs), Communes: total.Communes, Population: total.Population, Credit: perimeter.Credit,
	}
	for _, o := range total.Overlaps {
		t.Overlaps = append(t.Overlaps, overlap(a.name(o.A), a.name(o.B), o))
	}
	return t
}

func (a *App) names(refs []perimeter.Ref) []string {
	var names []string
	for _, r := range refs {
		names = append(names, a.name(r))
	}
	return names
}

// name is the name of a perimeter, its official code when this edition of the
// geography no longer has it.
func (a *App) name(r perimeter.Ref) string {
	area, ok := a.Atlas.Area(r.Level, r.Code)
	if !ok {
		return r.Code
	}
	return areaName(area)
}

// areaName tells apart perimeters of one name: La Réunion is a département, and
// a commune of the Lot-et-Garonne.
func areaName(area perimeter.Area) string {
	switch area.Level {
	case perimeter.Departement:
		return area.Name + " (" + area.Kind + ")"
	case perimeter.Commune:
		return area.Name + " (" + area.Departements[0] + ")"
	}
	return area.Name
}

func distinct(list []string) []string {
	var kept []string
	for _, text := range list {
		if !slices.Contains(kept, text) {
			kept = append(kept, text)
		}
	}
	return kept
}

func sameTexts(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(distinct(a))), slices.Sorted(slices.Values(distinct(b))))
}
