package model

import (
	"fmt"
	"strings"
	"time"

	"ctin/governance"
)

// Sentences for the person, in French.
const (
	msgNotFound = "Cette page n’existe pas, ou vous n’y avez pas accès."
	msgStale    = "Quelqu’un d’autre a enregistré cette page entre-temps. Rien n’est perdu\u00a0: comparez, puis enregistrez à nouveau."
)

// msgLocksOut tells why an organisation may not change under who corrects it.
const msgLocksOut = "Vous agissez au titre de cette organisation\u00a0: avec cet autre SIREN, votre connexion ne vous donnerait plus accès à la coordination. Faites faire ce changement par une personne d’une autre organisation."

// msgUnreadable answers what PostgreSQL itself cannot hold.
const msgUnreadable = "Une valeur reçue n’est pas lisible\u00a0: rechargez la page, puis recommencez."

// sentence is what a broken constraint tells the person, and at which field.
type sentence struct{ field, message string }

// sentences gives each constraint a person can meet its French sentence. Each
// feature's constraints are in its own table of fr.go.
var sentences = map[string]sentence{
	"campaigns_once":              {"year", "Une campagne est déjà en préparation ou ouverte pour cette année."},
	"delegations_one_open":        {"bearer", "Cette délégation est déjà enregistrée."},
	"delegations_other":           {"bearer", "Choisissez une autre personne que la présidence."},
	"committees_code_once":        {"code", "Une autre instance de cette coordination a déjà ce code."},
	"meetings_dates":              {"end", "La fin précède le début."},
	"convocations_once":           {"", "Cette personne est déjà convoquée."},
	"agenda_items_decision_once":  {"", "Cette décision est déjà à l’ordre du jour."},
	"agenda_items_action_once":    {"", "Cette action est déjà à l’ordre du jour."},
	"agenda_items_postponed_once": {"", "Ce point est déjà à l’ordre du jour."},
	"meetings_second_once":        {"", "Cette séance a déjà sa seconde convocation."},
	"proposed_allocations_coordination_id_commitment_id_fkey": {"shares", "Choisissez un engagement de cette coordination."},
	"proposed_allocations_coordination_id_action_id_fkey":     {"shares", "Choisissez une action de cette coordination."},

	"coordinations_slug_once":                       {"name", "Une coordination porte déjà ce nom. Précisez-le, par exemple avec le département."},
	"organizations_siret_once":                      {"siret", "Une organisation de cette coordination porte déjà ce SIRET."},
	"organizations_siren_once":                      {"siren", "Une organisation de cette coordination porte déjà ce SIREN."},
	"organizations_rna_once":                        {"rna", "Une association de cette coordination porte déjà ce numéro RNA."},
	"carriers_coordination_id_organization_id_fkey": {"carriers", "Choisissez des organisations de cette coordination."},
	"organizations_open":                            {"organization", "Cette organisation a été fusionnée avec une autre\u00a0: choisissez celle qui a été gardée."},
	"mandates_one_holder":                           {"starts_on", "Ce siège a déjà un titulaire à ces dates."},
	"mandates_once":                                 {"person", "Cette personne est déjà désignée sur ce siège à ces dates."},
	"mandates_dates":                                {"ends_on", "La fin précède le début."},
	"people_email_once":                             {"email", "Une autre personne de cette coordination a déjà cette adresse."},
	"seats_coordination_id_committee_id_fkey":       {"committee", "Choisissez une instance de cette coordination."},
	"seats_dates":                                   {"ends_on", "La fin précède le début."},
	"memberships_once":                              {"person", "Cette personne est déjà membre au titre de cette organisation."},
	"invitations_one_open":                          {"email", "Une invitation est déjà en cours pour cette personne."},
	"envelopes_name_once":                           {"name", "Une enveloppe de cette coordination porte déjà ce nom."},
	"commitments_discreet":                          {"counted", "Une enveloppe additionne ce qu’elle finance\u00a0: acceptez que le montant compte dans les totaux."},
	"schemes_name_once":                             {"name", "Un dispositif de cette coordination porte déjà ce nom."},
	"diagnostics_one_open":                          {"", "Une version du diagnostic est déjà ouverte\u00a0: une seule peut l’être à la fois."},
	"diagnostics_number_once":                       {"", "Une version du diagnostic est déjà ouverte\u00a0: une seule peut l’être à la fois."},
	"indicators_name_once":                          {"name", "Un indicateur de cette coordination porte déjà ce nom."},
	"join_requests_one_open":                        {"message", "Votre demande est déjà en attente de réponse."},
	"actions_dates":                                 {"ends_on", "La fin précède le début."},
	"kept_as_decided":                               {"", "Ce scrutin est clos ou cette décision est prise\u00a0: le texte et les voix ne changent plus."},
	"proxies_one_open":                              {"giver", "Un pouvoir est déjà donné pour ce siège\u00a0: retirez-le d’abord."},
	"attendances_seat_once":                         {"person", "Quelqu’un d’autre occupe déjà ce siège\u00a0: enregistrez d’abord son départ."},
	"ballots_one_open":                              {"motion", "Un scrutin est déjà ouvert sur ce point."},
	"commitments_hold_earmark":                      {"earmarked", "Une part de cet engagement est déjà affectée\u00a0: reprenez-la d’abord."},
	"actions_owner_open":                            {"project_owner", "Cette organisation a été fusionnée avec une autre\u00a0: choisissez celle qui a été gardée."},
	"allocations_within":                            {"amount", "Les affectations de cet engagement dépassent ce montant\u00a0: libérez-en d’abord une partie."},
}

