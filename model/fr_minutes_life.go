package model

// What becomes of minutes.
const (
	msgNothingToAmend   = "Aucun texte n’attend plus l’approbation de cette séance\u00a0: son ordre du jour reste tel qu’il a été envoyé."
	msgApproveTakenBack = "Ce document a été repris pour être corrigé\u00a0: remettez-le en circulation avant que la séance l’approuve."
	msgDisagreeWho      = "Choisissez une personne qui siégeait dans l’instance ce jour-là."

	msgOutsideOther = "Ce fichier est celui d’un autre document\u00a0: son code n’est pas le même."
	msgPackOpen     = "Le dossier d’archives se télécharge une fois la séance close."
	headAgenda      = "ORDRE DU JOUR"
	msgProposeWho   = "Une rédaction est proposée par une personne qui siégeait dans l’instance ce jour-là."
	msgNoChair      = "Personne n’est désigné pour présider cette séance\u00a0: désignez d’abord qui délègue."
)
