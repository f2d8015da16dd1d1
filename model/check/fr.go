package check

import (
	"fmt"

	"ctin/governance/seal"
)

// What must be true, in French.
const (
	sayReferences       = "Chaque lien entre deux enregistrements mène à un enregistrement qui existe, dans la même coordination"
	sayDeclared         = "La base surveille tous les liens entre enregistrements"
	sayPeopleAtHome     = "Une fiche de personne tenue par une coordination n’est utilisée que dans celle-ci"
	sayPeopleAccounts   = "Une personne qui a un compte n’est plus une fiche tenue par une coordination"
	sayPeopleMerged     = "Une fiche réunie à une autre ne porte plus ni compte, ni adhésion, ni mandat"
	sayNoLoop           = "Ce qui est fusionné mène à un enregistrement qui ne l’est pas"
	sayMergedEmpty      = "Une organisation fusionnée n’a plus ni siège, ni adhésion en cours, ni rôle de porteur"
	saySeatDates        = "Un siège ne se termine pas avant d’avoir commencé"
	saySeatOwner        = "Un siège appartient à une organisation ou à une fonction"
	sayMandateDates     = "Un mandat ne se termine pas avant d’avoir commencé"
	sayMandateInSeat    = "Un mandat commence et se termine pendant que son siège existe"
	sayOneHolder        = "Un siège n’a qu’un titulaire un même jour"
	sayOneMandate       = "Une personne n’a qu’un mandat sur un siège un même jour"
	sayQualified        = "Une personnalité qualifiée n’a pas de suppléant (CRPA, art. R133-3)"
	sayOneStrategic     = "Chaque coordination a exactement un comité stratégique"
	sayOneFunders       = "Chaque coordination a exactement une conférence des financeurs"
	sayCoordinator      = "Chaque coordination a au moins une personne pour la coordonner, venue ou invitée"
	sayCarrier          = "Chaque coordination a un porteur, et un seul par rang"
	sayIdentifiers      = "Un identifiant (SIRET, SIREN, RNA) ne désigne qu’une organisation de la coordination"
	sayRoles            = "Une adhésion porte au moins un rôle, et aucun rôle inconnu"
	sayMembershipDates  = "Une adhésion ne se termine pas avant d’avoir commencé"
	sayInvitationOpen   = "Une invitation en cours porte sur une adhésion en cours, une seule fois"
	sayInvitationTaken  = "Une invitation acceptée dit par quel compte, et n’est pas révoquée"
	sayJoinRequests     = "Une demande de rejoindre une coordination a une décision entière, ou aucune"
	sayLinks            = "Un lien personnel porte sur le mandat, ou la convocation, de la personne à qui il a été donné"
	sayFiles            = "Chaque fichier a la taille et l’empreinte enregistrées"
	sayOutbox           = "Un courriel a un destinataire et un objet d’une ligne, et un seul état"
	saySubjects         = "L’objet d’un courriel ne contient jamais de montant"
	saySessions         = "Une session terminée ne garde aucune donnée, et une session est celle du titulaire de son compte"
	sayInstance         = "L’instance est marquée démonstration ou production, une seule fois"
	sayJournalOpening   = "Chaque coordination a un journal, qui raconte sa création"
	sayJournalActors    = "Chaque écriture du journal a un auteur connu"
	sayJournalChains    = "Chaque journal est celui de l’instance ou d’une coordination qui existe"
	sayJournalGuarded   = "Le journal refuse toute modification et toute suppression"
	sayNoJournalBreaks  = "intacte"
	sayUnknownJournal   = "Coordination inconnue"
	sayInstanceJournal  = "Instance"
	sayOffendersBeyond  = "… et %d de plus"
	sayChainBreaksAfter = "rompue après l’écriture %d\u00a0: %s"
)

// Title names the chain.
func (c Chain) Title() string {
	switch {
	case c.ID == 0:
		return sayInstanceJournal
	case c.Name == "":
		return fmt.Sprintf("%s (%d)", sayUnknownJournal, c.ID)
	}
	return c.Name
}

// State says in words whether the chain is whole, and where it breaks.
func (c Chain) State() string {
	if c.Break == nil {
		return sayNoJournalBreaks
	}
	return fmt.Sprintf(sayChainBreaksAfter, c.Entries, faults[c.Break.Fault])
}

// faults says what is wrong with a chain.
var faults = map[seal.Fault]string{
	seal.Gap:          "une écriture manque, est en double ou n’est pas à sa place",
	seal.BrokenLink:   "l’écriture suivante ne fait pas suite à celle-ci",
	seal.WrongHash:    "le texte de l’écriture suivante n’est pas celui dont l’empreinte a été prise",
	seal.NotCanonical: "le texte de l’écriture suivante n’a pas la forme convenue",
	seal.OtherColumns: "l’écriture suivante ne dit pas la même chose que son texte scellé",
	seal.WrongHead:    "la fin du journal manque, ou a changé",
}

// Beyond says how many offenders are not listed, "" when all are.
func (f Finding) Beyond() string {
	if n := f.Total - len(f.Offenders); n > 0 {
		return fmt.Sprintf(sayOffendersBeyond, n)
	}
	return ""
}
