package check

// What must be true of minutes, of their signatures and of issued files, in French.
const (
	sayMinutesHash      = "L’empreinte de chaque compte rendu arrêté est celle de son contenu"
	sayMinutesSigned    = "Un compte rendu signé porte toutes les signatures qu’il attendait, sur son contenu (C9)"
	sayMinutesIssued    = "Un compte rendu scellé a son fichier émis, et lui seul"
	saySignatureRecords = "Chaque signature est celle qui a été enregistrée (C9)"
	saySignatureChain   = "Les signatures d’une coordination se suivent sans qu’il en manque (C9)"
	sayIssues           = "Chaque fichier émis a l’empreinte enregistrée, et celle du contenu signé"
)
