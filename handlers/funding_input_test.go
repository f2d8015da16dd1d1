package handlers

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ctin/model/demonstration"
)

// wrong is something wrong in a form, and what its field says of it.
type wrong struct {
	rule         string
	field, typed string // the field, and its value
	says         string
	at           string // the field that says so, when it is another
}

// refuses sends a form with one field at a time that is wrong: the sentence is at
// its field, what was typed is kept, and nothing is made.
func (v *visitor) refuses(path string, right url.Values, status int, list ...wrong) {
	v.h.t.Helper()
	before := v.h.written()
	for _, w := range list {
		form := url.Values{}
		for name, values := range right {
			form[name] = values
		}
		form.Set(w.field, w.typed)
		form.Del("cle")
		got := v.post(path, form)
		_, at, _ := strings.Cut(got.body, `id="`+cmp.Or(w.at, w.field)+`-erreur"`)
		at, _, _ = strings.Cut(at, "</p>")
		if got.status != status || !strings.Contains((answer{body: at}).text(), w.says) {
			v.h.t.Errorf("%s: %d, %s says %q, not %q", w.rule, got.status, w.field, (answer{body: at}).text(), w.says)
		}
		if w.typed != "" && !strings.Contains(got.body, `value="`+w.typed+`"`) {
			v.h.t.Errorf("%s: %q is not kept", w.rule, w.typed)
		}
	}
	if after := v.h.written(); after != before {
		v.h.t.Errorf("what is refused leaves %s, before it was %s", after, before)
	}
}

// Issue 4, « Bad input »: each thing that is wrong is said at its field, and
// nothing is recorded.
func TestEachBadInputOfACommitmentIsSaidAtItsField(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.FunderBruyere)
	form := v.get(sicovalCommitments + "/nouveau")
	own, sicoval := regexpFind(t, form.body, `name="funder" value="([0-9]+)"`), regexpFind(t, form.body, `<option value="([0-9]+)">Sicoval</option>`)
	example := "par exemple 1 600 000,50."
	v.refuses(sicovalCommitments+"/nouveau", url.Values{
		"funder": {own}, "purpose": {"Des ateliers"}, "amount": {"1 000"}, "nature": {"cash"},
		"grantee": {sicoval}, "grantee-2": {own}, "share": {"1/2"}, "share-2": {"1/2"}, "year": {"2027"}, "year_amount": {"600"}, "year-2": {"2028"}, "year_amount-2": {"400"},
	}, http.StatusUnprocessableEntity,
		wrong{rule: "F2: zero", field: "amount", typed: "0", says: "Indiquez un montant supérieur à zéro."},
		wrong{rule: "F2: negative", field: "amount", typed: "-5", says: example},
		wrong{rule: "a fraction of a cent", field: "amount", typed: "10,005", says: example},
		wrong{rule: "10^15", field: "amount", typed: "1000000000000000", says: "Ce montant dépasse 100 milliards"},
		wrong{rule: "a thousand in English", field: "amount", typed: "1.000,50", says: example},
		wrong{rule: "words", field: "amount", typed: "quinze", says: example},
		wrong{rule: "half a voucher", field: "quantity", typed: "1,5", says: "en chiffres, sans virgule"},
		wrong{rule: "no date", field: "lapse_date", typed: "bientôt", says: "Indiquez une date comme"},
		wrong{rule: "F14: no amount in a year", field: "year_amount-2", typed: "quatre", says: example},
		wrong{rule: "F14: years that do not add up", field: "year_amount-2", typed: "300", says: "Les années font 900 € ; l’engagement est de 1 000 €.", at: "year"},
		wrong{rule: "F14: no year", field: "year", typed: "27", says: "Indiquez une année comme 2026."},
		wrong{rule: "F7: shares that do not sum to 1", field: "share-2", typed: "1/3", says: "Les parts doivent faire exactement 100 %", at: "share"},
		wrong{rule: "F7: a share of nobody", field: "grantee-2", typed: "", says: "Choisissez à qui va cette part"},
		wrong{rule: "F7: no share", field: "share-2", typed: "la moitié", says: "Écrivez une part comme 2/3"},
	)
}

