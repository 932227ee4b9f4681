package main

import (
	"fmt"
	"strings"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db"
	"ashyq/db/bundle"
)

// bundleCmd carries a part of the journal in one file.
type bundleCmd struct {
	Export bundleExportCmd `cmd:""`
	Show   bundleShowCmd   `cmd:""`
	Import bundleImportCmd `cmd:""`
}

// bundleExportCmd writes a bundle.
type bundleExportCmd struct {
	File       string   `arg:"" name:"file"`
	Inspection []string `placeholder:"inspection" sep:"none"`
	Since      string   `placeholder:"since"`
	toFlags
	identityFlag
}

// Run writes it.
func (c bundleExportCmd) Run(s *session) error {
	to, err := c.to(s)
	if err != nil {
		return err
	}
	key, err := byFlags{identityFlag: c.identityFlag}.by(s)
	if err != nil {
		return err
	}
	return s.read(func(d *desk.Desk) error {
		out, err := d.ExportBundle(s.ctx, desk.BundleInput{
			Path: c.File, Inspections: c.Inspection, Since: c.Since, SinceKey: journal.Key(key), Lock: journal.Lock(to),
		})
		if err != nil {
			return err
		}
		return s.answer(wholeBundle(out), func() { s.printWritten(out, "bundle.written") })
	})
}

// wholeBundle gives what was written with lists that are never null.
func wholeBundle(out desk.BundleWritten) desk.BundleWritten {
	out.Inspections, out.From.Heads = list(out.Inspections), list(out.From.Heads)
	return out
}

func (s *session) printWritten(out desk.BundleWritten, key string) {
	s.saying(key, lang.Args{"path": lang.Line(out.File)})
	s.printCarried(out.Bundle)
	if out.Signature.Empty() {
		fmt.Fprintln(s.out, "  "+s.say("bundle.unsigned", nil))
	}
}

// printCarried says what a bundle carries, and for whom it is.
func (s *session) printCarried(b journal.Bundle) {
	fmt.Fprintln(s.out, "  "+s.facts(
		s.words(desk.BundleWhat(b.What)),
		s.say("bundle.counted", lang.Args{"entries": b.Entries, "attachments": b.Attachments, "kib": (b.Bytes + 1023) >> 10})))
	locked := "bundle.open"
	if b.Locked {
		locked = "bundle.locked"
	}
	fmt.Fprintln(s.out, "  "+s.say(locked, nil))
	fmt.Fprintln(s.out, "  sha256 "+string(b.SHA256))
}

// bundleShowCmd says what a bundle would bring.
type bundleShowCmd struct {
	File string `arg:"" name:"file"`
	byFlags
}

type bundleLookView struct {
	File string `json:"file"`
	journal.BundleLook
}

// Run prints it; nothing is taken in.
func (c bundleShowCmd) Run(s *session) error {
	key, err := c.by(s)
	if err != nil {
		return err
	}
	return s.read(func(d *desk.Desk) error {
		look, err := d.ShowBundle(s.ctx, c.File, journal.Key(key), nil)
		if err != nil {
			return err
		}
		look.Inspections, look.From.Heads = list(look.Inspections), list(look.From.Heads)
		look.Subjects, look.Streams, look.Problems = list(look.Subjects), list(look.Streams), list(look.Problems)
		look.Against = list(look.Against)
		if err := s.answer(bundleLookView{c.File, look}, func() { s.printBundleLook(c.File, look) }); err != nil {
			return err
		}
		if len(look.Problems) > 0 {
			return refuse("bundle.has-damage", lang.Args{"n": len(look.Problems), "path": lang.Line(c.File)})
		}
		return nil
	})
}

// printSigner says who signed a bundle that came from somewhere.
func (s *session) printSigner(by *journal.SignedBy) {
	if by == nil {
		fmt.Fprintln(s.out, "  "+s.say("bundle.nobody", nil))
		return
	}
	fmt.Fprintln(s.out, "  "+s.words(desk.SignerWords(*by)))
}

