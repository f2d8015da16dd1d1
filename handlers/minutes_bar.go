package handlers

import (
	"slices"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// minutesTabs lead from one document of a meeting to the other.
func minutesTabs(c governance.Coordination, m governance.MeetingID, current document, long governance.MinutesKind) []templates.Link {
	room := document{path: "salle", title: titleMeeting}
	tabs := []templates.Link{{Label: room.title, Path: room.at(c, m), Current: current.path == room.path}}
	for _, d := range []document{decisionLog, minutes} {
		title := d.title
		if d == minutes {
			title = long.Label()
		}
		tabs = append(tabs, templates.Link{Label: title, Path: d.at(c, m), Current: d == current})
	}
	return tabs
}

// minutesCrumbs are the pages above those of a document.
func minutesCrumbs(c governance.Coordination, m model.MinutesRecord) []templates.Link {
	meeting := titleNumber + templates.Number(m.Content.Header.Meeting)
	return []templates.Link{
		{Label: titleMeetings, Path: meetingsPath(c)}, {Label: meeting, Path: meetingPath(c, m.MeetingID)},
	}
}

// minutesBar says where a document stands, what comes next and who has signed.
func (a *App) minutesBar(c *gin.Context, page *templates.MinutesShow, d document, m model.MinutesRecord) {
	v := visitOf(c)
	at := d.at(v.coordination, m.MeetingID)
	awaits := m.Awaits(m.Rules, m.Asked(), a.Now(), v.coordination.Zone())
	page.Steps, page.Next = minutesSteps(m), nextWords(m, awaits)
	page.Signers = signers(v.coordination, m, v.today)
	page.Files = []templates.Link{{Label: msgPDF, Path: d.pdf(v.coordination, m.MeetingID)}, {Label: msgReading, Path: at + "/lecture"}}
	if m.Frozen() {
		page.Files = append(page.Files, templates.Link{Label: msgProof, Path: at + "/preuve.json"})
	}
	if by, err := m.Awaiting(v.actor.PersonID, v.today); err == nil && m.Signable() == nil {
		page.Sign = templates.Link{Label: msgSign + " " + by.Quality(), Path: at + "/signer"}
	}
	if awaits == governance.AwaitsReservations {
		page.Reserve = at + "/reserve"
	}
	for _, r := range m.Reservations {
		page.Answers = append(page.Answers, templates.Row{Label: strings.Join(present(r.Name, r.Organization), ", "), Value: r.Body})
	}
	page.Beside, page.Links = besideOf(v.coordination, m), minutesLinks(v, at, m)
	if p := m.Around.Paper; p != nil {
		page.Next = paperLine(*p) + " " + page.Next
	}
	if v.actor.May(governance.KeepMeetings) {
		page.Acts = append(minutesActs(at, m, awaits), attachedActs(v, at, m)...)
		page.Prose = proseLinks(at, m)
	} else if m.Kind.Long() && m.State == governance.MinutesDraft {
		page.Prose = wordingLinks(at, m)
	}
}

// minutesSteps is the ladder of a document; that it was replaced is shown only
// when it was.
func minutesSteps(m model.MinutesRecord) []templates.MinutesStep {
	ladder := m.Kind.Ladder()
	if m.State != governance.MinutesSuperseded && ladder[len(ladder)-1] == governance.MinutesSuperseded {
		ladder = ladder[:len(ladder)-1]
	}
	now := slices.Index(ladder, m.State)
	var steps []templates.MinutesStep
	for i, state := range ladder {
		step := templates.MinutesStep{Label: state.Label(), Done: i < now, Current: i == now}
		if i == 0 && state == governance.MinutesDraft && !m.Kind.Long() {
			step.Label = wordToSign // its text is arrested from the start
		}
		steps = append(steps, step)
	}
	return steps
}

// signers lists those whose signature is expected, and when they gave it.
func signers(c governance.Coordination, m model.MinutesRecord, today governance.Date) []templates.MinutesSigner {
	var list []templates.MinutesSigner
	for _, e := range m.Expected {
		if m.Around.Paper != nil {
			continue // who signed is told with the day and the place of the original
		}
		signer := templates.MinutesSigner{Name: orDefault(e.Name, wordNobody), Quality: e.Quality(), State: templates.Tag{Word: wordExpected, Tone: "neutral"}}
		for _, by := range m.StandIn(e, today) {
			signer.Quality += ", " + standInWords(by)
		}
		for _, s := range m.Signatures {
			if !s.Signs(e) {
				continue
			}
			signer.State, signer.At = templates.Tag{Word: wordSigned, Tone: "good"}, stampWords(c, s.SignedAt)
			if !holds(m, s) {
				signer.State = templates.Tag{Word: wordInvalid, Tone: "accent"}
			}
		}
		list = append(list, signer)
	}
	return list
}

// minutesActs are what whoever keeps the meeting may do now.
func minutesActs(at string, m model.MinutesRecord, awaits governance.ApprovalStep) []templates.MinutesAct {
	switch {
	case m.State == governance.MinutesToSeal:
		return []templates.MinutesAct{{Label: msgSeal, Path: at + "/sceller"}}
	case !m.Kind.Long():
		return nil
	case m.State == governance.MinutesDraft:
		return []templates.MinutesAct{{Label: msgCirculate, Path: at + "/circulation"}}
	case awaits == governance.AwaitsReservations:
		return []templates.MinutesAct{{Label: msgWithdraw, Path: at + "/reprise", Quiet: true}}
	case m.State == governance.MinutesCirculated:
		return []templates.MinutesAct{
			{Label: msgApprove, Path: at + "/approbation", Ask: true}, {Label: msgWithdraw, Path: at + "/reprise", Quiet: true},
		}
	}
	return nil
}

// proseLinks are the items to write on, as long as they may be.
func proseLinks(at string, m model.MinutesRecord) []templates.MinutesProse {
	if m.Kind == governance.DecisionLog || m.State != governance.MinutesDraft {
		return nil
	}
	var links []templates.MinutesProse
	for _, s := range m.Sections {
		link := templates.MinutesProse{Title: s.Title, Path: at + "/points/" + number(int64(s.Position)), State: templates.Tag{Word: wordToWrite, Tone: "neutral"}}
		if s.Ready() {
			link.State = templates.Tag{Word: wordWritten, Tone: "good"}
		}
		links = append(links, link)
	}
	return links
}

// present keeps the words that are there.
func present(words ...string) []string {
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}
