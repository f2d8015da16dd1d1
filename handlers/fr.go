package handlers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"ctin/governance"
	"ctin/governance/perimeter"
	"ctin/model"
	"ctin/model/check"
	"ctin/templates"
)

// Sentences and labels for the person, in French.
const (
	msgNotFound          = "Cette page n’existe pas, ou vous n’y avez pas accès."
	msgForm              = "Le formulaire reçu est incomplet ou abîmé. Rechargez la page, puis recommencez."
	msgBroken            = "Une erreur s’est produite de notre côté. Rien n’a été enregistré à moitié. Référence\u00a0: %s."
	msgOtherOrganization = "Vous êtes connecté au titre d’un autre établissement que celui de votre siège ici. Déconnectez-vous, puis reconnectez-vous au titre de l’organisation que vous représentez dans cette coordination."
	msgCrossOrigin       = "Ce formulaire vient d’un autre site\u00a0: il n’a pas été pris en compte."
	msgSlowDown          = "Trop d’actions en peu de temps. Attendez un instant, puis recommencez\u00a0: rien n’est perdu."

	msgProviderDown  = "Ne répond pas pour le moment."
	msgLoginRefused  = "Connexion impossible"
	msgLoggedOut     = "Vous êtes déconnecté."
	msgChangeTitle   = "Vous connecter au titre d’une autre organisation"
	msgChangeLogout  = "Vous serez d’abord déconnecté."
	msgChangeAgain   = "Reconnectez-vous ensuite en choisissant l’autre organisation chez votre fournisseur d’identité."
	msgChangeButton  = "Me déconnecter pour changer d’organisation"
	msgSessions      = "Mes sessions"
	msgSessionEnded  = "La session est fermée."
	msgSessionsEnded = "Toutes vos autres sessions sont fermées."
	msgOtherBrowser  = "Autre navigateur"
	msgDraftTitle    = "Votre texte est conservé"
	msgDraftDropped  = "Le texte conservé est abandonné."
	msgLogInAgain    = "Me reconnecter"
	msgNotKept       = "Vous n’êtes pas connecté : ce formulaire n’a pas été enregistré."

	msgDemoLogin    = "Choisir une personne"
	msgDemoProvider = "la démonstration"
	msgDemoContact  = "Choisissez simplement une autre personne."

	msgInvitations                 = "Invitations"
	msgInvitationTitle             = "Invitation"
	msgInvitedAll                  = "Invitations envoyées\u00a0: %d."
	msgInvitationSent              = "L’invitation est envoyée à nouveau\u00a0: l’adresse du courriel précédent ne sert plus."
	msgInvitationRevoked           = "L’invitation est annulée."
	msgInvitationTaken             = "Bienvenue dans la coordination «\u00a0%s\u00a0»."
	msgInvitationOtherEmail        = "Vous êtes connecté en tant que %s, avec une autre adresse que celle de l’invitation. Si ce n’est pas vous qui êtes invité, n’acceptez pas."
	msgInvitationOtherOrganization = "Vous êtes connecté au titre d’un autre établissement que «\u00a0%s\u00a0»\u00a0: vous pouvez accepter, mais ces droits ne serviront que si vous vous connectez au titre de cette organisation."
	msgOwnName                     = "En votre nom"

	msgJoinTitle     = "Rejoindre une coordination"
	msgJoinAsked     = "Votre demande est envoyée. Vous recevrez la réponse par courriel."
	msgJoinIndex     = "Demandes à rejoindre"
	msgJoinDecide    = "Répondre à une demande"
	msgJoinDecided   = "La réponse est envoyée."
	msgJoinChoose    = "Choisissez d’accepter ou de refuser la demande."
	msgOwnNameOption = "Personne, en son nom propre"
	msgLinkTitle     = "Votre désignation"
	msgLinkRevoked   = "Le lien personnel est annulé."

	navDashboard     = "Tableau de bord"
	navMembers       = "Membres"
	navOrganizations = "Organisations"
	navJournal       = "Journal"
)

// rolesLabel joins the names of roles.
func rolesLabel(roles governance.RoleSet) string {
	labels := make([]string, len(roles))
	for i, r := range roles {
		labels[i] = r.Label()
	}
	return strings.Join(labels, ", ")
}

// invitationTag is the state of an invitation in a word.
func invitationTag(s governance.InvitationState) templates.Tag {
	switch s {
	case governance.InvitationAccepted:
		return templates.Tag{Word: "Acceptée", Tone: "good"}
	case governance.InvitationExpired:
		return templates.Tag{Word: "Expirée", Tone: "accent"}
	case governance.InvitationRevoked:
		return templates.Tag{Word: "Annulée", Tone: "neutral"}
	}
	return templates.Tag{Word: "En attente", Tone: "brand"}
}

// offeredSeat says a seat in a sentence.
func offeredSeat(s model.OfferedSeat) string {
	kind, voice := "titulaire", "voix consultative"
	if s.Kind == governance.Alternate {
		kind = "suppléance"
	}
	if s.Voting {
		voice = "voix délibérative"
	}
	parts := []string{s.Committee, kind, voice}
	for _, p := range []string{s.Organization, s.Function} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	sentence := strings.Join(parts, ", ") + ", à partir du " + templates.Date(s.StartsOn.Time())
	if s.EndsOn != "" {
		sentence += " et jusqu’au " + templates.Date(s.EndsOn.Time())
	}
	return sentence
}

