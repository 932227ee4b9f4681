package commission

import (
	"context"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// Names of the sheets, which are those of their drafts.
const (
	formSitting = "sitting"
	formItem    = "agenda-item"
	formRemove  = "agenda-remove"
	formDecide  = "agenda-decide"
	formFollow  = "agenda-follow"
)

// Resume goes on with a sheet that was left; false where it is none of these.
func Resume(e *screen.Env, d desk.Draft) (tea.Cmd, bool) {
	at, item, _ := strings.Cut(d.Target, " ")
	s := &sitting{env: e, id: at}
	ask := map[string]func(string) typed.Asking{
		formItem: s.adding, formRemove: s.removing, formDecide: s.deciding, formFollow: s.following,
	}[d.Form]
	switch {
	case d.Form == formSitting && at == "":
		return opening(e, nil).Resume(d), true
	case d.Form == formSitting:
		return opening(e, &checks.Sitting{ID: at}).Resume(d), true
	case ask == nil:
		return nil, false
	}
	return ask(item).Resume(d), true
}

func field(id string, kind form.Kind, must bool) form.Field {
	return form.Field{ID: id, Kind: kind, Label: words.Text("field."+id, nil), Must: must}
}

// newSheet is what the sheets of this room have in common.
func newSheet(e *screen.Env, name, target string, v form.Values, fields ...form.Field) *sheet.Sheet {
	return offer.On(&sheet.Sheet{
		Env: e, Form: form.New(form.Form{ID: name, Submit: words.Text("submit", nil), Fields: fields}, v),
		Draft: desk.Draft{ID: name + " " + target, Form: name, Target: target},
		Name:  func() string { return words.In(e, "sheet."+name, nil) },
		Frame: func() (string, string) { return words.In(e, "frame."+name, nil), "" },
	})
}

// offer is what is offered under the fields of these sheets.
var offer = typed.Offer{Known: map[string]string{
	"where": desk.TypedPlace, "chair-kk": desk.TypedPerson, "chair-ru": desk.TypedPerson,
	"secretary-kk": desk.TypedPerson, "secretary-ru": desk.TypedPerson,
	"rapporteur": desk.TypedPerson, "follower": desk.TypedPerson, "reason": desk.TypedWithdrawal,
}}

// opening asks for a sitting: a new one, or what is to be changed of one.
func opening(e *screen.Env, at *checks.Sitting) typed.Asking {
	known, target := form.Values{}, ""
	if at != nil {
		target = at.ID
		put(known, "day", at.Day.Digits(), "hour", at.Hour, "where", at.Place, "number", at.Number)
		for name, o := range map[string]*checks.Official{"chair": at.Chair, "secretary": at.Secretary} {
			if o != nil {
				put(known, name+"-kk", o.NameKK, name+"-ru", o.NameRU)
			}
		}
	}
	return typed.Asking{Env: e, Known: known, Sheet: func(v form.Values) *sheet.Sheet {
		days := typed.Days{Env: e}
		on := field("day", form.Day, true)
		on.Check = days.Check("day", remarked(e))
		n := newSheet(e, formSitting, target, v, on, field("hour", form.Text, false), field("where", form.Text, false),
			field("chair-kk", form.Text, false), field("chair-ru", form.Text, false),
			field("secretary-kk", form.Text, false), field("secretary-ru", form.Text, false), field("number", form.Text, false))
		n.Write = func(v form.Values) tea.Cmd {
			day, _ := days.Day(v.One("day"))
			in := desk.SittingInput{
				Day: day, Hour: v.One("hour"), Place: v.One("where"), Number: v.One("number"),
				Chair:     &checks.Official{NameKK: v.One("chair-kk"), NameRU: v.One("chair-ru")},
				Secretary: &checks.Official{NameKK: v.One("secretary-kk"), NameRU: v.One("secretary-ru")},
			}
			return sheet.Carry(n, func(ctx context.Context, d *desk.Desk) (desk.SittingResult, error) {
				if target != "" {
					return d.ChangeSitting(ctx, target, in)
				}
				return d.OpenSitting(ctx, in)
			}, func(out desk.SittingResult) tea.Cmd {
				if target != "" {
					return e.Tell(words.Text("written", nil))
				}
				return Open(e, out.ID)
			})
		}
		return n
	}}
}

// remarked says what must be said of the day of a sitting; nothing of it is refused.
func remarked(e *screen.Env) typed.Say {
	return func(_ form.Values, at calendar.Moment) (remark, wrong lang.Text) {
		span := checks.SittingSpan(at.Day)
		if span.Contains(at.Day) {
			return lang.Text{}, lang.Text{}
		}
		return words.Text("outside", lang.Args{"from": span.From.Digits(), "to": span.To.Digits()}), lang.Text{}
	}
}

// put puts values that there are into a form.
func put(v form.Values, pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			v[pairs[i]] = []string{pairs[i+1]}
		}
	}
}

