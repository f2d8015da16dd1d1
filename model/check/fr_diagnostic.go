package check

const (
	sayRevisions         = "Le texte d’une rubrique est celui de son dernier enregistrement, et aucun enregistrement ne manque"
	sayTextsGuarded      = "Les textes enregistrés ou arrivés trop tard ne se modifient ni ne s’effacent"
	sayLateTexts         = "Un texte arrivé trop tard a été écrit à partir d’un texte antérieur à celui qui l’a devancé"
	sayDiagnosticNumbers = "Les versions du diagnostic se suivent sans trou, et seule la dernière n’est pas approuvée"
	sayDiagnosticFrozen  = "Une version soumise ou approuvée garde son contenu figé, avec son empreinte"
	sayDiagnosticStates  = "Une version soumise dit quand et par qui, une version approuvée quand et par quelle décision, qui en garde l’empreinte"
	sayFindingNumbers    = "Les constats d’une coordination se suivent sans trou"
	sayMeasurements      = "Une mesure est de la France, du territoire ou d’un de ses périmètres"
)
