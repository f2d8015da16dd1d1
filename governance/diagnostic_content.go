package governance

// DiagnosticFormat names the form of the frozen content, for whoever reads it
// in ten years.
const DiagnosticFormat = "ctin-diagnostic-1"

// DiagnosticContent is all that a version of the diagnostic states. Frozen as
// canonical JSON when the version is submitted, it never changes; its names
// are those of that day.
type DiagnosticContent struct {
	Format       string             `json:"format"`
	Coordination string             `json:"coordination"`
	Territory    []string           `json:"territory"`
	Carriers     []string           `json:"carriers"`
	Contributors []string           `json:"contributors"`
	Number       int                `json:"number"`
	Sections     []SectionContent   `json:"sections"`
	Findings     []FindingContent   `json:"findings"`
	Indicators   []IndicatorContent `json:"indicators"`
	Sources      []SourceContent    `json:"sources"`
}

// SectionContent is a section as it was frozen.
type SectionContent struct {
	Code      string `json:"code"`
	Title     string `json:"title"`
	Mandatory bool   `json:"mandatory"`
	Version   int    `json:"version"`
	Body      string `json:"body"`
}

// FindingContent is a finding as it was frozen.
type FindingContent struct {
	ID         FindingID `json:"id"`
	Code       string    `json:"code"`
	Section    string    `json:"section"`
	Statement  string    `json:"statement"`
	ObservedOn Date      `json:"observed_on"`
	Sources    []int     `json:"sources"` // numbers of Sources, from 1
}

// IndicatorContent is an indicator as it was frozen.
type IndicatorContent struct {
	ID           IndicatorID          `json:"id"`
	Name         string               `json:"name"`
	Unit         string               `json:"unit"`
	Section      string               `json:"section"`
	Measurements []MeasurementContent `json:"measurements"`
}

// MeasurementContent is a measurement as it was frozen.
type MeasurementContent struct {
	Value      int64  `json:"value"`
	Decimals   int    `json:"decimals"`
	MeasuredOn Date   `json:"measured_on"`
	Perimeter  string `json:"perimeter"`
	Source     int    `json:"source"` // a number of Sources, from 1
}

// SourceContent is a source as it was frozen. Its number is its place.
type SourceContent struct {
	Title       string `json:"title"`
	Publisher   string `json:"publisher"`
	PublishedOn Date   `json:"published_on"`
	Licence     string `json:"licence"`
	URL         string `json:"url"`
}

// NewDiagnosticContent gathers what a version states: findings that stand, indicators that
// sections use, and their sources numbered in the order they are quoted.
func NewDiagnosticContent(
	number int, sections []Section, findings []SourcedFinding, indicators []MeasuredIndicator,
) DiagnosticContent {
	c := DiagnosticContent{Format: DiagnosticFormat, Number: number}
	for _, s := range sections {
		c.Sections = append(c.Sections, SectionContent{s.Code, s.Title, s.Mandatory, s.Version, s.Body})
	}
	cited := citations{content: &c, numbers: map[SourceID]int{}}
	for _, s := range sections { // quoted in the order in which they are read
		for _, f := range findings {
			if f.SectionCode == s.Code && !f.Withdrawn() {
				cited.finding(f)
			}
		}
	}
	for _, f := range findings {
		if f.SectionCode == "" && !f.Withdrawn() {
			cited.finding(f)
		}
	}
	for _, i := range indicators {
		if i.Used() {
			cited.indicator(i)
		}
	}
	return c
}

// citations numbers sources as they are met.
type citations struct {
	content *DiagnosticContent
	numbers map[SourceID]int
}

func (c *citations) number(s Source) int {
	n, met := c.numbers[s.ID]
	if met {
		return n
	}
	c.content.Sources = append(c.content.Sources, SourceContent{s.Title, s.Publisher, s.PublishedOn, s.Licence, s.URL})
	c.numbers[s.ID] = len(c.content.Sources)
	return c.numbers[s.ID]
}

func (c *citations) finding(f SourcedFinding) {
	frozen := FindingContent{ID: f.ID, Code: f.Code(), Section: f.SectionCode, Statement: f.Statement, ObservedOn: f.ObservedOn}
	for _, s := range f.Sources {
		frozen.Sources = append(frozen.Sources, c.number(s))
	}
	c.content.Findings = append(c.content.Findings, frozen)
}

func (c *citations) indicator(i MeasuredIndicator) {
	frozen := IndicatorContent{ID: i.ID, Name: i.Name, Unit: i.Unit, Section: i.SectionCode}
	for _, m := range i.Measurements {
		frozen.Measurements = append(frozen.Measurements,
			MeasurementContent{m.Value, m.Decimals, m.MeasuredOn, m.Perimeter, c.number(m.Source)})
	}
	c.content.Indicators = append(c.content.Indicators, frozen)
}

// Section finds the section of a code.
func (c DiagnosticContent) Section(code string) SectionContent {
	for _, s := range c.Sections {
		if s.Code == code {
			return s
		}
	}
	return SectionContent{}
}

// Ready counts the mandatory sections that are written, among all of them.
func (c DiagnosticContent) Ready() (written, mandatory int) {
	for _, s := range c.Sections {
		if s.Mandatory {
			mandatory++
			if s.Body != "" {
				written++
			}
		}
	}
	return written, mandatory
}
