package jpegfile

// arithmetic decodes the binary decisions of arithmetic coding from one stretch
// of data between two markers (T.81 annex D.2, in its software convention).
// Behind the end of the data it gives zeros, as the format demands: encoders
// leave out those at the end.
type arithmetic struct {
	data  []byte // the file
	pos   int    // where the file is read on
	short int    // zeros given behind the end of the file, where no marker stands
	code  uint32 // the upper half is compared, the lower half comes in
	width uint32 // of the interval that is left
	ready int    // bits of code that have not been shifted in
}

func newArithmetic(data []byte, pos int) arithmetic {
	a := arithmetic{data: data, pos: pos, width: 1 << 16}
	a.code = a.next() << 24
	a.code |= a.next() << 16
	return a
}

// next returns the next coded byte.
func (a *arithmetic) next() uint32 {
	switch {
	case a.pos >= len(a.data):
		a.short++
		return 0
	case a.data[a.pos] != 0xFF:
		a.pos++
		return uint32(a.data[a.pos-1])
	case a.pos+1 < len(a.data) && a.data[a.pos+1] == 0:
		a.pos += 2
		return 0xFF
	case a.pos+1 == len(a.data):
		a.short++
	}
	return 0
}

// lookahead is how many bytes a whole picture without its last marker may be
// read beyond its end: three before they are needed, and a zero left out.
const lookahead = 4

// spent reports whether decisions have been made up because the file ends.
func (a *arithmetic) spent() bool { return a.short > lookahead }

// estimate is what is thought of a decision that is made again and again: in
// the lower seven bits how sure it is, as a place in estimates, above them which
// outcome is the likely one.
type estimate uint8

// even is the estimate of a decision that is as likely as not, and stays so.
const even estimate = 113

// decide returns the next decision and adapts the estimate of it.
func (a *arithmetic) decide(e *estimate) bool {
	step, likely := &estimates[*e&0x7F], *e>>7
	less := uint32(step.less)
	a.width -= less
	surprise := false
	if a.code>>16 < a.width {
		if a.width >= 1<<15 {
			return likely != 0
		}
		surprise = a.width < less
	} else {
		a.code -= a.width << 16
		surprise = a.width >= less
		a.width = less
	}
	next := step.sure
	if surprise {
		next = step.unsure
	}
	*e = likely<<7 ^ estimate(next)
	a.renormalise()
	return (likely != 0) != surprise
}

// renormalise doubles the interval until it is wide enough for the next
// decision.
func (a *arithmetic) renormalise() {
	for a.width < 1<<15 {
		if a.ready == 0 {
			a.code |= a.next() << 8
			a.ready = 8
		}
		a.width <<= 1
		a.code <<= 1
		a.ready--
	}
}

// estimates is the machine by which estimates change (T.81 table D.3): the width
// of the less likely outcome, the next state when that came, and when the
// likely one did. Where swap is added to a state the likely outcome becomes the
// other one. The last state, which stays as it is, is that of T.851 10.3.
var estimates = [128]struct {
	less         uint16
	unsure, sure uint8
}{
	{0x5A1D, 1 + swap, 1}, {0x2586, 14, 2}, {0x1114, 16, 3}, {0x080B, 18, 4}, {0x03D8, 20, 5}, {0x01DA, 23, 6}, {0x00E5, 25, 7}, {0x006F, 28, 8},
	{0x0036, 30, 9}, {0x001A, 33, 10}, {0x000D, 35, 11}, {0x0006, 9, 12}, {0x0003, 10, 13}, {0x0001, 12, 13}, {0x5A7F, 15 + swap, 15}, {0x3F25, 36, 16},
	{0x2CF2, 38, 17}, {0x207C, 39, 18}, {0x17B9, 40, 19}, {0x1182, 42, 20}, {0x0CEF, 43, 21}, {0x09A1, 45, 22}, {0x072F, 46, 23}, {0x055C, 48, 24},
	{0x0406, 49, 25}, {0x0303, 51, 26}, {0x0240, 52, 27}, {0x01B1, 54, 28}, {0x0144, 56, 29}, {0x00F5, 57, 30}, {0x00B7, 59, 31}, {0x008A, 60, 32},
	{0x0068, 62, 33}, {0x004E, 63, 34}, {0x003B, 32, 35}, {0x002C, 33, 9}, {0x5AE1, 37 + swap, 37}, {0x484C, 64, 38}, {0x3A0D, 65, 39}, {0x2EF1, 67, 40},
	{0x261F, 68, 41}, {0x1F33, 69, 42}, {0x19A8, 70, 43}, {0x1518, 72, 44}, {0x1177, 73, 45}, {0x0E74, 74, 46}, {0x0BFB, 75, 47}, {0x09F8, 77, 48},
	{0x0861, 78, 49}, {0x0706, 79, 50}, {0x05CD, 48, 51}, {0x04DE, 50, 52}, {0x040F, 50, 53}, {0x0363, 51, 54}, {0x02D4, 52, 55}, {0x025C, 53, 56},
	{0x01F8, 54, 57}, {0x01A4, 55, 58}, {0x0160, 56, 59}, {0x0125, 57, 60}, {0x00F6, 58, 61}, {0x00CB, 59, 62}, {0x00AB, 61, 63}, {0x008F, 61, 32},
	{0x5B12, 65 + swap, 65}, {0x4D04, 80, 66}, {0x412C, 81, 67}, {0x37D8, 82, 68}, {0x2FE8, 83, 69}, {0x293C, 84, 70}, {0x2379, 86, 71}, {0x1EDF, 87, 72},
	{0x1AA9, 87, 73}, {0x174E, 72, 74}, {0x1424, 72, 75}, {0x119C, 74, 76}, {0x0F6B, 74, 77}, {0x0D51, 75, 78}, {0x0BB6, 77, 79}, {0x0A40, 77, 48},
	{0x5832, 80 + swap, 81}, {0x4D1C, 88, 82}, {0x438E, 89, 83}, {0x3BDD, 90, 84}, {0x34EE, 91, 85}, {0x2EAE, 92, 86}, {0x299A, 93, 87}, {0x2516, 86, 71},
	{0x5570, 88 + swap, 89}, {0x4CA9, 95, 90}, {0x44D9, 96, 91}, {0x3E22, 97, 92}, {0x3824, 99, 93}, {0x32B4, 99, 94}, {0x2E17, 93, 86}, {0x56A8, 95 + swap, 96},
	{0x4F46, 101, 97}, {0x47E5, 102, 98}, {0x41CF, 103, 99}, {0x3C3D, 104, 100}, {0x375E, 99, 93}, {0x5231, 105, 102}, {0x4C0F, 106, 103}, {0x4639, 107, 104},
	{0x415E, 103, 99}, {0x5627, 105 + swap, 106}, {0x50E7, 108, 107}, {0x4B85, 109, 103}, {0x5597, 110, 109}, {0x504F, 111, 107}, {0x5A10, 110 + swap, 111}, {0x5522, 112, 109},
	{0x59EB, 112 + swap, 111}, {0x5A1D, 113, 113},
}

const swap = 0x80
