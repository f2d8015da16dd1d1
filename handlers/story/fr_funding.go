package story

// What is said of the money, and of what it is for.
var fundingSentences = map[string]Sentence{
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

	"payment.create": {Verb: "a enregistré le versement de l’engagement", After: "de"},

	"scheme.create":  {Verb: "a créé le dispositif"},
	"scheme.match":   {Verb: "a fixé un abondement du dispositif"},
	"scheme.unmatch": {Verb: "a retiré un abondement du dispositif"},
	"scheme.update":  {Verb: "a modifié le dispositif"},

	"envelope.create": {Verb: "a créé l’enveloppe"},
	"envelope.update": {Verb: "a modifié l’enveloppe"},

	"campaign.close":   {Verb: "a clos la campagne", After: "de"},
	"campaign.create":  {Verb: "a préparé la campagne", After: "de"},
	"campaign.decline": {Verb: "a dit qu’un financeur ne participe pas à la campagne", After: "de"},
	"campaign.edit":    {Verb: "a modifié la campagne", After: "de"},
	"campaign.export":  {Verb: "a exporté le bilan de la campagne", After: "de"},
	"campaign.move":    {Verb: "a déplacé l’échéance de la campagne", After: "de"},
	"campaign.open":    {Verb: "a ouvert la campagne", After: "de"},
	"campaign.remind":  {Verb: "a relancé les financeurs de la campagne", After: "de"},
	"campaign.return":  {Verb: "a annulé le refus d’un financeur de participer à la campagne", After: "de"},
	"campaign.update":  {Verb: "a changé l’organisation d’un financeur de la campagne", After: "de"},

	"programme.freeze": {Verb: "a soumis au vote le programme coordonné,"},

	"allocation.create":  {Verb: "a affecté une part de l’engagement", After: "à l’action"},
	"allocation.release": {Verb: "a repris une part de l’engagement", After: "à l’action"},

	"action.answer":  {Verb: "a changé les constats auxquels répond l’action"},
	"action.correct": {Verb: "a modifié l’action"},
	"action.create":  {Verb: "a créé l’action"},
	"action.move":    {Verb: "a dit où en est l’action"},
	"action.update":  {Verb: "a changé l’organisation qui porte l’action"},

	"cost.correct": {Verb: "a modifié la dépense", After: "de l’action"},
	"cost.create":  {Verb: "a ajouté la dépense", After: "à l’action"},
	"cost.drop":    {Verb: "a retiré une dépense d’une action", Alone: true},

	"milestone.correct": {Verb: "a modifié le jalon", After: "de l’action"},
	"milestone.create":  {Verb: "a ajouté le jalon", After: "à l’action"},
	"milestone.drop":    {Verb: "a retiré un jalon d’une action", Alone: true},
	"milestone.reach":   {Verb: "a daté l’atteinte du jalon", After: "de l’action"},
}
