package story

// What is said of the diagnostic.
var diagnosticSentences = map[string]Sentence{
	"diagnostic.approve":  {Verb: "a enregistré l’approbation par le comité de la"},
	"diagnostic.open":     {Verb: "a ouvert la"},
	"diagnostic.submit":   {Verb: "a soumis la"},
	"diagnostic.withdraw": {Verb: "a retiré, pour la modifier, la"},

	"finding.create":   {Verb: "a ajouté le constat"},
	"finding.link":     {Verb: "a ajouté une source au constat"},
	"finding.unlink":   {Verb: "a retiré une source au constat"},
	"finding.update":   {Verb: "a modifié le constat"},
	"finding.withdraw": {Verb: "a retiré le constat"},

	"indicator.create": {Verb: "a ajouté l’indicateur"},
	"indicator.update": {Verb: "a modifié l’indicateur"},

	"measurement.create": {Verb: "a ajouté une mesure à l’indicateur"},
	"measurement.remove": {Verb: "a retiré une mesure de l’indicateur"},

	"section.late":    {Verb: "a envoyé un autre texte, arrivé trop tard, pour la rubrique"},
	"section.restore": {Verb: "a rétabli un ancien texte de la rubrique"},
	"section.save":    {Verb: "a écrit dans la rubrique"},

	"source.create": {Verb: "a ajouté la source"},
}
