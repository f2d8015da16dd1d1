package handlers

import (
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// meetingNext is the one thing that this person may do now with a meeting, and
// why; none for those who have nothing to do.
func meetingNext(v *visit, m model.MeetingRecord, now time.Time) (templates.Link, string) {
	path := meetingPath(v.coordination, m.ID)
	prepares, keeps := v.actor.May(governance.ManageMeetings), v.actor.May(governance.KeepMeetings)
	switch {
	case m.State == governance.MeetingDraft && prepares && len(m.Agenda) == 0:
		return templates.Link{Label: nextAgenda, Path: path + "/ordre-du-jour"}, textAgenda
	case m.State == governance.MeetingDraft && prepares && len(lacking(m, now)) > 0:
		return templates.Link{Label: nextPlan, Path: path + "/modifier"}, textPlan
	case m.State == governance.MeetingDraft && prepares:
		return templates.Link{Label: nextConvene, Path: path + "/convocation"}, textConvene
	case m.State == governance.MeetingConvened && keeps && v.today >= governance.DateOf(m.StartsAt, m.Zone()):
		return templates.Link{Label: nextOpen, Path: path + "/salle"}, textOpen
	case m.State == governance.MeetingConvened && prepares:
		return templates.Link{Label: nextReplies, Path: path + "/convocation"}, textReplies
	case m.State == governance.MeetingOpen || m.State == governance.MeetingSuspended:
		return templates.Link{Label: nextEnter, Path: path + "/salle"}, textEnter
	case m.State == governance.MeetingClosed || m.State == governance.MeetingArchived:
		return templates.Link{Label: nextRead, Path: decisionLog.at(v.coordination, m.ID)}, textRead
	}
	return templates.Link{}, ""
}

// lacking is what must be said of a draft before it is convened.
func lacking(m model.MeetingRecord, now time.Time) []string {
	var missing []string
	for _, l := range []struct {
		lacks bool
		words string
	}{
		{len(m.Agenda) == 0, lacksAgenda},
		{m.Place == "" && m.Link == "", lacksPlace},
		{m.ChairID == 0 || m.SecretaryID == 0, lacksLeaders},
		{!now.Before(m.StartsAt), lacksTime},
	} {
		if l.lacks {
			missing = append(missing, l.words)
		}
	}
	return missing
}

// meetingLinks are the other things one may do with a meeting.
func meetingLinks(v *visit, m model.MeetingRecord) []templates.Link {
	path := meetingPath(v.coordination, m.ID)
	var links []templates.Link
	if m.State == governance.MeetingConvened {
		links = append(links, templates.Link{Label: linkCalendar, Path: path + ".ics"})
	}
	if m.State == governance.MeetingClosed || m.State == governance.MeetingArchived {
		links = append(links, templates.Link{Label: titleMinutes, Path: minutes.at(v.coordination, m.ID)},
			templates.Link{Label: linkRoom, Path: path + "/salle"}, templates.Link{Label: msgPack, Path: path + "/archives.zip"})
	}
	if !v.actor.May(governance.ManageMeetings) {
		return links
	}
	links = append(links, templates.Link{Label: linkAgenda, Path: path + "/ordre-du-jour"})
	if m.State == governance.MeetingConvened {
		links = append(links, templates.Link{Label: linkRoomAhead, Path: path + "/salle"})
	}
	if m.State != governance.MeetingCancelled || !m.ConvenedAt.IsZero() {
		links = append(links, templates.Link{Label: linkConvocation, Path: path + "/convocation"})
	}
	if m.Prepared() {
		links = append(links, templates.Link{Label: linkPlan, Path: path + "/modifier"}, templates.Link{Label: linkCancel, Path: path + "/annuler"})
	}
	return links
}

// agendaList is an agenda as it is read; files is the path below which its
// documents are read, edit the one below which its items are changed, or empty.
func agendaList(m model.MeetingRecord, files, edit string) templates.AgendaList {
	var list templates.AgendaList
	zone, at := m.Zone(), m.StartsAt
	total := governance.Duration(m.Items())
	for n, i := range m.Agenda {
		item := templates.AgendaItem{
			Position: i.Position, Title: i.Title, Kind: itemKindTag(i.Kind), Rapporteur: i.Rapporteur, Draft: i.Draft,
			Added: i.AddedInSession, About: itemAbout(i),
		}
		if total > 0 {
			item.Starts = templates.Hour(zone, at)
		}
		if i.Minutes > 0 {
			length := time.Duration(i.Minutes) * time.Minute
			item.Minutes = lasting(length)
			at = at.Add(length)
		}
		for _, f := range i.Files {
			item.Files = append(item.Files, templates.Link{Label: f.Name + " (" + fileSize(f.Size) + ")", Path: files + "/" + f.Token})
		}
		if edit != "" {
			itemPaths(&item, edit+"/"+number(i.ID), n > 0, n < len(m.Agenda)-1)
		}
		list.Items = append(list.Items, item)
	}
	if total > 0 {
		list.Minutes, list.Ends = lasting(total), templates.Hour(zone, at)
	}
	if over := governance.Overrun(m.Meeting, m.Items()); over > 0 {
		list.Overrun = lasting(over)
	}
	return list
}

func itemPaths(item *templates.AgendaItem, path string, up, down bool) {
	item.Edit, item.Remove = path+"/modifier", path+"/retrait"
	item.Place, item.Join = path+"/place", path+"/documents"
	if up {
		item.Up = path + "/monter"
	}
	if down {
		item.Down = path + "/descendre"
	}
}

// itemKindTag is the kind of an item as a tag.
func itemKindTag(k governance.ItemKind) templates.Tag {
	tone := "neutral"
	if k == governance.ItemDecision {
		tone = "brand"
	}
	return templates.Tag{Word: k.Label(), Tone: tone}
}

// nextMeeting is the block of the dashboard on the meeting to come; nil when
// none is.
func nextMeeting(v *visit, m *model.MeetingLine) *templates.NextMeeting {
	if m == nil {
		return nil
	}
	zone := v.coordination.Zone()
	next := templates.NextMeeting{
		Title: m.Title, Path: meetingPath(v.coordination, m.ID), State: meetingTag(m.State),
		When: meetingWhen(zone, m.Meeting), Place: orDefault(m.Place, m.Link),
	}
	if m.Called > 0 {
		next.Replies = repliesSentence(m)
	}
	switch {
	case m.State != governance.MeetingConvened:
		next.Enter = next.Path + "/salle"
	case m.Calls:
		if v.actor.May(governance.KeepMeetings) && governance.DateOf(m.StartsAt, zone) == v.today {
			next.Open = next.Path + "/salle"
		}
		next.Mine, next.Answer, next.Buttons = replyTag(m.Mine), next.Path+"/reponse", replyButtons(m.Mine)
	}
	return &next
}
