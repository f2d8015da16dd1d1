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
