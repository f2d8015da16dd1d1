package story

// What is said of accounts, of people and of the instance.
var instanceSentences = map[string]Sentence{
	"account.contact":  {Verb: "a corrigé son adresse ou son téléphone", Alone: true},
	"account.create":   {Verb: "a ouvert son compte", Alone: true},
	"account.detach":   {Verb: "a détaché l’un de ses comptes", Alone: true},
	"account.feed":     {Verb: "a créé ou changé l’adresse de son agenda", Alone: true},
	"account.feed_end": {Verb: "a supprimé l’adresse de son agenda", Alone: true},
	"account.unite":    {Verb: "a rattaché deux comptes", Alone: true},

	"administrator.grant": {Verb: "a nommé un administrateur de l’instance", Alone: true},

	"instance.stamp": {Verb: "a mis l’instance en service", Alone: true},

	"journal.export": {Verb: "a exporté le journal", Alone: true},

	"statement.save": {Verb: "a modifié une page légale de l’instance", Alone: true},

	"person.claim":   {Verb: "a repris à son compte la fiche de"},
	"person.correct": {Verb: "a corrigé la fiche de"},
	"person.create":  {Verb: "a ajouté la fiche de"},
	"person.unite":   {Verb: "a rattaché à un autre de ses comptes celui de"},

	"pairing.begin":    {Verb: "a commencé à rattacher un second compte à celui de"},
	"pairing.decline":  {Verb: "a refusé de rattacher un second compte à celui de"},
	"pairing.propose":  {Verb: "a proposé de rattacher un second compte à celui de"},
	"pairing.withdraw": {Verb: "a retiré la proposition de rattacher un second compte à celui de"},

	"coordination.open":   {Verb: "a ouvert la coordination"},
	"coordination.update": {Verb: "a modifié la coordination"},

	"file.create": {Verb: "a déposé le fichier"},
}
