package desk

import (
	"cmp"
	"context"
	"slices"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/page"
	"ashyq/checks/paper"
)

// The last look before a paper is signed: what was broken when somebody last looked
// may have been put right since, and then the paper says what is not so.

// freshLook is how many working days a look holds before a paper is signed: as many
// as the Law gives to draw a recommendation up and send it (art. 19-1(7)).
const freshLook = 3

// LookView says when what is broken was last looked at.
type LookView struct {
	Inspection string       `json:"inspection"`    // number
	Day        calendar.Day `json:"day,omitempty"` // the earliest of the last looks at its parts; none where no look is recorded
	Ago        int          `json:"working_days"`  // since that day
	Stale      bool         `json:"stale"`
	Words      lang.Text    `json:"words"`
	Parts      []LookPart   `json:"parts"` // that are broken
	Pages      []LookPage   `json:"pages"` // under them, which can be looked at again
}

// LookPart is a broken question with the day of its own last look; none where
// nothing says that anybody looked.
type LookPart struct {
	Check string       `json:"check"`
	Part  string       `json:"part,omitempty"`
	Day   calendar.Day `json:"day,omitempty"`
}

// LookPage is a page that was captured under something broken: the latest capture of
// it.
type LookPage struct {
	Capture string       `json:"capture"` // id
	Asked   string       `json:"asked"`
	Check   string       `json:"check,omitempty"` // for which it was captured
	Day     calendar.Day `json:"day"`
	Method  string       `json:"method"` // how it was taken
}

// LastLook says when the broken questions of an inspection were last looked at, and
// whether that is too long ago to sign a paper on it.
func (d *Desk) LastLook(ctx context.Context, inspection string) (out LookView, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		judged, err := v.judged(c)
		out = v.lastLook(c, judged.Findings)
		return err
	})
	return out, err
}

func (v *view) lastLook(c *caseView, findings []checks.Finding) LookView {
	out := LookView{Inspection: c.Inspection.Number}
	unseen := 0
	for _, q := range checks.Broken(findings) {
		day := c.lookedAt(q)
		switch {
		case day == 0:
			unseen++
		case out.Day == 0 || day < out.Day:
			out.Day = day
		}
		out.Parts = append(out.Parts, LookPart{q.Check, q.Part, day})
	}
	out.Pages = c.pagesUnder(out.Parts)
	switch {
	case len(out.Parts) == 0:
		out.Words = messages().Text("look.nothing-broken", nil)
	case out.Day == 0:
		out.Stale, out.Words = true, messages().Text("look.never", nil)
	default:
		out.Ago = c.office.Calendar(v.days).Since(out.Day, v.Today())
		out.Stale = unseen > 0 || out.Ago > freshLook
		out.Words = lookWords(out, unseen)
	}
	return out
}

// lookWords says when what is broken was last looked at: the oldest of the looks counts,
// and a part at which nobody looked is worse than an old look.
func lookWords(look LookView, unseen int) lang.Text {
	switch {
	case unseen > 0:
		return messages().Text("look.partly", args{"n": unseen, "of": len(look.Parts)})
	case look.Stale:
		return messages().Text("look.stale", args{"day": look.Day.Digits(), "n": look.Ago})
	}
	return messages().Text("look.fresh", args{"day": look.Day.Digits(), "n": look.Ago})
}

// lastLookGap warns, and does not keep from signing: the last look at what is broken
// is too old. False where there is nothing to warn of.
func (v *view) lastLookGap(c *caseView, findings []checks.Finding) (paper.Gap, bool) {
	look := v.lastLook(c, findings)
	gap := paper.Gap{Text: look.Words}
	if len(look.Parts) == 0 {
		return gap, look.Stale
	}
	oldest := look.Parts[0] // nobody looked at it, or the longest ago
	for _, p := range look.Parts[1:] {
		if p.Day < oldest.Day {
			oldest = p
		}
	}
	gap.Where = "check " + oldest.Check
	gap.Text = messages().Text("look.gap", args{"words": look.Words, "check": v.teller().check(oldest.Check)})
	return gap, look.Stale
}

