package handlers

import (
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
	"ctin/templates/pdf"

	"github.com/gin-gonic/gin"
)

// attendanceSheet prints the sheet that people sign: blank when asked, or as
// long as the meeting has not opened; else with who came.
func (a *App) attendanceSheet(c *gin.Context) error {
	if err := allow(c, a.Limits.Exports); err != nil {
		return err
	}
	meeting, err := id[governance.MeetingID](c, "id")
	if err != nil {
		return err
	}
	room, err := a.Store.ExportAttendance(c.Request.Context(), visitOf(c).actor, meeting)
	if err != nil {
		return err
	}
	printed, err := a.printAttendance(visitOf(c).coordination, room, query(c, "vierge") != "")
	if err != nil {
		return err
	}
	return a.attach(c, fileAttendance+"-"+number(room.ID), ".pdf", typePaper, printed.Bytes)
}

// printAttendance prints the sheet of a meeting. The same facts give the same
// bytes: its instant is the last that was recorded.
func (a *App) printAttendance(c governance.Coordination, room model.RoomRecord, blank bool) (pdf.Rendered, error) {
	at := room.Latest()
	if at.IsZero() {
		at = room.StartsAt
	}
	paper, err := templates.AttendancePaper(a.attendanceOf(c, room, blank || room.OpenedAt.IsZero()))
	if err != nil {
		return pdf.Rendered{}, err
	}
	return pdf.Print(paper, pdf.About{Title: paper.Title + ", " + paper.Subtitle, Author: paper.Owner, Subject: paper.Running, At: at})
}

// attendanceOf fills the sheet.
func (a *App) attendanceOf(c governance.Coordination, room model.RoomRecord, blank bool) templates.AttendanceSheet {
	s := templates.AttendanceSheet{
		Coordination: c.Name, Meeting: room.Title, When: meetingHours(room), Place: room.Meeting.Place, Chair: room.Chair,
		Secretary: room.Secretary, Rule: room.Rules.VoteWords()[0], State: attendanceState(room, blank), Filled: !blank, Demo: a.Demo != nil,
	}
	if room.ClosedAt.IsZero() {
		s.Address = a.phoneAddress(c, room.ID)
	}
	if blank {
		s.When = meetingPlanned(room)
	} else {
		s.Quorum = room.At(attendanceAt(room), 0).Quorum().Sentence() + "."
	}
	for _, p := range room.Places {
		row := attendanceRow(room, p, blank)
		if p.Voting {
			s.Voting = append(s.Voting, row)
			continue
		}
		s.Advisory = append(s.Advisory, row)
	}
	for _, g := range room.Guests {
		s.Guests = append(s.Guests, templates.AttendanceRow{
			Name: g.Name, Quality: g.Quality, Organization: g.Organization, Presence: guestHours(room, g),
		})
	}
	return s
}

// attendanceRow is one seat: who holds it, or who sat there.
func attendanceRow(room model.RoomRecord, p model.RoomPlace, blank bool) templates.AttendanceRow {
	row := templates.AttendanceRow{
		Name: msgSeatVacant, Quality: p.Function, Organization: p.Organization, College: p.College.Label(),
	}
	var alternates []string
	for i, who := range p.People {
		if i == 0 {
			row.Name = who.Name
			continue
		}
		alternates = append(alternates, who.Name)
	}
	if len(alternates) > 0 {
		row.Quality = joinWords(row.Quality, alternatesOf(strings.Join(alternates, ", ")))
	}
	if blank {
		return row
	}
	sat := false
	for _, stay := range room.Stays {
		if stay.SeatID == p.SeatID {
			sat = true
			row.Presence = joinWords(row.Presence, stayWords(room, stay, row.Name))
		}
	}
	if bearer := bearerOf(room, p.SeatID); bearer != "" && !sat {
		row.Represented, row.Presence = bearer, msgSeatRepresented
	} else if !sat && len(p.People) > 0 {
		row.Presence = absence(p)
	}
	return row
}

// bearerOf is who bears the proxy of a seat at the end, by name.
func bearerOf(room model.RoomRecord, giver governance.SeatID) string {
	for _, x := range room.At(attendanceAt(room), 0).Proxies {
		if x.GiverID != giver {
			continue
		}
		bearer, _ := room.Place(x.BearerID)
		if len(bearer.People) > 0 {
			return bearer.People[0].Name + " (" + bearer.Name() + ")"
		}
		return bearer.Name()
	}
	return ""
}

// joinWords puts one line under another.
func joinWords(a, b string) string { return strings.Trim(a+"\n"+b, "\n") }
