package templates

import "time"

// MailIndex lists the mails of a demonstration, newest first.
type MailIndex struct {
	Frame
	Total int
	Lines []MailLine
	Pages Pages
}

// MailLine is one mail of the list.
type MailLine struct {
	Subject, Path string
	Name          string   // of who it is for, or empty
	Address       []string // in parts, between which it may break
	At            time.Time
}

func (MailIndex) template() string { return "mail/index.html" }

// MailShow is one mail, as its reader would see it.
type MailShow struct {
	Frame
	Subject    string
	Rows       []Row
	Paragraphs []MailParagraph
	Calendar   string // the event that it carries, as calendars read it
	Back       string
}

// MailParagraph is its lines.
type MailParagraph []MailWords

// MailWords is one line: Link is an address that can be followed, between
// what comes before it and after it.
type MailWords struct{ Before, Link, After string }

func (MailShow) template() string { return "mail/show.html" }

func mailViews() []Page { return []Page{MailIndex{}, MailShow{}} }
