package model

import "ctin/governance"

// Minutes.
const (
	wordOnSite    = "Sur place"
	wordRemote    = "À distance"
	wordBoth      = "Sur place et à distance"
	docAgenda     = "Ordre du jour"
	docAttendance = "Feuille d’émargement"
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
	msgOtherPrint     = "Le texte imprimé n’est pas celui qui a été signé\u00a0: imprimez-le de nouveau."
	msgSealFailed     = "Le cachet n’a pas pu être apposé\u00a0: le document reste à sceller, réessayez dans quelques minutes."
	msgNotThere       = "Les réserves sont demandées par les personnes qui siègent dans cette instance."
)

func majorityWords(b governance.MajorityBasis) string {
	if b == governance.MajorityOfPresent {
		return "Majorité des membres présents ou représentés"
	}
	return "Majorité des suffrages exprimés"
}

// minutesNames names for the journal the documents of a meeting.
const minutesNames = `
		select case m.kind when 'decision_log' then 'le relevé de décisions' when 'summary' then 'le compte rendu'
				when 'full' then 'le procès-verbal' when 'erratum' then 'l’erratum n° ' || m.edition else 'l’extrait public n° ' || m.edition end,
			t.title
		from minutes m
		join meetings t on t.coordination_id = m.coordination_id and t.id = m.meeting_id
		where j.object_kind = 'minutes' and m.coordination_id = $1 and m.id = j.object_id`
