package migrations

// Sentences for the person who starts the program, in French.
const (
	msgChanged    = "La migration %s a changé depuis qu’elle a été appliquée à cette base. Rien n’a été modifié."
	msgOutOfOrder = "La migration %s a été appliquée avant une autre qui la précède. Rien n’a été modifié."
	msgNewer      = "Cette base a été mise à jour par une version plus récente du programme (migration %s). Installez cette version, ou restaurez une sauvegarde plus ancienne. Rien n’a été modifié."
	msgNoRole     = "Le compte PostgreSQL %s n’existe pas. Créez-le, ou corrigez DATABASE_URL."
	msgStrong     = "Le compte PostgreSQL %s, que le programme utilise, a les droits du propriétaire de la base. Donnez au programme un compte sans privilège : DATABASE_URL et DATABASE_OWNER_URL doivent nommer deux comptes différents."
)
