package desk

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Two people who work apart may see one thing differently; when their journals are put
// together both answers stand, and nothing chooses between them. A person decides, and
// the decision is an entry that replaces both: see settle.go.

// Conflict is one thing that is seen differently.
type Conflict struct {
	ID         string      `json:"id"`                   // the beginning of a hash of its sides: names it for settling
	Kind       string      `json:"kind"`                 // of its entries; ConflictProposal, ConflictRemote
	Inspection string      `json:"inspection,omitempty"` // number, as lists show it
	Holder     lang.Text   `json:"holder,omitzero"`      // name, where it is about one
	About      lang.Text   `json:"about"`                // what is seen differently
	Fields     []FieldSaid `json:"fields,omitempty"`     // of whole records: those that differ
	Sides      []Side      `json:"sides"`
	Meanwhile  lang.Text   `json:"meanwhile"` // what holds while it is not settled

	subject    journal.Subject
	inspection string // id
	matter     string // empty: its sides answer different matters
}

// Side is one of the answers.
type Side struct {
	Letter  string         `json:"letter"` // A, B …: names it for settling
	Author  string         `json:"author"`
	Time    time.Time      `json:"time"`
	Label   string         `json:"label"` // of the stream that wrote it
	Own     bool           `json:"own"`   // it was written here
	Says    lang.Text      `json:"says"`
	Verdict checks.Verdict `json:"verdict,omitempty"` // of an answer to a question
	Reason  string         `json:"reason,omitempty"`
	Saw     int            `json:"saw"` // pieces of evidence before its author's eyes
	Details []SideDetail   `json:"details,omitempty"`
	Files   []checks.File  `json:"files,omitempty"`
	Entry   string         `json:"entry"`

	gone    bool            // its payload cannot be read
	subject journal.Subject // on which the entry stands
}

// SideDetail is a part of what a side says, by its name.
type SideDetail struct {
	Name lang.Text `json:"name"`
	Says lang.Text `json:"says"`
}

// FieldSaid is a field of a whole record and what each side says of it, in their order.
type FieldSaid struct {
	Field string      `json:"field"`
	Name  lang.Text   `json:"name"`
	Says  []lang.Text `json:"says"`
}

// What two sides may be that are no answers to one matter.
const (
	ConflictProposal = "proposal" // confirmed by one and rejected by the other, or confirmed as of two days
	ConflictRemote   = "remote"   // two remote controls of one subject in a quarter
)

// InspectionID gives the id of the inspection that the conflict is about, "" of none.
func (c *Conflict) InspectionID() string { return c.inspection }

// Matter is what both sides answer; empty where they answer different things.
func (c *Conflict) Matter() string { return c.matter }

// Whole tells whether the sides are whole records, of which each field is settled.
func (c *Conflict) Whole() bool { return len(c.Fields) > 0 }

// Conflicts lists what is seen differently of an inspection and of its holder; without
// an inspection, of everything.
func (d *Desk) Conflicts(ctx context.Context, inspection string) (out []Conflict, err error) {
	err = d.read(ctx, func(v *view) error {
		out, err = v.conflicts(ctx, inspection)
		return err
	})
	return out, noneWithoutStore(err)
}

// clashes gathers conflicts of several subjects.
type clashes struct {
	*view
	ctx     context.Context
	teller  *teller
	numbers numbering
	out     []Conflict
}

func (v *view) clashes(ctx context.Context) (*clashes, error) {
	numbers, err := v.numbering()
	return &clashes{view: v, ctx: ctx, teller: v.teller(), numbers: numbers}, err
}

func (v *view) conflicts(ctx context.Context, inspection string) ([]Conflict, error) {
	g, err := v.clashes(ctx)
	if err != nil {
		return nil, err
	}
	if inspection == "" {
		err = g.everything()
	} else {
		err = g.oneInspection(inspection)
	}
	return g.out, err
}

// conflictsBeside lists those of the subject that a conflict stands on.
func (v *view) conflictsBeside(ctx context.Context, c *Conflict) ([]Conflict, error) {
	g, err := v.clashes(ctx)
	if err != nil {
		return nil, err
	}
	switch s := c.subject; {
	case c.Kind == ConflictRemote:
		err = g.remotePairs(s.ID(), func([]journal.InspectionRow) bool { return true })
	case c.inspection != "":
		var state *checks.Case
		if state, err = g.inspection(c.inspection); err == nil {
			err = g.of(s, state, "")
		}
	default:
		err = g.of(s, nil, "")
	}
	return g.out, err
}

func (g *clashes) oneInspection(ref string) error {
	row, err := g.findInspection(ref)
	if err != nil {
		return err
	}
	if err := g.inspectionOf(row); err != nil {
		return err
	}
	if err := g.of(journal.Holder(row.Holder), nil, row.Holder); err != nil {
		return err
	}
	return g.remotePairs(row.Holder, func(pair []journal.InspectionRow) bool {
		return slices.ContainsFunc(pair, func(r journal.InspectionRow) bool { return r.ID == row.ID })
	})
}

// everything asks the rows which subjects have anything to settle, and folds only those.
func (g *clashes) everything() error {
	if err := g.of(journal.Office, nil, ""); err != nil {
		return err
	}
	holders, err := g.Holders(journal.HolderQuery{Disputed: true})
	if err != nil {
		return err
	}
	for _, h := range holders {
		if err := g.of(journal.Holder(h.ID), nil, h.ID); err != nil {
			return err
		}
	}
	rows, err := g.Inspections(journal.InspectionQuery{Needs: journal.NeedsSettling})
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := cmp.Or(g.ctx.Err(), g.inspectionOf(row)); err != nil {
			return err
		}
	}
	return g.remotePairs("", func([]journal.InspectionRow) bool { return true })
}

