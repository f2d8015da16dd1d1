package story

import "strings"

// What each action says, in French.
var sentences = map[string]Sentence{
	"account.contact":  {Verb: "a corrigé son adresse ou son téléphone", Alone: true},
	"account.create":   {Verb: "a ouvert son compte", Alone: true},
	"account.detach":   {Verb: "a détaché l’un de ses comptes", Alone: true},
	"account.feed":     {Verb: "a créé ou changé l’adresse de son agenda", Alone: true},
	"account.feed_end": {Verb: "a supprimé l’adresse de son agenda", Alone: true},
	"account.unite":    {Verb: "a rattaché deux comptes", Alone: true},

	"action.answer":      {Verb: "a changé les constats auxquels répond l’action"},
	"action.correct":     {Verb: "a modifié l’action"},
	"action.create":      {Verb: "a créé l’action"},
	"action.move":        {Verb: "a dit où en est l’action"},
	"action.update":      {Verb: "a changé l’organisation qui porte l’action"},
	"allocation.create":  {Verb: "a affecté une part de l’engagement", After: "à l’action"},
	"allocation.release": {Verb: "a repris une part de l’engagement", After: "à l’action"},

	"administrator.grant": {Verb: "a nommé un administrateur de l’instance", Alone: true},

	"agenda_item.add":      {Verb: "a ajouté en séance le point", After: "–"},
	"agenda_item.call":     {Verb: "a appelé le point", After: "–"},
	"agenda_item.create":   {Verb: "a inscrit à l’ordre du jour le point", After: "–"},
	"agenda_item.detach":   {Verb: "a retiré un document du point", After: "–"},
	"agenda_item.join":     {Verb: "a joint un document au point", After: "–"},
	"agenda_item.edit":     {Verb: "a modifié le point", After: "–"},
	"agenda_item.move":     {Verb: "a déplacé le point", After: "–"},
	"agenda_item.remove":   {Verb: "a retiré un point d’un ordre du jour", Alone: true},
	"agenda_item.postpone": {Verb: "a reporté le point", After: "–"},

	"attendance.arrive": {Verb: "a enregistré l’arrivée de", After: "sur le siège"},
	"attendance.excuse": {Verb: "a noté une excuse pour le siège", After: "–"},
	"attendance.leave":  {Verb: "a enregistré le départ de", After: "du siège"},

	"ballot.abandon": {Verb: "a abandonné le scrutin sur", After: "–"},
	"ballot.close":   {Verb: "a clos le scrutin sur", After: "–"},
	"ballot.open":    {Verb: "a ouvert un scrutin sur", After: "–"},

	"commitment.amend":   {Verb: "a modifié l’engagement", After: "de"},
	"commitment.climb":   {Verb: "a fait avancer l’engagement", After: "de"},
	"commitment.confirm": {Verb: "a confirmé l’engagement", After: "de"},
	"commitment.join":    {Verb: "a joint une pièce à l’engagement", After: "de"},
	"commitment.declare": {Verb: "a déclaré l’engagement", After: "de"},
	"commitment.descend": {Verb: "a fait revenir en arrière l’engagement", After: "de"},
	"commitment.end":     {Verb: "a mis fin à l’engagement", After: "de"},
	"commitment.export":  {Verb: "a exporté les engagements", Alone: true},
	"commitment.import":  {Verb: "a importé des engagements", Alone: true},
	"commitment.pay":     {Verb: "a enregistré un versement de l’engagement", After: "de"},
	"commitment.update":  {Verb: "a changé l’organisation de l’engagement", After: "de"},

	"committee.create": {Verb: "a créé l’instance"},
	"committee.rename": {Verb: "a modifié l’instance"},

	"convocation.create": {Verb: "a convoqué", After: "sur le siège"},
	"convocation.hand":   {Verb: "a remis en main propre la convocation de", After: "sur le siège"},
	"convocation.reply":  {Verb: "a enregistré la réponse de", After: "sur le siège"},

	"campaign.close":   {Verb: "a clos la campagne", After: "de"},
	"campaign.create":  {Verb: "a préparé la campagne", After: "de"},
	"campaign.decline": {Verb: "a dit qu’un financeur ne participe pas à la campagne", After: "de"},
	"campaign.edit":    {Verb: "a modifié la campagne", After: "de"},
	"campaign.export":  {Verb: "a exporté le bilan de la campagne", After: "de"},
	"campaign.move":    {Verb: "a déplacé l’échéance de la campagne", After: "de"},
	"campaign.open":    {Verb: "a ouvert la campagne", After: "de"},
	"campaign.remind":  {Verb: "a relancé les financeurs de la campagne", After: "de"},
	"campaign.return":  {Verb: "a annulé le refus d’un financeur de participer à la campagne", After: "de"},
	"programme.freeze": {Verb: "a soumis au vote le programme coordonné,"},

	"campaign.update": {Verb: "a changé l’organisation d’un financeur de la campagne", After: "de"},

	"cost.correct": {Verb: "a modifié la dépense", After: "de l’action"},
	"cost.create":  {Verb: "a ajouté la dépense", After: "à l’action"},
	"cost.drop":    {Verb: "a retiré une dépense d’une action", Alone: true},

	"coordination.open":   {Verb: "a ouvert la coordination"},
	"coordination.update": {Verb: "a modifié la coordination"},

	"diagnostic.approve":   {Verb: "a enregistré l’approbation par le comité de la"},
	"diagnostic.open":      {Verb: "a ouvert la"},
	"diagnostic.submit":    {Verb: "a soumis la"},
	"diagnostic.withdraw":  {Verb: "a retiré, pour la modifier, la"},
	"decision.adopt":       {Verb: "a enregistré la décision", After: "–"},
	"decision.export":      {Verb: "a exporté les décisions", Alone: true},
	"decision.follow":      {Verb: "a changé l’état de la décision", After: "–"},
	"decision.make_action": {Verb: "a fait une action de la décision", After: "–"},

	"envelope.create": {Verb: "a créé l’enveloppe"},
	"envelope.update": {Verb: "a modifié l’enveloppe"},

	"file.create": {Verb: "a déposé le fichier"},

	"finding.create":   {Verb: "a ajouté le constat"},
	"finding.link":     {Verb: "a ajouté une source au constat"},
	"finding.unlink":   {Verb: "a retiré une source au constat"},
	"finding.update":   {Verb: "a modifié le constat"},
	"finding.withdraw": {Verb: "a retiré le constat"},

	"indicator.create": {Verb: "a ajouté l’indicateur"},
	"indicator.update": {Verb: "a modifié l’indicateur"},

	"instance.stamp": {Verb: "a mis l’instance en service", Alone: true},

	"guest.arrive": {Verb: "a enregistré l’arrivée d’une personne invitée à", After: "–"},
	"guest.leave":  {Verb: "a enregistré le départ d’une personne invitée de", After: "–"},

	"invitation.accept": {Verb: "a accepté l’invitation adressée à", After: "au titre de"},
	"invitation.revoke": {Verb: "a révoqué l’invitation de", After: "au titre de"},
	"invitation.send":   {Verb: "a invité", After: "au titre de"},
	"join.ask":          {Verb: "a demandé à rejoindre la coordination", Alone: true},
	"join.decide":       {Verb: "a répondu à la demande de"},

	"journal.export": {Verb: "a exporté le journal", Alone: true},

	"link.answer": {Verb: "a répondu, par un lien personnel, sur la désignation de", After: "sur le siège"},
	"link.create": {Verb: "a créé un lien personnel pour", After: "sur le siège"},
	"link.revoke": {Verb: "a révoqué le lien personnel de", After: "sur le siège"},

	"mandate.cancel":    {Verb: "a annulé la désignation de", After: "sur le siège"},
	"mandate.correct":   {Verb: "a corrigé la désignation de", After: "sur le siège"},
	"mandate.create":    {Verb: "a désigné", After: "sur le siège"},
	"mandate.end":       {Verb: "a mis fin au mandat de", After: "sur le siège"},
	"membership.change": {Verb: "a changé les rôles de", After: "au titre de"},
	"membership.create": {Verb: "a donné des rôles à", After: "au titre de"},
	"membership.end":    {Verb: "a retiré les rôles de", After: "au titre de"},
	"membership.update": {Verb: "a modifié l’adhésion de", After: "au titre de"},

	"milestone.correct": {Verb: "a modifié le jalon", After: "de l’action"},
	"milestone.create":  {Verb: "a ajouté le jalon", After: "à l’action"},
	"milestone.drop":    {Verb: "a retiré un jalon d’une action", Alone: true},
	"milestone.reach":   {Verb: "a daté l’atteinte du jalon", After: "de l’action"},

	"meeting.second":     {Verb: "a préparé la seconde convocation"},
	"meeting.archive":    {Verb: "a archivé la séance", After: "–"},
	"meeting.pack":       {Verb: "a téléchargé le dossier d’archives de la séance", After: "–"},
	"meeting.cancel":     {Verb: "a annulé la séance", After: "–"},
	"meeting.convene":    {Verb: "a convoqué la séance", After: "–"},
	"meeting.create":     {Verb: "a préparé la séance", After: "–"},
	"meeting.amend":      {Verb: "a complété et renvoyé l’ordre du jour de la séance", After: "–"},
	"meeting.plan":       {Verb: "a modifié la séance", After: "–"},
	"meeting.close":      {Verb: "a clos la séance", After: "–"},
	"meeting.open":       {Verb: "a ouvert la séance", After: "–"},
	"meeting.resume":     {Verb: "a repris la séance", After: "–"},
	"meeting.suspend":    {Verb: "a suspendu la séance", After: "–"},
	"meeting.attendance": {Verb: "a exporté la feuille d’émargement de", After: "–"},

	"minutes.approve":   {Verb: "a enregistré comme approuvé", After: "de la séance"},
	"minutes.circulate": {Verb: "a mis en circulation", After: "de la séance"},
	"minutes.complete":  {Verb: "a complété les signatures et rendu prêt à sceller", After: "de la séance"},
	"minutes.create":    {Verb: "a commencé", After: "de la séance"},
	"minutes.freeze":    {Verb: "a arrêté le texte pour signature, dans", After: "de la séance"},
	"minutes.paper":     {Verb: "a enregistré comme signé hors de l’application", After: "de la séance"},
	"erratum.create":    {Verb: "a joint", After: "de la séance"},
	"erratum.drop":      {Verb: "a abandonné un erratum", Alone: true},
	"extract.create":    {Verb: "a tiré", After: "de la séance"},
	"extract.withdraw":  {Verb: "a retiré de la publication", After: "de la séance"},
	"minutes.supersede": {Verb: "a remplacé par une édition plus récente", After: "de la séance"},
	"minutes.propose":   {Verb: "a proposé à une séance déjà convoquée d’approuver", After: "de la séance"},
	"proposal.create":   {Verb: "a proposé une rédaction dans", After: "de la séance"},
	"proposal.accept":   {Verb: "a accepté une rédaction proposée dans", After: "de la séance"},
	"proposal.decline":  {Verb: "a écarté une rédaction proposée dans", After: "de la séance"},
	"delegation.create": {Verb: "a enregistré une délégation de signature", Alone: true},
	"delegation.revoke": {Verb: "a révoqué une délégation de signature", Alone: true},
	"minutes.seal":      {Verb: "a fait sceller", After: "de la séance"},
	"minutes.sign":      {Verb: "a signé", After: "de la séance"},
	"minutes.withdraw":  {Verb: "a repris pour le corriger", After: "de la séance"},

	"reservation.create": {Verb: "a demandé une réserve sur", After: "de la séance"},
	"reservation.record": {Verb: "a inscrit un désaccord dans", After: "de la séance"},

	"measurement.create": {Verb: "a ajouté une mesure à l’indicateur"},
	"measurement.remove": {Verb: "a retiré une mesure de l’indicateur"},

	"organization.create": {Verb: "a créé l’organisation"},
	"organization.merge":  {Verb: "a fusionné avec une autre l’organisation"},
	"organization.update": {Verb: "a modifié l’organisation"},

	"pairing.begin":    {Verb: "a commencé à rattacher un second compte à celui de"},
	"pairing.decline":  {Verb: "a refusé de rattacher un second compte à celui de"},
	"pairing.propose":  {Verb: "a proposé de rattacher un second compte à celui de"},
	"pairing.withdraw": {Verb: "a retiré la proposition de rattacher un second compte à celui de"},

	"payment.create": {Verb: "a enregistré le versement de l’engagement", After: "de"},

	"person.claim":   {Verb: "a repris à son compte la fiche de"},
	"person.correct": {Verb: "a corrigé la fiche de"},
	"person.create":  {Verb: "a ajouté la fiche de"},
	"person.unite":   {Verb: "a rattaché à un autre de ses comptes celui de"},

	"scheme.create":  {Verb: "a créé le dispositif"},
	"scheme.match":   {Verb: "a fixé un abondement du dispositif"},
	"scheme.unmatch": {Verb: "a retiré un abondement du dispositif"},
	"scheme.update":  {Verb: "a modifié le dispositif"},

	"proxy.give":   {Verb: "a enregistré le pouvoir de", After: "donné à"},
	"proxy.revoke": {Verb: "a retiré le pouvoir de", After: "donné à"},

	"recusal.create":   {Verb: "a noté le déport du siège", After: "–"},
	"recusal.withdraw": {Verb: "a corrigé le déport du siège", After: "–"},

	"roster.import": {Verb: "a importé une liste", Alone: true},

	"rules.set": {Verb: "a fixé le règlement de l’instance"},

	"seat.close":   {Verb: "a fermé le siège", After: "–"},
	"seat.correct": {Verb: "a corrigé le siège", After: "–"},
	"seat.create":  {Verb: "a créé le siège", After: "–"},
	"seat.update":  {Verb: "a changé l’organisation du siège", After: "–"},

	"section.late":    {Verb: "a envoyé un autre texte, arrivé trop tard, pour la rubrique"},
	"section.restore": {Verb: "a rétabli un ancien texte de la rubrique"},
	"section.save":    {Verb: "a écrit dans la rubrique"},

	"source.create": {Verb: "a ajouté la source"},

	"statement.save": {Verb: "a modifié une page légale de l’instance", Alone: true},

	"vote.secret": {Verb: "a mis une voix dans l’urne du scrutin sur", After: "–"},
	"vote.cast":   {Verb: "a enregistré une voix dans le scrutin sur", After: "–"},
}

