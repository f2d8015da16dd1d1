package story

// What is said of the bodies, of their seats and of who holds them.
var memberSentences = map[string]Sentence{
	"committee.create": {Verb: "a créé l’instance"},
	"committee.rename": {Verb: "a modifié l’instance"},

	"rules.set": {Verb: "a fixé le règlement de l’instance"},

	"invitation.accept": {Verb: "a accepté l’invitation adressée à", After: "au titre de"},
	"invitation.revoke": {Verb: "a révoqué l’invitation de", After: "au titre de"},
	"invitation.send":   {Verb: "a invité", After: "au titre de"},

	"join.ask":    {Verb: "a demandé à rejoindre la coordination", Alone: true},
	"join.decide": {Verb: "a répondu à la demande de"},

	"mandate.cancel":  {Verb: "a annulé la désignation de", After: "sur le siège"},
	"mandate.correct": {Verb: "a corrigé la désignation de", After: "sur le siège"},
	"mandate.create":  {Verb: "a désigné", After: "sur le siège"},
	"mandate.end":     {Verb: "a mis fin au mandat de", After: "sur le siège"},

	"membership.change": {Verb: "a changé les rôles de", After: "au titre de"},
	"membership.create": {Verb: "a donné des rôles à", After: "au titre de"},
	"membership.end":    {Verb: "a retiré les rôles de", After: "au titre de"},
	"membership.update": {Verb: "a modifié l’adhésion de", After: "au titre de"},

	"organization.create": {Verb: "a créé l’organisation"},
	"organization.merge":  {Verb: "a fusionné avec une autre l’organisation"},
	"organization.update": {Verb: "a modifié l’organisation"},

	"roster.import": {Verb: "a importé une liste", Alone: true},

	"seat.close":   {Verb: "a fermé le siège", After: "–"},
	"seat.correct": {Verb: "a corrigé le siège", After: "–"},
	"seat.create":  {Verb: "a créé le siège", After: "–"},
	"seat.update":  {Verb: "a changé l’organisation du siège", After: "–"},

	"link.answer": {Verb: "a répondu, par un lien personnel, sur la désignation de", After: "sur le siège"},
	"link.create": {Verb: "a créé un lien personnel pour", After: "sur le siège"},
	"link.revoke": {Verb: "a révoqué le lien personnel de", After: "sur le siège"},
}
