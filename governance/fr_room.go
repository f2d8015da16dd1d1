package governance

import "fmt"

// The room of a meeting, said to the person.
const (
	msgNotConvened       = "La séance n’est pas convoquée\u00a0: envoyez d’abord la convocation."
	msgNotSuspended      = "La séance n’est pas suspendue."
	msgRoomNotOpen       = "La séance n’est pas ouverte\u00a0: les présences et les votes s’enregistrent en séance."
	msgRoomSuspended     = "La séance est suspendue\u00a0: reprenez-la d’abord."
	msgRoomClosed        = "La séance est close\u00a0: rien ne s’y ajoute plus. Une erreur se corrige par un erratum au compte rendu."
	msgRoomCancelled     = "La séance est annulée."
	msgInFuture          = "Cette heure n’est pas encore passée."
	msgHourMissing       = "Indiquez l’heure\u00a0: cette séance est saisie a posteriori."
	msgBeforeOpening     = "Indiquez une heure à partir de l’ouverture de la séance."
	msgItemTitle         = "Indiquez l’intitulé du point."
	msgItemKind          = "Choisissez information, débat ou décision."
	msgNoSessionDecision = "Le règlement intérieur ne permet pas de décider d’un point ajouté en séance\u00a0: inscrivez-le pour information ou débat."
	msgChairAccepts      = "Un point ne s’ajoute en séance qu’avec l’accord de la présidence\u00a0: cochez la case si elle l’a donné."

	msgNoMandateToday  = "Cette personne n’a pas de mandat sur ce siège le jour de la séance."
	msgQualifiedAbsent = "Ce siège est celui d’une personnalité qualifiée, qui ne peut pas être suppléée (CRPA, art. R133-3)."
	msgThereAlready    = "Cette personne est déjà présente sur ce siège."
	msgSeatTaken       = "Quelqu’un d’autre occupe déjà ce siège\u00a0: enregistrez d’abord son départ."
	msgOnOtherSeat     = "Cette personne est déjà présente au titre d’un autre siège."
	msgLeftAlready     = "Ce départ est déjà enregistré."
	msgLeftBefore      = "Le départ précède l’arrivée."

	msgNoQuorum = "Le quorum n’est pas atteint, aucune décision ne peut être prise. %s."

	msgNoProxies       = "Le règlement intérieur ne prévoit pas de pouvoir."
	msgProxyGiver      = "Choisissez un siège pourvu, avec voix délibérative."
	msgProxyBearer     = "Choisissez un membre qui vote dans cette instance."
	msgProxyItself     = "On ne se donne pas pouvoir à soi-même."
	msgProxyPresent    = "Ce siège est occupé en séance, par son titulaire ou sa suppléance\u00a0: un pouvoir se donne quand on est absent."
	msgProxyBearerAway = "Cette personne n’est pas présente\u00a0: un pouvoir se donne à un membre qui siège."
	msgProxyGiven      = "Un pouvoir est déjà donné pour ce siège\u00a0: retirez-le d’abord."
	msgProxyChain      = "Ce membre a lui-même donné pouvoir\u00a0: choisissez-en un autre."
	msgProxyBears      = "Ce siège porte le pouvoir d’un autre\u00a0: faites d’abord retirer ce pouvoir."
	msgProxyFull       = "Ce membre ne peut pas porter plus de pouvoirs (%d au plus, selon le règlement intérieur)."
)

