package templates

import "ctin/governance"

// OwnedIndex is what the organisations that the person speaks for as a funder
// bring to all their coordinations.
type OwnedIndex struct {
	Frame
	Funds         bool // the person speaks for a funder somewhere
	Form          OwnedForm
	Choices       OwnedChoices
	Heading       string // of the totals: over all, or in the year asked
	Total         governance.Split
	Count         int
	Regranted     governance.Cents
	Places        []OwnedRow // when there are several
	Organizations []OwnedRow // likewise
	Lines         []OwnedLine
	Pages         Pages
	Campaigns     []OwnedCampaign
	CampaignCount string   // how many there are, and which are shown
	AllCampaigns  string   // path where all are shown, or empty
	Clear         string   // path of the whole list, when it is filtered
	Declare       []Option // the coordinations where something may be declared, when there are several
	Only          string   // path of the form of the only one, or empty
}

// OwnedCampaign is a campaign under way that asks one of the person's
// organisations.
type OwnedCampaign struct {
	Link
	Place, Funder, Word string
	Deadline            governance.Date
	Return, FunderID    string // the form that takes back a refusal, or empty
}

// OwnedForm is what was asked in the address.
type OwnedForm struct {
	Place string `form:"place"`
	Year  string `form:"year"`
}

// OwnedChoices are the answers of the filter; none where there is one only.
type OwnedChoices struct{ Places, Years []Option }

// OwnedRow is the part of one coordination, or of one organisation.
type OwnedRow struct {
	Name, Path string
	governance.Split
}

// OwnedLine is one commitment of the list.
type OwnedLine struct {
	Code, Path, Purpose, Scheme, Place, Funder string
	Amount                                     governance.Cents
	Whole                                      governance.Cents // when Amount is that of one year
	Step                                       string
	Certainty                                  CertaintyMark
	Tags                                       []Tag
	Awaited                                    []Link // what waits, and where it is done
}

func (OwnedIndex) template() string { return "owned/index.html" }

// Scale lets the page list the four levels.
func (OwnedIndex) Scale() []CertaintyMark { return Marks() }

func ownedViews() []Page { return []Page{OwnedIndex{}} }
