package handlers

import (
	"reflect"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2"
)

// session is what a session of someone signed in holds.
func heldValues() map[string]any {
	return map[string]any{
		keyAccount: int64(7), keyProvider: "proconnect", keyVouched: true, keyLabel: "Mûrier « exemple »", keyIDToken: "a.b.c",
		"pending": []byte{0, 255, '{'},
	}
}

func TestASessionIsReadAsItWasWritten(t *testing.T) {
	deadline := time.Date(2026, 12, 3, 13, 0, 0, 123, time.UTC)
	for name, codec := range map[string]scs.Codec{"now": plainCodec{}, "before": scs.GobCodec{}} {
		data, err := codec.Encode(deadline, heldValues())
		if err != nil {
			t.Fatal(err)
		}
		got, values, err := plainCodec{}.Decode(data)
		if err != nil || !got.Equal(deadline) || !reflect.DeepEqual(values, heldValues()) {
			t.Errorf("%s: %v, %v, %v", name, got, values, err)
		}
	}
	if _, err := (plainCodec{}).Encode(deadline, map[string]any{"x": 1.5}); err == nil {
		t.Error("a kind that would not come back was written")
	}
}

func BenchmarkSession(b *testing.B) {
	for name, codec := range map[string]scs.Codec{"plain": plainCodec{}, "gob": scs.GobCodec{}} {
		data, err := codec.Encode(time.Now(), heldValues())
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := codec.Decode(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
