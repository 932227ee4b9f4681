package main

import (
	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// evidenceCmd keeps the evidence of inspections.
type evidenceCmd struct {
	Add      evidenceAddCmd      `cmd:""`
	Cover    evidenceCoverCmd    `cmd:""`
	Import   evidenceImportCmd   `cmd:""`
	List     evidenceListCmd     `cmd:""`
	Files    evidenceFilesCmd    `cmd:""`
	Change   evidenceChangeCmd   `cmd:""`
	Withdraw evidenceWithdrawCmd `cmd:""`
}

// evidenceFlags are what may be said of a piece of evidence, beside the check
// and the kind.
type evidenceFlags struct {
	Part     []string `placeholder:"part" sep:"none"`
	Item     []item   `placeholder:"item" sep:"none"`
	Premises string   `placeholder:"number"`
	For      string   `placeholder:"slot"`
	Date     moment   `placeholder:"moment"`
	Noticed  []notice `placeholder:"notice" sep:"none"`
	Title    string   `placeholder:"text"`
	Text     string   `placeholder:"text"`
	Note     string   `placeholder:"text"`
	Source   string   `placeholder:"text"`
	Present  string   `placeholder:"name"`
	Serves   []string `placeholder:"check" sep:"none"`
	File     []string `placeholder:"file" sep:"none"`
}

func (f evidenceFlags) input(check, kind string) desk.EvidenceInput {
	return desk.EvidenceInput{
		Check: check, Kind: checks.EvidenceKind(kind), Parts: f.Part,
		Items:    bare(f.Item, func(i item) checks.ItemSeen { return i.ItemSeen }),
		Premises: f.Premises, For: f.For, At: f.Date.Moment,
		Noticed: bare(f.Noticed, func(n notice) checks.Notice { return n.Notice }),
		Title:   f.Title, Text: f.Text, Note: f.Note, Source: f.Source, Present: f.Present,
		Serves: f.Serves, Files: f.File,
	}
}

// evidenceID is the answer of acts that make evidence.
type evidenceID struct {
	Evidence string      `json:"evidence"`
	Warnings []lang.Text `json:"warnings,omitempty"`
}

// evidenceAddCmd records evidence by hand.
type evidenceAddCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Check      string `placeholder:"check" required:""`
	Kind       string `placeholder:"kind" required:""`
	evidenceFlags
}

// Run records it.
func (c evidenceAddCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		id, err := d.AddEvidence(s.ctx, c.Inspection, c.input(c.Check, c.Kind))
		if err != nil {
			return err
		}
		out := evidenceID{Evidence: id}
		warning, ok, err := d.VisitWarning(s.ctx, c.Inspection, checks.EvidenceKind(c.Kind))
		if err != nil {
			return err
		}
		if ok {
			out.Warnings = append(out.Warnings, warning)
			s.warn(warning)
		}
		return s.answer(out, func() { s.saying("evidence.added", lang.Args{"id": short(id)}) })
	})
}

// evidenceChangeCmd corrects evidence.
type evidenceChangeCmd struct {
	ID    string `arg:"" name:"evidence"`
	Check string `placeholder:"check"`
	Kind  string `placeholder:"kind"`
	evidenceFlags
}

// Run corrects what was named and leaves the rest.
func (c evidenceChangeCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		if err := d.ChangeEvidence(s.ctx, c.ID, c.input(c.Check, c.Kind)); err != nil {
			return err
		}
		return s.done("evidence.changed", nil)
	})
}

// evidenceCoverCmd says for which days a complete source was looked at.
type evidenceCoverCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Check      string `placeholder:"check" required:""`
	Part       string `placeholder:"part"`
	Of         string `placeholder:"of"`
	From       day    `placeholder:"date" required:""`
	To         day    `placeholder:"date" required:""`
	Source     string `placeholder:"text" required:""`
}

// Run records it.
func (c evidenceCoverCmd) Run(s *session) error {
	span := calendar.Span{From: c.From.Day, To: c.To.Day}
	if span.Empty() {
		_, err := calendar.ParseSpan(span.String()) // says it in its own words
		return err
	}
	return s.write(func(d *desk.Desk) error {
		id, err := d.Cover(s.ctx, c.Inspection, desk.CoverageInput{
			Check: c.Check, Part: c.Part, Of: checks.Of(c.Of), Span: span, Source: c.Source,
		})
		if err != nil {
			return err
		}
		return s.answer(evidenceID{Evidence: id}, func() { s.saying("evidence.covered", lang.Args{"id": short(id)}) })
	})
}

// whys are the words in which commands take the reasons of the journal.
var whys = map[string]string{
	"": "", "mistake": journal.ByMistake, "superseded": journal.Superseded,
	"refuted": journal.Refuted, "annulled": journal.ByCourt,
}

// evidenceWithdrawCmd takes evidence back.
type evidenceWithdrawCmd struct {
	ID     string `arg:"" name:"evidence"`
	Reason string `placeholder:"text" required:""`
	Why    string `placeholder:"why"`
}

type withdrawnView struct {
	Saved   bool           `json:"saved"`
	Leaning []desk.Leaning `json:"leaning"` // what leaned on it and must be looked at again
}

// Run takes it back and says what leaned on it.
func (c evidenceWithdrawCmd) Run(s *session) error {
	why, ok := whys[c.Why]
	if !ok {
		return usage("usage.why", lang.Args{"typed": quoted(c.Why)})
	}
	return s.write(func(d *desk.Desk) error {
		leaning, err := d.WithdrawEvidence(s.ctx, c.ID, desk.Withdrawal{Why: why, Reason: c.Reason})
		if err != nil {
			return err
		}
		return s.answer(withdrawnView{true, list(leaning)}, func() {
			s.saying("evidence.withdrawn", nil)
			for _, l := range leaning {
				s.saying("leaning", lang.Args{"what": l.Words()})
			}
		})
	})
}