// vowels are the letters before which « de » becomes « d’ ».
const vowels = "aàâæeéèêëiîïoôœuùûüAÀÂÆEÉÈÊËIÎÏOÔŒUÙÛÜ"

// Before joins words and the name that follows them: with a space, or elided
// as French wants before a vowel.
func Before(words, name string) string {
	start, of := strings.CutSuffix(words, " de")
	if of && strings.ContainsAny(firstLetter(name), vowels) {
		return start + " d’"
	}
	return words + " "
}

func firstLetter(name string) string {
	for _, r := range name {
		return string(r)
	}
	return ""
}

var coordinationKinds = []Kind{
	{"coordination", "Coordination", ""},
	{"organization", "Organisations", "/organisations/"},
	{"committee", "Instances", "/comites/"},
	{"seat", "Sièges", "/membres/sieges/"},
	{"mandate", "Mandats", ""},
	{"person", "Personnes", "/membres/personnes/"},
	{"membership", "Rôles", ""},
	{"invitation", "Invitations", ""},
	{"join_request", "Demandes de rejoindre", ""},
	{"file", "Fichiers", ""},
	{"diagnostic", "Diagnostic", ""},
	{"section", "Rubriques", ""},
	{"finding", "Constats", "/constats/"},
	{"source", "Sources", ""},
	{"indicator", "Indicateurs", "/indicateurs/"},
	{"commitment", "Engagements", "/engagements/"},
	{"payment", "Versements", ""},
	{"scheme", "Dispositifs", "/dispositifs/"},
	{"envelope", "Enveloppes", "/enveloppes/"},
	{"programme", "Programmes", "/financements/programme/"},
	{"campaign", "Campagnes", "/financements/campagnes/"},
	{"action", "Actions", "/actions/"},
	{"milestone", "Jalons", ""},
	{"cost", "Dépenses", ""},
	{"allocation", "Affectations", ""},
	{"meeting", "Séances", "/seances/"},
	{"convocation", "Convocations", ""},
	{"agenda_item", "Points de l’ordre du jour", ""},
	{"attendance", "Présences", ""},
	{"proxy", "Pouvoirs", ""},
	{"ballot", "Scrutins", ""},
	{"minutes", "Comptes rendus", ""},
	{"delegation", "Délégations de signature", ""},
	{"decision", "Décisions", "/decisions/"},
	{"roster", "Listes importées", ""},
	{"journal", "Exports du journal", ""},
}

