package main

// How dates are written at the terminal.
const (
	frenchDay     = "02/01/2006"
	frenchInstant = "02/01/2006 à 15:04:05 MST"
)

// The certificate of the seal.
const (
	msgSealAlone         = "SEAL_CERTIFICATE manque, alors que SEAL_KEY est présente\u00a0: donnez le chemin du certificat."
	msgSealFile          = "%s\u00a0: ce fichier ne peut pas être lu (%w)"
	msgSealNoCertificate = "SEAL_CERTIFICATE\u00a0: aucun certificat lisible. Donnez un fichier PEM qui contient le certificat du cachet, puis ceux de ses autorités."
	msgSealNoKey         = "SEAL_KEY\u00a0: il faut une clé privée et une seule, au format PEM, dans ce fichier ou dans celui de SEAL_CERTIFICATE."
	msgSealLockedKey     = "SEAL_KEY\u00a0: cette clé est protégée par un mot de passe, que le programme ne connaît pas. Donnez-la en clair, dans un fichier que lui seul peut lire."
	msgSealOtherKey      = "SEAL_KEY\u00a0: cette clé n’est celle d’aucun certificat de SEAL_CERTIFICATE."
	msgSealWeakKey       = "SEAL_KEY\u00a0: il faut une clé RSA de 2\u202f048 bits au moins, ou ECDSA sur P-256 ou P-384."
	msgSealWrongUse      = "SEAL_CERTIFICATE\u00a0: ce certificat n’est pas fait pour signer des documents."
	msgSealBrokenChain   = "SEAL_CERTIFICATE\u00a0: les certificats ne forment pas une chaîne. Donnez celui du cachet, puis celui de chaque autorité qui a délivré le précédent, et aucun autre."
	msgSealOutOfTime     = "SEAL_CERTIFICATE\u00a0: ce certificat n’est pas valable aujourd’hui\u00a0: il l’est du %s au %s."
	msgSealDemonstration = "SEAL_CERTIFICATE\u00a0: ce certificat est celui d’une démonstration, qui ne prouve rien."
	msgSealKeyBeside     = "SEAL_KEY\u00a0: le fichier PKCS#12 de SEAL_CERTIFICATE contient déjà sa clé. Retirez SEAL_KEY."
	msgSealNoPassword    = "SEAL_PASSWORD manque\u00a0: le fichier PKCS#12 de SEAL_CERTIFICATE est protégé par un mot de passe."
	msgSealWrongPassword = "SEAL_PASSWORD\u00a0: ce mot de passe n’ouvre pas le fichier PKCS#12 de SEAL_CERTIFICATE."
	msgSealNoPKCS12      = "SEAL_CERTIFICATE\u00a0: ce fichier n’est ni du PEM, ni un fichier PKCS#12 avec une clé et son certificat (%w)"
	msgSealDeviceName    = "SEAL_KEY\u00a0: nommez la clé du module matériel comme pkcs11:token=JETON;object=CLÉ?module-path=/chemin/du/module.so"
	msgSealNoDevice      = "SEAL_KEY\u00a0: ce programme a été construit sans PKCS#11. Construisez-le avec go build -tags nomsgpack,pkcs11 ./cmd/ctin"
	msgSealDevice        = "SEAL_KEY\u00a0: le module matériel n’a pas ouvert le jeton %s, ou SEAL_PASSWORD n’est pas son code (%w)"
	msgSealDeviceKey     = "SEAL_KEY\u00a0: le jeton %s ne contient aucune clé privée nommée %s, avec sa clé publique."
	msgStampAlone        = "SEAL_TSA est présente sans SEAL_CERTIFICATE\u00a0: l’horodatage date un cachet, il faut donc un certificat."
	msgRootsAlone        = "SEAL_TSA_CA est présente sans SEAL_TSA\u00a0: elle dit à quelles racines l’autorité d’horodatage doit mener."
	msgRoots             = "SEAL_TSA_CA\u00a0: ce fichier ne donne pas les certificats racines d’une autorité d’horodatage, au format PEM (%w)"
	msgNoPEM             = "aucun certificat"
	msgSealFails         = "SEAL_CERTIFICATE\u00a0: l’essai du cachet a échoué (%w)"
	msgSealOfDemo        = "%s\u00a0: ce fichier n’est pas un certificat de démonstration utilisable. Supprimez-le\u00a0: il sera refait."
)

