package checks_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// termCase is what stands about an inspection, and what must run.
type termCase struct {
	Says, Form                      string
	Broken, Outside, Unsaid, Closed bool
	Found, Today                    calendar.Day
	Founds, Appointed               []calendar.Day
	Days                            int
	Papers                          []termPaper
	Steps                           []termStep
	Executed, Ruled                 []struct{ Key, Value string }
	Unread                          string // what is not wholly read
	Want                            []string
}

type termPaper struct {
	ID, Kind, Follows, Amends, Step string
	Registered, Served, Until       calendar.Day
	Term, Points                    int
	Days                            string
	Disputed                        bool
}

type termStep struct {
	ID, Step, Paper, Ground string
	Day, Done               calendar.Day
	Days                    int
}

func (p termPaper) issued() checks.IssuedPaper {
	out := checks.IssuedPaper{ID: p.ID, Paper: p.Kind, Content: &checks.PaperContent{ID: p.ID, Details: checks.PaperDetails{
		Until: p.Until, Term: p.Term, Follows: p.Follows, Amends: p.Amends, Step: p.Step,
	}}}
	if p.Days != "" {
		out.Content.Details.Fields = map[string]string{"days": p.Days}
	}
	for n := range p.Points {
		out.Content.Points = append(out.Content.Points, checks.PaperPoint{Point: n + 1})
	}
	for value, day := range map[string]calendar.Day{checks.Registered: p.Registered, checks.Served: p.Served} {
		if day != 0 {
			out.Course = append(out.Course, checks.PaperState{Value: value, Day: day, Number: "17"})
		}
	}
	if p.Disputed {
		out.States = make([]checks.PaperState, 2)
	}
	return out
}

// clock puts a case together.
func (c termCase) clock(t *testing.T) checks.Clock {
	k := checks.Clock{
		Case:   &checks.Case{Executions: map[checks.PointKey][]checks.Execution{}, Rulings: map[checks.PointKey][]checks.Ruling{}},
		Holder: &checks.HolderState{}, Office: &checks.Office{},
		Law: loadLaw(t), Days: loadCalendar(t), Broken: c.Broken, Found: c.Found,
	}
	k.Case.Inspection = checks.Inspection{ID: "i", Holder: "h", Form: checks.Form(c.Form), AsOf: c.Today, Act: &checks.Appointment{Days: c.Days}}
	h := &k.Holder.Holder
	if !c.Outside {
		h.Categories = []checks.Belonging{{ID: "state-body"}}
	}
	if !c.Unsaid {
		h.Traits = []checks.Trait{{ID: "state-control-exempt", Value: checks.No}}
	}
	if c.Closed {
		k.Case.States = []checks.Standing{{Value: checks.StateClosed}}
	}
	for _, d := range c.Founds {
		k.Case.Found = append(k.Case.Found, checks.FoundDay{Day: d})
	}
	for _, p := range c.Papers {
		k.Case.Papers = append(k.Case.Papers, p.issued())
	}
	for _, s := range c.Steps {
		k.Case.Steps = append(k.Case.Steps, checks.Step{
			ID: s.ID, Step: checks.StepKind(s.Step), Paper: s.Paper, Ground: s.Ground, Day: s.Day, Done: s.Done, Days: s.Days,
		})
	}
	for _, x := range c.Executed {
		key := checks.ParsePointKey(x.Key)
		k.Case.Executions[key] = append(k.Case.Executions[key], checks.Execution{Value: x.Value})
	}
	for _, r := range c.Ruled {
		key := checks.ParsePointKey(r.Key)
		k.Case.Rulings[key] = append(k.Case.Rulings[key], checks.Ruling{Value: r.Value})
	}
	switch c.Unread {
	case "inspection":
		k.Case.Unread = []string{"x"}
	case "holder":
		k.Holder.Unread = []string{"x"}
	case "office":
		k.Office.Unread = []string{"x"}
	}
	return k
}

// shown writes terms as the table of cases does.
func shown(list []checks.Term) []string {
	out := []string{}
	for _, t := range list {
		end := string(t.Gap)
		if end == "" {
			end = t.Last.String()
		}
		out = append(out, strings.Join([]string{string(t.Kind), string(t.Of), end}, " "))
	}
	slices.Sort(out)
	return out
}

func termCases(t *testing.T) []termCase {
	t.Helper()
	var file struct{ Case []termCase }
	if _, err := toml.DecodeFile("testdata/terms.toml", &file); err != nil {
		t.Fatal(err)
	}
	return file.Case
}

