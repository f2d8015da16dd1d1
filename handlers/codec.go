package handlers

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/alexedwards/scs/v2"
)

// plainCodec writes what a session holds as JSON: each page reads it, and gob
// learns its types anew each time, at ten times the price.
type plainCodec struct{}

// held is what a session may hold, by kind.
type held struct {
	Deadline time.Time         `json:"deadline"`
	Texts    map[string]string `json:"texts,omitempty"`
	Numbers  map[string]int64  `json:"numbers,omitempty"`
	Flags    map[string]bool   `json:"flags,omitempty"`
	Bytes    map[string][]byte `json:"bytes,omitempty"`
}

// Encode fails on a value of any other kind.
func (plainCodec) Encode(deadline time.Time, values map[string]any) ([]byte, error) {
	h := held{
		Deadline: deadline, Texts: map[string]string{}, Numbers: map[string]int64{}, Flags: map[string]bool{}, Bytes: map[string][]byte{},
	}
	for name, value := range values {
		switch v := value.(type) {
		case string:
			h.Texts[name] = v
		case int64:
			h.Numbers[name] = v
		case bool:
			h.Flags[name] = v
		case []byte:
			h.Bytes[name] = v
		default:
			return nil, fmt.Errorf("a session cannot hold %s: %T", name, value)
		}
	}
	return json.Marshal(h)
}

// Decode reads a session, also one that was written by gob before.
func (plainCodec) Decode(data []byte) (time.Time, map[string]any, error) {
	if len(data) == 0 || data[0] != '{' {
		return scs.GobCodec{}.Decode(data)
	}
	var h held
	if err := json.Unmarshal(data, &h); err != nil {
		return time.Time{}, nil, err
	}
	values := make(map[string]any, len(h.Texts)+len(h.Numbers)+len(h.Flags)+len(h.Bytes))
	for name, v := range h.Texts {
		values[name] = v
	}
	for name, v := range h.Numbers {
		values[name] = v
	}
	for name, v := range h.Flags {
		values[name] = v
	}
	for name, v := range h.Bytes {
		values[name] = v
	}
	return h.Deadline, values, nil
}
