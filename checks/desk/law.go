package desk

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// What binds is a function of the office: the embedded Standard with the texts
// that the office added. Every view and every act works with the law of the
// journal that it reads; a journal without added texts costs nothing.

// lawOf puts the Standard together with the texts that the office added. A text
// that this program cannot read, or that does not go with those held, is left
// out and named, whatever the order in which the texts came.
func lawOf(embedded *standard.Standard, o *checks.Office) (*standard.Standard, []checks.EditionText) {
	added := o.Added()
	if len(added) == 0 {
		return embedded, nil
	}
	if law, err := embedded.With(texts(added)...); err == nil {
		return law, nil
	}
	law := embedded
	var kept, left []checks.EditionText
	for _, t := range inTime(added) {
		with, err := embedded.With(append(texts(kept), t.Text)...)
		if err != nil {
			left = append(left, t)
			continue
		}
		law, kept = with, append(kept, t)
	}
	return law, left
}

func texts(list []checks.EditionText) []string {
	var out []string
	for _, t := range list {
		out = append(out, t.Text)
	}
	return out
}

// inTime orders texts by the day on which each begins to tell; what cannot be
// read comes last.
func inTime(list []checks.EditionText) []checks.EditionText {
	begins := map[string]calendar.Day{}
	for _, t := range list {
		begins[t.ID] = math.MaxInt32
		if a, err := standard.ReadAddition(t.Text); err == nil {
			begins[t.ID] = a.Begins()
		}
	}
	out := slices.Clone(list)
	slices.SortFunc(out, func(a, b checks.EditionText) int {
		return cmp.Or(cmp.Compare(begins[a.ID], begins[b.ID]), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// look makes a view of what a reader holds, with its law.
func (d *Desk) look(r journal.Reader) (*view, error) {
	v := &view{Desk: d, Reader: r}
	entries, err := r.Entries(journal.Office)
	if err != nil {
		return nil, err
	}
	law := d.embedded
	if slices.ContainsFunc(entries, func(e journal.Entry) bool { return e.Header.Kind == journal.KindEdition }) {
		law, v.left = lawOf(d.embedded, journal.FoldOffice(entries))
	}
	if law != d.law {
		own := *d
		own.law = law
		v.Desk = &own
	}
	d.seen.Store(law)
	return v, nil
}

// Standard gives what binds, as it was read last.
func (d *Desk) Standard() *standard.Standard {
	if law := d.seen.Load(); law != nil {
		return law
	}
	return d.law
}

// leftOut names the entries of texts that were left out: the office was not
// wholly read.
func leftOut(o *checks.Office, left []checks.EditionText) {
	for _, t := range left {
		if !slices.Contains(o.Unread, t.Mark.Entry) {
			o.Unread = append(o.Unread, t.Mark.Entry)
		}
	}
}

// notes says what is assumed about the texts by which an inspection is judged:
// days that are not settled, texts that were left out or are in conflict, and a
// text that came after the inspection was opened.
func (v *view) notes(c *caseView) lang.Text {
	line := v.timeline(c.office)
	out := line.Note()
	for _, t := range v.left {
		out = also(out, messages().Text("law.left-out", args{"edition": t.Name}))
	}
	for _, id := range slices.Sorted(maps.Keys(c.office.Editions)) {
		if list := c.office.Editions[id]; len(list) > 1 {
			out = also(out, messages().Text("law.disputed", args{"edition": list[0].Name}))
		}
	}
	return also(out, v.laterThan(c))
}

// laterThan names the texts that came after an inspection was opened and reach
// into its days. A closed one is judged by what was held then.
func (v *view) laterThan(c *caseView) (out lang.Text) {
	if c.Closed() != nil {
		return out
	}
	line := v.timeline(c.office)
	for _, t := range c.office.Added() {
		_, possible := line.Spans(t.Name)
		about := calendar.Span{From: c.Inspection.Period.From, To: max(c.Inspection.Period.To, c.Inspection.AsOf)}
		if !possible.Empty() && possible.Overlaps(about) && t.Mark.Time.After(c.Mark.Time) {
			out = also(out, messages().Text("law.later", args{
				"edition": t.Name, "from": possible.From, "added": calendar.DayOf(t.Mark.Time).Digits(),
			}))
		}
	}
	return out
}

// also puts a sentence after others.
func also(said, more lang.Text) lang.Text {
	join := func(a, b string) string {
		switch {
		case a == "":
			return b
		case b == "":
			return a
		}
		return a + ". " + b
	}
	return lang.Text{KK: join(said.KK, more.KK), RU: join(said.RU, more.RU), EN: join(said.EN, more.EN)}
}

// AddedText is the text of an act that was added, as it is listed.
type AddedText struct {
	ID     string       `json:"id"` // of the act, as it is shown
	Source string       `json:"source"`
	Author string       `json:"author"`
	Day    calendar.Day `json:"day"` // on which it was added
	State  TextState    `json:"state"`
}

// TextState says whether an added text binds.
type TextState string

// A text binds; or this program cannot put it together with the rest; or two
// texts of the act stand against each other.
const (
	TextBinds    TextState = "binds"
	TextLeftOut  TextState = "left-out"
	TextDisputed TextState = "disputed"
)

// Acts is what binds, with the days of its editions and the texts that were added.
type Acts struct {
	Law      *standard.Standard
	Timeline standard.Timeline
	Added    []AddedText
}

// Acts gives what binds as it stands in the journal; without one, as embedded.
func (d *Desk) Acts(ctx context.Context) (out Acts, err error) {
	out = Acts{Law: d.embedded, Timeline: d.embedded.Timeline(0)}
	err = d.read(ctx, func(v *view) error {
		office, err := v.office()
		if err != nil {
			return err
		}
		out = Acts{Law: v.law, Timeline: v.timeline(office)}
		for _, id := range slices.Sorted(maps.Keys(office.Editions)) {
			for _, t := range office.Editions[id] {
				line := AddedText{ID: t.Name, Source: t.Source, Author: t.Mark.Author, Day: calendar.DayOf(t.Mark.Time), State: TextBinds}
				switch {
				case len(office.Editions[id]) > 1:
					line.State = TextDisputed
				case slices.ContainsFunc(v.left, func(l checks.EditionText) bool { return l.ID == t.ID }):
					line.State = TextLeftOut
				}
				out.Added = append(out.Added, line)
			}
		}
		return nil
	})
	return out, noneWithoutStore(err)
}
