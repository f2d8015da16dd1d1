package handlers

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// Errata and extracts.
const (
	titleN            = " n°\u00a0"
	titleErratum      = "Joindre un erratum"
	textErratum       = "Un document scellé ne change plus. Un erratum s’y joint\u00a0: il dit le passage, ce qu’il faut lire et pourquoi. Les mêmes personnes le signent, puis il est scellé. Les deux documents restent valables et se lisent ensemble."
	labelPassage      = "Passage à rectifier"
	hintPassage       = "Par exemple «\u00a0Point 2, montant de l’affectation\u00a0»."
	labelInstead      = "Ce qu’il faut lire"
	hintInstead       = "Par exemple «\u00a0Au lieu de 25\u202f000\u00a0€, lire 20\u202f000\u00a0€.\u00a0»"
	labelReason       = "Motif"
	msgErratum        = "Joindre cet erratum"
	msgErratumMade    = "L’erratum est joint\u00a0: il est à signer par les mêmes personnes."
	msgErratumDrop    = "Abandonner cet erratum"
	msgErratumDropped = "L’erratum est abandonné."

	titleExtract       = "Publier un extrait"
	titleExtractPublic = "Extrait public"
	textExtract        = "L’extrait reprend le document sans adresses électroniques ni numéros de téléphone, sans les motifs de déport, et sans les points que vous écartez. Il dit de quel document il est tiré, par son empreinte."
	textExtractNext    = "Il est scellé et publié aussitôt, à une adresse ouverte à tous. Il remplace l’extrait précédent du même document. Vous pourrez le retirer."
	labelWithhold      = "Points à ne pas publier"
	hintWithhold       = "Leurs décisions et leurs suites ne figureront pas dans l’extrait. Les points tenus à huis clos n’y figurent jamais."
	labelVoters        = "Nommer les votants des scrutins publics"
	labelReservations  = "Reprendre les réserves et les désaccords"
	msgExtract         = "Publier cet extrait"
	msgPublished       = "L’extrait est scellé et publié."
	msgUnpublish       = "Retirer de la publication"
	msgUnpublished     = "L’extrait est retiré. Ce qui a été émis le reste, et la page de vérification dit qu’il est retiré."
	msgReplacedBy      = "Cet extrait est remplacé par un plus récent\u00a0: le lire."
	titlePublications  = "Publications"
	filePublic         = "extrait-public-"
	msgPublicPage      = "Voir la page publique"
)

// Signatures given out of here, and delegations.
const (
	titlePaper     = "Enregistrer une signature sur papier"
	textPaper      = "Imprimez le document, faites-le signer à la main, numérisez-le, puis joignez la numérisation. Le document sera scellé et dira «\u00a0signé sur papier\u00a0»\u00a0: ce n’est pas une signature électronique. Un document signé dans un parapheur extérieur se joint de même."
	labelWay       = "Comment le document a-t-il été signé\u202f?"
	wordOnPaper    = "À la main, sur papier"
	hintOnPaper    = "La numérisation est jointe, l’original est conservé."
	wordOutside    = "Dans un parapheur extérieur"
	hintOutside    = "Le PDF qui en revient est joint tel quel."
	labelSignedOn  = "Signé le"
	labelNames     = "Qui a signé"
	hintNames      = "Une personne par ligne."
	labelKept      = "Où l’original est conservé, ou nom du parapheur"
	hintKept       = "Par exemple «\u00a0Secrétariat général, armoire 3\u00a0», ou le nom de l’outil."
	labelScan      = "Document signé"
	hintScan       = "PDF, JPEG ou PNG, 25\u00a0Mo au plus, sans mot de passe."
	msgPaper       = "Enregistrer et sceller"
	msgPaperSealed = "Le document signé est joint et scellé."
	msgToSign      = "Télécharger le document à signer"
	msgOnPaper     = "Faire signer sur papier"
	msgScan        = "Télécharger le document signé joint"
	fileToSign     = "a-signer-"

	titleDelegation = "Délégation de signature"
	textDelegation  = "La personne désignée signe «\u00a0par délégation\u00a0» à la place de la présidence. L’acte est cité dans sa déclaration et sur le document."
	labelBearer     = "Qui reçoit la délégation"
	labelDeed       = "Référence de l’acte"
	hintDeed        = "Par exemple «\u00a0Arrêté n°\u00a02026-12 du 1er\u00a0décembre 2026\u00a0»."
	labelGivenOn    = "Date de l’acte"
	labelScope      = "Pour quelles séances"
	wordOnce        = "Cette séance seulement"
	wordAlways      = "Toutes les séances que cette présidence tient, jusqu’à révocation"
	wordChoose      = "Choisir une personne"
	msgDelegate     = "Enregistrer la délégation"
	msgDelegated    = "La délégation est enregistrée."
	msgRevoke       = "Révoquer"
	msgRevoked      = "La délégation est révoquée. Ce qui a été signé le reste."
	msgDelegation   = "Déléguer la signature de la présidence"
)