var instanceKinds = []Kind{
	{"coordination", "Coordinations", "/coordinations/"},
	{"account", "Comptes", ""},
	{"administrator", "Administrateurs", ""},
	{"legal", "Mentions légales", ""},
	{"accessibility", "Déclaration d’accessibilité", ""},
	{"instance", "Mise en service", ""},
	{"journal", "Exports du journal", ""},
}

var fields = map[string]string{
	"name":            "nom",
	"code":            "code des décisions",
	"parent":          "instance au-dessus",
	"rules":           "règlement",
	"position":        "place",
	"reply":           "réponse",
	"sent_at":         "remise",
	"label":           "territoire",
	"time_zone":       "fuseau horaire",
	"perimeters":      "périmètres",
	"carriers":        "porteurs",
	"siren":           "SIREN",
	"siret":           "SIRET",
	"rna":             "RNA",
	"kind":            "nature",
	"college":         "collège",
	"funder":          "financeur",
	"public_person":   "personne publique",
	"roles":           "rôles",
	"starts_on":       "début",
	"ends_on":         "fin",
	"deed_id":         "acte de désignation",
	"email":           "adresse électronique",
	"organization_id": "organisation",
	"body":            "texte",
	"statement":       "énoncé",
	"observed_on":     "date du fait",
	"section_code":    "rubrique",
	"sources":         "sources",
	"scheme":          "dispositif",
	"purpose":         "objet",
	"motive":          "motif",
	"in_kind":         "nature de la contribution",
	"year":            "année",
	"quantity":        "quantité",
	"unit_cost":       "coût unitaire",
	"amount":          "montant",
	"valuation":       "valorisation",
	"earmarked":       "fléchage",
	"lapse_date":      "date de caducité",
	"grantees":        "bénéficiaires",
	"credits":         "échéancier",
	"status":          "étape",
	"unit":            "unité",
	"book_low":        "prix du carnet",
	"book_high":       "prix du carnet",
	"years":           "durée",
	"pooled":          "fonds commun",
	"envelope":        "enveloppe",
	"territory":       "territoire",
	"territory_cap":   "plafond par territoire",
	"target":          "cible",
	"covers":          "autres dépenses couvertes",
	"confidential":    "confidentialité",
	"counted":         "présence dans les totaux",
	"source":          "engagement d’origine",
	"files":           "pièces",
	"fact":            "source",

	"title":            "titre",
	"objective":        "objectif",
	"description":      "description",
	"nature":           "nature",
	"project_owner":    "organisation qui porte",
	"owner_derogation": "dérogation aux 20 % du porteur",
	"lead":             "pilote",
	"state":            "état",
	"progress":         "avancement",
	"blocker":          "motif",
	"findings":         "constats",
	"done_on":          "date d’atteinte",
}
