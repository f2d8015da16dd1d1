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
