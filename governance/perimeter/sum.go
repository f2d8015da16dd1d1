package perimeter

import (
	"cmp"
	"maps"
	"slices"
)

// Sum adds up perimeters of any levels. A commune that several of them hold
// counts once, and Overlaps tells about it. The same ref twice is one ref.
func (a *Atlas) Sum(refs []Ref) Total {
	set, unknown := a.resolve(refs)
	total := Total{Unknown: unknown}
	shared := map[[2]int]Overlap{}
	weight := map[int]int{}
	a.each(set, func(c int, holders []int) {
		r := a.areas[c]
		total.Communes++
		total.Population += int(r.population)
		weight[int(r.departement)] += int(r.population)
		share(shared, holders, int(r.population))
	})
	total.Departements = a.byWeight(weight)
	total.Overlaps = a.overlaps(set, shared)
	return total
}

// share adds a commune to what each pair of its holders has in common.
func share(shared map[[2]int]Overlap, holders []int, population int) {
	for n, x := range holders {
		for _, y := range holders[n+1:] {
			o := shared[[2]int{x, y}]
			o.Communes++
			o.Population += population
			shared[[2]int{x, y}] = o
		}
	}
}

// Communes returns the communes of several perimeters, each once, sorted by code.
func (a *Atlas) Communes(refs []Ref) []Area {
	set, _ := a.resolve(refs)
	var areas []Area
	a.each(set, func(c int, _ []int) { areas = append(areas, a.area(c)) })
	return areas
}

// Contains tells whether every commune of inner is in outer. A perimeter
// contains itself; one that does not exist neither contains nor is contained.
func (a *Atlas) Contains(outer, inner Ref) bool {
	o, i := a.find(outer), a.find(inner)
	if o == 0 || i == 0 {
		return false
	}
	shared := 0
	a.each([]int{o, i}, func(_ int, holders []int) {
		if len(holders) == 2 {
			shared++
		}
	})
	return o == i || shared == int(a.areas[i].communes)
}

// resolve returns the indexes of refs without doubles, in their order, and the
// refs that do not exist.
func (a *Atlas) resolve(refs []Ref) (set []int, unknown []Ref) {
	seen := map[Ref]bool{}
	for _, ref := range refs {
		if seen[ref] {
			continue
		}
		seen[ref] = true
		if i := a.find(ref); i != 0 {
			set = append(set, i)
			continue
		}
		unknown = append(unknown, ref)
	}
	return set, unknown
}

// each visits once every commune that the areas of set hold, by code, with the
// one to three of them that hold it, in the order of set.
func (a *Atlas) each(set []int, visit func(commune int, holders []int)) {
	place := places(set)
	var holders []int
	for _, d := range a.departementsOf(set) {
		for c := a.firsts[d]; c < a.firsts[d+1]; c++ {
			holders = holders[:0]
			for _, i := range [3]int{c, int(a.areas[c].epci), d} {
				if _, in := place[i]; in {
					holders = append(holders, i)
				}
			}
			if len(holders) > 0 {
				slices.SortFunc(holders, func(x, y int) int { return cmp.Compare(place[x], place[y]) })
				visit(c, holders)
			}
		}
	}
}

// departementsOf returns the départements where the areas of set have
// communes, in order: the only places to look for those.
func (a *Atlas) departementsOf(set []int) []int {
	var found []int
	for _, i := range set {
		for _, code := range a.area(i).Departements {
			found = append(found, a.find(Ref{Departement, code}))
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// byWeight returns the codes of départements, the heaviest first.
func (a *Atlas) byWeight(weight map[int]int) []string {
	heaviest := func(x, y int) int {
		return cmp.Or(cmp.Compare(weight[y], weight[x]), cmp.Compare(x, y))
	}
	var codes []string
	for _, d := range slices.SortedFunc(maps.Keys(weight), heaviest) {
		codes = append(codes, a.code(a.areas[d]))
	}
	return codes
}

// overlaps lists the pairs that share communes, in the order of set.
func (a *Atlas) overlaps(set []int, shared map[[2]int]Overlap) []Overlap {
	place := places(set)
	var found []Overlap
	order := func(p, q [2]int) int {
		return cmp.Or(cmp.Compare(place[p[0]], place[q[0]]), cmp.Compare(place[p[1]], place[q[1]]))
	}
	for _, pair := range slices.SortedFunc(maps.Keys(shared), order) {
		o := shared[pair]
		o.A, o.B = a.ref(pair[0]), a.ref(pair[1])
		found = append(found, o)
	}
	return found
}

// places tells where each area stands in set.
func places(set []int) map[int]int {
	place := make(map[int]int, len(set))
	for n, i := range set {
		place[i] = n
	}
	return place
}
