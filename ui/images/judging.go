package images

import (
	"fmt"

	"storehand/app/compliance"
	"storehand/app/photo"
	"storehand/ui/findings"
	"storehand/ui/grid"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// channelOf is the channel whose rules a preset's pictures are checked by: the
// preset's own, or that of the shop.
func (s *Section) channelOf(preset photo.Preset) compliance.Channel {
	if own, found := compliance.FindChannel(compliance.Channels(), preset.Slug); found {
		return own
	}
	return compliance.ChannelOf(s.scope.Store.Platform)
}

// judge says in the card what the channel thinks of the finished picture.
func (s *Section) judge(preset photo.Preset, picture compliance.Picture) {
	s.verdict = s.channelOf(preset).Judge(picture)
	text, tone := verdictWords(s.verdict)
	s.page.pane.card.setVerdict(s.verdict.Channel, text, tone)
}

// verdictWords says a verdict in a word or two.
func verdictWords(v compliance.Verdict) (string, parts.Tone) {
	failed, warned := 0, 0
	for _, finding := range v.Findings {
		switch finding.Level {
		case compliance.Fail:
			failed++
		case compliance.Warn:
			warned++
		}
	}
	switch {
	case failed > 0:
		return fmt.Sprintf("Fails %s", words.Count(failed, "rule")), parts.Bad
	case warned > 0:
		return fmt.Sprintf("%s to look at", words.Count(warned, "rule")), parts.Warn
	}
	return "Passes", parts.Good
}

// Columns of the list of rules in pixels.
const (
	ruleName, ruleLevel, ruleMeasured, ruleWanted float32 = 190, 90, 170, 300
	rulesWidth, rulesHeight                       float32 = 820, 560
)

var levelNames = map[compliance.Level]string{
	compliance.Pass: "Passes", compliance.Unsure: "Not told", compliance.Warn: "Look at it", compliance.Fail: "Fails",
}

// showVerdict lists what every rule of the channel says of the finished picture.
func (s *Section) showVerdict() {
	all := s.verdict.Findings
	e := s.entry()
	if e == nil || len(all) == 0 {
		return
	}
	s.dialog.Show(s.desk.Window.Canvas(), parts.WidePage{
		Title: "Rules of " + s.verdict.Channel, Subtitle: e.Name(), Width: rulesWidth, Height: rulesHeight,
		Content: findings.New(s.desk, findings.List{
			Columns: []grid.Column{
				{ID: "rule", Title: "Rule", Width: ruleName}, {ID: "level", Title: "Verdict", Width: ruleLevel},
				{ID: "measured", Title: "Measured", Width: ruleMeasured}, {ID: "wanted", Title: "Wanted", Width: ruleWanted},
			},
			Count: len(all),
			Row: func(i int) []string {
				f := all[i]
				return []string{f.Key.Label(), levelNames[f.Level], f.Measured, f.Wanted}
			},
			Detail: func(i int) string { return ruleDetail(all[i]) },
		}),
		Promise: "Measured on the finished picture.",
		Actions: []*parts.Button{parts.NewButton(parts.Primary, "Close", s.dialog.Close)},
	})
}

func ruleDetail(f compliance.Finding) string {
	text := f.Text
	for _, more := range []string{f.Note, f.Source} {
		if more != "" {
			text += "\n" + more
		}
	}
	if f.Date != "" {
		text += ", " + f.Date
	}
	return text
}
