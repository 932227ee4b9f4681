package evidence

import (
	"context"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// Prefill is what is known already where evidence is added: what the cursor stood
// on. Zero fields are not known.
type Prefill struct {
	Kind     checks.EvidenceKind
	Parts    []string
	Day      calendar.Day
	For      string            // slot of a yearly document: "2025"
	Premises string            // id
	Items    []checks.ItemSeen // those that stand first; what was seen of them is not taken over
}

// Add asks for a new piece of evidence under a check.
func Add(e *screen.Env, v desk.CheckView, check string, p Prefill) tea.Cmd {
	n := newEntry(e, v, check)
	n.ahead, n.meant = itemIDs(p.Items), p.Parts
	return n.asking(n.prefilled(p)).Open()
}

// Change asks for a correction of a piece of evidence: only what is changed is
// written.
func Change(e *screen.Env, v desk.CheckView, ev checks.Evidence) tea.Cmd {
	if len(ev.Serves) == 0 || checkOf(e, ev) != ev.Serves[0].Check {
		return e.Tell(words.Text("change.newer", nil))
	}
	n := newChange(e, v, ev)
	return n.asking(n.recorded()).Open()
}

// entry is a piece of evidence being written down, or corrected.
type entry struct {
	*about
	old   *checks.Evidence     // that is corrected; nil: a new one
	stood form.Values          // what the form says of the old one
	ahead []string             // items that stand before the others
	meant []string             // questions for which it was begun: whatever the kind, they stay in sight
	list  []item               // all that can be seen, on evidence of any kind
	files map[string]lang.Text // that were looked at, and what is wrong with each
	sheet *sheet.Sheet
}

func newEntry(e *screen.Env, v desk.CheckView, check string) *entry {
	return &entry{about: on(e, v, check), files: map[string]lang.Text{}}
}

func newChange(e *screen.Env, v desk.CheckView, ev checks.Evidence) *entry {
	n := newEntry(e, v, ev.Serves[0].Check)
	n.old, n.ahead = &ev, itemIDs(ev.Items)
	n.meant = slices.DeleteFunc(slices.Clone(ev.Serves[0].Parts), func(id string) bool {
		return !slices.Contains(n.offered(ev.Kind), id)
	})
	n.stood = form.New(n.form(), n.recorded()).Values()
	return n
}

func itemIDs(list []checks.ItemSeen) []string {
	var out []string
	for _, i := range list {
		out = append(out, i.Item)
	}
	return out
}

// asking is the sheet with what it begins with.
func (n *entry) asking(begin form.Values) typed.Asking {
	return typed.Asking{Env: n.env, Known: begin, Sheet: n.newSheet, Opened: n.lookAtFiles}
}

func (n *entry) newSheet(v form.Values) *sheet.Sheet {
	name, target := "name.new", ""
	if n.old != nil {
		name, target = "name.change", n.old.ID
	}
	n.sheet = &sheet.Sheet{
		Env: n.env, Form: form.New(n.form(), v), Draft: n.draft("evidence", target),
		Name:  func() string { return words.In(n.env, name, nil) },
		Frame: n.frame(nil), Noted: n.lookAtFiles, Before: n.before,
		Write: func(v form.Values) tea.Cmd {
			if n.old != nil && form.Equal(v, n.stood) {
				n.sheet.Refused()
				return n.env.Tell(words.Text("change.none", nil))
			}
			return sheet.Carry(n.sheet, func(ctx context.Context, d *desk.Desk) (struct{}, error) {
				return struct{}{}, n.act(v, true)(ctx, d)
			}, func(struct{}) tea.Cmd { return n.written() })
		},
		Effect: func(v form.Values) func(context.Context, *desk.Desk) (desk.Effect, error) {
			return n.effect(n.act(v, false))
		},
	}
	return n.offer().On(n.sheet)
}

// act is what writing does. Files are left out where it is only tried: they are
// read when they are taken in, and move no verdict.
func (n *entry) act(v form.Values, files bool) doing {
	in := n.input(v)
	if n.old != nil {
		in = n.changed(v, in)
	}
	if !files {
		in.Files = nil
	}
	return func(ctx context.Context, d *desk.Desk) error {
		if n.old != nil {
			return d.ChangeEvidence(ctx, n.old.ID, in)
		}
		_, err := d.AddEvidence(ctx, n.id, in)
		return err
	}
}

// offer is what is offered under the fields: sources of this inspection before others.
func (n *entry) offer() typed.Offer {
	return typed.Offer{
		Files: map[string][]string{"files": nil},
		Known: map[string]string{
			"source": desk.TypedSource, "page": desk.TypedPage, "who": desk.TypedSaidBy,
			"title": desk.TypedTitle, "present": desk.TypedPresent,
		},
		Kind: kindOfItem,
		Own: func(field, text string) typed.Finder {
			if field == "source" || field == "page" {
				return offer(n.sources(), text)
			}
			return nil
		},
	}
}

// kindOfItem is what is typed beside an item, and beside an announcement.
func kindOfItem(field string) string {
	switch {
	case strings.HasPrefix(field, whyField("")):
		return desk.TypedSeen
	case strings.HasPrefix(field, placeField("")):
		return desk.TypedPlace
	}
	return ""
}

// kind is the kind that was chosen.
func kind(v form.Values) checks.EvidenceKind { return checks.EvidenceKind(v.One("kind")) }

// parts lists the questions of this check that were chosen, or that there is no
// choice about.
func (n *entry) parts(v form.Values) []string {
	if n.chosen(kind(v)) {
		return v["parts"]
	}
	fixed, _ := n.fixed(kind(v))
	return fixed
}

// chosen tells whether the questions are asked for: there is a choice, or the
// kind does not answer what was meant. Nothing goes to another question unseen.
func (n *entry) chosen(k checks.EvidenceKind) bool {
	_, free := n.fixed(k)
	return free || len(n.missed(k)) > 0
}

// missed lists the questions that were meant, that some kind answers and this one
// does not.
func (n *entry) missed(k checks.EvidenceKind) []string {
	if n.useless(k) {
		return nil // the kind itself is refused
	}
	var out []string
	for _, id := range n.meant {
		other := func(k checks.EvidenceKind) bool { return n.answers(k, id) }
		if !n.answers(k, id) && slices.ContainsFunc(n.kinds(), other) {
			out = append(out, id)
		}
	}
	return out
}

// answers tells whether evidence of a kind can say something of a question, by
// itself or by an item.
func (n *entry) answers(k checks.EvidenceKind, part string) bool {
	of := func(i item) bool { return i.check == n.check && i.part.ID == part }
	return slices.Contains(n.offered(k), part) || slices.ContainsFunc(n.itemsFor(k), of)
}

// named gives the questions that were chosen, and those of other checks that read
// the same rows.
func (n *entry) named(v form.Values) []question {
	var out []question
	for _, id := range n.parts(v) {
		if part := n.check.Part(id); part != nil {
			out = append(out, question{n.check, part})
		}
	}
	return append(out, n.sharing(out)...)
}

// served gives all questions that the evidence would serve.
func (n *entry) served(v form.Values) []question {
	out := n.named(v)
	for _, i := range n.seen(v) {
		if !slices.Contains(out, i.question) {
			out = append(out, i.question)
		}
	}
	for _, id := range v["serves"] {
		if check := n.law.Check(id); check != nil {
			for _, part := range slices.Concat(n.lists(check, kind(v))...) {
				out = append(out, question{check, check.Part(part)})
			}
		}
	}
	return out
}

func (n *entry) servesAny(v form.Values, is func(*standard.Part) bool) bool {
	return slices.ContainsFunc(n.served(v), func(q question) bool { return is(q.part) })
}

// seen lists the items of which something was said.
func (n *entry) seen(v form.Values) []item {
	var out []item
	for _, i := range n.itemsFor(kind(v)) {
		if v.One(itemField(i.id)) != "" {
			out = append(out, i)
		}
	}
	return out
}

func itemField(id string) string   { return "item." + id }
func whyField(id string) string    { return "why." + id }
func noticeField(id string) string { return "noticed." + id }
func placeField(id string) string  { return "place." + id }

// years lists the years that the inspection touches, by the names of their slots.
func (n *entry) years() []string {
	var out []string
	for _, s := range calendar.Slots(calendar.Year, n.period()) {
		out = append(out, s.Name)
	}
	if n.old != nil && n.old.For != "" && !slices.Contains(out, n.old.For) {
		out = append(out, n.old.For)
	}
	return out
}
