package governance

import (
	"slices"
	"strings"
)

// rosterEntry is a line as read: what each of its cells means.
type rosterEntry struct {
	line      int
	person    Person            // without a name when the seat is vacant
	draft     OrganizationDraft // what the line says of the organisation
	committee CommitteeID       // zero for no seat
	function  string
	college   College // of the seat, when the line says it
	voting    bool
	said      bool // the line says which voice
	kind      MandateKind
	roles     RoleSet
	chosen    bool // the line says which roles
	from, to  Date
	dated     bool // the line says from when

	out  ListLine     // what it comes to
	dead bool         // nothing can be made of it, whatever the others say
	at   rosterPlaced // what it speaks of
}

func (e rosterEntry) vacant() bool { return e.person.Name() == "" }

// names tells whether the line names an organisation.
func (e rosterEntry) names() bool {
	return e.draft.Name != "" || e.draft.Siren != "" || e.draft.RNA != ""
}

// rosterReader reads the cells of one line of a roster.
type rosterReader struct{ listReader[RosterColumn] }

// readRosterRow reads one line of a roster.
func readRosterRow(row RosterRow, committees []Committee, today Date) *rosterEntry {
	person := strings.TrimSpace(row.Cells[RosterGivenName] + " " + row.Cells[RosterFamilyName])
	e := &rosterEntry{
		line: row.Line,
		out:  ListLine{Line: row.Line, Name: person, Detail: row.Cells[RosterOrganization]},
	}
	if isRosterExample(row) {
		e.dead, e.out.State = true, LineExample
		return e
	}
	r := &rosterReader{listReader[RosterColumn]{row: row}}
	e.person, e.draft, e.function = r.person(), r.organization(), r.cell(RosterFunction)
	r.refuse(RosterFunction, tooLong(e.function, maxFunction, ""))
	e.committee = r.committee(committees)
	e.college, _ = listWord(&r.listReader, RosterCollege, rosterColleges, msgRosterCollege)
	e.voting, e.said = listWord(&r.listReader, RosterVoice, rosterVoices, msgRosterVoice)
	e.voting = e.voting || !e.said
	e.kind, _ = listWord(&r.listReader, RosterQuality, rosterQualities, msgRosterQuality)
	fill(&e.kind, Holder)
	e.roles, e.chosen = r.roles()
	e.from, e.to, e.dated = r.dates(today)
	r.together(*e)
	if e.dead = len(r.problems) > 0; e.dead {
		e.out.State, e.out.Problems = LineRefused, r.problems
	}
	return e
}

// isRosterExample recognises the lines that the model file comes with.
func isRosterExample(row RosterRow) bool {
	return slices.ContainsFunc(RosterExamples(), func(e RosterRow) bool {
		return wordKey(e.Cells[RosterOrganization]) == wordKey(row.Cells[RosterOrganization]) &&
			wordKey(e.Cells[RosterFamilyName]) == wordKey(row.Cells[RosterFamilyName])
	})
}

// phone is the text of a telephone number, which may begin with +.
func (r *rosterReader) phone() string {
	if s := r.row.Cells[RosterPhone]; strings.HasPrefix(s, "+") {
		return s
	}
	return r.cell(RosterPhone)
}

// person reads the card: one without a name is a vacant seat.
func (r *rosterReader) person() Person {
	p := Person{
		FamilyName: r.cell(RosterFamilyName), GivenName: r.cell(RosterGivenName),
		Email: strings.TrimPrefix(r.cell(RosterEmail), "mailto:"), Phone: r.phone(),
	}
	if len(p.Phone) == 9 && digits(p.Phone, 9) && p.Phone[0] != '0' {
		p.Phone = "0" + p.Phone // the zero that a spreadsheet took for a number's
	}
	if p.Name() == "" && len(r.problems) == 0 {
		if p.Email != "" || p.Phone != "" {
			r.refuse(RosterFamilyName, Fail(Invalid, msgRosterName))
		}
		return Person{}
	}
	checked, err := CheckPerson(p)
	r.problems = append(r.problems, ProblemsOf(err)...) // their fields are ours
	return checked
}

