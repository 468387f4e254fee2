package vision

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

const pack = "Green pack with a roll top, seen from the front"

func TestAnswersAreCleaned(t *testing.T) {
	for answer, want := range map[string]string{
		pack:                                                     pack,
		"  " + pack + "\n":                                       pack,
		`"` + pack + `"`:                                         pack,
		"“" + pack + ".”":                                        pack + ".",
		"«" + pack + "»":                                         pack,
		"„Grüner Rucksack von vorne“":                            "Grüner Rucksack von vorne",
		`"` + pack + `".`:                                        pack,
		"Alt text: " + pack:                                      pack,
		"**Alt text:** " + pack:                                  pack,
		"**Alt Text**: \"" + pack + "\"":                         pack,
		"ALT: " + pack:                                           pack,
		"Alternativtext: Grüner Rucksack":                        "Grüner Rucksack",
		"Texte alternatif : Sac à dos vert":                      "Sac à dos vert",
		"Texto alternativo: Mochila verde":                       "Mochila verde",
		"Testo alternativo: Zaino verde":                         "Zaino verde",
		"טקסט חלופי: תרמיל ירוק":                                 "תרמיל ירוק",
		"Sure! Here is the alt text:\n\n" + pack:                 pack,
		"Here are three options:\n\n1. " + pack + "\n2. A bag\n": pack,
		"- " + pack + "\n- A bag":                                pack,
		"Option 1: " + pack + "\nOption 2: A bag":                pack,
		pack + "\n\nThis text names the colour and the view.":    pack,
		"**" + pack + "**":                                       pack,
		"*Green* `pack` with a __roll top__":                     "Green pack with a roll top",
		"```\n" + pack + "\n```":                                 pack,
		"```json\n{\"alt\": \"" + pack + "\"}\n```":              pack,
		"{\"alt_text\":\"" + pack + "\", \"confidence\": 0.9}":   pack,
		`<img src="a.jpg" alt="` + pack + `">`:                   pack,
		"<think>It is green. A pack?</think>\n\n" + pack:         pack,
		"It is green. A pack?\n</think>\n" + pack:                pack,
		"<think>It is green and I am not sure about":             "",
		"<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>final<|message|>" + pack: pack,
		pack + "<|im_end|>": pack,
		"Green pack\nwith a roll top, seen\nfrom the front":              pack,
		"Green pack [with a roll top](https://x.y), seen from the front": pack,
		"\u200eתרמיל ירוק\u200f":                                         "תרמיל ירוק",
		"Mug with the words \"hello\"":                                   "Mug with the words \"hello\"",
		"Dish 30 cm - oak":                                               "Dish 30 cm - oak",
		"2. generation pack":                                             "generation pack",
		"":                                                               "",
		"\n\n":                                                           "",
		"```\n```":                                                       "",
		"---":                                                            "",
	} {
		if got := cleaned(answer); got != want {
			t.Errorf("%q: got %q, want %q", answer, got, want)
		}
	}
}

func TestRefusalsAreKnownInEveryLanguage(t *testing.T) {
	for answer, want := range map[string]Kind{
		"I'm sorry, but I can't help with that.":             Refused,
		"I’m sorry, I cannot describe people.":               Refused,
		"Sorry, I can't assist with this request.":           Refused,
		"I cannot provide a description of this image.":      Refused,
		"As an AI language model, I must decline.":           Refused,
		"Unfortunately, I am unable to help.":                Refused,
		"<think>hm</think>I won't do that.":                  Refused,
		"Es tut mir leid, dabei kann ich nicht helfen.":      Refused,
		"Ich kann dieses Bild leider nicht beschreiben.":     Refused,
		"Désolé, je ne peux pas décrire cette image.":        Refused,
		"Je suis désolée, mais je ne peux pas vous aider.":   Refused,
		"Lo siento, no puedo ayudar con eso.":                Refused,
		"Mi dispiace, non posso aiutarti.":                   Refused,
		"מצטער, איני יכול לעזור בכך":                         Refused,
		"I don't see an image attached. Please upload it.":   Blind,
		"No image was provided, so I cannot describe it.":    Blind,
		"I can't view images directly.":                      Blind,
		"Please provide the image you would like described.": Blind,
		pack:                           "",
		"Sorry! board game, box front": "",
		"Black T-shirt with the words “I can’t even”":      "",
		"Desk lamp that cannot tip over":                   "",
		"Lo-fi cassette player, front view":                "",
		"Person holding a picture frame, no picture in it": "",
	} {
		if got, _ := declined(answer); got != want {
			t.Errorf("%q: got %q, want %q", answer, got, want)
		}
	}
}

