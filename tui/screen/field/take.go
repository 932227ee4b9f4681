package field

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
	"ashyq/checks/paper"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// standCheck is the check whose items photos are offered to.
const standCheck = "stand"

// use asks what the group under the cursor shows: which address, which items.
func (s *roll) use() tea.Cmd {
	g, _ := s.here()
	return screen.Ahead(s.env, func(ctx context.Context, d *desk.Desk) (desk.FieldForm, error) {
		return d.Form(ctx, s.id, []string{standCheck})
	}, func(f desk.FieldForm) tea.Cmd {
		t := &taking{roll: s, group: g, items: itemsOf(f)}
		return t.asking().Open()
	})
}

// itemsOf lists the items of the stand, each once.
func itemsOf(f desk.FieldForm) []paper.BlankLine {
	var out []paper.BlankLine
	for _, l := range f.Lines {
		if l.Ask == paper.AskSeen && !slices.ContainsFunc(out, func(o paper.BlankLine) bool { return o.Item == l.Item }) {
			out = append(out, l)
		}
	}
	return out
}

// taking is a group of photos being taken as evidence.
type taking struct {
	*roll
	group desk.PhotoGroup
	items []paper.BlankLine
}

func (t *taking) asking() typed.Asking {
	return typed.Asking{Env: t.env, Sheet: t.sheet, Known: t.known()}
}

func (t *taking) known() form.Values {
	v := form.Values{}
	if t.group.From.Day != 0 {
		v["at"] = []string{t.group.From.Day.Digits() + " " + clock(t.group.From)}
	}
	if len(t.it.Premises) > 0 {
		v["premises"] = []string{"1"}
	}
	for _, l := range t.items {
		v["item "+l.Item] = []string{nothing}
	}
	return v
}

// nothing says that a photo does not show an item.
const nothing = "-"

func (t *taking) sheet(v form.Values) *sheet.Sheet {
	e := t.env
	var names []string
	for _, f := range t.group.Files {
		names = append(names, f.Name)
	}
	s := &sheet.Sheet{
		Env:   e,
		Draft: desk.Draft{ID: "photos " + t.id + " " + strings.Join(names, " "), Form: "photos", Inspection: t.id, Target: t.target()},
		Form:  form.New(form.Form{ID: "photos", Submit: words.Text("take.write", nil), Fields: t.fields()}, v),
		Name:  func() string { return words.In(e, "take", nil) },
		Frame: func() (string, string) {
			return words.In(e, "take.about", lang.Args{"hours": t.hours(t.group), "n": len(t.group.Files) - t.group.Known}), ""
		},
		Effect: t.effect,
	}
	s.Write = func(v form.Values) tea.Cmd {
		take := t.input(v)
		return sheet.Carry(s, func(ctx context.Context, d *desk.Desk) (desk.PhotosTaken, error) {
			return d.TakePhotos(ctx, t.id, t.it.Folder, take)
		}, func(p desk.PhotosTaken) tea.Cmd {
			return e.Tell(words.Text("take.written", lang.Args{"n": p.Files}))
		})
	}
	return typed.Offer{Known: visit}.On(s)
}

// target names the folder, the correction and the group in a draft.
func (t *taking) target() string {
	return strings.Join([]string{t.it.Folder, desk.Correction(t.it.Fix), strconv.Itoa(t.group.Number)}, "\n")
}

func (t *taking) fields() []form.Field {
	label := func(id string, kind form.Kind) form.Field {
		return form.Field{ID: id, Kind: kind, Label: words.Text("take."+id, nil)}
	}
	at := label("at", form.Moment)
	at.Must, at.Check = true, typed.Days{Env: t.env, Near: calendar.Span{}}.Check("at")
	out := []form.Field{at}
	if len(t.it.Premises) > 0 {
		premises := label("premises", form.Choice)
		premises.Must, premises.Options = true, t.premises
		out = append(out, premises)
	}
	for i, l := range t.items {
		item := form.Field{ID: "item " + l.Item, Kind: form.Choice, Label: l.Title, Options: states}
		if i == 0 {
			item.Check = t.none
		}
		out = append(out, item)
	}
	source := label("source", form.Text)
	source.Must = t.it.Remote
	text := label("text", form.Area)
	text.Under = words.Text("take.text.under", nil)
	return append(out, source, label("present", form.Text), text)
}

