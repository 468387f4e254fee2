package alttext

import (
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/template"
)

// condition chooses one of several texts.
type condition struct {
	branches []branch // the first whose test holds is said
}

// branch is a text with what must hold for it.
type branch struct {
	test  test
	steps []step
}

// test is what stands behind "if". The zero test, that of {else}, holds.
type test struct {
	field, argument string
	values          []string // folded; none asks whether there is anything to say
	negated         bool
}

// parser puts the segments of a template together.
type parser struct {
	steps    []step
	open     []*opened // conditions that are not closed yet, the outermost first
	mistakes *template.Mistakes
}

// opened is a condition whose {end} is still to come.
type opened struct {
	choice  *condition
	start   int  // byte of the template at which its inside begins
	hasElse bool // {else} was seen
}

// take adds one segment.
func (p *parser) take(s template.Segment) {
	if !s.Between {
		p.add(step{group: group{before: s.Text}})
		return
	}
	word, rest, _ := strings.Cut(s.Text, " ")
	restStart := s.Start + len(s.Text) - len(rest)
	switch {
	case word == "if":
		p.begin(s, p.test(rest, restStart))
	case word == "else" && strings.TrimSpace(rest) == "":
		p.otherwise(s, test{}, true)
	case word == "else" && strings.HasPrefix(rest, "if "):
		p.otherwise(s, p.test(rest[len("if "):], restStart+len("if ")), false)
	case word == "end" && strings.TrimSpace(rest) == "":
		p.end(s)
	default:
		p.add(step{group: parseGroup(s, p.mistakes)})
	}
}

// add puts a step where the template stands: into the branch that is open.
func (p *parser) add(s step) {
	if len(p.open) == 0 {
		p.steps = append(p.steps, s)
		return
	}
	branches := p.open[len(p.open)-1].choice.branches
	last := &branches[len(branches)-1]
	last.steps = append(last.steps, s)
}

func (p *parser) begin(s template.Segment, t test) {
	choice := &condition{branches: []branch{{test: t}}}
	p.add(step{choice: choice})
	p.open = append(p.open, &opened{choice: choice, start: s.Start})
}

func (p *parser) otherwise(s template.Segment, t test, isElse bool) {
	if len(p.open) == 0 {
		p.mistakes.Add(s.Start, s.Start+len(s.Text), "this {else} has no {if} before it")
		return
	}
	top := p.open[len(p.open)-1]
	if top.hasElse {
		p.mistakes.Add(s.Start, s.Start+len(s.Text), "nothing can follow {else} but {end}")
	}
	top.hasElse = top.hasElse || isElse
	top.choice.branches = append(top.choice.branches, branch{test: t})
}

func (p *parser) end(s template.Segment) {
	if len(p.open) == 0 {
		p.mistakes.Add(s.Start, s.Start+len(s.Text), "this {end} has no {if} before it")
		return
	}
	p.open = p.open[:len(p.open)-1]
}

// finish finds the conditions that were never closed.
func (p *parser) finish(length int) {
	for _, left := range p.open {
		p.mistakes.Add(left.start, length, "this {if} has no {end}: write {end} where its text ends")
	}
}

// test reads "material", "not material", "view=detail|front" or "view!=front",
// which begins at a byte of the template.
func (p *parser) test(text string, start int) test {
	var t test
	if bare, negated := strings.CutPrefix(text, "not "); negated {
		t.negated = true
		start += len(text) - len(bare)
		text = bare
	}
	field, values, compares := strings.Cut(text, "=")
	if bare, unequal := strings.CutSuffix(field, "!"); compares && unequal {
		t.negated = !t.negated
		field = bare
	}
	t.field, t.argument = parseField(field, start, p.mistakes)
	if !compares {
		return t
	}
	for value := range strings.SplitSeq(values, "|") {
		if folded := strings.TrimSpace(catalog.Fold(value)); folded != "" {
			t.values = append(t.values, folded)
		}
	}
	if len(t.values) == 0 {
		p.mistakes.Add(start, start+len(text), "write a value after =, such as {if view=detail}")
	}
	return t
}

// chosen gives the steps of the first branch whose test holds.
func (c *condition) chosen(f facts) []step {
	for _, b := range c.branches {
		if b.test.holds(f) {
			return b.steps
		}
	}
	return nil
}

func (t test) holds(f facts) bool {
	switch {
	case t.field == "":
		return true
	case len(t.values) == 0:
		said, _ := f.say(t.field, t.argument)
		return (said != "") != t.negated
	}
	has := slices.ContainsFunc(f.values(t.field, t.argument), func(value string) bool {
		return slices.Contains(t.values, catalog.Fold(value))
	})
	return has != t.negated
}
