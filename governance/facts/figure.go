package facts

// Unit is what a figure counts.
type Unit string

// The units of the figures.
const (
	People      Unit = "people"
	Places      Unit = "places"
	Passes      Unit = "passes"
	Posts       Unit = "posts"
	Authorities Unit = "authorities"
	Hubs        Unit = "hubs"
	Percent     Unit = "percent"
	OneIn       Unit = "one_in" // one person in so many
)

// Figure is a published count, or from how much to how much.
type Figure struct {
	Notion    string
	Low, High int64
	Unit      Unit
	Note      string // what the figure is about, or empty
	Cited
}

func exactly(notion string, n int64, u Unit, note string, c Cited) Figure {
	return Figure{notion, n, n, u, note, c}
}

var (
	inDifficulty = exactly(difficultyName, 13_000_000, People, barometer, in(2018, A, C))
	concerned    = Figure{concernedName, 6_000_000, 7_000_000, People, "", in(2020, A)}
	mediation    = exactly(mediationName, 5_000, Places, "", in(2020, A))
)

// Needs lists what the sources say of needs. Two rows on one notion are two
// published values, never an average.
func Needs() []Figure {
	return []Figure{
		inDifficulty,
		exactly(leftAside, 20, Percent, leftAsideNote, in(2018, C)),
		concerned,
		exactly(neverUses, 6, OneIn, "", in(2021, B)),
		exactly(lacksSkills, 3, OneIn, "", in(2021, B)),
		exactly(renounced, 19, Percent, renouncedNote, in(2018, C)),
		exactly(oftenOnline, 55, Percent, ofThose, in(2018, C)),
		exactly(aged50, 3, OneIn, ofThose, in(2018, C)),
		exactly(under35, 21, Percent, ofThose, in(2018, C)),
		mediation,
	}
}

var (
	passPeople  = exactly(passPeopleName, 1_000_000, People, "", in(2020, A))
	passes      = exactly(passesName, 1_500_000, Passes, passesNote, in(2018, C))
	trained     = exactly(trainedName, 1_500_000, People, perYear, in(2018, C))
	adviserGoal = exactly(adviserGoalName, 4_000, Posts, "", in(2021, B))
	hubCount    = exactly(hubCountName, 10, Hubs, hubCountNote, in(2018, C))
)

// Goals lists what was to be reached, and what had been.
func Goals() []Figure {
	return []Figure{
		adviserGoal, trained, passPeople, passes,
		exactly(passUsers, 47, Authorities, "", in(2020, A)), hubCount,
	}
}
