package template

// Closest is the known name that a mistyped one most likely stands for; empty
// where none is like it. Names are like each other when at most half of the
// letters, and not more than two, have to be put in, taken out or changed.
func Closest(typed string, known []string) string {
	closest, least := "", min(max(len(typed)/2, 1), 2)+1
	for _, name := range known {
		if changes := distance(typed, name); changes < least {
			closest, least = name, changes
		}
	}
	return closest
}

// distance is the number of letters to put in, take out or change to make one
// text of the other (Levenshtein's), by bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
