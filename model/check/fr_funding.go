package check

const (
	sayCommitmentNumbers  = "Les engagements d’une coordination sont numérotés à la suite"
	sayCommitmentFunder   = "Le financeur d’un engagement ou d’un abondement n’est pas une organisation fusionnée"
	sayCommitmentPaid     = "Un engagement n’est jamais versé au-delà de son montant, ni avant d’être confirmé"
	sayCommitmentProduct  = "Un engagement a un montant supérieur à zéro, et une contribution en nature dit comment elle est valorisée"
	sayCommitmentVersions = "Chaque version d’un engagement est gardée, et la dernière est celle en vigueur"
	sayCommitmentSteps    = "Un engagement est à une étape qui a été enregistrée, avec sa preuve ou son motif"
	sayByPayment          = "Un engagement versé a au moins un versement"
	sayShares             = "Les parts des bénéficiaires d’un engagement ne sont pas décidées, ou font exactement le tout"
	sayCredits            = "Les années de l’échéancier d’un engagement font ensemble son montant"
	sayFundingGuarded     = "Les versions, les étapes et les versements refusent toute modification et toute suppression"
)
