package evidence

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// Which questions read a piece of evidence is decided by the desk when it is
// written. The sheet has to know beforehand what to ask, so it reads the same
// data by the same rules; that whatever it offers is accepted is tested for every
// check, category and kind.

// question is a part with its check.
type question struct {
	check *standard.Check
	part  *standard.Part
}

// own lists the questions of the check that bind.
func (a *about) own() []question { return a.questions(a.check) }

func (a *about) questions(check *standard.Check) []question {
	var out []question
	for i := range check.Parts {
		if slices.ContainsFunc(a.categories, check.Parts[i].InCategory) {
			out = append(out, question{check, &check.Parts[i]})
		}
	}
	return out
}

// sharing lists the questions of other checks that read the same rows as one of
// some questions: a row is entered once and read by all.
func (a *about) sharing(of []question) []question {
	var rows []string
	for _, q := range of {
		if q.part.Rows != "" {
			rows = append(rows, q.part.Rows)
		}
	}
	if len(rows) == 0 {
		return nil
	}
	key := strings.Join(rows, " ")
	if list, ok := a.shared[key]; ok {
		return list
	}
	var out []question
	for _, check := range a.env.Desk.ChecksOf(a.categories) {
		if check == a.check {
			continue
		}
		for _, q := range a.questions(check) {
			shares := slices.ContainsFunc(append(slices.Clone(q.part.Lists), q.part.Rows), func(l string) bool { return slices.Contains(rows, l) })
			if shares && q.part.Method != standard.Judgement {
				out = append(out, q)
			}
		}
	}
	a.shared[key] = out
	return out
}

// reads tells whether a question reads evidence of a kind by itself, without an
// item.
func (q question) reads(kind checks.EvidenceKind) bool {
	switch q.part.Method {
	case standard.Cadence, standard.Lead, standard.Within:
		return kind == checks.Event
	case standard.Document:
		return kind == checks.Paper
	case standard.Checklist:
		return q.part.Rows != "" && kind == checks.Event
	}
	return false
}

// noticed tells whether the question asks for announcements of events.
func (q question) noticed() bool {
	return q.part.Method == standard.Lead || q.part.Method == standard.Within
}

// lists gathers the questions of a check that read a kind; those that share their
// rows stand together.
func (a *about) lists(check *standard.Check, kind checks.EvidenceKind) [][]string {
	key := reading{check.ID, kind}
	if list, ok := a.reading[key]; ok {
		return list
	}
	var names []string
	byName := map[string][]string{}
	for _, q := range a.questions(check) {
		if !q.reads(kind) {
			continue
		}
		name := q.part.Rows
		if name == "" {
			name = "part " + q.part.ID
		}
		if _, ok := byName[name]; !ok {
			names = append(names, name)
		}
		byName[name] = append(byName[name], q.part.ID)
	}
	var out [][]string
	for _, n := range names {
		out = append(out, byName[n])
	}
	a.reading[key] = out
	return out
}

// judged lists the questions that the analyst answers herself: evidence of any
// kind may stand under them, where it is put there.
func (a *about) judged() []string {
	var out []string
	for _, q := range a.own() {
		if q.part.Method == standard.Judgement {
			out = append(out, q.part.ID)
		}
	}
	return out
}

// fixed gives the questions that evidence of a kind serves where there is no
// choice; free tells that there is one.
func (a *about) fixed(kind checks.EvidenceKind) (parts []string, free bool) {
	lists, judged, items := a.lists(a.check, kind), a.judged(), a.itemsFor(kind)
	switch {
	case len(lists) > 1, len(judged) > 1, len(judged) == 1 && len(lists)+len(items) > 0:
		return nil, true
	case len(lists) == 1:
		return lists[0], false
	}
	return judged, false
}

// offered lists the questions among which can be chosen for a kind.
func (a *about) offered(kind checks.EvidenceKind) []string {
	return append(slices.Concat(a.lists(a.check, kind)...), a.judged()...)
}

// kinds lists the kinds of evidence that the check accepts and that are written
// down by hand.
func (a *about) kinds() []checks.EvidenceKind {
	var out []checks.EvidenceKind
	for _, k := range checks.EvidenceKinds() {
		if k != checks.Register && a.accepts(a.check, k) {
			out = append(out, k)
		}
	}
	return out
}

// accepts tells whether a check takes evidence of a kind: it names the kind, or
// asks about events.
func (a *about) accepts(check *standard.Check, kind checks.EvidenceKind) bool {
	return slices.Contains(check.Evidence, string(kind)) || kind == checks.Event &&
		slices.ContainsFunc(a.questions(check), func(q question) bool { return q.part.Method == standard.Cadence || q.noticed() })
}

// useless tells whether evidence of a kind would answer nothing: no question
// reads it.
func (a *about) useless(kind checks.EvidenceKind) bool {
	return len(a.offered(kind))+len(a.itemsFor(kind)) == 0
}

// firstKind is the kind that is offered first: one that a question reads by
// itself, else the first that the check names.
func (a *about) firstKind() checks.EvidenceKind {
	for _, k := range a.kinds() {
		if len(a.lists(a.check, k)) > 0 {
			return k
		}
	}
	for _, k := range a.check.Evidence {
		if kind := checks.EvidenceKind(k); slices.Contains(a.kinds(), kind) && !a.useless(kind) {
			return kind
		}
	}
	return checks.Paper
}

// item is a thing that can be seen: one of a checklist, an act, or what a
// question asks as a whole.
type item struct {
	question
	id     string
	title  lang.Text
	folded string // the title and the place in the Law, for searching
}

// itemsFor lists what can be said to have been seen on evidence of a kind. Of
// events only what is asked of each row.
func (a *about) itemsFor(kind checks.EvidenceKind) []item {
	if list, ok := a.items[kind]; ok {
		return list
	}
	var out []item
	own := a.own()
	for _, q := range append(slices.Clone(own), a.sharing(own)...) {
		if !q.shows(kind) {
			continue
		}
		for _, i := range a.itemsOf(q) {
			if !slices.ContainsFunc(out, func(o item) bool { return o.id == i.id }) {
				out = append(out, i)
			}
		}
	}
	a.items[kind] = out
	return out
}

// shows tells whether items of the question can be seen on evidence of a kind.
func (q question) shows(kind checks.EvidenceKind) bool {
	switch q.part.Method {
	case standard.Checklist:
		return kind != checks.Event || q.part.Rows != ""
	case standard.Document:
		return kind != checks.Event && !q.part.Yearly
	case standard.Currency, standard.Parity:
		return kind != checks.Event
	}
	return false
}

// itemsOf lists the items of a question. One without items is its own, and so is
// one that asks about the items of another: it means all of them.
func (a *about) itemsOf(q question) []item {
	var out []item
	for _, category := range a.categories {
		if q.part.Of != "" || !q.part.InCategory(category) {
			continue
		}
		for _, i := range a.law.ItemsOf(q.check, q.part, category) {
			if !slices.ContainsFunc(out, func(o item) bool { return o.id == i.ID }) {
				out = append(out, newItem(q, i.ID, i.Title, i.Law))
			}
		}
	}
	if len(out) == 0 {
		out = append(out, newItem(q, q.part.ID, q.part.Title, ""))
	}
	return out
}

func newItem(q question, id string, title lang.Text, place string) item {
	return item{question: q, id: id, title: title, folded: lang.Fold(title.KK + " " + title.RU + " " + title.EN + " " + place)}
}
