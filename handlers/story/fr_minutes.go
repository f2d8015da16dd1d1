package story

// What is said of minutes, from their text to their seal.
var minutesSentences = map[string]Sentence{
	"minutes.approve":   {Verb: "a enregistré comme approuvé", After: "de la séance"},
	"minutes.circulate": {Verb: "a mis en circulation", After: "de la séance"},
	"minutes.complete":  {Verb: "a complété les signatures et rendu prêt à sceller", After: "de la séance"},
	"minutes.create":    {Verb: "a commencé", After: "de la séance"},
	"minutes.freeze":    {Verb: "a arrêté le texte pour signature, dans", After: "de la séance"},
	"minutes.paper":     {Verb: "a enregistré comme signé hors de l’application", After: "de la séance"},
	"minutes.supersede": {Verb: "a remplacé par une édition plus récente", After: "de la séance"},
	"minutes.propose":   {Verb: "a proposé à une séance déjà convoquée d’approuver", After: "de la séance"},
	"minutes.seal":      {Verb: "a fait sceller", After: "de la séance"},
	"minutes.sign":      {Verb: "a signé", After: "de la séance"},
	"minutes.withdraw":  {Verb: "a repris pour le corriger", After: "de la séance"},

	"erratum.create": {Verb: "a joint", After: "de la séance"},
	"erratum.drop":   {Verb: "a abandonné un erratum", Alone: true},

	"extract.create":   {Verb: "a tiré", After: "de la séance"},
	"extract.withdraw": {Verb: "a retiré de la publication", After: "de la séance"},

	"proposal.create":  {Verb: "a proposé une rédaction dans", After: "de la séance"},
	"proposal.accept":  {Verb: "a accepté une rédaction proposée dans", After: "de la séance"},
	"proposal.decline": {Verb: "a écarté une rédaction proposée dans", After: "de la séance"},

	"delegation.create": {Verb: "a enregistré une délégation de signature", Alone: true},
	"delegation.revoke": {Verb: "a révoqué une délégation de signature", Alone: true},

	"reservation.create": {Verb: "a demandé une réserve sur", After: "de la séance"},
	"reservation.record": {Verb: "a inscrit un désaccord dans", After: "de la séance"},
}
