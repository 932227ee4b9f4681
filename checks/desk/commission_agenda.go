package desk

import (
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// AgendaView is a sitting with its agenda as it stands.
type AgendaView struct {
	Sitting checks.Sitting       `json:"sitting"`
	Remarks []lang.Text          `json:"remarks"` // on the day
	Span    lang.Text            `json:"span"`    // when the Commission sits in the quarter
	Items   []ItemView           `json:"items"`
	Ready   int                  `json:"ready"`
	Minutes int                  `json:"minutes"`
	Paper   *checks.IssuedPaper  `json:"paper,omitempty"` // the agenda that was put for signature
	Content *checks.PaperContent `json:"-"`
	Missing []lang.Text          `json:"missing"` // of the sitting itself
}

// ItemView is an item of the agenda with its texts, drawn or typed, its figures, and
// how ready it is.
type ItemView struct {
	checks.AgendaItem
	Name       lang.Text          `json:"name"`
	Number     string             `json:"number,omitempty"` // of the inspection
	Drawn      bool               `json:"drawn"`            // facts are drawn from the inspection
	Summary    *checks.Summary    `json:"summary,omitempty"`
	Indicators []checks.Indicator `json:"indicators,omitempty"`
	Basis      string             `json:"basis,omitempty"`
	Missing    []lang.Text        `json:"missing"`
	Pending    []lang.Text        `json:"pending"` // an objection without an answer, a conflict
	Ready      bool               `json:"ready"`
	Decided    *checks.Decision   `json:"decided,omitempty"`
	Followed   *checks.Execution  `json:"followed,omitempty"`

	input *paper.Input // of the inspection, nil where there is none or it is bare
}

// Agenda shows the agenda of a sitting: each item with what is missing before it can
// be heard.
func (d *Desk) Agenda(ctx context.Context, sitting string) (out AgendaView, err error) {
	err = d.read(ctx, func(v *view) error {
		out, err = v.agenda(ctx, sitting)
		return err
	})
	return out, err
}

func (v *view) agenda(ctx context.Context, ref string) (AgendaView, error) {
	var out AgendaView
	o, err := v.office()
	if err != nil {
		return out, err
	}
	s, err := findSitting(o, ref)
	if err != nil {
		return out, err
	}
	days := o.Calendar(v.days)
	out = AgendaView{
		Sitting: *s, Remarks: s.DayRemarks(days), Span: checks.SittingSpanTold(s.Day, days), Paper: agendaOf(o, s.ID), Missing: lackingSitting(s),
	}
	if out.Paper != nil {
		out.Content = out.Paper.Content
	}
	for _, i := range placed(o, s.ID) {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		item, err := v.itemView(o, i)
		if err != nil {
			return out, err
		}
		if item.Ready {
			out.Ready++
		}
		out.Minutes += item.Minutes
		out.Items = append(out.Items, item)
	}
	return out, nil
}

// lackingSitting names what is not known of a sitting yet.
func lackingSitting(s *checks.Sitting) []lang.Text {
	var out []lang.Text
	for _, f := range []struct {
		empty bool
		text  lang.Text
	}{
		{s.Hour == "", messages().Text("agenda-lacks.hour", nil)},
		{s.Place == "", messages().Text("agenda-lacks.place", nil)},
		{s.Chair == nil || s.Chair.NameKK == "" || s.Chair.NameRU == "", messages().Text("agenda-lacks.chair", nil)},
		{s.Secretary == nil || s.Secretary.NameKK == "" || s.Secretary.NameRU == "", messages().Text("agenda-lacks.secretary", nil)},
	} {
		if f.empty {
			out = append(out, f.text)
		}
	}
	return out
}

// itemView completes an item: names, figures, texts, readiness.
func (v *view) itemView(o *checks.Office, i checks.AgendaItem) (ItemView, error) {
	out := ItemView{AgendaItem: i, Decided: o.Decided(i.ID), Followed: o.Followed(i.ID)}
	if i.Holder != "" {
		state, err := v.holder(i.Holder)
		if err != nil {
			return out, err
		}
		name := state.Holder.Name(v.Today())
		out.Name = lang.Text{KK: name.KK, RU: name.RU, EN: name.RU}
	}
	if i.Inspection != "" {
		if err := v.drawn(&out); err != nil {
			return out, err
		}
	}
	if i.Earlier != "" {
		v.followed(o, &out)
	}
	if o.Decisions[i.ID] != nil && out.Decided == nil {
		out.Pending = append(out.Pending, messages().Text("agenda-pending.decisions", nil))
	}
	out.Missing = lackingItem(&out)
	out.Ready = len(out.Missing)+len(out.Pending) == 0
	return out, nil
}

// drawn judges the inspection of an item: its figures, its texts where none are typed,
// and what is pending in it.
func (v *view) drawn(out *ItemView) error {
	c, err := v.load(out.Inspection)
	if err != nil {
		return err
	}
	judged, err := v.judged(c)
	if err != nil {
		return err
	}
	out.Number, out.Basis = c.Inspection.Number, judged.Basis
	out.Summary, out.Indicators = &judged.Summary, checks.Indicators(judged.Findings)
	out.Pending = append(out.Pending, c.pending(judged.Findings)...)
	if judged.Bare {
		return nil // the seal alone is shown: texts are typed
	}
	input, err := v.paperInput(c)
	if err != nil {
		return err
	}
	out.input = &input
	if out.Kind == checks.ExecutionItem && out.Earlier == "" {
		v.executed(c, out)
		return nil
	}
	if out.Kind != checks.HearItem || out.FactsKK+out.FactsRU != "" && out.DraftKK+out.DraftRU != "" {
		return nil
	}
	heard, err := paper.HeardOf(input)
	if err != nil {
		return err
	}
	if out.FactsKK+out.FactsRU == "" {
		out.FactsKK, out.FactsRU, out.Drawn = heard.FactsKK, heard.FactsRU, true
	}
	if out.DraftKK+out.DraftRU == "" {
		out.DraftKK, out.DraftRU = heard.DraftKK, heard.DraftRU
	}
	return nil
}

// pending names what is not settled in an inspection: an objection that nobody has
// answered, and what people say differently.
func (c *caseView) pending(findings []checks.Finding) []lang.Text {
	var out []lang.Text
	if id := c.waitingObjection(); id != "" {
		out = append(out, messages().Text("agenda-pending.objection", args{"day": c.Step(id).Day.Digits()}))
	}
	if len(c.Disputed) > 0 || len(c.States) > 1 {
		out = append(out, messages().Text("agenda-pending.record", nil))
	}
	n := 0
	for _, f := range findings {
		if f.Conflict || slices.ContainsFunc(f.Parts, func(p checks.PartFinding) bool { return p.Conflict }) {
			n++
		}
	}
	if n > 0 {
		out = append(out, messages().Text("agenda-pending.conflict", args{"n": n}))
	}
	return out
}

// followed tells of the decision that an item of execution follows.
func (v *view) followed(o *checks.Office, out *ItemView) {
	earlier := o.Item(out.Earlier)
	if earlier == nil || out.FactsKK+out.FactsRU != "" {
		return
	}
	decision := o.Decided(earlier.ID)
	if decision == nil {
		out.Pending = append(out.Pending, messages().Text("agenda-pending.decisions", nil))
		return
	}
	fate := messages().Text("followed.unknown", nil)
	if x := o.Followed(earlier.ID); x != nil {
		fate = messages().Text("followed.known", args{"value": x.Words(), "day": x.When(), "reason": lang.Line(x.Reason)})
	}
	term := lang.Same("–")
	if decision.Term != 0 {
		term = lang.Same(decision.Term.Digits())
	}
	text := messages().Text("followed.facts", args{
		"day": decision.Day.Digits(), "text": lang.Text{KK: decision.KK, RU: decision.RU, EN: decision.RU}, "term": term, "fate": fate,
	})
	out.FactsKK, out.FactsRU, out.Drawn = text.KK, text.RU, true
}

// executed tells what became of the violations of the last recommendation on
// eliminating violations.
func (v *view) executed(c *caseView, out *ItemView) {
	last := c.LastPaper(checks.RecommendationPaper)
	if last == nil || !last.Frozen() || out.FactsKK+out.FactsRU != "" {
		return
	}
	count := map[string]int{}
	for _, p := range last.Points() {
		if x := c.Executed(last.ID, p.Point); x != nil {
			count[x.Value]++
		}
	}
	text := messages().Text("followed.recommendation", args{
		"number": lang.Line(last.Number()), "day": last.Day().Digits(), "n": len(last.Points()), "executed": count[checks.Executed],
		"partly": count[checks.Partly], "not": count[checks.NotExecuted],
	})
	out.FactsKK, out.FactsRU, out.Drawn = text.KK, text.RU, true
}

// lackingItem names what an item lacks before it can be heard.
func lackingItem(i *ItemView) []lang.Text {
	var out []lang.Text
	need := func(have bool, key string) {
		if !have {
			out = append(out, messages().Text("item-lacks."+key, nil))
		}
	}
	need(i.TitleKK != "" && i.TitleRU != "", "title")
	need(i.Rapporteur != "", "rapporteur")
	need(i.Minutes > 0, "minutes")
	switch i.Kind {
	case checks.HearItem:
		need(i.FactsKK != "" && i.FactsRU != "", "facts")
		need(i.Invited != "", "invited")
		need(i.DraftKK != "" && i.DraftRU != "", "draft")
		need(i.Term != 0, "term")
		need(i.Follower != "", "follower")
	case checks.ExecutionItem:
		need(i.FactsKK != "" && i.FactsRU != "", "execution")
	}
	for _, w := range slices.Compact(append(checks.OrderWords(i.DraftKK), checks.OrderWords(i.DraftRU)...)) {
		out = append(out, messages().Text("item-lacks.orders", args{"word": w}))
	}
	return out
}