// joinableTag says why a coordination cannot be asked again.
func joinableTag(j model.Joinable) templates.Tag {
	switch {
	case j.Held:
		return templates.Tag{Word: "Vous en êtes membre", Tone: "good"}
	case j.Asked:
		return templates.Tag{Word: "Demande en attente", Tone: "brand"}
	}
	return templates.Tag{}
}

// joinTag is the state of a request in a word.
func joinTag(l model.JoinLine) templates.Tag {
	switch {
	case l.DecidedAt.IsZero():
		return templates.Tag{Word: "À traiter", Tone: "accent"}
	case l.Accepted:
		return templates.Tag{Word: "Acceptée", Tone: "good"}
	}
	return templates.Tag{Word: "Refusée", Tone: "neutral"}
}

// joinRows tell who asks, and what their provider says of them.
func joinRows(l model.JoinLine, zone *time.Location) []templates.Row {
	rows := []templates.Row{
		{Label: "Personne", Value: l.Name},
		{Label: "Adresse électronique", Value: l.Email},
		{Label: "Organisation indiquée", Value: l.Organization},
		{Label: "Établissement attesté par son fournisseur d’identité", Value: strings.TrimSpace(l.Label + " " + l.Siret)},
		{Label: "Demande reçue", Value: templates.Moment(zone, l.CreatedAt)},
	}
	if l.DecidedAt.IsZero() {
		return rows
	}
	return append(rows,
		templates.Row{Label: "Réponse", Value: joinTag(l).Word + " le " + templates.Day(zone, l.DecidedAt)},
		templates.Row{Label: "Mot envoyé", Value: l.Answer})
}

// roleOptions are the roles to choose from.
func roleOptions() []templates.Option {
	var list []templates.Option
	for _, r := range governance.Roles() {
		list = append(list, templates.Option{Value: string(r), Label: r.Label()})
	}
	return list
}

// linkRows tell the seat and the mandate that a personal link is about.
func linkRows(l model.LinkPage) []templates.Row {
	kind, voice := "Titulaire", "Consultative"
	if l.Kind == governance.Alternate {
		kind = "Suppléance"
	}
	if l.Voting {
		voice = "Délibérative"
	}
	rows := []templates.Row{
		{Label: "Instance", Value: l.Committee},
		{Label: "Organisation", Value: l.Organization},
		{Label: "Fonction", Value: l.Function},
		{Label: "Qualité", Value: kind},
		{Label: "Voix", Value: voice},
		{Label: "À partir du", Value: templates.Date(l.StartsOn.Time())},
	}
	if l.EndsOn != "" {
		rows = append(rows, templates.Row{Label: "Jusqu’au", Value: templates.Date(l.EndsOn.Time())})
	}
	return slices.DeleteFunc(rows, func(r templates.Row) bool { return r.Value == "" })
}

// linkAnswered thanks the person, and says what was understood.
func linkAnswered(l model.LinkPage) string {
	if l.Answer == governance.LinkDeclines {
		return "Votre réponse est enregistrée\u00a0: vous n’acceptez pas de siéger. La coordination en est informée."
	}
	return "Votre réponse est enregistrée\u00a0: vous acceptez de siéger. Merci."
}

// Coordinations, organisations, administration.
const (
	msgPlaces            = "Mes coordinations"
	msgCoordinationEdit  = "Modifier la coordination"
	msgCoordinationSaved = "La coordination est enregistrée."
	msgPerimeterGone     = "Ce périmètre n’existe plus dans le découpage administratif\u00a0: décochez-le."

	msgOrganizationNew   = "Ajouter une organisation"
	msgOrganizationEdit  = "Modifier une organisation"
	msgOrganizationAdded = "L’organisation est ajoutée."
	msgOrganizationSaved = "L’organisation est enregistrée."
	msgSeeTwin           = "Voir l’organisation qui existe déjà"
	msgMerge             = "Fusionner deux organisations"
	msgMergeKeep         = "Choisissez l’organisation à garder."
	msgMerged            = "Les deux organisations n’en font plus qu’une."

	msgAdministration    = "Administration"
	msgOpening           = "Ouvrir une coordination"
	msgOpened            = "La coordination est ouverte, et l’invitation est envoyée."
	msgCoordinatorNamed  = "L’invitation est envoyée."
	msgLegalEdit         = "Mentions légales et données personnelles"
	msgAccessibilityEdit = "Déclaration d’accessibilité"
	msgStatementSaved    = "C’est enregistré, et cette page le montre à tout le monde."
	ownZone              = "Celui du territoire"
)

// The first choice of lists, where nothing is chosen.
const (
	chooseKind = "Choisir"
	anyKind    = "de toute nature"
	byKind     = "Celui que sa nature suggère"
	anyCollege = "de tous les collèges"
)

func mergedInto(name string) string {
	return fmt.Sprintf("«\u00a0%s\u00a0» a été fusionnée avec cette organisation.", name)
}

