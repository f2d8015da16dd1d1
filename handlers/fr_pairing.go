package handlers

import (
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// One's own accounts and contact.
const (
	msgAccounts         = "Mes comptes"
	msgPairingAsked     = "%s, de la coordination «\u00a0%s\u00a0», pense que vous vous connectez aussi avec un autre compte, au nom de %s."
	msgPairingElsewhere = "Le rattachement a commencé avec l’autre compte, dans un autre navigateur. Continuez dans celui-là, ou recommencez ici."
	msgPairingTitle     = "Rattacher vos deux comptes"
	msgPairingKept      = "Le compte de %s, avec lequel vous avez commencé"
	msgPairingHere      = "Le compte de %s, ouvert maintenant"
	msgPairingFinished  = "Vos deux comptes sont rattachés\u00a0: chacun ouvre ce que tenaient l’un et l’autre."
	msgPairingDeclined  = "La proposition est refusée. Rien n’a changé."

	msgDetachTitle    = "Détacher un compte"
	msgDetachQuestion = "Détacher le compte %s\u202f?"
	msgDetachRights   = "Ce compte n’ouvrira plus rien\u00a0: tout ce que vous tenez reste à l’autre."
	msgDetachSessions = "Les navigateurs connectés avec lui sont déconnectés."
	msgDetachJournal  = "Le journal de vos coordinations le raconte."
	msgDetachButton   = "Détacher ce compte"
	msgDetached       = "Le compte est détaché."

	msgProposalTitle     = "Un second compte"
	msgChooseAccount     = "Choisir un compte"
	msgProposed          = "La proposition est envoyée aux deux adresses. Rien ne change avant que la personne ait confirmé avec ses deux comptes."
	msgProposalWithdrawn = "La proposition est retirée."

	msgContact      = "Mes coordonnées"
	msgContactSaved = "Vos coordonnées sont enregistrées."

	msgNotConfirmed = "Confirmez d’abord sur la page qui dit ce qui va se passer."
)

// candidateLabel tells someone from others of the same name.
func candidateLabel(p model.PairingCandidate) string {
	name := governance.Person{GivenName: p.GivenName, FamilyName: p.FamilyName}.Name()
	parts := []string{name}
	for _, part := range []string{p.Label, p.Email} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// holdingRow says what an account holds in a coordination.
func holdingRow(h model.Holding) templates.Row {
	value := "Siège, " + h.Committee
	if len(h.Roles) > 0 {
		value = rolesLabel(h.Roles)
	}
	for _, part := range []string{h.Function, h.Organization} {
		if part != "" {
			value += ", " + part
		}
	}
	return templates.Row{Label: h.Coordination, Value: value}
}
