package desk

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Settling is what a person decides about a conflict.
type Settling struct {
	Choice string            // the letter of a side; ChoiceOwn for another answer
	Fields map[string]string // of whole records: the side of single fields, over Choice
	Lang   lang.Lang         // in which the letters were shown; empty: Latin ones
	Saw    []string          // the entries of all sides that were shown; nil: those that the name stands for
	Reason string
	Own    *AnswerInput // another verdict
	Value  string       // another value of a setting
}

// ChoiceOwn is the choice of neither side.
const ChoiceOwn = "own"

// Settle decides a conflict, as one act. Where both sides answer one matter, what is
// chosen is said again in an entry that replaces both; the sides that were not chosen
// are withdrawn with the reason, and all of it stays in the journal. A word of a second
// person is never said again by another: the chosen one stands as it is. Taken back, the
// conflict stands again.
//
// The name stands for the sides that were shown. It is looked up first, by reading; what
// is decided is compared again where it is written, for another answer may have come in
// between: then nothing is written.
func (d *Desk) Settle(ctx context.Context, ref string, in Settling) error {
	if in.Reason = lang.Line(in.Reason); in.Reason == "" {
		return fail("reason.empty", nil)
	}
	var seen *Conflict
	err := d.read(ctx, func(v *view) (err error) {
		seen, err = v.conflict(ctx, ref)
		return err
	})
	if err != nil {
		return err
	}
	if in.Saw != nil && !slices.Equal(in.Saw, seen.entries()) {
		return fail("conflict.moved", nil)
	}
	return d.write(ctx, func(a *act) error {
		c, err := a.unmoved(ctx, seen)
		if err != nil {
			return err
		}
		return a.settle(c, in)
	})
}

// settle writes what was decided.
func (a *act) settle(c *Conflict, in Settling) error {
	if in.Choice == ChoiceOwn {
		return a.settleOwn(c, in)
	}
	chosen := c.sideOf(in.Choice, in.Lang)
	if chosen < 0 {
		return fail("conflict.choice", args{"choice": quote(in.Choice), "letters": c.letters(in.Lang)})
	}
	switch {
	case c.Kind == ConflictRemote:
		return a.settleRemote(c, chosen, in.Reason)
	case c.matter == "" || c.Kind == journal.KindReview:
		return a.retire(c, chosen, in.Reason)
	}
	return a.settleMatter(c, chosen, in)
}

// entries names the sides by the hashes of their entries.
func (c *Conflict) entries() []string {
	var out []string
	for _, s := range c.Sides {
		out = append(out, s.Entry)
	}
	return out
}

// conflict finds the one meant by the beginning of its name.
func (v *view) conflict(ctx context.Context, ref string) (*Conflict, error) {
	ref = strings.ToLower(strings.TrimSpace(ref))
	if len(ref) < leastOfID {
		return nil, fail("conflict.unknown", args{"ref": quote(ref)})
	}
	list, err := v.conflicts(ctx, "")
	if err != nil {
		return nil, err
	}
	var found []*Conflict
	for i := range list {
		if strings.HasPrefix(list[i].ID, ref) {
			found = append(found, &list[i])
		}
	}
	switch len(found) {
	case 0:
		return nil, fail("conflict.unknown", args{"ref": quote(ref)})
	case 1:
		return found[0], nil
	}
	return nil, fail("conflict.several", args{"ref": quote(ref)})
}

// unmoved gives the conflict as it stands where it is settled, and refuses one that has
// other sides than were seen. Only its own subject is read for it.
func (a *act) unmoved(ctx context.Context, seen *Conflict) (*Conflict, error) {
	list, err := a.conflictsBeside(ctx, seen)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if list[i].ID == seen.ID {
			return &list[i], nil
		}
	}
	return nil, fail("conflict.moved", nil)
}

// settleMatter says the chosen side again in the place of all.
func (a *act) settleMatter(c *Conflict, chosen int, in Settling) error {
	l, err := a.ledger(c.subject)
	if err != nil {
		return err
	}
	var sides []journal.Entry
	for _, hash := range c.entries() {
		e, _ := l.Entry(journal.Hash(hash))
		sides = append(sides, e)
	}
	value, err := journal.Value(sides[chosen])
	if err != nil {
		return fail("conflict.unread", nil)
	}
	mixed := len(in.Fields) > 0
	if mixed {
		if value, err = c.mixed(value, sides, in); err != nil {
			return err
		}
	}
	draft := journal.Draft{
		Kind: c.Kind, Subject: c.subject, Matter: c.matter, Attach: sides[chosen].Header.Attach, Payload: value,
	}
	for _, e := range l.Answers(c.matter) {
		draft.Replaces = append(draft.Replaces, journal.Target{Hash: e.Hash})
	}
	if _, err := a.w.Append(draft); err != nil {
		return err
	}
	return a.withdrawSides(l, c, chosen, in.Reason)
}