func (t *taking) premises(form.Values) (out []form.Option) {
	for i, p := range t.it.Premises {
		out = append(out, form.Option{ID: strconv.Itoa(i + 1), Name: lang.Same(strconv.Itoa(i+1) + " – " + lang.Line(p.Address))})
	}
	return out
}

// states are what a photo can show of an item.
func states(form.Values) []form.Option {
	out := []form.Option{{ID: nothing, Name: words.Text("take.nothing", nil)}}
	for _, s := range []checks.ItemState{checks.Present, checks.Incomplete, checks.Absent} {
		out = append(out, form.Option{ID: string(s), Name: stateWords(s)})
	}
	return out
}

// none says that photos which show nothing prove nothing.
func (t *taking) none(v form.Values) (echo, wrong lang.Text) {
	if len(t.seen(v)) == 0 {
		return lang.Text{}, words.Text("take.none", nil)
	}
	return lang.Text{}, lang.Text{}
}

func (t *taking) seen(v form.Values) (out []checks.ItemSeen) {
	for _, l := range t.items {
		if state := v.One("item " + l.Item); state != "" && state != nothing {
			out = append(out, checks.ItemSeen{Item: l.Item, State: checks.ItemState(state)})
		}
	}
	return out
}

// input puts what was said into what the desk takes: these very photos, whatever
// happens to the folder meanwhile.
func (t *taking) input(v form.Values) desk.PhotoTake {
	at, _ := typed.Days{Env: t.env}.Moment(v.One("at"))
	in := desk.PhotoTake{
		PhotoOptions: t.options, Premises: v.One("premises"), Items: t.seen(v), At: at,
		Source: v.One("source"), Present: v.One("present"), Text: v.One("text"), Lang: t.env.Lang,
	}
	for _, f := range t.group.Files {
		in.Hashes = append(in.Hashes, f.Hash)
	}
	return in
}

// effect tries the evidence without its files: they change no verdict.
func (t *taking) effect(v form.Values) func(context.Context, *desk.Desk) (desk.Effect, error) {
	in := t.input(v)
	kind := checks.Stand
	if t.it.Remote {
		kind = checks.Statement
	}
	return func(ctx context.Context, d *desk.Desk) (desk.Effect, error) {
		return d.Would(ctx, t.id, func(d *desk.Desk) error {
			_, err := d.AddEvidence(ctx, t.id, desk.EvidenceInput{
				Check: standCheck, Kind: kind, Items: in.Items, Premises: in.Premises, At: in.At, Source: in.Source,
			})
			return err
		})
	}
}

// resumePhotos reads the folder of a draft again and opens its group.
func resumePhotos(e *screen.Env, d desk.Draft) tea.Cmd {
	parts := strings.Split(d.Target, "\n")
	if len(parts) != 3 {
		return Photos(e, d.Inspection)
	}
	fix, ok := fixOf(parts[1])
	if !ok {
		return Photos(e, d.Inspection)
	}
	s := &roll{env: e, id: d.Inspection}
	return screen.Ahead(e, func(ctx context.Context, at *desk.Desk) (desk.FieldForm, error) {
		var err error
		if s.it, err = at.Photos(ctx, d.Inspection, parts[0], desk.PhotoOptions{Fix: fix}); err != nil {
			return desk.FieldForm{}, err
		}
		return at.Form(ctx, d.Inspection, []string{standCheck})
	}, func(f desk.FieldForm) tea.Cmd {
		s.take(s.it, desk.PhotoOptions{Fix: fix}, form.Values{"path": {parts[0]}, "fix": {parts[1]}})
		number, _ := strconv.Atoi(parts[2])
		s.list.Cursor = max(number-1, 0)
		g, ok := s.here()
		if !ok {
			return e.Push(s)
		}
		t := &taking{roll: s, group: g, items: itemsOf(f)}
		return tea.Batch(e.Push(s), t.asking().Resume(d))
	})
}
