package governance

import (
	"fmt"
	"strings"
	"time"
)

// NoBudgetBound is printed under the decisions of every meeting (F18).
const NoBudgetBound = "Ce vote n’engage pas le budget des financeurs."

// States of minutes.
const (
	msgMinutesStep        = "%s\u00a0: ce document est à l’état «\u00a0%s\u00a0», et l’état «\u00a0%s\u00a0» n’est pas le suivant."
	msgMinutesWithdraw    = "Seul un document mis en circulation se reprend\u00a0: celui-ci est à l’état «\u00a0%s\u00a0»."
	msgMinutesFreeze      = "%s\u00a0: à l’état «\u00a0%s\u00a0», le texte n’est pas à arrêter."
	msgMinutesNotSignable = "%s\u00a0: à l’état «\u00a0%s\u00a0», ce document n’est pas à signer."
	msgMinutesSupersede   = "Un document n’est remplacé que par une édition suivante du même document, une fois scellée."
)

// Reservations and approval.
const (
	msgLongMinutes      = "Choisissez ce que l’instance écrit\u00a0: un compte rendu ou un procès-verbal."
	msgReservationState = "%s\u00a0: à l’état «\u00a0%s\u00a0», ce document ne reçoit pas de réserve."
	msgReservationLate  = "Le délai pour demander une réserve est passé depuis le %s. Demandez un rectificatif à la prochaine séance."
	msgReservationEmpty = "Écrivez la réserve que vous demandez d’inscrire."
	msgTacitNotYet      = "%s\u00a0: ce document n’est pas approuvé tacitement."
	msgCode             = "Ce code n’est pas complet\u00a0: il compte 26 lettres et chiffres, imprimés au bas de chaque page."
	msgProseLong        = "Ce texte est trop long\u00a0: 20\u202f000 caractères au plus. Joignez le reste en annexe."
)

// Signatures.
const (
	msgSignOtherText  = "Le texte a changé depuis que vous l’avez lu. Relisez-le avant de signer\u00a0: rien n’a été signé."
	msgSignConfirm    = "Cochez la case pour confirmer que vous signez ce document."
	msgSignLogin      = "Votre connexion date d’un autre jour. Reconnectez-vous, puis signez\u00a0: rien n’a été signé."
	msgSignDelegation = "Indiquez l’acte qui vous donne délégation pour signer à la place de la présidence."
	msgPaperDate      = "Indiquez le jour où le document a été signé sur papier."
	msgPaperNames     = "Indiquez qui a signé sur papier."
	msgPaperKept      = "Indiquez où l’original est conservé."
	msgPaperScan      = "Joignez la numérisation du document signé."
)

// Label is the kind as titles name it.
func (k MinutesKind) Label() string {
	switch k {
	case DecisionLog:
		return "Relevé de décisions"
	case SummaryMinutes:
		return "Compte rendu"
	case FullMinutes:
		return "Procès-verbal"
	case Erratum:
		return "Erratum"
	case PublicExtract:
		return "Extrait public"
	}
	return ""
}

// Hint says what a long document holds.
func (k MinutesKind) Hint() string {
	if k == FullMinutes {
		return "Le récit qui fait foi\u00a0: projets, votes nommés, désaccords inscrits."
	}
	return "La synthèse des échanges, point par point."
}

// lower is the kind inside a sentence.
func (k MinutesKind) lower() string { return strings.ToLower(k.Label()) }

// Label is the state in one word.
func (s MinutesState) Label() string {
	switch s {
	case MinutesDraft:
		return "Projet"
	case MinutesCirculated:
		return "En circulation"
	case MinutesApproved:
		return "Approuvé"
	case MinutesSigned:
		return "Signé"
	case MinutesToSeal:
		return "À sceller"
	case MinutesSealed:
		return "Scellé"
	case MinutesSuperseded:
		return "Remplacé"
	}
	return ""
}

// Words says how minutes were approved.
func (a MinutesApproval) Words() string {
	switch {
	case a.Mode == TacitApproval:
		return "Approuvé tacitement le " + a.On.French() + ", faute de remarque dans le délai prévu."
	case a.Decision != "":
		return "Approuvé en séance le " + a.On.French() + " (décision " + a.Decision + ")."
	}
	return "Approuvé en séance le " + a.On.French() + "."
}

