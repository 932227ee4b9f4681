package desk

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// What the sides of a conflict say, one beside the other.

// side says what one entry says, and what its author had before the eyes.
func (g *clashes) side(e journal.Entry) (Side, error) {
	out := Side{
		Author: lang.Line(e.Header.Author), Time: e.Header.Time, Label: g.numbers.label(e.Header.Stream),
		Own: g.numbers.own.Has(e.Header.Stream), Entry: string(e.Hash), subject: e.Header.Subject,
	}
	value, err := journal.Value(e)
	if err != nil {
		out.gone = true
		out.Says, err = g.teller.did(e)
		return out, err
	}
	switch v := value.(type) {
	case checks.Answer:
		out.Verdict, out.Says, out.Reason, out.Saw = v.Verdict, v.Verdict.Words(), lang.Paragraphs(v.Reason), len(v.Saw)
		return out, g.sawFiles(e, v.Saw, &out)
	case checks.Evidence:
		out.Reason, out.Files = lang.Paragraphs(v.Text), v.Files
	case checks.Standing:
		out.Reason = lang.Paragraphs(v.Reason)
	case checks.Rejection:
		out.Reason = lang.Paragraphs(v.Reason)
	}
	out.Says, err = g.teller.did(e)
	return out, err
}

// sawFiles adds the files of the evidence that an answer leaned on.
func (g *clashes) sawFiles(e journal.Entry, saw []string, out *Side) error {
	l, err := g.teller.book(e.Header.Subject)
	if err != nil {
		return err
	}
	for _, h := range saw {
		seen, held := l.Entry(journal.Hash(h))
		if !held || seen.Header.Kind != journal.KindEvidence {
			continue
		}
		v, err := journal.ValueOf[checks.Evidence](seen)
		if err != nil {
			continue
		}
		for _, f := range v.Files {
			if !slices.Contains(out.Files, f) {
				out.Files = append(out.Files, f)
			}
		}
	}
	return nil
}

// about says what is seen differently: the kind, and the question or the thing.
func (g *clashes) about(c Conflict, e journal.Entry) (lang.Text, error) {
	kind := KindWords(c.Kind)
	switch _, rest, _ := strings.Cut(c.matter, " "); c.Kind {
	case journal.KindVerdict:
		q := checks.ParseQuestion(rest)
		return g.question(e.Header.Subject, q)
	case journal.KindEvidence:
		v, err := journal.ValueOf[checks.Evidence](e)
		if err != nil || len(v.Serves) == 0 {
			return kind, nil
		}
		parts := []lang.Text{g.teller.check(v.Serves[0].Check)}
		if address, err := g.teller.address(e.Header.Subject, v.Premises); err == nil && address != "" {
			parts = append(parts, lang.Same(quote(address)))
		}
		return messages().Text("conflict.about", args{"kind": kind, "what": parts}), nil
	case journal.KindCoverage, journal.KindSample:
		id := rest
		if v, err := journal.ValueOf[checks.Coverage](e); err == nil {
			id = v.Check
		}
		check, _, _ := strings.Cut(id, "/")
		return messages().Text("conflict.about", args{"kind": kind, "what": g.teller.check(check)}), nil
	case journal.KindSetting, journal.KindCalendar, journal.KindReading:
		return messages().Text("conflict.about", args{"kind": kind, "what": lang.Same(quote(rest))}), nil
	case journal.KindKey:
		office, err := g.teller.office()
		return messages().Text("conflict.about", args{"kind": kind, "what": lang.Same(quote(keyName(office, journal.Hash(rest))))}), err
	case journal.KindReview:
		name, _, _ := strings.Cut(rest, "/")
		return messages().Text("conflict.about", args{"kind": kind, "what": paperName(name)}), nil
	case journal.KindPaperState:
		name, err := g.teller.paperOf(e.Header.Subject, rest)
		return messages().Text("conflict.about", args{"kind": kind, "what": name}), err
	}
	return kind, nil
}

