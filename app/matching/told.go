package matching

// WithTold adds what a list or the order of a shoot tells of a photo beside its
// name. A list counts, whatever the name says. The order counts where the name
// is not sure; where they agree, each confirms the other.
func (m Match) WithTold(told Match) Match {
	switch {
	case told.Best.ID == 0:
		return m
	case m.Best.ID == 0:
		return told
	case related(m.Best, told.Best) && told.Best.By == ByOrder:
		m.Best = confirmed(m.Best, told.Best)
		if m.Shot.View == "" && m.Shot.Number == 0 {
			m.Shot.Number = told.Shot.Number
		}
		return m
	case told.Best.By == ByOrder && m.Best.Score >= Sure:
		m.Others = joined(m.Others, told.Best)
		return m
	}
	others := told.Others
	for _, guess := range append([]Guess{m.Best}, m.Others...) {
		others = joined(others, guess)
	}
	told.Others = others
	return told
}

// joined puts a guess behind others, as far as there is room.
func joined(others []Guess, guess Guess) []Guess {
	if len(others) >= mostOthers {
		return others
	}
	return append(others[:len(others):len(others)], guess)
}