// task is something that waits, with the page where it is done.
func task(home string, w governance.Waiting) templates.Task {
	switch w.Kind {
	case governance.WaitingCommitments:
		return templates.Task{
			Path: home + "/engagements?confirmed=non", Label: templates.Plural(w.Count, "engagement à confirmer en votre nom", "engagements à confirmer en votre nom"),
			Hint: "Tant qu’il n’est pas confirmé, il ne compte dans aucun montant ferme.",
		}
	case governance.WaitingMyActions, governance.WaitingLateActions:
		return lateActions(home, w)
	case governance.WaitingJoinRequests:
		return templates.Task{Path: home + "/demandes", Label: templates.Plural(w.Count, "demande à rejoindre la coordination", "demandes à rejoindre la coordination")}
	case governance.WaitingInvitations:
		return templates.Task{Path: home + "/invitations", Label: templates.Plural(w.Count, "invitation a expiré sans réponse", "invitations ont expiré sans réponse")}
	case governance.WaitingMandates:
		return templates.Task{
			Path: home + "/membres/renouvellement", Label: templates.Plural(w.Count, "mandat s’achève bientôt", "mandats s’achèvent bientôt"),
			Hint: fmt.Sprintf("Dans les %d jours, sans suite prévue.", governance.MandateNotice),
		}
	case governance.WaitingSeats:
		return templates.Task{Path: home + "/membres?state=vacant&voice=" + voiceVoting, Label: templates.Plural(w.Count, "siège vacant, avec voix délibérative", "sièges vacants, avec voix délibérative")}
	case governance.WaitingUninvited:
		return templates.Task{Path: home + "/invitations", Label: templates.Plural(w.Count, "personne n’est pas encore invitée", "personnes ne sont pas encore invitées")}
	case governance.WaitingUnidentified:
		return templates.Task{
			Path: home + "/organisations?identifier=manquant", Label: templates.Plural(w.Count, "organisation sans identifiant", "organisations sans identifiant"),
			Hint: "Un SIRET, un SIREN ou un numéro RNA évite de l’enregistrer deux fois.",
		}
	}
	return templates.Task{}
}

// collegeRows count the organisations of each college, each with its list.
func collegeRows(home string, d model.Dashboard) []templates.Row {
	var list []templates.Row
	for _, college := range governance.Colleges() {
		list = append(list, templates.Row{
			Label: college.Label(), Value: templates.Plural(d.Colleges[college], "organisation", "organisations"),
			Change: templates.Link{Label: "Voir", Path: home + "/organisations?college=" + string(college)},
		})
	}
	return list
}

// seatRows say how many seats are filled.
func seatRows(d model.Dashboard) []templates.Row {
	var list []templates.Row
	for _, t := range []struct {
		label string
		tally model.SeatTally
	}{{"Avec voix délibérative", d.Voting}, {"Avec voix consultative", d.Advisory}} {
		if t.tally.Seats == 0 {
			continue
		}
		value := fmt.Sprintf("%s sur %s", templates.Plural(t.tally.Filled, "pourvu", "pourvus"), templates.Number(t.tally.Seats))
		if n := t.tally.Vacant(); n > 0 {
			value += ", " + templates.Plural(n, "vacant", "vacants")
		}
		list = append(list, templates.Row{Label: t.label, Value: value})
	}
	return list
}

// areaHint tells a perimeter from others of the same name.
func areaHint(area perimeter.Area, departements []string) string {
	parts := []string{area.Kind}
	if area.Level != perimeter.Commune {
		parts = append(parts, templates.Plural(area.Communes, "commune", "communes"))
	}
	parts = append(parts, templates.Plural(area.Population, "habitant", "habitants"))
	hint := strings.Join(parts, ", ")
	if len(departements) > 0 {
		hint += " (" + strings.Join(departements, ", ") + ")"
	}
	return hint
}

func overlap(a, b string, o perimeter.Overlap) string {
	return fmt.Sprintf("%s et %s ont %s en commun (%s).", a, b,
		templates.Plural(o.Communes, "commune", "communes"), templates.Plural(o.Population, "habitant", "habitants"))
}

func zoneLabel(name string) string {
	for _, z := range perimeter.TimeZones() {
		if z.Name == name {
			return z.Label
		}
	}
	return name
}

func zoneOptions() []templates.Option {
	var list []templates.Option
	for _, z := range perimeter.TimeZones() {
		list = append(list, templates.Option{Value: z.Name, Label: z.Label})
	}
	return list
}

// carrierLabel names the nth carrier: the first carries, the others co-carry.
func carrierLabel(n int) string {
	switch n {
	case 1:
		return "Porteur"
	case 2:
		return "Co-porteur"
	}
	return fmt.Sprintf("Co-porteur %d", n-1)
}

func organizationOptions(names []model.OrganizationName) []templates.Option {
	list := []templates.Option{{Label: "Aucune"}}
	for _, o := range names {
		list = append(list, templates.Option{Value: number(o.ID), Label: o.Name})
	}
	return list
}

func kindOptions(none string) []templates.Option {
	list := []templates.Option{{Label: none}}
	for _, k := range governance.OrganizationKinds() {
		list = append(list, templates.Option{Value: string(k), Label: k.Label()})
	}
	return list
}

func collegeOptions(none string) []templates.Option {
	list := []templates.Option{{Label: none}}
	for _, college := range governance.Colleges() {
		list = append(list, templates.Option{Value: string(college), Label: college.Label()})
	}
	return list
}

func publicOptions() []templates.Option {
	return []templates.Option{{Label: "Ce que sa nature suggère"}, {Value: "oui", Label: "Oui"}, {Value: "non", Label: "Non"}}
}

func funderFilter() []templates.Option {
	return []templates.Option{{Label: "financeurs ou non"}, {Value: "oui", Label: "qui financent"}, {Value: "non", Label: "qui ne financent pas"}}
}

