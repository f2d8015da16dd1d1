package governance

import (
	"fmt"
	"strings"
)

// RuleSentence is one rule in words, under its subject.
type RuleSentence struct{ Subject, Text string }

// Label is the profile as the pages name it.
func (p Profile) Label() string {
	switch p {
	case Concertation:
		return "Concertation"
	case CRPA:
		return "Commission administrative (CRPA, art. R133-3 et suivants)"
	case CGCT:
		return "Assemblée délibérante (CGCT, art. L2121-15 et suivants)"
	}
	return ""
}

// Hint says whom a profile suits.
func (p Profile) Hint() string {
	switch p {
	case Concertation:
		return "Pour un lieu d’échange et d’accord\u00a0: pas de quorum, on décide par consensus."
	case CRPA:
		return "Pour une instance consultative qui vote\u00a0: quorum de la moitié, un pouvoir par titulaire, voix prépondérante."
	case CGCT:
		return "Pour suivre les usages d’un conseil\u00a0: majorité des membres en exercice, pouvoirs hors quorum, votes nommés."
	}
	return ""
}

// Label is the fraction of a quorum as the pages name it.
func (q QuorumRule) Label() string {
	switch q.Key() {
	case "none":
		return "Aucun quorum"
	case "1/3":
		return "Au moins le tiers"
	case "1/2":
		return "Au moins la moitié"
	case "more-1/2":
		return "Plus de la moitié"
	case "2/3":
		return "Au moins les deux tiers"
	case "3/4":
		return "Au moins les trois quarts"
	}
	if q.MoreThan {
		return fmt.Sprintf("Plus de %d/%d", q.Numerator, q.Denominator)
	}
	return fmt.Sprintf("Au moins %d/%d", q.Numerator, q.Denominator)
}

// Label is the basis of a majority as the pages name it.
func (m MajorityBasis) Label() string {
	if m == MajorityOfPresent {
		return "Plus de la moitié des présents et représentés\u00a0: s’abstenir pèse contre"
	}
	return "Plus de voix pour que de voix contre\u00a0: les abstentions ne comptent pas"
}

// Sentences says every rule in words, in the order of a meeting.
func (r RuleSet) Sentences() []RuleSentence {
	return []RuleSentence{
		{"Convocation", r.sayNotice()},
		{"Quorum", r.sayQuorum()},
		{"Sans quorum", r.saySecond()},
		{"Pouvoirs", r.sayProxies()},
		{"Manière de décider", r.sayConsensus()},
		{"Voix", r.sayWeights()},
		{"Majorité", r.Majority.Label() + "."},
		{"Partage des voix", r.sayCasting()},
		{"Déports", r.sayRecusals()},
		{"Points ajoutés en séance", r.saySession()},
		{"Document de séance", r.sayLong()},
		{"Approbation", r.sayMinutes()},
		{"Noms des votants", r.sayNames()},
	}
}

func (r RuleSet) sayNotice() string {
	if r.NoticeDays == 0 {
		return "La convocation peut partir le jour même."
	}
	return fmt.Sprintf("La convocation part au moins %s avant la séance. Un délai plus court demande un motif d’urgence, repris au compte rendu.", days(r.NoticeDays))
}

func (r RuleSet) sayQuorum() string {
	if !r.Quorum.Required {
		return "Aucun quorum n’est demandé\u00a0: on décide quel que soit le nombre de présents."
	}
	base, proxies := "sièges délibératifs pourvus", "les pouvoirs ne comptent pas"
	if r.Quorum.VacantSeats {
		base = "sièges délibératifs, vacants compris"
	}
	if r.Quorum.Proxies {
		proxies = "les pouvoirs comptent"
	}
	if r.Quorum.PerCollege {
		base += ", dans l’ensemble et dans chaque collège"
	}
	fraction := strings.ToLower(r.Quorum.Label()[:1]) + r.Quorum.Label()[1:]
	return fmt.Sprintf("Pour décider, il faut %s des %s, sur place ou à distance\u00a0; %s.", fraction, base, proxies)
}

func (r RuleSet) saySecond() string {
	switch {
	case !r.Quorum.Required:
		return "Sans objet."
	case r.SecondConvocation:
		return "Une seconde convocation sur le même ordre du jour permet de décider sans condition de quorum."
	}
	return "La décision est reportée\u00a0: une seconde convocation demande le même quorum."
}

func (r RuleSet) sayProxies() string {
	switch r.MaxProxies {
	case 0:
		return "On ne peut pas donner pouvoir."
	case 1:
		return "Un titulaire absent peut donner pouvoir\u00a0; personne n’en porte plus d’un."
	}
	return fmt.Sprintf("Un titulaire absent peut donner pouvoir\u00a0; personne n’en porte plus de %d.", r.MaxProxies)
}

func (r RuleSet) sayConsensus() string {
	if r.Consensus {
		return "Les décisions se prennent par consensus\u00a0; un vote a lieu si quelqu’un le demande."
	}
	return "Les décisions se prennent par un vote\u00a0; le consensus peut être constaté."
}

func (r RuleSet) sayCasting() string {
	switch {
	case !r.CastingVote:
		return "À égalité, la proposition est rejetée."
	case r.SecretCasting:
		return "À égalité, la voix de la présidence est prépondérante, même au scrutin secret."
	}
	return "À égalité, la voix de la présidence est prépondérante, sauf au scrutin secret."
}

func (r RuleSet) sayRecusals() string {
	if r.RecusalShrinksBase {
		return "Qui se déporte ne vote pas, et ne compte plus dans le quorum de cette décision."
	}
	return "Qui se déporte ne vote pas\u00a0; tant qu’il reste en séance, il compte dans le quorum."
}

func (r RuleSet) saySession() string {
	if r.SessionDecisions {
		return "La présidence peut accepter un point ajouté en séance, et une décision peut y être prise."
	}
	return "La présidence peut accepter un point ajouté en séance, sans qu’une décision y soit prise."
}

func (r RuleSet) sayMinutes() string {
	if r.TacitApproval {
		return fmt.Sprintf("Les participants ont %s pour faire part de leurs réserves\u00a0; sans réserve, le %s est approuvé.", days(r.ReservationDays), r.LongMinutes().lower())
	}
	return fmt.Sprintf("Les participants ont %s pour faire part de leurs réserves\u00a0; le %s est approuvé à la séance suivante.", days(r.ReservationDays), r.LongMinutes().lower())
}

func (r RuleSet) sayLong() string {
	if r.LongMinutes() == FullMinutes {
		return "Outre le relevé de décisions, un procès-verbal\u00a0: présents, quorum, projets, votes nommés, teneur des échanges, désaccords demandés à l’inscription."
	}
	return "Outre le relevé de décisions, un compte rendu\u00a0: la synthèse des échanges, point par point."
}

func (r RuleSet) sayNames() string {
	if r.NamesVoters() {
		return "Le " + r.LongMinutes().lower() + " dit qui a voté quoi dans un scrutin public."
	}
	return "Le " + r.LongMinutes().lower() + " donne les totaux, sans dire qui a voté quoi."
}
