package main

// What the program says at the terminal, in French.
const (
	msgUsage    = "commande inconnue"
	msgCommands = "Usage\u00a0: ctin COMMANDE"

	sumDemo    = "démonstration complète sur cette machine, sans réglage"
	sumServe   = "service réel, réglé par des variables d’environnement"
	sumMigrate = "met la base de données à niveau"
	sumAdmin   = "nomme un administrateur\u00a0: ctin admin grant ISSUER SUB"

	msgVariableMissing = "la variable %s manque. Le README donne la liste des variables."
	msgBaseURL         = "« %s » n’est pas une adresse https sans chemin, comme https://ctin.exemple.fr"
	msgDuration        = "« %s » n’est pas une durée comme 45m ou 12h, entre 1m et 24h"
	msgNetwork         = "« %s » n’est ni une adresse ni un réseau comme 10.0.0.0/8"
	msgOwnerIsRole     = "DATABASE_OWNER_URL et DATABASE_URL sont identiques\u00a0: le programme doit tourner avec un rôle qui ne possède pas les tables."
	msgRoleTooStrong   = "DATABASE_URL\u00a0: ce rôle peut modifier le journal. Donnez au programme un rôle sans droits, et laissez DATABASE_OWNER_URL créer les tables."
	msgPending         = "DATABASE_URL\u00a0: la base attend une mise à niveau (%s). Lancez « ctin migrate », ou donnez DATABASE_OWNER_URL."
	msgWrongMode       = "DATABASE_URL\u00a0: cette base est celle d’une instance « %s », et non « %s »."
	msgDatabaseDown    = "DATABASE_URL\u00a0: la base de données ne répond pas (%w)"
	msgDemoBesideOIDC  = "la variable %s est présente\u00a0: la démonstration ne démarre pas à côté des réglages d’un vrai service."
	msgListen          = "l’adresse %s est déjà prise, ou interdite. Choisissez-en une autre\u00a0: ctin demo --listen 127.0.0.1:8090 (%w)"

	msgDemoReady   = "\nctin est prêt\u00a0: ouvrez %s\n\nDonnées gardées dans %s. Ctrl-C arrête tout\u00a0; relancez pour continuer.\n"
	msgDemoStop    = "Arrêt…"
	msgDemoReset   = "Effacer toutes les données de la démonstration dans %s et recommencer\u202f? Tapez « oui »\u00a0: "
	msgDemoKept    = "rien n’a été effacé"
	msgServeReady  = "ctin écoute sur %s, pour %s\n"
	msgMigrated    = "%d mise(s) à niveau appliquée(s).\n"
	msgAdminUsage  = "ctin admin grant ISSUER SUB"
	msgAdminDone   = "%s de %s est administrateur de cette instance.\n"
	msgOwnerNeeded = "la variable DATABASE_OWNER_URL manque\u00a0: elle donne le rôle qui possède les tables."
	flagListen     = "adresse d’écoute"
	flagData       = "dossier des données"
	flagReset      = "recommencer avec des données neuves, après confirmation"
)

// The tools: check, backup, restore.
const (
	sumCheck   = "vérifie les journaux et les invariants"
	sumBackup  = "sauvegarde tout dans un fichier\u00a0: ctin backup FICHIER"
	sumRestore = "restaure une sauvegarde dans une base vide\u00a0: ctin restore FICHIER"

	msgToolUsage = "arguments inattendus. Usage\u00a0: ctin %s [--data DOSSIER] [FICHIER]"
	msgNoData    = "le dossier %s ne contient aucune donnée. Indiquez le bon dossier avec --data, ou une base avec DATABASE_URL."

	msgCheckChains = "Journaux"
	msgCheckChain  = "  %s %s\u00a0: chaîne %s\u00a0; écritures vérifiées\u00a0: %d\u00a0; empreinte %x\n"
	msgCheckRules  = "\nRègles"
	msgCheckSound  = "\nTout est intact\u00a0: journaux %d, écritures %d, règles vérifiées %d.\n"
	msgCheckBroken = "\nPoints à examiner\u00a0: %d. Rien n’a été modifié.\n"
	msgMarkSound   = "[bon]  "
	msgMarkBroken  = "[ROMPU]"
	msgBroken      = "la vérification a trouvé des points rompus"

	msgFileExists = "le fichier %s existe déjà\u00a0: il n’a pas été remplacé. Choisissez un autre nom."
	msgBackedUp   = "Sauvegarde écrite dans %s (%d octets, SHA-256 %x).\n"
	msgNoBackup   = "ce fichier n’est pas une sauvegarde de ctin. Rien n’a été modifié."
	msgRestored   = "Sauvegarde %s restaurée. Vérification\u00a0:\n\n"
)