// organization reads what the line says of the organisation.
func (r *rosterReader) organization() OrganizationDraft {
	d := OrganizationDraft{Name: r.cell(RosterOrganization)}
	var err *Error
	number := strings.ReplaceAll(squeeze(r.cell(RosterIdentifier)), ".", "")
	switch {
	case number == "":
	case strings.ContainsAny(number, "Ee"):
		err = Fail(Invalid, msgListScientific)
	case len(number) > 9:
		if d.Siret, err = ParseSiret(number); err == nil {
			d.Siren = d.Siret[:9]
		}
	default:
		d.Siren, err = ParseSiren(number)
	}
	r.refuse(RosterIdentifier, err)
	if rna := r.cell(RosterRNA); rna != "" {
		d.RNA, err = ParseRNA(rna)
		r.refuse(RosterRNA, err)
	}
	kind, _ := listWord(&r.listReader, RosterNature, rosterNatures, msgRosterNature)
	d.Kind = string(kind)
	r.refuse(RosterOrganization, tooLong(d.Name, maxTitle, ""))
	return d
}

// committee finds the body by its name, or by its kind when the coordination
// has one of that kind; none is said with a word, the strategic one with none.
func (r *rosterReader) committee(all []Committee) CommitteeID {
	s := r.cell(RosterCommittee)
	kind, known := rosterCommittees[wordKey(s)]
	if known && kind == "" {
		return 0
	}
	if s == "" {
		kind = Strategic
	}
	var names []string
	var ofKind []CommitteeID
	for _, c := range all {
		if wordKey(c.Name) == wordKey(s) {
			return c.ID
		}
		if c.Kind == kind {
			ofKind = append(ofKind, c.ID)
		}
		names = append(names, c.Name)
	}
	if len(ofKind) == 1 {
		return ofKind[0]
	}
	r.refuse(RosterCommittee, Fail(Invalid, msgRosterCommittee, shorten(s), strings.Join(names, ", ")))
	return 0
}

// roles reads the roles, separated by commas; without any, a member.
func (r *rosterReader) roles() (RoleSet, bool) {
	s := r.cell(RosterRoles)
	if s == "" {
		return RoleSet{Member}, false
	}
	var names []string
	for word := range strings.FieldsFuncSeq(s, func(c rune) bool { return c == ',' || c == ';' || c == '/' }) {
		role, known := rosterRoles[wordKey(word)]
		if !known && strings.TrimSpace(word) != "" {
			r.refuse(RosterRoles, Fail(Invalid, msgRosterRole, shorten(strings.TrimSpace(word))))
			return nil, false
		}
		if known {
			names = append(names, string(role))
		}
	}
	set, err := ParseRoles(names)
	r.refuse(RosterRoles, err)
	return set, true
}

func (r *rosterReader) dates(today Date) (from, to Date, dated bool) {
	from, err := ParseDate(r.cell(RosterStart))
	r.refuse(RosterStart, err)
	to, err = ParseDate(r.cell(RosterEnd))
	r.refuse(RosterEnd, err)
	dated = from != ""
	if !dated {
		from = today
	}
	if err = checkOrder(from, to); err != nil && !dated {
		err = Fail(Invalid, msgRosterEndPast)
	}
	r.refuse(RosterEnd, err)
	return from, to, dated
}

// together finds what no cell is wrong about alone.
func (r *rosterReader) together(e rosterEntry) {
	switch {
	case len(r.problems) > 0:
	case e.vacant() && e.committee == 0:
		r.refuse(RosterFamilyName, Fail(Invalid, msgRosterNobody))
	case e.vacant() && e.kind == Alternate:
		r.refuse(RosterQuality, Fail(Invalid, msgRosterVacantAlternate))
	case e.committee == 0:
	case !e.names() && e.function == "":
		r.refuse(RosterOrganization, Fail(Invalid, msgRosterOwner))
	case !e.names() && e.college == "":
		r.refuse(RosterCollege, Fail(Invalid, msgRosterFunctionCollege))
	}
}
