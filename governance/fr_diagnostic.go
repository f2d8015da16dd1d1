package governance

// The diagnostic.
const (
	msgDiagnosticMissing      = "Aucune version du diagnostic n’est ouverte\u00a0: la coordination doit d’abord en ouvrir une."
	msgDiagnosticOpen         = "La version %d du diagnostic est encore ouverte\u00a0: une seule peut l’être à la fois."
	msgDiagnosticApproved     = "La version %d du diagnostic est approuvée\u00a0: elle ne change plus."
	msgDiagnosticImmutable    = "La version %d du diagnostic est approuvée\u00a0: elle ne change plus. La coordination peut ouvrir la suivante."
	msgDiagnosticSubmitted    = "La version %d du diagnostic est déjà soumise."
	msgDiagnosticNotSubmitted = "La version %d du diagnostic n’est pas soumise\u00a0: il n’y a rien à retirer."
	msgDiagnosticUnsubmitted  = "La version %d du diagnostic n’est pas soumise\u00a0: le comité ne peut pas l’approuver."
	msgDiagnosticWithdraws    = "La version %d du diagnostic est soumise au comité\u00a0: la modifier la retire, et il faudra la soumettre à nouveau."
	msgSectionEmpty           = "Rubrique obligatoire vide\u00a0: «\u00a0%s\u00a0»."
	msgFindingUnsourced       = "Constat %s\u00a0: aucune source."
	msgIndicatorUnmeasured    = "Indicateur «\u00a0%s\u00a0»\u00a0: aucune mesure datée."
)

// Findings, sources and indicators.
const (
	msgStatementMissing = "Écrivez le constat en une ou deux phrases."
	msgObservedMissing  = "Indiquez de quand date le fait\u00a0: le premier jour du mois ou de l’année suffit."
	msgSectionUnknown   = "Choisissez une rubrique de la liste."
	msgDateToCome       = "Cette date est à venir\u00a0: indiquez celle du fait."
	msgFindingWithdrawn = "Le constat %s a été retiré\u00a0: il ne change plus."
	msgSourceTitle      = "Indiquez le titre du document ou de l’article."
	msgSourcePublisher  = "Indiquez qui l’a publié."
	msgSourceDate       = "Indiquez sa date de publication\u00a0: le premier jour du mois ou de l’année suffit."
	msgLink             = "Indiquez une adresse qui commence par https:// ou http://, sans espace."
	msgIndicatorName    = "Donnez un nom à l’indicateur."
	msgIndicatorUnit    = "Indiquez l’unité, par exemple %, personnes ou lieux."
	msgValueMissing     = "Indiquez la valeur."
	msgValue            = "Indiquez un nombre, par exemple 19,5 ou 13 000 000\u00a0: quinze chiffres au plus, dont six après la virgule."
	msgMeasuredMissing  = "Indiquez de quand date la mesure\u00a0: le premier jour du mois ou de l’année suffit."
)
