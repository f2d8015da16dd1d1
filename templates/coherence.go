package templates

// CoherenceIndex lists what does not add up in the money and the measures of a
// coordination.
type CoherenceIndex struct {
	Frame
	Serious, Others []AlertLine
	Back            string
}

func (CoherenceIndex) template() string { return "coherence/index.html" }
