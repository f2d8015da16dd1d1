package postgres

// Sentences for the person who starts the program, in French.
const (
	msgMissing       = "PostgreSQL n’a pas été trouvé sur cette machine."
	msgMissingMajor  = "Les programmes de PostgreSQL %d, qui a écrit ces données, n’ont pas été trouvés sur cette machine."
	msgTooOld        = "PostgreSQL %d a été trouvé sur cette machine, mais il faut la version %d ou une plus récente."
	msgInstall       = " Installez-le avec la commande « %s »."
	msgOtherDatabase = " Vous pouvez aussi indiquer l’adresse d’une autre base PostgreSQL dans la variable DATABASE_URL."

	msgBusy        = "Un autre programme ctin utilise déjà le dossier %s. Arrêtez-le d’abord, ou choisissez un autre dossier."
	msgBusyServer  = "Un serveur PostgreSQL (processus %d) utilise déjà le dossier %s. Arrêtez-le d’abord, par exemple avec la commande « %s -D %s stop »."
	msgNotData     = "Le dossier %s n’est pas un dossier de données de PostgreSQL. Rien n’y a été modifié. Choisissez un autre dossier."
	msgNotYours    = "Le dossier %s appartient au compte système %s. Lancez le programme avec ce compte, ou choisissez un autre dossier."
	msgRootData    = "Le dossier %s appartient à root, et PostgreSQL refuse de fonctionner avec ce compte. Donnez-le à un autre compte système."
	msgNoAccount   = "PostgreSQL refuse de fonctionner avec le compte root, et cette machine n’a ni compte système postgres ni compte nobody."
	msgUnreachable = "Le compte système de PostgreSQL n’a pas accès au dossier %s. Donnez-lui le droit de le traverser (chmod o+x), ou choisissez un autre dossier."
	msgNoICU       = "La version de PostgreSQL du dossier %s est compilée sans ICU : le classement alphabétique français lui manque. Installez celle de votre système."

	msgNotEmpty = "Cette base de données contient déjà des tables. Rien n’y a été modifié. Restaurez la sauvegarde dans une base vide."
)
