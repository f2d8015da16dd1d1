package handlers

import (
	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// besideOf are the errata and the extracts of a document, or what it was made
// from: each leads to the other.
func besideOf(c governance.Coordination, m model.MinutesRecord) []templates.MinutesLink {
	var links []templates.MinutesLink
	if s := m.Around.Source; s.Number > 0 && m.Content.Source != nil {
		of := documentOf(model.MinutesRecord{Minutes: governance.Minutes{Kind: s.Kind}})
		links = append(links, templates.MinutesLink{Label: m.Content.Source.Title, Path: of.at(c, m.MeetingID), State: stateTag(s)})
	}
	for _, l := range m.Around.Attached {
		d := document{kind: l.Kind, path: attachedPath(l.Kind), number: l.Number}
		label := l.Kind.Label() + titleN + templates.Number(l.Number)
		if !l.SealedAt.IsZero() {
			label += wordOfDay + governance.DateOf(l.SealedAt, c.Zone()).French()
		}
		links = append(links, templates.MinutesLink{Label: label, Path: d.at(c, m.MeetingID), State: stateTag(l)})
	}
	return links
}

func stateTag(l model.AttachedLine) templates.Tag {
	switch {
	case !l.WithdrawnAt.IsZero():
		return templates.Tag{Word: wordWithdrawn, Tone: "neutral"}
	case l.Kind == governance.PublicExtract && l.State == governance.MinutesSealed:
		return templates.Tag{Word: wordPublished, Tone: "good"}
	case l.State == governance.MinutesSealed:
		return templates.Tag{Word: l.State.Label(), Tone: "good"}
	case l.State == governance.MinutesDraft && !l.Kind.Long():
		return templates.Tag{Word: wordToSign, Tone: "accent"}
	}
	return templates.Tag{Word: l.State.Label(), Tone: "neutral"}
}

// minutesLinks are the further things one may do with a document.
func minutesLinks(v *visit, at string, m model.MinutesRecord) []templates.Link {
	var links []templates.Link
	add := func(may bool, label, path string) {
		if may {
			links = append(links, templates.Link{Label: label, Path: path})
		}
	}
	keeps, coordinates := v.actor.May(governance.KeepMeetings), v.actor.May(governance.ManageCoordination)
	draft, sealed := m.Kind.Long() && m.State == governance.MinutesDraft, m.State == governance.MinutesSealed
	add(draft && keeps, titleDisagree, at+"/desaccord")
	add(m.Kind.Long() && (draft || m.Around.Proposals > 0), proposalsWord(m.Around.Proposals), at+"/propositions")
	add(keeps && m.Signable() == nil, msgOnPaper, at+"/papier")
	add(v.actor.May(governance.ManageMeetings) && m.Signable() == nil, msgDelegation, meetingPath(v.coordination, m.MeetingID)+"/delegation")
	add(keeps && sealed && !m.Kind.Attached(), titleErratum, at+"/erratum")
	add(coordinates && sealed && !m.Kind.Attached(), titleExtract, at+"/publication")
	if m.Around.Paper != nil {
		add(true, msgScan, filePath(v.coordination, m.Around.Paper.File))
	}
	public := m.Kind == governance.PublicExtract && !m.SealedAt.IsZero()
	add(public, msgPublicPage, publicationsPath(v.coordination.Slug)+"/"+m.Token)
	return links
}

// attachedActs are what may be done with an erratum or an extract alone, and
// with a meeting whose minutes are sealed.
func attachedActs(v *visit, at string, m model.MinutesRecord) []templates.MinutesAct {
	switch {
	case m.Droppable(len(m.Signatures)) == nil:
		return []templates.MinutesAct{{Label: msgErratumDrop, Path: at + "/abandon", Quiet: true}}
	case m.Kind.Long() && m.State == governance.MinutesSealed && m.Around.Meeting == governance.MeetingClosed:
		return []templates.MinutesAct{{Label: msgArchive, Path: meetingPath(v.coordination, m.MeetingID) + "/archivage", Quiet: true}}
	case m.Unpublish() == nil && v.actor.May(governance.ManageCoordination):
		return []templates.MinutesAct{{Label: msgUnpublish, Path: at + "/retrait", Quiet: true}}
	}
	return nil
}

// wordingLinks are the items on which someone who took part may propose a
// wording.
func wordingLinks(at string, m model.MinutesRecord) []templates.MinutesProse {
	var links []templates.MinutesProse
	for _, s := range m.Sections {
		links = append(links, templates.MinutesProse{
			Title: msgPropose + s.Title, Path: at + "/points/" + number(int64(s.Position)) + "/proposition",
			State: templates.Tag{Word: wordDraft, Tone: "neutral"},
		})
	}
	return links
}
