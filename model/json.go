package model

import (
	"encoding/json"
	"fmt"
)

// jsonList is a column that holds a list as JSON, whose keys are Go fields. The
// query that makes it writes '[]' for none.
type jsonList[T any] []T

// Scan reads the column.
func (l *jsonList[T]) Scan(src any) error {
	content, ok := src.([]byte)
	if !ok {
		return fmt.Errorf("scan %T into a list of %T", src, *new(T))
	}
	if err := json.Unmarshal(content, (*[]T)(l)); err != nil {
		return fmt.Errorf("scan a list of %T: %w", *new(T), err)
	}
	return nil
}
