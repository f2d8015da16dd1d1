package handlers

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

const sicovalDistribution = sicovalAllocations + "/repartition"

func TestF10F11ThePoolIsSharedAfterAPreview(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	expect(t, v.get(sicovalAllocations), http.StatusOK, "Répartir le fonds commun entre les actions")
	page := v.get(sicovalDistribution)
	expect(t, page, http.StatusOK, "40 000 € à affecter", "Selon la population", "Montants saisis à la main")
	decision := h.find(`select d.id::text from decisions d join coordinations c on c.id = d.coordination_id where c.slug = 'sicoval' order by d.id limit 1`)
	var actions []string
	for _, n := range []string{"1", "3", "4"} {
		actions = append(actions, h.find(`select a.id::text from actions a join coordinations c on c.id = a.coordination_id
			where c.slug = 'sicoval' and a.number = $1::int`, n))
	}
	form := url.Values{"decision": {decision}, "amount": {"100"}, "key": {"equal"}, "actions": actions}
	preview := v.post(sicovalDistribution, form)
	expect(t, preview, http.StatusOK, "Rien n’est encore affecté", "33,34 €", "33,33 €", "K5 :", "39 900 €")
	if n := h.find(`select count(*)::text from allocations where decision_id is not null`); n != "0" {
		t.Fatalf("the preview made %s allocations", n)
	}
	confirm := hiddenAll(t, preview.body, sicovalDistribution+"/confirmation")
	for range 2 { // a double click
		expect(t, v.post(sicovalDistribution+"/confirmation", confirm), http.StatusOK, "39 900 € à affecter")
	}
	if n := h.find(`select sum(amount)::text from allocations where decision_id is not null`); n != "10000" {
		t.Errorf("%s cents were given", n)
	}
	confirm.Set("cle", "another")
	expect(t, v.post(sicovalDistribution+"/confirmation", confirm), http.StatusConflict, "ont changé depuis cet aperçu", "39 900 €")
	form.Set("amount", "39 900,01")
	expect(t, v.post(sicovalDistribution, form), http.StatusConflict, "Il reste 39 900 € à affecter ; vous en demandez 39 900,01 €.")
	form.Set("amount", "")
	form.Set("key", "posts")
	expect(t, v.post(sicovalDistribution, form), http.StatusUnprocessableEntity, "Aucun poste n’est affecté à cette action")
	form.Set("key", "by_hand")
	form.Set("value-"+actions[1], "25 000")
	form.Set("value-"+actions[2], "14 000,50")
	form["actions"] = actions[1:]
	byHand := v.post(sicovalDistribution, form)
	expect(t, byHand, http.StatusOK, "Aperçu de la répartition", "39 000,50 €", "899,50 €")
	back := hiddenAll(t, byHand.body, `<form method="post">`)
	back.Set("again", "oui")
	expect(t, v.post(sicovalDistribution, back), http.StatusOK, "Répartir le fonds commun")
	if again := v.post(sicovalDistribution, back); !strings.Contains(again.body, `value="14 000,50"`) {
		t.Error("what was typed is lost on the way back")
	}
}

// hiddenAll are the hidden inputs of a form, those of one name together.
func hiddenAll(t *testing.T, body, mark string) url.Values {
	t.Helper()
	_, body, found := strings.Cut(body, mark)
	if !found {
		t.Fatalf("no %s", mark)
	}
	body, _, _ = strings.Cut(body, "</form>")
	form := url.Values{}
	for _, m := range hiddenInput.FindAllStringSubmatch(body, -1) {
		form.Add(m[1], strings.ReplaceAll(m[2], "&#43;", "+"))
	}
	return form
}
