package checks_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/standard"
)

func (w *told) buildEvidence(t testing.TB, x *evidenceText) {
	if x.Every != "" {
		for _, d := range w.every(t, x) {
			w.addEvidence(t, x, d)
		}
		return
	}
	w.addEvidence(t, x, w.say(x.At))
}

// every lists the days for "a piece for every slot, day or working day" but
// those in the slots excepted.
func (w *told) every(t testing.TB, x *evidenceText) []string {
	var out []string
	switch x.Every {
	case "slot":
		for _, s := range w.frame.Slots {
			out = append(out, s.Day)
		}
	case "day", "working-day":
		period := span(t, w.frame.Period)
		for d := period.From; d <= period.To; d++ {
			if weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday; x.Every == "day" || !weekend {
				out = append(out, d.String())
			}
		}
	default:
		t.Fatalf("%s: every %q", w.name(), x.Every)
	}
	var except []string
	for _, e := range x.Except {
		except = append(except, w.say(e))
	}
	return slices.DeleteFunc(out, func(d string) bool { return slices.Contains(except, d) })
}

func (w *told) addEvidence(t testing.TB, x *evidenceText, at string) {
	check := w.law.Check(orElse(x.Check, w.file.check))
	e := checks.Evidence{
		ID: x.ID, Kind: checks.EvidenceKind(x.Kind), Premises: x.Premises, Title: x.Title, Text: "мәтін",
		For: w.say(x.For), Mark: w.mark(x.Rival), Serves: []checks.Service{{Check: check.ID, Parts: x.Parts}},
	}
	if e.ID == "" {
		e.ID = fmt.Sprintf("e%03d", w.entries)
	}
	if !slices.Contains(checks.EvidenceKinds(), e.Kind) || len(x.Parts) == 0 {
		t.Errorf("%s: evidence of kind %q for %v", w.name(), x.Kind, x.Parts)
	}
	for _, p := range x.Parts {
		if check.Part(p) == nil {
			t.Errorf("%s: no part %q", w.name(), p)
		}
	}
	if w.missing != "" {
		return
	}
	e.At = timed(t, at)
	for part, when := range x.Noticed {
		if when = w.say(when); when != "" {
			e.Noticed = append(e.Noticed, checks.Notice{Part: part, At: timed(t, when)})
		}
		if check.Part(part) == nil {
			t.Errorf("%s: no part %q", w.name(), part)
		}
	}
	e.Items = w.items(t, check, x)
	if x.Origin != nil {
		e.Origin = &checks.Origin{Capture: x.Origin.Capture, Path: x.Origin.Path, Fragment: x.Origin.Fragment}
	}
	e.Table = w.table(t, x)
	w.c.Evidence = append(w.c.Evidence, e)
}

// timed reads a day, with an hour where a case names one.
func timed(t testing.TB, text string) calendar.Moment {
	t.Helper()
	at, err := calendar.ParseMoment(text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// table makes the rows of a register, with every column that one of them names.
func (w *told) table(t testing.TB, x *evidenceText) *checks.Table {
	list := w.law.List(x.List)
	if x.List == "" {
		return nil
	}
	if list == nil {
		t.Errorf("%s: no list %q", w.name(), x.List)
		return nil
	}
	out := &checks.Table{List: x.List, Unread: x.Unread}
	for _, c := range list.Columns {
		if slices.ContainsFunc(x.Rows, func(r map[string]string) bool { _, ok := r[c.Name]; return ok }) {
			out.Columns = append(out.Columns, c.Name)
		}
	}
	for i, r := range x.Rows {
		row := checks.Row{Line: i + 2, Cells: make([]string, len(out.Columns))}
		for name, value := range r {
			at := slices.Index(out.Columns, name)
			if at < 0 {
				t.Errorf("%s: no column %q", w.name(), name)
				continue
			}
			row.Cells[at] = w.say(value)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func (w *told) buildSample(x sampleText) {
	s := checks.Sample{Check: w.file.check, List: x.List, Seed: "1", Of: 10, Mark: w.mark(x.Rival)}
	for i, number := range x.Rows {
		row := checks.SampledRow{Row: i + 2, Number: number}
		for _, e := range w.c.Evidence {
			if e.Table != nil {
				row.Register = e.ID
			}
		}
		s.Rows = append(s.Rows, row)
	}
	w.c.Samples = append(w.c.Samples, s)
}

// items gives what was seen: of every item of the parts, then of those named.
func (w *told) items(t testing.TB, check *standard.Check, x *evidenceText) []checks.ItemSeen {
	known := map[string]bool{}
	state := map[string]string{}
	var order []string
	for _, c := range w.categories {
		for i := range check.Parts {
			part := &check.Parts[i]
			ids := itemIDs(w.law, check, part, c)
			for _, id := range ids {
				known[id] = true
				if x.All != "" && part.InCategory(c) && slices.Contains(x.Parts, part.ID) {
					state[id] = x.All
				}
				order = append(order, id)
			}
		}
	}
	for id, s := range x.Items {
		if !known[w.say(id)] {
			t.Errorf("%s: no item %q", w.name(), id)
		}
		state[w.say(id)] = s
	}
	var out []checks.ItemSeen
	for _, id := range order {
		if s := checks.ItemState(state[id]); s != "" {
			if !slices.Contains(checks.ItemStates(), s) {
				t.Errorf("%s: state %q", w.name(), s)
			}
			out = append(out, checks.ItemSeen{Item: id, State: s, Note: x.Note})
			delete(state, id)
		}
	}
	return out
}

// itemIDs lists the names that evidence may use for a part.
func itemIDs(law *standard.Standard, check *standard.Check, part *standard.Part, category string) []string {
	var out []string
	for _, i := range law.ItemsOf(check, part, category) {
		out = append(out, i.ID)
	}
	if part.Of != "" {
		for _, i := range law.ItemsOf(check, check.Part(part.Of), category) {
			out = append(out, part.ID+"."+i.ID)
		}
	}
	if len(out) == 0 {
		out = append(out, part.ID)
	}
	return out
}