func TestAnswersThatCannotBeUnderstoodAreProblems(t *testing.T) {
	for body, want := range map[string]Kind{
		"":                                Malformed,
		"<!DOCTYPE html><html>502</html>": Malformed,
		"<html><body>login</body>":        Malformed,
		"{":                               Malformed,
		"[]":                              Malformed,
		"null":                            Malformed,
		"{}":                              Malformed,
		`{"choices":[{"message":{"content":5}}]}`: Malformed,
		`{"choices":"none"}`:                      Malformed,
		"data: nonsense\n\n":                      Malformed,
		`{"error":{"message":"model 'x' not found, try pulling it first"}}`:    NoSuchModel,
		`{"error":"this model does not support images"}`:                       Blind,
		`data: {"error":{"message":"You exceeded your current quota"}}` + "\n": NoCredit,
		`{"error":{"code":418,"type":"teapot"}}`:                               ServerFault,
	} {
		_, err := readAnswer([]byte(body))
		problem, ok := err.(*Problem)
		if !ok || problem.Kind != want || problem.Remedy == "" || problem.What == "" {
			t.Errorf("%q: got %v, want %q", body, err, want)
		}
	}
}

func TestAnswersOfDifferentServersAreUnderstood(t *testing.T) {
	for body, want := range map[string]string{
		`{"choices":[{"message":{"content":"A"}}]}`:                                                          "A",
		`{"choices":[{"message":{"content":[{"type":"thinking","text":"hm"},{"type":"text","text":"A"}]}}]}`: "A",
		`{"choices":[{"message":{"content":null,"reasoning_content":"hm"},"finish_reason":"length"}]}`:       "",
		`{"choices":[{"text":"A"}]}`:                                        "A",
		`{"message":{"role":"assistant","content":"A"},"done":true}`:        "A",
		"\ufeff" + `{"choices":[{"message":{"content":"A"}}],"error":null}`: "A",
		"data: {\"choices\":[{\"delta\":{\"content\":\"A\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"B\"}}]}\n\ndata: [DONE]\n": "AB",
		"event: message\ndata: {\"choices\":[{\"message\":{\"content\":\"A\"}}]}\n\n":                                                      "A",
		": ping\r\n\r\ndata: {\"choices\":[]}\r\ndata: {\"choices\":[{\"delta\":{\"content\":\"A\"}}]}\r\n":                                "A",
	} {
		got, err := readAnswer([]byte(body))
		if err != nil || got.text != want {
			t.Errorf("%q: got %q, %v", body, got.text, err)
		}
	}
}

// An answer is foreign: whatever it is, it becomes a problem, or one short line
// of plain words.
func FuzzAnswer(f *testing.F) {
	for _, seed := range []string{
		`{"choices":[{"message":{"content":"` + pack + `"}}],"usage":{"prompt_tokens":5}}`, `{"choices":[{"message":{"content":[{"type":"text","text":"**A**"}]}}]}`,
		"data: {\"choices\":[{\"delta\":{\"content\":\"Alt text: \"}}]}\ndata: [DONE]", `{"error":{"message":"no"}}`, "<html>", `{"message":{"content":"<think>"}}`,
		`{"choices":[{"message":{"content":"` + "```json\\n{\\\"alt\\\":\\\"A\\\"}\\n```" + `"}}]}`, `{"choices":[{"message":{"content":"\"\"'“A”'\"\""}}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		s, err := readAnswer(body)
		if err != nil {
			if problem, ok := err.(*Problem); !ok || problem.Error() == "" {
				t.Fatalf("%T %v", err, err)
			}
			return
		}
		text, problem := textOf(s)
		if problem != nil {
			if problem.Remedy == "" {
				t.Fatalf("no remedy: %v", problem)
			}
			return
		}
		text = mended(text)
		if text == "" || strings.ContainsAny(text, "\n\r\t") || text != strings.TrimSpace(text) || !utf8.ValidString(text) {
			t.Fatalf("%q", text)
		}
		if strings.ContainsFunc(text, unicode.IsControl) {
			t.Fatalf("control characters in %q", text)
		}
	})
}
