package handlers

import (
	"bytes"
	"net/http"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"ctin/handlers/browsertest"
	"ctin/model/demonstration"
)

// amountsIn are the amounts that a part of a page names, each once.
func amountsIn(html string) []string {
	text := answer{body: html}.text()
	return regexp.MustCompile(`[0-9]{1,3}(?: [0-9]{3})* €`).FindAllString(text, -1)
}

// Issue 4: each chart is an SVG with a twin, a table that says the same figures;
// money is drawn by funder, by year and by scheme, with the four certainties.
func TestEachChartHasATableThatSaysTheSame(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Observer)
	for path, charts := range map[string]int{sicovalFunding: 2, sicovalFunding + "/dispositifs": 1, sicovalConference: 1} {
		page := v.get(path)
		drawn := regexp.MustCompile(`(?s)<figure class="chart">(.*?)</figure>(.*?</table>)`).FindAllStringSubmatch(page.body, -1)
		if len(drawn) != charts {
			t.Errorf("%s: %d charts with a table, want %d", path, len(drawn), charts)
		}
		for _, d := range drawn {
			if !strings.Contains(d[1], "<svg") || !strings.Contains(d[1], `role="img" aria-label="`) {
				t.Errorf("%s: a chart without a name: %s", path, d[1])
			}
			twin := strings.Join(amountsIn(d[2]), "|")
			for _, amount := range amountsIn(regexp.MustCompile(`(?s)<div class="chart__line chart__head">.*?</div>`).ReplaceAllString(d[1], "")) {
				if !strings.Contains(twin, amount) {
					t.Errorf("%s: the chart says %s, its table does not: %s", path, amount, twin)
				}
			}
			for _, word := range []string{"Annoncé", "Ferme (délibéré)", "Conventionné", "Versé"} {
				if !strings.Contains((answer{body: d[1]}).text(), word) {
					t.Errorf("%s: a chart does not say what colour is %q", path, word)
				}
			}
		}
	}
}

// Issue 4, the « falaise »: the page says after which year posts are paid no more.
func TestF14ThePageSaysWhenPostsStopBeingPaid(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Observer)
	last := h.find(`select max(p.year)::text from payment_credits p join commitments k on k.id = p.commitment_id
		join coordinations c on c.id = k.coordination_id where c.slug = 'sicoval' and k.number = 1`)
	expect(t, v.get(sicovalFunding), http.StatusOK, "Après "+last+", 60 postes de moins : plus aucun n’est financé l’année suivante.")
	h.find(`update commitments k set confidential = true from coordinations c where c.id = k.coordination_id and c.slug = 'sicoval' and k.number = 1 returning ''`)
	if page := v.get(sicovalFunding); strings.Contains(page.text(), "postes de moins") {
		t.Error("F17: the posts of a confidential intention are told")
	}
	expect(t, h.login(demonstration.Coordinator).get(sicovalFunding), http.StatusOK, "60 postes de moins")
}

// Issue 4, « printable »: on paper the charts and all the columns are there, and
// what is of use on a screen only is not.
func TestTheChartsAndTheTableOfTheConferenceArePrinted(t *testing.T) {
	h := furnish(t)
	tab := h.browse(demonstration.Observer, browsertest.Dark())
	for _, path := range []string{sicovalFunding, sicovalFunding + "/dispositifs", sicovalConference} {
		text := printed(tab, path)
		for _, want := range []string{"État", "Cèdre", "Amandier", "Tilleul", "Saule", "Bruyère", "Genêt", "3 000 000 €", "20 000 €"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s printed has no %q: %s", path, want, text)
			}
		}
		for _, other := range []string{"Voir ce qui était connu", "Afficher", "Tableau de bord", "Plan du site", "En direct"} {
			if strings.Contains(text, other) {
				t.Errorf("%s printed says %q", path, other)
			}
		}
	}
	text := printed(tab, sicovalConference)
	if total := strings.Index(text, "Total 3 230 000 €"); total < strings.Index(text, "Non affecté") || total != strings.LastIndex(text, "Total 3 230 000 €") {
		t.Errorf("the total is not once at the end: %s", text)
	}
	names := h.find(`with made as (
			insert into commitments overriding system value
			select (jsonb_populate_record(null::commitments, to_jsonb(k) || jsonb_build_object(
				'id', 9000 + row_number() over (order by o.id), 'number', 900 + row_number() over (order by o.id), 'funder_id', o.id))).*
			from commitments k join organizations o on o.coordination_id = k.coordination_id
			where k.number = 5 and k.coordination_id = (select id from coordinations where slug = 'sicoval')
				and o.id not in (select funder_id from commitments)
			returning funder_id
		)
		select string_agg(o.name, '|') from made join organizations o on o.id = made.funder_id`)
	text = printed(tab, sicovalConference) // more columns than a sheet holds
	if n := strings.Count(names, "|") + 1 + 6; n < 10 {
		t.Fatalf("only %d columns", n)
	}
	for _, name := range strings.Split(names, "|") {
		if !strings.Contains(text, strings.Join(strings.Fields(name), " ")) {
			t.Errorf("%s is cut off on paper: %s", name, text)
		}
	}
}

// printed is what is read on a page once it is on paper.
func printed(tab *browsertest.Tab, path string) string {
	tab.Go(path)
	reader := exec.Command("pdftotext", "-layout", "-", "-")
	reader.Stdin = bytes.NewReader(tab.Print())
	out, err := reader.Output()
	if err != nil {
		return err.Error()
	}
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(string(out))), " ")
}
