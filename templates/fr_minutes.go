package templates

import (
	"strings"

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

func dueWords(d governance.Date) string {
	if d == "" {
		return ""
	}
	return d.French()
}
