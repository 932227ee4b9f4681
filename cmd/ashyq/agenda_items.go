package main

import (
	"fmt"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// itemFlags are what is said of an item of the agenda.
type itemFlags struct {
	TitleKK    string   `name:"title-kk" placeholder:"text"`
	TitleRU    string   `name:"title-ru" placeholder:"text"`
	Holder     string   `placeholder:"holder"`
	Inspection string   `placeholder:"inspection"`
	Earlier    string   `placeholder:"agenda-item"`
	Rapporteur string   `placeholder:"name"`
	Minutes    count    `placeholder:"n"`
	Invited    string   `placeholder:"text"`
	FactsKK    string   `name:"facts-kk" placeholder:"text"`
	FactsRU    string   `name:"facts-ru" placeholder:"text"`
	SaysKK     string   `name:"says-kk" placeholder:"text"`
	SaysRU     string   `name:"says-ru" placeholder:"text"`
	DraftKK    string   `name:"draft-kk" placeholder:"text"`
	DraftRU    string   `name:"draft-ru" placeholder:"text"`
	Term       day      `placeholder:"date"`
	Follower   string   `placeholder:"name"`
	Clear      []string `placeholder:"field" sep:"none"`
}

func (f itemFlags) input(kind string) desk.ItemInput {
	return desk.ItemInput{
		Kind: checks.ItemKind(kind), TitleKK: f.TitleKK, TitleRU: f.TitleRU, Holder: f.Holder, Inspection: f.Inspection, Earlier: f.Earlier,
		Rapporteur: f.Rapporteur, Minutes: f.Minutes.n, Invited: f.Invited, FactsKK: f.FactsKK, FactsRU: f.FactsRU, SaysKK: f.SaysKK,
		SaysRU: f.SaysRU, DraftKK: f.DraftKK, DraftRU: f.DraftRU, Term: f.Term.Day, Follower: f.Follower, Clear: f.Clear,
	}
}

// agendaAddCmd puts an item on the agenda.
type agendaAddCmd struct {
	Sitting string `arg:"" name:"sitting"`
	Kind    string `placeholder:"item-kind" required:""`
	itemFlags
}

// Run adds it at the end.
func (c agendaAddCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		id, err := d.AddItem(s.ctx, c.Sitting, c.input(c.Kind))
		if err != nil {
			return err
		}
		return s.answer(struct {
			Item string `json:"item"`
		}{id}, func() { s.saying("agenda.added", lang.Args{"id": id[max(0, len(id)-8):]}) })
	})
}

// agendaEditCmd changes an item.
type agendaEditCmd struct {
	Item string `arg:"" name:"agenda-item"`
	Kind string `placeholder:"item-kind"`
	itemFlags
}

// Run changes what was named and leaves the rest.
func (c agendaEditCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		if err := d.ChangeItem(s.ctx, c.Item, c.input(c.Kind)); err != nil {
			return err
		}
		return s.done("agenda.changed", nil)
	})
}

// agendaMoveCmd moves an item.
type agendaMoveCmd struct {
	Item string `arg:"" name:"agenda-item"`
	To   count  `placeholder:"n" required:""`
}

// Run moves it to the place.
func (c agendaMoveCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		if err := d.MoveItem(s.ctx, c.Item, c.To.n); err != nil {
			return err
		}
		return s.done("agenda.changed", nil)
	})
}

// agendaRemoveCmd takes an item off the agenda.
type agendaRemoveCmd struct {
	Item   string `arg:"" name:"agenda-item"`
	Reason string `placeholder:"text" required:""`
}

// Run takes it off.
func (c agendaRemoveCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		if err := d.RemoveItem(s.ctx, c.Item, c.Reason); err != nil {
			return err
		}
		return s.done("agenda.removed", nil)
	})
}

// agendaDecideCmd records a decision of the Commission.
type agendaDecideCmd struct {
	Item     string `arg:"" name:"agenda-item"`
	Value    string `arg:"" name:"decided"`
	On       day    `placeholder:"date"`
	TextKK   string `name:"text-kk" placeholder:"text"`
	TextRU   string `name:"text-ru" placeholder:"text"`
	Term     day    `placeholder:"date"`
	Follower string `placeholder:"name"`
}

// Run records it, and says what is to be looked at again.
func (c agendaDecideCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		remarks, err := d.Decide(s.ctx, c.Item, desk.DecisionInput{
			Value: c.Value, Day: c.On.Day, KK: c.TextKK, RU: c.TextRU, Term: c.Term.Day, Follower: c.Follower,
		})
		if err != nil {
			return err
		}
		for _, r := range remarks {
			s.warn(r)
		}
		return s.done("agenda.decided", nil)
	})
}

// agendaFollowCmd records what became of a decision.
type agendaFollowCmd struct {
	Item   string `arg:"" name:"agenda-item"`
	Value  string `arg:"" name:"executed"`
	On     day    `placeholder:"date"`
	Reason string `placeholder:"text" required:""`
}

// Run records it.
func (c agendaFollowCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		if err := d.Follow(s.ctx, c.Item, desk.FollowInput{Value: c.Value, Day: c.On.Day, Reason: c.Reason}); err != nil {
			return err
		}
		return s.done("agenda.followed", nil)
	})
}

// agendaWriteCmd writes the papers of a sitting.
type agendaWriteCmd struct {
	Sitting string   `arg:"" name:"sitting"`
	Out     string   `short:"o" placeholder:"folder" required:""`
	Format  []string `placeholder:"format" sep:"none"`
	Issue   bool
}

// Run writes the folder or the archive; an agenda that was put for signature is told
// of even where its folder could not be written.
func (c agendaWriteCmd) Run(s *session) error {
	if len(c.Format) == 0 {
		c.Format = []string{"docx"}
	}
	job := s.read
	if c.Issue {
		job = s.write
	}
	return job(func(d *desk.Desk) error {
		out, err := d.SittingPackage(s.ctx, c.Sitting, desk.PackageRequest{
			Path: c.Out, Writers: writers(), Issue: c.Issue, Formats: bare(c.Format, func(f string) paper.Format { return paper.Format(f) }),
		})
		if err != nil {
			if out.Issued != "" {
				s.warn(messages().Text("agenda.issued", lang.Args{"id": out.Issued}))
			}
			return err
		}
		out.Files = list(out.Files)
		return s.answer(out, func() {
			s.saying("agenda.written", lang.Args{"n": len(out.Files), "path": lang.Line(c.Out), "ready": out.Ready, "items": out.Items})
			if out.Issued != "" {
				fmt.Fprintln(s.out, s.say("agenda.issued", lang.Args{"id": out.Issued}))
			}
		})
	})
}
