package templates

// The sheet that people sign.
const (
	attendanceTitle        = "Feuille d’émargement"
	attendanceDemo         = "Démonstration\u00a0: ces personnes sont fictives."
	attendanceWhen         = "Date et heure"
	attendancePlace        = "Lieu"
	attendanceChair        = "Présidence de séance"
	attendanceSecretary    = "Secrétariat de séance"
	attendanceRule         = "Règle de quorum"
	attendanceQuorum       = "Quorum"
	attendanceVoting       = "Membres avec voix délibérative"
	attendanceAdvisory     = "Membres avec voix consultative"
	attendanceGuests       = "Personnes invitées"
	attendanceMember       = "Nom et qualité"
	attendanceOrganization = "Organisation et collège"
	attendanceRepresented  = "Représenté par"
	attendancePresence     = "Présence"
	attendanceSignature    = "Signature"
	attendanceCertify      = "Au titre de"
	attendanceCertified    = "Feuille certifiée exacte"
	attendancePhone        = "Depuis un téléphone"
	attendancePhoneSay     = "Chaque membre convoqué peut signaler sa présence, donner pouvoir et voter avec son compte à l’adresse de ce code."
)
