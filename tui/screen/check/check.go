package check

import (
	"cmp"
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
	"ashyq/tui/widget"
)

// pane is one of the three lists that are walked.
type pane int

const (
	partsPane pane = iota
	unitsPane
	proofPane
	panes
)

// check is one check of an inspection on the screen.
type check struct {
	env      *screen.Env
	id       string             // of the inspection
	about    string             // id of the check
	siblings []string           // checks to walk through, in the order of the list before
	seen     func(check string) // told which of them is in front; may be nil
	read     *reading           // nil until it is read
	held     *worked            // for the part under the cursor
	found    map[string]int     // what was found on pages and waits, by check
	aim      *Aim               // where the cursor goes at the first time; nil: where the check begins

	focus  pane
	placed bool        // the cursor was put where the check begins
	parts  widget.List // the check as a whole, then its parts
	units  widget.List // of the part under the cursor
	proof  widget.List // evidence, then coverage
	narrow widget.List // the units that a list beside a strip shows
	said   scroll      // what the cursor means, where it is longer than its place
	begins string      // id of the evidence for which it was opened
}

// reading is what was read about the check.
type reading struct {
	view desk.CheckView
	f    checks.Finding
	held bool               // the check binds, and is judged
	line standard.Timeline  // which act was in force when
	days *calendar.Calendar // with the corrections of the office
}

// Open shows one check of an inspection. Siblings are the checks that [ and ]
// walk through; seen, which may be nil, is told which of them has come to the
// front, so that a list below can move its cursor.
func Open(e *screen.Env, inspection, about string, siblings []string, seen func(check string)) tea.Cmd {
	return e.Push(&check{env: e, id: inspection, about: about, siblings: siblings, seen: seen})
}

// Viewed implements screen.Viewer.
func (s *check) Viewed() string { return s.id }

// Open implements screen.Opener: it is judged anew whenever it comes to the
// front, for what was opened from it has written.
func (s *check) Open() tea.Cmd {
	return tea.Batch(s.judge(), s.countFound())
}

// countFound counts what was found on pages and nobody has confirmed. It is read
// beside the rest: a check with many pages opens as quickly as one with none.
func (s *check) countFound() tea.Cmd {
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (map[string]int, error) {
		list, err := d.Proposals(ctx, s.id)
		out := map[string]int{}
		for _, p := range list {
			if p.State == desk.ProposalOpen {
				out[p.Check]++
			}
		}
		return out, err
	}, func(found map[string]int) tea.Cmd {
		s.found = found
		return nil
	})
}

func (s *check) judge() tea.Cmd {
	return screen.Look(s.env, s, func(ctx context.Context, d *desk.Desk) (r reading, err error) {
		if r.view, err = d.Check(ctx, s.id, ""); err != nil {
			return r, err
		}
		if r.line, err = d.Timeline(ctx); err != nil {
			return r, err
		}
		r.days, err = d.Calendar(ctx)
		return r, err
	}, func(r reading) tea.Cmd {
		s.show(r)
		return nil
	})
}

// show takes in what was read. The cursor stays where it is; at the first time
// it is put on what needs a person.
func (s *check) show(r reading) {
	r.f, r.held = r.view.Finding(s.about)
	r.f.Parts = slices.Clone(r.f.Parts)
	slices.SortStableFunc(r.f.Parts, func(a, b checks.PartFinding) int { return cmp.Compare(rank(a), rank(b)) })
	s.read = &r
	if !s.placed {
		s.placed = true
		s.begin()
		if s.aim != nil && s.aim.Check == s.about {
			s.take(s.aim)
		}
		s.beginAt()
	}
	s.clamp()
}

// rank orders the parts: those that only guide stand last.
func rank(p checks.PartFinding) int {
	if p.Weight == standard.Guiding {
		return 1
	}
	return 0
}

