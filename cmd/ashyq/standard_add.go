package main

import (
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// standardAddCmd takes accepted readings and days of the calendar from a file.
type standardAddCmd struct {
	File string `arg:"" name:"additions"`
	Dry  bool   `name:"dry-run"`
}

// Run records them in one act, or with --dry-run says what would be recorded.
func (c standardAddCmd) Run(s *session) error {
	job := s.begin
	if c.Dry {
		job = s.read
	}
	return job(func(d *desk.Desk) error {
		added, err := d.AddFromFile(s.ctx, c.File, c.Dry)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Added []desk.Addition `json:"added"`
			Saved bool            `json:"saved"`
		}{list(added), !c.Dry}, func() {
			key := "standard.added"
			if c.Dry {
				key = "standard.would-add"
			}
			fresh := 0
			var grid [][]string
			for _, a := range added {
				known := s.say("standard.known", nil)
				if !a.Known {
					known = ""
					fresh++
				}
				grid = append(grid, []string{"  " + lang.Line(a.Matter), lang.Line(a.Value), known})
			}
			s.saying(key, lang.Args{"n": fresh})
			s.grid(grid)
		})
	})
}
