package desk

import (
	"cmp"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Whole records (an inspection, a holder) are written anew with every change. A
// journal tells what the change was: the record is compared with the one that it
// replaced.

// inspectionRecord tells the opening by its form, and a change by its fields.
func (t *teller) inspectionRecord(e journal.Entry, v checks.Inspection) (lang.Text, error) {
	before, err := t.before(e)
	if err != nil {
		return lang.Text{}, err
	}
	old, unread := journal.ValueOf[checks.Inspection](before)
	if unread != nil {
		return say("inspection", args{"form": v.Form.Words()}), nil
	}
	var list []lang.Text
	field := func(differs bool, name string, value lang.Text) {
		if differs {
			list = append(list, changed(name, value))
		}
	}
	field(old.Period != v.Period, "period", v.Period.Span().Words())
	field(old.AsOf != v.AsOf, "as-of", lang.Same(v.AsOf.Digits()))
	field(old.Form != v.Form, "form", v.Form.Words())
	field(!slices.Equal(old.Categories, v.Categories), "categories", t.categories(v.Categories))
	field(old.Ground != v.Ground, "ground", lang.Same(quote(v.Ground)))
	field(!sameAct(old.Act, v.Act), "act", actWords(v.Act))
	field(old.Earlier != v.Earlier, "earlier", lang.Text{})
	field(old.Owner != v.Owner, "owner", lang.Same(quote(v.Owner)))
	field(old.Holder != v.Holder, "holder", lang.Text{})
	return say("inspection.changed", args{"list": orNothing(list)}), nil
}

// holderRecord tells the registration by the name, and a change by its fields.
func (t *teller) holderRecord(e journal.Entry, v checks.Holder) (lang.Text, error) {
	name := lang.Text{}
	if len(v.Names) > 0 {
		name = cut(v.Names[len(v.Names)-1].Text(), longestQuote)
	}
	before, err := t.before(e)
	if err != nil {
		return lang.Text{}, err
	}
	old, unread := journal.ValueOf[checks.Holder](before)
	if unread != nil {
		return say("holder", args{"name": name}), nil
	}
	var list []lang.Text
	field := func(differs bool, id string, value lang.Text) {
		if differs {
			list = append(list, changed(id, value))
		}
	}
	list = append(list, t.traits(old.Traits, v.Traits)...)
	field(!slices.Equal(old.Names, v.Names), "names", lang.Text{})
	field(old.BIN != v.BIN, "bin", lang.Same(quote(v.BIN)))
	field(!slices.Equal(old.Categories, v.Categories), "categories", t.categories(belongs(v.Categories)))
	field(!slices.Equal(old.Premises, v.Premises), "premises", lang.Text{})
	field(!slices.Equal(old.Sites, v.Sites), "sites", lang.Text{})
	field(old.Parent != v.Parent, "parent", lang.Text{})
	field(!slices.Equal(old.Predecessors, v.Predecessors), "predecessors", lang.Text{})
	field(old.Life != v.Life, "life", v.Life.Span().Words())
	return say("holder.changed", args{"name": name, "list": orNothing(list)}), nil
}

// changed names a field, with its value now where that is short enough to tell.
func changed(field string, value lang.Text) lang.Text {
	name := say("field."+field, nil)
	if value == (lang.Text{}) {
		return name
	}
	return say("value", args{"name": name, "value": value})
}

// orNothing says so where a record was written anew with no change.
func orNothing(list []lang.Text) []lang.Text {
	if len(list) == 0 {
		return []lang.Text{say("no-change", nil)}
	}
	return list
}

// traits tells the answers to traits that are new.
func (t *teller) traits(old, now []checks.Trait) []lang.Text {
	var out []lang.Text
	for _, trait := range now {
		if slices.Contains(old, trait) {
			continue
		}
		name := lang.Same(quote(trait.ID))
		if known := t.law.Trait(trait.ID); known != nil {
			name = known.Name
		}
		out = append(out, say("value", args{"name": name, "value": yesNo(trait.Value)}))
	}
	return out
}

func belongs(list []checks.Belonging) []string {
	var out []string
	for _, b := range list {
		out = add(out, b.ID)
	}
	return out
}

func (t *teller) categories(ids []string) lang.Text {
	var list []lang.Text
	for _, id := range ids {
		name := lang.Same(quote(id))
		if c := t.law.Category(id); c != nil {
			name = cut(c.Name, longestQuote)
		}
		list = append(list, name)
	}
	return several(list)
}

func sameAct(a, b *checks.Appointment) bool {
	return a == b || a != nil && b != nil && *a == *b
}

func actWords(a *checks.Appointment) lang.Text {
	if a == nil {
		return lang.Text{}
	}
	return lang.Same(quote(a.Number) + ", " + a.Date.Digits())
}

// check names a check by its short title, one of another program by its id.
func (t *teller) check(id string) lang.Text {
	if c := t.law.Check(id); c != nil {
		return c.Short
	}
	if id == checks.OtherCheck {
		return checks.OtherTitle()
	}
	return lang.Same(quote(id))
}

func (t *teller) part(check, id string) lang.Text {
	if c := t.law.Check(check); c != nil && c.Part(id) != nil {
		return cut(c.Part(id).Title, longestQuote)
	}
	return lang.Same(quote(id))
}

// address gives the address of premises of the holder of an inspection, as the
// holder's record has it now.
func (t *teller) address(s journal.Subject, premises string) (string, error) {
	if premises == "" {
		return "", nil
	}
	l, err := t.book(s)
	if err != nil {
		return "", err
	}
	var i checks.Inspection
	for _, e := range l.Answers("inspection") {
		i, _ = journal.ValueOf[checks.Inspection](e) // unread: no holder, so no address
	}
	if t.holders[i.Holder] == nil {
		if t.holders[i.Holder], err = t.holder(i.Holder); err != nil {
			return "", err
		}
	}
	for _, p := range t.holders[i.Holder].Holder.Premises {
		if p.ID == premises {
			return p.Address, nil
		}
	}
	return "", nil
}

// about gives what an answer is about: what follows the first word of its matter.
func about(e journal.Entry) string {
	_, rest, _ := strings.Cut(e.Header.Matter, " ")
	return rest
}

func slotWords(name string) lang.Text {
	if s, err := calendar.ParseSlot(name); err == nil {
		return s.Words()
	}
	return lang.Same(quote(name))
}

func dayWords(iso string) string {
	d, err := calendar.ParseDay(iso)
	if err != nil {
		return quote(iso)
	}
	return cmp.Or(d.Digits(), iso)
}
