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

// amountColumn stores an amount as its minor units, NULL when absent.
type amountColumn struct{ amount *money.Amount }

func (c amountColumn) Value() (driver.Value, error) {
	return optional(c.amount.Minor, c.amount.Set), nil
}

func (c amountColumn) Scan(value any) error {
	minor, set, err := scanOptional(value)
	*c.amount = money.Amount{Minor: minor, Set: set}
	return err
}

// countColumn stores a count, NULL when absent.
type countColumn struct{ count *catalog.Count }

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
	switch n := value.(type) {
	case nil:
		return 0, false, nil
	case int64:
		return n, true, nil
	default:
		return 0, false, fmt.Errorf("a whole number is stored as %T", value)
	}
}

// nullable stores a reference, NULL when it is zero.
type nullable[T ~int64] struct{ id *T }

func (c nullable[T]) Value() (driver.Value, error) {
	return optional(int64(*c.id), *c.id != 0), nil
}

func (c nullable[T]) Scan(value any) error {
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

func list[T any](at *[]T) jsonColumn { return jsonColumn{at: at, empty: "[]"} }

func object(at *catalog.Source) jsonColumn { return jsonColumn{at: at, empty: "{}"} }

func (c jsonColumn) Value() (driver.Value, error) {
	if reflect.ValueOf(c.at).Elem().Len() == 0 {
		return c.empty, nil
	}
	text, err := json.Marshal(c.at)
	return string(text), err
}

func (c jsonColumn) Scan(value any) error {
	text, is := value.(string)
	if !is {
		return fmt.Errorf("a list is stored as %T", value)
	}
	// The list that is there may be shared with a copy of the product, and JSON
	// is read into the memory of the list it finds.
	reflect.ValueOf(c.at).Elem().SetZero()
	if text == c.empty {
		return nil
	}
	return json.Unmarshal([]byte(text), c.at)
}

// stored is what SQLite stores of the place a productColumn points at, and what
// it gives back: a text, a whole number or nil, which can be compared.
func stored(at any) (any, error) {
	switch place := at.(type) {
	case *string:
		return *place, nil
	case *bool:
		if *place {
			return int64(1), nil
		}
		return int64(0), nil
	case driver.Valuer:
		return place.Value()
	}
	switch place := reflect.ValueOf(at).Elem(); place.Kind() {
	case reflect.String:
		return place.String(), nil
	case reflect.Int64:
		return place.Int(), nil
	default:
		return nil, fmt.Errorf("%s has no place in a column", place.Type())
	}
}

// assign puts a stored value into the place a productColumn points at. nil is
// the value of a product that has none.
func assign(at, value any) error {
	if scanner, is := at.(sql.Scanner); is {
		return scanner.Scan(value)
	}
	place := reflect.ValueOf(at).Elem()
	switch v := value.(type) {
	case nil:
		place.SetZero()
		return nil
	case string:
		if place.Kind() == reflect.String {
			place.SetString(v)
			return nil
		}
	case int64:
		switch place.Kind() {
		case reflect.Bool:
			place.SetBool(v != 0)
			return nil
		case reflect.Int64:
			place.SetInt(v)
			return nil
		}
	}
	return fmt.Errorf("%s is stored as %T", place.Type(), value)
}
