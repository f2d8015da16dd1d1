package governance

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// EnvelopeKnown is an envelope, what it holds already, and what each territory
// has drawn on it.
type EnvelopeKnown struct {
	Envelope
	EnvelopeUse
	Territories []TerritoryDrawn
}

// TerritoryDrawn is what one territory has drawn on an envelope.
type TerritoryDrawn struct {
	Territory OrganizationID
	Drawn     Cents
}

// takes counts a commitment in what the envelope holds.
func (e *EnvelopeKnown) takes(territory OrganizationID, amount Cents) {
	e.Drawn, e.Territories = e.Drawn+amount, slices.Clone(e.Territories)
	i := slices.IndexFunc(e.Territories, func(d TerritoryDrawn) bool { return d.Territory == territory })
	if i < 0 {
		e.Territories = append(e.Territories, TerritoryDrawn{Territory: territory})
		i = len(e.Territories) - 1
	}
	e.Territories[i].Drawn += amount
}

// drawnFor is what a territory has drawn.
func (e *EnvelopeKnown) drawnFor(territory OrganizationID) Cents {
	for _, d := range e.Territories {
		if d.Territory == territory {
			return d.Drawn
		}
	}
	return 0
}

var reference = regexp.MustCompile(`^[kK]? ?([1-9][0-9]{0,8})$`)

// parseReference reads the reference of a commitment, such as K12.
func parseReference(text string) (int, bool) {
	found := reference.FindStringSubmatch(text)
	if found == nil {
		return 0, false
	}
	number, err := strconv.Atoi(found[1])
	return number, err == nil
}

// number reads the reference that the file gives to the line: others of its
// lines may say that they give its money again.
func (r *commitmentReader) number() int {
	text := r.cell(ColumnNumber)
	if text == "" {
		return 0
	}
	number, ok := parseReference(text)
	first := r.planner.numbers[number]
	switch {
	case !ok:
		r.refuse(ColumnNumber, Fail(Invalid, msgImportNumber))
		return 0
	case first != r.row.Line:
		r.refuse(ColumnNumber, Fail(Invalid, msgImportNumberTwice, first))
		return 0
	}
	return number
}

// envelope finds the envelope by its name.
func (r *commitmentReader) envelope(scheme Scheme) EnvelopeID {
	text := r.cell(ColumnEnvelope)
	if text == "" {
		return 0
	}
	var names []string
	for _, e := range r.planner.envelopes {
		if wordKey(e.Name) != wordKey(text) {
			names = append(names, e.Name)
			continue
		}
		if e.SchemeID != 0 && scheme.ID != 0 && e.SchemeID != scheme.ID {
			r.remarks = append(r.remarks, importOtherScheme(e.Name, r.planner.schemeName(e.SchemeID)))
		}
		return e.ID
	}
	if len(names) == 0 {
		r.refuse(ColumnEnvelope, Fail(Invalid, msgImportNoEnvelopes, shorten(text)))
	} else {
		r.refuse(ColumnEnvelope, Fail(Invalid, msgImportNoEnvelope, shorten(text), strings.Join(names, ", ")))
	}
	return 0
}

// territory finds the organisation whose territory a commitment is for: by its
// name or number, or by the name or the code of an area of the perimeter. It
// says nothing without an envelope.
func (r *commitmentReader) territory(e EnvelopeID) OrganizationID {
	text := r.cell(ColumnTerritory)
	if text == "" {
		return 0
	}
	if e == 0 && r.row.Cells[ColumnEnvelope] == "" {
		r.remarks = append(r.remarks, msgImportTerritoryIdle)
	}
	if id, err := r.named(text); err == nil && id != 0 {
		return id
	}
	var areas []Area
	for _, a := range r.planner.areas {
		if strings.EqualFold(a.Code, squeeze(text)) || areaKey(a.Name) == areaKey(text) {
			areas = append(areas, a)
		}
	}
	governing := r.planner.governing(areas)
	switch {
	case len(areas) == 0:
		r.refuse(ColumnTerritory, Fail(Invalid, msgImportNoTerritory, shorten(text)))
	case len(governing) == 0:
		r.refuse(ColumnTerritory, Fail(Invalid, msgImportNobodyThere, areas[0].Name))
	case len(governing) > 1:
		r.refuse(ColumnTerritory, Fail(Invalid, msgImportSeveralThere, shorten(text), governing[0].Name, governing[1].Name))
	default:
		return governing[0].ID
	}
	return 0
}

