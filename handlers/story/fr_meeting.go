package story

// What is said of meetings, up to what they decide.
var meetingSentences = map[string]Sentence{
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

	"convocation.create": {Verb: "a convoqué", After: "sur le siège"},
	"convocation.hand":   {Verb: "a remis en main propre la convocation de", After: "sur le siège"},
	"convocation.reply":  {Verb: "a enregistré la réponse de", After: "sur le siège"},

	"guest.arrive": {Verb: "a enregistré l’arrivée d’une personne invitée à", After: "–"},
	"guest.leave":  {Verb: "a enregistré le départ d’une personne invitée de", After: "–"},

	"proxy.give":   {Verb: "a enregistré le pouvoir de", After: "donné à"},
	"proxy.revoke": {Verb: "a retiré le pouvoir de", After: "donné à"},

	"recusal.create":   {Verb: "a noté le déport du siège", After: "–"},
	"recusal.withdraw": {Verb: "a corrigé le déport du siège", After: "–"},

	"ballot.abandon": {Verb: "a abandonné le scrutin sur", After: "–"},
	"ballot.close":   {Verb: "a clos le scrutin sur", After: "–"},
	"ballot.open":    {Verb: "a ouvert un scrutin sur", After: "–"},

	"vote.secret": {Verb: "a mis une voix dans l’urne du scrutin sur", After: "–"},
	"vote.cast":   {Verb: "a enregistré une voix dans le scrutin sur", After: "–"},

	"decision.adopt":       {Verb: "a enregistré la décision", After: "–"},
	"decision.export":      {Verb: "a exporté les décisions", Alone: true},
	"decision.follow":      {Verb: "a changé l’état de la décision", After: "–"},
	"decision.make_action": {Verb: "a fait une action de la décision", After: "–"},
}
