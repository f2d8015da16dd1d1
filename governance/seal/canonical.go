package seal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
)

// Canonical returns the one JSON text of v: keys sorted, no white space, no
// escaping of HTML, and no floating-point number, which it refuses.
func Canonical(v any) ([]byte, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("canonical: %w", err)
	}
	if err := refuseFloats(reflect.ValueOf(v)); err != nil {
		return nil, fmt.Errorf("canonical: %w", err)
	}
	tree, err := decode(raw)
	if err != nil {
		return nil, fmt.Errorf("canonical: %w", err)
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(tree); err != nil { // maps are written in the order of their keys
		return nil, fmt.Errorf("canonical: %w", err)
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}

// decode reads JSON text with its numbers as they are written.
func decode(raw []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var tree any
	if err := d.Decode(&tree); err != nil {
		return nil, err
	}
	return tree, refuseFractions(tree)
}

// refuseFloats refuses a float wherever it hides in v, even a whole one: 3.0
// would be written like an integer today and fail with 3.5 tomorrow. What
// writes its own JSON answers for it, and refuseFractions reads that.
func refuseFloats(v reflect.Value) error {
	if v.Kind() == reflect.Invalid || v.Type().Implements(reflect.TypeFor[json.Marshaler]()) {
		return nil
	}
	switch v.Kind() {
	case reflect.Float32, reflect.Float64:
		return fmt.Errorf("%v is a floating-point number", v)
	case reflect.Pointer, reflect.Interface:
		return refuseFloats(v.Elem())
	case reflect.Struct:
		return refuseEach(v.NumField(), v.Field)
	case reflect.Slice, reflect.Array:
		return refuseEach(v.Len(), v.Index)
	case reflect.Map:
		keys := v.MapKeys()
		return refuseEach(len(keys), func(i int) reflect.Value { return v.MapIndex(keys[i]) })
	}
	return nil
}

func refuseEach(n int, part func(int) reflect.Value) error {
	for i := range n {
		if err := refuseFloats(part(i)); err != nil {
			return err
		}
	}
	return nil
}

// refuseFractions refuses every number that is not an integer of the database.
func refuseFractions(v any) error {
	switch v := v.(type) {
	case json.Number:
		if _, err := v.Int64(); err != nil {
			return fmt.Errorf("%s is not an integer", v)
		}
	case []any:
		for _, x := range v {
			if err := refuseFractions(x); err != nil {
				return err
			}
		}
	case map[string]any:
		for _, x := range v {
			if err := refuseFractions(x); err != nil {
				return err
			}
		}
	}
	return nil
}
