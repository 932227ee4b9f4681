package main

import (
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// captureCmd keeps pages with the inspection: saved ones, folders of them, or what
// stands at addresses.
type captureCmd struct {
	Inspection string   `arg:"" name:"inspection"`
	Pages      []string `arg:"" name:"page"`
	Check      string   `placeholder:"check"`
	Date       day      `placeholder:"date"`
	Address    string   `placeholder:"address"`
	webFlags
}

type captureLine struct {
	ID        string       `json:"id"`
	Asked     string       `json:"asked"`
	Saved     calendar.Day `json:"saved"`
	Outcome   string       `json:"outcome"`
	Words     lang.Text    `json:"words"`
	Proposals int          `json:"proposals"`
}

// Run keeps them and says what each proposes.
func (c captureCmd) Run(s *session) error {
	s.private = c.Private
	return s.write(func(d *desk.Desk) error {
		captured, err := d.Capture(s.ctx, c.Inspection, desk.CaptureInput{
			Paths: c.Pages, Check: c.Check, Saved: c.Date.Day, Address: c.Address, Render: c.Render,
		})
		if err != nil {
			return err
		}
		var lines []captureLine
		for _, one := range captured {
			lines = append(lines, captureLine{one.ID, one.Asked, one.Saved, one.Outcome, one.Words, one.Proposals})
		}
		return s.answer(struct {
			Captures []captureLine `json:"captures"`
		}{list(lines)}, func() {
			for _, l := range lines {
				key := "capture.line"
				if page.Outcome(l.Outcome) != page.Fetched {
					key = "capture.line.unread" // nothing was read, so there is nothing to count
				}
				s.saying(key, lang.Args{
					"day":  l.Saved.Digits(),
					"path": lang.Line(l.Asked), "outcome": lang.Line(l.Words.Best(s.lang)), "n": l.Proposals,
				})
			}
		})
	})
}
