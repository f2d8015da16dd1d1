package governance

import "slices"

// Chapter is one section of the guided template, with the questions that help
// to write it.
type Chapter struct {
	Code      string // "0", "synthese", "1"…
	Title     string
	Purpose   string // what belongs in it
	Mandatory bool   // before the diagnostic is submitted (D3)
	Questions []Question
}

// Question is a guided question: what to ask oneself, and of what shape the
// answer is.
type Question struct {
	Code    string // "Q1"
	Text    string
	Prompts []string
	Answer  string
}

// ChapterOf finds a chapter by its code; ok is false for a section that the
// template does not have.
func ChapterOf(code string) (c Chapter, ok bool) {
	all := Chapters()
	i := slices.IndexFunc(all, func(c Chapter) bool { return c.Code == code })
	if i < 0 {
		return Chapter{}, false
	}
	return all[i], true
}

// SectionTitle is a section as people call it: with its number, when it has one.
func SectionTitle(code, title string) string {
	if code == "" || code[0] < '0' || code[0] > '9' {
		return title
	}
	return code + ". " + title
}