// Ballots, said to the person.
const (
	msgBallotKind      = "Choisissez comment voter."
	msgMotionMissing   = "Écrivez le texte mis aux voix\u00a0: c’est lui que la décision gardera."
	msgNoVoice         = "Personne ne peut voter\u00a0: enregistrez d’abord les présences."
	msgBallotClosed    = "Le scrutin est clos\u00a0: ce vote arrive trop tard, il n’est pas compté."
	msgBallotByHand    = "Ce scrutin se compte sans nom\u00a0: seuls ses totaux s’enregistrent."
	msgChoice          = "Choisissez pour, contre, abstention ou ne prend pas part au vote."
	msgVoteAside       = "Ce siège se déporte sur ce point\u00a0: il ne vote pas."
	msgVoteAway        = "Ce siège ne vote pas maintenant\u00a0: personne n’y est présent ni représenté."
	msgVoteOther       = "Vous ne pouvez voter que pour votre siège, ou pour celui dont vous portez le pouvoir."
	msgVotedAlready    = "Ce siège a déjà voté (%s). Une erreur se corrige avant la clôture, auprès du secrétariat de séance."
	msgCountNegative   = "Un nombre de voix ne peut pas être négatif."
	msgCountTooMany    = "%d voix comptées pour %d présentes ou représentées\u00a0: recomptez."
	msgCountTied       = "Les voix sont à égalité\u00a0: indiquez ce qu’a voté la présidence, dont la voix est prépondérante."
	msgNobodyVoted     = "Aucune voix n’est enregistrée\u00a0: le scrutin ne peut pas être clos. Vous pouvez l’abandonner."
	msgBallotStillOpen = "Un scrutin est encore ouvert\u00a0: fermez-le ou abandonnez-le d’abord."
	msgDecisionMissing = "Un texte adopté n’est pas encore devenu une décision\u00a0: enregistrez-la avant de clore la séance."
	msgNotAdopted      = "Ce texte n’est pas adopté."
	msgVotedAgain      = "Ce point a fait l’objet d’un autre vote depuis\u00a0: c’est le dernier qui compte."
	msgDueBefore       = "L’échéance précède la décision."
	msgNotOwner        = "Seules la personne responsable de la décision et la coordination peuvent dire où elle en est."
	msgDecisionStatus  = "Choisissez en cours, réalisée, remplacée ou abandonnée."
)

// Sentence is the quorum as the banner says it.
func (q Quorum) Sentence() string {
	switch {
	case !q.Asked:
		return fmt.Sprintf("%s sur %d. Le règlement intérieur ne demande pas de quorum", q.there(), q.Base)
	case q.Waived:
		return fmt.Sprintf("%s sur %d. Seconde convocation sur le même ordre du jour\u00a0: aucun quorum n’est requis", q.there(), q.Base)
	case q.Met():
		return q.colleges(fmt.Sprintf("Quorum atteint\u00a0: %s sur %d (%d\u00a0requis)", q.there(), q.Base, q.Required))
	}
	return q.colleges(fmt.Sprintf("Il manque %d\u00a0voix\u00a0: %s sur %d (%d\u00a0requis)", q.Missing(), q.there(), q.Base, q.Required))
}

func (q Quorum) there() string {
	if q.Reached() < 2 {
		return fmt.Sprintf("%d\u00a0membre présent ou représenté", q.Reached())
	}
	return fmt.Sprintf("%d\u00a0membres présents ou représentés", q.Reached())
}

// Label is the kind of ballot as lists name it.
func (k BallotKind) Label() string {
	switch k {
	case PublicBallot:
		return "Scrutin public"
	case ShowOfHands:
		return "À main levée"
	case SecretBallot:
		return "Scrutin secret"
	case ConsensusBallot:
		return "Consensus"
	}
	return ""
}

// Label is the choice as sentences name it.
func (c Choice) Label() string {
	switch c {
	case VoteFor:
		return "pour"
	case VoteAgainst:
		return "contre"
	case VoteAbstain:
		return "abstention"
	case VoteNone:
		return "ne prend pas part au vote"
	}
	return ""
}

// Label is the status of a decision as lists name it.
func (s DecisionStatus) Label() string {
	switch s {
	case DecisionOpen:
		return "En cours"
	case DecisionDone:
		return "Réalisée"
	case DecisionReplaced:
		return "Remplacée"
	case DecisionCancelled:
		return "Abandonnée"
	}
	return ""
}