// question names what a verdict answers.
func (g *clashes) question(s journal.Subject, q checks.Question) (lang.Text, error) {
	parts := []lang.Text{g.teller.check(q.Check)}
	if check := g.law.Check(q.Check); check != nil && q.Part != "" {
		if p := check.Part(q.Part); p != nil && len(check.Parts) > 1 {
			parts = append(parts, p.Title)
		}
	}
	address, err := g.teller.address(s, q.Premises)
	if address != "" {
		parts = append(parts, lang.Same(quote(address)))
	}
	return messages().Text("conflict.about", args{"kind": KindWords(journal.KindVerdict), "what": parts}), err
}

// sideDetails sets the parts of what the sides say beside each other, where they differ.
func (g *clashes) sideDetails(kind string, entries []journal.Entry, sides []Side) {
	if kind != journal.KindEvidence {
		return
	}
	said := make([]map[string]lang.Text, len(entries))
	names := map[string]lang.Text{}
	for i, e := range entries {
		v, err := journal.ValueOf[checks.Evidence](e)
		if err != nil {
			return
		}
		said[i] = map[string]lang.Text{}
		put := func(key string, name, says lang.Text) { names[key], said[i][key] = name, says }
		word := func(field string) lang.Text { return messages().Text("conflict.field."+field, nil) }
		put("1 at", word("at"), v.At.Words())
		put("2 title", word("title"), lang.Same(quote(v.Title)))
		put("4 source", word("source"), lang.Same(quote(v.Source)))
		put("5 note", word("note"), lang.Same(quote(v.Note)))
		put("6 files", word("files"), lang.Same(strconv.Itoa(len(v.Files))))
		for _, item := range v.Items {
			put("3 "+item.Item, g.itemName(v, item.Item), item.State.Words())
		}
	}
	for _, key := range slices.Sorted(maps.Keys(names)) {
		if slices.ContainsFunc(said[1:], func(m map[string]lang.Text) bool { return m[key] != said[0][key] }) {
			for i := range sides {
				sides[i].Details = append(sides[i].Details, SideDetail{Name: names[key], Says: said[i][key]})
			}
		}
	}
}

// itemName names an item by its title in the check that it serves.
func (g *clashes) itemName(v checks.Evidence, id string) lang.Text {
	for _, s := range v.Serves {
		check := g.law.Check(s.Check)
		if check == nil {
			continue
		}
		for _, p := range check.Parts {
			for _, i := range p.Items {
				if i.ID == id {
					return i.Title
				}
			}
		}
	}
	return lang.Same(quote(id))
}

// fields names the fields in which whole records differ, with what each says.
func (g *clashes) fields(values []any) []FieldSaid {
	all := make([]map[string]json.RawMessage, len(values))
	keys := map[string]bool{}
	for i, v := range values {
		switch v.(type) {
		case checks.Holder, checks.Inspection:
		default:
			return nil
		}
		b, err := json.Marshal(v)
		if err != nil || json.Unmarshal(b, &all[i]) != nil {
			return nil
		}
		for key := range all[i] {
			keys[key] = true
		}
	}
	var out []FieldSaid
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		differs := slices.ContainsFunc(all[1:], func(m map[string]json.RawMessage) bool { return string(m[key]) != string(all[0][key]) })
		if !differs {
			continue
		}
		f := FieldSaid{Field: key, Name: say("field."+strings.ReplaceAll(key, "_", "-"), nil)}
		for _, v := range values {
			f.Says = append(f.Says, g.fieldWords(key, v))
		}
		out = append(out, f)
	}
	return out
}

// fieldWords says what a record has in a field.
func (g *clashes) fieldWords(field string, record any) lang.Text {
	switch r := record.(type) {
	case checks.Inspection:
		return g.inspectionField(field, r)
	case checks.Holder:
		return g.holderField(field, r)
	}
	return lang.Text{}
}

