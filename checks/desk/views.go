package desk

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// A view is a list of inspections with a name: what is asked for and in which order.
// Some are always there; the analyst keeps others on the shelf of her laptop, where
// they may be lost like everything that is a matter of taste.

// View is a list of inspections with a name.
type View struct {
	Name  string    `json:"name"` // of one that is always there: its id
	Query ViewQuery `json:"query"`
	Built bool      `json:"-"` // it is always there
}

// ViewQuery is what a view asks for; empty fields ask nothing.
type ViewQuery struct {
	Mine     bool         `json:"mine,omitempty"`     // the author's own
	Unclosed bool         `json:"unclosed,omitempty"` // those that are not closed
	Agenda   bool         `json:"agenda,omitempty"`   // those on the agenda of the next sitting of the Commission
	Worst    string       `json:"worst,omitempty"`    // verdicts, parted by a space
	State    string       `json:"state,omitempty"`
	Category string       `json:"category,omitempty"`
	Form     string       `json:"form,omitempty"`
	Needs    journal.Need `json:"needs,omitempty"`
	Search   string       `json:"search,omitempty"` // as it was typed
	Order    string       `json:"order,omitempty"`
}

// The views that are always there, by their ids.
const (
	ViewMine       = "mine"
	ViewOpen       = "open"
	ViewAll        = "all"
	ViewCommission = "commission"
	ViewRecent     = "recent"
)

// builtViews are the views that are always there, in their order.
func builtViews() []View {
	return []View{
		{Name: ViewMine, Built: true, Query: ViewQuery{Mine: true, Unclosed: true, Order: "worst"}},
		{Name: ViewOpen, Built: true, Query: ViewQuery{Unclosed: true, Order: "worst"}},
		{Name: ViewAll, Built: true, Query: ViewQuery{Order: "worst"}},
		{Name: ViewCommission, Built: true, Query: ViewQuery{Agenda: true, Order: "worst"}},
		{Name: ViewRecent, Built: true, Query: ViewQuery{Order: "changed"}},
	}
}

// FirstView is the view with which a laptop begins that remembers none.
func FirstView() View { return builtViews()[1] }

// Title is the name of the view as it is shown.
func (v View) Title() lang.Text {
	if v.Built {
		return messages().Text("view."+v.Name, nil)
	}
	return lang.Same(v.Name)
}

// called tells whether the view is meant by a name, in any language.
func (v View) called(name string) bool {
	t := v.Title()
	return slices.Contains([]string{lang.Name(v.Name), lang.Name(t.KK), lang.Name(t.RU), lang.Name(t.EN)}, lang.Name(name))
}

// viewsKey is where the views lie on the shelf.
const viewsKey = "views"

// Views lists the views: those that are always there, then the kept ones by their
// names.
func (d *Desk) Views(ctx context.Context) ([]View, error) {
	kept, err := d.keptViews(ctx)
	return append(builtViews(), kept...), err
}

func (d *Desk) keptViews(ctx context.Context) ([]View, error) {
	var kept []View
	if _, err := d.unshelve(ctx, viewsKey, &kept); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(kept, func(v View) bool { return lang.Line(v.Name) == "" }), nil
}

// View finds a view by its name, in any language.
func (d *Desk) View(ctx context.Context, name string) (View, error) {
	all, err := d.Views(ctx)
	if err != nil {
		return View{}, err
	}
	var names []lang.Text
	for _, v := range all {
		if v.called(name) {
			return v, nil
		}
		names = append(names, v.Title())
	}
	return View{}, fail("view.unknown", args{"name": quote(lang.Line(name)), "views": names})
}

// How long the name of a view may be, and how many may be kept.
const (
	longestView = 40
	mostViews   = 30
)