// governing are the organisations that govern one of some areas, by name.
func (p *commitmentPlanner) governing(areas []Area) []*Organization {
	var list []*Organization
	for _, o := range p.organizations.byID {
		if governed, known := AreaOf(*o, p.areas); known && slices.Contains(areas, governed) {
			list = append(list, o)
		}
	}
	slices.SortFunc(list, func(a, b *Organization) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return list
}

// source finds the commitment whose money a line gives again: another line of
// the file first, then one of the coordination that the actor may see (F15, F17).
func (r *commitmentReader) source() *Origin {
	text := r.cell(ColumnSource)
	if text == "" {
		return nil
	}
	number, ok := parseReference(text)
	if line := r.planner.numbers[number]; ok && line != 0 {
		if o := r.planner.origins[number]; o != nil {
			return o
		}
		r.refuse(ColumnSource, Fail(Invalid, msgImportSourceLine, line))
		return nil
	}
	o := r.planner.there[number]
	if !ok || o == nil || o.Hidden(r.planner.actor) {
		r.refuse(ColumnSource, Fail(Invalid, msgImportNoSource, shorten(text)))
		return nil
	}
	r.found = []string{importSource(o.Commitment, r.planner.organizations.byID[o.FunderID].Name)}
	if len(o.Grantees) == 0 {
		r.found = append(r.found, importNoGrantee(o.Number))
	}
	return o
}

// fit refuses what its envelope (F9) or its source (F15) does not hold, the
// lines before counted.
func (p *commitmentPlanner) fit(r *commitmentReader, u Undertaking, from *Origin) {
	if len(r.problems) > 0 {
		return
	}
	if from != nil {
		if err := Regrant(*from, u.Commitment); err != nil {
			r.refuseAll(err, ColumnSource)
			return
		}
	}
	e := p.envelope(u.EnvelopeID)
	if e == nil {
		return
	}
	if err := e.Draw(e.EnvelopeUse, u.Amount); err != nil {
		r.refuseAll(err, ColumnEnvelope)
		return
	}
	if err := e.DrawFor(u.TerritoryID, e.drawnFor(u.TerritoryID), u.Amount); err != nil {
		r.refuseAll(err, ColumnTerritory)
	}
}

// take counts a line that will be made in what it draws on, and lets others
// give its money again.
func (p *commitmentPlanner) take(number int, u Undertaking, from *Origin) {
	made := Origin{Commitment: u.Commitment}
	made.ID, made.Number = CommitmentID(-len(p.plan.Commitments)), number // it has no other yet
	for _, g := range u.Grantees {
		made.Grantees = append(made.Grantees, g.OrganizationID)
	}
	if from != nil {
		from.Given += u.Amount
		made.SourceCommitmentID = from.ID
	}
	if e := p.envelope(u.EnvelopeID); e != nil {
		e.takes(u.TerritoryID, u.Amount)
	}
	if number != 0 {
		p.origins[number] = &made
	}
}

// envelope is an envelope of the coordination, nil for none.
func (p *commitmentPlanner) envelope(id EnvelopeID) *EnvelopeKnown {
	for i := range p.envelopes {
		if id != 0 && p.envelopes[i].ID == id {
			return &p.envelopes[i]
		}
	}
	return nil
}

func (p *commitmentPlanner) schemeName(id SchemeID) string {
	for _, s := range p.schemes {
		if s.ID == id {
			return s.Name
		}
	}
	return ""
}

// links says what a planned line draws on, keeps to itself and gives again.
func (p *commitmentPlanner) links(u Undertaking, row CommitmentRow) []string {
	envelope, territory := "", ""
	if e := p.envelope(u.EnvelopeID); e != nil {
		envelope = e.Name
	}
	if o := p.organizations.byID[u.TerritoryID]; o != nil {
		territory = o.Name
	}
	return importLinks(u, envelope, territory, row.Cells[ColumnSource])
}
