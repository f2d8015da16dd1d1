package governance

// Sentences for the person, in French. A failure that a rule can produce has
// its sentence here, beside no other text.
const (
	msgNotFound    = "Cette page n’existe pas, ou vous n’y avez pas accès."
	msgForbidden   = "Votre rôle dans cette coordination ne permet pas cette action. Adressez-vous à un coordinateur."
	msgDate        = "Indiquez une date comme 03/12/2026."
	msgSirenForm   = "Un SIREN compte 9 chiffres."
	msgSirenCheck  = "Ce SIREN n’est pas valide : vérifiez les chiffres."
	msgSiretForm   = "Un SIRET compte 14 chiffres."
	msgSiretCheck  = "Ce SIRET n’est pas valide : vérifiez les chiffres."
	msgRNAForm     = "Un numéro RNA commence par W, suivi de 9 chiffres."
	msgRoleUnknown = "Ce rôle n’existe pas."
	msgRoleMissing = "Choisissez au moins un rôle."
)
