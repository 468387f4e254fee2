package look

import "testing"

func TestPathDataIsSpelledOut(t *testing.T) {
	tests := map[string]string{
		"M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0": "M 2.062 12.348a 1 1 0 0 1 0 -.696a10.75 10.75 0 0 1 19.876 0",
		"m1 2 3 4 5 6z":      "m 1 2l3 4l5 6z",
		"M1,2L3,4 5,6":       "M 1 2L 3 4L5 6",
		"a1 1 0 011 1":       "a 1 1 0 0 1 1 1",
		"M.5.5h1.5.25":       "M .5 .5h 1.5h.25",
		"M10 10c1 2 3 4 5 6": "M 10 10c 1 2 3 4 5 6",
	}
	for data, want := range tests {
		if got := repeatCommands(data); got != want {
			t.Errorf("%q became %q, want %q", data, got, want)
		}
	}
}

func TestCornerRadiusHoldsInBothDirections(t *testing.T) {
	got := string(spelledOut([]byte(`<rect width="4" rx="2"/>`)))
	if want := `<rect width="4" rx="2" ry="2"/>`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
