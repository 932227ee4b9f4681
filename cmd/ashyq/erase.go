package main

import (
	"slices"
	"strings"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// eraseCmd lets personal data go, for ever. With --preview nothing is written: what
// would go, what leans on it, and what no erasing reaches.
type eraseCmd struct {
	Ref        string `arg:"" name:"erasable"`
	Inspection string `placeholder:"inspection"`
	Why        string `placeholder:"erase-why"`
	Reason     string `placeholder:"text"`
	Ground     string `placeholder:"text"`
	Files      bool
	Goes       int `placeholder:"number"`
	Preview    bool
}

// eraseWhys are the words in which the command takes the grounds of the journal.
var eraseWhys = map[string]string{
	"personal": journal.PersonalData, "retention": journal.RetentionOver, "annulled": journal.ByCourt, "mistake": journal.ByMistake,
}

// dueRef stands in the place of what is to be erased: what is due for it is listed.
const dueRef = "due"

// Run erases, or says what erasing would do.
func (c eraseCmd) Run(s *session) error {
	if c.Ref == dueRef && c.Inspection == "" {
		return s.read(s.eraseDue)
	}
	why, ok := eraseWhys[c.Why]
	if !ok && !c.Preview {
		return usage("usage.erase-why", lang.Args{"typed": quoted(c.Why)})
	}
	in := desk.EraseInput{Inspection: c.Inspection, Ref: c.Ref, FilesOnly: c.Files, Why: why, Reason: c.Reason, Ground: c.Ground, Count: c.Goes}
	if c.Preview {
		return s.read(func(d *desk.Desk) error {
			out, err := d.ErasePreview(s.ctx, in)
			if err != nil {
				return err
			}
			return s.answer(out, func() { s.printErase(out) })
		})
	}
	return s.write(func(d *desk.Desk) error {
		out, err := d.Erase(s.ctx, in)
		if err != nil {
			return err
		}
		return s.answer(out, func() { s.printErase(out) })
	})
}

func (s *session) printErase(e desk.EraseView) {
	key := "erase.would"
	if e.Done {
		key = "erase.done"
	}
	s.saying(key, lang.Args{"number": e.Inspection, "name": e.Holder, "texts": e.Texts, "files": len(e.Files), "bytes": int(e.Bytes)})
	for _, l := range e.Goes {
		s.saying("erase.line", lang.Args{
			"kind": l.Words, "title": lang.Line(l.Title), "author": l.Author, "day": l.Date, "n": l.Versions, "id": short(l.ID),
		})
	}
	for _, f := range e.Files {
		s.saying("erase.file", lang.Args{"name": f.Name, "bytes": int(f.Bytes), "hash": f.SHA256[:12]})
	}
	for _, f := range e.Kept {
		s.saying("erase.kept", lang.Args{"name": f.Name, "number": f.By})
	}
	for _, l := range e.Leans {
		s.saying("erase.leans", lang.Args{"what": l.Words()})
	}
	if e.Personal+e.Remains > 0 {
		s.saying("erase.personal", lang.Args{"n": e.Personal, "left": e.Remains})
	}
	s.saying("erase.stays", nil)
	s.saying("erase.copies", lang.Args{"n": e.Papers})
	if !e.Done && e.Of == desk.EraseWhole {
		s.saying("erase.say-back", lang.Args{"n": e.Count})
	}
}

// eraseDue lists what the office need not keep any more.
func (s *session) eraseDue(d *desk.Desk) error {
	out, err := d.EraseDue(s.ctx)
	if err != nil {
		return err
	}
	return s.answer(out, func() {
		if out.Months == 0 {
			s.saying("erase.no-months", nil)
			return
		}
		s.saying("erase.due", lang.Args{"n": len(out.Due), "months": out.Months, "source": out.Source})
		for _, l := range out.Due {
			s.saying("erase.due.line", lang.Args{
				"number": l.Inspection, "name": l.Holder, "closed": l.Closed, "until": l.Until, "texts": l.Texts, "files": l.Files,
				"bytes": int(l.Bytes), "found": l.Personal,
			})
		}
	})
}

// leaningCmd lists the questions that refuted evidence left, or answers one: that a
// thing stands all the same.
type leaningCmd struct {
	Inspection string `arg:"" optional:"" name:"inspection"`
	Stands     string `placeholder:"id"`
	Evidence   string `placeholder:"id"`
	Reason     string `placeholder:"text"`
}

// Run lists or answers.
func (c leaningCmd) Run(s *session) error {
	if c.Stands == "" {
		return s.read(func(d *desk.Desk) error {
			views, err := d.Leaning(s.ctx, c.Inspection)
			if err != nil {
				return err
			}
			return s.answer(struct {
				Inspections []desk.LeaningView `json:"inspections"`
			}{list(views)}, func() { s.printLeaning(views) })
		})
	}
	if c.Inspection == "" {
		return usage("usage.leaning", nil)
	}
	return s.write(func(d *desk.Desk) error {
		n, err := d.Uphold(s.ctx, c.Inspection, desk.StandsInput{Thing: c.Stands, Evidence: c.Evidence, Reason: c.Reason})
		if err != nil {
			return err
		}
		return s.done("leaning.answered", lang.Args{"n": n})
	})
}

func (s *session) printLeaning(views []desk.LeaningView) {
	if !slices.ContainsFunc(views, func(v desk.LeaningView) bool { return len(v.Refuted) > 0 }) {
		s.saying("leaning.nothing", nil)
	}
	for _, v := range views {
		for _, r := range v.Refuted {
			s.saying("leaning.refuted", lang.Args{
				"number": v.Inspection, "title": strings.TrimSpace(r.Title), "id": short(r.ID), "day": r.Day, "author": lang.Line(r.Author),
				"reason": lang.Line(r.Reason), "n": r.Open,
			})
			for _, l := range r.Leans {
				s.printLean(l)
			}
		}
	}
}

func (s *session) printLean(l desk.LeaningAt) {
	switch {
	case l.Open:
		s.saying("leaning.open", lang.Args{"what": l.Words(), "how": l.Answer})
	case l.Stands != "":
		s.saying("leaning.stands", lang.Args{"what": l.Words(), "reason": lang.Line(l.Stands), "who": lang.Line(l.Who)})
	default:
		s.saying("leaning.closed", lang.Args{"what": l.Words()})
	}
}