// Issue 4, « Bad input » and F4: dates out of order and evidence that is missing.
func TestF4EachMissingEvidenceIsSaidAtItsField(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.FunderBruyere)
	k4 := v.linkTo("K4")
	agreed := deliberation("1")
	agreed.Set("to", "agreed")
	agreed.Set("agreed_on", day(-1))
	agreed.Set("signatories", "La directrice, la présidente")
	v.refuses(k4+"/etape", agreed, http.StatusUnprocessableEntity,
		wrong{rule: "nobody deliberated", field: "body", typed: "", says: "Indiquez qui a délibéré"},
		wrong{rule: "no reference", field: "decision", typed: "", says: "Indiquez la référence"},
		wrong{rule: "no day", field: "resolved_on", typed: "", says: "Indiquez une date"},
		wrong{rule: "no signatories", field: "signatories", typed: "", says: "Indiquez les signataires des deux côtés."},
		wrong{rule: "signed before it was resolved", field: "agreed_on", typed: day(-9), says: "ne peut pas être signée avant la délibération"},
		wrong{rule: "no budget", field: "budget_year", typed: "26", says: "Indiquez une année comme 2026."},
	)
	expect(t, v.post(k4+"/etape", agreed), http.StatusOK, "C’est enregistré.")
	pay := url.Values{"version": {"2"}, "kind": {"instalment"}, "amount": {"5 000"}, "paid_on": {day(-1)}}
	v.refuses(k4+"/versement", pay, http.StatusUnprocessableEntity,
		wrong{rule: "nothing paid", field: "amount", typed: "0", says: "supérieur à zéro"},
		wrong{rule: "paid tomorrow", field: "paid_on", typed: day(3), says: "à venir"},
		wrong{rule: "paid before it was agreed", field: "paid_on", typed: day(-5), says: "avant elle, seule une avance peut être versée"},
	)
	v.refuses(k4+"/versement", pay, http.StatusConflict,
		wrong{rule: "more than is left", field: "amount", typed: "20 001", says: "Il reste 20 000 € à verser ; vous en enregistrez 20 001 €."},
	)
}

// F1: a funder that acts for another is told so, and nothing is made.
func TestF1AFunderNeverActsForAnother(t *testing.T) {
	h := furnish(t)
	v := h.login(demonstration.FunderBruyere)
	cedre := h.find(`select o.id::text from organizations o join coordinations c on c.id = o.coordination_id where c.slug = 'sicoval' and o.name = 'Fonds Cèdre'`)
	k3, before := v.linkTo("K3"), h.written()
	for path, form := range map[string]url.Values{
		sicovalCommitments + "/nouveau": {"funder": {cedre}, "purpose": {"Des ateliers"}, "amount": {"1 000"}, "nature": {"cash"}},
		k3 + "/etape":                   deliberation("1"),
		k3 + "/modifier":                {"version": {"1"}, "purpose": {"x"}, "amount": {"1"}, "nature": {"cash"}},
		k3 + "/versement":               {"version": {"1"}, "kind": {"advance"}, "amount": {"1"}, "paid_on": {day(-1)}},
		k3 + "/fin":                     {"version": {"1"}, "to": {"withdrawn"}, "reason": {"x"}, "on": {day(0)}},
	} {
		if got := v.post(path, form); got.status != http.StatusForbidden && got.status != http.StatusUnprocessableEntity || !strings.Contains(got.text(), "représente") {
			t.Errorf("%s: %d %s", path, got.status, got.text())
		}
	}
	if after := h.written(); after != before {
		t.Errorf("what is refused leaves %s, before it was %s", after, before)
	}
}
