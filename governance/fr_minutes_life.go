package governance

import "fmt"

// What becomes of minutes.
const (
	msgDisagreeState = "%s\u00a0: à l’état «\u00a0%s\u00a0», aucun désaccord ne s’y inscrit plus. Demandez une réserve pendant la circulation."
	msgDisagreeEmpty = "Écrivez le désaccord à inscrire."

	msgErratumPassage = "Indiquez le passage à rectifier, par exemple «\u00a0Point 2, montant de l’affectation\u00a0»."
	msgErratumText    = "Écrivez ce qu’il faut lire."
	msgErratumReason  = "Indiquez pourquoi ce passage est rectifié."
	msgErratumState   = "%s\u00a0: à l’état «\u00a0%s\u00a0», ce document ne reçoit pas d’erratum. Un erratum se joint à un document scellé."
	msgErratumSigned  = "Un erratum que quelqu’un a signé ne s’abandonne plus."

	extractOf       = " du "
	wordNoEmail     = "[adresse non publiée]"
	wordNoPhone     = "[numéro non publié]"
	msgExtractState = "%s\u00a0: à l’état «\u00a0%s\u00a0», ce document ne se publie pas. Un extrait public se tire d’un document scellé."
	msgNotPublished = "Cet extrait n’est pas publié, ou ne l’est plus."

	msgOutsidePDF      = "Joignez le PDF signé tel qu’il revient du parapheur."
	msgOutsideUnsigned = "Ce PDF ne porte aucune signature électronique. Joignez le fichier signé, pas celui qui a été envoyé au parapheur."
	msgScanKind        = "Joignez un PDF, une image JPEG ou une image PNG."
	msgScanCut         = "Ce fichier est incomplet\u00a0: sa fin manque. Numérisez de nouveau, ou reprenez le fichier d’origine."
	msgScanLocked      = "Ce PDF est protégé par un mot de passe\u00a0: enregistrez-le sans protection, puis joignez-le."
	msgScanBroken      = "Cette image ne s’ouvre pas. Numérisez de nouveau le document."
	msgPaperFuture     = "Le jour de la signature n’est pas encore venu."
	msgPaperEarly      = "Le document ne peut pas avoir été signé avant la séance, le %s."
	msgOutsideTool     = "Indiquez le nom du parapheur."

	msgArchiveLeft    = "Il reste un document à sceller\u00a0: %s, à l’état «\u00a0%s\u00a0». La séance s’archive une fois tous ses documents scellés."
	msgArchiveNothing = "Cette séance n’a pas encore de compte rendu ni de procès-verbal\u00a0: rien n’est à archiver."

	msgDeedEmpty  = "Indiquez la référence de l’acte de délégation."
	msgDeedDate   = "Indiquez la date de l’acte."
	msgDeedNoDate = "«\u00a0%s\u00a0» n’est pas une date\u00a0: écrivez le jour, le mois et l’année, comme 03/12/2026."
	msgDeedFuture = "La date de l’acte n’est pas encore venue."
	msgDeedBearer = "Choisissez la personne qui reçoit la délégation."
	msgDeedSelf   = "La présidence ne se délègue pas à elle-même\u00a0: choisissez une autre personne."

	msgProposeState    = "%s\u00a0: à l’état «\u00a0%s\u00a0», aucune rédaction ne se propose plus. Demandez une réserve pendant la circulation."
	msgProposeSame     = "Ce texte est celui qui est écrit\u00a0: changez-le pour proposer une rédaction."
	msgProposeAnswered = "Une réponse a déjà été donnée à cette proposition."
	msgProposeWord     = "Écrivez un mot d’explication\u00a0: il est lu par la personne qui a proposé ce texte."
)

// ApprovalItem is the item that has a later meeting approve these minutes (C8).
func (h MinutesHeader) ApprovalItem() (title, draft string) {
	what := fmt.Sprintf("%s de la séance n°\u00a0%d du %s", h.Kind.lower(), h.Meeting, h.Day.French())
	return "Approbation du " + what, "Le " + what + " est approuvé."
}

// Name names a document inside its meeting: « Procès-verbal », « Erratum n° 1 ».
func (h MinutesHeader) Name() string {
	if h.Kind == Erratum {
		return fmt.Sprintf("%s n°\u00a0%d", h.Kind.Label(), h.Edition)
	}
	return h.Title
}

// Named names a document outside its meeting.
func (h MinutesHeader) Named() string {
	return fmt.Sprintf("%s de la séance n°\u00a0%d du %s", h.Name(), h.Meeting, h.Day.French())
}
