package check

// What must be true of minutes, of their signatures and of issued files, in French.
const (
	sayMinutesHash        = "L’empreinte de chaque compte rendu arrêté est celle de son contenu"
	sayMinutesSigned      = "Un compte rendu signé porte toutes les signatures qu’il attendait, sur son contenu, ou a été signé sur papier (C9)"
	sayMinutesPaper       = "Un document signé sur papier ou dans un parapheur a son fichier joint, et c’est son contenu qui a été signé (C9)"
	sayMinutesAttached    = "Un erratum ou un extrait est tiré d’un document scellé de la même séance (C8, C10)"
	sayMinutesPublic      = "Un extrait public ne contient pas d’adresse électronique (C10)"
	sayMinutesApproved    = "Une décision qui approuve un compte rendu l’a approuvé (C8)"
	sayMinutesIssued      = "Un compte rendu scellé a son fichier émis, et lui seul"
	saySignatureDelegated = "Qui signe à la place de la présidence a une délégation en cours (C9)"
	saySignatureRecords   = "Chaque signature est celle qui a été enregistrée (C9)"
	saySignatureChain     = "Les signatures d’une coordination se suivent sans qu’il en manque (C9)"
	sayIssueJournaled     = "Le journal dit le scellement de chaque fichier émis"
	sayIssuePages         = "Les pages d’un fichier émis sont celles de décisions de sa séance"
	sayIssues             = "Chaque fichier émis a l’empreinte enregistrée, et celle du contenu signé"
)
