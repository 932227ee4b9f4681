package desk

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// An answer on a stand or a page corrects the evidence in which the answers before it
// stand. What was done is the answer, and so it is told by its item, its state and its
// address: all else is as it was.

// answered tells a correction of evidence by the items that it answered otherwise;
// false where it changed none, or changed more than them.
func (t *teller) answered(e journal.Entry, now checks.Evidence) (out lang.Text, ok bool, err error) {
	before, err := t.before(e)
	if err != nil || before.Header.Kind != journal.KindEvidence {
		return out, false, err
	}
	was, unread := journal.ValueOf[checks.Evidence](before)
	if unread != nil || was.Title != now.Title || was.Text != now.Text || was.At != now.At || was.Premises != now.Premises {
		return out, false, nil
	}
	changed := reanswered(was.Items, now.Items)
	if len(changed) == 0 {
		return out, false, nil
	}
	out, err = t.answers(e, now, changed)
	return out, true, err
}

// answers tells answers to items, with the address of the evidence.
func (t *teller) answers(e journal.Entry, v checks.Evidence, items []checks.ItemSeen) (lang.Text, error) {
	first := items[0]
	a := args{"item": t.seenItem(&v, first.Item), "state": first.State.Words()}
	text := say("answer", a)
	if first.State == "" {
		text = say("answer.gone", a)
	}
	if len(items) > 1 {
		text = firstOf(text, len(items))
	}
	address, err := t.address(e.Header.Subject, v.Premises)
	if err != nil || address == "" {
		return text, err
	}
	return say("answer.at", args{"answer": text, "address": quote(address)}), nil
}

// reanswered lists the items that are answered otherwise than they were, with the new
// answers; one that is not answered any more has none.
func reanswered(was, now []checks.ItemSeen) []checks.ItemSeen {
	var out []checks.ItemSeen
	for _, i := range now {
		if !slices.Contains(was, i) {
			out = append(out, i)
		}
	}
	for _, i := range was {
		if !slices.ContainsFunc(now, func(o checks.ItemSeen) bool { return o.Item == i.Item }) {
			out = append(out, checks.ItemSeen{Item: i.Item})
		}
	}
	return out
}

// seenItem names an item of what the evidence serves; one of another program by its id.
func (t *teller) seenItem(v *checks.Evidence, id string) lang.Text {
	for _, s := range v.Serves {
		check := t.law.Check(s.Check)
		if check == nil {
			continue
		}
		for i := range check.Parts {
			for _, category := range t.law.Categories() {
				for _, item := range t.law.ItemsOf(check, &check.Parts[i], category.ID) {
					if item.ID == id {
						return cut(item.Title, longestQuote)
					}
				}
			}
		}
	}
	return lang.Same(quote(id))
}
