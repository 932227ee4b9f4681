package main

import (
	"strings"

	"ashyq/checks"
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

	Premises holdersPremisesCmd `cmd:""`
}

// holderFlags are what may be said of a holder.
type holderFlags struct {
	NameKK      string     `name:"name-kk" placeholder:"text"`
	NameRU      string     `name:"name-ru" placeholder:"text"`
	BIN         string     `name:"bin" placeholder:"number"`
	Category    []since    `placeholder:"category-dated" sep:"none"`
	Trait       []trait    `placeholder:"trait-dated" sep:"none"`
	Premises    []occupied `placeholder:"address-dated" sep:"none"`
	Site        []string   `placeholder:"address" sep:"none"`
	Parent      string     `placeholder:"holder"`
	Predecessor []string   `placeholder:"holder" sep:"none"`
	Life        period     `placeholder:"period"`
	Region      string     `placeholder:"text"`
	Source      string     `placeholder:"text"`
}

func (f holderFlags) input() desk.HolderInput {
	return desk.HolderInput{
		NameKK: f.NameKK, NameRU: f.NameRU, BIN: f.BIN,
		Categories: bare(f.Category, func(c since) desk.Since { return c.Since }),
		Traits:     bare(f.Trait, func(t trait) desk.TraitInput { return t.TraitInput }),
		Addresses:  bare(f.Premises, func(a occupied) desk.AddressInput { return a.AddressInput }),
		Sites:      f.Site, Parent: f.Parent, Predecessors: f.Predecessor, Life: f.Life.Span, Region: f.Region, Source: f.Source,
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
	Renamed     day       `placeholder:"date"`
	Abolished   day       `placeholder:"date"`
	EndCategory []lastDay `placeholder:"category-end" sep:"none"`
	EndTrait    []lastDay `placeholder:"trait-end" sep:"none"`
	EndPremises []lastDay `placeholder:"premises-end" sep:"none"`
}

// Run changes it.
func (c holdersChangeCmd) Run(s *session) error {
	if c.Renamed.Day != 0 && c.NameKK == "" && c.NameRU == "" {
		return usage("usage.renamed", nil)
	}
	in := c.input()
	in.NameFrom, in.Abolished = c.Renamed.Day, c.Abolished.Day
	for what, list := range map[desk.Ending][]lastDay{
		desk.EndOfCategory: c.EndCategory, desk.EndOfTrait: c.EndTrait, desk.EndOfPremises: c.EndPremises,
	} {
		for _, e := range list {
			in.Ends = append(in.Ends, desk.End{What: what, ID: e.id, On: e.on})
		}
	}
	return s.write(func(d *desk.Desk) error {
		id, err := d.ChangeHolder(s.ctx, c.ID, in)
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
