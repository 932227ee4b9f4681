package desk

import (
	"cmp"
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// DecisionInput is what the Commission decided on an item.
type DecisionInput struct {
	Value    string       // adopted, changed, postponed, removed
	Day      calendar.Day // 0: the day of the sitting
	KK, RU   string       // of an adopted draft they may stay empty: the draft stands
	Term     calendar.Day // 0: that of the draft
	Follower string
}

// Decide records what the Commission decided on an item. What is to be looked at again
// is said: the Commission advises, and a text that orders says what it cannot.
func (d *Desk) Decide(ctx context.Context, item string, in DecisionInput) (remarks []lang.Text, err error) {
	if !slices.Contains(checks.DecisionValues(), in.Value) {
		return nil, fail("decision.value", args{"value": quote(in.Value), "values": checks.DecisionValues()})
	}
	err = d.write(ctx, func(a *act) error {
		o, err := a.office()
		if err != nil {
			return err
		}
		i, err := findItem(o, item)
		if err != nil {
			return err
		}
		s := o.Sitting(i.Sitting)
		if s == nil {
			return fail("sitting.unknown", args{"ref": quote(i.Sitting)})
		}
		out := checks.Decision{Value: in.Value, Day: cmp.Or(in.Day, s.Day), Follower: cmp.Or(lang.Line(in.Follower), i.Follower)}
		if out.Day > a.Today() {
			return fail("decision.future", args{"day": out.Day})
		}
		if binding(&out) {
			if err := a.decisionText(o, i, in, &out); err != nil {
				return err
			}
		}
		remarks = orderRemarks(&out)
		return a.answer(journal.KindDecision, journal.Office, "decision "+i.ID, out)
	})
	return remarks, err
}

// decisionText gives a decision its words and its term: those typed, or those of the
// draft that was adopted.
func (a *act) decisionText(o *checks.Office, i *checks.AgendaItem, in DecisionInput, out *checks.Decision) error {
	out.KK, out.RU, out.Term = lang.Paragraphs(in.KK), lang.Paragraphs(in.RU), cmp.Or(in.Term, i.Term)
	if in.Value == checks.Adopted && (out.KK == "" || out.RU == "") {
		shown, err := a.itemView(o, *i)
		if err != nil {
			return err
		}
		out.KK, out.RU = cmp.Or(out.KK, shown.DraftKK), cmp.Or(out.RU, shown.DraftRU)
	}
	if out.KK == "" || out.RU == "" {
		return fail("decision.no-text", nil)
	}
	return nil
}

// binding tells whether something is to be followed: a decision that was taken.
func binding(d *checks.Decision) bool { return d.Value == checks.Adopted || d.Value == checks.Changed }

func orderRemarks(d *checks.Decision) []lang.Text {
	var out []lang.Text
	for _, w := range append(checks.OrderWords(d.KK), checks.OrderWords(d.RU)...) {
		out = append(out, messages().Text("item-lacks.orders", args{"word": w}))
	}
	return out
}

// FollowInput says what became of a decision.
type FollowInput struct {
	Value  string       // executed, partly, not-executed
	Day    calendar.Day // 0: today
	Reason string
}

// Follow records what became of a decision of the Commission.
func (d *Desk) Follow(ctx context.Context, item string, in FollowInput) error {
	values := []string{checks.Executed, checks.Partly, checks.NotExecuted}
	switch {
	case !slices.Contains(values, in.Value):
		return fail("decision.value", args{"value": quote(in.Value), "values": values})
	case lang.Line(in.Reason) == "":
		return fail("reason.empty", nil)
	}
	return d.write(ctx, func(a *act) error {
		o, err := a.office()
		if err != nil {
			return err
		}
		i, err := findItem(o, item)
		if err != nil {
			return err
		}
		decided := o.Decided(i.ID)
		day := cmp.Or(in.Day, a.Today())
		switch {
		case decided == nil || !binding(decided):
			return fail("item.not-decided", args{"title": quote(i.Title().Best(lang.KK))})
		case day > a.Today():
			return fail("decision.future", args{"day": day})
		case day < decided.Day:
			return fail("decision.too-early", args{"day": day, "decided": decided.Day})
		}
		done := in.Day // of what was not executed it is the day of the look
		if in.Value == checks.NotExecuted {
			done = 0
		}
		return a.answer(journal.KindExecution, journal.Office, "execution "+checks.PointKey{ID: i.ID}.String(), checks.Execution{
			Value: in.Value, Day: done, Looked: day, Reason: lang.Paragraphs(in.Reason),
		})
	})
}

// OpenDecision is a decision of the Commission that nobody has answered as executed.
type OpenDecision struct {
	Item     string            `json:"item"`
	Sitting  string            `json:"sitting"`
	Held     calendar.Day      `json:"held"` // day of the sitting
	Holder   string            `json:"holder,omitempty"`
	Title    lang.Text         `json:"title"`
	Decision checks.Decision   `json:"decision"`
	Followed *checks.Execution `json:"followed,omitempty"`
	Late     bool              `json:"late"`
	Asks     lang.Text         `json:"asks"` // the question that an inspection opens with
}

// OpenDecisions lists the recommendations of the Commission that are still to be
// followed, those past their term first: of a holder (id, ending or name), or all.
func (d *Desk) OpenDecisions(ctx context.Context, holder string) (out []OpenDecision, err error) {
	err = d.read(ctx, func(v *view) error {
		o, err := v.office()
		if err != nil {
			return err
		}
		id := ""
		if lang.Line(holder) != "" {
			row, err := v.mustHolder(holder)
			if err != nil {
				return err
			}
			id = row.ID
		}
		out = openDecisions(o, id, v.Today())
		return nil
	})
	return out, noneWithoutStore(err)
}

func openDecisions(o *checks.Office, holder string, today calendar.Day) []OpenDecision {
	var out []OpenDecision
	seen := map[string]bool{}
	for _, i := range o.Items {
		x, f := o.Decided(i.ID), o.Followed(i.ID)
		if x == nil || !binding(x) || holder != "" && i.Holder != holder || f != nil && f.Value == checks.Executed {
			continue
		}
		if seen[i.ID] {
			continue
		}
		seen[i.ID] = true
		open := OpenDecision{
			Item: i.ID, Sitting: i.Sitting, Holder: i.Holder, Title: i.Title(), Decision: *x, Followed: f, Late: x.Term != 0 && x.Term < today,
		}
		if s := o.Sitting(i.Sitting); s != nil {
			open.Held = s.Day
		}
		term := "–"
		if x.Term != 0 {
			term = x.Term.Digits()
		}
		open.Asks = messages().Text("decision.asks", args{"day": open.Decision.Day.Digits(), "term": term})
		out = append(out, open)
	}
	slices.SortStableFunc(out, func(a, b OpenDecision) int {
		return cmp.Or(order(!a.Late, !b.Late), cmp.Compare(a.Decision.Term, b.Decision.Term), cmp.Compare(a.Decision.Day, b.Decision.Day))
	})
	return out
}

// order puts what is not before what is.
func order(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