// inspectionOf gathers what is seen differently of one inspection.
func (g *clashes) inspectionOf(row journal.InspectionRow) error {
	c, err := g.inspection(row.ID)
	if err != nil {
		return err
	}
	return g.of(journal.Inspection(row.ID), c, row.Holder)
}

// of gathers what is seen differently of a subject; of an inspection its case is given.
func (g *clashes) of(s journal.Subject, c *checks.Case, holder string) error {
	l, err := g.teller.book(s)
	if err != nil {
		return err
	}
	for _, clash := range journal.Clashes(l, c) {
		one := Conflict{Kind: clash.Sides[0].Header.Kind, subject: s, matter: clash.Matter}
		if c != nil {
			one.inspection = c.Inspection.ID
		}
		if clash.Matter == "" {
			one.Kind = ConflictProposal
			one.About = messages().Text("conflict.about.proposal", args{"fragment": quote(clash.Fragment)})
			one.Meanwhile = messages().Text("conflict.meanwhile.proposal", nil)
		} else {
			one.Fields = g.fields(valuesOf(clash.Sides))
			one.Meanwhile = messages().Text("conflict.meanwhile."+meanwhile(one.Kind), nil)
			if one.About, err = g.about(one, clash.Sides[0]); err != nil {
				return err
			}
		}
		if err := g.add(one, clash.Sides, holder); err != nil {
			return err
		}
	}
	return nil
}

// valuesOf reads what each side says; nil where one cannot be read.
func valuesOf(sides []journal.Entry) []any {
	var out []any
	for _, e := range sides {
		v, err := journal.Value(e)
		if err != nil {
			return nil
		}
		out = append(out, v)
	}
	return out
}

// meanwhile says which words tell what holds while it is not settled.
func meanwhile(kind string) string {
	switch kind {
	case journal.KindVerdict, journal.KindEvidence, journal.KindCoverage, journal.KindSample:
		return "verdict"
	case journal.KindSetting, journal.KindReading, journal.KindCalendar, journal.KindEdition, journal.KindTemplate:
		return "office"
	case journal.KindHolder, journal.KindInspection:
		return "record"
	}
	return "other"
}

// add puts the sides into words, and names the conflict.
func (g *clashes) add(c Conflict, entries []journal.Entry, holder string) error {
	for i, e := range entries {
		side, err := g.side(e)
		if err != nil {
			return err
		}
		side.Letter = letterOf(i)
		c.Sides = append(c.Sides, side)
	}
	g.sideDetails(c.Kind, entries, c.Sides)
	return g.name(c, holder)
}

// name names the conflict by its sides: whoever gives the name tells which answers were
// before the eyes, and once another one comes in the conflict has another name.
func (g *clashes) name(c Conflict, holder string) error {
	seen := []string{string(c.subject), c.matter}
	for _, s := range c.Sides {
		seen = append(seen, s.Entry)
	}
	sum := sha256.Sum256([]byte(strings.Join(seen, "\n")))
	c.ID = hex.EncodeToString(sum[:])[:conflictID]
	if c.inspection != "" {
		rows, err := g.Inspections(journal.InspectionQuery{ID: c.inspection})
		if err != nil {
			return err
		}
		for _, r := range rows {
			c.Inspection = g.numbers.shown(r)
		}
	}
	if holder != "" {
		rows, err := g.Holders(journal.HolderQuery{IDs: holder})
		if err != nil {
			return err
		}
		for _, r := range rows {
			c.Holder = lang.Text{KK: cmp.Or(r.NameKK, r.NameRU), RU: cmp.Or(r.NameRU, r.NameKK), EN: cmp.Or(r.NameRU, r.NameKK)}
		}
	}
	g.out = append(g.out, c)
	return nil
}

// How much of the hash names a conflict, and how much of that must be given: a shorter
// beginning may be that of the name before another side came in.
const (
	conflictID = 12
	leastOfID  = 6
)

// remotePairs finds remote controls of one subject as of days of one quarter that are
// all open: no more than one is lawful (art. 19-1(6) of the Law), and two laptops may
// both have begun one. Of one holder, or of all.
func (g *clashes) remotePairs(holder string, wanted func([]journal.InspectionRow) bool) error {
	q := journal.InspectionQuery{Form: string(checks.Remote), Unclosed: true}
	if holder != "" {
		subject, err := g.oneSubject(holder)
		if err != nil {
			return err
		}
		var rows []journal.InspectionRow
		for _, id := range subject {
			q.Holder = id
			more, err := g.Inspections(q)
			if err != nil {
				return err
			}
			rows = append(rows, more...)
		}
		return g.pairs(rows, wanted, func(string) string { return holder })
	}
	rows, err := g.Inspections(q)
	if err != nil {
		return err
	}
	first, err := g.firstRecord()
	if err != nil {
		return err
	}
	return g.pairs(rows, wanted, first)
}

// firstRecord names a subject by one of its records, whichever of them is asked for.
func (g *clashes) firstRecord() (func(string) string, error) {
	beside, err := g.besides()
	known := map[string]string{}
	return func(id string) string {
		if known[id] == "" {
			subject := wholeSubject(beside, id)
			for _, other := range subject {
				known[other] = slices.Min(subject)
			}
		}
		return known[id]
	}, err
}
