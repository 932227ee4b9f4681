package main

import (
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// dossierCmd writes everything about an inspection as one archive.
type dossierCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Out        string `short:"o" placeholder:"file" required:""`
	Unmasked   string `placeholder:"text"`
}

type dossierView struct {
	File  string              `json:"file"`
	Files []paper.DossierFile `json:"files"`
	Left  []paper.DossierLeft `json:"left_out"`
}

// Run writes it.
func (c dossierCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		out, err := d.Dossier(s.ctx, c.Inspection, desk.DossierRequest{Path: c.Out, Writers: writers(), Unmasked: c.Unmasked})
		if err != nil {
			return err
		}
		return s.answer(dossierView{c.Out, list(out.Files), list(out.Left)}, func() {
			s.saying("dossier.written", lang.Args{"path": lang.Line(c.Out), "n": len(out.Files), "left": len(out.Left)})
		})
	})
}
