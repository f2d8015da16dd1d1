package main

import (
	"strings"
	"testing"

	"ctin/model/modeltest"
)

func TestCheckFailsWhenSomethingIsBroken(t *testing.T) {
	db := modeltest.Open(t)
	seed(t, db.AppURL)
	term, out := console(at(db))
	if err := run(t.Context(), term, []string{"check"}); err != nil || !strings.Contains(out.String(), "Tout est intact") {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, statement := range []string{
		`alter table journal disable trigger all`,
		`update journal set bytes = set_byte(bytes, 9, 65) where n = 2 and coordination_id = 1`,
		`alter table journal enable trigger all`,
		`update seats set ends_on = null`,
		`delete from carriers where coordination_id = 2`,
	} {
		if _, err := db.Owner.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	out.Reset()
	if err := run(t.Context(), term, []string{"check"}); err == nil {
		t.Error("it did not fail")
	}
	for _, line := range []string{"[ROMPU] Sicoval", "rompue après l’écriture 1", "[ROMPU] Chaque coordination a un porteur", "coordinations 2", "Points à examiner\u00a0: 2"} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("%q is not said:\n%s", line, out)
		}
	}
}
