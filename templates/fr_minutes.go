package templates

import (
	"strings"
	"time"

	"ctin/governance"
)

// Parts of minutes, in the order of the usual table of contents.
const (
	partDecisions    = "Décisions"
	partCalled       = "Séance et convocation"
	partAttendance   = "Présences"
	partQuorum       = "Quorum"
	partAgenda       = "Ordre du jour et échanges"
	partReservations = "Réserves et désaccords demandés à l’inscription"
	partMoney        = "Engagements financiers au "
	partShares       = "Affectations et reste à financer"
	partProgress     = "Avancement du plan d’action"
	partTasks        = "Actions à mener"
	partNext         = "Prochaine séance"
	partAnnexes      = "Annexes"
	partApproval     = "Approbation"
	partProof        = "Signatures et preuve"

	toSign     = "À signer"
	noDecision = "Aucune décision n’a été prise pendant cette séance."
)

// Lists of people, in the masculine plural that covers everyone.
const (
	listPresent     = "Présents"
	listRemote      = "Présents à distance"
	listRepresented = "Représentés"
	listExcused     = "Excusés"
	listAbsent      = "Absents"
	listGuests      = "Invités et voix consultatives"
	listProxies     = "Pouvoirs"
)

// meetingNumber comes before the number of a meeting.
const meetingNumber = "séance n°" + nbsp

// Names of facts.
const (
	factOpened      = "Ouverture"
	factClosed      = "Clôture"
	factSuspended   = "Suspension"
	factPlace       = "Lieu"
	factModality    = "Modalité"
	factChair       = "Présidence"
	factSecretary   = "Secrétariat de séance"
	factConvocation = "Convocation"
	factUrgency     = "Motif d’urgence"
	factDocuments   = "Documents"
	factQuorum      = "Quorum"
	factAmounts     = "Montants à cette date"
	factRecusals    = "Déport"
	factOwner       = "Responsable"
	factDue         = "Échéance"
	factCash        = "Numéraire"
	factInKind      = "Contributions en nature valorisées"
	factTogether    = "Ensemble des annonces"
	factPool        = "Fonds commun restant à affecter"
	factHash        = "Empreinte SHA-256 du contenu"
	factVerify      = "Adresse de vérification"
	factCode        = "Code de vérification"
	factReading     = "Page accessible"
	factSignedAt    = "Signé le"
	factLogin       = "Connexion du"
	factIssuer      = "Identité attestée par"
	factRecord      = "Empreinte de l’enregistrement"
	headVerify      = "Vérifier ce document"
	headOnPaper     = "Signé sur papier"
	sealCaption     = "Cachet électronique de l’organisation" + nbsp + ": "
	sealOfDemo      = "Cachet électronique (certificat de démonstration)"
)

// Columns.
const (
	colPerson          = "Nom et fonction"
	colOrganization    = "Organisation"
	colCollege         = "Collège"
	colVoice           = "Voix"
	colCode            = "Code"
	colAction          = "Action"
	colLead            = "Pilote"
	colState           = "État"
	colPercent         = "Avancement"
	colBlocker         = "Point de blocage"
	colWhat            = "Quoi"
	colOwner           = "Qui"
	colDue             = "Pour quand"
	colDecision        = "Décision"
	colFunder          = "Financeur"
	colScheme          = "Dispositif"
	colAnnounced       = "Annoncé (€)"
	colFirm            = "Ferme (€)"
	colTotal           = "Total"
	colTotalCash       = "Total en numéraire"
	colSource          = "Origine"
	colAmount          = "Montant (€)"
	colCost            = "Coût (€)"
	colGap             = "Reste (€)"
	captionAllocations = "Affectations du fonds commun"
	captionGaps        = "Reste à financer par action"
	inKindMark         = " (en nature)"
)

func minutesSubtitle(h governance.MinutesHeader) string {
	return h.Body + ", " + meetingNumber + Number(h.Meeting) + " du " + civil(h.Day)
}

