package main

import (
	"fmt"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// holdersCmd keeps the register of holders.
type holdersCmd struct {
	Add    holdersAddCmd    `cmd:""`
	Change holdersChangeCmd `cmd:""`
	Same   holdersSameCmd   `cmd:""`
	Import holdersImportCmd `cmd:""`
	List   holdersListCmd   `cmd:""`
	Show   holdersShowCmd   `cmd:""`
}

// holderFlags are what may be said of a holder.
type holderFlags struct {
	NameKK   string   `name:"name-kk" placeholder:"text"`
	NameRU   string   `name:"name-ru" placeholder:"text"`
	BIN      string   `name:"bin" placeholder:"number"`
	Category []since  `placeholder:"category-dated" sep:"none"`
	Trait    []trait  `placeholder:"trait-dated" sep:"none"`
	Premises []string `placeholder:"address" sep:"none"`
	Site     []string `placeholder:"address" sep:"none"`
	Parent   string   `placeholder:"holder"`
	Life     period   `placeholder:"period"`
	Source   string   `placeholder:"text"`
}

func (f holderFlags) input() desk.HolderInput {
	return desk.HolderInput{
		NameKK: f.NameKK, NameRU: f.NameRU, BIN: f.BIN,
		Categories: bare(f.Category, func(c since) desk.Since { return c.Since }),
		Traits:     bare(f.Trait, func(t trait) desk.TraitInput { return t.TraitInput }),
		Premises:   f.Premises, Sites: f.Site, Parent: f.Parent, Life: f.Life.Span, Source: f.Source,
	}
}

// holderID is the answer of acts on a holder.
type holderID struct {
	Holder string `json:"holder"`
}

// holdersAddCmd registers a holder.
type holdersAddCmd struct{ holderFlags }

// Run registers it.
func (c holdersAddCmd) Run(s *session) error {
	return s.begin(func(d *desk.Desk) error {
		id, err := d.AddHolder(s.ctx, c.input())
		if err != nil {
			return err
		}
		return s.answer(holderID{id}, func() { s.saying("holders.added", lang.Args{"id": id}) })
	})
}

// holdersChangeCmd changes the record of a holder.
type holdersChangeCmd struct {
	ID string `arg:"" name:"holder"`
	holderFlags
}

// Run changes it.
func (c holdersChangeCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		id, err := d.ChangeHolder(s.ctx, c.ID, c.input())
		if err != nil {
			return err
		}
		return s.answer(holderID{id}, func() { s.saying("holders.changed", lang.Args{"id": id}) })
	})
}

// holdersSameCmd says whether two records are one holder.
type holdersSameCmd struct {
	First  string `arg:"" name:"holder"`
	Second string `arg:"" name:"other"`
	Value  string `arg:"" name:"answer" optional:""`
	Reason string `placeholder:"text" required:""`
}

// Run records the answer, which is yes unless said otherwise.
func (c holdersSameCmd) Run(s *session) error {
	value := c.Value
	if value == "" {
		value = checks.Yes
	}
	return s.write(func(d *desk.Desk) error {
		if err := d.SameHolder(s.ctx, c.First, c.Second, value, c.Reason); err != nil {
			return err
		}
		return s.done("holders.same."+value, nil)
	})
}

// holdersListCmd lists the holders.
type holdersListCmd struct {
	Words []string `arg:"" name:"words" optional:""`
}

type holderLine struct {
	ID         string   `json:"id"`
	NameKK     string   `json:"name_kk"`
	NameRU     string   `json:"name_ru"`
	BIN        string   `json:"bin,omitempty"`
	Categories []string `json:"categories"`
	Premises   int      `json:"premises"`
}

// Run prints those whose names hold the words, or all.
func (c holdersListCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		rows, err := d.ListHolders(s.ctx, journal.HolderQuery{Search: lang.Fold(strings.Join(c.Words, " "))})
		if err != nil {
			return err
		}
		var lines []holderLine
		for _, r := range rows {
			lines = append(lines, holderLine{r.ID, r.NameKK, r.NameRU, r.BIN, strings.Fields(r.Categories), r.Premises})
		}
		return s.answer(struct {
			Holders []holderLine `json:"holders"`
		}{list(lines)}, func() {
			var grid [][]string
			for _, l := range lines {
				name := checks.Name{KK: l.NameKK, RU: l.NameRU}
				grid = append(grid, []string{short(l.ID), s.categories(l.Categories), s.words(name.Text())})
			}
			s.gridOr(grid, "holders.none")
		})
	})
}