// begin puts the cursor where the work is: on the first part that nobody can
// tell yet, else on the first that is broken. Where only one part has units they
// are walked at once.
func (s *check) begin() {
	s.focus, s.parts, s.proof = partsPane, widget.List{}, widget.List{}
	var listed []int
	for i, p := range s.read.f.Parts {
		if len(unitsOf(p)) > 0 {
			listed = append(listed, i+1)
		}
	}
	broken := func(p checks.PartFinding) bool { return p.Verdict.Broken() }
	if len(listed) == 1 {
		s.focus, s.parts.Cursor = unitsPane, listed[0]
	} else if i := slices.IndexFunc(s.read.f.Parts, waits); i >= 0 {
		s.parts.Cursor = i + 1
	} else if i := slices.IndexFunc(s.read.f.Parts, broken); i >= 0 {
		s.parts.Cursor = i + 1
	}
	s.enterPart()
}

// enterPart puts the cursor of the units on the first that needs a person.
func (s *check) enterPart() {
	s.units, s.narrow = widget.List{}, widget.List{}
	rows := s.rows()
	if i := slices.IndexFunc(rows, row.open); i >= 0 {
		s.units.Cursor = i
	}
}

func (s *check) clamp() {
	s.parts.Clamp(len(s.read.f.Parts) + 1)
	s.units.Clamp(len(s.rows()))
	s.proof.Clamp(len(s.proofs()))
	if s.focus == unitsPane && len(s.rows()) == 0 {
		s.focus = partsPane
	}
}

// beside goes to the next sibling, or to the one before.
func (s *check) beside(by int) tea.Cmd {
	i := slices.Index(s.siblings, s.about)
	if len(s.siblings) == 0 || i < 0 {
		return nil
	}
	s.about = s.siblings[(i+by+len(s.siblings))%len(s.siblings)]
	s.placed = false
	s.show(*s.read)
	if s.seen != nil {
		s.seen(s.about)
	}
	return nil
}

// law is the catalogue.
func (s *check) law() *standard.Standard { return s.env.Desk.Standard() }

// standard is the check in the catalogue.
func (s *check) standard() *standard.Check { return screen.CheckOf(s.env, s.about) }

// part gives the part under the cursor: its finding and its question; nils for
// the check as a whole.
func (s *check) part() (*checks.PartFinding, *standard.Part) {
	i := s.parts.Cursor - 1
	if s.read == nil || i < 0 || i >= len(s.read.f.Parts) {
		return nil, nil
	}
	p := &s.read.f.Parts[i]
	return p, s.standard().Part(p.Part)
}

// Crumb implements screen.Screen.
func (s *check) Crumb() string {
	name := s.env.In(s.standard().Short)
	if s.read == nil || len(s.read.f.Clauses) == 0 {
		return name
	}
	return s.read.f.Clauses[len(s.read.f.Clauses)-1].Clause + " " + name
}

// Stamp implements screen.Screen.
func (s *check) Stamp() string {
	if s.read == nil {
		return ""
	}
	return shortSpan(s.read.view.Case.Inspection.Period.Span())
}

// Context implements screen.Screen: the verdict in force, who gave it, and
// either how much was judged or what the other side says.
func (s *check) Context() (left, right string) {
	if s.read == nil {
		return "", ""
	}
	e, f := s.env, s.read.f
	if f.Conflict {
		return "! " + words.In(e, "conflict", nil), s.computed(f.Computed)
	}
	left = s.verdict(f.Verdict) + " · " + words.In(e, "by-machine", nil)
	right = words.In(e, "judged", lang.Args{"of": proven(s.read.f.Parts...)})
	if f.Answer != nil {
		left = s.verdict(f.Verdict) + " · " + lang.Line(f.Answer.Mark.Author)
		right = s.computed(f.Computed)
	}
	if s.read.view.Sealed {
		left = words.In(e, "closed", nil) + " · " + left
	}
	return left, right
}

func (s *check) computed(v checks.Verdict) string {
	return words.In(s.env, "computed", lang.Args{"verdict": s.verdict(v)})
}

// verdict is a verdict as sign and word.
func (s *check) verdict(v checks.Verdict) string {
	sign, _ := theme.Verdict(v)
	return sign + " " + s.env.In(v.Words())
}
