package desk

import (
	"cmp"
	"context"
	"regexp"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// The text of an act that came later than the program: an edition of the
// Standard, or a list of the Law. It is held whole, as it was written, in an
// entry of its own; a correction is a new answer to the same matter. Before it is
// written it is compared with what stands.

// addedText is a text with what was read in it.
type addedText struct {
	text string
	*standard.Addition
}

func (t *addedText) id() string { return standard.Slug(t.ID) }

func (t *addedText) matter() string { return "edition " + t.id() }

// namesAct tells the text of an act, which has an id at its top or clauses below
// it, from a file of readings and days.
func namesAct(text string) bool {
	top := text
	if at := firstTable.FindStringIndex(text); at != nil {
		top = text[:at[0]]
	}
	return topID.MatchString(top) || actTables.MatchString(text)
}

var (
	firstTable = regexp.MustCompile(`(?m)^\s*\[`)
	topID      = regexp.MustCompile(`(?m)^\s*id\s*=`)
	actTables  = regexp.MustCompile(`(?m)^\s*\[\[(point|article|map)\b`)
)

func readText(text string) (*addedText, error) {
	a, err := standard.ReadAddition(text)
	return &addedText{text, a}, err
}

// TextPreview says what the text of an act changes.
type TextPreview struct {
	ID       string       `json:"id"`
	Law      bool         `json:"law,omitempty"` // a list of the Law, not an edition of the Standard
	Title    lang.Text    `json:"title"`
	From     calendar.Day `json:"from"`
	Latest   calendar.Day `json:"from_latest,omitempty"` // where the first day is not settled
	Corrects bool         `json:"corrects,omitempty"`    // another text of this act was added before
	Before   string       `json:"before,omitempty"`      // the edition that it follows
	Ends     calendar.Day `json:"before_ends,omitempty"` // its last day

	Clauses     []ClausePreview       `json:"clauses,omitempty"`
	Items       []standard.ItemChange `json:"items,omitempty"`
	Inspections []TouchedInspection   `json:"inspections"` // open ones that reach into its days
	More        int                   `json:"more_inspections,omitempty"`
}

// ClausePreview is a clause of the edition, or one that it has no more.
type ClausePreview struct {
	standard.Mapping
	Category string    `json:"category"`
	Check    string    `json:"check"`
	Made     bool      `json:"made,omitempty"` // no check served it: it is asked as a plain judgement
	Title    lang.Text `json:"title"`          // of the check
}

// Counts tells how many clauses and items changed in each way.
func (t *TextPreview) Counts() map[standard.Change]int {
	out := map[standard.Change]int{}
	for _, c := range t.Clauses {
		out[c.Change]++
	}
	for _, i := range t.Items {
		out[i.Change]++
	}
	return out
}

// Unserved lists the clauses that no check serves.
func (t *TextPreview) Unserved() []string {
	var out []string
	for _, c := range t.Clauses {
		if c.Made {
			out = append(out, c.To.Clause)
		}
	}
	return out
}

// compareText compares a text with what stands without it.
func (d *Desk) compareText(t *addedText, o *checks.Office) (Addition, error) {
	var others []string
	corrects, known := false, false
	for _, held := range o.Added() {
		if held.ID != t.id() {
			others = append(others, held.Text)
		}
	}
	for _, held := range o.Editions[t.id()] {
		corrects, known = true, held.Text == t.text && len(o.Editions[t.id()]) == 1
	}
	before, err := d.embedded.With(others...)
	if err != nil {
		before, _ = lawOf(d.embedded, o)
	}
	after, err := d.embedded.With(append(others, t.text)...)
	if err != nil {
		return Addition{}, err
	}
	preview := &TextPreview{
		ID: t.ID, Law: t.Law, Title: t.Title, From: t.Begins(), Latest: t.FromLatest, Corrects: corrects && !known,
		Inspections: []TouchedInspection{},
	}
	if t.Law {
		for i := range t.Articles {
			preview.Items = append(preview.Items, before.ItemChanges(&t.Articles[i])...)
		}
	} else {
		err = preview.clauses(after, t.ID)
	}
	return Addition{Matter: t.matter(), Value: t.ID, Known: known, Text: preview}, err
}

// clauses compares an edition with the one that it follows.
func (t *TextPreview) clauses(law *standard.Standard, id string) error {
	all := law.Editions()
	at := slices.IndexFunc(all, func(e *standard.Edition) bool { return e.ID == id })
	before := all[at-1]
	t.Before = before.ID
	certain, _ := law.Timeline(0).Spans(before.ID)
	t.Ends = certain.To
	lines, err := law.Diff(before.ID, id)
	for _, line := range lines {
		c := ClausePreview{Mapping: line.Mapping}
		e, clause := all[at], line.To.Clause
		if line.Change == standard.Ended {
			e, clause = before, line.From.Clause
		}
		if point, _, ok := e.Clause(clause); ok {
			c.Category = point.Category
		}
		if check := law.CheckServing(e.Act, clause); check != nil {
			c.Check, c.Title, c.Made = check.ID, check.Title, check.Made && line.Change != standard.Ended
		}
		t.Clauses = append(t.Clauses, c)
	}
	return err
}

// previewText compares a text with what stands, and lists the open inspections
// that it touches.
func (v *view) previewText(t *addedText, o *checks.Office) (Addition, error) {
	out, err := v.compareText(t, o)
	if err == nil {
		err = v.touch(out.Text)
	}
	return out, err
}

// addText records a text that does not stand already.
func (a *act) addText(t *addedText, is Addition) error {
	if is.Known {
		return errKnown
	}
	source := cmp.Or(t.Source, t.Sources[lang.KK], t.Sources[lang.RU])
	return a.answer(journal.KindEdition, journal.Office, t.matter(), checks.EditionText{
		ID: t.id(), Name: t.ID, Text: t.text, Source: lang.Line(source),
	})
}

// WithdrawText takes the text of an act back, with every older version of it: what
// is embedded binds again, and the inspections that are open are judged anew.
func (d *Desk) WithdrawText(ctx context.Context, id string, w Withdrawal) error {
	if lang.Line(w.Reason) == "" {
		return fail("reason.empty", nil)
	}
	err := d.write(ctx, func(a *act) error {
		l, err := a.ledger(journal.Office)
		if err != nil {
			return err
		}
		var targets []journal.Target
		for _, e := range l.Answers("edition " + standard.Slug(id)) {
			for _, h := range l.Chain(e.Hash) {
				targets = append(targets, journal.Target{Hash: h})
			}
		}
		if len(targets) == 0 {
			return fail("text.not-added", args{"id": lang.Line(id)})
		}
		_, err = a.w.Append(journal.Draft{
			Kind: journal.KindWithdrawn, Subject: journal.Office, Replaces: targets,
			Payload: journal.Withdrawn{Why: cmp.Or(w.Why, journal.ByMistake), Reason: lang.Line(w.Reason)},
		})
		return err
	})
	if err == nil {
		err = d.read(ctx, func(*view) error { return nil }) // the screens go on with what binds now
	}
	return err
}
