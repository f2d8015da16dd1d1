package facts

import (
	"slices"

	"ctin/governance"
)

// Letter names a source: each figure carries those that give it.
type Letter string

// The five sources.
const (
	A Letter = "A"
	B Letter = "B"
	C Letter = "C"
	D Letter = "D"
	E Letter = "E"
)

// Source is a public article. Published is its date in words, as precise as
// it is known.
type Source struct {
	Letter    Letter
	Title     string
	Published string
	Year      int
}

var sources = [...]Source{
	{A, titleA, publishedA, 2020},
	{B, titleB, publishedB, 2021},
	{C, titleC, publishedC, 2018},
	{D, titleD, publishedD, 2020},
	{E, titleE, publishedE, 2018},
}

// Sources lists the articles.
func Sources() []Source { return slices.Clone(sources[:]) }

// Cited is where and when a figure was published: the year is the one the
// figure speaks of.
type Cited struct {
	Year    int
	Sources []Letter
}

func in(year int, sources ...Letter) Cited { return Cited{year, sources} }

// Agreement is posts of digital advisers that the State reserved for a
// territory by a first agreement in principle: announced, not firm.
type Agreement struct {
	Territory string
	CTIN      bool // the territory tries out a CTIN
	Posts     int64
	Amount    governance.Cents
	Cited
}

var agreements = [...]Agreement{
	{hauteGaronne, true, 60, 3_000_000 * governance.Euro, in(2021, B)},
	{lyon, true, 50, 2_500_000 * governance.Euro, in(2021, B)},
	{lille, true, 32, 1_600_000 * governance.Euro, in(2021, B)},
	{strasbourg, true, 20, 1_000_000 * governance.Euro, in(2021, B)},
	{rhone, false, 15, 750_000 * governance.Euro, in(2021, B)},
	{laRochelle, true, 8, 400_000 * governance.Euro, in(2021, B)},
}

// Agreements lists the six agreements, the largest first.
func Agreements() []Agreement { return slices.Clone(agreements[:]) }

// OfCTIN keeps the agreements of the territories that try out a CTIN.
func OfCTIN(list []Agreement) []Agreement {
	return slices.DeleteFunc(slices.Clone(list), func(a Agreement) bool { return !a.CTIN })
}

// Total is what agreements add up to, and how many they are: a sum says what it
// covers.
type Total struct {
	Agreements int
	Posts      int64
	Amount     governance.Cents
}

// Sum adds agreements up, line by line.
func Sum(list []Agreement) Total {
	total := Total{Agreements: len(list)}
	for _, a := range list {
		total.Posts += a.Posts
		total.Amount += a.Amount
	}
	return total
}

// Line is an amount.
type Line struct {
	Name   string
	Amount governance.Cents // zero: no source gives a total
	Note   string           // what the name does not say, or empty
	Cited
}

// Envelope is an amount and the parts it is said to hold, which may be none.
type Envelope struct {
	Line
	Parts []Line
}

// Parted is what the parts add up to.
func (e Envelope) Parted() governance.Cents {
	var total governance.Cents
	for _, p := range e.Parts {
		total += p.Amount
	}
	return total
}

// Left is what the parts leave of the envelope; zero when no source gives the
// envelope itself. It is negative when they exceed it (F9).
func (e Envelope) Left() governance.Cents {
	if e.Amount == 0 {
		return 0
	}
	return e.Amount - e.Parted()
}

const million = governance.Million

// Amounts that several tables, and the comparisons, need.
var (
	passPlan = Envelope{
		Line{pass, 30 * million, passNote, in(2020, A)},
		[]Line{
			{passState, 15 * million, "", in(2020, A)},
			{passLocal, 15 * million, "", in(2020, A)},
		},
	}
	relaunch = Envelope{
		Line{relaunchName, 250 * million, "", in(2020, D)},
		[]Line{
			{advisers, 200 * million, advisersNote, in(2020, D)},
			{networks, 40 * million, "", in(2020, D)},
			{helpers, 10 * million, "", in(2020, D)},
		},
	}
	upgrade = Envelope{
		Line{upgradeName, 0, "", in(2020, D)},
		[]Line{
			{solutions, 30 * million, "", in(2020, D)},
			{nationalDesk, 24 * million, "", in(2020, D)},
			{territorialDesks, 30 * million, "", in(2020, D)},
		},
	}
	passFirst    = Line{passFirstName, 10 * million, "", in(2018, C, E)}
	advisersB    = Line{advisersBName, 250 * million, advisersBNote, in(2021, B)}
	hubs         = Line{hubsName, 5 * million, hubsNote, in(2018, C)}
	plan         = Line{planName, 100 * million, planNote, in(2018, C)}
	planEstimate = Line{estimateName, 1050 * million, estimateNote, in(2018, C)}
)

// Envelopes lists what was announced, the newest first.
func Envelopes() []Envelope {
	return []Envelope{
		{Line: advisersB},
		relaunch, upgrade, passPlan,
		{Line: passFirst},
		{Line: hubs},
		{Line: plan},
		{Line: planEstimate},
	}
}

// Price is what one thing costs, or from how much to how much.
type Price struct {
	Name      string
	Low, High governance.Cents
	Cited
}

var (
	cheque = Price{chequeName, 10 * governance.Euro, 10 * governance.Euro, in(2020, A)}
	book   = Price{bookName, 50 * governance.Euro, 100 * governance.Euro, in(2018, C)}
	post   = Price{postName, 50_000 * governance.Euro, 50_000 * governance.Euro, in(2020, D)}
)

// Prices lists what one cheque, one book and one post cost.
func Prices() []Price { return []Price{cheque, book, post} }
