package data

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"reflect"

	"storehand/app/catalog"
	"storehand/app/money"
)

func (c amountColumn) Value() (driver.Value, error) {
	return optional(c.amount.Minor, c.amount.Set), nil
}

func (c amountColumn) Scan(value any) error {
	minor, set, err := scanOptional(value)
	*c.amount = money.Amount{Minor: minor, Set: set}
	return err
}

func (c countColumn) Value() (driver.Value, error) {
	return optional(c.count.N, c.count.Set), nil
}

func (c countColumn) Scan(value any) error {
	n, set, err := scanOptional(value)
	*c.count = catalog.Count{N: n, Set: set}
	return err
}

func optional(n int64, set bool) driver.Value {
	if !set {
		return nil
	}
	return n
}

func scanOptional(value any) (n int64, set bool, err error) {
	var column sql.NullInt64
	err = column.Scan(value)
	return column.Int64, column.Valid, err
}

// nullable stores a reference, NULL when it is zero.
type nullable[T ~int64] struct{ id *T }

func (c *nullable[T]) Value() (driver.Value, error) {
	return optional(int64(*c.id), *c.id != 0), nil
}

func (c *nullable[T]) Scan(value any) error {
	n, _, err := scanOptional(value)
	*c.id = T(n)
	return err
}

// jsonColumn stores a value as JSON, and an empty one always as the same text,
// so that "nothing" never differs from "nothing".
type jsonColumn struct {
	at    any // pointer to a slice or map
	empty string
}

func list[T any](at *[]T) *jsonColumn { return &jsonColumn{at: at, empty: "[]"} }

func object(at *catalog.Source) *jsonColumn { return &jsonColumn{at: at, empty: "{}"} }

func (c *jsonColumn) Value() (driver.Value, error) {
	if reflect.ValueOf(c.at).Elem().Len() == 0 {
		return c.empty, nil
	}
	text, err := json.Marshal(c.at)
	return string(text), err
}

func (c *jsonColumn) Scan(value any) error {
	var text string
	switch stored := value.(type) {
	case string:
		text = stored
	case []byte:
		text = string(stored)
	default:
		return fmt.Errorf("a list is stored as %T", value)
	}
	// The list that is there may be shared with a copy of the product, and JSON
	// is read into the memory of the list it finds.
	reflect.ValueOf(c.at).Elem().SetZero()
	if text == c.empty || text == "" {
		return nil
	}
	return json.Unmarshal([]byte(text), c.at)
}

// bound turns what a productColumn points at into the value SQLite stores, so
// that values can be compared and staged.
func bound(at any) (driver.Value, error) {
	if valuer, is := at.(driver.Valuer); is {
		return valuer.Value()
	}
	return driver.DefaultParameterConverter.ConvertValue(reflect.ValueOf(at).Elem().Interface())
}

// boundBool makes a truth value comparable with what SQLite gives back.
func stored(at any) (driver.Value, error) {
	value, err := bound(at)
	if truth, is := value.(bool); is {
		if truth {
			return int64(1), err
		}
		return int64(0), err
	}
	return value, err
}
