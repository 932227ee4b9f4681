package main

import (
	"fmt"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db"
)

// repairCmd brings what is whole out of a damaged database into a new one.
type repairCmd struct {
	File string `arg:"" name:"file"`
	Out  string `short:"o" placeholder:"file" required:""`
}

type repairView struct {
	File  string `json:"file"`
	Whole bool   `json:"whole"`
	db.Salvage
}

// Run repairs, and lists what is not whole. The work is done also where something is
// missing, which can no longer be helped: the exit code is 0.
func (c repairCmd) Run(s *session) error {
	if s.demo {
		return usage("usage.demo-repair", nil)
	}
	o, err := s.options()
	if err != nil {
		return err
	}
	out, err := db.Repair(s.ctx, c.File, c.Out, o)
	if err != nil {
		return err
	}
	out.Report = whole(out.Report)
	return s.answer(repairView{c.Out, out.Whole(), out}, func() { s.printSalvage(c.Out, out) })
}

func (s *session) printSalvage(path string, out db.Salvage) {
	s.saying("repair.done", lang.Args{"path": lang.Line(path)})
	s.saying("journal.counted", lang.Args{"entries": out.Entries, "attachments": out.Attachments})
	if out.LetGo > 0 {
		s.saying("repair.let-go", lang.Args{"n": out.LetGo})
	}
	if out.Whole() {
		s.saying("repair.whole", nil)
	} else {
		s.saying("repair.missing", nil)
	}
	for _, g := range out.Gaps {
		s.printGap(g)
	}
	for _, l := range out.Lost {
		s.printLost(l)
	}
	if out.Unlisted > 0 {
		s.saying("repair.unlisted", lang.Args{"n": out.Unlisted})
	}
	s.saying("repair.next", lang.Args{"path": lang.Line(path)})
}

// printGap names entries of which nothing is known but their numbers.
func (s *session) printGap(g db.Gap) {
	key := "repair.gap"
	switch {
	case g.Last:
		key = "repair.gap-end"
	case !g.Own:
		key = "repair.gap-other"
	}
	numbers := fmt.Sprint(g.From)
	if g.To > g.From {
		numbers += "–" + fmt.Sprint(g.To)
	}
	s.saying(key, lang.Args{"stream": string(g.Stream)[:12], "numbers": numbers})
}

// printLost names what an entry lost, and whose it was.
func (s *session) printLost(l db.Lost) {
	key := "repair.lost-payload"
	if l.What == db.LostAttachment {
		key = "repair.lost-attachment"
	}
	of := lang.Line(l.Of)
	if of == "" && l.Subject != journal.Office {
		of = lang.Line(string(l.Subject))
	}
	name := lang.Line(l.Name)
	if l.Bytes > 0 {
		name = s.facts(name, s.say("repair.bytes", lang.Args{"n": l.Bytes}))
	}
	fmt.Fprintln(s.out, "  "+s.facts(s.say(key, nil), name, of, lang.Line(l.Kind), l.Time[:10], lang.Line(l.Author), string(l.Entry)[:12]))
}
