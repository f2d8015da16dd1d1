package governance

import "regexp"

// amount is a figure followed or preceded by a currency: « 1 600 000 € »,
// « 9,25 M€ », « 40 k€ », « 12 euros », « 3 millions d’euros », « EUR 500 ».
var amount = regexp.MustCompile(`(?i)` +
	`\d[\d\p{Z}.,]*(k|m|md|mrd|mille|millions?|milliards?)?\p{Z}*(d['’]|de\p{Z})?(€|euros?\b|eur\b)` +
	`|(€|\beuros?|\beur)\p{Z}*\d`)

// CheckSubject refuses the subject of a mail that holds an amount: subjects
// are shown on locked screens and kept in logs of mail servers.
func CheckSubject(subject string) error {
	if amount.MatchString(subject) {
		return Fail(Invalid, msgAmountInSubject)
	}
	return nil
}
