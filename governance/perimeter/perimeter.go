package perimeter

// Level is the kind of a perimeter.
type Level string

// The levels an Atlas knows.
const (
	Commune     Level = "commune"
	EPCI        Level = "epci"
	Departement Level = "departement"
)

// Ref names a perimeter: its level and its official code (INSEE for a commune
// or a département, SIREN for an EPCI).
type Ref struct {
	Level Level
	Code  string
}

// Area is a perimeter as the embedded edition describes it.
type Area struct {
	Ref
	Name         string   // as published: "Toulouse", "CA du Sicoval", "Rhône"
	Kind         string   // in French, in lower case: "communauté d’agglomération"
	Population   int      // sum of the municipal populations of its communes
	Communes     int      // how many communes it holds, 1 for a commune
	Departements []string // codes, the one with most of its inhabitants first
	EPCI         string   // SIREN of the EPCI a commune belongs to, or empty
}

// Total is what several perimeters hold together, each commune counted once.
type Total struct {
	Population   int
	Communes     int
	Departements []string  // codes, the one with most of the inhabitants first
	Overlaps     []Overlap // pairs that share communes, in the order of the refs
	Unknown      []Ref     // refs that this edition does not have
}

// Overlap is what two perimeters have in common, and a Total counts once.
type Overlap struct {
	A, B       Ref
	Communes   int
	Population int
}
