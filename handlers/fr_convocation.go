package handlers

import (
	"fmt"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

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
