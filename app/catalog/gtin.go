package catalog

import "fmt"

// CheckGTIN checks the length and the check digit of a GTIN-8, UPC (12), EAN
// (13) or GTIN-14; an ISBN-13 is an EAN. Spaces and hyphens are allowed
// between digits. The empty string is fine: not every product has one.
//
// The check digit is the GS1 General Specifications' modulo 10: weights 3 and
// 1 alternate, beginning with 3 next to the check digit. ISBN-10 has its own,
// modulo 11 with X for ten.
func CheckGTIN(text string) error {
	if text == "" {
		return nil
	}
	digits, isbnX, err := gtinDigits(text)
	if err != nil {
		return err
	}
	if len(digits) == 10 {
		return checkISBN10(digits, text)
	}
	if isbnX {
		return fmt.Errorf("%q is not a barcode: X stands only at the end of an ISBN-10", text)
	}
	switch len(digits) {
	case 8, 12, 13, 14:
	default:
		return fmt.Errorf("%q has %d digits: a barcode has 8, 12, 13 or 14", text, len(digits))
	}
	if want := gtinCheckDigit(digits[:len(digits)-1]); want != digits[len(digits)-1] {
		return fmt.Errorf("the last digit of %q should be %d", text, want)
	}
	return nil
}

func gtinDigits(text string) (digits []int, isbnX bool, err error) {
	for i, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits = append(digits, int(r-'0'))
		case r == 'X' && i == len(text)-1:
			digits, isbnX = append(digits, 10), true
		case r == '-' || r == ' ':
		default:
			return nil, false, fmt.Errorf("%q is not a barcode: use digits only", text)
		}
	}
	return digits, isbnX, nil
}

func gtinCheckDigit(body []int) int {
	sum := 0
	for i, digit := range body {
		weight := 1
		if (len(body)-i)%2 == 1 {
			weight = 3
		}
		sum += digit * weight
	}
	return (10 - sum%10) % 10
}

func checkISBN10(digits []int, text string) error {
	sum := 0
	for i, digit := range digits {
		sum += digit * (10 - i)
	}
	if sum%11 != 0 {
		return fmt.Errorf("the check digit of the ISBN %q is wrong", text)
	}
	return nil
}
