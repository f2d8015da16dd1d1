package templates

import "html/template"

// functions are what pages can call beyond the language: values in French,
// refinements of a field, and small components.
func functions(assets func(string) string) template.FuncMap {
	return template.FuncMap{
		"asset": assets,
		"icon":  icon,

		"day": Day, "hour": Hour, "moment": Moment, "date": civil,
		"number": anyNumber, "euros": anyEuros, "plural": anyPlural,
		"prose": Prose,

		"figure": figureText, "price": priceText, "result": resultText,

		"hint": withHint, "kind": withKind, "auto": withAutocomplete, "mode": withMode,
		"width": withWidth, "prefix": withPrefix, "suffix": withSuffix, "accept": withAccept,
		"rows": withRows, "limit": withLimit, "options": withOptions, "checked": withChecked,
		"theirs": withTheirs, "theirsAll": withAllTheirs, "optional": asOptional, "inline": asInline, "big": asBig, "dated": dated,

		"tag": newTag, "link": newLink, "empty": newEmpty, "term": findTerm,
	}
}
