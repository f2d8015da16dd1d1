package governance

import (
	"fmt"
	"slices"
	"strings"
)

// rosterOrganizations are the organisations that a roster may mean: those of
// the coordination, then those that the lines before make.
type rosterOrganizations struct {
	byID   map[OrganizationID]*Organization
	siret  map[string]OrganizationID
	rna    map[string]OrganizationID
	siren  map[string][]OrganizationID
	name   map[string][]OrganizationID
	made   []OrganizationID
	line   map[OrganizationID]int // of the file, for those to make
	merged map[string]OrganizationID
}

func newRosterOrganizations(known []Organization) *rosterOrganizations {
	o := &rosterOrganizations{
		byID: map[OrganizationID]*Organization{}, line: map[OrganizationID]int{}, merged: map[string]OrganizationID{},
		siret: map[string]OrganizationID{}, rna: map[string]OrganizationID{},
		siren: map[string][]OrganizationID{}, name: map[string][]OrganizationID{},
	}
	for _, k := range known {
		if k.MergedInto == 0 {
			o.byID[k.ID] = &k
			o.index(k.ID)
			continue
		}
		for _, key := range []string{k.Siret, k.RNA, wordKey(k.Name)} {
			o.merged[key] = k.MergedInto
		}
	}
	return o
}

// index makes an organisation found by what it has now.
func (o *rosterOrganizations) index(id OrganizationID) {
	k := o.byID[id]
	for key, ids := range map[string]map[string][]OrganizationID{k.Siren: o.siren, wordKey(k.Name): o.name} {
		if key != "" && !slices.Contains(ids[key], id) {
			ids[key] = append(ids[key], id)
		}
	}
	if k.Siret != "" {
		o.siret[k.Siret] = id
	}
	if k.RNA != "" {
		o.rna[k.RNA] = id
	}
}

// find says which organisation a line means; zero is a new one. The same
// number is the same organisation, whatever its name. Without a number on one
// side, the same name is.
func (o *rosterOrganizations) find(d OrganizationDraft) (OrganizationID, *Error) {
	id, err := o.byNumber(d)
	if err != nil {
		return 0, err
	}
	if id == 0 {
		id, err = o.byName(d)
	}
	switch {
	case err != nil:
		return 0, err
	case id == 0 && d.Name == "":
		return 0, Fail(Invalid, msgNameMissing).On(string(RosterOrganization))
	case id == 0:
		return 0, nil
	}
	return id, o.contradicts(id, d)
}

func (o *rosterOrganizations) byNumber(d OrganizationDraft) (OrganizationID, *Error) {
	id, err := o.bySiren(d)
	if err != nil {
		return 0, err
	}
	registered := o.rna[d.RNA]
	if id == 0 {
		return registered, nil
	}
	if registered != 0 && registered != id {
		return 0, Fail(Conflict, msgRosterTwoOrganizations, o.byID[id].Name, o.byID[registered].Name).On(string(RosterRNA))
	}
	return id, nil
}

// bySiren looks for the establishment, else for the legal unit. A SIREN that
// several establishments share is told by the name.
func (o *rosterOrganizations) bySiren(d OrganizationDraft) (OrganizationID, *Error) {
	if id := o.siret[d.Siret]; id != 0 {
		return id, nil
	}
	var ids []OrganizationID
	for _, id := range o.siren[d.Siren] {
		if d.Siret == "" || o.byID[id].Siret == "" {
			ids = append(ids, id)
		}
	}
	named := slices.DeleteFunc(slices.Clone(ids), func(id OrganizationID) bool {
		return wordKey(o.byID[id].Name) != wordKey(d.Name)
	})
	switch {
	case len(ids) == 0:
		return 0, nil
	case len(ids) == 1:
		return ids[0], nil
	case len(named) == 1:
		return named[0], nil
	}
	return 0, Fail(Conflict, msgRosterManyEstablishments).On(string(RosterIdentifier))
}

