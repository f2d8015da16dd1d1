package model

// What becomes of minutes.
const (
	msgApproveTakenBack = "Ce document a été repris pour être corrigé\u00a0: remettez-le en circulation avant que la séance l’approuve."
	msgDisagreeWho      = "Choisissez une personne qui siégeait dans l’instance ce jour-là."
)
