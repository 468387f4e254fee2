package alttext

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var (
	photoExtension = regexp.MustCompile(`(?i)\.(jpe?g|png|webp|gif|tiff?|heic|avif|bmp|svg)\b`)
	cameraName     = regexp.MustCompile(`(?i)^(img|dsc[nf]?|pxl|mvi|dji|gopr|cimg|sam|p|screenshot|whatsapp image|image|photo)[-_ ]?\d[\d\W_]*(\.\w+)?$`)
	cameraWord     = regexp.MustCompile(`(?i)\b(img|dsc[nf]?|pxl|dji|gopr|cimg)[-_]?\d{3,}\b`)
	wordsJoined    = regexp.MustCompile(`[\pL\d]_[\pL\d]`)
)

// checkFileName finds names of files that were never texts: "IMG_1234",
// "mug.jpg", "mug_front", "round-teapot-front".
func checkFileName(text string, _ About) *Finding {
	bare := strings.TrimSpace(text)
	finding := Finding{Rule: FileName, Severity: Failure}
	kebab := !strings.ContainsFunc(bare, unicode.IsSpace) && strings.Count(bare, "-") > 1
	switch {
	case cameraName.MatchString(bare):
		finding.Message = "The name a camera gave the file: say what the picture shows"
		return &finding
	case photoExtension.MatchString(bare), wordsJoined.MatchString(bare), cameraWord.MatchString(bare), kebab:
		finding.Message = "Looks like the name of a file: write words with spaces"
		finding.Fix, finding.Action = unfiled(bare, kebab), "Make words of the file name"
		if len(wordsOf(finding.Fix)) == 0 {
			finding.Fix, finding.Action = "", ""
		}
		return &finding
	}
	return nil
}

// unfiled makes words of a file's name.
func unfiled(name string, kebab bool) string {
	name = photoExtension.ReplaceAllString(name, "")
	name = cameraWord.ReplaceAllString(name, "")
	name = strings.ReplaceAll(name, "_", " ")
	if kebab || !strings.Contains(name, " ") {
		name = strings.ReplaceAll(name, "-", " ")
	}
	return sentence(plain(name))
}

// pictureWords are what a text need not say: that there is a picture.
var pictureWords = wordSet("image picture photo photograph pic bild foto fotografie abbildung photographie imagen fotografia immagine תמונה צילום")

// ofWords are what follows them.
var ofWords = wordSet("of showing von der des mit de d del della di du montrant mostrando של")

// ofPictureWords mean "picture of" by themselves.
var ofPictureWords = wordSet("תמונת צילומי")

// checkPictureOf finds texts that begin by saying that they are one of a
// picture: "Image of a teapot", "A photo showing …", "teapot image". A product
// that is a picture may say so.
func checkPictureOf(text string, about About) *Finding {
	fields := strings.Fields(text)
	if len(fields) > 1 && ofPictureWords[onlyWord(fields[0])] {
		return pictureFinding(fields, 0, 1)
	}
	for i, field := range fields[:min(len(fields), 3)] {
		word := onlyWord(field)
		if !pictureWords[word] || slices.Contains(wordsOf(about.Title), word) {
			continue
		}
		end := i + 1
		if end < len(fields) {
			if rest := behindElision(fields[end]); rest != "" {
				fields[end] = rest
				return pictureFinding(fields, 0, end)
			}
		}
		switch {
		case end < len(fields) && ofWords[onlyWord(fields[end])]:
			return pictureFinding(fields, 0, end+1)
		case i == 1 && !small[onlyWord(fields[0])]:
			return pictureFinding(fields, 1, end)
		}
	}
	return nil
}

// behindElision is what follows an "of" that is written together with it, as in
// "d’une" and "dell’orso"; empty where there is none.
func behindElision(field string) string {
	of, rest, found := strings.Cut(strings.ReplaceAll(field, "'", "’"), "’")
	if !found || !wordSet("d dell")[onlyWord(of)] {
		return ""
	}
	return rest
}

// pictureFinding proposes the text without the words from first to end.
func pictureFinding(fields []string, first, end int) *Finding {
	return &Finding{
		Rule: PictureOf, Severity: Warning,
		Message: fmt.Sprintf("Starts with “%s”: screen readers say that it is a picture", strings.Join(fields[:end], " ")),
		Action:  fmt.Sprintf("Take out “%s”", strings.Join(fields[first:end], " ")),
		Fix:     sentence(strings.Join(slices.Delete(slices.Clone(fields), first, end), " ")),
	}
}

// onlyWord is a field for comparing, without its punctuation.
func onlyWord(field string) string { return strings.Join(wordsOf(field), " ") }

// checkRepeated finds a word that is said twice, unless the title repeats it
// as often.
func checkRepeated(text string, about About) *Finding {
	allowed := map[string]int{}
	for _, word := range wordsOf(about.Title) {
		allowed[word]++
	}
	said := map[string]int{}
	for _, word := range wordsOf(text) {
		said[word]++
		if isTelling(word) && said[word] > max(allowed[word], 1) {
			finding := &Finding{Rule: Repeated, Severity: Warning, Message: fmt.Sprintf("Repeats “%s”", word), Fix: withoutSecond(text, word, max(allowed[word], 1))}
			if finding.Fix != "" {
				finding.Action = fmt.Sprintf("Take out the second “%s”", word)
			}
			return finding
		}
	}
	return nil
}

// withoutSecond takes out what stands after the first uses of a word, with the
// small words that led to it: "oak tray in oak, front" becomes "oak tray,
// front". A field that holds more than the word, such as "tea-towel", is not
// touched; the text is empty where nothing could be taken out.
func withoutSecond(text, word string, uses int) string {
	var kept []string
	removed := false
	for _, field := range strings.Fields(text) {
		if slices.Contains(wordsOf(field), word) {
			uses--
		}
		if onlyWord(field) != word || uses >= 0 {
			kept = append(kept, field)
			continue
		}
		removed = true
		for len(kept) > 1 && small[onlyWord(kept[len(kept)-1])] {
			kept = kept[:len(kept)-1]
		}
		if strings.HasSuffix(field, ",") && !strings.HasSuffix(kept[len(kept)-1], ",") {
			kept[len(kept)-1] += ","
		}
	}
	if !removed {
		return ""
	}
	return trimDangling(strings.Join(kept, " "))
}