// Words names a document in a sentence: « le relevé de décisions de la séance
// n° 2 du 3 décembre 2026 (Comité stratégique, Sicoval) ».
func (h MinutesHeader) Words() string {
	article := "le "
	if h.Kind == Erratum || h.Kind == PublicExtract {
		article = "l’"
	}
	name := h.Name()
	if name != "" {
		name = strings.ToLower(name[:1]) + name[1:]
	}
	return fmt.Sprintf("%s%s de la séance n°\u00a0%d du %s (%s, %s)",
		article, name, h.Meeting, h.Day.French(), h.Body, h.Coordination)
}

// Quality is how someone says in what quality they sign: « en qualité de
// présidente ». The feminine or the masculine is that of their function; when
// the function does not tell, the words avoid both.
func (s Signatory) Quality() string {
	switch s.Capacity {
	case AsChair:
		return gendered(s.Function, "en qualité de président", "en qualité de présidente", "au titre de la présidence de séance")
	case AsViceChair:
		words := gendered(s.Function, "en qualité de vice-président", "en qualité de vice-présidente", "au titre de la vice-présidence")
		return words + ", par délégation"
	case AsSecretary:
		return "en qualité de secrétaire de séance"
	}
	return "en qualité de membre"
}

// Quality is that of the signatory at the time of the signature.
func (s Signature) Quality() string {
	return Signatory{Capacity: s.Capacity, Function: s.Function}.Quality()
}

// Statement is what someone declares by signing.
func (s Signatory) Statement(document, contentHash string) string {
	by := s.Quality()
	if s.Delegation != "" {
		by += " (" + s.Delegation + ")"
	}
	return fmt.Sprintf("Je, %s, signe %s %s, dont l’empreinte SHA-256 est %s. J’ai lu ce document et j’en confirme le contenu.",
		s.Name, by, document, contentHash)
}

// gendered chooses words by the first word of a function.
func gendered(function, he, she, neither string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(strings.ToLower(function), "la "), " ")
	first = strings.TrimRight(first, ",;")
	switch {
	case endsWith(first, "trice", "présidente", "préfète", "ère", "euse", "ée", "ue", "ointe", "cheffe", "gente", "sidente"):
		return she
	case endsWith(first, "teur", "président", "préfet", "er", "é", "élu", "oint", "chef", "gent"):
		return he
	}
	return neither
}

func endsWith(word string, ends ...string) bool {
	for _, end := range ends {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// Level says in words what the identity provider vouched for at this login.
// What it did not say is not guessed.
func (s Signature) Level() string {
	level, factors := strings.CutSuffix(s.ACR, "-mfa")
	words := ""
	switch level {
	case "":
		return "niveau de garantie non communiqué par le fournisseur d’identité"
	case "eidas0":
		words = "identité déclarée, sans niveau eIDAS"
	case "eidas1":
		words = "niveau eIDAS faible"
	case "eidas2":
		words = "niveau eIDAS substantiel"
	case "eidas3":
		words = "niveau eIDAS élevé"
	default:
		return "niveau annoncé par le fournisseur d’identité\u00a0: " + s.ACR
	}
	if factors {
		words += ", avec un second facteur"
	}
	return words + " (" + s.ACR + ")"
}

// momentWords writes a day and an hour: « jeudi 3 décembre 2026 à 14 h 05 ».
func momentWords(t time.Time) string {
	days := [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}
	return days[t.Weekday()] + " " + DateOf(t, t.Location()).French() + " à " + hourWords(t)
}

func hourWords(t time.Time) string {
	if t.Minute() == 0 {
		return fmt.Sprintf("%d\u00a0h", t.Hour())
	}
	return fmt.Sprintf("%d\u00a0h\u00a0%02d", t.Hour(), t.Minute())
}

// Label is the verdict in one big word.
func (v Verdict) Label() string {
	switch v {
	case Authentic:
		return "Authentique"
	case Replaced:
		return "Remplacé"
	case Modified:
		return "Modifié"
	case Unknown:
		return "Inconnu"
	}
	return ""
}