func identifierFilter() []templates.Option {
	return []templates.Option{{Label: "avec ou sans identifiant"}, {Value: "oui", Label: "avec un identifiant"}, {Value: "non", Label: "sans identifiant"}, {Value: "manquant", Label: "à identifier"}}
}

func sortOptions() []templates.Option {
	return []templates.Option{{Label: "par ordre alphabétique"}, {Value: "recent", Label: "les dernières ajoutées d’abord"}}
}

// identifierLabel is the most precise identifier of an organisation, grouped
// as people read it.
func identifierLabel(o governance.Organization) string {
	const nnbsp = "\u202f"
	group := func(s string) string { return s[:3] + nnbsp + s[3:6] + nnbsp + s[6:9] }
	switch {
	case o.Siret != "":
		return "SIRET\u00a0" + group(o.Siret) + nnbsp + o.Siret[9:]
	case o.Siren != "":
		return "SIREN\u00a0" + group(o.Siren)
	case o.RNA != "":
		return "RNA\u00a0" + o.RNA
	}
	return ""
}

func organizationTags(o governance.Organization) []templates.Tag {
	var tags []templates.Tag
	if o.Example {
		tags = append(tags, templates.Tag{Word: "exemple", Tone: "neutral"})
	}
	if o.Funder {
		tags = append(tags, templates.Tag{Word: "Financeur", Tone: "brand"})
	}
	return tags
}

func organizationRows(o model.OrganizationPage) []templates.Row {
	public := "Non"
	if o.PublicPerson {
		public = "Oui"
	}
	list := []templates.Row{
		{Label: "Identifiant", Value: identifierLabel(o.Organization)},
		{Label: "Nature", Value: o.Kind.Label()},
		{Label: "Collège", Value: o.College.Label()},
		{Label: "Personne publique", Value: public},
	}
	if o.Siren != "" && o.RNA != "" {
		list = append(list, templates.Row{Label: "Numéro RNA", Value: o.RNA})
	}
	if o.Position > 0 {
		list = append(list, templates.Row{Label: "Place dans la coordination", Value: carrierLabel(min(o.Position, 2))})
	}
	return list
}

func organizationSeat(s model.OrganizationSeat) templates.OrganizationSeat {
	seat := templates.OrganizationSeat{Committee: s.Committee, Title: s.Function, Holder: s.Holder, Voice: "Consultative"}
	if seat.Title == "" {
		seat.Title = s.College.Label()
	}
	if s.Voting {
		seat.Voice = "Délibérative"
	}
	return seat
}

// openedTag says in a word whether someone coordinates a coordination.
func (a *App) openedTag(o model.OpenedCoordination) templates.Tag {
	switch {
	case o.Run:
		return templates.Tag{Word: "Oui", Tone: "good"}
	case o.Membership == 0:
		return templates.Tag{Word: "Personne n’est invité", Tone: "accent"}
	case !a.Now().Before(o.ExpiresAt):
		return templates.Tag{Word: "Invitation expirée", Tone: "accent"}
	}
	return templates.Tag{Word: "Invitation en attente", Tone: "brand"}
}

// openedRows say what an administrator may know of a coordination.
func openedRows(o model.OpenedCoordination) []templates.Row {
	list := []templates.Row{{Label: "Ouverte le", Value: templates.Day(nil, o.CreatedAt)}}
	if o.Run || o.Membership == 0 {
		return list
	}
	return append(list,
		templates.Row{Label: "Personne invitée", Value: o.Awaited()},
		templates.Row{Label: "Adresse électronique", Value: o.Email},
		templates.Row{Label: "Invitation envoyée le", Value: templates.Day(nil, o.SentAt)},
		templates.Row{Label: "Valable jusqu’au", Value: templates.Day(nil, o.ExpiresAt)})
}

// mergeRows are what is compared of two organisations.
func mergeRows(o model.OrganizationPage) []templates.Row {
	place := "Aucune"
	if o.Position > 0 {
		place = carrierLabel(min(o.Position, 2))
	}
	rows := []templates.Row{
		{Label: "SIRET ou SIREN", Value: identifierLabel(governance.Organization{Siret: o.Siret, Siren: o.Siren})},
		{Label: "Numéro RNA", Value: o.RNA},
		{Label: "Nature", Value: o.Kind.Label()},
		{Label: "Collège", Value: o.College.Label()},
		{Label: "Sièges", Value: seatList(o.Seats)},
		{Label: "Membres", Value: memberList(o.People)},
		{Label: "Place dans la coordination", Value: place},
	}
	for i := range rows {
		if rows[i].Value == "" {
			rows[i].Value = "Aucun"
		}
	}
	return rows
}

func seatList(seats []model.OrganizationSeat) string {
	var list []string
	for _, s := range seats {
		seat := organizationSeat(s)
		list = append(list, s.Committee+" ("+seat.Title+")")
	}
	return strings.Join(list, "\n")
}

func memberList(people []model.OrganizationMember) string {
	var list []string
	for _, m := range people {
		list = append(list, m.Name())
	}
	return strings.Join(list, "\n")
}

