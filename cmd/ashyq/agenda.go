package main

import (
	"fmt"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// agendaCmd keeps the sittings of the Commission on Access to Information: whom to
// hear, the agenda, the papers, what was decided and what became of it.
type agendaCmd struct {
	List       agendaListCmd       `cmd:""`
	Open       agendaOpenCmd       `cmd:""`
	Change     agendaChangeCmd     `cmd:""`
	Show       agendaShowCmd       `cmd:""`
	Candidates agendaCandidatesCmd `cmd:""`
	Add        agendaAddCmd        `cmd:""`
	Edit       agendaEditCmd       `cmd:""`
	Move       agendaMoveCmd       `cmd:""`
	Remove     agendaRemoveCmd     `cmd:""`
	Write      agendaWriteCmd      `cmd:""`
	Moved      agendaMovedCmd      `cmd:""`
	Decide     agendaDecideCmd     `cmd:""`
	Follow     agendaFollowCmd     `cmd:""`
	Decisions  agendaDecisionsCmd  `cmd:""`
}

// agendaListCmd lists the sittings.
type agendaListCmd struct{}

// Run prints them, the latest first.
func (c agendaListCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		lines, err := d.Sittings(s.ctx)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Sittings []desk.SittingLine `json:"sittings"`
		}{list(lines)}, func() {
			var grid [][]string
			for _, l := range lines {
				frozen := ""
				if l.Frozen {
					frozen = s.say("agenda.frozen", nil)
				}
				grid = append(grid, []string{
					l.Day.Digits(), l.Hour, s.say("agenda.counts", lang.Args{"n": l.Items, "minutes": l.Minutes, "decided": l.Decided}), frozen,
				})
			}
			s.gridOr(grid, "agenda.none")
		})
	})
}

// sittingFlags are what is said of a sitting.
type sittingFlags struct {
	Hour        string `placeholder:"hour"`
	Place       string `placeholder:"text"`
	ChairKK     string `name:"chair-kk" placeholder:"name"`
	ChairRU     string `name:"chair-ru" placeholder:"name"`
	SecretaryKK string `name:"secretary-kk" placeholder:"name"`
	SecretaryRU string `name:"secretary-ru" placeholder:"name"`
	Protocol    string `placeholder:"number"`
}

func (f sittingFlags) input(on calendar.Day) desk.SittingInput {
	return desk.SittingInput{
		Day: on, Hour: f.Hour, Place: f.Place, Number: f.Protocol,
		Chair:     &checks.Official{NameKK: f.ChairKK, NameRU: f.ChairRU},
		Secretary: &checks.Official{NameKK: f.SecretaryKK, NameRU: f.SecretaryRU},
	}
}

// agendaOpenCmd opens a sitting.
type agendaOpenCmd struct {
	On day `placeholder:"date" required:""`
	sittingFlags
}

// Run opens it, and says what must be said of its day.
func (c agendaOpenCmd) Run(s *session) error {
	return s.begin(func(d *desk.Desk) error {
		out, err := d.OpenSitting(s.ctx, c.input(c.On.Day))
		if err != nil {
			return err
		}
		return s.answer(out, func() {
			s.saying("agenda.opened", lang.Args{"day": c.On.Day})
			s.tell(out.Remarks)
		})
	})
}

// tell prints texts, each on a line.
func (s *session) tell(list []lang.Text) {
	for _, r := range list {
		fmt.Fprintln(s.out, s.words(r))
	}
}

// agendaChangeCmd changes a sitting.
type agendaChangeCmd struct {
	Sitting string `arg:"" name:"sitting"`
	On      day    `placeholder:"date"`
	sittingFlags
}

// Run changes what was named and leaves the rest.
func (c agendaChangeCmd) Run(s *session) error {
	return s.write(func(d *desk.Desk) error {
		out, err := d.ChangeSitting(s.ctx, c.Sitting, c.input(c.On.Day))
		if err != nil {
			return err
		}
		return s.answer(out, func() {
			s.saying("agenda.changed", nil)
			s.tell(out.Remarks)
		})
	})
}

