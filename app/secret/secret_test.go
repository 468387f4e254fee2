package secret_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"storehand/app/secret"
)

func TestValueDoesNotShowItself(t *testing.T) {
	const plain = "hunter2"
	value := secret.Value(plain)
	account := struct{ Key secret.Value }{value}
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("connected", "key", value, "account", account)
	encoded, err := json.Marshal(account)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"printed":           fmt.Sprint(value),
		"printed in struct": fmt.Sprintf("%v %+v %#v %s %q", account, account, account, value, value),
		"logged":            log.String(),
		"encoded":           string(encoded),
	} {
		if strings.Contains(text, plain) || !strings.Contains(text, "secret") {
			t.Errorf("%s: %s", name, text)
		}
	}
	if value.Reveal() != plain {
		t.Errorf("revealed %q", value.Reveal())
	}
}