// gridOr prints rows, or a sentence where there are none.
func (s *session) gridOr(rows [][]string, none string) {
	if len(rows) == 0 {
		s.saying(none, nil)
		return
	}
	s.grid(rows)
}

// categories writes the ids of categories; they are what flags take.
func (s *session) categories(ids []string) string { return strings.Join(ids, ", ") }

// holdersShowCmd shows one holder.
type holdersShowCmd struct {
	ID string `arg:"" name:"holder"`
}

type holderView struct {
	ID string `json:"id"`
	checks.Holder
	Subject  *bool    `json:"subject_of_control"` // null: the trait is not known
	Disputed []string `json:"disputed,omitempty"`
}

// Run prints it.
func (c holdersShowCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		h, err := d.Holder(s.ctx, c.ID)
		if err != nil {
			return err
		}
		v := holderView{ID: h.Holder.ID, Holder: h.Holder, Disputed: h.Disputed}
		if h.Known {
			v.Subject = &h.Subject
		}
		return s.answer(v, func() { s.printHolder(d, h) })
	})
}

func (s *session) printHolder(d *desk.Desk, h desk.HolderView) {
	holder := &h.Holder
	fmt.Fprintln(s.out, s.words(holder.Name(d.Today()).Text()))
	subject := "holders.subject.unknown"
	if h.Known {
		subject = map[bool]string{true: "holders.subject.yes", false: "holders.subject.no"}[h.Subject]
	}
	rows := [][2]string{
		{"label.id", holder.ID}, {"label.bin", holder.BIN}, {"holders.subject", s.say(subject, nil)},
	}
	for _, n := range holder.Names {
		rows = append(rows, [2]string{"label.name", s.facts(lang.Line(n.KK), lang.Line(n.RU), s.days(n.Dated))})
	}
	for _, c := range holder.Categories {
		rows = append(rows, [2]string{"label.category", s.facts(c.ID, s.days(c.Dated), lang.Line(c.Source))})
	}
	for _, t := range holder.Traits {
		rows = append(rows, [2]string{"label.trait", s.facts(t.ID+"="+t.Value, s.days(t.Dated), lang.Line(t.Source))})
	}
	for i, p := range holder.Premises {
		rows = append(rows, [2]string{"label.premises", s.facts(fmt.Sprint(i+1), lang.Line(p.Address), s.days(p.Dated))})
	}
	for _, site := range holder.Sites {
		rows = append(rows, [2]string{"label.site", lang.Line(site)})
	}
	rows = append(rows, [2]string{"label.parent", holder.Parent}, [2]string{"label.life", s.days(holder.Life)})
	s.pairs(rows)
	s.printUnknownTraits(d, holder)
	if len(h.Disputed) > 0 {
		s.saying("holders.disputed", lang.Args{"fields": h.Disputed})
	}
}

// printUnknownTraits asks what is not known yet of a holder: verdicts hang on
// it.
func (s *session) printUnknownTraits(d *desk.Desk, h *checks.Holder) {
	var rows [][]string
	for _, t := range d.TraitsOf(bare(h.Categories, func(b checks.Belonging) string { return b.ID })) {
		known := slices.ContainsFunc(h.Traits, func(o checks.Trait) bool { return o.ID == t.ID })
		if !known {
			rows = append(rows, []string{"  " + t.ID, s.words(t.Question)})
		}
	}
	if len(rows) > 0 {
		fmt.Fprintf(s.out, "\n%s\n", s.say("holders.unknown-traits", nil))
		s.grid(rows)
	}
}

// days writes the days for which something holds; nothing where they are open.
func (s *session) days(d checks.Dated) string {
	if d.Span() == (calendar.Span{}) {
		return ""
	}
	return s.words(d.Span().Words())
}
