package perimeter

import (
	"slices"
	"strings"
)

// rank says how well an area answers a query; the lowest is the best.
type rank uint8

const (
	sameCode   rank = iota
	samePostal      // its postal code
	sameName        // the whole name
	sameCore        // the name without its article or its "CA de"
	nameBegins
	wordsBegin
	wordsAround // some words say the kind or the département
	onlyWithin  // the département is all there is to say
	codeBegins
	unranked
)

// rank returns the best rank of area i among the readings.
func (a *Atlas) rank(i int, readings []reading) rank {
	best := unranked
	for n := range readings {
		best = min(best, a.rankOne(i, &readings[n]))
	}
	return best
}

func (a *Atlas) rankOne(i int, q *reading) rank {
	switch {
	case q.within != 0 && !a.within(i, q.within):
		return unranked
	case len(q.terms) == 0:
		return onlyWithin
	}
	best := unranked
	if q.code != "" {
		best = a.rankCode(i, q.code)
	}
	if a.areas[i].initials&q.initial != 0 {
		best = min(best, rankName(a.name(i), q.joined))
	}
	if best > wordsBegin {
		best = min(best, a.rankWords(i, q.terms))
	}
	return best
}

// within tells whether area i has communes in département d.
func (a *Atlas) within(i, d int) bool {
	if int(a.areas[i].departement) == d {
		return true
	}
	return a.level(i) == EPCI && slices.Contains(strings.Fields(last(a.line(i))), a.code(a.areas[d]))
}

// rankCode looks at the code of the area and at its postal codes; one or two
// digits begin too many codes to say much.
func (a *Atlas) rankCode(i int, typed string) rank {
	if !strings.Contains(a.text[a.areas[i].line:a.areas[i+1].line], typed) {
		return unranked // nearly always, and quicker than to look closer
	}
	code := a.code(a.areas[i])
	codes := []string{code}
	if a.areas[i].kind == commune {
		codes = append(codes, strings.Fields(last(a.line(i)))...)
	}
	begins := func(code string) bool { return len(typed) > 2 && strings.HasPrefix(code, typed) }
	switch {
	case code == typed:
		return sameCode
	case slices.Contains(codes, typed):
		return samePostal
	case slices.ContainsFunc(codes, begins):
		return codeBegins
	}
	return unranked
}

// rankName compares the whole query with the name, then with the name less
// one leading word after another as long as they say little.
func rankName(name, joined string) rank {
	best := unranked
	for core := name; core != ""; {
		switch begins, all := startsWith(core, joined); {
		case all && core == name:
			return sameName
		case all:
			best = min(best, sameCore)
		case begins:
			best = min(best, nameBegins)
		}
		word, rest := firstWord(core)
		if !saysLittle(word) {
			break
		}
		core = rest
	}
	return best
}

// startsWith tells whether name, its spaces apart, starts with joined, and
// whether that is all of it.
func startsWith(name, joined string) (begins, all bool) {
	n := 0
	for i := 0; i < len(name); i++ {
		switch {
		case name[i] == ' ':
			continue
		case n == len(joined):
			return true, false
		case name[i] != joined[n]:
			return false, false
		}
		n++
	}
	return n == len(joined), n == len(joined)
}

// firstWord splits a folded name after its first word.
func firstWord(name string) (word, rest string) {
	end := strings.IndexByte(name[1:], ' ') + 1
	if end == 0 {
		return name[1:], ""
	}
	return name[1:end], name[end:]
}

// saysLittle tells the words that people leave out at the start of a name.
func saysLittle(word string) bool {
	switch word {
	case "l", "le", "la", "les", "d", "de", "du", "des",
		"cc", "ca", "cu", "metropole", "eurometropole", "europeenne":
		return true
	}
	return false
}

// rankWords wants every term in the area's name or around it, at least one in
// the name itself.
func (a *Atlas) rankWords(i int, terms []term) rank {
	area := &a.areas[i]
	best, named := wordsBegin, false
	for n := range terms {
		t := &terms[n]
		switch {
		case area.initials&t.initial != 0 && strings.Contains(a.name(i), t.word):
			named = true
		case t.kinds[area.kind] || t.departements[area.departement]:
			best = wordsAround
		default:
			return unranked
		}
	}
	if !named {
		return unranked
	}
	return best
}
