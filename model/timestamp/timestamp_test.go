package timestamp_test

import (
	"testing"

	"ctin/model/timestamp"
)

func TestOnlyAnAddressOfTheWebIsTaken(t *testing.T) {
	for address, good := range map[string]bool{
		"https://horodatage.example/tsa": true, "http://127.0.0.1:318/tsr": true, "https://nom:secret@horodatage.example": true,
		"": false, "horodatage.example": false, "ftp://horodatage.example": false, "https://": false, "http://%zz": false,
	} {
		if _, err := timestamp.New(address); (err == nil) != good {
			t.Errorf("%q: %v", address, err)
		}
	}
}