// SaveView keeps a view, in the place of an earlier one of its name.
func (d *Desk) SaveView(ctx context.Context, v View) error {
	v.Name = lang.Line(v.Name)
	switch {
	case v.Name == "":
		return fail("view.nameless", nil)
	case utf8.RuneCountInString(v.Name) > longestView:
		return fail("view.long", args{"n": longestView})
	case slices.ContainsFunc(builtViews(), func(b View) bool { return b.called(v.Name) }):
		return fail("view.built", args{"name": quote(v.Name)})
	}
	if err := d.sound(v.Query); err != nil {
		return err
	}
	kept, err := d.keptViews(ctx)
	if err != nil {
		return err
	}
	kept = slices.DeleteFunc(kept, func(other View) bool { return other.called(v.Name) })
	if len(kept) >= mostViews {
		return fail("view.many", args{"n": mostViews})
	}
	kept = append(kept, v)
	slices.SortFunc(kept, func(a, b View) int { return lang.Compare(lang.KK, a.Name, b.Name) })
	return d.shelve(ctx, viewsKey, kept)
}

// sound refuses words that the query does not know: they would find nothing.
func (d *Desk) sound(q ViewQuery) error {
	var verdicts []string
	for _, v := range checks.Verdicts() {
		verdicts = append(verdicts, string(v))
	}
	for _, c := range []struct {
		typed   []string
		allowed []string
	}{
		{strings.Fields(q.Worst), verdicts},
		{strings.Fields(q.State), []string{"open", "closed", "conflict"}},
		{strings.Fields(q.Category), d.categoryIDs()},
		{strings.Fields(q.Form), formIDs()},
		{strings.Fields(string(q.Needs)), []string{
			string(journal.NeedsSettling), string(journal.NeedsNumber), string(journal.NeedsReview), string(journal.NeedsLook), string(journal.NeedsPages),
		}},
		{strings.Fields(q.Order), []string{"number", "worst", "holder", "as-of", "changed"}},
	} {
		for _, typed := range c.typed {
			if !slices.Contains(c.allowed, typed) {
				return fail("view.query", args{"typed": quote(typed), "allowed": c.allowed})
			}
		}
	}
	return nil
}

// DropView takes a kept view away.
func (d *Desk) DropView(ctx context.Context, name string) error {
	v, err := d.View(ctx, name)
	if err != nil {
		return err
	}
	if v.Built {
		return fail("view.built-drop", args{"name": v.Title()})
	}
	kept, err := d.keptViews(ctx)
	if err != nil {
		return err
	}
	return d.shelve(ctx, viewsKey, slices.DeleteFunc(kept, func(other View) bool { return other.called(name) }))
}

// Asked gives what a view asks of the rows today: whose inspections are mine, and
// which stand on the agenda of the next sitting.
func (d *Desk) Asked(ctx context.Context, q ViewQuery) (journal.InspectionQuery, error) {
	out := journal.InspectionQuery{
		Unclosed: q.Unclosed, Worst: q.Worst, State: q.State, Category: q.Category, Form: q.Form,
		Needs: q.Needs, Search: lang.Fold(q.Search), Order: q.Order,
	}
	if q.Mine {
		out.Owner = d.author.Name
	}
	if !q.Agenda {
		return out, nil
	}
	err := d.read(ctx, func(v *view) error {
		o, err := v.office()
		if err == nil {
			out.IDs = strings.Join(nextAgenda(o, v), " ")
		}
		return err
	})
	if out.IDs == "" {
		out.IDs = "–" // the id of nothing: without ids every inspection would be asked for
	}
	return out, noneWithoutStore(err)
}

// nextAgenda gives the ids of the inspections on the agenda of the next sitting.
func nextAgenda(o *checks.Office, v *view) []string {
	for _, s := range o.Sittings {
		if s.Day < v.Today() {
			continue
		}
		var ids []string
		for _, i := range o.ItemsOf(s.ID) {
			if i.Inspection != "" && !slices.Contains(ids, i.Inspection) {
				ids = append(ids, i.Inspection)
			}
		}
		return ids
	}
	return nil
}
