package templates

// Conformity is what an accessibility audit found. The zero value is the only
// honest one before an audit.
type Conformity string

// The three states of the RGAA.
const (
	NotConform       Conformity = ""
	PartiallyConform Conformity = "partial"
	FullyConform     Conformity = "full"
)

// String is the state in words, as the law wants it on every page.
func (c Conformity) String() string {
	switch c {
	case FullyConform:
		return fullyConform
	case PartiallyConform:
		return partiallyConform
	}
	return notConform
}
