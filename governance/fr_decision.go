package governance

// The follow-up of a decision, said to the person.
const (
	msgOutcomeMissing     = "Dites en quelques mots ce qui a été fait, ou pourquoi la décision est abandonnée."
	msgReplacementMissing = "Indiquez le numéro de la décision qui remplace celle-ci, comme CS-2026-014."
	msgReplacementEarlier = "La décision %s n’est pas plus récente que celle-ci\u00a0: seule une décision ultérieure peut la remplacer."
	msgDecisionOver       = "Cette décision est à l’état «\u00a0%s\u00a0»\u00a0: on n’en fait plus d’action."
)
