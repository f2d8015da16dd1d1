package browsertest

// The steps of EcoIndex (Green IT, 2019): a page's mark depends on where it
// stands among half a million others, in twentieths.
var (
	elementSteps = []float64{0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601}
	requestSteps = []float64{0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920}
	kiloSteps    = []float64{0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26}
)

// EcoIndex is the page's mark out of 100, and its grade: A is above 80.
func (w Weight) EcoIndex() (mark float64, grade string) {
	worst := 3*rank(elementSteps, float64(w.Elements)) + 2*rank(requestSteps, float64(w.Requests)) +
		rank(kiloSteps, float64(w.Bytes)/1024)
	mark = 100 - 5*worst/6
	for i, least := range []float64{80, 70, 55, 40, 25, 10} {
		if mark > least {
			return mark, "ABCDEF"[i : i+1]
		}
	}
	return mark, "G"
}

// rank is how many steps a value has passed, with the part of the next one.
func rank(steps []float64, value float64) float64 {
	for i := 1; i < len(steps); i++ {
		if value < steps[i] {
			return float64(i-1) + (value-steps[i-1])/(steps[i]-steps[i-1])
		}
	}
	return float64(len(steps) - 1)
}
