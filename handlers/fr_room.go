package handlers

import (
	"fmt"
	"strconv"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// The room of a meeting.
const (
	msgMeetings       = "Séances"
	msgRoom           = "Salle de séance"
	msgRoomOpen       = "Ouvrir la séance"
	msgRoomOpened     = "La séance est ouverte. Enregistrez les présences."
	msgRoomSuspend    = "Suspendre la séance"
	msgRoomSuspended  = "La séance est suspendue."
	msgRoomResume     = "Reprendre la séance"
	msgRoomResumed    = "La séance reprend."
	msgRoomClose      = "Clore la séance"
	msgRoomCloseAsk   = "Clore la séance\u202f?"
	msgRoomClosed     = "La séance est close. Le relevé de décisions peut être signé."
	msgRecordedAfter  = "Saisi a posteriori"
	msgItemCalled     = "Le point est appelé."
	msgItemPostponed  = "Le point est reporté."
	msgItemNew        = "Ajouter un point en séance"
	msgItemAdded      = "Le point est ajouté à la fin de l’ordre du jour."
	msgAsideNoted     = "Le déport est noté\u00a0: ce siège ne vote pas sur ce point."
	msgAsideWithdrawn = "Le déport est corrigé."
	msgArrived        = "L’arrivée est enregistrée."
	msgLeft           = "Le départ est enregistré."
	msgExcused        = "L’excuse est notée."
	msgMove           = "Choisissez une personne dans la liste des présences."
	msgProxyNew       = "Donner pouvoir"
	msgProxyGiven     = "Le pouvoir est enregistré."
	msgProxyRevoked   = "Le pouvoir est retiré."
	msgProxyIdle      = "(ne compte pas\u00a0: le mandataire n’est pas présent)"
	msgBallotOpened   = "Le scrutin est ouvert."
	msgVoted          = "La voix est enregistrée."
	msgBallotClosed   = "Le scrutin est clos."
	msgBallotGivenUp  = "Le scrutin est abandonné\u00a0: rien n’est décidé."
	msgVoices         = "Indiquez un nombre de voix, en chiffres."
	msgNoEngagement   = "Ce vote n’engage pas le budget des financeurs."
	msgStandsAside    = "Se déporte sur ce point"
	msgLeftSince      = "(a voté, puis est parti)"
	chooseNobody      = "Personne en particulier"
	chooseNoAction    = "Aucune"
)

// closingConsequences tell what closing a meeting does.
func closingConsequences() []string {
	return []string{
		"Plus rien ne s’y ajoute\u00a0: ni présence, ni vote, ni décision. Une erreur se corrige ensuite par un erratum.",
		"Le relevé de décisions peut être signé aussitôt par la présidence et le secrétariat de séance.",
	}
}

// meetingTag is the state of a meeting in a word.
func meetingTag(s governance.MeetingState) templates.Tag {
	label := s.Label()
	if label != "" {
		label = strings.ToUpper(label[:1]) + label[1:]
	}
	switch s {
	case governance.MeetingOpen:
		return templates.Tag{Word: label, Tone: "good"}
	case governance.MeetingSuspended:
		return templates.Tag{Word: label, Tone: "accent"}
	case governance.MeetingConvened:
		return templates.Tag{Word: label, Tone: "brand"}
	}
	return templates.Tag{Word: label, Tone: "neutral"}
}

// meetingHours are the hours of a meeting in words.
func meetingHours(r model.RoomRecord) string {
	zone := r.Zone()
	switch {
	case r.OpenedAt.IsZero():
		return "Prévue " + templates.Moment(zone, r.StartsAt)
	case r.ClosedAt.IsZero():
		return "Ouverte " + templates.Moment(zone, r.OpenedAt)
	}
	return templates.Moment(zone, r.OpenedAt) + ", jusqu’à " + templates.Hour(zone, r.ClosedAt)
}

// notOpen says why nothing is counted now, or nothing.
func notOpen(r model.RoomRecord) string {
	switch r.State {
	case governance.MeetingOpen, governance.MeetingSuspended:
		return ""
	case governance.MeetingClosed, governance.MeetingArchived:
		return "La séance est close\u00a0: présences, votes et décisions ne changent plus."
	case governance.MeetingCancelled:
		return "La séance est annulée."
	case governance.MeetingDraft:
		return "La séance n’est pas encore convoquée."
	}
	q := r.At(r.StartsAt, 0).Quorum()
	if !q.Asked {
		return "La séance n’est pas encore ouverte. Le règlement intérieur ne demande pas de quorum."
	}
	return fmt.Sprintf("La séance n’est pas encore ouverte. Quorum\u00a0: %d\u00a0requis sur %d.", q.Required, q.Base)
}

// itemTag is where an item stands.
func itemTag(i model.AgendaLine) templates.Tag {
	switch i.State {
	case governance.ItemCurrent:
		return templates.Tag{Word: "En cours", Tone: "brand"}
	case governance.ItemDone:
		return templates.Tag{Word: "Traité", Tone: "good"}
	case governance.ItemPostponed:
		return templates.Tag{Word: "Reporté", Tone: "accent"}
	}
	return templates.Tag{}
}

// itemNotes are the kind and the length of an item.
func itemNotes(i model.AgendaLine) string {
	words := i.Kind.Label()
	if i.Minutes > 0 {
		words += ", " + strconv.Itoa(i.Minutes) + "\u00a0min"
	}
	if i.AddedInSession {
		words += ", ajouté en séance"
	}
	return words
}

// itemWords are itemNotes with who presents the item.
func itemWords(i model.AgendaLine) string {
	words := itemNotes(i)
	if i.Rapporteur != "" {
		words += ". Présenté par " + i.Rapporteur
	}
	return words
}

func diagnosticLink(home string, i model.AgendaLine) templates.Link {
	return templates.Link{
		Label: fmt.Sprintf("Diagnostic, version %d", i.DiagnosticNumber), Path: home + "/diagnostic/versions/" + strconv.Itoa(i.DiagnosticNumber),
	}
}

func shareRow(p model.ProposedLine) templates.Row {
	return templates.Row{
		Label: fmt.Sprintf("A%d %s", p.ActionNumber, p.Action),
		Value: fmt.Sprintf("%s, pris sur K%d (%s)", templates.Euros(p.Amount), p.CommitmentNumber, p.Funder),
	}
}

// interest says why a seat should perhaps stand aside.
func interest(i model.AgendaLine, place model.RoomPlace) string {
	for _, p := range i.Proposed {
		if p.ProjectOwnerID == place.OrganizationID {
			return fmt.Sprintf("qui porte l’action A%d", p.ActionNumber)
		}
	}
	return "bénéficiaire de l’engagement réparti"
}

func noVoteYet(q governance.Quorum) string {
	return "Sans quorum, ce point peut être débattu, pas voté. " + q.Sentence() + "."
}

func voicesCounted(said, voices int) string {
	return fmt.Sprintf("%s sur %d.", templates.Plural(said, "voix exprimée", "voix exprimées"), voices)
}

func voicesToCount(voices int) string {
	return fmt.Sprintf("%s. Comptez, puis indiquez les totaux\u00a0: ce qui manque ne prend pas part au vote.", templates.Plural(voices, "voix présente ou représentée", "voix présentes ou représentées"))
}

func votesBy(bearer string) string { return "(pouvoir porté par " + bearer + ")" }

// choiceButton is what a voter presses.
func choiceButton(c governance.Choice) string {
	switch c {
	case governance.VoteFor:
		return "Pour"
	case governance.VoteAgainst:
		return "Contre"
	case governance.VoteAbstain:
		return "Abstention"
	}
	return "Ne prend pas part"
}

func ballotKinds() []templates.Option {
	hints := map[governance.BallotKind]string{
		governance.PublicBallot:    "Chaque voix est enregistrée avec son nom, ici ou sur le téléphone de chacun.",
		governance.ShowOfHands:     "Comptée dans la salle\u00a0: seuls les totaux sont gardés.",
		governance.SecretBallot:    "Chacun vote sur son téléphone, ou sur un bulletin papier\u00a0: seuls les totaux sont gardés, jamais les noms.",
		governance.ConsensusBallot: "Personne ne s’y oppose.",
	}
	var options []templates.Option
	for _, k := range governance.BallotKinds() {
		options = append(options, templates.Option{Value: string(k), Label: k.Label(), Hint: hints[k]})
	}
	return options
}

// objection names who objects to a consensus, and why.
func objection(names []string, words string) string {
	who := strings.Join(names, ", ")
	switch {
	case who == "":
		return words
	case words == "":
		return who
	}
	return who + "\u00a0: " + words
}

// presenceTag says whether somebody is on a seat.
func presenceTag(p model.RoomPlace, stay model.RoomStay, there bool) templates.Tag {
	switch {
	case there && stay.Remote:
		return templates.Tag{Word: "À distance", Tone: "good"}
	case there:
		return templates.Tag{Word: "Présent", Tone: "good"}
	case len(p.People) == 0:
		return templates.Tag{Word: "Vacant", Tone: "neutral"}
	case p.People[0].Reply == "excused":
		return templates.Tag{Word: "Excusé", Tone: "neutral"}
	}
	return templates.Tag{}
}

// personNote is how someone sits and what they answered.
func personNote(who model.RoomPerson) string {
	words := ""
	if who.Kind == governance.Alternate {
		words = "suppléance"
	}
	reply := map[string]string{
		"present": "a répondu présent", "remote": "a répondu à distance", "excused": "ne viendra pas", "proxy": "a donné pouvoir",
	}[who.Reply]
	if words != "" && reply != "" {
		words += ", "
	}
	return words + reply
}

// hereSince tells the reader that their presence is recorded.
func hereSince(r model.RoomRecord, s model.RoomStay) string {
	if s.Remote {
		return "Vous participez à distance depuis " + templates.Hour(r.Zone(), s.ArrivedAt) + "."
	}
	return "Votre présence est enregistrée depuis " + templates.Hour(r.Zone(), s.ArrivedAt) + "."
}

// since says from when someone is there.
func since(r model.RoomRecord, s model.RoomStay) string {
	return "depuis " + templates.Hour(r.Zone(), s.ArrivedAt)
}

func gaveProxy(bearer string) string { return "Vous avez donné pouvoir à " + bearer + "." }

// proxyRule says what the rule set allows.
func proxyRule(r governance.RuleSet) string {
	if r.MaxProxies == 0 {
		return "Le règlement intérieur de cette instance ne prévoit pas de pouvoir."
	}
	return fmt.Sprintf("Un membre absent peut donner son vote à un membre présent, qui en porte %d au plus. S’il arrive, le pouvoir cesse.", r.MaxProxies)
}