// mergeRemarks say what two organisations have that may surprise once merged.
func mergeRemarks(a, b model.OrganizationPage) []string {
	var list []string
	if a.Siren != "" && b.Siren != "" && a.Siren != b.Siren {
		list = append(list, "Leurs SIREN diffèrent\u00a0: ce sont deux entités juridiques. Seul le SIREN de celle que vous gardez reste, et les droits des membres suivent désormais ce SIREN.")
	}
	for _, m := range a.People {
		for _, n := range b.People {
			if m.PersonID == n.PersonID {
				list = append(list, fmt.Sprintf("%s est membre au titre des deux\u00a0: une seule adhésion restera, avec les rôles des deux (%s).", m.Name(), rolesLabel(m.Roles.With(n.Roles))))
			}
		}
	}
	for _, s := range a.Seats {
		if slices.ContainsFunc(b.Seats, func(o model.OrganizationSeat) bool { return o.CommitteeID == s.CommitteeID }) {
			list = append(list, fmt.Sprintf("Les deux siègent à la même instance (%s)\u00a0: celle que vous gardez y aura plusieurs sièges.", s.Committee))
			break
		}
	}
	return list
}

func keepLabel(o model.OrganizationPage) string { return "Garder «\u00a0" + o.Name + "\u00a0»" }

// Members, seats, bodies, renewal.
const (
	tabSeats      = "Sièges"
	tabAccess     = "Accès"
	tabRequests   = "Demandes"
	tabCommittees = "Instances"

	anyCommittee   = "de toutes les instances"
	anyRole        = "de tout rôle"
	everyCommittee = "Toutes les instances"
	everyCollege   = "Tous les collèges"
	everyKind      = "De toute nature, et les fonctions seules"
	noOrganization = "Aucune"
	ownCollege     = "Celui de l’organisation"

	msgSeatNew       = "Créer un siège"
	msgSeatAdded     = "Le siège est créé. Vous pouvez désigner son titulaire."
	msgSeatEdit      = "Corriger le siège"
	msgSeatCorrected = "Le siège est corrigé."
	msgSeatClose     = "Fermer le siège"
	msgSeatClosed    = "Le dernier jour du siège est enregistré."
	msgNoHolder      = "siège sans titulaire"

	msgDesignate           = "Désigner un titulaire"
	msgDesignated          = "Le titulaire est désigné."
	msgDesignateAlternate  = "Désigner une suppléance"
	msgAlternateDesignated = "La suppléance est désignée."
	msgReplace             = "Remplacer le titulaire"
	msgReplaced            = "Le titulaire est remplacé."
	msgMandateCorrect      = "Corriger le mandat"
	msgMandateCorrected    = "Le mandat est corrigé."
	msgMandateEnd          = "Mettre fin au mandat"
	msgMandateEnded        = "Le dernier jour du mandat est enregistré."
	msgMandateCancel       = "Annuler la désignation"
	msgMandateCancelled    = "La désignation est annulée."

	msgCardEdit       = "Corriger la fiche"
	msgCardCorrected  = "La fiche est corrigée."
	msgAccessNew      = "Donner un accès"
	msgAccessGranted  = "L’accès est donné. Si cette personne ne s’est jamais connectée, invitez-la."
	msgRolesEdit      = "Changer les rôles"
	msgRolesChanged   = "Les rôles sont changés."
	msgAccessEnd      = "Retirer l’accès"
	msgAccessEnded    = "L’accès est retiré."
	msgInvited        = "L’invitation est envoyée."
	msgAccessLeft     = "Vous avez renoncé à votre accès."
	msgChooseMandates = "Choisissez ce que deviennent ses sièges."
	msgChooseDay      = "Indiquez le dernier jour des mandats."

	msgCommitteeNew     = "Ajouter une instance"
	msgCommitteeAdded   = "L’instance est ajoutée."
	msgCommitteeEdit    = "Renommer l’instance"
	msgCommitteeRenamed = "L’instance est renommée."

	msgRenewal      = "Renouveler après des élections"
	msgRenewalCheck = "Relire avant d’appliquer"
)

// tagExample marks what is fictional.
var tagExample = templates.Tag{Word: "exemple", Tone: "neutral"}

// The voice of a seat, in forms.
const voiceVoting, voiceAdvisory = "voting", "advisory"

func voiceValue(voting bool) string {
	if voting {
		return voiceVoting
	}
	return voiceAdvisory
}

func voiceLabel(voting bool) string {
	if voting {
		return "Voix délibérative"
	}
	return "Voix consultative"
}

func voiceOptions() []templates.Option {
	return []templates.Option{
		{Value: voiceVoting, Label: "Délibérative", Hint: "Vote, et compte dans le quorum."},
		{Value: voiceAdvisory, Label: "Consultative", Hint: "Donne son avis sans voter."},
	}
}

func voiceFilter() []templates.Option {
	return []templates.Option{
		{Label: "de toute voix"}, {Value: voiceVoting, Label: "à voix délibérative"}, {Value: voiceAdvisory, Label: "à voix consultative"},
	}
}

func seatStates() []templates.Option {
	return []templates.Option{
		{Label: "occupés ou vacants"},
		{Value: "filled", Label: "occupés"},
		{Value: "vacant", Label: "vacants"},
		{Value: "accountless", Label: "dont le titulaire est sans compte"},
		{Value: "past", Label: "passés"},
	}
}

func seatSorts() []templates.Option {
	return []templates.Option{
		{Label: "par organisation ou fonction"}, {Value: "person", Label: "par personne"}, {Value: "college", Label: "par collège"},
	}
}

func accessStates() []templates.Option {
	return []templates.Option{
		{Label: "en cours"},
		{Value: "unseated", Label: "sans siège"},
		{Value: "accountless", Label: "sans compte"},
		{Value: "past", Label: "passés"},
	}
}

