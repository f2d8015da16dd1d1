package handlers

import (
	"slices"
	"strconv"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// current shows the item that the room is at.
func (l look) current(item model.AgendaLine, typed roomTyped) *templates.RoomCurrent {
	page := &templates.RoomCurrent{
		ID: number(item.ID), Title: item.Title, Notes: itemWords(item), Draft: item.Draft, Form: typed.ballot, Kinds: ballotKinds(),
	}
	for _, p := range item.Proposed {
		page.Shares = append(page.Shares, shareRow(p))
	}
	if item.Programme {
		page.Engagement = msgNoEngagement
	}
	if item.DiagnosticID != 0 {
		page.Diagnostic = diagnosticLink(coordinationPath(l.v.coordination), item)
	}
	if page.Form.Motion == "" && page.Form.Kind == "" {
		page.Form.Motion = item.Draft
	}
	l.aside(item, page)
	l.ballots(item, page, typed)
	if l.keeps() && l.room.Live() {
		page.Prose = minutes.at(l.v.coordination, l.room.ID) + "/points/" + strconv.Itoa(item.Position)
		l.further(item, page)
	}
	return page
}

// further is where the room goes next.
func (l look) further(item model.AgendaLine, page *templates.RoomCurrent) {
	if page.Ballot != nil {
		return
	}
	at := slices.IndexFunc(l.room.Agenda, func(i model.AgendaLine) bool { return i.ID == item.ID })
	if at+1 < len(l.room.Agenda) {
		next := l.room.Agenda[at+1]
		page.Next, page.NextTitle = number(next.ID), next.Title
	}
	page.Postpone = page.Decision.Path == "" && page.Adopt == nil
}

// aside lists who stands aside for the item, who perhaps should, and who else may.
func (l look) aside(item model.AgendaLine, page *templates.RoomCurrent) {
	if item.Kind != governance.ItemDecision {
		return
	}
	for _, x := range l.room.Recusals {
		if place, _ := l.room.Place(x.SeatID); x.ItemID == item.ID {
			page.Noted = append(page.Noted, templates.RoomAside{Seat: number(x.SeatID), Name: place.Name(), Why: x.Reason})
		}
	}
	b, voted := l.room.LastBallot(item.ID)
	if voted && (b.ClosedAt.IsZero() || b.Adopted != nil && *b.Adopted) || !l.room.Live() {
		return
	}
	for _, seat := range l.room.Proposed(item.ID) {
		if place, _ := l.room.Place(seat); !slices.Contains(l.now.Recused, seat) {
			page.Proposed = append(page.Proposed, templates.RoomAside{Seat: number(seat), Name: place.Name(), Why: interest(item, place)})
		}
	}
	if !l.keeps() {
		return
	}
	for _, p := range l.room.Places {
		if p.Voting && !slices.Contains(l.now.Recused, p.SeatID) {
			page.Others = append(page.Others, templates.Option{Value: number(p.SeatID), Label: p.Name()})
		}
	}
}

// ballots shows the open ballot of the item, what earlier ones said, and what
// may come next: a decision to record, or another vote.
func (l look) ballots(item model.AgendaLine, page *templates.RoomCurrent, typed roomTyped) {
	for _, b := range l.room.Ballots {
		if b.ItemID != item.ID {
			continue
		}
		if b.ClosedAt.IsZero() {
			page.Ballot = l.ballot(b, typed.count)
			continue
		}
		page.Results = append(page.Results, b.Result())
		if d, ok := l.room.Decision(b.ID); ok {
			page.Decision = templates.Link{Label: decisionLabel(d), Path: decisionPath(l.v.coordination, d.ID)}
			page.DecisionSay = decisionFollow(d)
		}
	}
	if page.Ballot != nil || page.Decision.Path != "" || item.Kind != governance.ItemDecision || !l.keeps() || !l.room.Live() {
		return
	}
	if last, ok := l.room.LastBallot(item.ID); ok && last.Adopted != nil && *last.Adopted {
		page.Adopt = l.adopt(item, last, typed.adopt)
	}
	if q := l.now.Quorum(); !q.Met() {
		page.Why = noVoteYet(q)
		return
	}
	page.Open, page.Again = true, page.Adopt != nil
}

// adopt is the form that makes a decision of an adopted text.
func (l look) adopt(item model.AgendaLine, b governance.Ballot, typed templates.AdoptForm) *templates.RoomAdopt {
	form := &templates.RoomAdopt{
		Path: l.path + "/scrutins/" + number(b.ID) + "/decision", Motion: b.Motion, Form: typed,
		People: []templates.Option{{Label: chooseNobody}},
	}
	seen := map[governance.PersonID]bool{}
	for _, p := range l.room.Places {
		for _, who := range p.People {
			if !seen[who.PersonID] {
				seen[who.PersonID] = true
				form.People = append(form.People, templates.Option{Value: number(who.PersonID), Label: who.Name + " – " + p.Name()})
			}
		}
	}
	if len(item.Proposed) > 0 || len(l.room.Actions) == 0 {
		return form
	}
	form.Actions = []templates.Option{{Label: chooseNoAction}}
	for _, x := range l.room.Actions {
		form.Actions = append(form.Actions, templates.Option{Value: number(x.ID), Label: "A" + strconv.Itoa(x.Number) + " " + x.Title})
	}
	return form
}

// ballot shows the ballot that is open.
func (l look) ballot(b governance.Ballot, typed templates.CountForm) *templates.RoomBallot {
	page := &templates.RoomBallot{
		Path: l.path + "/scrutins/" + number(b.ID), Kind: b.Kind.Label(), Motion: b.Motion, Form: typed,
		Names: b.Kind == governance.PublicBallot, Consensus: b.Kind == governance.ConsensusBallot,
	}
	lines := l.voices(b)
	switch b.Kind {
	case governance.PublicBallot:
		said := 0
		for _, v := range lines {
			if v.said != "" {
				said++
			}
			page.Voices = append(page.Voices, v.line(l.keeps()))
		}
		page.Counted = voicesCounted(said, len(lines))
		return page
	case governance.ConsensusBallot:
		for _, v := range lines {
			page.Objectors = append(page.Objectors, templates.Option{Value: number(v.voice.SeatID), Label: v.name})
		}
		return page
	}
	page.Counted = voicesToCount(len(lines))
	if page.Paper = b.Kind == governance.SecretBallot; page.Paper {
		page.Counted = voicesInUrn(len(l.room.UrnOf(b.ID)), len(lines))
		for _, v := range lines {
			page.Urn = append(page.Urn, v.line(false))
		}
		if !l.keeps() {
			page.Urn = nil
		}
	}
	if l.room.Rules.Casts(b.Kind) {
		for _, choice := range []governance.Choice{governance.VoteFor, governance.VoteAgainst, governance.VoteAbstain} {
			page.Chairs = append(page.Chairs, templates.Option{Value: string(choice), Label: choice.Label()})
		}
	}
	return page
}

// heard is a voice of an open ballot with what it has said.
type heard struct {
	voice    governance.Voice
	name, by string
	said     governance.Choice
	secret   bool // it said something, which nobody may know
}

// voices are those who may vote, and those who voted then left.
func (l look) voices(b governance.Ballot) []heard {
	said := map[governance.SeatID]governance.Choice{}
	for _, v := range l.room.VotesOf(b.ID) {
		said[v.SeatID] = v.Choice
	}
	urn := l.room.UrnOf(b.ID)
	var list []heard
	for _, v := range l.now.Voices() {
		place, _ := l.room.Place(v.SeatID)
		h := heard{voice: v, name: place.Name(), said: said[v.SeatID], secret: slices.Contains(urn, v.SeatID)}
		if bearer, ok := l.room.Place(v.BearerID); ok {
			h.by = votesBy(bearer.Name())
		}
		list = append(list, h)
		delete(said, v.SeatID)
		urn = slices.DeleteFunc(urn, func(s governance.SeatID) bool { return s == v.SeatID })
	}
	for _, seat := range urn {
		place, _ := l.room.Place(seat)
		list = append(list, heard{voice: governance.Voice{SeatID: seat}, name: place.Name(), by: msgLeftSince, secret: true})
	}
	for seat, choice := range said {
		place, _ := l.room.Place(seat)
		list = append(list, heard{voice: governance.Voice{SeatID: seat}, name: place.Name(), by: msgLeftSince, said: choice})
	}
	return list
}

// line shows a voice; open gives its buttons.
func (h heard) line(open bool) templates.RoomVoice {
	line := templates.RoomVoice{Seat: number(h.voice.SeatID), Name: h.name, By: h.by, Said: h.said.Label(), Open: open}
	if h.secret {
		line.Said, line.Secret = msgHasVoted, true
		return line
	}
	if !open || h.voice.PersonID == 0 {
		return line
	}
	for _, c := range governance.Choices() {
		line.Choices = append(line.Choices, templates.RoomChoice{
			Value: number(h.voice.SeatID) + ":" + string(c), Label: choiceButton(c), Said: c == h.said,
		})
	}
	return line
}
