package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// CandidateQuery asks whom the Commission could hear. Rules that are left empty ask
// nothing. Without any rule everybody is a candidate of whom something is proven to
// be broken, the worst first.
type CandidateQuery struct {
	Rules  RuleSet
	Any    bool          // one of the rules is enough; else all must hold
	Period calendar.Span // in which the as-of day of the inspection lies; empty: the last twelve months
	Forms  []checks.Form // of the inspections; none: all
	// Category looks at holders of one category.
	Category string
	Sitting  string // whoever is heard there already is left out
	Limit    int    // 0: all
}

// RuleSet are the rules by which holders are chosen for a hearing.
type RuleSet struct {
	CompletenessBelow int  // per cent
	CurrencyBelow     int  // per cent
	Worst             int  // so many with the greatest share not kept
	NotImproved       bool // the same clause or part was broken in the earlier inspection
	Overdue           bool // a term of the holder has passed, or something was not executed
	SameClause        int  // a clause that is broken by at least so many holders
}

// Candidate is a holder that could be heard, or a decision that is to be followed.
type Candidate struct {
	Kind       checks.ItemKind    `json:"kind"`
	Holder     string             `json:"holder,omitempty"`
	Name       lang.Text          `json:"name"`
	Inspection string             `json:"inspection,omitempty"` // id
	Number     string             `json:"number,omitempty"`
	AsOf       calendar.Day       `json:"as_of,omitempty"`
	Earlier    string             `json:"earlier,omitempty"` // of a decision to be followed: the item
	Why        []Chosen           `json:"why"`
	Summary    checks.Summary     `json:"summary"`
	Indicators []checks.Indicator `json:"indicators,omitempty"`
	Pending    []lang.Text        `json:"pending"`
}

// Chosen is a rule by which somebody became a candidate, with its numbers.
type Chosen struct {
	Rule string    `json:"rule"`
	Text lang.Text `json:"text"`
}

// The rules by their names.
const (
	ruleCompleteness = "completeness"
	ruleCurrency     = "currency"
	ruleWorst        = "worst"
	ruleNotImproved  = "not-improved"
	ruleOverdue      = "overdue"
	ruleSameClause   = "same-clause"
)

// Candidates lists whom the Commission could hear, by the latest inspection of each
// holder. Lists of many holders are narrowed by what the rows of the lists tell, and
// only the rest is judged. Decisions that are due come first.
func (d *Desk) Candidates(ctx context.Context, q CandidateQuery) (out []Candidate, err error) {
	err = d.read(ctx, func(v *view) error {
		c := chooser{view: v, ctx: ctx, q: q}
		if c.office, err = v.office(); err != nil {
			return err
		}
		if err := c.onAgenda(); err != nil {
			return err
		}
		out, err = c.choose()
		return err
	})
	return out, noneWithoutStore(err)
}

// chooser chooses. What is asked of each holder is indexed once.
type chooser struct {
	*view
	ctx    context.Context
	q      CandidateQuery
	office *checks.Office
	heard  map[string]bool                    // holders on the agenda already
	follow map[string]bool                    // decisions on it already
	rows   map[string][]journal.InspectionRow // by holder
	items  map[string][]*checks.AgendaItem    // by holder
	places map[string]int                     // among the worst, by inspection
	broken map[standard.ClauseRef]int         // by how many holders each clause is broken
}

// onAgenda notes what the sitting has on its agenda already, and the items of each holder.
func (c *chooser) onAgenda() error {
	c.heard, c.follow, c.items = map[string]bool{}, map[string]bool{}, map[string][]*checks.AgendaItem{}
	for n := range c.office.Items {
		i := &c.office.Items[n]
		c.items[i.Holder] = append(c.items[i.Holder], i)
	}
	if c.q.Sitting == "" {
		return nil
	}
	s, err := findSitting(c.office, c.q.Sitting)
	if err != nil {
		return err
	}
	for _, i := range c.office.ItemsOf(s.ID) {
		if i.Kind == checks.HearItem {
			c.heard[i.Holder] = true
		}
		c.follow[i.Earlier] = true
	}
	return nil
}

