package perimeter

import (
	"slices"
	"strings"
)

// Atlas is the geography in memory: about 3 MB without a pointer per area. It
// never changes after Load, so any number of goroutines may share it.
type Atlas struct {
	text   string   // the three tables, one after another
	names  string   // the folded names of all areas, one after another
	areas  []record // nobody, the départements, the EPCI, the communes, the end
	starts [4]int   // where départements, EPCI and communes start, and the end
	firsts []int    // the first commune of each département, as communes are sorted by code
}

// record is one area. Its text is kept once, in the Atlas, and cut when asked for.
type record struct {
	line        uint32 // where its line starts in text
	name        uint32 // where its folded name starts in names
	initials    uint32 // of the words of its folded name
	population  int32
	communes    uint16
	epci        uint16 // index of the EPCI of a commune; 0 is nobody
	departement uint8  // index of the département with most of its inhabitants
	kind        kind
}

// Area returns the perimeter of that level and code, and whether there is one.
func (a *Atlas) Area(level Level, code string) (Area, bool) {
	i := a.find(Ref{level, code})
	if i == 0 {
		return Area{}, false
	}
	return a.area(i), true
}

// Parts returns the communes of a perimeter, sorted by code, which within a
// département is nearly the order of the alphabet.
func (a *Atlas) Parts(ref Ref) []Area {
	return a.Communes([]Ref{ref})
}

// find returns the index of a perimeter, 0 when there is none.
func (a *Atlas) find(ref Ref) int {
	begin, end := a.span(ref.Level)
	i, found := slices.BinarySearchFunc(a.areas[begin:end], ref.Code, func(r record, code string) int {
		return strings.Compare(a.code(r), code)
	})
	if !found {
		return 0
	}
	return begin + i
}

// span returns where a level starts and ends in areas; all levels for "",
// nothing for a level that does not exist.
func (a *Atlas) span(level Level) (begin, end int) {
	switch level {
	case Departement:
		return a.starts[0], a.starts[1]
	case EPCI:
		return a.starts[1], a.starts[2]
	case Commune:
		return a.starts[2], a.starts[3]
	case "":
		return a.starts[0], a.starts[3]
	}
	return 0, 0
}

func (a *Atlas) level(i int) Level {
	switch {
	case i < a.starts[1]:
		return Departement
	case i < a.starts[2]:
		return EPCI
	}
	return Commune
}

func (a *Atlas) ref(i int) Ref { return Ref{a.level(i), a.code(a.areas[i])} }

func (a *Atlas) code(r record) string {
	code, _, _ := strings.Cut(a.text[r.line:], ";")
	return code
}

// name returns the folded name of an area.
func (a *Atlas) name(i int) string { return a.names[a.areas[i].name:a.areas[i+1].name] }

func (a *Atlas) line(i int) string {
	line, _, _ := strings.Cut(a.text[a.areas[i].line:], "\n")
	return line
}

// last returns the last column of a line: the postal codes of a commune, the
// départements of an EPCI.
func last(line string) string { return line[strings.LastIndexByte(line, ';')+1:] }

// area writes out one record.
func (a *Atlas) area(i int) Area {
	r, line := a.areas[i], a.line(i)
	area := Area{
		Ref:          a.ref(i),
		Name:         strings.Split(line, ";")[1],
		Kind:         kindNames()[r.kind],
		Population:   int(r.population),
		Communes:     int(r.communes),
		Departements: []string{a.code(a.areas[r.departement])},
	}
	if area.Level == EPCI {
		area.Departements = strings.Fields(last(line))
	}
	if r.epci != 0 {
		area.EPCI = a.code(a.areas[r.epci])
	}
	return area
}