// Disagreements and proposals.
const (
	titleDisagree = "Inscrire un désaccord"
	textDisagree  = "Un membre a demandé en séance que son désaccord soit inscrit\u00a0: il figure dans le document, sous son nom. Ce n’est pas une réserve sur le texte."
	labelPerson   = "Qui l’a demandé"
	labelDisagree = "Le désaccord"
	msgDisagree   = "Inscrire ce désaccord"
	msgDisagreed  = "Le désaccord est inscrit."

	titlePropose   = "Proposer une rédaction"
	titleProposals = "Rédactions proposées"
	titleAnswer    = "Répondre à une proposition"
	wordNoProposal = "Aucune rédaction proposée"
	textNoProposal = "Tant que le document est un projet, les personnes qui siégeaient peuvent proposer une rédaction, point par point."
	msgBackToText  = "Revenir au document"
	msgWordingSent = "Votre proposition est transmise au secrétariat de séance."
	msgAccepted    = "Le texte proposé est enregistré."
	msgDeclined    = "La proposition est écartée, avec votre mot."
	msgPropose     = "Proposer une rédaction\u00a0: "
)

// Words beside a document.
const (
	wordOfDay     = " du "
	wordPublished = "Publié"
	wordWithdrawn = "Retiré"
	wordDraft     = "Projet"
)

// Archives.
const (
	msgPack      = "Télécharger le dossier d’archives (ZIP)"
	msgArchive   = "Archiver la séance"
	msgArchived  = "La séance est archivée."
	filePack     = "archives"
	packSums     = "SHA256SUMS"
	packReadme   = "LISEZ-MOI.txt"
	packLetter   = "convocation.txt"
	packCalendar = "convocation.ics"
	packAgenda   = "ordre-du-jour.pdf"
	packSheet    = "feuille-emargement.pdf"
	packJoined   = "documents/"
	packPoint    = "point-"
	packAnnexes  = "annexes/"
)

// titleOf is the title of a document: that of what the body writes, once it is
// known.
func titleOf(d document, m model.MinutesRecord) string {
	if m.Kind.Long() {
		return m.Kind.Label()
	}
	return d.title
}

// sentence begins words with a capital.
func sentence(words string) string {
	r, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(r)) + words[size:]
}

func delegationWords(l model.DelegationLine) string {
	scope := wordAlways
	if l.MeetingID != 0 {
		scope = wordOnce
	}
	return fmt.Sprintf("%s signe à la place de %s\u00a0: %s, du %s. %s.", l.Name, l.Giver, l.Deed, l.GivenOn.French(), scope)
}

func standInWords(s governance.Signatory) string {
	return "ou " + s.Name + ", " + s.Quality() + " (" + s.Delegation + ")"
}

func proposalTag(s governance.ProposalState) templates.Tag {
	switch s {
	case governance.ProposalAccepted:
		return templates.Tag{Word: "Acceptée", Tone: "good"}
	case governance.ProposalDeclined:
		return templates.Tag{Word: "Écartée", Tone: "neutral"}
	}
	return templates.Tag{Word: "En attente", Tone: "accent"}
}

func publicationWhen(p model.Publication) string {
	h := p.Content.Header
	return fmt.Sprintf("%s, séance n°\u00a0%d du %s", h.Body, h.Meeting, h.Day.French())
}

func withdrawnWords(p model.Publication) string {
	return "La coordination a retiré cet extrait de la publication le " + governance.DateOf(p.WithdrawnAt, p.Zone()).French() + "."
}

// paperLine says how a document was signed out of here.
func paperLine(p model.PaperLine) string {
	names := strings.ReplaceAll(p.Names, "\n", ", ")
	if p.Way == governance.Outside {
		return "Signé dans un parapheur extérieur (" + p.Kept + ") le " + p.SignedOn.French() + " par " + names + "."
	}
	return "Signé sur papier le " + p.SignedOn.French() + " par " + names + ". Original conservé\u00a0: " + p.Kept + "."
}

func erratumWords(l model.AttachedLine, c governance.Coordination) string {
	return templates.ErratumNotice(l.Number, governance.DateOf(l.SealedAt, c.Zone()).French())
}

// proposalsWord counts the wordings that wait.
func proposalsWord(n int) string {
	if n == 0 {
		return titleProposals
	}
	return titleProposals + " (" + templates.Plural(n, "en attente", "en attente") + ")"
}

// packWords tells what a pack holds, and what it does not hold yet.
func packWords(pack model.Pack, files []packed) string {
	m := pack.Meeting
	lines := []string{
		fmt.Sprintf("%s\u00a0: %s, séance n°\u00a0%d du %s", m.Coordination, m.Committee, m.Number, governance.DateOf(m.OpenedAt, m.Zone()).French()), "",
		"Chaque document scellé est là trois fois\u00a0: le PDF tel qu’il a été émis, la page accessible (HTML, à lire sans connexion), et la preuve (JSON)\u00a0: le contenu signé, ses signatures et leurs empreintes.",
		"Vérifier les fichiers\u00a0: sha256sum -c SHA256SUMS",
		"Vérifier un PDF\u00a0: ctin verify FICHIER.pdf, ou la page «\u00a0Vérifier un document\u00a0» de la coordination.", "",
	}
	for _, f := range files {
		lines = append(lines, "- "+f.name)
	}
	for _, d := range pack.Left {
		lines = append(lines, "", "Pas encore scellé, donc absent de ce dossier\u00a0: "+strings.ToLower(d.Kind.Label())+" ("+strings.ToLower(d.State.Label())+").")
	}
	return strings.Join(lines, "\n") + "\n"
}