// lookedAt is what is kept of an inspection that was judged: figures, and what the rules
// say of it. There may be a hundred thousand of them, so nothing of the inspection
// itself is held.
type lookedAt struct {
	row         journal.InspectionRow
	candidate   Candidate            // without its reasons
	clauses     []standard.ClauseRef // that are broken, where the rules ask for them
	notImproved []Chosen
	overdue     []Chosen
}

func (c *chooser) choose() ([]Candidate, error) {
	rows, err := c.latest()
	if err != nil {
		return nil, err
	}
	out, err := c.decisions()
	if err != nil {
		return nil, err
	}
	worst := c.worst(rows)
	if c.only(ruleWorst) && c.q.Rules.SameClause == 0 { // how many break a clause is asked of all
		rows = worst
	}
	list, err := c.lookAt(rows)
	if err != nil {
		return nil, err
	}
	for _, x := range list {
		if candidate, is := c.candidate(x); is {
			out = append(out, candidate)
		}
	}
	if c.q.Limit > 0 && len(out) > c.q.Limit {
		out = out[:c.q.Limit]
	}
	return out, c.named(out)
}

// lookAt judges the inspections one after another, and keeps what may be chosen. By how
// many holders a clause is broken is known only when all were looked at.
func (c *chooser) lookAt(rows []journal.InspectionRow) ([]*lookedAt, error) {
	var list []*lookedAt
	c.broken = map[standard.ClauseRef]int{}
	for _, row := range rows {
		x, err := c.look(row)
		if err != nil {
			return nil, err
		}
		if _, is := c.candidate(x); is || c.q.Rules.SameClause > 0 {
			list = append(list, x)
		}
		if c.q.Limit > 0 && len(list) >= c.q.Limit && c.q.Rules == (RuleSet{}) {
			break // nothing is asked of the rest
		}
	}
	return list, nil
}

// only tells whether a rule alone can narrow the list: it is asked, and not beside
// others of which one is enough.
func (c *chooser) only(rule string) bool {
	r := c.q.Rules
	alone := map[string]RuleSet{ruleWorst: {Worst: r.Worst}, ruleOverdue: {Overdue: true}}[rule]
	asked := map[string]bool{ruleWorst: r.Worst > 0, ruleOverdue: r.Overdue}[rule]
	return asked && (!c.q.Any || r == alone)
}

// latest gives the latest inspection of each holder in the period, the worst first.
// Where every rule needs something broken, rows without it are left out; those whose
// numbers are stale are kept and judged.
func (c *chooser) latest() ([]journal.InspectionRow, error) {
	all, err := c.Inspections(journal.InspectionQuery{})
	if err != nil {
		return nil, err
	}
	c.rows = map[string][]journal.InspectionRow{}
	for _, row := range all {
		c.rows[row.Holder] = append(c.rows[row.Holder], row)
	}
	period := c.q.Period
	if period == (calendar.Span{}) {
		period = lastTwelveMonths(c.Today())
	}
	member, err := c.members()
	if err != nil {
		return nil, err
	}
	last := map[string]journal.InspectionRow{}
	for _, row := range all {
		day, err := calendar.ParseDay(row.AsOf)
		if err != nil || !period.Contains(day) || c.heard[row.Holder] || member != nil && !member[row.Holder] {
			continue
		}
		if len(c.q.Forms) > 0 && !slices.Contains(c.q.Forms, checks.Form(row.Form)) {
			continue
		}
		if was, ok := last[row.Holder]; !ok || laterRow(row, was) {
			last[row.Holder] = row
		}
	}
	var out []journal.InspectionRow
	for _, row := range last {
		if row.Stale || row.Partly+row.NotMet > 0 || c.q.Rules.Overdue && (c.q.Any || c.only(ruleOverdue)) {
			out = append(out, row)
		}
	}
	slices.SortFunc(out, func(a, b journal.InspectionRow) int {
		return cmp.Or(byShare(a, b), strings.Compare(a.Number, b.Number), strings.Compare(a.ID, b.ID))
	})
	return out, nil
}

func laterRow(a, b journal.InspectionRow) bool {
	return cmp.Or(strings.Compare(a.AsOf, b.AsOf), strings.Compare(a.Number, b.Number), strings.Compare(a.ID, b.ID)) > 0
}

