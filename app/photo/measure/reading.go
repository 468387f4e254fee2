package measure

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// Reading is a measured number, or none where it cannot be told. In JSON the
// latter is null.
type Reading struct {
	Value float64
	Told  bool
}

// Known is the reading of a number.
func Known(value float64) Reading { return Reading{value, true} }

// MarshalJSON writes the number with three decimals, or null.
func (r Reading) MarshalJSON() ([]byte, error) {
	if !r.Told {
		return []byte("null"), nil
	}
	return strconv.AppendFloat(nil, r.Value, 'f', 3, 64), nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (r *Reading) UnmarshalJSON(text []byte) error {
	var value *float64
	if err := json.Unmarshal(text, &value); err != nil {
		return fmt.Errorf("read a measured number: %w", err)
	}
	*r = Reading{}
	if value != nil {
		*r = Known(*value)
	}
	return nil
}
