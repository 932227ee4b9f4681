package desk

import (
	"context"
	"path/filepath"
	"slices"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/capture"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// LookAgainInput says where the pages are looked at again. A page that was asked for
// at its address is asked for there again, in the way in which it was; one that was
// saved is known by the name of its file, and looked for in the folder into which it
// was saved anew.
type LookAgainInput struct {
	Folder string
	Saved  calendar.Day // the day on which they were saved; left out: the files' own. Not before the earlier captures
}

// LookedAgain is a page that was looked at again, beside its earlier capture. What
// could not be read, or was not saved anew, proves nothing and says why.
type LookedAgain struct {
	Asked   string       `json:"asked"`
	Check   string       `json:"check,omitempty"`
	Before  string       `json:"before"`          // id of the earlier capture
	Was     calendar.Day `json:"was"`             // its day
	After   string       `json:"after,omitempty"` // id of the new one; none where none was kept
	Is      calendar.Day `json:"is,omitempty"`
	Same    bool         `json:"same"` // byte for byte
	Why     lang.Text    `json:"why,omitzero"`
	Changes []PageChange `json:"changes"`
}

// PageChange is what the reader sees otherwise of one sort of thing on a page.
type PageChange struct {
	What  string   `json:"what"` // posts, documents, phones …
	Added []string `json:"added"`
	Gone  []string `json:"gone"`
	Same  int      `json:"same"`
}

// Words names the sort of thing.
func (p PageChange) Words() lang.Text { return messages().Text("seen."+p.What, nil) }

// LookAgain captures the pages under what is broken once more, all in one act, and
// compares each with its earlier capture: by its bytes, and by what the reader sees.
// It moves no verdict: what has changed is for the analyst to enter.
func (d *Desk) LookAgain(ctx context.Context, inspection string, in LookAgainInput) (out []LookedAgain, err error) {
	if in.Saved > d.Today() {
		return nil, fail("capture.future", args{"today": d.Today()})
	}
	pages, err := d.brokenPages(ctx, inspection)
	if err != nil {
		return nil, err
	}
	taken, err := d.takeAgain(ctx, pages, in)
	if err != nil {
		return nil, err
	}
	err = d.write(ctx, func(a *act) error {
		c, err := a.forCapture(inspection, "")
		if err != nil {
			return err
		}
		out = nil
		fresh := 0
		for i, p := range pages {
			again, err := a.again(c, p, taken[i], in)
			if err != nil {
				return err
			}
			if again.After != "" {
				fresh++
			}
			out = append(out, again)
		}
		if fresh == 0 {
			return fail("look.none-saved", args{"pages": askedPages(pages), "folder": lang.Line(in.Folder)})
		}
		return nil
	})
	return out, err
}

// brokenPages lists the pages under what is broken.
func (d *Desk) brokenPages(ctx context.Context, inspection string) (out []LookPage, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.forCapture(inspection, "")
		if err != nil {
			return err
		}
		judged, err := v.judged(c)
		if err != nil {
			return err
		}
		if out = v.lastLook(c, judged.Findings).Pages; len(out) == 0 {
			return fail("look.no-pages", nil)
		}
		return nil
	})
	return out, err
}

// takenAgain is a page that was taken again, or why it was not.
type takenAgain struct {
	capture.Capture
	why error
}

// takeAgain takes pages again, in the order in which they are listed. What keeps one
// of them from being taken leaves the others alone; what is no matter of ours stops
// the work.
func (d *Desk) takeAgain(ctx context.Context, pages []LookPage, in LookAgainInput) ([]takenAgain, error) {
	out := make([]takenAgain, len(pages))
	var list []visit
	var at []int
	for i, p := range pages {
		if p.Method == string(capture.FromFile) {
			c, err := d.take(filepath.Join(in.Folder, filepath.Base(p.Asked)), in.Saved)
			if _, ours := lang.AsError(err); err != nil && !ours {
				return nil, err
			}
			out[i] = takenAgain{c, err} // it is not there, or cannot be read: that says nothing of the page
			continue
		}
		at, list = append(at, i), append(list, visit{p.Asked, capture.Method(p.Method)})
	}
	err := d.visitAll(ctx, list, func(i int, c capture.Capture, err error) error {
		v := Visit{Address: list[i].address}
		if err != nil {
			if err := v.leave(err); err != nil {
				return err
			}
			err = &lang.Error{Code: "visits.left", Text: v.Words}
		}
		out[at[i]] = takenAgain{c, err}
		return nil
	})
	return out, err
}