// Invitations.

const msgInvitationClosed = "Cette invitation a déjà été acceptée ou annulée."

const msgNoEmail = "Indiquez l’adresse électronique de cette personne\u00a0: l’invitation lui est envoyée par courriel."

// invitationSubject is the subject of the mail that invites someone.
func invitationSubject(to invited) string {
	return fmt.Sprintf("Invitation à rejoindre la coordination «\u00a0%s\u00a0»", to.Coordination)
}

// invitationBody is the text of the mail that invites someone: who invites,
// where, as what, until when, and what to do when it is unexpected.
func invitationBody(to invited, from, address string, expiry time.Time) string {
	zone := governance.Coordination{TimeZone: to.TimeZone}.Zone()
	lines := []string{
		"Bonjour " + to.Name() + ",",
		"",
		fmt.Sprintf("%s vous invite à rejoindre la coordination «\u00a0%s\u00a0», où les acteurs de l’inclusion numérique d’un territoire préparent et suivent ensemble leurs décisions.", from, to.Coordination),
		"",
		"Rôle proposé\u00a0: " + strings.ToLower(roleLabels(to.Roles)),
	}
	if to.Organization != "" {
		lines = append(lines, "Au titre de\u00a0: "+to.Organization)
	}
	return strings.Join(append(lines,
		"",
		"Pour accepter, ouvrez cette adresse, puis connectez-vous\u00a0:",
		address,
		"",
		fmt.Sprintf("L’invitation est personnelle et valable jusqu’au %s. Passé ce délai, demandez à %s de vous en envoyer une autre.", dayInFull(expiry.In(zone)), from),
		"",
		"Vous n’attendiez pas ce message\u202f? Ne faites rien\u00a0: sans réponse de votre part, l’invitation s’éteint d’elle-même, et vous ne recevrez rien d’autre.",
	), "\n")
}

// roleLabels joins the names of roles.
func roleLabels(roles governance.RoleSet) string {
	labels := make([]string, len(roles))
	for i, r := range roles {
		labels[i] = r.Label()
	}
	return strings.Join(labels, ", ")
}

// dayInFull writes the day of an instant, in the zone that the instant is in.
func dayInFull(t time.Time) string {
	weekdays := [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}
	months := [...]string{
		"janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre",
	}
	day := fmt.Sprint(t.Day())
	if t.Day() == 1 {
		day = "1er"
	}
	return fmt.Sprintf("%s %s\u00a0%s %d", weekdays[t.Weekday()], day, months[t.Month()-1], t.Year())
}

// Members, seats.

