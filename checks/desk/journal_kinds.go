package desk

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// What each kind of entry did. Values stand in the nominative, after a colon or a
// dash; what was typed stands last, for the end of a line may be cut.

func (t *teller) stream(_ journal.Entry, v journal.Stream) (lang.Text, error) {
	return say("stream", args{"label": quote(v.Label)}), nil
}

// key tells whose key is out of use, by the label of its stream.
func (t *teller) key(_ journal.Entry, v checks.StreamKey) (lang.Text, error) {
	office, err := t.office()
	if err != nil {
		return lang.Text{}, err
	}
	return say("key", args{"label": quote(keyName(office, journal.Hash(v.Stream))), "reason": quote(v.Reason)}), nil
}

func (t *teller) same(_ journal.Entry, v checks.Same) (lang.Text, error) {
	return say("same", args{"answer": yesNo(v.Value), "reason": quote(v.Reason)}), nil
}

func yesNo(value string) lang.Text {
	if value == checks.Yes {
		return say("yes", nil)
	}
	return say("no", nil)
}

func (t *teller) standing(_ journal.Entry, v checks.Standing) (lang.Text, error) {
	key := "closed"
	if v.Value == checks.StateReopened {
		key = "reopened"
	}
	if v.Reason == "" {
		return say(key, nil), nil
	}
	return say("because", args{"what": say(key, nil), "reason": quote(v.Reason)}), nil
}

func (t *teller) evidence(e journal.Entry, v checks.Evidence) (lang.Text, error) {
	var about []lang.Text
	for _, s := range v.Serves {
		about = append(about, t.check(s.Check))
	}
	parts := []lang.Text{several(about)}
	if address, err := t.address(e.Header.Subject, v.Premises); err != nil {
		return lang.Text{}, err
	} else if address != "" {
		parts = append(parts, lang.Same(quote(address)))
	}
	if v.For != "" {
		parts = append(parts, slotWords(v.For))
	}
	fact := args{"kind": v.Kind.Words(), "day": v.At.Day.Digits(), "title": quote(titleOf(&v))}
	if titleOf(&v) == "" {
		parts = append(parts, say("fact", fact))
	} else {
		parts = append(parts, say("fact.titled", fact))
	}
	return say("evidence", args{"parts": append(parts, itemCounts(v.Items)...)}), nil
}

// titleOf is what a piece of evidence is called: its title, else what it says.
func titleOf(e *checks.Evidence) string {
	if e.Title != "" {
		return e.Title
	}
	return e.Text
}

// itemCounts tells how many items were seen in each state.
func itemCounts(items []checks.ItemSeen) []lang.Text {
	var out []lang.Text
	for _, state := range checks.ItemStates() {
		n := 0
		for _, i := range items {
			if i.State == state {
				n++
			}
		}
		if n > 0 {
			out = append(out, say("count", args{"state": state.Words(), "n": n}))
		}
	}
	return out
}

func (t *teller) coverage(_ journal.Entry, v checks.Coverage) (lang.Text, error) {
	key := "coverage"
	if v.Of == checks.Notices {
		key = "coverage.notices"
	}
	return say(key, args{"check": t.check(v.Check), "span": v.Span().Words(), "source": quote(v.Source)}), nil
}

func (t *teller) sample(_ journal.Entry, v checks.Sample) (lang.Text, error) {
	return say("sample", args{"check": t.check(v.Check), "n": len(v.Rows), "of": v.Of, "seed": quote(v.Seed)}), nil
}

