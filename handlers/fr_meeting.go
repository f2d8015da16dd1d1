package handlers

import (
	"fmt"
	"strings"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

const (
	titleBodies    = "Comités"
	titleMeetings  = "Séances"
	titleAgenda    = "Ordre du jour"
	titleCalls     = "Convocation"
	titleRules     = "Règlement"
	titleRulesEdit = "Fixer le règlement"
	titlePlanNew   = "Préparer une séance"
	titlePlanEdit  = "Modifier la séance"
	titleItemNew   = "Ajouter un point"
	titleItemEdit  = "Modifier le point"
	titleRecord    = "Noter une réponse"
	titleReply     = "Répondre à une convocation"
	titleCancel    = "Annuler la séance"

	msgMeetingCreated   = "La séance est préparée. Écrivez maintenant son ordre du jour."
	msgMeetingSaved     = "La séance est modifiée."
	msgMeetingTold      = "La séance est modifiée, et les personnes convoquées sont prévenues."
	msgMeetingCancelled = "La séance est annulée."
	msgPointAdded       = "Le point est ajouté."
	msgItemSaved        = "Le point est modifié."
	msgItemRemoved      = "Le point est retiré."
	msgAgendaFilled     = "L’ordre du jour modèle est en place\u00a0: ajustez-le."
	msgConvened         = "La convocation est envoyée."
	msgCalledMore       = "Ces personnes sont convoquées."
	msgHandedOver       = "La remise en main propre est notée."
	msgReplied          = "Votre réponse est enregistrée."
	msgReplyRecorded    = "La réponse est enregistrée."
	msgLinksRevoked     = "Le lien personnel ne sert plus."
	msgRulesSaved       = "Le règlement est enregistré\u00a0: il vaut pour les séances à venir."

	allBodies       = "toutes les instances"
	nobodyChosen    = "Choisir une personne"
	noDiagnostic    = "Aucun"
	chooseCommit    = "Choisir un engagement"
	chooseAction    = "Choisir une action"
	chooseBearer    = "Personne"
	frozenAgenda    = "L’ordre du jour a été envoyé avec la convocation\u00a0: il ne change plus. Un point de plus s’ajoute en séance, avec l’accord de la présidence."
	howMail         = "Par courriel"
	howHand         = "En main propre"
	howLater        = "À remettre en main propre"
	saysDay         = "La convocation peut partir jusqu’au jour même."
	lacksAgenda     = "écrivez l’ordre du jour"
	lacksPlace      = "indiquez un lieu, ou une adresse pour suivre à distance"
	lacksLeaders    = "indiquez qui préside et qui tient le secrétariat"
	lacksTime       = "choisissez une date à venir\u00a0: celle de la séance est passée"
	nextAgenda      = "Écrire l’ordre du jour"
	nextPlan        = "Compléter la séance"
	nextConvene     = "Préparer la convocation"
	nextOpen        = "Ouvrir la séance"
	nextReplies     = "Suivre les réponses"
	linkRoomAhead   = "Salle de séance"
	nextEnter       = "Entrer en séance"
	nextRead        = "Lire le relevé de décisions"
	linkCalendar    = "Ajouter à mon agenda"
	linkRoom        = "Revoir la séance"
	linkAgenda      = "Ordre du jour"
	linkConvocation = "Convocation et réponses"
	linkPlan        = "Modifier la séance"
	linkCancel      = "Annuler la séance"
)

// replyTag is a reply as a tag; an empty one is still awaited.
func replyTag(r governance.Reply) templates.Tag {
	tone := "neutral"
	switch {
	case r.Attends():
		tone = "good"
	case r == "":
		tone = "accent"
	}
	return templates.Tag{Word: r.Label(), Tone: tone}
}

// meetingWhen is when a meeting takes place, in a sentence.
func meetingWhen(zone *time.Location, m governance.Meeting) string {
	when := templates.Moment(zone, m.StartsAt)
	if !m.EndsAt.IsZero() {
		when = templates.Day(zone, m.StartsAt) + ", de " + templates.Hour(zone, m.StartsAt) + " à " + templates.Hour(zone, m.EndsAt)
	}
	return strings.ToUpper(when[:1]) + when[1:]
}

// lasting writes a duration: 1 h 30, 45 minutes.
func lasting(d time.Duration) string {
	hours, minutes := int(d.Hours()), int(d.Minutes())%60
	switch {
	case hours == 0:
		return templates.Plural(minutes, "minute", "minutes")
	case minutes == 0:
		return fmt.Sprintf("%d\u00a0h", hours)
	}
	return fmt.Sprintf("%d\u00a0h\u00a0%02d", hours, minutes)
}

// meetingRows are what is known of a meeting.
func meetingRows(m model.MeetingRecord) []templates.Row {
	rows := []templates.Row{
		{Label: "Instance", Value: fmt.Sprintf("%s, séance n°\u00a0%d", m.Committee, m.Number)},
		{Label: "Lieu", Value: m.Place},
	}
	if m.Link != "" {
		rows = append(rows, templates.Row{Label: "À distance", Value: m.Link})
	}
	rows = append(rows, templates.Row{Label: "Présidence", Value: m.Chair}, templates.Row{Label: "Secrétariat", Value: m.Secretary})
	if !m.ConvenedAt.IsZero() {
		rows = append(rows, templates.Row{Label: "Convoquée le", Value: templates.Moment(m.Zone(), m.ConvenedAt)})
	}
	if !m.CancelledAt.IsZero() {
		rows = append(rows, templates.Row{Label: "Annulée le", Value: templates.Moment(m.Zone(), m.CancelledAt)})
	}
	return rows
}

// itemAbout says what an item decides beside its text.
func itemAbout(i model.AgendaLine) []string {
	var about []string
	if i.DiagnosticNumber > 0 {
		about = append(about, fmt.Sprintf("Diagnostic à approuver\u00a0: version %d.", i.DiagnosticNumber))
	}
	if i.Programme {
		about = append(about, "Programme de financement. Ce vote n’engage pas le budget des financeurs.")
	}
	for _, p := range i.Proposed {
		about = append(about, fmt.Sprintf("Affectation proposée\u00a0: %s de %s (K%d) à l’action A%d, %s.",
			templates.Euros(p.Amount), p.Funder, p.CommitmentNumber, p.ActionNumber, p.Action))
	}
	return about
}

// noticeSentence says whether the delay of a convocation is respected.
func noticeSentence(n governance.Notice, m governance.Meeting) string {
	days := templates.Plural(n.Days, "jour", "jours")
	switch {
	case m.State == governance.MeetingDraft && n.Required == 0:
		return saysDay
	case m.State == governance.MeetingDraft && n.Met():
		return fmt.Sprintf("Envoyée aujourd’hui, la convocation part %s avant la séance\u00a0; le règlement en demande %d. Dernier jour\u00a0: %s.", days, n.Required, n.Deadline.French())
	case m.State == governance.MeetingDraft:
		return fmt.Sprintf("Le règlement demande %s\u00a0: il fallait convoquer au plus tard le %s.", templates.Plural(n.Required, "jour", "jours"), n.Deadline.French())
	case m.UrgencyReason != "":
		return "Convoquée en urgence\u00a0: " + m.UrgencyReason
	}
	return fmt.Sprintf("Convoquée dans le délai de %s.", templates.Plural(n.Required, "jour", "jours"))
}

// forecastSentence says what the replies let expect of the quorum.
func forecastSentence(f model.Forecast) string {
	awaited := "toutes les réponses sont là"
	if f.Awaited > 0 {
		awaited = templates.Plural(f.Awaited, "siège n’a pas encore répondu", "sièges n’ont pas encore répondu")
	}
	if !f.Asked {
		return fmt.Sprintf("%s sur %d\u00a0; %s. Le règlement ne demande pas de quorum.",
			templates.Plural(f.Reached(), "voix annoncée", "voix annoncées"), f.Base, awaited)
	}
	return fmt.Sprintf("%s sur %d, présentes ou représentées, pour %d requises\u00a0; %s.",
		templates.Plural(f.Reached(), "voix annoncée", "voix annoncées"), f.Base, f.Required, awaited)
}

// calledSentence counts the convocations of a meeting.
func calledSentence(called []model.Called, open bool) string {
	later := 0
	for _, c := range called {
		if open && c.SentAt.IsZero() {
			later++
		}
	}
	sentence := templates.Plural(len(called), "convocation", "convocations")
	if later > 0 {
		sentence += fmt.Sprintf(", dont %d à remettre en main propre", later)
	}
	return sentence + "."
}

// seatsSentence counts the seats of a body.
func seatsSentence(t model.CollegeCount) string {
	sentence := templates.Plural(t.Voting, "voix délibérative", "voix délibératives")
	if t.Voting > t.Filled {
		sentence += fmt.Sprintf(", dont %s", templates.Plural(t.Voting-t.Filled, "vacante", "vacantes"))
	}
	if t.Seats > t.Voting {
		sentence += ", " + templates.Plural(t.Seats-t.Voting, "consultative", "consultatives")
	}
	return sentence
}

// sendButton says what the button of a convocation does.
func sendButton(mails, hands int) string {
	if hands == 0 {
		return "Envoyer la convocation à " + templates.Plural(mails, "personne", "personnes")
	}
	return fmt.Sprintf("Envoyer la convocation (%s, %d en main propre)", templates.Plural(mails, "courriel", "courriels"), hands)
}

// replyChoices are the replies that someone may give.
func replyChoices(proxy bool) []templates.Option {
	options := []templates.Option{
		{Value: string(governance.ReplyPresent), Label: "Présent, sur place"},
		{Value: string(governance.ReplyRemote), Label: "Présent, à distance"},
		{Value: string(governance.ReplyExcused), Label: "Excusé"},
	}
	if proxy {
		options = append(options, templates.Option{
			Value: string(governance.ReplyProxy), Label: "Excusé, je donne pouvoir", Hint: "La personne choisie vote à votre place.",
		})
	}
	return options
}

// cancelMeetingConsequences says what calling a meeting off does.
func cancelMeetingConsequences(m governance.Meeting) []string {
	lines := []string{"La séance garde son numéro, et ne peut plus être ouverte."}
	if m.State == governance.MeetingConvened {
		lines = append(lines, "Chaque personne convoquée reçoit un message, et la séance est retirée de son agenda.")
	}
	return lines
}

// withinCommitment names a commitment of the pool in a list.
func withinCommitment(c model.AgendaChoice) string {
	return fmt.Sprintf("K%d, %s\u00a0: %s (reste %s)", c.Number, c.Of, c.Label, templates.Euros(c.Left))
}

// diagnosticChoice names a version of the diagnostic in a list.
func diagnosticChoice(c model.AgendaChoice) string {
	if c.Of == "submitted" {
		return fmt.Sprintf("Version %d, soumise", c.Number)
	}
	return fmt.Sprintf("Version %d, pas encore soumise", c.Number)
}

// What the next step of a meeting is.
const (
	textAgenda  = "La séance a une date. Écrivez maintenant ce dont elle parlera."
	textPlan    = "Il manque encore un lieu, une date à venir, la présidence ou le secrétariat."
	textConvene = "Tout est prêt\u00a0: relisez qui sera convoqué, puis envoyez la convocation."
	textReplies = "La convocation est partie. D’ici à la séance, suivez les réponses et notez celles que l’on vous donne de vive voix."
	textOpen    = "La séance est convoquée. Ouvrez-la quand elle commence\u00a0: présences, quorum et votes s’y enregistrent."
	textEnter   = "La séance est en cours."
	textRead    = "La séance a eu lieu. Son relevé de décisions est écrit."
	labelWhen   = "Date"
)

// seatWords say for which seat someone is called.
func seatWords(s model.Called) string {
	words := s.SeatName()
	if s.Kind == governance.Alternate {
		words += ", suppléance"
	}
	if s.Voting {
		return words + ", voix délibérative"
	}
	return words + ", voix consultative"
}

// closedReply says why a personal link waits for no reply.
func closedReply(s governance.MeetingState) string {
	if s == governance.MeetingCancelled {
		return "Cette séance est annulée\u00a0: aucune réponse n’est attendue."
	}
	return "La séance est " + s.Label() + "\u00a0: la présence se relève désormais en séance."
}

// bodyRows are what is known of a body.
func bodyRows(v *visit, l model.CommitteeLine) []templates.Row {
	change := func(label, path string, p governance.Permission) templates.Link {
		if !v.actor.May(p) {
			return templates.Link{}
		}
		return templates.Link{Label: label, Path: path}
	}
	return []templates.Row{
		{
			Label: "Type", Value: l.Kind.Label(),
			Change: change("Modifier", committeesPath(v.coordination)+"/"+number(l.ID)+"/renommer", governance.ManageMembers),
		},
		{
			Label: "Code des décisions", Value: l.Code,
			Change: change("Modifier", committeesPath(v.coordination)+"/"+number(l.ID)+"/renommer", governance.ManageMembers),
		},
		{
			Label: "Sièges", Value: seatsSentence(l.Total()),
			Change: change("Voir", membersPath(v.coordination)+"?committee="+number(l.ID), governance.Read),
		},
	}
}

// convocationTask is a reply that is awaited, or a convocation to hand over.
func convocationTask(home string, w governance.Waiting) templates.Task {
	if w.Kind == governance.WaitingReplies {
		return templates.Task{
			Path:  one(w, home+"/comites", home+"/seances/%d"),
			Label: templates.Plural(w.Count, "convocation attend votre réponse", "convocations attendent votre réponse"),
			Hint:  "Dites si vous serez là, à distance, excusé, ou à qui vous donnez pouvoir.",
		}
	}
	return templates.Task{
		Path:  one(w, home+"/comites", home+"/seances/%d/convocation"),
		Label: templates.Plural(w.Count, "convocation à remettre en main propre", "convocations à remettre en main propre"),
		Hint:  "Ces personnes n’ont pas d’adresse électronique.",
	}
}

// replyButtons are the replies that need no more than a click.
func replyButtons(mine governance.Reply) []templates.Option {
	var buttons []templates.Option
	for _, o := range []templates.Option{
		{Value: string(governance.ReplyPresent), Label: "Je serai là"},
		{Value: string(governance.ReplyRemote), Label: "Je suivrai à distance"},
		{Value: string(governance.ReplyExcused), Label: "Je serai absent"},
	} {
		o.Disabled = o.Value == string(mine)
		buttons = append(buttons, o)
	}
	return buttons
}

// repliesSentence counts the replies to a meeting.
func repliesSentence(m *model.MeetingLine) string {
	return templates.Plural(m.Replied, "réponse", "réponses") + " sur " + templates.Number(m.Called)
}

// forecastTag says whether the replies let expect a quorum; nothing where none
// is asked.
func forecastTag(f model.Forecast) templates.Tag {
	switch {
	case !f.Asked:
		return templates.Tag{}
	case f.Met():
		return templates.Tag{Word: "Quorum en vue", Tone: "good"}
	}
	return templates.Tag{Word: "Quorum pas encore en vue", Tone: "accent"}
}
