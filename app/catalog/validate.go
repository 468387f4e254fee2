package catalog

import (
	"fmt"
	"strings"
)

// Problem is something wrong with one field of a product. A Severe problem is
// refused by shops; the others are worth a look.
type Problem struct {
	Field  string // key of the Field
	Text   string // what is wrong and what to do, in words for the user
	Severe bool
}

// Validate checks what can be seen from the product alone. Whether a SKU or a
// link address is free in its store needs the workspace, see package editing.
func Validate(p *Product) []Problem {
	var problems []Problem
	severe := func(field string, err error) {
		if err != nil {
			problems = append(problems, Problem{Field: field, Text: err.Error(), Severe: true})
		}
	}
	if strings.TrimSpace(p.Title) == "" && !p.IsVariation() {
		severe("title", fmt.Errorf("give the product a title"))
	}
	severe("gtin", CheckGTIN(p.GTIN))
	severe("slug", CheckSlug(p.Slug))
	severe("sale_price", checkSale(p))
	severe("sale_to", checkSaleDates(p))
	return problems
}

func checkSale(p *Product) error {
	if !p.SalePrice.Set {
		return nil
	}
	if !p.RegularPrice.Set {
		return fmt.Errorf("a sale price needs a price to be below")
	}
	if !p.SalePrice.Less(p.RegularPrice) {
		return fmt.Errorf("the sale price has to be below the price")
	}
	return nil
}

// checkSaleDates compares the texts: their spelling sorts as time does. A last
// day without a time of day is meant to its end.
func checkSaleDates(p *Product) error {
	end := p.SaleTo
	if len(end) == len("2006-01-02") {
		end += " 23:59:59"
	}
	if p.SaleFrom != "" && end != "" && end < p.SaleFrom {
		return fmt.Errorf("the sale ends before it begins")
	}
	return nil
}
