package paper

import (
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// SittingInput is all that the papers of a sitting of the Commission are written
// from: they are about no single inspection. Nothing else is read.
type SittingInput struct {
	Lang     lang.Lang
	Office   *checks.Office
	Law      *standard.Standard
	Sitting  checks.Sitting
	Items    []SittingItem // in the order of the agenda
	Today    calendar.Day
	Draft    bool
	Executor string
}

// SittingItem is an item of the agenda with its texts as they are printed, whether
// they were typed or drawn from an inspection.
type SittingItem struct {
	checks.AgendaItem
	Name       lang.Text // of the holder, in the languages in which it is known
	Number     string    // of the inspection
	Summary    *checks.Summary
	Indicators []checks.Indicator
	Decided    *checks.Decision
	Followed   *checks.Execution
}

// Figured tells whether the item has a figure of an indicator.
func (i *SittingItem) Figured() bool {
	for _, f := range i.Indicators {
		if f.Of > 0 {
			return true
		}
	}
	return false
}

// clerk writes the papers of a sitting in one language.
type clerk struct {
	*pen
	at SittingInput
}

func newClerk(in SittingInput) (*clerk, error) {
	if in.Office == nil || in.Law == nil || in.Lang == "" {
		return nil, ErrNoCase
	}
	return &clerk{at: in, pen: &pen{
		in: Input{Lang: in.Lang, Office: in.Office, Today: in.Today, Draft: in.Draft, Executor: in.Executor, Law: in.Law},
		l:  in.Lang, law: in.Law, acts: in.Law.Timeline(0), cited: map[string]bool{},
	}}, nil
}

// SittingData is the content of an agenda or a protocol as a value.
type SittingData struct {
	Paper     string       `json:"paper"`
	Lang      lang.Lang    `json:"lang"`
	Draft     string       `json:"draft,omitempty"`
	ID        string       `json:"sitting"`
	Number    string       `json:"number,omitempty"`
	Day       calendar.Day `json:"day"`
	Hour      string       `json:"hour,omitempty"`
	Place     string       `json:"place,omitempty"`
	Chair     string       `json:"chair,omitempty"`
	Secretary string       `json:"secretary,omitempty"`
	AsOf      calendar.Day `json:"as_of,omitempty"` // the day of the figures
	Office    Office       `json:"office"`
	Items     []ItemSaid   `json:"items"`
	Minutes   int          `json:"minutes"`
}

// ItemSaid is one item of an agenda or a protocol, in the language of the paper.
type ItemSaid struct {
	N          int                `json:"n"`
	ID         string             `json:"id"`
	Kind       checks.ItemKind    `json:"kind"`
	Title      string             `json:"title"`
	Holder     string             `json:"holder,omitempty"`
	Inspection string             `json:"inspection,omitempty"`
	Rapporteur string             `json:"rapporteur,omitempty"`
	Minutes    int                `json:"minutes,omitempty"`
	Invited    string             `json:"invited,omitempty"`
	Facts      string             `json:"facts,omitempty"`
	Says       string             `json:"says,omitempty"`
	Draft      string             `json:"draft_decision,omitempty"`
	Term       calendar.Day       `json:"term,omitempty"`
	Follower   string             `json:"follower,omitempty"`
	Summary    *checks.Summary    `json:"summary,omitempty"`
	Indicators []checks.Indicator `json:"indicators,omitempty"`
	Decided    *DecisionSaid      `json:"decided,omitempty"`

	holds spoken
}

// spoken says which texts an item has in either language: both papers then have them,
// and one that lacks its words leaves a line for the pen.
type spoken struct{ facts, says, draft bool }

// DecisionSaid is a recorded decision of the Commission.
type DecisionSaid struct {
	Value    string       `json:"value"`
	Words    string       `json:"words"`
	Text     string       `json:"text,omitempty"`
	Day      calendar.Day `json:"day"`
	Term     calendar.Day `json:"term,omitempty"`
	Follower string       `json:"follower,omitempty"`
	holds    bool
}

// data puts the sitting into the words of the paper.
func (c *clerk) data(kind checks.PaperKind) SittingData {
	s := &c.at.Sitting
	d := SittingData{
		Paper: string(kind), Lang: c.l, ID: s.ID, Number: lang.Line(s.Number), Day: s.Day, Hour: lang.Line(s.Hour), Place: c.free(s.Place),
		Chair: c.person(s.Chair), Secretary: c.person(s.Secretary), AsOf: s.AsOf, Office: c.office(), Items: []ItemSaid{},
	}
	d.Draft = c.stamp()
	for n := range c.at.Items {
		said := c.item(n+1, &c.at.Items[n])
		d.Minutes += said.Minutes
		d.Items = append(d.Items, said)
	}
	return d
}

// own gives a text in the language of the paper alone: no other language slips in.
func (c *clerk) own(kk, ru string) string {
	text := ru
	if c.l == lang.KK {
		text = kk
	}
	return Mask(c.l, lang.Paragraphs(text))
}

func (c *clerk) person(o *checks.Official) string {
	if o == nil {
		return ""
	}
	return lang.Line(o.Name(c.l))
}

func (c *clerk) item(n int, i *SittingItem) ItemSaid {
	out := ItemSaid{
		N: n, ID: i.ID, Kind: i.Kind, Title: lang.Line(c.own(i.TitleKK, i.TitleRU)), Holder: c.free(i.Name.In(c.l)), Inspection: i.Number,
		Rapporteur: lang.Line(i.Rapporteur), Minutes: i.Minutes, Invited: c.free(i.Invited),
		Facts: c.own(i.FactsKK, i.FactsRU), Says: c.own(i.SaysKK, i.SaysRU), Draft: c.own(i.DraftKK, i.DraftRU),
		Term: i.Term, Follower: lang.Line(i.Follower), Summary: i.Summary, Indicators: i.Indicators,
		holds: spoken{facts: i.FactsKK+i.FactsRU != "", says: i.SaysKK+i.SaysRU != "", draft: i.DraftKK+i.DraftRU != ""},
	}
	if x := i.Decided; x != nil {
		out.Decided = &DecisionSaid{
			Value: x.Value, Words: c.words(x.Words()), Text: c.own(x.KK, x.RU), Day: x.Day, Term: x.Term, Follower: lang.Line(x.Follower),
			holds: x.KK+x.RU != "",
		}
	}
	return out
}

// sheet makes a paper of the sitting: the requisites that all of them have.
func (c *clerk) sheet(kind checks.PaperKind, title string, data any) *Document {
	s := &c.at.Sitting
	return &Document{
		Kind: string(kind), Lang: c.l, Title: title, Draft: c.stamp(), Author: lang.Line(c.at.Executor),
		Requisites: Requisites{
			Organization: c.office().heading(), Date: c.words(s.Day.Words()), Number: "№ " + orShort(lang.Line(s.Number)),
			Place: orBlank(c.office().City),
		},
		Data: data,
	}
}

// stamp is what stands on every page of a draft.
func (c *clerk) stamp() string {
	if !c.at.Draft {
		return ""
	}
	return c.say("draft", nil)
}

// orShort leaves a short line for a number.
func orShort(s string) string {
	if s == "" {
		return "____"
	}
	return s
}

// post is the role of somebody in the Commission: its papers name no offices.
func (c *clerk) post(key string, o *checks.Official) Signature {
	return Signature{Post: c.say(key, nil), Name: orBlank(c.person(o))}
}

// told writes a text of several lines, the first after its label.
func (c *clerk) told(key, text string) []Block {
	first, rest, more := strings.Cut(orBlank(text), "\n")
	if first = strings.TrimSpace(first); !more {
		first = stop(first)
	}
	out := []Block{Paragraph{Runs: []Run{{Text: c.say(key, nil) + ":", Italic: true}, {Text: " " + first}}}}
	return append(out, Prose(rest)...)
}

// line is a label with a value of one line.
func (c *clerk) line(key, value string) Block { return Paragraph{Runs: c.pairs(key, orBlank(value))} }

// formulas says how the indicators of the items are counted, and whose they are.
func (c *clerk) formulas() []Block {
	for n := range c.at.Items {
		if c.at.Items[n].Figured() {
			return c.formula()
		}
	}
	return nil
}

func (p *pen) formula() []Block {
	var out []string
	for _, id := range checks.IndicatorIDs() {
		i := checks.Indicator{ID: id}
		out = append(out, capital(p.words(i.Words()))+" – "+p.words(i.Formula()))
	}
	return []Block{Paragraph{Runs: p.pairs("sitting.formula", p.words(checks.IndicatorNote())+". "+strings.Join(out, ". "))}}
}

// minutes writes a stretch of time.
func (c *clerk) minutes(n int) string {
	if n == 0 {
		return ""
	}
	return c.say("sitting.minutes", lang.Args{"n": n})
}