// carry writes what a sheet asks for; the agenda is read anew when it comes to the
// front.
func (s *sitting) carry(n *sheet.Sheet, act func(context.Context, *desk.Desk) error) tea.Cmd {
	return sheet.Carry(n, sheet.Nothing(act), func(struct{}) tea.Cmd { return s.env.Tell(words.Text("written", nil)) })
}

func (s *sitting) edit() tea.Cmd { return s.adding(s.ref()).Open() }

// shown gives the item as it is shown, an empty one where it is not read.
func (s *sitting) shown(id string) desk.ItemView {
	if s.view != nil {
		if i := slices.IndexFunc(s.view.Items, func(i desk.ItemView) bool { return i.ID == id }); i >= 0 {
			return s.view.Items[i]
		}
	}
	return desk.ItemView{}
}

// itemTexts are the texts of an item that may be typed over what is drawn.
func itemTexts(i *desk.ItemView) map[string]string {
	return map[string]string{
		"facts-kk": i.FactsKK, "facts-ru": i.FactsRU, "draft-kk": i.DraftKK, "draft-ru": i.DraftRU, "says-kk": i.SaysKK, "says-ru": i.SaysRU,
	}
}

// adding asks for an item: a new one, or what is to be changed of one.
func (s *sitting) adding(id string) typed.Asking {
	was := s.shown(id)
	known := form.Values{"kind": {string(checks.HearItem)}}
	if id != "" {
		known = form.Values{"kind": {string(was.Kind)}}
		put(known, "title-kk", was.TitleKK, "title-ru", was.TitleRU, "inspection", was.Number, "rapporteur", was.Rapporteur,
			"invited", was.Invited, "term", was.Term.Digits(), "follower", was.Follower)
		if was.Minutes > 0 {
			put(known, "minutes", strconv.Itoa(was.Minutes))
		}
		for name, text := range itemTexts(&was) {
			put(known, name, text)
		}
	}
	return typed.Asking{Env: s.env, Known: known, Sheet: func(v form.Values) *sheet.Sheet {
		n := newSheet(s.env, formItem, strings.TrimSpace(s.id+" "+id), v, s.itemFields(id)...)
		n.Write = func(v form.Values) tea.Cmd {
			in := s.itemInput(v, &was)
			return s.carry(n, func(ctx context.Context, d *desk.Desk) error {
				if id != "" {
					return d.ChangeItem(ctx, id, in)
				}
				added, err := d.AddItem(ctx, s.id, in)
				s.want = added
				return err
			})
		}
		return n
	}}
}

