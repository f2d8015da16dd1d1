package governance

// CollegeWeights is for how many voices one of each college counts; all are
// zero when a rule set weighs nothing (C4).
type CollegeWeights struct {
	Institutional int `json:",omitempty"`
	Private       int `json:",omitempty"`
	Associative   int `json:",omitempty"`
	Beneficiaries int `json:",omitempty"`
}

// Of is for how many voices one of a college counts.
func (w CollegeWeights) Of(c College) int {
	weight := 1
	switch c {
	case Institutional:
		weight = w.Institutional
	case Private:
		weight = w.Private
	case Associative:
		weight = w.Associative
	case Beneficiaries:
		weight = w.Beneficiaries
	}
	return max(weight, 1)
}

// Any tells whether voices are weighed.
func (w CollegeWeights) Any() bool {
	for _, c := range Colleges() {
		if w.Of(c) > 1 {
			return true
		}
	}
	return false
}

// CollegeQuorum is what a room counts in one college.
type CollegeQuorum struct {
	College  College
	Base     int
	Required int
	Reached  int
}

// Missing is how many more the college needs.
func (q CollegeQuorum) Missing() int { return max(q.Required-q.Reached, 0) }

// college is the count of one college, which is begun when it has none.
func (q *Quorum) college(c College) *CollegeQuorum {
	for i := range q.Colleges {
		if q.Colleges[i].College == c {
			return &q.Colleges[i]
		}
	}
	q.Colleges = append(q.Colleges, CollegeQuorum{College: c})
	return &q.Colleges[len(q.Colleges)-1]
}

// perCollege counts each college of the room by itself: one without a seat to
// count asks for nothing.
func (r Room) perCollege(q *Quorum) {
	for _, c := range Colleges() {
		q.college(c)
	}
	for _, s := range r.Seats {
		counted, reached := r.counts(s)
		college := q.college(s.College)
		college.Base += counted
		college.Reached += reached
	}
	kept := q.Colleges[:0]
	for _, c := range q.Colleges {
		if c.Base > 0 {
			c.Required = r.Rules.Quorum.Needed(c.Base)
			kept = append(kept, c)
		}
	}
	q.Colleges = kept
}