func accessSorts() []templates.Option {
	return []templates.Option{{Label: "par personne"}, {Value: "organization", Label: "par organisation"}}
}

// ownerOptions are the organisations of a form, after the choice of none.
func ownerOptions(none string, names []model.OrganizationName) []templates.Option {
	options := organizationOptions(names)
	options[0].Label = none
	return options
}

// personOptions are the people of a form, after the choice of someone new.
func personOptions(people []model.PersonName) []templates.Option {
	options := []templates.Option{{Label: "Quelqu’un d’autre, à écrire ci-dessous"}}
	for _, p := range people {
		label := strings.TrimSpace(p.FamilyName + " " + p.GivenName)
		if p.Organization != "" {
			label += " – " + p.Organization
		}
		options = append(options, templates.Option{Value: number(p.ID), Label: label})
	}
	return options
}

// accountTags say that someone cannot log in yet, and whether they are invited.
func accountTags(account bool, invitedUntil *time.Time, now time.Time) []templates.Tag {
	if account {
		return nil
	}
	return append([]templates.Tag{{Word: "sans compte", Tone: "neutral"}}, invitedTags(invitedUntil, now)...)
}

func invitedTags(until *time.Time, now time.Time) []templates.Tag {
	switch {
	case until == nil:
		return nil
	case !now.Before(*until):
		return []templates.Tag{{Word: "invitation expirée", Tone: "accent"}}
	}
	return []templates.Tag{{Word: "invitation envoyée", Tone: "brand"}}
}

// seatTags say what is uncommon about a seat.
func seatTags(l model.SeatLine, today governance.Date) []templates.Tag {
	var tags []templates.Tag
	if l.Example {
		tags = append(tags, tagExample)
	}
	if l.Qualified {
		tags = append(tags, templates.Tag{Word: "personnalité qualifiée", Tone: "neutral"})
	}
	switch {
	case l.StartsOn > today:
		tags = append(tags, templates.Tag{Word: "à partir du " + l.StartsOn.French(), Tone: "brand"})
	case l.EndsOn != "" && l.EndsOn < today:
		tags = append(tags, templates.Tag{Word: "fermé", Tone: "neutral"})
	case l.EndsOn != "":
		tags = append(tags, templates.Tag{Word: "jusqu’au " + l.EndsOn.French(), Tone: "accent"})
	}
	return tags
}

// seatFacts say what a seat is.
func seatFacts(l model.SeatLine) []templates.Row {
	rows := []templates.Row{
		{Label: "Instance", Value: l.Committee},
		{Label: "Organisation", Value: l.Organization},
		{Label: "Fonction", Value: l.Function},
		{Label: "Collège", Value: l.College.Label()},
		{Label: "Voix", Value: voiceLabel(l.Voting)},
		{Label: "Premier jour", Value: l.StartsOn.French()},
	}
	if l.Qualified {
		rows = append(rows, templates.Row{Label: "Suppléance", Value: "Aucune\u00a0: personnalité qualifiée"})
	}
	if l.EndsOn != "" {
		rows = append(rows, templates.Row{Label: "Dernier jour", Value: l.EndsOn.French()})
	}
	return slices.DeleteFunc(rows, func(r templates.Row) bool { return r.Value == "" })
}

// contactRows are how to reach someone, for those who may know.
func contactRows(p governance.Person, visible bool) []templates.Row {
	if !visible {
		return nil
	}
	return []templates.Row{{Label: "Adresse électronique", Value: p.Email}, {Label: "Téléphone", Value: p.Phone}}
}

// period writes from when to when something runs, as seen today.
func period(from, to, today governance.Date) string {
	switch {
	case to != "" && to == from:
		return "Le " + from.French()
	case to != "":
		return "Du " + from.French() + " au " + to.French()
	case from > today:
		return "À partir du " + from.French()
	}
	return "Depuis le " + from.French()
}

// heldPeriod writes since when someone has an access, or from when to when.
func heldPeriod(h model.HeldMembership, zone *time.Location) string {
	from := governance.DateOf(h.CreatedAt, zone)
	if h.EndedAt == nil {
		return period(from, "", from)
	}
	return period(from, governance.DateOf(*h.EndedAt, zone), from)
}

// seatName is a seat in a line: its organisation, and its function if any.
func seatName(organization, function string) string {
	if organization == "" || function == "" {
		return organization + function
	}
	return organization + ", " + function
}

func mandateWord(k governance.MandateKind) string {
	if k == governance.Alternate {
		return "suppléance"
	}
	return "titulaire"
}

// linkTag is what came of a personal link, in a word.
func linkTag(l governance.Link, now time.Time) templates.Tag {
	switch {
	case l.Answer == governance.LinkAccepts:
		return templates.Tag{Word: "acceptée", Tone: "good"}
	case l.Answer == governance.LinkDeclines:
		return templates.Tag{Word: "refusée", Tone: "accent"}
	case l.Open(now) == nil:
		return templates.Tag{Word: "attendue", Tone: "brand"}
	case !l.RevokedAt.IsZero():
		return templates.Tag{Word: "lien annulé", Tone: "neutral"}
	}
	return templates.Tag{Word: "lien expiré", Tone: "accent"}
}