// lastTwelveMonths are the months that end with a day.
func lastTwelveMonths(to calendar.Day) calendar.Span {
	y, m, d := to.Date()
	from, ok := calendar.NewDay(y-1, m, d)
	if !ok { // the 29th of February
		from, _ = calendar.NewDay(y-1, m, d-1)
	}
	return calendar.Span{From: from.Add(1), To: to}
}

// byShare orders rows by the share not kept of what is proven, greatest first, and
// then by how much that is.
func byShare(a, b journal.InspectionRow) int {
	x, y := a.Partly+a.NotMet, b.Partly+b.NotMet
	return cmp.Or(cmp.Compare(y*max(a.Met+x, 1), x*max(b.Met+y, 1)), cmp.Compare(y, x))
}

// members gives the holders of the category, nil where none is asked for.
func (c *chooser) members() (map[string]bool, error) {
	if c.q.Category == "" {
		return nil, nil
	}
	if c.law.Category(c.q.Category) == nil {
		return nil, fail("category.unknown", args{"id": lang.Line(c.q.Category), "categories": c.categoryIDs()})
	}
	rows, err := c.Reader.Holders(journal.HolderQuery{Category: c.q.Category})
	out := map[string]bool{}
	for _, r := range rows {
		out[r.ID] = true
	}
	return out, err
}

// worst cuts the rows to the worst of them, and notes their places.
func (c *chooser) worst(rows []journal.InspectionRow) []journal.InspectionRow {
	rows = rows[:min(c.q.Rules.Worst, len(rows))]
	c.places = map[string]int{}
	for i, row := range rows {
		c.places[row.ID] = i + 1
	}
	return rows
}

// look folds and judges one inspection, asks of it what the rules ask, and lets it go.
func (c *chooser) look(row journal.InspectionRow) (*lookedAt, error) {
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	view, err := c.load(row.ID)
	if err != nil {
		return nil, err
	}
	judged, err := c.judged(view)
	if err != nil {
		return nil, err
	}
	i := view.Inspection
	x := &lookedAt{row: row, candidate: Candidate{
		Kind: checks.HearItem, Holder: i.Holder, Inspection: i.ID, Number: i.Number, AsOf: i.AsOf,
		Summary: judged.Summary, Indicators: checks.Indicators(judged.Findings), Pending: view.pending(judged.Findings),
	}}
	if c.q.Rules.SameClause > 0 {
		x.clauses = brokenClauses(judged.Findings)
		for _, ref := range x.clauses {
			c.broken[ref]++
		}
	}
	if c.q.Rules.Overdue {
		x.overdue = c.overdue(row, view, judged.Findings)
	}
	if c.q.Rules.NotImproved {
		x.notImproved, err = c.notImproved(row, view, judged.Findings)
	}
	return x, err
}

// brokenClauses lists the clauses that are broken, each once.
func brokenClauses(findings []checks.Finding) []standard.ClauseRef {
	var out []standard.ClauseRef
	for _, f := range findings {
		for _, clause := range f.Clauses {
			if clause.Verdict.Broken() && !slices.Contains(out, clause.ClauseRef) {
				out = append(out, clause.ClauseRef)
			}
		}
	}
	return out
}

// candidate gives an inspection with the rules by which it is chosen; false where it is
// not. Without any rule it is, where anything is broken.
func (c *chooser) candidate(x *lookedAt) (Candidate, bool) {
	out := x.candidate
	if c.q.Rules != (RuleSet{}) {
		out.Why = c.why(x)
		return out, out.Why != nil
	}
	broken := out.Summary.NotMet + out.Summary.PartlyMet
	out.Why = []Chosen{chosenFor(ruleWorst, "any", args{"broken": broken, "n": out.Summary.Applicable})}
	return out, broken > 0
}

func chosenFor(rule, key string, a args) Chosen {
	return Chosen{Rule: rule, Text: messages().Text("chosen."+key, a)}
}

// named gives the candidates the names that their holders bear today.
func (c *chooser) named(list []Candidate) error {
	var rows []journal.InspectionRow
	for _, x := range list {
		if x.Holder != "" {
			rows = append(rows, journal.InspectionRow{Holder: x.Holder})
		}
	}
	names, err := c.names(rows)
	for i := range list {
		if name, ok := names[list[i].Holder]; ok && list[i].Kind == checks.HearItem {
			list[i].Name = name.Text()
		}
	}
	return err
}
