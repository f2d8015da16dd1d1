package model

import (
	"slices"
	"testing"

	"ctin/governance"
)

// A list stored as JSON is read whole, or not at all.
func TestAListOfAColumnIsReadWholeOrRefused(t *testing.T) {
	for _, tt := range []struct {
		rule string
		src  any
		want []governance.Credit
		fine bool
	}{
		{"two years", []byte(`[{"Year": 2026, "Amount": 5}, {"Year": 2027, "Amount": 6}]`), []governance.Credit{{Year: 2026, Amount: 5}, {Year: 2027, Amount: 6}}, true},
		{"none", []byte(`[]`), []governance.Credit{}, true},
		{"cut", []byte(`[{"Year": 2026`), nil, false},
		{"not a list", []byte(`{"Year": 2026}`), nil, false},
		{"an amount in words", []byte(`[{"Year": 2026, "Amount": "5"}]`), nil, false},
		{"missing", nil, nil, false},
	} {
		var got jsonList[governance.Credit]
		err := got.Scan(tt.src)
		if (err == nil) != tt.fine || tt.fine && !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, %v", tt.rule, got, err)
		}
	}
}
