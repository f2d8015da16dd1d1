package handlers

import (
	"fmt"
	"strings"
	"time"

	"ctin/governance"
	"ctin/governance/seal"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// Minutes.
const (
	titleMeeting = "La séance"
	titleNumber  = "Séance n°\u00a0"
	titleLog     = "Relevé de décisions"
	titleMinutes = "Compte rendu"
	titleVerify  = "Vérifier un document"

	wordRetention = "dix ans, puis archives publiques s’il y a lieu"
	wordNobody    = "Personne n’est désigné"
	wordExpected  = "Attendue"
	wordSigned    = "Signé"
	wordInvalid   = "Invalide"
	wordToWrite   = "À écrire"
	wordToSign    = "À signer"
	wordWritten   = "Écrit"
	wordMostFile  = "25\u00a0Mo au plus. Le fichier n’est pas conservé."

	msgNotWritten = "Il s’écrit de lui-même à la clôture de la séance, à partir de ce qui y est enregistré\u00a0: présences, quorum, votes, décisions et montants."
	msgToMeeting  = "Aller à la séance"
	msgSign       = "Signer"
	msgSigned     = "Votre signature est enregistrée."
	msgSealed     = "Le document est signé et scellé."
	msgSeal       = "Sceller le document"
	msgPDF        = "Télécharger le PDF balisé"
	msgReading    = "Lire la page accessible"
	msgProof      = "Télécharger la preuve (JSON)"
	msgNoProof    = "La preuve existe dès que le texte est arrêté."

	msgProse      = "Écrire sur un point"
	msgProseSaved = "Votre texte est enregistré."
	msgCirculate  = "Mettre en circulation"
	msgCirculated = "Le texte est en circulation\u00a0: chacun peut demander une réserve."
	msgWithdraw   = "Reprendre pour corriger"
	msgWithdrawn  = "Le texte est repris\u00a0: corrigez-le, puis remettez-le en circulation."
	msgApprove    = "Enregistrer l’approbation"
	msgApproved   = "Le document est approuvé\u00a0: son texte est arrêté, il est à signer."
	msgReserve    = "Demander une réserve"
	msgReserved   = "Votre réserve est enregistrée\u00a0: elle y figurera, sous votre nom."

	msgNoFile  = "Choisissez un fichier PDF à vérifier."
	msgBigFile = "Ce fichier dépasse 25\u00a0Mo\u00a0: ce n’est pas un document émis ici."
)

// nextWords says what a document waits for.
func nextWords(m model.MinutesRecord, awaits governance.ApprovalStep) string {
	switch {
	case !m.WithdrawnAt.IsZero():
		return "Cet extrait a été retiré de la publication. Ce qui a été émis reste vérifiable."
	case m.Kind == governance.PublicExtract && m.State == governance.MinutesSealed:
		return "Cet extrait est scellé et publié. Il ne change plus\u00a0: un extrait plus récent peut le remplacer."
	case m.Kind == governance.PublicExtract && m.State == governance.MinutesToSeal:
		return "Le cachet de l’organisation reste à apposer\u00a0: l’extrait sera publié aussitôt."
	case m.State == governance.MinutesToSeal && m.Around.Paper != nil:
		return "Le cachet de l’organisation reste à apposer."
	case m.State == governance.MinutesSealed:
		return "Ce document est signé et scellé. Il ne change plus."
	case m.State == governance.MinutesSuperseded:
		return "Une édition suivante remplace ce document."
	case m.State == governance.MinutesToSeal:
		return "Tout le monde a signé. Le cachet de l’organisation reste à apposer."
	case m.Frozen():
		return "Le texte est arrêté. Il attend " + signaturesLeft(m) + "."
	case awaits == governance.AwaitsReservations:
		return "Chacun peut demander une réserve jusqu’au " + m.ReservationsUntil.French() + " inclus."
	case awaits == governance.AwaitsTacit:
		return "Le délai est passé et personne n’a demandé de réserve\u00a0: le document est réputé approuvé, enregistrez-le."
	case awaits == governance.AwaitsMeeting:
		return "Le document attend l’approbation d’une prochaine séance."
	}
	return "La séance a écrit tout ce qu’elle sait. Complétez le texte de chaque point, puis mettez ce document en circulation."
}

func signaturesLeft(m model.MinutesRecord) string {
	n := len(governance.Missing(m.Expected, m.Signatures, m.ContentHash))
	if n == 1 {
		return "une signature"
	}
	return templates.Number(n) + "\u00a0signatures"
}

// loginRows say what will be kept of this login, as the provider said it.
func (a *App) loginRows(c *gin.Context) []templates.Row {
	login := a.signingLogin(c)
	zone := visitOf(c).coordination.Zone()
	return []templates.Row{
		{Label: "Connexion", Value: templates.Moment(zone, login.At)},
		{Label: "Niveau de garantie", Value: governance.Signature{ACR: login.ACR}.Level()},
	}
}

// stampWords writes the instant of a record in the zone of the coordination.
func stampWords(c governance.Coordination, stamp string) string {
	at, err := time.Parse(time.RFC3339Nano, stamp)
	if err != nil {
		return stamp
	}
	return "le " + templates.Moment(c.Zone(), at)
}

func wordsOf(s string) []string { return strings.Fields(s) }

// verifyAnswer says what is known of a document, the verdict first.
func verifyAnswer(v model.Verified) *templates.VerifyAnswer {
	answer := &templates.VerifyAnswer{Verdict: v.Verdict.Label(), Reason: verdictReason(v), Tone: "neutral"}
	switch v.Verdict {
	case governance.Authentic:
		answer.Tone = "good"
	case governance.Modified, governance.Replaced:
		answer.Tone = "accent"
	}
	if v.Verdict != governance.Unknown {
		answer.Facts = []templates.Row{
			{Label: "Document", Value: v.Header.Title + ", édition\u00a0" + templates.Number(v.Header.Edition)},
			{Label: "Séance", Value: fmt.Sprintf("%s, séance n°\u00a0%d du %s", v.Header.Body, v.Header.Meeting, v.Header.Day.French())},
			{Label: "Coordination", Value: v.Header.Coordination},
			{Label: "Émis le", Value: templates.Moment(time.UTC, v.Issued.IssuedAt) + " (UTC)"},
			{Label: "Empreinte du fichier émis", Value: v.Issued.FileHash},
			{Label: "Empreinte du contenu signé", Value: v.Issued.ContentHash},
		}
	}
	answer.Facts = append(answer.Facts, verifiedBeside(v)...)
	if v.Shown && v.Seal.Signer != nil {
		answer.Facts = append(answer.Facts, templates.Row{Label: "Cachet porté par le fichier", Value: holderWords(v.Seal)}, stampRow(v.Seal))
	}
	return answer
}

func verdictReason(v model.Verified) string {
	switch v.Verdict {
	case governance.Authentic:
		if !v.WithdrawnOn.IsZero() {
			return "Ce document a bien été émis ici. La coordination l’a retiré de la publication le " + governance.DateOf(v.WithdrawnOn, time.UTC).French() + "."
		}
		if !v.Shown {
			return "Un document a été émis ici sous ce code. Pour savoir si le vôtre est resté tel quel, déposez le fichier, ou comparez son contenu."
		}
		return "Ce fichier est, à l’octet près, celui qui a été émis ici."
	case governance.Replaced:
		return "Ce document a bien été émis ici, mais un autre le remplace depuis le " + governance.DateOf(v.ReplacedOn, time.UTC).French() + "\u00a0: " + v.By.Title + titleN + templates.Number(v.By.Number) + "."
	case governance.Modified:
		return "Ce fichier vient d’un document émis ici, mais il n’en est plus la copie exacte" + modifiedWhy(v.Seal.Flaw) + "."
	}
	if !v.Shown {
		return "Aucun document n’a été émis ici sous ce code. Vérifiez les caractères un à un\u00a0: il est imprimé au bas de chaque page."
	}
	if v.Seal.Intact {
		return "Ce fichier porte un cachet intact, mais il n’a pas été émis ici."
	}
	return "Ce fichier n’a pas été émis ici."
}

func modifiedWhy(flaw seal.Flaw) string {
	switch flaw {
	case seal.Extended:
		return "\u00a0: quelque chose a été ajouté à la fin"
	case seal.Altered, seal.BadSignature:
		return "\u00a0: son contenu a été altéré, et son cachet ne tient plus"
	case seal.Unsealed:
		return "\u00a0: il ne porte pas le cachet"
	}
	return ""
}

func holderWords(r seal.Report) string {
	holder, organization := seal.Holder(r.Signer)
	words := strings.Join(present(holder, organization), ", ")
	if r.Demonstration {
		words += " (ne prouve rien)"
	}
	return words
}
