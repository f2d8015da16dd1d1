package templates

import "ctin/governance"

// LegalInfo is what the administrator of the instance says about it.
type LegalInfo struct {
	Publisher        string // organisation that publishes this instance
	PublisherAddress string
	Director         string // of publication
	Contact          string // e-mail address
	Host             string
	HostAddress      string
	DataOfficer      string // how to reach the data protection officer
	Retention        []Row  // what is kept, and how long
}

// AccessibilityStatement is the statement the RGAA asks for.
type AccessibilityStatement struct {
	Frame
	Legal         LegalInfo
	Audited       bool
	AuditedOn     governance.Date
	Auditor       string
	Rate          string   // "93,1 %"
	Failures      []string // what does not conform
	Derogations   []string // what would be a disproportionate burden
	Exempt        []string // what the duty does not cover
	EstablishedOn governance.Date
}

func (AccessibilityStatement) template() string { return "legal/accessibility.html" }
func (p AccessibilityStatement) frame() Frame   { return p.titled(titleAccessibility) }

// PrivacyNotice says what is kept about people, why, and how long.
type PrivacyNotice struct {
	Frame
	Legal LegalInfo
}

func (PrivacyNotice) template() string { return "legal/privacy.html" }
func (p PrivacyNotice) frame() Frame   { return p.titled(titlePrivacy) }

// Retention is what the administrator decided, or what the program does by itself.
func (p PrivacyNotice) Retention() []Row {
	if len(p.Legal.Retention) > 0 {
		return p.Legal.Retention
	}
	return retention
}

// LegalNotice says who publishes and who hosts.
type LegalNotice struct {
	Frame
	Legal LegalInfo
}

func (LegalNotice) template() string { return "legal/notice.html" }
func (p LegalNotice) frame() Frame   { return p.titled(titleLegal) }

// SiteMap lists the pages: those of everybody, then those of the person.
type SiteMap struct {
	Frame
	Sections []Section
}

// Section is a titled list of links.
type Section struct {
	Title string
	Links []Link
}

func (SiteMap) template() string { return "legal/map.html" }
func (p SiteMap) frame() Frame   { return p.titled(titleMap) }

// GlossaryPage explains the words of the trade.
type GlossaryPage struct{ Frame }

func (GlossaryPage) template() string { return "legal/glossary.html" }
func (p GlossaryPage) frame() Frame   { return p.titled(titleGlossary) }

// Terms are in alphabetical order.
func (GlossaryPage) Terms() []Term { return glossary }

func legalViews() []Page {
	return []Page{AccessibilityStatement{}, PrivacyNotice{}, LegalNotice{}, SiteMap{}, GlossaryPage{}}
}