// agendaShowCmd shows an agenda.
type agendaShowCmd struct {
	Sitting string `arg:"" name:"sitting"`
}

// Run prints each item with what it lacks.
func (c agendaShowCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		view, err := d.Agenda(s.ctx, c.Sitting)
		if err != nil {
			return err
		}
		view.Items, view.Remarks, view.Missing = list(view.Items), list(view.Remarks), list(view.Missing)
		return s.answer(view, func() { s.printAgenda(&view) })
	})
}

func (s *session) printAgenda(view *desk.AgendaView) {
	fmt.Fprintln(s.out, s.facts(view.Sitting.Day.Digits(), view.Sitting.Hour, lang.Line(view.Sitting.Place)))
	s.tell(append([]lang.Text{view.Span}, view.Remarks...))
	for n := range view.Items {
		i := &view.Items[n]
		ready := s.say("agenda.not-ready", nil)
		if i.Ready {
			ready = s.say("agenda.ready", nil)
		}
		minutes := ""
		if i.Minutes > 0 {
			minutes = s.say("agenda.minutes", lang.Args{"n": i.Minutes})
		}
		fmt.Fprintf(s.out, "\n%d. %s\n", n+1, s.facts(s.words(i.Kind.Words()), s.words(i.Title()), i.Number, minutes, ready))
		for _, f := range i.Indicators {
			fmt.Fprintln(s.out, "   "+s.words(f.Told()))
		}
		for _, p := range i.Pending {
			fmt.Fprintln(s.out, "   ! "+s.words(p))
		}
		if len(i.Missing) > 0 {
			fmt.Fprintln(s.out, "   "+s.say("agenda.lacks", lang.Args{"list": i.Missing}))
		}
		if i.Decided != nil {
			fmt.Fprintln(s.out, "   "+s.facts(s.words(i.Decided.Words()), s.words(i.Decided.Text())))
		}
	}
	if len(view.Items) == 0 {
		s.saying("agenda.empty", nil)
	}
	fmt.Fprintf(s.out, "\n%s\n", s.say("agenda.sum", lang.Args{"ready": view.Ready, "n": len(view.Items), "minutes": view.Minutes}))
	if len(view.Missing) > 0 {
		s.saying("agenda.lacks", lang.Args{"list": view.Missing})
	}
	s.indicatorNote(slices.ContainsFunc(view.Items, func(i desk.ItemView) bool { return len(i.Indicators) > 0 }))
}

// indicatorNote says whose the indicators are and how they are counted.
func (s *session) indicatorNote(needed bool) {
	if !needed {
		return
	}
	fmt.Fprintln(s.out, "\n"+s.words(checks.IndicatorNote()))
	for _, id := range checks.IndicatorIDs() {
		i := checks.Indicator{ID: id}
		fmt.Fprintln(s.out, s.words(i.Words())+" – "+s.words(i.Formula()))
	}
}

// agendaCandidatesCmd lists whom the Commission could hear.
type agendaCandidatesCmd struct {
	Sitting           string   `placeholder:"sitting"`
	CompletenessBelow count    `placeholder:"percent"`
	CurrencyBelow     count    `placeholder:"percent"`
	Worst             count    `placeholder:"n"`
	NotImproved       bool     ``
	Overdue           bool     ``
	SameClause        count    `placeholder:"n"`
	Any               bool     ``
	Category          string   `placeholder:"category"`
	Period            period   `placeholder:"period"`
	Form              []string `placeholder:"form" sep:"none"`
	Limit             count    `placeholder:"n"`
}