// lookedAt is the latest day on which a question was looked at: a page captured
// under it, evidence that shows a look, what the analyst answered about. The day of
// an event or of a document is no day on which anybody looked.
func (c *caseView) lookedAt(q checks.Question) calendar.Day {
	look := c.lookedFrom(q)
	for i := range c.Evidence {
		e := &c.Evidence[i]
		if e.Kind == checks.Event || e.Kind == checks.Paper {
			continue
		}
		if e.ServesPart(q.Check, q.Part) || q.Part == "" && slices.ContainsFunc(e.Serves, func(s checks.Service) bool { return s.Check == q.Check }) {
			look = max(look, e.At.Day)
		}
	}
	for i := range c.Captures {
		if p := &c.Captures[i]; p.For() == q.Check && p.Outcome == string(page.Fetched) { // another proves nothing
			look = max(look, captureDay(p))
		}
	}
	for asked, answers := range c.Answers {
		for _, a := range answers {
			if asked.Check == q.Check && (asked.Part == q.Part || asked.Part == "") {
				look = max(look, a.Observed)
			}
		}
	}
	return look
}

// lookedFrom is the latest day on which a page was captured that shows something of a
// question: evidence or coverage was made of it, or of an earlier look at its address.
func (c *caseView) lookedFrom(q checks.Question) (look calendar.Day) {
	under := map[string]bool{} // captures, by id
	for i := range c.Evidence {
		e := &c.Evidence[i]
		serves := func(s checks.Service) bool {
			return s.Check == q.Check && (q.Part == "" || slices.Contains(s.Parts, q.Part))
		}
		if e.Origin != nil && slices.ContainsFunc(e.Serves, serves) {
			under[e.Origin.Capture] = true
		}
	}
	for _, v := range c.Coverage {
		if v.Origin != nil && v.Check == q.Check && (q.Part == "" || slices.Contains(v.Parts, q.Part)) {
			under[v.Origin.Capture] = true
		}
	}
	asked := map[string]bool{}
	for i := range c.Captures {
		if p := &c.Captures[i]; under[p.ID] {
			asked[p.Asked], asked[cmp.Or(p.Final, p.Asked)] = true, true
		}
	}
	for i := range c.Captures {
		if p := &c.Captures[i]; p.Fetched() && (asked[p.Asked] || asked[cmp.Or(p.Final, p.Asked)]) {
			look = max(look, captureDay(p))
		}
	}
	return look
}

func captureDay(p *checks.Capture) calendar.Day {
	at, err := time.Parse(time.RFC3339, p.At)
	if err != nil {
		return 0
	}
	return calendar.DayOf(at)
}

// pagesUnder lists the pages captured under something broken, of each the latest
// capture that was read, for what could not be read shows nothing to compare with. A
// page captured for no check in particular may show anything.
func (c *caseView) pagesUnder(parts []LookPart) []LookPage {
	var out []LookPage
	for i := range c.Captures {
		p := &c.Captures[i]
		check := p.For()
		under := check == "" && len(parts) > 0 || slices.ContainsFunc(parts, func(l LookPart) bool { return l.Check == check })
		if !under {
			continue
		}
		one := LookPage{Capture: p.ID, Asked: p.Asked, Check: check, Day: captureDay(p), Method: p.Method}
		same := func(o LookPage) bool { return o.Asked == one.Asked && o.Check == one.Check }
		if at := slices.IndexFunc(out, same); at < 0 {
			out = append(out, one)
		} else if c.shows(p, out[at].Capture) {
			out[at] = one
		}
	}
	slices.SortStableFunc(out, func(x, y LookPage) int { return cmp.Compare(x.Asked, y.Asked) })
	return out
}

// shows tells whether a capture shows more of what stands on a page now than another
// one: one that was read goes before one that was not, then the later one; of two made
// at once it is the one that was kept later.
func (c *caseView) shows(p *checks.Capture, other string) bool {
	for i := range c.Captures {
		o := &c.Captures[i]
		if o.ID != other {
			continue
		}
		if read, was := readable(p), readable(o); read != was {
			return read
		}
		was, _ := time.Parse(time.RFC3339, o.At)
		is, _ := time.Parse(time.RFC3339, p.At)
		return !is.Before(was)
	}
	return true
}

func readable(p *checks.Capture) bool { return page.Outcome(p.Outcome) == page.Fetched }
