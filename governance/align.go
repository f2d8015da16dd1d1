package governance

import "slices"

// maxEdits is how many differences are looked for between two sequences. Two
// texts that differ more have nothing to tell each other, and are shown whole.
const maxEdits = 1000

// align walks through two sequences side by side: same is told each pair of
// elements that stay, in order, and gap each run that differs between them.
func align(a, b []string, same func(i, j int), gap func(a, b []string)) {
	i, j := 0, 0
	for _, p := range common(a, b) {
		if p.a > i || p.b > j {
			gap(a[i:p.a], b[j:p.b])
		}
		same(p.a, p.b)
		i, j = p.a+1, p.b+1
	}
	if i < len(a) || j < len(b) {
		gap(a[i:], b[j:])
	}
}

// pair is one element that two sequences share: where it is in each.
type pair struct{ a, b int }

// common finds a longest common subsequence of two sequences, beginning with
// what they share at both ends.
func common(a, b []string) []pair {
	var pairs []pair
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		pairs = append(pairs, pair{start, start})
		start++
	}
	end := 0
	for end < len(a)-start && end < len(b)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	for _, p := range shortest(a[start:len(a)-end], b[start:len(b)-end]) {
		pairs = append(pairs, pair{start + p.a, start + p.b})
	}
	for ; end > 0; end-- {
		pairs = append(pairs, pair{len(a) - end, len(b) - end})
	}
	return pairs
}

// shortest finds the pairs along the shortest way of editing a into b: the
// greedy search of Myers, which costs as much as the two differ. It gives none
// beyond maxEdits. A diagonal k holds the places where x elements of a and
// x-k of b are behind.
func shortest(a, b []string) []pair {
	limit := min(len(a)+len(b), maxEdits)
	reached := make([]int, 2*limit+3) // by diagonal, the furthest x
	at := func(k int) *int { return &reached[k+limit+1] }
	var trace [][]int // what was reached after each edit, from diagonal -d to d
	for d := 0; d <= limit; d++ {
		for k := -d; k <= d; k += 2 {
			x := *at(k + 1) // one more of b
			if fromLeft(k, d, *at(k - 1), *at(k + 1)) {
				x = *at(k - 1) + 1 // one more of a
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			*at(k) = x
			if x >= len(a) && x-k >= len(b) {
				return retrace(trace, len(a), len(b))
			}
		}
		trace = append(trace, append([]int(nil), reached[limit+1-d:limit+2+d]...))
	}
	return nil
}

// fromLeft tells from which neighbour the nth edit enters a diagonal: the one
// that had reached further.
func fromLeft(k, n, left, right int) bool { return k != -n && (k == n || left >= right) }

// retrace walks back from both ends along what was reached, and gives the
// pairs that it meets in their order.
func retrace(trace [][]int, x, y int) []pair {
	var back []pair
	follow := func(px, py int) {
		for x > px && y > py {
			x, y = x-1, y-1
			back = append(back, pair{x, y})
		}
		x, y = px, py
	}
	for d := len(trace); d > 0; d-- {
		k, before := x-y, trace[d-1]
		at := func(k int) int { return before[min(max(k+d-1, 0), 2*d-2)] }
		from := k + 1
		if fromLeft(k, d, at(k-1), at(k+1)) {
			from = k - 1
		}
		follow(at(from), at(from)-from)
	}
	follow(0, 0)
	slices.Reverse(back)
	return back
}