func minutesRunning(h governance.MinutesHeader) string {
	version := "version interne"
	if h.Public {
		version = "version publique"
	}
	return h.Title + ", " + meetingNumber + Number(h.Meeting) + ", édition " + Number(h.Edition) + ", " + version
}

// minutesTag is the state of a document in a word: one whose text is arrested
// is no longer a draft.
func minutesTag(s governance.MinutesState, frozen bool) Tag {
	if s == governance.MinutesDraft && frozen {
		return Tag{toSign, "accent"}
	}
	switch s {
	case governance.MinutesSigned, governance.MinutesToSeal, governance.MinutesSealed:
		return Tag{s.Label(), "good"}
	case governance.MinutesSuperseded:
		return Tag{s.Label(), "accent"}
	}
	return Tag{s.Label(), "neutral"}
}

func minutesNotices(c governance.MinutesContent, e MinutesEvidence) []string {
	var notices []string
	if c.RecordedLater {
		notice := "Saisi a posteriori."
		if c.RecordedLaterOn != nil {
			notice = "Saisi a posteriori, le " + c.RecordedLaterOn.Local + "."
		}
		notices = append(notices, notice)
	}
	if c.Header.Public {
		notices = append(notices, "Extrait destiné au public"+nbsp+": ce document ne reprend pas tout ce qui est consigné.")
	}
	notices = append(notices, e.Errata...)
	if e.ContentHash == "" {
		notices = append(notices, "Projet"+nbsp+": ce texte peut encore changer, et n’est signé de personne.")
	}
	return notices
}

func minutesFacts(h governance.MinutesHeader) []Row {
	rows := some(Row{Label: factOpened, Value: h.Opened.Local}, Row{Label: factClosed, Value: h.Closed.Local})
	for _, s := range h.Suspensions {
		rows = append(rows, Row{Label: factSuspended, Value: "de " + s.From.Local + " à " + s.To.Local})
	}
	return append(rows, some(Row{Label: factPlace, Value: h.Place}, Row{Label: factModality, Value: h.Modality})...)
}

func minutesFoot(e MinutesEvidence) []string {
	if e.ContentHash == "" {
		return []string{"Projet, sans valeur."}
	}
	var lines []string
	if e.Verify != "" {
		lines = append(lines, "Vérifier"+nbsp+": "+strings.Join(nonEmpty(e.Verify, governance.PrintedCode(e.Code)), ", code"+nbsp))
	}
	if e.Reading != "" {
		lines = append(lines, "Version accessible"+nbsp+": "+e.Reading)
	}
	if e.Retention != "" {
		lines = append(lines, "Durée de conservation"+nbsp+": "+e.Retention)
	}
	return lines
}

// quorumWords is the sentence that the room showed.
func quorumWords(q governance.MinutesQuorum) string {
	switch {
	case q.Required == 0 && !q.Waived:
		return "Aucun quorum n’est requis" + nbsp + ": " + membersWords(q) + "."
	case q.Met:
		return "Quorum atteint" + nbsp + ": " + requiredWords(q) + "."
	case q.Waived:
		return "Seconde convocation, sans condition de quorum" + nbsp + ": " + requiredWords(q) + "."
	}
	return "Quorum non atteint" + nbsp + ": " + requiredWords(q) + "."
}

// momentQuorum is the quorum when a decision was taken, beside its name.
func momentQuorum(q governance.MinutesQuorum) string {
	switch {
	case q.Required == 0 && !q.Waived:
		return "Non requis" + nbsp + ": " + membersWords(q)
	case q.Met:
		return "Atteint" + nbsp + ": " + requiredWords(q)
	case q.Waived:
		return "Seconde convocation, sans condition" + nbsp + ": " + requiredWords(q)
	}
	return "Non atteint" + nbsp + ": " + requiredWords(q)
}

