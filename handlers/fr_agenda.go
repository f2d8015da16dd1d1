package handlers

import (
	"fmt"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// The agenda, its documents and its print.
const (
	titleItemFiles  = "Documents du point"
	msgFileJoined   = "Le document est joint."
	msgFileDetached = "Le document est retiré."
	msgCarried      = "C’est repris à l’ordre du jour."
	fileAgenda      = "ordre-du-jour"
	msgSecondMade   = "La seconde convocation est préparée sur le même ordre du jour\u00a0: vérifiez la date, puis envoyez-la."
	linkSentAgenda  = "tel qu’il a été envoyé"
)

func carryTitle(k governance.CarryKind) string {
	switch k {
	case governance.CarryDecision:
		return "Décisions à réaliser"
	case governance.CarryAction:
		return "Actions en retard"
	}
	return "Points reportés ou non abordés"
}

// carryNote says who sees to what is taken over, and until when.
func carryNote(l model.Carried) string {
	note := l.Who
	if l.Due == "" {
		return note
	}
	if note != "" {
		note += ", "
	}
	if l.Kind == governance.CarryItem {
		return note + "séance du " + l.Due.French()
	}
	return note + "échéance\u00a0: " + l.Due.French()
}

// fileSize writes the size of a file: 240 ko, 1,2 Mo.
func fileSize(bytes int64) string {
	switch {
	case bytes < 1000:
		return templates.Plural(int(bytes), "octet", "octets")
	case bytes < 1_000_000:
		return fmt.Sprintf("%d\u00a0ko", (bytes+500)/1000)
	}
	tenths := (bytes + 50_000) / 100_000
	return fmt.Sprintf("%d,%d\u00a0Mo", tenths/10, tenths%10)
}

// agendaNotice says whether the delay of a convocation is respected: yes, no,
// or in urgency.
func agendaNotice(n governance.Notice, m model.MeetingRecord) string {
	at := m.ConvenedAt
	if m.State != governance.MeetingDraft && !at.IsZero() {
		n = governance.NoticeOf(m.Meeting, m.RuleSet(), m.Zone(), at)
	}
	days := templates.Plural(n.Days, "jour", "jours")
	switch {
	case n.Met():
		return fmt.Sprintf("respecté\u00a0: %s, pour %d au moins", days, n.Required)
	case m.UrgencyReason != "":
		return fmt.Sprintf("urgence\u00a0: %s, au lieu de %d", days, n.Required)
	}
	return fmt.Sprintf("non respecté\u00a0: %s, au lieu de %d", days, n.Required)
}

// secondNotice says that a meeting decides whoever is there.
func secondNotice(first governance.MeetingID) string {
	if first == 0 {
		return ""
	}
	return "Seconde convocation sur le même ordre du jour, faute de quorum à la première séance\u00a0: celle-ci décide sans condition de quorum."
}

// mailProof says what became of the mail of a convocation: taken by the mail
// server, or given up.
func mailProof(zone *time.Location, s model.Called) string {
	switch {
	case !s.TakenAt.IsZero():
		return ", remis au serveur de courriel " + templates.Moment(zone, s.TakenAt)
	case !s.FailedAt.IsZero():
		return ", NON REMIS\u00a0: le serveur de courriel l’a refusé"
	}
	return ""
}
