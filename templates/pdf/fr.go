package pdf

// What is printed beside the Paper itself, and what is said when it cannot be.
const (
	language        = "fr-FR"
	program         = "ctin"
	titleSeparator  = " – "
	demonstration   = "CERTIFICAT DE DÉMONSTRATION"
	msgUnprintable  = "Ce document n’a pas pu être mis en pages. Ce qui est enregistré est intact."
	msgTextTooLong  = "Un texte dépasse %d caractères et ne peut pas être imprimé\u00a0: «\u00a0%s…\u00a0». Raccourcissez-le, ou joignez-le en annexe."
	msgTableTooLong = "Un tableau dépasse %d lignes et ne peut pas être imprimé\u00a0: «\u00a0%s\u00a0»."
)
