// Package story says in French what the journals recorded: the journal holds
// the name of an action, a person reads a sentence. It knows neither the
// database nor the pages.
package story

// Sentence tells an action: who acted comes first, then Verb, then the name of
// the object, then After and the name of the place, when there is one.
type Sentence struct {
	Verb  string
	After string
	// Alone tells that the verb says it all, without the name of the object.
	Alone bool
}

// sentences are those of each part of the application: an action is in one.
func sentences() []map[string]Sentence {
	return []map[string]Sentence{
		instanceSentences, memberSentences, diagnosticSentences, fundingSentences, meetingSentences, minutesSentences,
	}
}

// Of is the sentence of an action; ok is false for one that has none.
func Of(action string) (s Sentence, ok bool) {
	for _, part := range sentences() {
		if s, ok = part[action]; ok {
			return s, true
		}
	}
	return Sentence{}, false
}

// Kind is a kind of object, as journals name it.
type Kind struct {
	Name  string // "organization"
	Label string // « Organisations », to choose among several
	Path  string // where the page of one begins; empty when there is none
}

// Kinds are the kinds of a coordination's journal, or of the instance's, in
// the order the interface lists them.
func Kinds(instance bool) []Kind {
	if instance {
		return instanceKinds
	}
	return coordinationKinds
}

// PathOf is where the page of an object begins, below the coordination or the
// administration: its number comes next. It is empty when objects of this kind
// have no page.
func PathOf(instance bool, kind string) string {
	for _, k := range Kinds(instance) {
		if k.Name == kind {
			return k.Path
		}
	}
	return ""
}

// Fields are the names of fields in French; one that nobody reads is left out.
func Fields(names []string) []string {
	var labels []string
	for _, name := range names {
		if label, ok := fields[name]; ok {
			labels = append(labels, label)
		}
	}
	return labels
}