func (c agendaCandidatesCmd) query() desk.CandidateQuery {
	return desk.CandidateQuery{
		Rules: desk.RuleSet{
			CompletenessBelow: c.CompletenessBelow.n, CurrencyBelow: c.CurrencyBelow.n, Worst: c.Worst.n,
			NotImproved: c.NotImproved, Overdue: c.Overdue, SameClause: c.SameClause.n,
		},
		Any: c.Any, Category: c.Category, Period: c.Period.Span, Sitting: c.Sitting, Limit: c.Limit.n,
		Forms: bare(c.Form, func(f string) checks.Form { return checks.Form(f) }),
	}
}

// Run prints each with the rules by which it was chosen.
func (c agendaCandidatesCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		found, err := d.Candidates(s.ctx, c.query())
		if err != nil {
			return err
		}
		return s.answer(struct {
			Candidates []desk.Candidate `json:"candidates"`
			Note       lang.Text        `json:"note"`
		}{list(found), checks.IndicatorNote()}, func() { s.printCandidates(found) })
	})
}

func (s *session) printCandidates(found []desk.Candidate) {
	if len(found) == 0 {
		s.saying("agenda.no-candidates", nil)
		return
	}
	figures := false
	for _, x := range found {
		ref := x.Number
		if x.Earlier != "" {
			ref = x.Earlier[max(0, len(x.Earlier)-8):]
		}
		fmt.Fprintln(s.out, s.facts(s.words(x.Kind.Words()), s.words(x.Name), ref))
		for _, w := range x.Why {
			fmt.Fprintln(s.out, "   "+s.words(w.Text))
		}
		for _, i := range x.Indicators {
			figures = true
			fmt.Fprintln(s.out, "   "+s.words(i.Told()))
		}
		for _, p := range x.Pending {
			fmt.Fprintln(s.out, "   ! "+s.words(p))
		}
	}
	s.indicatorNote(figures)
}

// agendaMovedCmd lists what has moved since the agenda was put for signature.
type agendaMovedCmd struct {
	Sitting string `arg:"" name:"sitting"`
}

// Run prints the figures then and now.
func (c agendaMovedCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		moved, err := d.Moved(s.ctx, c.Sitting)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Moved []desk.MovedFigure `json:"moved"`
		}{list(moved)}, func() {
			var grid [][]string
			for _, m := range moved {
				change := ""
				if m.ThenOf+m.NowOf > 0 {
					change = fmt.Sprintf("%d / %d → %d / %d", m.Then, m.ThenOf, m.Now, m.NowOf)
				}
				grid = append(grid, []string{s.words(m.Title), m.Inspection, s.words(m.Words), change})
			}
			s.gridOr(grid, "agenda.nothing-moved")
		})
	})
}

// agendaDecisionsCmd lists the recommendations of the Commission that are to be
// followed still.
type agendaDecisionsCmd struct {
	Holder string `placeholder:"holder"`
}

// Run prints them, those past their term first.
func (c agendaDecisionsCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		open, err := d.OpenDecisions(s.ctx, c.Holder)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Decisions []desk.OpenDecision `json:"decisions"`
		}{list(open)}, func() {
			if len(open) == 0 {
				s.saying("agenda.no-decisions", nil)
			}
			for _, o := range open {
				fmt.Fprintln(s.out, s.facts(s.words(o.Title), o.Item[max(0, len(o.Item)-8):]))
				fmt.Fprintln(s.out, "   "+s.words(o.Asks))
				fmt.Fprintln(s.out, "   "+strings.ReplaceAll(o.Decision.Text().Best(s.lang), "\n", "\n   "))
			}
		})
	})
}

// askedByCommission asks of a new inspection what the Commission recommended to its
// holder: was it executed? Nothing is said where the question cannot be read.
func (s *session) askedByCommission(d *desk.Desk, holder string) {
	open, err := d.OpenDecisions(s.ctx, holder)
	if err != nil {
		return
	}
	for _, o := range open {
		fmt.Fprintln(s.out, s.words(o.Asks))
	}
}
