package templates

import (
	"time"

	"ctin/governance"
)

// AgendaSheet is what the print of an agenda is made of.
type AgendaSheet struct {
	Coordination string
	Committee    string
	Meeting      governance.Meeting
	Chair        string
	Secretary    string
	Notice       string // whether the delay is respected, in a sentence
	List         AgendaList
	Called       []AgendaCalled
	Vacant       []string
	Rules        governance.RuleSet
	Second       string // that no quorum is asked, or empty
	Reply        string // address where one replies
	Zone         *time.Location
	Demo         bool
}

// AgendaCalled is someone called, as the list of a convocation names them.
type AgendaCalled struct {
	Name, Seat, College string
	Voting, Alternate   bool
}

// AgendaPaper lays out the agenda that goes with a convocation: the meeting,
// the items, who is called, the rules that decide, and what one sends back.
func AgendaPaper(s AgendaSheet) Paper {
	p := Paper{
		Owner: s.Coordination, Title: agendaTitle, Subtitle: s.Meeting.Title,
		Running: agendaTitle + dash + s.Meeting.Title + dash + Day(s.Zone, s.Meeting.StartsAt), Facts: s.facts(), State: s.state(),
		Foot: []string{agendaPrivacy},
	}
	if s.Demo {
		p.Notices = append(p.Notices, agendaDemo)
	}
	if s.Second != "" {
		p.Notices = append(p.Notices, s.Second)
	}
	for _, part := range []Part{s.items(), s.called(), s.rules(), s.slip(), s.proxy()} {
		if len(part.Blocks) > 0 {
			p.Parts = append(p.Parts, part)
		}
	}
	return p
}

// state tells a draft from what was sent.
func (s AgendaSheet) state() Tag {
	if s.Meeting.State == governance.MeetingDraft {
		return Tag{Word: agendaDraft, Tone: "neutral"}
	}
	return Tag{}
}

func (s AgendaSheet) facts() []Row {
	m := s.Meeting
	when := Moment(s.Zone, m.StartsAt)
	if !m.EndsAt.IsZero() {
		when += agendaUntil + Hour(s.Zone, m.EndsAt)
	}
	sent := ""
	if !m.ConvenedAt.IsZero() {
		sent = Moment(s.Zone, m.ConvenedAt)
	}
	return some(
		Row{Label: agendaBody, Value: s.Committee + agendaNumber + Number(m.Number)},
		Row{Label: agendaWhen, Value: when},
		Row{Label: agendaPlace, Value: m.Place},
		Row{Label: agendaRemote, Value: m.Link},
		Row{Label: agendaChair, Value: s.Chair},
		Row{Label: agendaSecretary, Value: s.Secretary},
		Row{Label: agendaSent, Value: sent},
		Row{Label: agendaNotice, Value: s.Notice},
		Row{Label: agendaUrgency, Value: m.UrgencyReason},
	)
}

// items are the agenda itself, each with its length, who presents it, what it
// proposes and its documents.
func (s AgendaSheet) items() Part {
	part := Part{ID: "ordre-du-jour", Heading: agendaTitle}
	for _, i := range s.List.Items {
		var names []string
		for _, f := range i.Files {
			names = append(names, f.Label)
		}
		part.Blocks = append(part.Blocks, Block{
			ID: ItemAnchor(i.Position), Mark: Number(i.Position), Heading: i.Title, Note: agendaNote(i), Items: i.About,
			Facts: some(Row{Label: agendaProject, Value: i.Draft}, Row{Label: agendaFiles, Value: joined(names)}),
		})
	}
	if s.List.Minutes != "" {
		part.Blocks = append(part.Blocks, Block{Remark: agendaLasts + s.List.Minutes + "."})
	}
	return part
}

// called lists who is called, and the seats on which nobody sits.
func (s AgendaSheet) called() Part {
	if len(s.Called) == 0 {
		return Part{}
	}
	g := &Grid{Columns: []Column{{colPerson, 32, false}, {agendaSeat, 36, false}, {colCollege, 20, false}, {colVoice, 12, false}}}
	for _, c := range s.Called {
		name, voice := c.Name, agendaAdvisory
		if c.Alternate {
			name += agendaAlternate
		}
		if c.Voting {
			voice = agendaVoting
		}
		g.add(name, c.Seat, c.College, voice)
	}
	blocks := []Block{{Table: g}}
	if len(s.Vacant) > 0 {
		blocks = append(blocks, Block{Heading: agendaVacant, Items: s.Vacant})
	}
	return Part{ID: "convoques", Heading: agendaCalled, Blocks: blocks}
}

// rules are those that say whether and how the meeting decides, in words.
func (s AgendaSheet) rules() Part {
	var rows []Row
	for _, r := range s.Rules.Sentences() {
		rows = append(rows, Row{Label: r.Subject, Value: r.Text})
	}
	return partOf("regles", agendaRules, Block{Facts: some(rows...)})
}

// slip is what someone fills in and sends back who does not reply on line.
func (s AgendaSheet) slip() Part {
	lines := append([]string{slipName, slipSeat}, slipChoices()...)
	blocks := []Block{{Text: slipReply(s.Reply, s.Secretary), Items: append(lines, slipSigned)}}
	return Part{ID: "reponse", Heading: slipTitle, Break: true, Framed: true, Blocks: blocks}
}

// proxy is a proxy to fill in, where the rules know one.
func (s AgendaSheet) proxy() Part {
	if s.Rules.MaxProxies == 0 {
		return Part{}
	}
	return Part{ID: "pouvoir", Heading: proxyTitle, Framed: true, Blocks: []Block{{
		Text: proxyModel(s.Committee, Day(s.Zone, s.Meeting.StartsAt)), Items: []string{slipSigned},
	}}}
}