func askedPages(list []LookPage) []string {
	var out []string
	for _, p := range list {
		out = add(out, lang.Line(p.Asked))
	}
	return out
}

// again compares a page that was taken again with its earlier capture, and keeps it.
func (a *act) again(c *caseView, p LookPage, taken takenAgain, in LookAgainInput) (LookedAgain, error) {
	out := LookedAgain{Asked: p.Asked, Check: p.Check, Before: p.Capture, Was: p.Day}
	at := slices.IndexFunc(c.Captures, func(o checks.Capture) bool { return o.ID == p.Capture })
	if at < 0 {
		return out, fail("page.unknown", args{"ref": p.Capture})
	}
	before := c.Captures[at]
	if e, ours := lang.AsError(taken.why); ours {
		out.Why = e.Text
		return out, nil
	}
	out.Is = calendar.DayOf(taken.At)
	switch {
	case out.Is >= out.Was:
	case in.Saved != 0:
		return out, fail("look.before", args{"page": lang.Line(p.Asked), "day": in.Saved, "was": p.Day})
	default: // an older file: it shows nothing of the days since
		out.Why = messages().Text("look.older", args{"day": out.Is, "was": out.Was})
		return out, nil
	}
	out.Same = len(taken.Bodies) > 0 && len(before.Files) > 0 && string(journal.Sum(taken.Bodies[0].Bytes)) == before.Files[0].Hash
	if was, err := time.Parse(time.RFC3339, before.At); out.Same && err == nil && !taken.At.After(was) {
		out.Why = messages().Text("look.not-anew", args{"day": out.Was})
		return out, nil
	}
	record, err := a.capture(c, taken.Capture, p.Check)
	if err != nil {
		return out, err
	}
	out.After = record.ID
	if taken.Outcome != page.Fetched {
		out.Why = outcomeWords(taken.Capture)
		return out, nil
	}
	seen, err := a.see(before)
	if err != nil {
		out.Why = messages().Text("look.not-held", nil)
		return out, nil
	}
	out.Changes = changes(seen.Reading, readingOf(taken.Capture))
	return out, nil
}

// changes compares two readings of a page, one sort of thing after another; what is
// wholly the same is left out.
func changes(was, is page.Reading) []PageChange {
	then, now := observed(was), observed(is)
	out := []PageChange{}
	for i := range now {
		c := PageChange{What: now[i].what, Added: []string{}, Gone: []string{}}
		for _, s := range now[i].list {
			if slices.Contains(then[i].list, s) {
				c.Same++
			} else {
				c.Added = add(c.Added, s)
			}
		}
		for _, s := range then[i].list {
			if !slices.Contains(now[i].list, s) {
				c.Gone = add(c.Gone, s)
			}
		}
		if len(c.Added)+len(c.Gone) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// sort is what a reader saw of one sort of thing, each as one line.
type sort struct {
	what string
	list []string
}

// observed writes a reading as lines that can be compared. Where a thing stood on
// the page is no part of it.
func observed(r page.Reading) []sort {
	line := func(parts ...string) string {
		out := ""
		for _, p := range parts {
			if p = lang.Line(p); p != "" && out != "" {
				out += " · " + p
			} else {
				out += p
			}
		}
		return out
	}
	var all []sort
	take := func(what string, n int, at func(int) string) {
		s := sort{what: what}
		for i := range n {
			s.list = append(s.list, at(i))
		}
		all = append(all, s)
	}
	take("title", min(1, len(r.Title)), func(int) string { return line(string(r.Title)) })
	take("posts", len(r.Posts), func(i int) string { return line(dayLine(r.Posts[i].Date.Day), r.Posts[i].Title) })
	take("documents", len(r.Documents), func(i int) string { return line(r.Documents[i].Title, r.Documents[i].URL) })
	take("sections", len(r.Sections), func(i int) string { return line(r.Sections[i].Title) })
	take("people", len(r.People), func(i int) string { return line(r.People[i].Name, r.People[i].Post) })
	take("phones", len(r.Phones), func(i int) string { return line(r.Phones[i].Value) })
	take("emails", len(r.Emails), func(i int) string { return line(r.Emails[i].Value) })
	take("addresses", len(r.Addresses), func(i int) string { return line(r.Addresses[i].Value) })
	take("accounts", len(r.Accounts), func(i int) string { return line(r.Accounts[i].URL) })
	take("counterparts", len(r.Counterparts), func(i int) string { return line(r.Counterparts[i].Lang, r.Counterparts[i].URL) })
	return all
}

func dayLine(d calendar.Day) string {
	if d == 0 {
		return ""
	}
	return d.Digits()
}
