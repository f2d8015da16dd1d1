package handlers

import (
	"fmt"
	"slices"
	"strings"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// Organisations.
const (
	msgOrganizationNew   = "Ajouter une organisation"
	msgOrganizationEdit  = "Modifier une organisation"
	msgOrganizationAdded = "L’organisation est ajoutée."
	msgOrganizationSaved = "L’organisation est enregistrée."
	msgSeeTwin           = "Voir l’organisation qui existe déjà"
	msgMerge             = "Fusionner deux organisations"
	msgMergeKeep         = "Choisissez l’organisation à garder."
	msgMerged            = "Les deux organisations n’en font plus qu’une."
)

// The first choice of lists, where nothing is chosen.
const (
	chooseKind = "Choisir"
	anyKind    = "de toute nature"
	byKind     = "Celui que sa nature suggère"
	anyCollege = "de tous les collèges"
)

func mergedInto(name string) string {
	return fmt.Sprintf("«\u00a0%s\u00a0» a été fusionnée avec cette organisation.", name)
}

func organizationOptions(names []model.OrganizationName) []templates.Option {
	list := []templates.Option{{Label: "Aucune"}}
	for _, o := range names {
		list = append(list, templates.Option{Value: number(o.ID), Label: o.Name})
	}
	return list
}

func kindOptions(none string) []templates.Option {
	list := []templates.Option{{Label: none}}
	for _, k := range governance.OrganizationKinds() {
		list = append(list, templates.Option{Value: string(k), Label: k.Label()})
	}
	return list
}

func collegeOptions(none string) []templates.Option {
	list := []templates.Option{{Label: none}}
	for _, college := range governance.Colleges() {
		list = append(list, templates.Option{Value: string(college), Label: college.Label()})
	}
	return list
}

func publicOptions() []templates.Option {
	return []templates.Option{{Label: "Ce que sa nature suggère"}, {Value: "oui", Label: "Oui"}, {Value: "non", Label: "Non"}}
}

func funderFilter() []templates.Option {
	return []templates.Option{{Label: "financeurs ou non"}, {Value: "oui", Label: "qui financent"}, {Value: "non", Label: "qui ne financent pas"}}
}

func identifierFilter() []templates.Option {
	return []templates.Option{{Label: "avec ou sans identifiant"}, {Value: "oui", Label: "avec un identifiant"}, {Value: "non", Label: "sans identifiant"}, {Value: "manquant", Label: "à identifier"}}
}

func sortOptions() []templates.Option {
	return []templates.Option{{Label: "par ordre alphabétique"}, {Value: "recent", Label: "les dernières ajoutées d’abord"}}
}

// identifierLabel is the most precise identifier of an organisation, grouped
// as people read it.
func identifierLabel(o governance.Organization) string {
	const nnbsp = "\u202f"
	group := func(s string) string { return s[:3] + nnbsp + s[3:6] + nnbsp + s[6:9] }
	switch {
	case o.Siret != "":
		return "SIRET\u00a0" + group(o.Siret) + nnbsp + o.Siret[9:]
	case o.Siren != "":
		return "SIREN\u00a0" + group(o.Siren)
	case o.RNA != "":
		return "RNA\u00a0" + o.RNA
	}
	return ""
}

func organizationTags(o governance.Organization) []templates.Tag {
	var tags []templates.Tag
	if o.Example {
		tags = append(tags, templates.Tag{Word: "exemple", Tone: "neutral"})
	}
	if o.Funder {
		tags = append(tags, templates.Tag{Word: "Financeur", Tone: "brand"})
	}
	return tags
}

func organizationRows(o model.OrganizationPage) []templates.Row {
	public := "Non"
	if o.PublicPerson {
		public = "Oui"
	}
	list := []templates.Row{
		{Label: "Identifiant", Value: identifierLabel(o.Organization)},
		{Label: "Nature", Value: o.Kind.Label()},
		{Label: "Collège", Value: o.College.Label()},
		{Label: "Personne publique", Value: public},
	}
	if o.Siren != "" && o.RNA != "" {
		list = append(list, templates.Row{Label: "Numéro RNA", Value: o.RNA})
	}
	if o.Position > 0 {
		list = append(list, templates.Row{Label: "Place dans la coordination", Value: carrierLabel(min(o.Position, 2))})
	}
	return list
}

func organizationSeat(s model.OrganizationSeat) templates.OrganizationSeat {
	seat := templates.OrganizationSeat{Committee: s.Committee, Title: s.Function, Holder: s.Holder, Voice: "Consultative"}
	if seat.Title == "" {
		seat.Title = s.College.Label()
	}
	if s.Voting {
		seat.Voice = "Délibérative"
	}
	return seat
}

// mergeRows are what is compared of two organisations.
func mergeRows(o model.OrganizationPage) []templates.Row {
	place := "Aucune"
	if o.Position > 0 {
		place = carrierLabel(min(o.Position, 2))
	}
	rows := []templates.Row{
		{Label: "SIRET ou SIREN", Value: identifierLabel(governance.Organization{Siret: o.Siret, Siren: o.Siren})},
		{Label: "Numéro RNA", Value: o.RNA},
		{Label: "Nature", Value: o.Kind.Label()},
		{Label: "Collège", Value: o.College.Label()},
		{Label: "Sièges", Value: seatList(o.Seats)},
		{Label: "Membres", Value: memberList(o.People)},
		{Label: "Place dans la coordination", Value: place},
	}
	for i := range rows {
		if rows[i].Value == "" {
			rows[i].Value = "Aucun"
		}
	}
	return rows
}

func seatList(seats []model.OrganizationSeat) string {
	var list []string
	for _, s := range seats {
		seat := organizationSeat(s)
		list = append(list, s.Committee+" ("+seat.Title+")")
	}
	return strings.Join(list, "\n")
}

func memberList(people []model.OrganizationMember) string {
	var list []string
	for _, m := range people {
		list = append(list, m.Name())
	}
	return strings.Join(list, "\n")
}

// mergeRemarks say what two organisations have that may surprise once merged.
func mergeRemarks(a, b model.OrganizationPage) []string {
	var list []string
	if a.Siren != "" && b.Siren != "" && a.Siren != b.Siren {
		list = append(list, "Leurs SIREN diffèrent\u00a0: ce sont deux entités juridiques. Seul le SIREN de celle que vous gardez reste, et les droits des membres suivent désormais ce SIREN.")
	}
	for _, m := range a.People {
		for _, n := range b.People {
			if m.PersonID == n.PersonID {
				list = append(list, fmt.Sprintf("%s est membre au titre des deux\u00a0: une seule adhésion restera, avec les rôles des deux (%s).", m.Name(), rolesLabel(m.Roles.With(n.Roles))))
			}
		}
	}
	for _, s := range a.Seats {
		if slices.ContainsFunc(b.Seats, func(o model.OrganizationSeat) bool { return o.CommitteeID == s.CommitteeID }) {
			list = append(list, fmt.Sprintf("Les deux siègent à la même instance (%s)\u00a0: celle que vous gardez y aura plusieurs sièges.", s.Committee))
			break
		}
	}
	return list
}

func keepLabel(o model.OrganizationPage) string { return "Garder «\u00a0" + o.Name + "\u00a0»" }
