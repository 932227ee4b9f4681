package main

import (
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// settingsCmd keeps the settings that move a verdict or a paper.
type settingsCmd struct {
	List settingsListCmd `cmd:""`
	Set  settingsSetCmd  `cmd:""`
}

// settingsListCmd lists every setting, set or not.
type settingsListCmd struct{}

// Run prints them.
func (settingsListCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		lines, err := d.Settings(s.ctx)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Settings []desk.SettingLine `json:"settings"`
		}{list(lines)}, func() {
			var grid [][]string
			for _, l := range lines {
				grid = append(grid, []string{l.Name, s.settingValue(l), lang.Line(l.Source)})
			}
			s.grid(grid)
		})
	})
}

// settingValue writes the value of a setting; two values are a conflict.
func (s *session) settingValue(l desk.SettingLine) string {
	switch len(l.Values) {
	case 0:
		return "-"
	case 1:
		return lang.Line(l.Values[0])
	}
	return s.say("conflict", nil) + ": " + s.facts(bare(l.Values, lang.Line)...)
}

// settingsSetCmd records a setting with its source.
type settingsSetCmd struct {
	Name   string `arg:"" name:"setting"`
	Value  string `arg:"" name:"value"`
	Source string `placeholder:"text" required:""`
}

// Run records it.
func (c settingsSetCmd) Run(s *session) error {
	return s.begin(func(d *desk.Desk) error {
		if err := d.Set(s.ctx, c.Name, c.Value, c.Source); err != nil {
			return err
		}
		return s.done("settings.set", lang.Args{"name": lang.Line(c.Name), "value": lang.Line(c.Value)})
	})
}