func (t *teller) capture(_ journal.Entry, v checks.Capture) (lang.Text, error) {
	asked := v.Asked
	if !strings.Contains(asked, "://") {
		asked = asked[strings.LastIndexAny(asked, `/\`)+1:]
	}
	if page.Outcome(v.Outcome) != page.Fetched {
		return say("capture.unread", args{"page": quote(asked)}), nil
	}
	return say("capture", args{"page": quote(asked)}), nil
}

func (t *teller) rejected(_ journal.Entry, v checks.Rejection) (lang.Text, error) {
	return say("rejected", args{"fragment": quote(v.Fragment)}), nil
}

func (t *teller) verdict(e journal.Entry, v checks.Answer) (lang.Text, error) {
	q := checks.ParseQuestion(strings.TrimPrefix(e.Header.Matter, "verdict "))
	question := []lang.Text{t.check(q.Check)}
	if q.Part != "" {
		question = append(question, t.part(q.Check, q.Part))
	}
	address, err := t.address(e.Header.Subject, q.Premises)
	if address != "" {
		question = append(question, lang.Same(quote(address)))
	}
	return say("verdict", args{"question": question, "verdict": v.Verdict.Words()}), err
}

func (t *teller) setting(e journal.Entry, v checks.Setting) (lang.Text, error) {
	return say("setting", args{"name": about(e), "value": quote(v.Value)}), nil
}

func (t *teller) reading(e journal.Entry, v checks.Reading) (lang.Text, error) {
	limit, reading := lang.Same(about(e)), lang.Same(quote(v.Reading))
	if l := t.law.Limit(about(e)); l != nil {
		limit = cut(l.Title, longestQuote)
		for _, r := range l.Readings {
			if r.ID == v.Reading {
				reading = r.Title
			}
		}
	}
	return say("reading", args{"limit": limit, "from": v.From.Digits(), "reading": reading}), nil
}

func (t *teller) dayOff(e journal.Entry, v checks.DayOff) (lang.Text, error) {
	key := "working"
	if v.Day == checks.DayIsOff {
		key = "off"
	}
	return say("calendar", args{"day": dayWords(about(e)), "is": say(key, nil), "reason": quote(v.Reason)}), nil
}

func (t *teller) edition(_ journal.Entry, v checks.EditionText) (lang.Text, error) {
	return say("edition", args{"name": quote(v.Name), "source": quote(v.Source)}), nil
}

func (t *teller) paper(_ journal.Entry, v checks.IssuedPaper) (lang.Text, error) {
	return say("paper", args{"paper": paperName(v.Paper)}), nil
}

func (t *teller) paperState(e journal.Entry, v checks.PaperState) (lang.Text, error) {
	name, err := t.paperOf(e.Header.Subject, about(e))
	if err != nil {
		return lang.Text{}, err
	}
	a := args{"paper": name, "day": v.Day.Digits(), "number": quote(v.Number)}
	switch {
	case v.Value == "registered" && v.Number != "":
		return say("paper.registered", a), nil
	case v.Value == "registered":
		return say("paper.registered-bare", a), nil
	case v.Value == "served":
		return say("paper.served", a), nil
	}
	return say("paper.answered", a), nil
}

// paperOf names a paper of a subject by its id.
func (t *teller) paperOf(s journal.Subject, id string) (lang.Text, error) {
	l, err := t.book(s)
	if err != nil {
		return lang.Text{}, err
	}
	name := KindWords(journal.KindPaper)
	for _, p := range l.History("paper " + id) {
		if issued, err := journal.ValueOf[checks.IssuedPaper](p); err == nil {
			name = paperName(issued.Paper)
		}
	}
	return name, nil
}

// paperName names a paper; one that this program does not make is named as it is
// in the entry.
func paperName(id string) lang.Text {
	kind := checks.PaperKind(id)
	if slices.Contains(checks.PaperKinds(), kind) || slices.Contains(checks.OfficePapers(), kind) {
		return kind.Words()
	}
	return lang.Same(quote(id))
}

// withdrawn tells an undo, a redo, and the withdrawal of evidence or a verdict
// with its reason. What was named stands in the header, so that it is told even
// where the payload is gone.
func (t *teller) withdrawn(e journal.Entry) (lang.Text, error) {
	list, err := t.targets(e)
	if err != nil {
		return lang.Text{}, err
	}
	if takesBack(e) && slices.ContainsFunc(list, takesBack) {
		return t.brought(list)
	}
	if takesBack(e) {
		what, err := t.severalOf(latest(list), t.what)
		return say("undone", args{"what": what}), err
	}
	what, err := t.severalOf(latest(list), t.did)
	if err != nil {
		return lang.Text{}, err
	}
	gone, err := t.gone(e)
	v, unread := journal.ValueOf[journal.Withdrawn](e)
	why, known := whys[v.Why]
	if err != nil || gone != "" || unread != nil || !known {
		return say("withdrawn", args{"what": what}), err
	}
	return say("withdrawn.why", args{"why": say(why, nil), "what": what}), nil
}

// whys are the keys of the reasons for withdrawing.
var whys = map[string]string{
	journal.ByMistake: "why.mistake", journal.Superseded: "why.superseded",
	journal.Refuted: "why.refuted", journal.ByCourt: "why.annulled",
}

// brought tells a redo by what comes back: what the undos that it takes back had
// taken.
func (t *teller) brought(undos []journal.Entry) (lang.Text, error) {
	var back []journal.Entry
	for _, u := range undos {
		list, err := t.targets(u)
		if err != nil {
			return lang.Text{}, err
		}
		back = append(back, list...)
	}
	what, err := t.severalOf(latest(back), t.what)
	return say("redone", args{"what": what}), err
}

// latest leaves out entries that others of the list replaced.
func latest(list []journal.Entry) []journal.Entry {
	return slices.DeleteFunc(slices.Clone(list), func(e journal.Entry) bool {
		return slices.ContainsFunc(list, func(o journal.Entry) bool { return names(o.Header, e) })
	})
}

// severalOf tells the first of some entries, and how many more there are.
func (t *teller) severalOf(list []journal.Entry, tell func(journal.Entry) (lang.Text, error)) (lang.Text, error) {
	if len(list) == 0 {
		return say("nothing-held", nil), nil
	}
	what, err := tell(list[0])
	if len(list) > 1 {
		what = firstOf(what, len(list))
	}
	return what, err
}

// erased names the kinds of the entries whose bytes were let go.
func (t *teller) erased(e journal.Entry) (lang.Text, error) {
	l, err := t.book(e.Header.Subject)
	if err != nil {
		return lang.Text{}, err
	}
	var kinds []lang.Text
	for _, o := range l.Entries() {
		if lets(e.Header, o) {
			kinds = append(kinds, KindWords(o.Header.Kind))
		}
	}
	if len(kinds) == 0 {
		kinds = append(kinds, say("nothing-held", nil))
	}
	return say("erased", args{"what": several(kinds)}), nil
}

// lets tells whether a header lets the payload or an attachment of an entry go.
func lets(h journal.Header, e journal.Entry) bool {
	return slices.ContainsFunc(h.Replaces, func(t journal.Target) bool {
		return t.Hash == e.Header.Payload || slices.ContainsFunc(e.Header.Attach, func(a journal.Attachment) bool { return a.Hash == t.Hash })
	})
}
