package model

import "ctin/governance"

// Minutes.
const (
	wordOnSite    = "Sur place"
	wordRemote    = "À distance"
	wordBoth      = "Sur place et à distance"
	docAgenda     = "Ordre du jour"
	docDiagnostic = "Diagnostic territorial, version %d"
	labelShare    = "A%d %s (de K%d, %s)"
	labelPurse    = "K%d %s"
	labelAction   = "A%d %s"
	labelCode     = "A%d"

	msgNotSignatory   = "Ce document n’attend pas votre signature, ou vous l’avez déjà signé."
	msgMinutesOpen    = "La séance n’est pas close\u00a0: son relevé et son compte rendu s’écrivent à la clôture."
	msgMinutesFrozen  = "Le texte de ce document est arrêté\u00a0: une correction se fait par un rectificatif."
	msgSealMissing    = "Aucun cachet n’est configuré\u00a0: le document reste à sceller."
	msgNoSuchDecision = "Aucune décision de cette instance, prise dans une séance ultérieure, ne porte ce numéro."
	msgNotThere       = "Les réserves sont demandées par les personnes qui siègent dans cette instance."
)

func majorityWords(b governance.MajorityBasis) string {
	if b == governance.MajorityOfPresent {
		return "Majorité des membres présents ou représentés"
	}
	return "Majorité des suffrages exprimés"
}