func requiredWords(q governance.MinutesQuorum) string {
	return membersWords(q) + " (" + Number(q.Required) + nbsp + "requis)"
}

func membersWords(q governance.MinutesQuorum) string {
	return Plural(q.Reached, "membre présent ou représenté", "membres présents ou représentés") + " sur " + Number(q.Base)
}

// resultWords tells the result of a vote: totals always, names never.
func resultWords(d governance.MinutesDecision) string {
	result := map[string]string{"adopted": "Adoptée", "rejected": "Rejetée", "postponed": "Reportée"}[d.Result]
	if d.Ballot == governance.ConsensusBallot && d.Result == "rejected" {
		return noConsensus + d.Objection + "."
	}
	if d.Ballot == governance.ConsensusBallot {
		return result + " par consensus."
	}
	words := result + nbsp + ": " + Number(d.For) + nbsp + "pour, " + Number(d.Against) + nbsp + "contre, " +
		Plural(d.Abstain, "abstention", "abstentions")
	if d.NotVoting > 0 {
		words += ", " + Number(d.NotVoting) + nbsp + "sans prendre part au vote"
	}
	words += " (" + strings.Join(nonEmpty(ballotWords(d.Ballot), strings.ToLower(d.Majority)), ", ") + ")."
	if d.CastingVote {
		words += " La voix de la présidence, prépondérante, a départagé les votes."
	}
	return words
}

func ballotWords(b governance.BallotKind) string {
	return map[governance.BallotKind]string{
		governance.PublicBallot: "scrutin public", governance.SecretBallot: "scrutin secret", governance.ShowOfHands: "à main levée",
	}[b]
}

func votersFacts(votes []governance.MinutesVote) []Row {
	var rows []Row
	for _, choice := range []struct {
		code  governance.Choice
		label string
	}{
		{governance.VoteFor, "Pour"},
		{governance.VoteAgainst, "Contre"},
		{governance.VoteAbstain, "Abstention"},
		{governance.VoteNone, "Sans prendre part au vote"},
	} {
		var names []string
		for _, v := range votes {
			if v.Choice == choice.code {
				names = append(names, voterWords(v))
			}
		}
		if len(names) > 0 {
			rows = append(rows, Row{Label: choice.label, Value: strings.Join(names, nnbsp+"; ")})
		}
	}
	return rows
}

func voterWords(v governance.MinutesVote) string {
	words := strings.Join(nonEmpty(v.Name, v.Organization), ", ")
	if v.Bearer != "" {
		words += ", par pouvoir à " + v.Bearer
	}
	return words
}

func recusalsWords(recusals []governance.MinutesRecusal) string {
	var words []string
	for _, r := range recusals {
		line := strings.Join(nonEmpty(r.Name, r.Organization), ", ")
		if r.Reason != "" {
			line += nbsp + ": " + r.Reason
		}
		words = append(words, line)
	}
	return strings.Join(words, "\n")
}