// Result is a closed ballot in a sentence.
func (b Ballot) Result() string {
	switch {
	case b.ClosedAt.IsZero():
		return ""
	case b.Adopted == nil:
		return "Scrutin abandonné\u00a0: rien n’est décidé."
	case b.Kind == ConsensusBallot && *b.Adopted:
		return "Adopté par consensus\u00a0: personne ne s’y oppose."
	case b.Kind == ConsensusBallot:
		return "Pas de consensus. Objection\u00a0: " + b.Objections
	}
	words := "Adopté"
	if !*b.Adopted {
		words = "Rejeté"
	}
	words += "\u00a0: " + b.Counts()
	if b.Casting {
		words += ", par la voix prépondérante de la présidence"
	}
	return words + "."
}

// Counts are the voices of a ballot in words.
func (b Ballot) Counts() string {
	if b.Kind == ConsensusBallot {
		return "consensus"
	}
	words := fmt.Sprintf("%d\u00a0pour, %d\u00a0contre, %s", b.VotesFor, b.VotesAgainst, many(b.Abstentions, "abstention"))
	if b.NotVoting > 0 {
		verb := "ne prend pas part au vote"
		if b.NotVoting > 1 {
			verb = "ne prennent pas part au vote"
		}
		words += fmt.Sprintf(", %d\u00a0%s", b.NotVoting, verb)
	}
	if b.Weighted {
		words += " (voix pondérées par collège)"
	}
	return words
}

func many(n int, noun string) string {
	if n > 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d\u00a0%s", n, noun)
}

// VoteWords are what the rule set says of quorum, proxies and majorities.
func (r RuleSet) VoteWords() []string {
	words := []string{r.Quorum.words()}
	switch {
	case r.MaxProxies == 0:
		words = append(words, "Pas de pouvoir.")
	case r.Quorum.Proxies:
		words = append(words, fmt.Sprintf("%s au plus par membre présent. Les pouvoirs comptent dans le quorum.", many(r.MaxProxies, "pouvoir")))
	default:
		words = append(words, fmt.Sprintf("%s au plus par membre présent. Les pouvoirs ne comptent pas dans le quorum.", many(r.MaxProxies, "pouvoir")))
	}
	if r.Consensus {
		words = append(words, "Les décisions sont prises par consensus, sauf si un vote est demandé.")
	}
	if r.Majority == MajorityOfPresent {
		words = append(words, "Majorité\u00a0: plus de la moitié des membres présents ou représentés.")
	} else {
		words = append(words, "Majorité des suffrages exprimés\u00a0: plus de pour que de contre, sans compter les abstentions.")
	}
	if r.CastingVote {
		words = append(words, "En cas de partage, la voix de la présidence est prépondérante, sauf au scrutin secret.")
		if r.SecretCasting {
			words[len(words)-1] = "En cas de partage, la voix de la présidence est prépondérante."
		}
	}
	if r.Weights.Any() {
		words = append(words, r.sayWeights())
	}
	if r.RecusalShrinksBase {
		words = append(words, "Un membre qui se déporte n’entre pas dans la base du quorum.")
	}
	return words
}

func (q QuorumRule) words() string {
	if !q.Required {
		return "Aucun quorum."
	}
	seats := "des sièges pourvus"
	if q.VacantSeats {
		seats = "des sièges, vacants compris"
	}
	if q.PerCollege {
		seats += ", dans chaque collège"
	}
	fraction := fmt.Sprintf("%d/%d", q.Numerator, q.Denominator)
	if q.Numerator == 1 && q.Denominator == 2 {
		fraction = "la moitié"
	}
	if q.MoreThan {
		return fmt.Sprintf("Quorum\u00a0: plus de %s %s.", fraction, seats)
	}
	return fmt.Sprintf("Quorum\u00a0: au moins %s %s.", fraction, seats)
}
