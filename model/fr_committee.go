package model

import (
	"fmt"
	"strings"
	"time"

	"ctin/governance"
)

// Meetings, agendas and convocations.
const (
	msgMeetingBody      = "Choisissez une instance de cette coordination."
	msgDiagnosticBody   = "Seul le comité stratégique approuve un diagnostic."
	msgDiagnosticChoice = "Choisissez une version du diagnostic de cette coordination."
	msgDiagnosticDone   = "Cette version du diagnostic est déjà approuvée."
	msgAgendaBegun      = "L’ordre du jour a déjà des points\u00a0: le modèle ne s’y ajoute pas."
	msgNobodySits       = "Personne ne siège dans cette instance ce jour-là\u00a0: désignez d’abord des titulaires."
	msgNotConvened      = "Cette séance n’est pas convoquée."
	msgProxyNoVoice     = "Donner pouvoir est réservé au titulaire d’un siège avec voix délibérative\u00a0: choisissez «\u00a0Excusé\u00a0»."
	msgProxyTo          = "Choisissez à qui donner pouvoir."
)

// meetingTitle names a meeting that nobody named.
func meetingTitle(body string, number int) string {
	return fmt.Sprintf("%s, séance n°\u00a0%d", body, number)
}

// hourInFull writes the hour of an instant, in the zone that the instant is in.
func hourInFull(t time.Time) string {
	if t.Minute() == 0 {
		return fmt.Sprintf("%d\u00a0h", t.Hour())
	}
	return fmt.Sprintf("%d\u00a0h\u00a0%02d", t.Hour(), t.Minute())
}

// subject is the subject of a mail about a meeting.
func (l letter) subject() string {
	what := "Convocation"
	switch l.kind {
	case letterMoves:
		what = "Changement de séance"
	case letterCancels:
		what = "Séance annulée"
	case letterAmends:
		what = "Ordre du jour modifié"
	}
	return fmt.Sprintf("%s\u00a0: %s, le %s", what, l.meeting.Title, dayInFull(l.meeting.StartsAt.In(l.meeting.Zone())))
}

// body is the text of a mail about a meeting.
func (l letter) body() string {
	lines := append([]string{"Bonjour " + l.to.Name() + ",", "", l.opening(), ""}, l.facts()...)
	if l.kind != letterCancels {
		lines = append(append(lines, "", "ORDRE DU JOUR", ""), agendaText(l.meeting)...)
		lines = append(append(lines, ""), l.reply()...)
	}
	return strings.Join(append(lines,
		"",
		fmt.Sprintf("Vous recevez ce message parce que vous siégez dans cette instance de la coordination «\u00a0%s\u00a0». Votre réponse est lue par ses membres, et sert à préparer la séance.", l.meeting.Coordination),
	), "\n")
}

// opening is the sentence that says what the mail announces.
func (l letter) opening() string {
	switch l.kind {
	case letterMoves:
		return "La séance à laquelle vous êtes convoqué change de date, d’heure ou de lieu. Voici ce qui vaut désormais\u00a0:"
	case letterAmends:
		return "L’ordre du jour de la séance à laquelle vous êtes convoqué a été complété. Voici celui qui vaut désormais\u00a0; la date et le lieu restent les mêmes\u00a0:"
	case letterCancels:
		return "La séance à laquelle vous étiez convoqué est annulée\u00a0:"
	}
	return fmt.Sprintf("%s vous convoque à cette séance\u00a0:", l.from)
}

