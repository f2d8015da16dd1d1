package templates

import (
	"ctin/templates/qr"
)

// AttendanceSheet is what the sheet that people sign is made of: blank before
// the meeting, filled while it lasts and after it.
type AttendanceSheet struct {
	Coordination string
	Meeting      string // its title
	When, Place  string
	Chair        string
	Secretary    string
	Rule         string // what the rule set says of the quorum
	Quorum       string // what is counted, of a filled one
	State        string // blank, during the meeting, or final
	Filled       bool
	Voting       []AttendanceRow
	Advisory     []AttendanceRow
	Guests       []AttendanceRow
	Address      string // where one signs in on a phone
	Demo         bool
}

// AttendanceRow is one seat, or a guest.
type AttendanceRow struct {
	Name, Quality string
	Organization  string
	College       string
	Represented   string // by whom
	Presence      string // when they came and left, and how
}

// spareGuests is how many empty lines a sheet has for people nobody expected.
const spareGuests = 3

// AttendancePaper lays out the sheet. It fails on an address longer than a code
// can hold.
func AttendancePaper(s AttendanceSheet) (Paper, error) {
	p := Paper{
		Owner: s.Coordination, Title: attendanceTitle, Subtitle: s.Meeting, State: Tag{Word: s.State},
		Running: attendanceTitle + dash + s.Meeting + dash + s.Coordination,
		Facts: some(
			Row{Label: attendanceWhen, Value: s.When}, Row{Label: attendancePlace, Value: s.Place},
			Row{Label: attendanceChair, Value: s.Chair}, Row{Label: attendanceSecretary, Value: s.Secretary},
			Row{Label: attendanceRule, Value: s.Rule}, Row{Label: attendanceQuorum, Value: s.Quorum},
		),
	}
	if s.Demo {
		p.Notices = []string{attendanceDemo}
	}
	guests := s.Guests
	for range spareGuests {
		guests = append(guests, AttendanceRow{})
	}
	p.Parts = append(p.Parts, s.rows("deliberatifs", attendanceVoting, s.Voting))
	if len(s.Advisory) > 0 {
		p.Parts = append(p.Parts, s.rows("consultatifs", attendanceAdvisory, s.Advisory))
	}
	p.Parts = append(p.Parts, s.rows("invites", attendanceGuests, guests), s.closing())
	if s.Address == "" {
		return p, nil
	}
	code, err := qr.Encode(s.Address)
	if err != nil {
		return p, err
	}
	p.Parts = append(p.Parts, Part{ID: "telephone", Heading: attendancePhone, Blocks: []Block{
		{Text: attendancePhoneSay, QR: &QRCode{Code: code, Alt: qrWords + s.Address}},
	}})
	return p, nil
}

// rows are members or guests, one line each, with a box to sign in.
func (s AttendanceSheet) rows(id, heading string, rows []AttendanceRow) Part {
	g := &Grid{Sign: true, Columns: []Column{
		{Title: attendanceMember, Share: 28},
		{Title: attendanceOrganization, Share: 24},
		{Title: attendanceRepresented, Share: 20},
		{Title: attendanceSignature, Share: 28},
	}}
	if s.Filled {
		g.Columns = append(g.Columns[:3:3], Column{Title: attendancePresence, Share: 20}, g.Columns[3])
	}
	for _, r := range rows {
		cells := []string{lines(r.Name, r.Quality), lines(r.Organization, r.College), r.Represented}
		if s.Filled {
			cells = append(cells, r.Presence)
		}
		g.add(append(cells, "")...)
	}
	return Part{ID: id, Heading: heading, Blocks: []Block{{Table: g}}}
}

// closing is where who presided and who wrote certify the sheet.
func (s AttendanceSheet) closing() Part {
	g := &Grid{Sign: true, Columns: []Column{{Title: attendanceCertify, Share: 60}, {Title: attendanceSignature, Share: 40}}}
	g.add(lines(attendanceChair, s.Chair), "")
	g.add(lines(attendanceSecretary, s.Secretary), "")
	return Part{ID: "certification", Heading: attendanceCertified, Blocks: []Block{{Table: g}}}
}

// lines puts one text under another.
func lines(first, second string) string {
	if first == "" || second == "" {
		return first + second
	}
	return first + "\n" + second
}
