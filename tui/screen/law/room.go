package law

import (
	"context"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/year"
	"ashyq/tui/widget"
)

// Room is the Standard as a room of home: every clause under the category that it
// binds, in two texts beside each other, and below it the acts and the readings that
// the department accepted. It stands beside the other rooms, which give it its tabs
// and the ways to them.
type Room struct {
	Env   *screen.Env
	Owner screen.Screen          // as which it stands in the stack
	Tabs  func() string          // the line of tabs
	Ways  func() []screen.Action // to the other rooms
	Today func() string          // the stamp

	read     *desk.Acts // nil until it is read
	readings map[string][]checks.Reading
	pair     int // the earlier edition of the pair, a place in those of the Standard; -1: the last pair
	lines    []clauseLine
	category int // place among the categories, from 1; 0: all of them
	search   widget.Input
	typing   bool
	list     widget.List
	text     aid.Scroll // of the pane beside
	inText   bool       // the keys move the text beside the list
}

// clauseLine is a clause in both texts, under the category that it binds.
type clauseLine struct {
	standard.Difference
	category string
	check    *standard.Check // nil where none serves it
}

// NewRoom makes the room.
func NewRoom(e *screen.Env) *Room { return &Room{Env: e, pair: -1} }

// Open implements screen.Opener: what is walked stays under the cursor.
func (r *Room) Open() tea.Cmd {
	type answer struct {
		acts     desk.Acts
		readings map[string][]checks.Reading
	}
	return screen.Look(r.Env, r.Owner, func(ctx context.Context, d *desk.Desk) (a answer, err error) {
		if a.acts, err = d.Acts(ctx); err == nil {
			a.readings, err = d.Readings(ctx)
		}
		return a, err
	}, func(a answer) tea.Cmd {
		r.read, r.readings = &a.acts, a.readings
		return r.lay()
	})
}

// lay compares the two texts of the pair, clause by clause, in the order of the
// categories.
func (r *Room) lay() tea.Cmd {
	all := r.read.Law.Editions()
	if r.pair < 0 || r.pair > len(all)-2 {
		r.pair = max(0, len(all)-2)
	}
	from, to := r.texts()
	diff, err := r.read.Law.Diff(from, to)
	if err != nil {
		return r.Env.Fail(err)
	}
	r.lines = nil
	for _, c := range r.read.Law.Categories() {
		for _, d := range diff {
			if categoryOf(r.read.Law, d) == c.ID {
				r.lines = append(r.lines, clauseLine{d, c.ID, servedBy(r.read.Law, d)})
			}
		}
	}
	return nil
}

// texts names the two editions that stand beside each other.
func (r *Room) texts() (from, to string) {
	all := r.read.Law.Editions()
	return all[r.pair].ID, all[min(r.pair+1, len(all)-1)].ID
}

// categoryOf gives the category that a clause binds, in whichever text it stands.
func categoryOf(law *standard.Standard, d standard.Difference) string {
	for _, ref := range []standard.ClauseRef{d.To, d.From} {
		if point, _, ok := law.Clause(ref.Edition, ref.Clause); ok {
			return point.Category
		}
	}
	return ""
}

// servedBy gives the check that serves a clause, nil where none does.
func servedBy(law *standard.Standard, d standard.Difference) *standard.Check {
	for _, ref := range []standard.ClauseRef{d.To, d.From} {
		if e := law.Edition(ref.Edition); e != nil && ref.Clause != "" {
			if check := law.CheckServing(e.Act, ref.Clause); check != nil {
				return check
			}
		}
	}
	return nil
}

// shown lists the clauses that are asked for: of the category, and with the words.
func (r *Room) shown() []clauseLine {
	wanted := lang.Fold(r.search.Text())
	if wanted == "" && r.category == 0 {
		return r.lines
	}
	only := r.only()
	var out []clauseLine
	for _, l := range r.lines {
		if (only == "" || l.category == only) && (wanted == "" || r.holds(l, wanted)) {
			out = append(out, l)
		}
	}
	return out
}

// only names the category that is shown, "" for all.
func (r *Room) only() string {
	if r.category == 0 {
		return ""
	}
	return r.read.Law.Categories()[r.category-1].ID
}

// Tab is the name of the room.
func (r *Room) Tab() string { return words.In(r.Env, "standard", nil) }

// Crumb implements screen.Screen.
func (r *Room) Crumb() string { return r.Tab() }

// Stamp implements screen.Screen.
func (r *Room) Stamp() string { return r.Today() }

// Context implements screen.Screen.
func (r *Room) Context() (left, right string) { return r.Tabs(), "" }

// Actions implements screen.Screen.
func (r *Room) Actions() []screen.Action {
	open := screen.Can("clause-open", r.open).Unless(r.none)
	own := []screen.Action{
		open,
		screen.Can("search", r.find).Unless(r.notRead),
		screen.Can("filter", r.filter).Unless(r.notRead),
		screen.Can("edition-pair", nil),
		screen.Can("change-next", func() tea.Cmd { return r.next() }).Unless(r.none),
		screen.Can("readings-open", func() tea.Cmd { return Readings(r.Env) }),
		screen.Can("law-open", func() tea.Cmd { return Open(r.Env) }),
		screen.Can("calendar-open", func() tea.Cmd { return year.Open(r.Env, 0) }),
		screen.Can("law-add", func() tea.Cmd { return Add(r.Env, "") }),
		screen.Can("pane", r.aside).Unless(r.none),
	}
	for _, a := range r.Ways() {
		if a.ID != "law-open" && a.ID != "calendar-open" { // it has its own
			own = append(own, a)
		}
	}
	if r.narrowed() || r.typing || r.inText {
		own = append(own, screen.Can("back", r.back))
	}
	return own
}