// facts say which meeting it is, when, where, and as what one is called.
func (l letter) facts() []string {
	m := l.meeting
	at := m.StartsAt.In(m.Zone())
	lines := []string{
		m.Title,
		fmt.Sprintf("Instance\u00a0: %s, séance n°\u00a0%d", m.Committee, m.Number),
		fmt.Sprintf("Date\u00a0: %s à %s", dayInFull(at), hourInFull(at)),
	}
	for _, f := range []struct{ label, value string }{
		{"Lieu", m.Place},
		{"À distance", m.Link},
		{"Présidence", m.Chair},
		{"Secrétariat", m.Secretary},
		{"Motif de l’urgence", m.UrgencyReason},
	} {
		if f.value != "" {
			lines = append(lines, f.label+"\u00a0: "+f.value)
		}
	}
	if m.SecondOf != 0 {
		lines = append(lines, "Seconde convocation sur le même ordre du jour, faute de quorum à la première séance\u00a0: celle-ci décide sans condition de quorum.")
	}
	for _, c := range l.seats {
		lines = append(lines, "À quel titre\u00a0: "+seatInWords(c))
	}
	return lines
}

// seatInWords says for which seat someone is called.
func seatInWords(c Called) string {
	words := c.SeatName()
	if c.Kind == governance.Alternate {
		words += ", suppléance"
	}
	if c.Voting {
		return words + " (voix délibérative)"
	}
	return words + " (voix consultative)"
}

// reply says how to answer, and the rules of the quorum and of proxies.
func (l letter) reply() []string {
	var lines []string
	for _, s := range l.rules.Sentences() {
		if s.Subject == "Quorum" || s.Subject == "Pouvoirs" {
			lines = append(lines, s.Subject+"\u00a0: "+s.Text)
		}
	}
	if l.address == "" {
		return lines
	}
	lines = append(lines, "", "Pour répondre (présent, à distance, excusé ou pouvoir), ouvrez cette adresse\u00a0:", l.address)
	if l.secret {
		lines = append(lines, "", "Ce lien vous est personnel\u00a0: ne le transmettez pas. Il ne sert qu’à répondre à cette convocation, sans compte ni mot de passe, et vous pouvez changer d’avis jusqu’à l’ouverture de la séance.")
	}
	return lines
}

// agendaText writes the agenda as it is sent.
func agendaText(m MeetingRecord) []string {
	var lines []string
	for _, i := range m.Agenda {
		head := fmt.Sprintf("%d. %s (%s", i.Position, i.Title, strings.ToLower(i.Kind.Label()))
		if i.Minutes > 0 {
			head += fmt.Sprintf(", %d\u00a0min", i.Minutes)
		}
		lines = append(lines, head+")")
		if i.Rapporteur != "" {
			lines = append(lines, "   Rapporteur\u00a0: "+i.Rapporteur)
		}
		if i.DiagnosticNumber > 0 {
			lines = append(lines, fmt.Sprintf("   Diagnostic à approuver\u00a0: version %d", i.DiagnosticNumber))
		}
		for _, p := range i.Proposed {
			lines = append(lines, fmt.Sprintf("   Affectation proposée\u00a0: %s de %s (engagement n°\u00a0%d) à l’action A%d, %s",
				p.Amount.French(), p.Funder, p.CommitmentNumber, p.ActionNumber, p.Action))
		}
		if i.Draft != "" {
			lines = append(lines, "   Projet de décision\u00a0: "+strings.ReplaceAll(i.Draft, "\n", "\n   "))
		}
	}
	if total := governance.Duration(m.Items()); total > 0 {
		lines = append(lines, "", "Fin prévue vers "+hourInFull(m.StartsAt.Add(total).In(m.Zone()))+".")
	}
	return lines
}

// eventText is what calendars show under a meeting: what no one may use in the
// name of another.
func eventText(m MeetingRecord) string {
	lines := []string{fmt.Sprintf("%s, coordination «\u00a0%s\u00a0»", m.Committee, m.Coordination)}
	if m.Link != "" {
		lines = append(lines, "À distance\u00a0: "+m.Link)
	}
	lines = append(lines, "", "Ordre du jour")
	for _, i := range m.Agenda {
		lines = append(lines, fmt.Sprintf("%d. %s", i.Position, i.Title))
	}
	return strings.Join(lines, "\n")
}
