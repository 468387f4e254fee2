package bulk

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"storehand/app/client"
)

// Playbook is a run that is kept under a name, to be run again on other
// products. It belongs to no store.
type Playbook struct {
	Name   string `json:"name"`
	Rules  []Rule `json:"rules"`
	Only   Only   `json:"only,omitzero"`
	Guards Guards `json:"guards,omitzero"`
}

// Shelf keeps playbooks. Its methods touch the disk.
type Shelf interface {
	// Playbooks lists all, by name.
	Playbooks(ctx context.Context) ([]Playbook, error)
	// SavePlaybook keeps one, in the place of another of that name.
	SavePlaybook(ctx context.Context, p Playbook) error
	// DeletePlaybook forgets one; a name that is not known is no error.
	DeletePlaybook(ctx context.Context, name string) error
}

// Check says what is wrong with a playbook, wherever it comes from. Prices are
// checked as those of a euro store.
func (p Playbook) Check() error {
	if strings.TrimSpace(p.Name) == "" {
		return fmt.Errorf("give the playbook a name")
	}
	if err := Check(Run{Store: client.Store{Currency: "EUR"}, Rules: p.Rules}); err != nil {
		return fmt.Errorf("playbook %q: %w", p.Name, err)
	}
	return nil
}

// WritePlaybook writes a playbook as a file that ReadPlaybook reads.
func WritePlaybook(w io.Writer, p Playbook) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(p)
}

// ReadPlaybook reads and checks what WritePlaybook wrote. A file with anything
// that is not known is refused: a rule that was half understood would be another
// one.
func ReadPlaybook(content []byte) (Playbook, error) {
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	var p Playbook
	if err := decoder.Decode(&p); err != nil {
		return Playbook{}, fmt.Errorf("this is not a playbook: %w", err)
	}
	return p, p.Check()
}