// The command verify.
const (
	sumVerify = "vérifie le cachet d’un compte rendu\u00a0: ctin verify FICHIER"

	msgVerifyUsage = "indiquez un fichier. Usage\u00a0: ctin verify FICHIER.pdf"
	msgVerifyFile  = "ce fichier ne peut pas être lu (%w)"
	msgNotIntact   = "ce fichier n’est pas reconnu intact"

	msgProofUnreadable = "ce fichier de preuve ne peut pas être lu\u00a0: son contenu n’est pas celui d’un document de séance, ou n’a plus sa forme exacte"
	msgProofOf         = "Preuve de\u00a0: %s\nEmpreinte SHA-256 du contenu\u00a0: %s\n"
	msgProofContent    = "%s Le contenu est celui que l’empreinte annoncée désigne.\n"
	msgProofSignature  = "%s Signature de %s, %s, le %s, identité attestée par %s\n        enregistrement %s\n"
	msgProofFile       = "PDF scellé attendu\u00a0: SHA-256 %s\n"

	msgVerifyHead          = "Fichier\u00a0: %s\nSHA-256\u00a0: %x\n"
	msgVerifySigner        = "Cachet\u00a0: %s\n"
	msgVerifySelfSigned    = "Délivré par\u00a0: lui-même (certificat autosigné, dont aucune autorité ne se porte garante)"
	msgVerifyIssuer        = "Délivré par\u00a0: %s\n"
	msgVerifyValid         = "Certificat valable du %s au %s\n"
	msgVerifyAt            = "Date annoncée par le cachet\u00a0: %s (sans horodatage qui la prouve)\n"
	msgVerifyStamped       = "Date prouvée\u00a0: %s, par l’horodatage de %s (délivré par\u00a0: %s)\n"
	msgVerifyDemonstration = "CERTIFICAT DE DÉMONSTRATION\u00a0: ce cachet ne prouve rien."
	msgVerifyIntact        = "Intact\u00a0: depuis que ce cachet a été apposé, aucun octet du fichier n’a changé."
	msgVerifyRegister      = "Registre non consulté\u00a0: cette vérification ne dit ni si ce compte rendu a été émis par ctin, ni s’il a été remplacé depuis."
	msgVerifyTrust         = "Autorité non vérifiée\u00a0: comparez celle qui a délivré le certificat à celle que vous attendez."

	msgFlawNotPDF      = "Ce fichier n’est pas un PDF."
	msgFlawUnsealed    = "Ce PDF ne porte aucun cachet."
	msgFlawSeveral     = "Ce PDF porte plusieurs signatures\u00a0: ctin n’en appose qu’une, et ne peut pas dire ce que les autres ont changé."
	msgFlawExtended    = "Modifié\u00a0: quelque chose a été ajouté après le cachet. Le fichier affiché n’est plus celui qui a été scellé."
	msgFlawAltered     = "Modifié\u00a0: ce fichier n’est pas celui qui a été scellé."
	msgFlawCertificate = "Modifié\u00a0: les certificats joints ne sont pas ceux que le cachet désigne."
	msgFlawStamp       = "Modifié\u00a0: l’horodatage de ce cachet n’en prouve pas la date, ou a été retiré."
	msgFlawOutOfTime   = "Le certificat n’était pas valable à la date annoncée par le cachet."
	msgFlawWeakKey     = "La clé de ce cachet est trop faible pour prouver quoi que ce soit."
	msgFlawOtherForm   = "Ce fichier est abîmé, ou n’a pas la forme de ceux que ctin scelle\u00a0: ctin ne peut pas en juger. Si un autre programme l’a signé, vérifiez-le avec celui-ci."
)