const (
	msgEmailTaken      = "Cette adresse est celle de %s\u00a0: choisissez cette personne dans la liste, ou laissez l’adresse vide."
	msgNoOrganization  = "Choisissez une organisation de cette coordination."
	msgNobody          = "Choisissez une personne dans la liste, ou écrivez son nom."
	msgPersonTwice     = "Vous avez choisi une personne et écrit le nom d’une autre\u00a0: gardez l’une des deux."
	msgEmailOfOther    = "Cette adresse est celle de %s."
	msgOwnCard         = "Cette personne a un compte\u00a0: son nom et son adresse viennent de sa connexion."
	msgMembershipEnded = "Cet accès a déjà pris fin."
	msgRenewalDay      = "Indiquez le dernier jour des mandats actuels."
	msgRenewalGone     = "Ce siège n’est plus concerné\u00a0: revenez à la première étape."
	msgRenewalStale    = "Les mandats de ce siège ont changé pendant que vous remplissiez cette page. Relisez cette ligne, puis continuez."
	msgOfSeat          = "%s\u00a0– %s"
	msgEmailTwice      = "Cette adresse est déjà donnée à %s, sur une autre ligne."
	msgEmailOfAccount  = "Cette adresse est celle du compte de %s\u00a0: indiquez-en une autre, ou laissez-la vide."
	msgNamesake        = "%s est déjà le nom de quelqu’un ici\u00a0: si c’est la même personne, indiquez son adresse\u00a0; sinon, une nouvelle fiche est créée."
	msgAddressPasses   = "L’adresse %s, jusqu’ici celle de %s, passe à la nouvelle personne."
)

// Organisations.

const msgOrganizationMerged = "Cette organisation a été fusionnée avec une autre\u00a0: elle ne se modifie plus."

// Coordinations.

// The bodies that a coordination is born with.
const (
	nameStrategic = "Comité stratégique"
	nameFunders   = "Conférence des financeurs"
)

const (
	msgUnknownPerimeter = "Le périmètre %s n’existe pas ou n’existe plus\u00a0: cherchez-le à nouveau par son nom."
	msgTimeZone         = "Choisissez un fuseau horaire de la liste."
	msgNoCarrier        = "Indiquez l’organisation qui porte la coordination."
	msgNobodyAwaited    = "Aucune invitation n’est en cours\u00a0: nommez d’abord quelqu’un."
	msgHasCoordinator   = "Cette coordination a déjà quelqu’un pour la coordonner\u00a0: les rôles s’y donnent désormais de l’intérieur."
)

// Rosters.

const (
	msgListGone    = "Cette liste n’est plus gardée : envoyez le fichier à nouveau. Ce qui a déjà été importé n’est pas créé deux fois."
	msgListChanged = "La coordination a changé depuis que vous avez lu cette vérification : rien n’a été importé. Relisez ce que le fichier fait maintenant, puis importez."
)

// Requests to join.

const msgMemberAlready = "Vous êtes déjà membre de cette coordination."

func joinSubject(coordination string) string {
	return fmt.Sprintf("Votre demande de rejoindre la coordination «\u00a0%s\u00a0»", coordination)
}

// joinBody is the text of the mail that answers a request to join.
func joinBody(name, coordination, from string, answer JoinAnswer, address string) string {
	lines := []string{"Bonjour " + name + ",", ""}
	if answer.Accepted {
		lines = append(lines, fmt.Sprintf("%s a accepté votre demande\u00a0: vous êtes maintenant membre de la coordination «\u00a0%s\u00a0».", from, coordination), "", "Connectez-vous ici\u00a0:", address)
	} else {
		lines = append(lines, fmt.Sprintf("%s n’a pas retenu votre demande de rejoindre la coordination «\u00a0%s\u00a0».", from, coordination))
	}
	if answer.Words != "" {
		lines = append(lines, "", "Son mot\u00a0:", answer.Words)
	}
	return strings.Join(lines, "\n")
}

// Personal links.

func linkSubject(coordination string) string {
	return fmt.Sprintf("Votre désignation dans la coordination «\u00a0%s\u00a0»", coordination)
}

// linkBody is the text of the mail that carries a personal link.
func linkBody(name, coordination, from, address string) string {
	return strings.Join([]string{
		"Bonjour " + name + ",",
		"",
		fmt.Sprintf("%s vous a inscrit sur un siège de la coordination «\u00a0%s\u00a0», et vous demande de confirmer que vous acceptez de siéger.", from, coordination),
		"",
		"Pour répondre, sans compte ni mot de passe, ouvrez cette adresse\u00a0:",
		address,
		"",
		"Ce lien vous est personnel\u00a0: ne le transmettez pas. Il ne montre que cette désignation, et reste valable 30 jours.",
	}, "\n")
}
