package governance

// Lists that are imported, whatever they hold.
const (
	msgListEmpty      = "Ce fichier n’a aucune ligne à importer, une fois la ligne des titres mise à part."
	msgListLong       = "Ce fichier dépasse %d lignes\u00a0: envoyez-le en plusieurs fois."
	msgListWide       = "Ce fichier a plus de %d colonnes\u00a0: partez plutôt du fichier modèle."
	msgListTwice      = "Deux colonnes disent la même chose (%s)\u00a0: gardez-en une."
	msgListNothing    = "Il n’y a rien à importer\u00a0: aucune ligne valable ne crée quelque chose."
	msgListRefused    = "Lignes refusées\u00a0: %d. Corrigez le fichier et envoyez-le à nouveau, ou cochez la case pour importer les autres lignes."
	msgListFormula    = "Cette cellule commence comme une formule (=, +, - ou @) ou une erreur de calcul (#)\u00a0: remplacez-la par le texte voulu."
	msgListScientific = "Le tableur a abrégé ce numéro\u00a0: mettez la colonne au format Texte, puis saisissez-le à nouveau."
	msgListRepeats    = "Cette ligne répète la ligne %d."
)
