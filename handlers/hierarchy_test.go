package handlers

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

func TestABodyIsAddedUnderAnotherAndMovedWithoutARing(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.Coordinator)
	bodies, list := sicovalMembers+"/instances", "/coordinations/sicoval/comites"
	expect(t, v.get(list), http.StatusOK, "Ajouter une instance")
	top := regexpFind(t, v.get(bodies+"/nouvelle").body, `<option value="([0-9]+)">Comité stratégique`)
	pilot := url.Values{"kind": {"steering"}, "name": {"Pilotage"}, "parent": {top}}
	expect(t, v.post(bodies+"/nouvelle", pilot), http.StatusOK, "L’instance est ajoutée", "Dépend de : Comité stratégique")
	below := regexpFind(t, v.get(bodies+"/nouvelle").body, `<option value="([0-9]+)">Pilotage`)
	for _, typed := range []string{"999999", "abc", "-1"} {
		page := v.post(bodies+"/nouvelle", url.Values{"kind": {"working_group"}, "name": {"Atelier"}, "parent": {typed}})
		expect(t, page, http.StatusUnprocessableEntity, "Choisissez une instance de cette coordination")
		if !strings.Contains(page.body, `value="Atelier"`) {
			t.Errorf("parent %q: what was typed is lost", typed)
		}
	}
	page := v.get(list)
	expect(t, page, http.StatusOK, "Pilotage Dépend de : Comité stratégique")
	if !regexp.MustCompile(`Comité stratégique</a>[^ç]*?level--1[^ç]*?Pilotage</a>`).MatchString(page.body) {
		t.Error("the body does not follow the one it stands under")
	}
	edit := bodies + "/" + top + "/renommer"
	form := v.get(edit)
	expect(t, form, http.StatusOK, "Modifier l’instance", "Instance dont elle dépend")
	if strings.Contains(form.body, `name="kind"`) || strings.Contains(form.body, `value="`+below+`"`) {
		t.Error("the strategic committee may change its kind, or stand under its own child")
	}
	ring := url.Values{"version": {versionOf(t, form)}, "name": {"Comité stratégique"}, "code": {"CS"}, "parent": {below}}
	expect(t, v.post(edit, ring), http.StatusUnprocessableEntity, "Une instance ne peut pas dépendre d’elle-même")
	edit = bodies + "/" + below + "/renommer"
	alone := url.Values{"version": {versionOf(t, v.get(edit))}, "kind": {"technical"}, "name": {"Technique"}, "code": {"COTECH"}}
	moved := v.post(edit, alone)
	expect(t, moved, http.StatusOK, "L’instance est modifiée", "Technique")
	if h.find(`select coalesce(parent_id, 0)::text from committees where name = 'Technique'`) != "0" {
		t.Error("the body still stands under another")
	}
	alone.Del("cle")
	expect(t, v.post(edit, alone), http.StatusConflict, "Quelqu’un a enregistré")
	if strings.Contains(h.login(demonstration.Observer).get(list).text(), "Ajouter une instance") {
		t.Error("an observer is offered to add a body")
	}
	h.unhurt()
}