// mandateState says whether a mandate runs.
func mandateState(m governance.Mandate, today governance.Date) templates.Tag {
	switch {
	case m.StartsOn > today:
		return templates.Tag{Word: "à venir", Tone: "brand"}
	case m.Runs(today):
		return templates.Tag{Word: "en cours", Tone: "good"}
	}
	return templates.Tag{Word: "passé", Tone: "neutral"}
}

// mandateInWords tells a mandate on one line.
func mandateInWords(h model.HeldMandate, today governance.Date) string {
	return fmt.Sprintf("%s (%s), %s, %s", seatName(h.Organization, h.Function), h.Committee, mandateWord(h.Kind),
		strings.ToLower(period(h.StartsOn, h.EndsOn, today)[:1])+period(h.StartsOn, h.EndsOn, today)[1:])
}

func mandateChoices() []templates.Option {
	return []templates.Option{
		{Value: mandatesKept, Label: "Les garder", Hint: "La personne siège toujours, sans accès\u00a0: le secrétariat enregistre tout pour elle."},
		{Value: mandatesEnded, Label: "Y mettre fin", Hint: "Ceux qui n’ont pas commencé sont annulés."},
	}
}

func cancelQuestion(m model.Sitter) string {
	return "Annuler la désignation de " + m.Name() + "\u202f?"
}

func cancelConsequences(seat string, m model.Sitter) []string {
	return []string{
		fmt.Sprintf("%s ne siégera pas à partir du %s («\u00a0%s\u00a0»).", m.Name(), m.StartsOn.French(), seat),
		"La désignation disparaît de l’histoire du siège\u00a0; le journal la garde.",
		"Un lien personnel envoyé à son sujet ne sert plus.",
	}
}

// renewalChoices are what may become of a seat; held says that somebody holds it.
func renewalChoices(held bool) []templates.Option {
	keep, vacate := "Reconduire", "Mettre fin, et laisser vacant"
	replace := templates.Option{Value: string(governance.RenewReplace), Label: "Remplacer par…"}
	if !held {
		vacate, replace.Label = "Laisser vacant", "Désigner…"
		return []templates.Option{{Value: string(governance.RenewVacate), Label: vacate}, replace}
	}
	return []templates.Option{
		{Value: string(governance.RenewKeep), Label: keep}, replace, {Value: string(governance.RenewVacate), Label: vacate},
	}
}

// scopeRows say which seats are renewed.
func scopeRows(f templates.RenewalForm, committee, change string) []templates.Row {
	day, _ := governance.ParseDate(f.EndsOn) // it was read before
	link := templates.Link{Label: "Changer", Path: change}
	return []templates.Row{
		{Label: "Instance", Value: committee, Change: link},
		{Label: "Collège", Value: orDefault(governance.College(f.College).Label(), everyCollege), Change: link},
		{Label: "Organisations", Value: orDefault(governance.OrganizationKind(f.Kind).Label(), everyKind), Change: link},
		{Label: "Dernier jour des mandats actuels", Value: day.French(), Change: link},
	}
}

// renewalOutcome says what becomes of a seat.
func renewalOutcome(line templates.RenewalLine, l model.RenewalLine) templates.RenewalOutcome {
	out := templates.RenewalOutcome{RenewalLine: line, Notes: l.Notes}
	switch {
	case l.Choice == governance.RenewReplace:
		out.Next, out.State = l.New.Name(), templates.Tag{Word: "remplace", Tone: "brand"}
		if line.Holder == "" {
			out.State.Word = "désigné"
		}
	case l.Choice == governance.RenewKeep && line.Holder != "":
		out.Next, out.State = line.Holder, templates.Tag{Word: "reconduit", Tone: "good"}
	default:
		out.State = templates.Tag{Word: "Vacant", Tone: "accent"}
	}
	return out
}

func renewed(n int) string {
	return templates.Plural(n, "siège est renouvelé", "sièges sont renouvelés") + "."
}

// Journals, verification and mails of the demonstration.

const (
	anyObject = "tout"
	anyAuthor = "tout le monde"

	msgTheProgram    = "Le programme"
	msgJournalVerify = "Vérification du journal"
	msgVerification  = "Vérification de l’instance"
	msgMails         = "Courriels de la démonstration"
	msgMailTo        = "À"
	msgMailAt        = "Écrit le"
	demoZoneName     = "Europe/Paris"
)

// numbered names an object that has no name any more.
func numbered(id int64) string { return fmt.Sprintf("nº\u00a0%d", id) }

// somebody names a person who was forgotten.
func somebody(id governance.PersonID) string { return fmt.Sprintf("Personne nº\u00a0%d", id) }

// journalColumns are the titles of the export for spreadsheets.
func journalColumns() []string {
	return []string{
		"Numéro", "Date", "Auteur", "A fait", "Objet", "Rattaché à", "Champs", "Action", "Nature", "Identifiant", "Empreinte",
	}
}

// chainTag is the state of a journal in a word.
func chainTag(c check.Chain) templates.Tag { return soundTag(c.Break == nil, "Intact", "Rompu") }

// ruleTag is the state of a rule in a word.
func ruleTag(f check.Finding) templates.Tag { return soundTag(f.Total == 0, "Respectée", "Rompue") }

func soundTag(sound bool, good, bad string) templates.Tag {
	if sound {
		return templates.Tag{Word: good, Tone: "good"}
	}
	return templates.Tag{Word: bad, Tone: "accent"}
}