func amountsWords(amounts []governance.MinutesAmount) string {
	var lines []string
	for _, a := range amounts {
		line := a.Label + nbsp + ": " + Euros(a.Amount)
		nature := ""
		if a.InKind {
			nature = "en nature"
		}
		if notes := nonEmpty(nature, a.State); len(notes) > 0 {
			line += " (" + strings.Join(notes, ", ") + ")"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func personWords(p *governance.MinutesPerson) string {
	if p == nil {
		return ""
	}
	return strings.Join(nonEmpty(p.Name, p.Function, p.Organization), ", ")
}

func alternateWords(p governance.MinutesPerson) string {
	if p.Alternate == "" {
		return ""
	}
	return "supplée " + p.Alternate
}

// movesWords tells who came late, left or came back.
func movesWords(moves []governance.MinutesMove) string {
	var words []string
	for i, m := range moves {
		switch {
		case !m.In:
			words = append(words, "départ à "+m.At.Local)
		case i == 0:
			words = append(words, "arrivée à "+m.At.Local)
		default:
			words = append(words, "retour à "+m.At.Local)
		}
	}
	return strings.Join(words, ", ")
}

func voiceWords(voting bool) string {
	if voting {
		return "Délibérative"
	}
	return "Consultative"
}

func countsFacts(c governance.MinutesCounts) []Row {
	return []Row{
		{Label: listPresent, Value: Number(c.Present)},
		{Label: listRemote, Value: Number(c.Remote)},
		{Label: listRepresented, Value: Number(c.Represented)},
		{Label: listProxies, Value: Number(c.Proxies)},
		{Label: listExcused, Value: Number(c.Excused)},
		{Label: listAbsent, Value: Number(c.Absent)},
		{Label: listGuests, Value: Number(c.Guests)},
	}
}

func proxiesWords(proxies []governance.MinutesProxy) []string {
	var lines []string
	for _, p := range proxies {
		line := strings.Join(nonEmpty(p.Giver, p.GiverOrganization), ", ") + nbsp + ": pouvoir à " +
			strings.Join(nonEmpty(p.Bearer, p.BearerOrganization), ", ")
		if p.Item > 0 {
			line += ", pour le point" + nbsp + Number(p.Item)
		}
		if p.Ended != nil {
			line += ", jusqu’à " + p.Ended.Local
		}
		lines = append(lines, line)
	}
	return lines
}

// convocationWords says whether the notice of the rule set was respected (C1).
func convocationWords(v governance.MinutesConvocation) string {
	words := "Envoyée le " + v.Sent.Local + ", " + Plural(v.Days, "jour", "jours") + " avant la séance"
	words += " (délai de " + Plural(v.Required, "jour", "jours")
	switch {
	case v.Days >= v.Required:
		words += " respecté)"
	case v.Urgency != "":
		words += " réduit pour urgence)"
	default:
		words += " non respecté)"
	}
	if v.Second {
		words += ". Seconde convocation sur le même ordre du jour"
	}
	return words + "."
}

func itemWords(i governance.MinutesItem) string {
	kind := map[governance.ItemKind]string{
		governance.ItemInformation: "Information", governance.ItemDebate: "Débat", governance.ItemDecision: "Décision",
	}[i.Kind]
	speaker, added, closed := "", "", ""
	if i.Speaker != "" {
		speaker = "présenté par " + i.Speaker
	}
	if i.Added {
		added = "ajouté en séance"
	}
	if i.Closed {
		closed = "à huis clos"
	}
	return strings.Join(nonEmpty(kind, speaker, added, closed), ", ")
}

func documentsWords(documents []governance.MinutesDocument) string {
	var names []string
	for _, d := range documents {
		names = append(names, d.Name)
	}
	return strings.Join(names, nnbsp+"; ")
}

func documentWords(d governance.MinutesDocument) string {
	words := d.Name
	if d.Item != 0 {
		words = "Point " + Number(d.Item) + nbsp + ": " + words
	}
	if d.Hash == "" {
		return words
	}
	return words + " (empreinte SHA-256" + nbsp + ": " + d.Hash + ")"
}

func natureWords(inKind bool) string {
	if inKind {
		return factInKind
	}
	return factCash
}

func stateWords(c governance.MinutesCommitment) string {
	if c.Unconfirmed {
		return c.State + ", à confirmer"
	}
	return c.State
}

func announcedWords(t governance.MinutesTotal) string {
	words := "annoncé " + Euros(t.Announced)
	if t.Unconfirmed > 0 {
		words += " (dont à confirmer " + Euros(t.Unconfirmed) + ")"
	}
	return words + ", ferme " + Euros(t.Firm)
}

func poolFacts(m governance.MinutesMoney) []Row {
	if m.Unallocated == 0 {
		return nil
	}
	return []Row{{Label: factPool, Value: Euros(m.Unallocated)}}
}

func remainingWords(c governance.Cents) string {
	return "Reste à financer (sur montants fermes)" + nbsp + ": " + Euros(c)
}

func percentWords(n int) string { return Number(n) + nbsp + "%" }

// signatureState says it when a signature does not hold (C9); that it holds is
// said by its being there.
func signatureState(valid bool) string {
	if valid {
		return ""
	}
	return "Signature invalide" + nbsp + ": le contenu ou l’enregistrement a changé."
}

func quoted(s string) string { return "«" + nbsp + s + nbsp + "»" }

// stampWords writes the instant of a record in both zones; what is no instant
// is shown as it is.
func stampWords(stamp string, zone *time.Location) string {
	at, err := time.Parse(time.RFC3339Nano, stamp)
	if err != nil {
		return stamp
	}
	return Moment(zone, at) + " (" + at.UTC().Format("2006-01-02 15:04:05") + nbsp + "UTC)"
}

func proofIntroduction(e MinutesEvidence) string {
	signed := "Chaque personne a signé en confirmant la déclaration reproduite sous son nom" + nbsp +
		": c’est une signature électronique simple au sens du règlement eIDAS (art." + nbsp + "25), " +
		"dont l’enregistrement est chaîné aux précédents."
	if e.OnPaper != nil {
		signed = "Ce document a été signé à la main, sur papier" + nbsp + ": ce n’est pas une signature électronique."
	}
	if e.Kind == governance.PublicExtract {
		return extractProof
	}
	if e.OnPaper != nil && e.OnPaper.Way == governance.Outside {
		signed = "Ce document a été signé dans un parapheur extérieur" + nbsp + ": le fichier qui en est revenu est joint, et sa signature se vérifie dans ce fichier."
	}
	if len(e.Signatures) == 0 && e.OnPaper == nil {
		signed = "Le texte est arrêté. Personne ne l’a encore signé."
	}
	return signed + "\nCe qui est signé est le contenu, désigné par son empreinte" + nbsp +
		": si un seul signe en changeait, les signatures seraient invalides. " +
		"La page accessible montre le même contenu."
}

func paperWords(p governance.PaperSignature) string {
	if p.Way == governance.Outside {
		return "Signature apposée dans un parapheur extérieur (" + p.Kept + ") le " + p.SignedOn.French() + " par " + strings.Join(p.Names, ", ") +
			". Empreinte SHA-256 du fichier joint" + nbsp + ": " + p.ScanHash + "."
	}
	return "Signé à la main le " + p.SignedOn.French() + " par " + strings.Join(p.Names, ", ") +
		". Original conservé" + nbsp + ": " + p.Kept + ". Empreinte SHA-256 de la numérisation" + nbsp + ": " + p.ScanHash + "."
}

func sealWords(e MinutesEvidence) string {
	if e.Sealer == "" {
		return ""
	}
	if e.Demo {
		return "Le cachet est de démonstration" + nbsp + ": il montre que le fichier n’a pas changé, et ne prouve pas d’où il vient."
	}
	return "Le cachet de " + e.Sealer + " garantit l’origine du fichier et son intégrité. Il n’est la signature d’aucune personne."
}

// insideSeal is what is written where the seal is drawn: whose it is, what it
// covers, where it is verified. Before everyone has signed, it says so.
func insideSeal(owner string, e MinutesEvidence) []string {
	switch {
	case e.Sealer == "":
		return nil
	case e.State == governance.MinutesDraft || e.State == governance.MinutesApproved:
		return []string{owner, "Le cachet sera apposé ici, une fois toutes les signatures données."}
	}
	return []string{
		owner,
		"Le cachet couvre le fichier entier" + nbsp + ": un seul octet changé le rompt.",
		"À vérifier sur " + e.Verify + ", ou dans le panneau des signatures de votre lecteur.",
	}
}

func dueWords(d governance.Date) string {
	if d == "" {
		return ""
	}
	return d.French()
}
