package photo

import "fmt"

// minMaxBytes is the least that can be asked for: notes and tables of a file
// take nearly as much.
const minMaxBytes = 1000

// checkOperations says what is wrong with what is done to the picture beside
// its size. What has no meaning for the preset's fit or format does no harm.
func (p Preset) checkOperations() []error {
	var faults []error
	fault := func(wrong bool, format string, args ...any) {
		if wrong {
			faults = append(faults, fmt.Errorf(format, args...))
		}
	}
	fault(p.Focus != FocusCentre && p.Focus != FocusDetail, "the focus %q is not known; choose %q or leave it out for the middle", p.Focus, FocusDetail)
	fault(p.Fill < 0 || p.Fill > 100, "the subject is to fill %d %%; choose 1 to 100, or 0 to fit the whole picture", p.Fill)
	fault(p.Sharpen < 0 || p.Sharpen > 100, "the sharpening is %d; choose 0 to 100", p.Sharpen)
	fault(p.MaxBytes != 0 && p.MaxBytes < minMaxBytes, "the file is to have at most %d bytes; choose at least %d, or 0 for no limit", p.MaxBytes, minMaxBytes)
	fault(p.Colours != 0 && (p.Colours < 2 || p.Colours > 256), "the palette is to have %d colours; choose 2 to 256, or 0 to keep all", p.Colours)
	if err := p.Tone.Validate(); err != nil {
		faults = append(faults, err)
	}
	if p.Watermark != nil {
		if err := p.Watermark.Validate(); err != nil {
			faults = append(faults, err)
		} else if _, err := openLogo(p.Watermark); err != nil {
			faults = append(faults, err)
		}
	}
	return faults
}
