// Package browsertest lets a test walk through the site as a person does, in a
// real Chromium: go to a page, read it, click what is written, fill a field by
// its label, and look whether the page is accessible.
//
//	mayor := browsertest.Open(t, browsertest.At(server.URL))
//	mayor.Go("/")
//	mayor.Fill("Nom", "Durand")
//	mayor.Click("Se connecter")
//	mayor.Sees("Ce qui vous attend")
//	mayor.CheckPage()
//
// Each Open is another person, with their own cookies; all share one browser
// process. Elements are found as a screen reader finds them, by accessible
// name; two different things with one name fail the test, because nobody could
// tell them apart (say which with Inside). Spaces of every kind count as one
// plain space, in the page and in the test.
//
// A method that cannot do its work fails the test at once and says where the
// walk was, what the page showed, and where its picture is. An error in the
// console or a violation of the content security policy fails it at the end.
//
// The package knows nothing of the product, its addresses or its data.
package browsertest
