package main

import (
	"testing"

	"ctin/model/modeltest"
)

// Statements are planned once; an address that says otherwise is obeyed.
func TestPlansAreKeptUnlessTheAddressSaysOtherwise(t *testing.T) {
	db := modeltest.Open(t)
	for end, want := range map[string]string{"": planOnce, "&plan_cache_mode=auto": "auto"} {
		pool, err := openPool(t.Context(), db.AppURL+end)
		if err != nil {
			t.Fatal(err)
		}
		var mode string
		err = pool.Get(&mode, "show plan_cache_mode")
		_ = pool.Close()
		if err != nil || mode != want {
			t.Errorf("%q plans by %s, want %s: %v", end, mode, want, err)
		}
	}
}