// chainSentence says what the verification of a journal found.
func chainSentence(c check.Chain) string {
	if c.Break == nil {
		return "Depuis la première, aucune écriture n’a été modifiée, retirée ni glissée entre deux autres."
	}
	return "La chaîne est " + c.State() + ". Rien de ce qui suit n’est garanti. Prévenez l’administration de l’instance\u00a0: une sauvegarde plus ancienne permet de comparer."
}

// Pages of everybody.
const msgYourSpace = "Votre espace"

// percent writes hundredths of a percent: 93,1 %.
func percent(r governance.Rate) string { return r.String() + "\u00a0%" }

// Rosters.
const (
	msgRoster        = "Importer une liste de membres"
	msgRosterCheck   = "Vérifier avant d’importer"
	msgRosterDone    = "Liste importée"
	msgRosterMissing = "Choisissez le fichier de la liste."
	msgRosterDropped = "Le fichier est effacé. Rien n’en a été importé."
	msgRosterVacant  = "Siège vacant"
	fileRoster       = "modele-membres"
	sheetMembers     = "Membres"
	sheetWords       = "Valeurs acceptées"
	wordNoSeat       = "aucune"
)

// rosterHelp says what each column of a list may hold.
func rosterHelp(committees []governance.Committee) []templates.RosterColumn {
	texts := map[governance.RosterColumn]string{
		governance.RosterFamilyName:   "Nom de la personne. Sans nom ni prénom, la ligne décrit un siège vacant.",
		governance.RosterGivenName:    "Prénom de la personne.",
		governance.RosterEmail:        "Adresse personnelle\u00a0: elle sert à inviter la personne et à la reconnaître. Facultatif.",
		governance.RosterPhone:        "Facultatif.",
		governance.RosterOrganization: "Organisation à qui revient le siège. Écrivez-la de la même façon sur toutes ses lignes. À laisser vide pour un siège qui revient à une fonction seule.",
		governance.RosterIdentifier:   "Facultatif, mais c’est le plus sûr pour reconnaître une organisation.",
		governance.RosterRNA:          "Numéro d’une association, comme W311000123. Facultatif.",
		governance.RosterNature:       "Obligatoire sur une ligne au moins de chaque organisation nouvelle.",
		governance.RosterCollege:      "Collège du siège. Vide, c’est celui de l’organisation.",
		governance.RosterCommittee:    "Instance où se trouve le siège. Vide, c’est le comité stratégique\u00a0; «\u00a0aucune\u00a0» donne seulement un accès.",
		governance.RosterFunction:     "Ce qui distingue deux sièges d’une même organisation, ou à quelle fonction revient le siège. Un suppléant rejoint le titulaire du siège de même organisation, même instance et même fonction.",
		governance.RosterVoice:        "Vide, la voix est délibérative.",
		governance.RosterQuality:      "Vide, la personne est titulaire.",
		governance.RosterRoles:        "Plusieurs rôles se séparent par des virgules. Vide, la personne est membre.",
		governance.RosterStart:        "Premier jour du mandat, ou du siège vacant, comme 03/12/2026. Vide, c’est le jour de l’envoi.",
		governance.RosterEnd:          "Dernier jour. Facultatif.",
	}
	var help []templates.RosterColumn
	for _, c := range governance.RosterColumns() {
		help = append(help, templates.RosterColumn{
			Title: c.Label(), Text: texts[c], Values: strings.Join(rosterValues(c, committees), "\u202f; "),
		})
	}
	return help
}

// rosterRows say which file this is about.
func rosterRows(r model.RosterReview, zone *time.Location) []templates.Row {
	rows := []templates.Row{
		{Label: "Fichier", Value: r.Name},
		{Label: "Envoyé", Value: templates.Moment(zone, r.CreatedAt)},
	}
	if r.DeedName != "" {
		rows = append(rows, templates.Row{Label: "Acte de désignation", Value: r.DeedName})
	}
	if r.AppliedAt != nil {
		rows = append(rows, templates.Row{Label: "Importé", Value: templates.Moment(zone, *r.AppliedAt)})
	}
	return rows
}

// rosterCounts say how much a list makes.
func rosterCounts(n governance.RosterCounts) string {
	var list []string
	for _, c := range []struct {
		n         int
		one, many string
	}{
		{n.Organizations, "organisation", "organisations"},
		{n.Seats, "siège", "sièges"},
		{n.People, "personne", "personnes"},
		{n.Mandates, "mandat", "mandats"},
		{n.Memberships, "accès à la coordination", "accès à la coordination"},
	} {
		if c.n > 0 {
			list = append(list, templates.Plural(c.n, c.one, c.many))
		}
	}
	return strings.Join(list, ", ")
}

// rosterItem names what a line makes.
func rosterItem(kind string) string {
	switch kind {
	case "organization":
		return "Organisation"
	case "seat":
		return "Siège"
	case "person":
		return "Personne"
	case "mandate":
		return "Mandat"
	}
	return "Accès"
}

// rosterIdle says why a line does nothing.
func rosterIdle(s governance.RosterState) string {
	if s == governance.RosterExample {
		return "Ligne d’exemple du modèle\u00a0: laissée de côté."
	}
	return "Existe déjà\u00a0: rien à faire."
}

// rosterWas says what a line came to when the file was sent.
func rosterWas(s governance.RosterState) string {
	switch s {
	case governance.RosterCreates:
		return "à importer, avec un autre résultat"
	case governance.RosterExists:
		return "rien à faire"
	}
	return "refusée"
}
