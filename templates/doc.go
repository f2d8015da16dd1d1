// Package templates turns typed pages into HTML. A page is a struct of ready
// values and the file that shows it; the package knows no database, no router
// and no session, and imports nothing of ctin but governance.
//
// # A complete page
//
// organization.go holds the struct, and adds its zero value to the views of
// its feature (views.go has one line per feature):
//
//	// OrganizationEdit is the form that creates or corrects an organisation.
//	type OrganizationEdit struct {
//		Frame
//		Form  OrganizationForm // what the person typed, given back on error
//		Saved OrganizationForm // what is recorded, read when Frame.Stale
//		Kinds []Option
//	}
//
//	// OrganizationForm is what is typed: strings, never parsed values.
//	type OrganizationForm struct{ Name, Kind, Mail string; Version int }
//
//	func (OrganizationEdit) template() string { return "organization/edit.html" }
//
//	func organizationViews() []Page { return []Page{OrganizationEdit{}} }
//
// organization/edit.html defines "main"; its other definitions, if any, begin
// with the folder ("organization/row") so that features cannot collide:
//
//	{{define "main"}}
//	<h1>Modifier une organisation</h1>
//	<form method="post" novalidate>
//	  {{template "key" .Frame}}{{template "version" .Form.Version}}
//	  {{template "input" .Field "nom" "Nom de l’organisation" .Form.Name | theirs .Saved.Name}}
//	  {{template "radios" .Field "type" "Type" .Form.Kind | options .Kinds | theirs .Saved.Kind}}
//	  {{template "input" .Field "courriel" "Courriel" .Form.Mail | kind "email" | auto "email" | optional}}
//	  {{template "button" "Enregistrer l’organisation"}}
//	</form>
//	{{end}}
//
// Inside {{range}} and {{with}} the page is $: write $.Field, $.Zone. The
// layout shows the title, the flash message and the summary of problems: a
// page begins at its <h1>.
//
// # Form fields
//
// .Field name label value finds its own error in Frame.Problems; its id is its
// name, which is what the summary of problems links to. What follows refines
// it: hint, optional, theirs, kind (email, tel, number…), auto (autocomplete),
// mode (inputmode), width (a number of characters: 2 3 4 5 10 20 30), prefix,
// suffix, rows, limit (maxlength), options, checked, accept, inline, big (the
// label is the heading of the page). The components that
// show a field are input, textarea, date, file, select, choice (a select in a
// sentence), radios, checkboxes, checkbox (one box: its value is "oui").
//
// When a save comes too late, the handler sets Frame.Stale, gives the new
// version and fills Saved: each field piped through theirs (theirsAll for
// checkboxes), last, then says which value was recorded in between.
//
// # Other components
//
//	{{template "key" .Frame}}               idempotency key, in every form that writes
//	{{template "version" .Form.Version}}    version the form was read at
//	{{template "button" "Label"}}           also "secondary" and "warning"
//	{{template "go" link "Label" .Path}}    a link that looks like a button
//	{{template "tag" tag "Scellé" "good"}}  good, accent, brand or neutral
//	{{template "summary" .Rows}}            []Row: label, value, link to change it
//	{{template "tasks" .Tasks}}             []Task
//	{{template "empty" empty "Aucune organisation" "Ce que c’est." "Label" .Path}}
//	{{template "pages" .Pages}}             previous and next of a keyset list
//	{{template "term" term "quorum"}}       definition, one click away
//	{{template "inset" "Text"}}             a remark beside the text
//	{{icon "download"}}                     small drawing, always beside a word
//
// A dangerous action first shows the ready-made page Confirm.
//
// Layout classes: "prose" (lines of 66 characters), "columns" (content and
// aside), "panel" (raised box), "actions" (a row of buttons). A table that
// becomes cards under 600 px:
//
//	<table class="table">
//	  <caption>Organisations membres</caption>
//	  <thead><tr><th scope="col">Nom</th><th scope="col" class="number">Montant</th></tr></thead>
//	  <tbody>{{range .Lines}}<tr>
//	    <th scope="row">{{.Name}}</th><td class="number" data-label="Montant">{{euros .Amount}}</td>
//	  </tr>{{end}}</tbody>
//	</table>
//
// A filter that reads as a sentence:
//
//	<form class="sentence">
//	  Engagements {{template "choice" .Field "certitude" "Certitude" .Certainty | options .Certainties}}
//	  en {{template "choice" .Field "annee" "Année" .Year | options .Years}}
//	  {{template "secondary" "Filtrer"}}
//	</form>
//
// # Values
//
//	{{day $.Zone .At}}      jeudi 3 décembre 2026
//	{{hour $.Zone .At}}     14 h 05
//	{{moment $.Zone .At}}   jeudi 3 décembre 2026 à 14 h 05
//	{{date .Due}}           jeudi 3 décembre 2026, for a governance.Date
//	{{number .Population}}  1 600 000
//	{{euros .Amount}}       1 600 000 €, or 12,50 €
//	{{plural .Count "membre" "membres"}}  11 membres
//
// The same are exported (Day, Hour, Moment, Date, Number, Euros, Plural) for
// ready strings.
package templates
