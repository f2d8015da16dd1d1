package handlers

import (
	"time"

	"ctin/model"
	"ctin/templates"
)

// The sheet that people sign.
const (
	fileAttendance     = "emargement"
	msgSeatVacant      = "Siège vacant"
	msgSeatRepresented = "Représenté"
	msgSheetBlank      = "Imprimer la feuille d’émargement vierge (PDF)"
	msgSheet           = "Feuille d’émargement à jour (PDF)"
	msgConvenedOnPaper = "La convocation papier est enregistrée. Ouvrez la séance à son heure réelle."
	msgSheetFinal      = "Feuille d’émargement (PDF)"
)

// attendanceState is what a sheet says of itself.
func attendanceState(r model.RoomRecord, blank bool) string {
	switch {
	case blank:
		return "À signer"
	case r.ClosedAt.IsZero():
		return "En cours de séance"
	}
	return "Définitive"
}

// attendanceAt is the instant that a sheet is about: the last of the meeting.
func attendanceAt(r model.RoomRecord) time.Time {
	if r.ClosedAt.IsZero() {
		return r.Latest()
	}
	return r.ClosedAt.Add(-time.Microsecond)
}

func meetingPlanned(r model.RoomRecord) string {
	words := templates.Moment(r.Zone(), r.StartsAt)
	if !r.EndsAt.IsZero() {
		words += ", jusqu’à " + templates.Hour(r.Zone(), r.EndsAt)
	}
	return words
}

func alternatesOf(names string) string { return "Suppléance\u00a0: " + names }

// stayWords are when someone was there: their name too when they are not the holder.
func stayWords(r model.RoomRecord, s model.RoomStay, holder string) string {
	words := "Arrivée " + templates.Hour(r.Zone(), s.ArrivedAt)
	if !s.LeftAt.IsZero() {
		words += ", départ " + templates.Hour(r.Zone(), s.LeftAt)
	}
	if s.Remote {
		words += ", à distance"
	}
	if s.Name != holder {
		words = s.Name + "\n" + words
	}
	return words
}

func absence(p model.RoomPlace) string {
	for _, who := range p.People {
		if who.Reply == "excused" {
			return "Excusé"
		}
	}
	return "Absent"
}