func (s *session) printBundleLook(file string, look journal.BundleLook) {
	s.saying("bundle.shown", lang.Args{"path": lang.Line(file), "made": look.Made.Format("2006-01-02"), "program": lang.Line(look.Program)})
	s.printCarried(look.Bundle)
	s.printSigner(look.Signer)
	s.saying("bundle.would", lang.Args{"new": look.New, "held": look.Held, "attachments": look.NewBytes})
	for _, n := range []struct {
		key string
		n   int
	}{{"bundle.payloads", look.Payloads}, {"bundle.conflicts", look.Conflicts}, {"bundle.erased", look.Erased}, {"bundle.not-taken", look.NotTaken}} {
		if n.n > 0 {
			s.saying(n.key, lang.Args{"n": n.n})
		}
	}
	s.printAgainst(look.Against, look.Stranger)
	var grid [][]string
	for _, sub := range look.Subjects {
		grid = append(grid, []string{"  " + s.words(desk.BundleSubjectWords(sub)), s.say("bundle.of", lang.Args{"new": sub.New, "entries": sub.Entries})})
	}
	s.gridOr(grid, "bundle.empty")
	for _, st := range look.Streams {
		known := ""
		if st.Unknown {
			known = s.say("bundle.stream-new", nil)
		}
		fmt.Fprintln(s.out, "  "+s.facts("@"+lang.Line(st.Label), string(st.Stream)[:12], lang.Line(strings.Join(st.Authors, ", ")), known))
	}
	for _, p := range look.Problems {
		s.printFound("journal.problem", p)
	}
}

// mostAgainst is how many things are listed that a bundle is directed against; the rest
// is counted.
const mostAgainst = 30

// printAgainst lists what a bundle erases, withdraws and takes out of use here, and what
// must be said where a stranger does so.
func (s *session) printAgainst(against []journal.BundleAgainst, stranger string) {
	for i, a := range against {
		if i == mostAgainst {
			fmt.Fprintln(s.out, "  "+s.say("bundle.against-more", lang.Args{"n": len(against) - i}))
			break
		}
		fmt.Fprintln(s.out, "  "+s.words(desk.BundleAgainstWords(a)))
	}
	if stranger != "" {
		s.saying("bundle.stranger", lang.Args{"n": stranger})
	}
}

// bundleImportCmd takes a bundle in.
type bundleImportCmd struct {
	File         string `arg:"" name:"file"`
	FromStranger string `placeholder:"n"`
	byFlags
}

type bundleTakenView struct {
	File string `json:"file"`
	journal.BundleTaken
}

// Run takes it in, all of it or nothing; the database is made where there is none.
func (c bundleImportCmd) Run(s *session) error {
	key, err := c.by(s)
	if err != nil {
		return err
	}
	return s.begin(func(d *desk.Desk) error {
		out, err := d.ImportBundle(s.ctx, c.File, journal.Key(key), journal.Seen{Stranger: c.FromStranger}, nil)
		out.Inspections, out.From.Heads = list(out.Inspections), list(out.From.Heads)
		out.Subjects, out.Heads, out.Against = list(out.Subjects), list(out.Heads), list(out.Against)
		if err != nil && out.Stranger != "" {
			if told := s.answer(bundleTakenView{c.File, out}, func() { s.printAgainst(out.Against, out.Stranger) }); told != nil {
				return told
			}
		}
		if err != nil {
			return err
		}
		return s.answer(bundleTakenView{c.File, out}, func() {
			if out.Entries+out.Payloads+out.Attachments == 0 {
				s.saying("bundle.nothing-new", lang.Args{"path": lang.Line(c.File)})
				return
			}
			s.saying("bundle.taken", lang.Args{"path": lang.Line(c.File), "entries": out.Entries, "attachments": out.Attachments, "subjects": len(out.Subjects)})
			if out.Payloads > 0 {
				s.saying("bundle.payloads", lang.Args{"n": out.Payloads})
			}
			if out.Conflicts > 0 {
				s.saying("bundle.conflicts", lang.Args{"n": out.Conflicts})
			}
			if out.Erased > 0 {
				s.saying("bundle.erased", lang.Args{"n": out.Erased})
			}
			s.printAgainst(out.Against, "")
			s.printSigner(out.Signer)
		})
	})
}

// bundles writes and reads bundles for the store that is open, or is opened when the
// first act needs it.
func (s *session) bundles(store desk.Store) bundle.Exchange {
	source := func(bool) (*db.Store, error) { return nil, nil }
	switch store := store.(type) {
	case *db.Store:
		source = func(bool) (*db.Store, error) { return store, nil }
	case *firstStore:
		source = store.database
	}
	return bundle.Exchange{Store: source, Now: s.clock, Program: program()}
}
