package facts

import (
	"slices"

	"ctin/governance"
)

// Comparison is what two published figures give together: computed here, never
// published. Alert says that they do not go together.
type Comparison struct {
	Name      string
	Low, High int64 // in the unit below
	Money     bool  // cents rather than a count
	Sentence  string
	Alert     bool
	Sources   []Letter
}

// Comparisons puts the figures together (D6).
func Comparisons() []Comparison {
	return []Comparison{
		passUnit(), training(), postPrice(), passReach(), books(), spread(), trainedPrice(), density(), crowding(), hubMonth(),
	}
}

func money(name string, c governance.Cents, sentence string, alert bool, sources ...Letter) Comparison {
	return Comparison{name, int64(c), int64(c), true, sentence, alert, sources}
}

func count(name string, low, high int64, sentence string, sources ...Letter) Comparison {
	return Comparison{name, low, high, false, sentence, false, sources}
}

// passUnit: 10 M€ for 1.5 M passes do not pay one cheque each.
func passUnit() Comparison {
	each := passFirst.Amount.Each(passes.Low)
	return money(passUnitName, each, passUnitSentence, each < cheque.Low, C)
}

// training: 4 000 posts use up what is said to pay their training too.
func training() Comparison {
	left := relaunch.Parts[0].Amount - post.Low.Times(adviserGoal.Low)
	return money(trainingName, left, trainingSentence, left <= 0, B, D)
}

// postPrice: the total of source B is not the price of source D.
func postPrice() Comparison {
	each := advisersB.Amount.Each(adviserGoal.Low)
	return money(postPriceName, each, postPriceSentence, each != post.Low, B, D)
}

// passReach: 30 M€ for a million people are three cheques each, less than a book.
func passReach() Comparison {
	each := passPlan.Amount.Each(passPeople.Low)
	return money(passReachName, each, passReachSentence, each < book.Low, A, C)
}

// books: 30 M€ pay fewer books than there are people to reach.
func books() Comparison {
	c := count(booksName, int64(passPlan.Amount/book.High), int64(passPlan.Amount/book.Low), booksSentence, A, C)
	c.Alert = c.High < passPeople.Low
	return c
}

func spread() Comparison {
	return money(spreadName, planEstimate.Amount.Each(estimateYears), spreadSentence, false, C)
}

func trainedPrice() Comparison {
	each := planEstimate.Amount.Each(estimateYears * trained.Low)
	return money(trainedPriceName, each, trainedPriceSentence, false, C)
}

func density() Comparison {
	return count(densityName, concerned.Low/mediation.Low, concerned.High/mediation.Low, densitySentence, A)
}

func crowding() Comparison {
	each := inDifficulty.Low / mediation.Low
	return count(crowdingName, each, each, crowdingSentence, A, C)
}

func hubMonth() Comparison {
	return money(hubMonthName, hubs.Amount.Each(hubCount.Low*hubMonths), hubMonthSentence, false, C)
}

// How long some envelopes last.
const (
	estimateYears = 6
	hubMonths     = 18
)

// Alerts keeps the comparisons that do not hold.
func Alerts(list []Comparison) []Comparison {
	return slices.DeleteFunc(slices.Clone(list), func(c Comparison) bool { return !c.Alert })
}
