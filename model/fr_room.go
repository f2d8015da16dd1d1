package model

// The room of a meeting.
const (
	msgNobodyThere         = "Personne n’est présent sur ce siège."
	msgExcusedPresent      = "Quelqu’un est présent sur ce siège\u00a0: enregistrez d’abord son départ."
	msgNotCalled           = "Cette personne n’a pas été convoquée à cette séance\u00a0: elle est notée absente."
	msgNotCalledSelf       = "Vous n’avez pas été convoqué à cette séance\u00a0: demandez au secrétariat de séance d’enregistrer votre présence."
	msgProseMissing        = "Écrivez ce qui s’est dit."
	msgNoSeat              = "Choisissez un siège de cette instance."
	msgProxyRevoked        = "Ce pouvoir est déjà retiré."
	msgAsideAdvisory       = "Ce siège n’a pas de voix délibérative\u00a0: il n’a pas à se déporter."
	msgAsideLate           = "Le vote sur ce point est commencé ou terminé\u00a0: un déport s’annonce avant."
	msgBallotKeepsItem     = "Un scrutin est ouvert sur le point en cours\u00a0: fermez-le ou abandonnez-le d’abord."
	msgItemNotCurrent      = "Appelez d’abord ce point\u00a0: on vote sur le point en cours."
	msgItemNoDecision      = "Ce point est inscrit pour information ou débat\u00a0: il ne se vote pas."
	msgItemDecided         = "Ce point a déjà sa décision."
	msgBallotOpenElsewhere = "Un scrutin est déjà ouvert\u00a0: fermez-le ou abandonnez-le d’abord."
	msgTooLate             = "Le scrutin est clos\u00a0: ce vote arrive trop tard, il n’est pas compté."
	msgClosedBefore        = "Le scrutin ne peut pas être clos avant d’avoir été ouvert."
	msgAdoptedAlready      = "Cette décision est déjà enregistrée."
	msgOwnerUnknown        = "Choisissez une personne de la coordination, ou écrivez qui est responsable."
	labelAllocation        = "Affectation de K%d à A%d"
)

// collegeWords adds to the rule of a quorum what each college counted.
func collegeWords(rule, detail string) string {
	if detail == "" {
		return rule
	}
	return rule + " Par collège\u00a0: " + detail + "."
}
