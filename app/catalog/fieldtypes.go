package catalog

import (
	"fmt"
	"strconv"
	"strings"

	"storehand/app/money"
)

func text(key, label string, at func(*Product) *string) *Field {
	return &Field{Key: key, Label: label, Type: TextField,
		read:  func(p *Product, _ Format) string { return *at(p) },
		write: func(p *Product, text string, _ Format) error { *at(p) = text; return nil },
	}
}

func html(key, label string, at func(*Product) *string) *Field {
	field := text(key, label, at)
	field.Type = HTMLField
	return field
}

func amount(key, label string, at func(*Product) *money.Amount) *Field {
	return &Field{Key: key, Label: label, Type: MoneyField,
		read: func(p *Product, f Format) string { return at(p).Format(f.Currency, f.separator()) },
		write: func(p *Product, text string, f Format) error {
			parsed, err := money.Parse(text, f.Currency, f.Decimal)
			if err != nil {
				return err
			}
			if parsed.Minor < 0 {
				return fmt.Errorf("%s cannot be below zero", strings.ToLower(label))
			}
			*at(p) = parsed
			return nil
		},
	}
}

func count(key, label string, at func(*Product) *Count) *Field {
	return &Field{Key: key, Label: label, Type: CountField,
		read: func(p *Product, _ Format) string {
			if !at(p).Set {
				return ""
			}
			return strconv.FormatInt(at(p).N, 10)
		},
		write: func(p *Product, text string, _ Format) error {
			parsed, err := parseCount(text)
			if err == nil {
				*at(p) = parsed
			}
			return err
		},
	}
}

// parseCount reads a whole number; a true minus and the decimals of a
// spreadsheet ("12.0") are accepted.
func parseCount(text string) (Count, error) {
	bare := strings.Replace(strings.TrimSpace(text), "−", "-", 1)
	if bare == "" {
		return Count{}, nil
	}
	whole, fraction, _ := strings.Cut(bare, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || strings.Trim(fraction, "0") != "" {
		return Count{}, fmt.Errorf("%q is not a whole number", text)
	}
	return CountOf(n), nil
}

func number(key, label string, at func(*Product) *int64) *Field {
	return &Field{Key: key, Label: label, Type: CountField,
		read: func(p *Product, _ Format) string { return strconv.FormatInt(*at(p), 10) },
		write: func(p *Product, text string, _ Format) error {
			parsed, err := parseCount(text)
			if err == nil {
				*at(p) = parsed.N
			}
			return err
		},
	}
}

func decimal(key, label string, at func(*Product) *Decimal) *Field {
	return &Field{Key: key, Label: label, Type: DecimalField,
		read: func(p *Product, _ Format) string { return string(*at(p)) },
		write: func(p *Product, text string, _ Format) error {
			parsed, err := ParseDecimal(text)
			if err != nil {
				return err
			}
			if strings.HasPrefix(string(parsed), "-") {
				return fmt.Errorf("%s cannot be below zero", strings.ToLower(label))
			}
			*at(p) = parsed
			return nil
		},
	}
}

func moment(key, label string, at func(*Product) *WallTime) *Field {
	return &Field{Key: key, Label: label, Type: TimeField,
		read: func(p *Product, _ Format) string { return string(*at(p)) },
		write: func(p *Product, text string, _ Format) error {
			parsed, err := ParseWallTime(text)
			if err == nil {
				*at(p) = parsed
			}
			return err
		},
	}
}

func flag(key, label string, at func(*Product) *bool) *Field {
	return &Field{Key: key, Label: label, Type: BoolField, Choices: []string{"yes", "no"},
		read: func(p *Product, _ Format) string {
			if *at(p) {
				return "yes"
			}
			return "no"
		},
		write: func(p *Product, text string, _ Format) error {
			switch strings.ToLower(strings.TrimSpace(text)) {
			case "yes", "true", "1", "y":
				*at(p) = true
			case "no", "false", "0", "n", "":
				*at(p) = false
			default:
				return fmt.Errorf("%s is yes or no, not %q", strings.ToLower(label), text)
			}
			return nil
		},
	}
}

func choice[T ~string](key, label string, at func(*Product) *T, allowed ...T) *Field {
	names := make([]string, len(allowed))
	for i, value := range allowed {
		names[i] = string(value)
	}
	return &Field{Key: key, Label: label, Type: ChoiceField, Choices: names,
		read: func(p *Product, _ Format) string { return string(*at(p)) },
		write: func(p *Product, text string, _ Format) error {
			if text == string(*at(p)) {
				return nil // a value that is there already may be one that cannot be chosen
			}
			value, err := choiceOf(label, text, allowed)
			if err == nil {
				*at(p) = value
			}
			return err
		},
	}
}
