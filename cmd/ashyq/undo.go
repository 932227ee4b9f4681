package main

import (
	"fmt"

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

// tookBack names what was taken or brought back, the first of it beside the
// verb and the rest below.
func (s *session) tookBack(key, field string, back desk.TakenBack, err error) error {
	if err != nil {
		return err
	}
	return s.answer(map[string]any{field: list(back.Kinds), "what": list(back.What)}, func() {
		for i, what := range back.What {
			if i == 0 {
				s.saying(key, lang.Args{"what": what})
				continue
			}
			fmt.Fprintln(s.out, "  "+s.words(what))
		}
	})
}