func (r *Room) narrowed() bool { return r.category != 0 || !r.search.Empty() }

func (r *Room) notRead() lang.Text {
	if r.read == nil {
		return words.Text("reading", nil)
	}
	return lang.Text{}
}

func (r *Room) none() lang.Text {
	switch {
	case r.read == nil:
		return words.Text("reading", nil)
	case len(r.shown()) == 0:
		return words.Text("compare.none", nil)
	}
	return lang.Text{}
}

// find begins to type what is looked for.
func (r *Room) find() tea.Cmd {
	r.typing, r.inText = true, false
	return nil
}

// filter goes to the next category, and after the last one back to all.
func (r *Room) filter() tea.Cmd {
	r.category = (r.category + 1) % (len(r.read.Law.Categories()) + 1)
	r.list.Cursor, r.text = 0, aid.Scroll{}
	return nil
}

// aside moves the keys between the list and the text.
func (r *Room) aside() tea.Cmd {
	r.inText = !r.inText
	return nil
}

// back peels one layer: the text, what is looked for, the category.
func (r *Room) back() tea.Cmd {
	switch {
	case r.inText:
		r.inText = false
	case r.typing || !r.search.Empty():
		r.typing, r.search = false, widget.Input{}
	default:
		r.category = 0
	}
	return nil
}

// next walks to the next clause whose text is not the same.
func (r *Room) next() tea.Cmd {
	rows := r.shown()
	for i := range rows {
		at := (r.list.Cursor + 1 + i) % len(rows)
		if rows[at].Change != standard.Same {
			r.list.Cursor, r.text = at, aid.Scroll{}
			return nil
		}
	}
	return r.Env.Tell(words.Text("standard.no-change", nil))
}

// beside goes to the pair of texts after, or to the one before; the same clause
// stays under the cursor where it stands in both.
func (r *Room) beside(by int) tea.Cmd {
	if r.read == nil {
		return nil
	}
	next := r.pair + by
	if next < 0 || next > len(r.read.Law.Editions())-2 {
		return r.Env.Tell(words.Text("compare.no-more", nil))
	}
	was, ok := r.at()
	r.pair, r.text = next, aid.Scroll{}
	told := r.lay()
	if i := slices.IndexFunc(r.shown(), func(l clauseLine) bool {
		return ok && l.check == was.check && l.category == was.category
	}); i >= 0 {
		r.list.Cursor = i
	}
	return told
}

// at gives the clause under the cursor.
func (r *Room) at() (clauseLine, bool) {
	if r.read == nil {
		return clauseLine{}, false
	}
	list := r.shown()
	r.list.Clamp(len(list))
	if len(list) == 0 {
		return clauseLine{}, false
	}
	return list[r.list.Cursor], true
}

// open reads the clause under the cursor whole.
func (r *Room) open() tea.Cmd {
	return r.Env.Push(&clause{env: r.Env, read: r.read, readings: r.readings, list: r.shown(), place: r.list.Cursor, moved: func(i int) {
		r.list.Cursor, r.text = i, aid.Scroll{}
	}})
}

// Next implements screen.Screen.
func (r *Room) Next() string {
	l, ok := r.at()
	switch {
	case r.read == nil:
		return words.In(r.Env, "reading", nil)
	case r.typing:
		return words.In(r.Env, "compare.typing", nil)
	case !ok:
		return words.In(r.Env, "standard.none-next", nil)
	}
	return words.In(r.Env, "standard.next", lang.Args{"clause": pair(l.Difference)})
}

// Typing implements screen.Typist.
func (r *Room) Typing() bool { return r.typing }

// Type implements screen.Typist.
func (r *Room) Type(text string) tea.Cmd {
	r.search.Type(text)
	r.list.Cursor, r.text = 0, aid.Scroll{}
	return nil
}

// Key implements screen.Screen.
func (r *Room) Key(k keys.Key) (tea.Cmd, bool) {
	if r.read == nil {
		return nil, false
	}
	switch {
	case r.typing && (k == keys.Enter || k == keys.Down):
		r.typing = false
		return nil, true
	case r.typing && k == keys.Esc:
		return r.back(), true
	case r.typing && r.search.Key(k):
		r.list.Cursor, r.text = 0, aid.Scroll{}
		return nil, true
	case k == keys.Left:
		return r.beside(-1), true
	case k == keys.Right:
		return r.beside(1), true
	case r.inText:
		return nil, r.text.Key(k)
	case r.list.Key(k, len(r.shown())):
		r.text = aid.Scroll{}
		return nil, true
	}
	return nil, false
}

// count tells how many clauses are shown, of how many.
func (r *Room) count() string {
	return strconv.Itoa(len(r.shown())) + " / " + strconv.Itoa(len(r.lines))
}
