package model

import "slices"

// cutPage drops the line beyond a page, which only told that there is more,
// puts the lines in order, and tells whether the page has neighbours. after
// and before say where the page was asked to begin.
func cutPage[T any](lines []T, after, before bool) (page []T, previous, next bool) {
	more := len(lines) > pageSize
	if more {
		lines = lines[:pageSize]
	}
	if before {
		slices.Reverse(lines)
	}
	if len(lines) == 0 {
		return lines, false, false
	}
	return lines, before && more || !before && after, before || more
}

// pageOf is cutPage for lines that have an identifier: the neighbours are where
// they begin, zero for none.
func pageOf[T any, ID ~int64](lines []T, after, before ID, id func(T) ID) (page []T, previous, next ID) {
	page, back, on := cutPage(lines, after != 0, before != 0)
	if back {
		previous = id(page[0])
	}
	if on {
		next = id(page[len(page)-1])
	}
	return page, previous, next
}
