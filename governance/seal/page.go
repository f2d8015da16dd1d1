package seal

// page finds a page by its rank, 1 for the first, in the tree of pages.
func (f *file) page(rank int) (number int, page dict, ok bool) {
	catalog, _ := f.dictOf(f.trailer, "Root")
	pages, _ := catalog.get("Pages")
	root, ok := f.number(pages)
	if !ok || rank < 1 {
		return 0, nil, false
	}
	w := &walk{f: f, left: rank, seen: map[int]bool{}}
	w.node(root, 0)
	return w.number, w.found, w.found != nil
}

// walk goes through a tree of pages until none is left to pass. It enters each
// node once: a tree that bites its tail ends like any other.
type walk struct {
	f      *file
	left   int
	seen   map[int]bool
	number int
	found  dict
}

func (w *walk) node(number, depth int) {
	if w.found != nil || w.seen[number] || depth == deepest {
		return
	}
	w.seen[number] = true
	s, _ := w.f.object(number)
	d, _ := w.f.dict(s)
	kids, inner := d.get("Kids")
	if inner {
		w.kids(kids, depth)
		return
	}
	if !w.f.says(d, "Type", "/Page") {
		return
	}
	if w.left--; w.left == 0 {
		w.number, w.found = number, d
	}
}

func (w *walk) kids(s span, depth int) {
	s, ok := w.f.resolve(s)
	if !ok {
		return
	}
	list, _ := w.f.array(s)
	for _, kid := range list {
		if number, ok := w.f.number(kid); ok {
			w.node(number, depth+1)
		}
	}
}