// itemFields are what is asked of an item.
func (s *sitting) itemFields(id string) []form.Field {
	kind := field("kind", form.Choice, true)
	kind.Options = func(form.Values) (out []form.Option) {
		for _, k := range checks.ItemKinds() {
			out = append(out, form.Option{ID: string(k), Name: k.Words()})
		}
		return out
	}
	from := field("inspection", form.Text, false)
	from.When = func(v form.Values) bool {
		return v.One("kind") == string(checks.HearItem) || v.One("kind") == string(checks.ExecutionItem)
	}
	minutes := field("minutes", form.Text, false)
	minutes.Check = func(v form.Values) (echo, wrong lang.Text) {
		if n, err := strconv.Atoi(v.One("minutes")); v.One("minutes") != "" && (err != nil || n < 1) {
			return lang.Text{}, words.Text("minutes.wrong", nil)
		}
		return lang.Text{}, lang.Text{}
	}
	term := field("term", form.Day, false)
	term.Check = typed.Days{Env: s.env}.Check("term")
	out := []form.Field{
		kind, from, field("title-kk", form.Text, false), field("title-ru", form.Text, false), field("rapporteur", form.Text, false), minutes,
		field("invited", form.Text, false), term, field("follower", form.Text, false),
	}
	for _, name := range []string{"draft-kk", "draft-ru", "says-kk", "says-ru", "facts-kk", "facts-ru"} {
		text := field(name, form.Area, false)
		if strings.HasPrefix(name, "draft") {
			text.Check = advises(name)
		}
		out = append(out, text)
	}
	return out
}

// advises names a word that orders: the Commission only recommends.
func advises(name string) func(form.Values) (echo, wrong lang.Text) {
	return func(v form.Values) (echo, wrong lang.Text) {
		if list := checks.OrderWords(v.One(name)); len(list) > 0 {
			return words.Text("orders", lang.Args{"word": list[0]}), lang.Text{}
		}
		return lang.Text{}, lang.Text{}
	}
}

// itemInput is what was typed of an item. Texts that were left as they were drawn stay
// drawn; what was emptied is emptied.
func (s *sitting) itemInput(v form.Values, was *desk.ItemView) desk.ItemInput {
	term, _ := typed.Days{Env: s.env}.Day(v.One("term"))
	minutes, _ := strconv.Atoi(v.One("minutes"))
	in := desk.ItemInput{
		Kind: checks.ItemKind(v.One("kind")), TitleKK: v.One("title-kk"), TitleRU: v.One("title-ru"), Rapporteur: v.One("rapporteur"),
		Minutes: minutes, Invited: v.One("invited"), Term: term, Follower: v.One("follower"),
	}
	if number := v.One("inspection"); number != was.Number {
		in.Inspection = number
	}
	drawn := itemTexts(was)
	for name, to := range map[string][2]*string{
		"facts": {&in.FactsKK, &in.FactsRU}, "draft": {&in.DraftKK, &in.DraftRU}, "says": {&in.SaysKK, &in.SaysRU},
	} {
		kk, ru := v.One(name+"-kk"), v.One(name+"-ru")
		if same(kk, drawn[name+"-kk"]) && same(ru, drawn[name+"-ru"]) {
			continue
		}
		*to[0], *to[1] = kk, ru
		if kk == "" && ru == "" {
			in.Clear = append(in.Clear, name)
		}
	}
	for name, gone := range map[string]bool{
		"invited": was.Invited != "" && in.Invited == "", "rapporteur": was.Rapporteur != "" && in.Rapporteur == "",
		"follower": was.Follower != "" && in.Follower == "", "term": was.Term != 0 && in.Term == 0,
	} {
		if gone {
			in.Clear = append(in.Clear, name)
		}
	}
	return in
}

func same(a, b string) bool { return lang.Paragraphs(a) == lang.Paragraphs(b) }

// removing asks why an item is taken off.
func (s *sitting) removing(id string) typed.Asking {
	return typed.Asking{Env: s.env, Known: form.Values{}, Sheet: func(v form.Values) *sheet.Sheet {
		n := newSheet(s.env, formRemove, s.id+" "+id, v, field("reason", form.Area, true))
		n.Write = func(v form.Values) tea.Cmd {
			return s.carry(n, func(ctx context.Context, d *desk.Desk) error { return d.RemoveItem(ctx, id, v.One("reason")) })
		}
		return n
	}}
}
