package handlers

import (
	"fmt"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// A meeting on the phone of a member, and on the wall of the room.
const (
	msgSecretAsk   = "Scrutin secret\u00a0: votre choix entre dans l’urne sans votre nom. Personne ne pourra le lire, ni vous le reprendre."
	msgInUrn       = "Votre voix est dans l’urne."
	msgHasVoted    = "a voté"
	msgPhoneOver   = "La séance est terminée\u00a0: il n’y a plus rien à faire ici."
	msgPhoneTaken  = "Votre siège est occupé en ce moment par votre titulaire ou votre suppléance."
	msgPhoneNoSeat = "Vous n’avez pas de siège dans cette instance le jour de la séance. Le secrétariat de séance peut vous noter parmi les personnes invitées."
	msgScreen      = "Afficher le code dans la salle"
	msgGuestNoted  = "La personne invitée est notée."
)

func titleCode(address string) string { return "Code à scanner\u00a0: " + address }

// screenBallot is a ballot as the wall says it.
func screenBallot(kind governance.BallotKind, counted string) string {
	if counted == "" || kind == governance.ShowOfHands {
		return kind.Label()
	}
	return kind.Label() + "\u00a0: " + counted
}

// voicesInUrn tells how many have voted in secret.
func voicesInUrn(said, voices int) string {
	return fmt.Sprintf("%s sur %d.", templates.Plural(said, "voix exprimée", "voix exprimées"), voices)
}

// guestHours are when a guest came and left.
func guestHours(r model.RoomRecord, g governance.Guest) string {
	words := "depuis " + templates.Hour(r.Zone(), g.ArrivedAt)
	if !g.LeftAt.IsZero() {
		words = "de " + templates.Hour(r.Zone(), g.ArrivedAt) + " à " + templates.Hour(r.Zone(), g.LeftAt)
	}
	if g.Remote {
		words += ", à distance"
	}
	return words
}