// withdrawSides withdraws the sides that were not chosen, each with what it alone
// replaced: what the chosen one had replaced too stays replaced and no more.
func (a *act) withdrawSides(l *journal.Ledger, c *Conflict, chosen int, reason string) error {
	keep := l.Chain(journal.Hash(c.Sides[chosen].Entry))
	var targets []journal.Target
	for i, s := range c.Sides {
		if i == chosen || s.subject != c.subject {
			continue
		}
		for _, h := range l.Chain(journal.Hash(s.Entry)) {
			if t := (journal.Target{Hash: h}); !slices.Contains(keep, h) && !slices.Contains(targets, t) {
				targets = append(targets, t)
			}
		}
	}
	_, err := a.w.Append(journal.Draft{
		Kind: journal.KindWithdrawn, Subject: c.subject, Replaces: targets,
		Payload: journal.Withdrawn{Why: journal.Superseded, Reason: reason},
	})
	return err
}

// retire withdraws the sides that were not chosen, of answers to different matters.
func (a *act) retire(c *Conflict, chosen int, reason string) error {
	l, err := a.ledger(c.subject)
	if err != nil {
		return err
	}
	return a.withdrawSides(l, c, chosen, reason)
}

// settleRemote closes the remote controls that were not chosen: what was found in them
// is sealed, and no more comes of it.
func (a *act) settleRemote(c *Conflict, chosen int, reason string) error {
	for i, s := range c.Sides {
		if i == chosen {
			continue
		}
		other, err := a.load(s.subject.ID())
		if err != nil {
			return err
		}
		if err := a.seal(other, reason); err != nil {
			return err
		}
	}
	return nil
}

// mixed puts single fields of other sides into a whole record.
func (c *Conflict) mixed(value any, sides []journal.Entry, in Settling) (any, error) {
	if !c.Whole() {
		return nil, fail("conflict.no-fields", nil)
	}
	record, err := members(value)
	if err != nil {
		return nil, err
	}
	for field, letter := range in.Fields {
		from := c.sideOf(letter, in.Lang)
		known := slices.ContainsFunc(c.Fields, func(f FieldSaid) bool { return f.Field == field })
		if from < 0 || !known {
			return nil, fail("conflict.field", args{"field": quote(field), "choice": quote(letter), "letters": c.letters(in.Lang)})
		}
		other, err := journal.Value(sides[from])
		if err != nil {
			return nil, fail("conflict.unread", nil)
		}
		theirs, err := members(other)
		if err != nil {
			return nil, err
		}
		if delete(record, field); theirs[field] != nil {
			record[field] = theirs[field]
		}
	}
	return recordOf(c.Kind, record)
}

func members(value any) (map[string]json.RawMessage, error) {
	var out map[string]json.RawMessage
	b, err := json.Marshal(value)
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	return out, err
}

// recordOf makes a whole record of its fields.
func recordOf(kind string, fields map[string]json.RawMessage) (any, error) {
	b, err := json.Marshal(fields)
	if err != nil {
		return nil, err
	}
	if kind == journal.KindHolder {
		var h checks.Holder
		err = json.Unmarshal(b, &h)
		return h, err
	}
	var i checks.Inspection
	err = json.Unmarshal(b, &i)
	return i, err
}

// settleOwn answers a question or a setting otherwise than both sides. Its own reason is
// why.
func (a *act) settleOwn(c *Conflict, in Settling) error {
	switch {
	case c.Kind == journal.KindVerdict && in.Own != nil:
		inspection, err := a.load(c.inspection)
		if err != nil {
			return err
		}
		own := *in.Own
		own.Reason = in.Reason
		_, own.Question, _ = strings.Cut(c.matter, " ")
		if !own.Verdict.Answerable() {
			return fail("verdict.unknown", args{"verdict": lang.Line(string(own.Verdict)), "verdicts": answerable()})
		}
		return a.judge(inspection, own)
	case c.Kind == journal.KindSetting && in.Value != "":
		_, name, _ := strings.Cut(c.matter, " ")
		value := lang.Line(in.Value)
		if err := a.checkSetting(name, value); err != nil {
			return err
		}
		return a.answer(journal.KindSetting, journal.Office, c.matter, checks.Setting{Value: value, Source: in.Reason})
	}
	return fail("conflict.no-own", nil)
}