// byName looks for the only one of that name whose numbers may be the line's.
func (o *rosterOrganizations) byName(d OrganizationDraft) (OrganizationID, *Error) {
	var ids []OrganizationID
	for _, id := range o.name[wordKey(d.Name)] {
		k := o.byID[id]
		identified := d.Siren != "" || d.RNA != ""
		if !identified || !k.Identified() {
			ids = append(ids, id)
		}
	}
	switch {
	case len(ids) > 1:
		return 0, Fail(Conflict, msgRosterManyNamed).On(string(RosterOrganization))
	case len(ids) == 1:
		return ids[0], nil
	}
	for _, key := range []string{d.Siret, d.RNA, wordKey(d.Name)} {
		if id := o.merged[key]; key != "" && o.byID[id] != nil {
			return id, nil
		}
	}
	return 0, nil
}

// contradicts refuses a line that says otherwise than the organisation found,
// where that cannot be a slip: another number, another nature on another line.
func (o *rosterOrganizations) contradicts(id OrganizationID, d OrganizationDraft) *Error {
	k := o.byID[id]
	switch {
	case o.line[id] != 0 && differ(string(k.Kind), d.Kind):
		return Fail(Conflict, msgRosterOtherNature, o.line[id], k.Kind.Label()).On(string(RosterNature))
	case differ(k.RNA, d.RNA):
		return Fail(Conflict, msgRosterOtherRNA, k.Name, k.RNA).On(string(RosterRNA))
	}
	return nil
}

func differ(a, b string) bool { return a != "" && b != "" && a != b }

// remarks say what of a line is passed over, the organisation being there.
func (o *rosterOrganizations) remarks(id OrganizationID, d OrganizationDraft) []string {
	k := o.byID[id]
	if k == nil {
		return nil
	}
	var list []string
	if d.Name != "" && wordKey(d.Name) != wordKey(k.Name) {
		list = append(list, fmt.Sprintf(msgRosterKnownAs, k.Name))
	}
	if o.line[id] != 0 {
		return list
	}
	if d.Siret != "" && k.Siret == "" || d.Siren != "" && k.Siren == "" || d.RNA != "" && k.RNA == "" {
		list = append(list, fmt.Sprintf(msgRosterNumberLeft, k.Name))
	}
	if differ(string(k.Kind), d.Kind) {
		list = append(list, fmt.Sprintf(msgRosterNatureLeft, k.Name, k.Kind.Label()))
	}
	return list
}

// keep makes a new organisation of what a line says, or adds it to one that a
// line before makes. The numbers of one that is known lead the next lines to
// it, and go no further. It returns its id.
func (o *rosterOrganizations) keep(id OrganizationID, e rosterEntry) OrganizationID {
	d := e.draft
	if id == 0 {
		id = -OrganizationID(len(o.made) + 1)
		o.made, o.line[id] = append(o.made, id), e.line
		o.byID[id] = &Organization{ID: id, Name: d.Name}
	}
	k := o.byID[id]
	fill(&k.Siren, d.Siren)
	fill(&k.RNA, d.RNA)
	if strings.HasPrefix(d.Siret, k.Siren) {
		fill(&k.Siret, d.Siret)
	}
	fill(&k.Kind, OrganizationKind(d.Kind))
	fill(&k.College, e.college)
	o.index(id)
	return id
}

func fill[T ~string](to *T, with T) {
	if *to == "" {
		*to = with
	}
}

// draft is an organisation to make, as a form would give it.
func (o *rosterOrganizations) draft(id OrganizationID) OrganizationDraft {
	k := o.byID[id]
	return OrganizationDraft{
		Name: k.Name, Siren: k.Siren, Siret: k.Siret, RNA: k.RNA, Kind: string(k.Kind), College: string(k.College),
	}
}

// incomplete tells what an organisation to make still lacks, at the columns
// where it is said.
func (o *rosterOrganizations) incomplete(id OrganizationID) Problems {
	_, wrong := ParseOrganization(o.draft(id))
	var problems Problems
	for _, w := range wrong {
		switch w.Field {
		case "kind":
			return Problems{Fail(Invalid, msgRosterNatureMissing).On(string(RosterNature))} // it suggests the college
		case "college":
			w = Fail(Invalid, msgRosterCollegeMissing).On(string(RosterCollege))
		case "name":
			w.Field = string(RosterOrganization)
		}
		problems.Add(w)
	}
	return problems
}