func (g *clashes) inspectionField(field string, r checks.Inspection) lang.Text {
	switch field {
	case "period":
		return r.Period.Span().Words()
	case "as_of":
		return lang.Same(r.AsOf.Digits())
	case "form":
		return r.Form.Words()
	case "categories":
		return g.teller.categories(r.Categories)
	case "ground":
		return lang.Same(quote(r.Ground))
	case "act":
		return orNone(actWords(r.Act))
	case "owner":
		return lang.Same(quote(r.Owner))
	case "number":
		return lang.Same(quote(r.Number))
	}
	return g.plain(field, r)
}

func (g *clashes) holderField(field string, r checks.Holder) lang.Text {
	var list []lang.Text
	switch field {
	case "names":
		for _, n := range r.Names {
			list = append(list, n.Text())
		}
	case "categories":
		return g.teller.categories(belongs(r.Categories))
	case "traits":
		list = g.teller.traits(nil, r.Traits)
	case "premises":
		for _, p := range r.Premises {
			list = append(list, lang.Same(quote(p.Address)))
		}
	case "sites":
		return orNone(lang.Same(quote(strings.Join(r.Sites, ", "))))
	case "bin":
		return orNone(lang.Same(quote(r.BIN)))
	case "life":
		return r.Life.Span().Words()
	default:
		return g.plain(field, r)
	}
	return orNone(messages().Text("conflict.list", args{"list": list}))
}

// plain shows a field as it stands in the record: ids and the like.
func (g *clashes) plain(field string, record any) lang.Text {
	b, err := json.Marshal(record)
	var all map[string]json.RawMessage
	if err != nil || json.Unmarshal(b, &all) != nil {
		return lang.Text{}
	}
	return orNone(lang.Same(quote(strings.Trim(string(all[field]), `"`))))
}

func orNone(t lang.Text) lang.Text {
	if strings.TrimSpace(t.KK) == "" {
		return messages().Text("conflict.no-value", nil)
	}
	return t
}

// pairs groups remote controls by subject and quarter.
func (g *clashes) pairs(rows []journal.InspectionRow, wanted func([]journal.InspectionRow) bool, subject func(string) string) error {
	groups := map[string][]journal.InspectionRow{}
	for _, r := range rows {
		day, unread := calendar.ParseDay(r.AsOf)
		if unread != nil {
			continue
		}
		key := subject(r.Holder) + " " + quarterOf(day).From.String()
		groups[key] = append(groups[key], r)
	}
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		pair := groups[key]
		if len(pair) < 2 || !wanted(pair) {
			continue
		}
		slices.SortFunc(pair, func(a, b journal.InspectionRow) int {
			return cmp.Or(cmp.Compare(a.AsOf, b.AsOf), cmp.Compare(a.ID, b.ID))
		})
		if err := g.remote(pair); err != nil {
			return err
		}
	}
	return nil
}

// remote is the conflict of remote controls that cannot both stand.
func (g *clashes) remote(pair []journal.InspectionRow) error {
	c := Conflict{
		Kind: ConflictRemote, About: messages().Text("conflict.about.remote", nil), Meanwhile: messages().Text("conflict.meanwhile.remote", nil),
		subject: journal.Holder(pair[0].Holder),
	}
	for i, r := range pair {
		l, err := g.teller.book(journal.Inspection(r.ID))
		if err != nil {
			return err
		}
		records := l.Answers("inspection")
		if len(records) == 0 {
			continue
		}
		side, err := g.side(records[len(records)-1])
		if err != nil {
			return err
		}
		as, _ := calendar.ParseDay(r.AsOf)
		side.Letter, side.Says = letterOf(i), messages().Text("conflict.side.remote", args{"number": g.numbers.shown(r), "day": as.Digits(), "n": r.Evidence})
		c.Sides = append(c.Sides, side)
	}
	if len(c.Sides) < 2 {
		return nil
	}
	c.inspection = pair[0].ID
	return g.name(c, pair[0].Holder)
}
