package main

import (
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// undoCmd takes back the author's latest act on an inspection.
type undoCmd struct {
	Inspection string `arg:"" name:"inspection"`
}

// Run takes it back, whole.
func (c undoCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		back, err := d.Undo(s.ctx, c.Inspection)
		return s.tookBack("undo.done", "undone", back, err)
	})
}

// redoCmd brings back what the last undo took back.
type redoCmd struct {
	Inspection string `arg:"" name:"inspection"`
}

// Run brings it back.
func (c redoCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		back, err := d.Redo(s.ctx, c.Inspection)
		return s.tookBack("redo.done", "redone", back, err)
	})
}

// tookBack names the kinds of entry that were taken or brought back.
func (s *session) tookBack(key, field string, back desk.TakenBack, err error) error {
	if err != nil {
		return err
	}
	return s.answer(map[string][]string{field: list(back.Kinds)}, func() {
		s.saying(key, lang.Args{"kinds": bare(back.Kinds, desk.KindWords)})
	})
}