func TestTermsRunAsTheLawSaysOfEachCase(t *testing.T) {
	kinds := map[checks.TermKind]bool{}
	for _, c := range termCases(t) {
		list := c.clock(t).Terms(c.Today, c.Appointed)
		slices.Sort(c.Want)
		if got := shown(list); !slices.Equal(got, c.Want) {
			t.Errorf("%s:\n got %q\nwant %q", c.Says, got, c.Want)
		}
		for _, one := range list {
			kinds[one.Kind] = true
			if one.Inspection != "i" || one.Holder != "h" {
				t.Errorf("%s: %+v", c.Says, one)
			}
		}
	}
	for _, k := range checks.TermKinds() {
		if !kinds[k] && k != checks.TermSitting && k != checks.TermFollow && k != checks.TermYear {
			t.Errorf("no case has %s", k)
		}
	}
}

// The order in which steps and papers came in from other laptops changes nothing,
// nor does the day on which it is asked change what follows from the entries.
func TestTermsAreAFunctionOfWhatStands(t *testing.T) {
	r := random(t)
	for _, c := range termCases(t) {
		want := shown(c.clock(t).Terms(c.Today, c.Appointed))
		r.Shuffle(len(c.Steps), func(i, j int) { c.Steps[i], c.Steps[j] = c.Steps[j], c.Steps[i] })
		r.Shuffle(len(c.Papers), func(i, j int) { c.Papers[i], c.Papers[j] = c.Papers[j], c.Papers[i] })
		if got := shown(c.clock(t).Terms(c.Today, c.Appointed)); !slices.Equal(got, want) {
			t.Errorf("%s: %q, %q", c.Says, got, want)
		}
	}
}

// Take away the day of service, and nobody is late in anything that follows it.
func TestAMissingDayOfServiceIsNobodysBreach(t *testing.T) {
	for _, c := range termCases(t) {
		for i := range c.Papers {
			c.Papers[i].Served = 0
		}
		for _, one := range c.clock(t).Terms(day(t, "2030-01-01"), nil) {
			if one.Of == checks.OfHolder && one.Kind != checks.TermAskMore && (one.Overdue(day(t, "2030-01-01")) || one.Last != 0) {
				t.Errorf("%s: %s %s", c.Says, one.Kind, one.Last)
			}
		}
	}
}

func TestATermTellsHowItWasCounted(t *testing.T) {
	law := loadLaw(t)
	c := termCase{Form: "remote", Today: day(t, "2026-02-17"),
		Papers: []termPaper{{ID: "R", Kind: "recommendation", Term: 9, Registered: day(t, "2026-02-04"), Served: day(t, "2026-02-06")}},
		Steps:  []termStep{{ID: "o", Step: "objection", Day: day(t, "2026-02-13"), Paper: "R"}}}
	for _, one := range c.clock(t).Terms(c.Today, nil) {
		var told []string
		for _, s := range one.Told(law) {
			if len(s.Missing()) > 0 {
				t.Errorf("%s: %+v", one.Kind, s)
			}
			told = append(told, s.RU)
		}
		text := strings.Join(told, " ")
		if one.Kind != checks.TermEliminate {
			continue
		}
		for _, part := range []string{"День вручения рекомендации: 06.02.2026.", "9 календарных дней", "16.02.2026", "статьи 19-1", "Приостанавливает ли оно срок устранения, Закон не говорит"} {
			if !strings.Contains(text, part) {
				t.Errorf("%q is not in %q", part, text)
			}
		}
	}
}

// termsSaid notes the words that terms speak.
func termsSaid(out map[string]lang.Text) {
	for _, k := range checks.TermKinds() {
		out["term."+string(k)] = k.Words()
	}
	for _, o := range checks.Owners() {
		out["term-of."+string(o)] = o.Words()
	}
	for _, g := range checks.TermGaps() {
		out["term-gap."+string(g)] = g.Words()
	}
	for _, n := range checks.TermNotes() {
		out["term-note."+string(n)] = n.Words()
	}
	out["term-gap."+string(checks.NoTerm)] = checks.NoTerm.Words()
	for _, k := range checks.TermKinds() {
		out["term-base."+string(k)] = lang.Same(string(k)) // told by Term.Told, see TestEveryTermIsTold
	}
	for _, g := range checks.Grounds() {
		out["term-ground."+g] = lang.Same(g)
	}
	for _, key := range []string{"term-named", "term-span", "term-norm"} {
		out[key] = lang.Same(key)
	}
}

func TestEveryTermIsTold(t *testing.T) {
	law, days := loadLaw(t), loadCalendar(t)
	for _, k := range checks.TermKinds() {
		for _, ground := range append(checks.Grounds(), "") {
			one := checks.Term{Kind: k, From: day(t, "2026-02-06"), Last: day(t, "2026-03-31"), Ground: ground}.Counted(law, days)
			for _, s := range one.Told(law) {
				if len(s.Missing()) > 0 || strings.Contains(s.EN+s.KK+s.RU, "!") {
					t.Errorf("%s: %+v", k, s)
				}
			}
		}
	}
}
