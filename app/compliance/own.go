package compliance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// ReadChannels reads channels of one's own from JSON: an array of channels as
// Channel is written. The error names the channel and the rule at fault, and
// also a field that channels do not have, since a limit under a misspelt name
// would allow everything.
func ReadChannels(r io.Reader) ([]Channel, error) {
	decoder := json.NewDecoder(r)
	decoder.DisallowUnknownFields()
	var channels []Channel
	if err := decoder.Decode(&channels); err != nil {
		return nil, fmt.Errorf("read channels: %w", err)
	}
	if rest, err := io.ReadAll(io.MultiReader(decoder.Buffered(), r)); err != nil || len(bytes.TrimSpace(rest)) > 0 {
		return nil, fmt.Errorf("read channels: something follows the list of channels")
	}
	slugs := make(map[string]string, len(channels))
	for _, c := range channels {
		if err := c.Validate(); err != nil {
			return nil, fmt.Errorf("channel %q: %w", c.Name, err)
		}
		if other, taken := slugs[c.Slug]; taken {
			return nil, fmt.Errorf("the channels %q and %q have the same short name %q", other, c.Name, c.Slug)
		}
		slugs[c.Slug] = c.Name
	}
	return channels, nil
}
