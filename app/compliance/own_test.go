package compliance_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/compliance"
)

func TestChannelsAreRead(t *testing.T) {
	text, err := json.Marshal(compliance.Channels())
	if err != nil {
		t.Fatal(err)
	}
	back, err := compliance.ReadChannels(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(compliance.Channels(), back); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
}

func TestFaultyChannelsAreNotRead(t *testing.T) {
	const rule = `{"key": "width", "must": {"min": 900}}`
	for want, text := range map[string]string{
		"unknown field":         `[{"name": "Club", "slug": "club", "rules": [{"key": "width", "must": {"minimum": 900}}]}]`,
		`channel "Club": width`: `[{"name": "Club", "slug": "club", "rules": [{"key": "width"}]}]`,
		"same short name":       `[{"name": "A", "slug": "a", "rules": [` + rule + `]}, {"name": "B", "slug": "a", "rules": [` + rule + `]}]`,
		"something follows":     `[] []`,
		"read channels":         `{`,
	} {
		if channels, err := compliance.ReadChannels(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, %v; want %q", text, channels, err, want)
		}
	}
}

// Whatever is read can be judged by, and written and read again.
func FuzzReadChannels(f *testing.F) {
	text, err := json.Marshal(compliance.Channels())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`[{"name": "Club", "slug": "club", "rules": [{"key": "format", "should": {"one_of": ["webp"]}}]}]`))
	f.Add([]byte(`[{"name": "Club", "slug": "club", "rules": [{"key": "width", "must": {"min": -1e308, "max": 1e308}}]}]`))
	f.Fuzz(func(t *testing.T, text []byte) {
		channels, err := compliance.ReadChannels(bytes.NewReader(text))
		if err != nil {
			return
		}
		for _, c := range channels {
			if v := c.Judge(compliance.Picture{}); len(v.Findings) != len(c.Rules) {
				t.Errorf("%d findings of %d rules", len(v.Findings), len(c.Rules))
			}
		}
		again, err := json.Marshal(channels)
		if err != nil {
			t.Fatal(err)
		}
		back, err := compliance.ReadChannels(bytes.NewReader(again))
		if err != nil {
			t.Fatalf("%s: %v", again, err)
		}
		second, err := json.Marshal(back)
		if err != nil || !bytes.Equal(again, second) {
			t.Errorf("%s became %s, %v", again, second, err)
		}
	})
}
