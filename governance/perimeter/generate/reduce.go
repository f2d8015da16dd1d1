package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// What the package's files say, under the names they say it with.
type (
	commune struct {
		Code        string   `json:"code"`
		Name        string   `json:"nom"`
		Type        string   `json:"type"`
		Departement string   `json:"departement"`
		Population  int      `json:"population"`
		PostalCodes []string `json:"codesPostaux"`
	}
	epci struct {
		Code    string `json:"code"`
		Name    string `json:"nom"`
		Type    string `json:"type"`
		Members []struct {
			Code string `json:"code"`
		} `json:"membres"`
	}
	departement struct {
		Code string `json:"code"`
		Name string `json:"nom"`
	}
)

// country is the part of the package that is kept, each list sorted by code.
type country struct {
	communes     []commune
	epcis        []epci
	departements []departement
	epciOf       map[string]string // SIREN of the EPCI by code of the commune
}

// reduce turns the JSON files of the package into the three tables.
func reduce(files map[string][]byte) (map[string]string, error) {
	c, err := read(files)
	if err != nil {
		return nil, err
	}
	tables := map[string]string{
		"communes.csv":     c.communeTable(),
		"epci.csv":         c.epciTable(),
		"departements.csv": c.departementTable(),
	}
	return tables, nil
}

func read(files map[string][]byte) (country, error) {
	c := country{epciOf: map[string]string{}}
	for name, list := range map[string]any{
		"communes.json": &c.communes, "epci.json": &c.epcis, "departements.json": &c.departements,
	} {
		if err := json.Unmarshal(files[name], list); err != nil {
			return c, fmt.Errorf("%s: %w", name, err)
		}
	}
	// Arrondissements of Paris, Lyon and Marseille, and communes that were
	// merged into another, are parts of a commune.
	c.communes = slices.DeleteFunc(c.communes, func(x commune) bool { return x.Type != "commune-actuelle" })
	slices.SortFunc(c.communes, func(a, b commune) int { return cmp.Compare(a.Code, b.Code) })
	slices.SortFunc(c.epcis, func(a, b epci) int { return cmp.Compare(a.Code, b.Code) })
	slices.SortFunc(c.departements, func(a, b departement) int { return cmp.Compare(a.Code, b.Code) })
	for _, e := range c.epcis {
		for _, m := range e.Members {
			c.epciOf[m.Code] = e.Code
		}
	}
	return c, c.check()
}

// check refuses what package perimeter relies on and could not see itself.
func (c country) check() error {
	known := map[string]bool{}
	for i, x := range c.communes {
		if !strings.HasPrefix(x.Code, rhone(x.Departement)) {
			return fmt.Errorf("commune %s is said to be in departement %s", x.Code, x.Departement)
		}
		c.communes[i].Departement = rhone(x.Departement)
		known[x.Code] = true
	}
	for _, name := range c.names() {
		if strings.ContainsAny(printed(name), "\";\n\r") {
			return fmt.Errorf("%q would need quoting", name)
		}
	}
	for code := range c.epciOf {
		if !known[code] {
			return fmt.Errorf("an EPCI holds %s, which is no commune", code)
		}
	}
	return nil
}

func (c country) names() []string {
	var names []string
	for _, x := range c.communes {
		names = append(names, x.Name)
	}
	for _, e := range c.epcis {
		names = append(names, e.Name)
	}
	for _, d := range c.departements {
		names = append(names, d.Name)
	}
	return names
}

// rhone gives back to departement 69 what some editions split into 69D and
// 69M: the metropole of Lyon is an EPCI here, inside the departement.
func rhone(code string) string {
	if code == "69D" || code == "69M" {
		return "69"
	}
	return code
}

func (c country) communeTable() string {
	var b strings.Builder
	b.WriteString("code;name;epci;population;postal_codes\n")
	for _, x := range c.communes {
		postal := slices.Sorted(slices.Values(x.PostalCodes))
		fmt.Fprintf(&b, "%s;%s;%s;%d;%s\n", x.Code, printed(x.Name), c.epciOf[x.Code], x.Population, strings.Join(postal, " "))
	}
	return b.String()
}

func (c country) epciTable() string {
	byCode := map[string]commune{}
	for _, x := range c.communes {
		byCode[x.Code] = x
	}
	var b strings.Builder
	b.WriteString("code;name;kind;departements\n")
	for _, e := range c.epcis {
		population := map[string]int{}
		for _, m := range e.Members {
			population[byCode[m.Code].Departement] += byCode[m.Code].Population
		}
		fmt.Fprintf(&b, "%s;%s;%s;%s\n", e.Code, printed(e.Name), e.Type, strings.Join(byWeight(population), " "))
	}
	return b.String()
}

// byWeight lists the keys, the heaviest first.
func byWeight(weight map[string]int) []string {
	var keys []string
	for k := range weight {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(weight[b], weight[a]), cmp.Compare(a, b))
	})
	return keys
}

func (c country) departementTable() string {
	var b strings.Builder
	b.WriteString("code;name\n")
	for i, d := range c.departements {
		if i > 0 && rhone(d.Code) == rhone(c.departements[i-1].Code) {
			continue
		}
		fmt.Fprintf(&b, "%s;%s\n", rhone(d.Code), printed(d.Name))
	}
	return b.String()
}

var quoted = regexp.MustCompile(`(?:"|'')(.+?)(?:"|'')`)

// printed gives a name the signs of printed French, which the source types
// with those of a keyboard, and takes out doubled spaces.
func printed(name string) string {
	name = quoted.ReplaceAllString(name, "\u00ab\u00a0$1\u00a0\u00bb")
	name = strings.ReplaceAll(name, "'", "\u2019")
	return strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == ' ' }), " ")
}
