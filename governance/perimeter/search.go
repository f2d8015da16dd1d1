package perimeter

import (
	"cmp"
	"slices"
)

// Nobody reads more results, and no name is longer than what is looked at.
const (
	maxResults = 100
	maxQuery   = 200 // bytes
)

// Search returns at most limit areas (100 at the most) that a person may mean
// by query, of one level or of all when level is empty. The best come first:
// that code, that name, that name without its article or its "CA de", a name
// that begins so, a name with words that begin so, a name with some of the
// words when the others say its kind or its département, a code that begins
// so. Among equals the most populated is first. The number of a département at
// the end keeps to that département: "saint-denis 93".
//
// Case, accents, hyphens, apostrophes, œ and st for saint make no difference.
// Codes are those of INSEE for communes and départements, SIREN for EPCI, and
// postal codes.
func (a *Atlas) Search(query string, level Level, limit int) []Area {
	limit = min(limit, maxResults)
	if limit <= 0 || len(query) > maxQuery {
		return nil
	}
	readings := a.readings(query)
	best := shortlist{limit: limit}
	for i, end := a.span(level); i < end; i++ {
		if r := a.rank(i, readings); r != unranked {
			best.add(hit{r, a.areas[i].population, i})
		}
	}
	return a.list(best.hits)
}

// list writes out the areas of hits.
func (a *Atlas) list(hits []hit) []Area {
	areas := make([]Area, len(hits))
	for n, h := range hits {
		areas[n] = a.area(h.index)
	}
	return areas
}

// hit is an area found.
type hit struct {
	rank       rank
	population int32
	index      int
}

// shortlist keeps the best hits, in order.
type shortlist struct {
	hits  []hit
	limit int
}

func (s *shortlist) add(h hit) {
	full := len(s.hits) == s.limit
	if full && better(h, s.hits[s.limit-1]) >= 0 {
		return
	}
	if full {
		s.hits = s.hits[:s.limit-1]
	}
	at, _ := slices.BinarySearchFunc(s.hits, h, better)
	s.hits = slices.Insert(s.hits, at, h)
}

func better(x, y hit) int {
	return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(y.population, x.population), cmp.Compare(x.index, y.index))
}
