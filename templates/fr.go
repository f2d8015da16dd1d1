package templates

// Spaces of French typography.
const (
	nbsp  = "\u00a0" // before : and », after «, between a figure and its unit
	nnbsp = "\u202f" // before ; ! ? and inside figures
)

const (
	siteName       = "ctin"
	titleSeparator = " – "
	titleProblem   = "Erreur" + nbsp + ": "
	emptyValue     = "(vide)"
	dayToHour      = " à "
	firstOfMonth   = "1er"
	oneProblem     = "Un point est à corriger"
	manyProblems   = nbsp + "points sont à corriger"
	dateHint       = "Jour, mois, année" + nbsp + ": par exemple 03/12/2026"
)

var (
	weekdays = [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}
	months   = [...]string{
		"janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre",
	}
)

// glossary is in alphabetical order; /glossaire shows it whole, and the
// component "term" shows one of its lines where it is needed.
var glossary = []Term{
	{"quorum", "Quorum", "Nombre minimal de membres présents ou représentés pour qu’une séance puisse délibérer."},
}

const (
	notConform       = "non conforme"
	partiallyConform = "partiellement conforme"
	fullyConform     = "totalement conforme"
)
