package desk

import (
	"cmp"
	"encoding/json"
	"iter"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/capture"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// searchVersion is raised whenever other things can be found of the same entries.
const searchVersion = "2"

// What can be found of an entry are the words that were typed into it. Which those
// are stands in a table, by the names of the fields of payloads; so a new kind of
// entry is a new line.

// findable says what of an entry can be found.
type findable struct {
	kind  string   // under which it is shown
	ref   string   // how it is named: see refOf
	title []string // the first of these fields that says anything
	text  []string // everything that stands in these
	what  string   // the field that says what it is within its kind; else the kind of the entry
	joins bool     // it only adds to the thing that another entry began
}

// Ways to name what is found.
const (
	byEntry   = "entry"
	bySubject = "subject"
	byMatter  = "matter" // what follows its first word
	byPoint   = "point"  // what stands before the last slash of it
)

// findables is the table.
var findables = map[string]findable{
	journal.KindHolder: {kind: journal.SearchHolder, ref: bySubject, title: []string{"names"},
		text: []string{"names", "bin", "premises", "sites", "categories", "traits"}},
	journal.KindRegion: {kind: journal.SearchHolder, ref: bySubject, text: []string{"region", "source"}, joins: true},
	journal.KindInspection: {kind: journal.SearchInspection, ref: bySubject, title: []string{"number"},
		text: []string{"number", "ground", "act", "owner"}, what: "form"},
	journal.KindEvidence: {kind: journal.SearchEvidence, ref: byMatter, title: []string{"title", "text"},
		text: []string{"title", "text", "note", "source", "present", "items", "noticed", "files", "origin"}, what: "kind"},
	journal.KindCoverage: {kind: journal.SearchCoverage, ref: byMatter, title: []string{"source"}, text: []string{"source"}},
	journal.KindVerdict:  {kind: journal.SearchVerdict, ref: byMatter, text: []string{"reason", "places"}, what: "verdict"},
	journal.KindPaper:    {kind: journal.SearchPaper, ref: byMatter, text: []string{"files"}, what: "paper"},
	journal.KindPaperState: {kind: journal.SearchPaper, ref: byMatter, title: []string{"number"},
		text: []string{"number", "how"}, joins: true},
	journal.KindContent:  {kind: journal.SearchPaper, ref: byMatter, text: []string{"details", "points"}, joins: true},
	journal.KindStep:     {kind: journal.SearchPaper, ref: byMatter, title: []string{"number"}, text: []string{"number", "from", "text", "note", "points", "files"}, what: "step"},
	journal.KindSitting:  {kind: journal.SearchCommission, ref: byMatter, text: []string{"place", "number", "chair", "secretary"}},
	journal.KindItem:     {kind: journal.SearchCommission, ref: byMatter, title: []string{"title_kk", "title_ru"}, text: []string{"title_kk", "title_ru", "rapporteur", "invited", "facts_kk", "facts_ru", "says_kk", "says_ru", "text_kk", "text_ru"}},
	journal.KindDecision: {kind: journal.SearchCommission, ref: byMatter, text: []string{"kk", "ru", "follower"}, joins: true},
	journal.KindSetting:  {kind: journal.SearchOffice, ref: byMatter, title: []string{"value"}, text: []string{"value", "source"}},
	journal.KindReading:  {kind: journal.SearchOffice, ref: byMatter, title: []string{"ground"}, text: []string{"reading", "ground"}},
	journal.KindCalendar: {kind: journal.SearchOffice, ref: byMatter, title: []string{"reason"}, text: []string{"reason", "source"}},
	journal.KindEdition:  {kind: journal.SearchOffice, ref: byMatter, title: []string{"name"}, text: []string{"name", "source"}},
	journal.KindTemplate: {kind: journal.SearchOffice, ref: byMatter, title: []string{"name"}, text: []string{"name"}},

	journal.KindSame:      {kind: journal.SearchJournal, ref: byEntry, title: []string{"reason"}, text: []string{"reason"}},
	journal.KindState:     {kind: journal.SearchJournal, ref: byEntry, title: []string{"reason"}, text: []string{"reason"}},
	journal.KindRejected:  {kind: journal.SearchJournal, ref: byEntry, title: []string{"reason"}, text: []string{"reason", "fragment"}},
	journal.KindSample:    {kind: journal.SearchJournal, ref: byEntry, title: []string{"seed"}, text: []string{"seed"}},
	journal.KindFound:     {kind: journal.SearchJournal, ref: byEntry, title: []string{"reason"}, text: []string{"reason"}},
	journal.KindRuling:    {kind: journal.SearchJournal, ref: byEntry, title: []string{"reason"}, text: []string{"reason"}},
	journal.KindExecution: {kind: journal.SearchJournal, ref: byEntry, title: []string{"reason"}, text: []string{"reason"}},
	journal.KindReview:    {kind: journal.SearchJournal, ref: byEntry, title: []string{"note"}, text: []string{"note", "reader", "remarks"}},
	journal.KindKey:       {kind: journal.SearchJournal, ref: byEntry, title: []string{"reason"}, text: []string{"reason"}},
	journal.KindWithdrawn: {kind: journal.SearchJournal, ref: byEntry, title: []string{"reason"}, text: []string{"reason"}},
}

// unspoken are fields inside of others that hold no words: ids, days, states.
var unspoken = map[string]bool{
	"id": true, "item": true, "state": true, "part": true, "at": true, "hash": true, "role": true, "capture": true,
	"path": true, "reader": true, "value": true, "from": true, "to": true, "date": true, "check": true, "premises": true,
	"clauses": true, "slots": true, "follows": true, "amends": true, "step": true, "sitting": true, "found": true, "until": true,
}

var _ journal.Indexer = (*Deriver)(nil)

// SearchFingerprint implements journal.Indexer: it names what is found, how words are
// cut and folded, and the reader of pages, whose lines are told by their numbers.
func (d *Deriver) SearchFingerprint() journal.Hash {
	return journal.Sum([]byte(strings.Join([]string{"search " + searchVersion, journal.WordsVersion, capture.Tool}, "\n")))
}

// SearchDocs implements journal.Indexer. A page that cannot be read is passed over by
// itself: verifying names it, and everything else can be found.
func (d *Deriver) SearchDocs(s journal.Subject, from journal.Source, held func(kind, ref string) bool) iter.Seq2[journal.SearchDoc, error] {
	return func(yield func(journal.SearchDoc, error) bool) {
		g, err := gather(s, from)
		if err != nil {
			yield(journal.SearchDoc{}, err)
			return
		}
		for _, doc := range g.docs {
			if !yield(doc, nil) {
				return
			}
		}
		for _, e := range g.ledger.LiveEntries() {
			if e.Header.Kind != journal.KindCapture || g.gone[e.Header.Payload] {
				continue
			}
			doc, ok, err := g.page(e, from, held)
			if _, told := lang.AsError(err); told {
				continue
			}
			if (ok || err != nil) && (!yield(doc, err) || err != nil) {
				return
			}
		}
	}
}

// gather makes all that is found of a subject but its pages.
func gather(s journal.Subject, from journal.Source) (*gathering, error) {
	entries, err := from.Entries(s)
	if err != nil {
		return nil, err
	}
	g := &gathering{ledger: journal.NewLedger(entries), from: from, gone: map[journal.Hash]bool{}, at: map[[2]string]int{}}
	for _, e := range g.ledger.Entries() {
		if e.Header.Kind == journal.KindErased {
			for _, t := range e.Header.Replaces {
				g.gone[t.Hash] = true
			}
		}
	}
	for _, adds := range []bool{false, true} {
		for _, e := range g.ledger.Entries() {
			if f, ok := findables[e.Header.Kind]; ok && f.joins == adds {
				g.take(e, f)
			}
		}
	}
	return g, nil
}

// gathering is what is found of one subject.
type gathering struct {
	ledger *journal.Ledger
	from   journal.Source
	places map[string]string     // addresses of the holder by their ids; nil until they are read
	gone   map[journal.Hash]bool // payloads that were erased
	docs   []journal.SearchDoc
	at     map[[2]string]int // kind and ref → place
}

// stands tells whether an entry can be found: a live one, or the last word on what
// was withdrawn.
func (g *gathering) stands(e journal.Entry) (stands, withdrawn bool) {
	switch {
	case g.gone[e.Header.Payload] || e.Payload == nil || !journal.Known(e):
		return false, false
	case g.ledger.Live(e.Hash):
		return true, false
	case e.Header.Matter == "" || !g.ledger.Annulled(e.Hash) || len(g.ledger.Answers(e.Header.Matter)) > 0:
		return false, false
	}
	last := g.ledger.History(e.Header.Matter)
	return last[len(last)-1].Hash == e.Hash, true
}

// take adds what an entry says.
func (g *gathering) take(e journal.Entry, f findable) {
	stands, withdrawn := g.stands(e)
	var fields map[string]any
	if !stands || withdrawn && f.joins || json.Unmarshal(e.Payload, &fields) != nil {
		return
	}
	title, text := searchTitle(fields, f), searchText(fields, f)
	if e.Header.Kind == journal.KindEvidence {
		title, text = g.placed(fields, title, text)
	}
	ref := refOf(e, f.ref)
	key := [2]string{f.kind, ref}
	if i, known := g.at[key]; known {
		d := &g.docs[i]
		d.Title = cmp.Or(d.Title, title)
		d.Text = strings.TrimPrefix(d.Text+"\n"+text, "\n")
		return
	}
	if f.joins || text == "" && f.kind != journal.SearchPaper {
		return
	}
	g.at[key] = len(g.docs)
	g.docs = append(g.docs, journal.SearchDoc{
		Subject: e.Header.Subject, Kind: f.kind, Ref: ref, What: whatOf(e, f, fields), Check: checkOf(e, fields),
		Date: searchDate(e, fields), Title: title, Text: text, Gone: withdrawn, Entry: e.Hash,
	})
}

func refOf(e journal.Entry, by string) string {
	switch by {
	case bySubject:
		return e.Header.Subject.ID()
	case byMatter:
		if about(e) != "" {
			return about(e)
		}
	}
	return string(e.Hash)
}

// whatOf says what is found within its kind. Papers and steps have names, by which
// they are found as well.
func whatOf(e journal.Entry, f findable, fields map[string]any) string {
	if f.what == "" {
		return e.Header.Kind
	}
	what, _ := fields[f.what].(string)
	return what
}

func checkOf(e journal.Entry, fields map[string]any) string {
	if e.Header.Kind == journal.KindVerdict {
		return checks.ParseQuestion(about(e)).Check
	}
	if sitting, ok := fields["sitting"].(string); ok && e.Header.Kind == journal.KindItem {
		return sitting // under which it stands
	}
	if check, ok := fields["check"].(string); ok {
		return check
	}
	if serves, ok := fields["serves"].([]any); ok && len(serves) > 0 {
		first, _ := serves[0].(map[string]any)
		check, _ := first["check"].(string)
		return check
	}
	return ""
}

// searchDate is the day that the entry is about, else the day on which it was made.
func searchDate(e journal.Entry, fields map[string]any) string {
	for _, name := range []string{"at", "day", "observed", "as_of", "from"} {
		value, _ := fields[name].(string)
		if day, _, _ := strings.Cut(value, "T"); day != "" {
			if d, err := calendar.ParseDay(day); err == nil {
				return d.String()
			}
		}
	}
	return calendar.DayOf(e.Header.Time).String()
}

// searchTitle is the first thing that is said in the fields of a title; of a holder
// the name recorded last.
func searchTitle(fields map[string]any, f findable) string {
	for _, name := range f.title {
		var said []string
		value := fields[name]
		if list, ok := value.([]any); ok && len(list) > 0 {
			value = list[len(list)-1]
		}
		spoken(value, &said)
		if len(said) > 0 {
			return lang.Line(said[0])
		}
	}
	return ""
}

func searchText(fields map[string]any, f findable) string {
	var said []string
	for _, name := range f.text {
		spoken(fields[name], &said)
	}
	if f.kind == journal.SearchPaper && f.what != "" {
		what, _ := fields[f.what].(string)
		words := paperOrStep(what)
		said = append(said, words.KK, words.RU)
	}
	return strings.Join(said, "\n")
}

// paperOrStep names a kind of paper, or of what came in about one.
func paperOrStep(kind string) lang.Text {
	if step := checks.StepKind(kind); slices.Contains(checks.StepKinds(), step) {
		return step.Words()
	}
	return paperName(kind)
}

// spoken gathers the words that stand anywhere in a value, in an order that is
// always the same.
func spoken(value any, said *[]string) {
	switch v := value.(type) {
	case string:
		if text := lang.Paragraphs(v); strings.TrimSpace(text) != "" {
			*said = append(*said, text)
		}
	case []any:
		for _, one := range v {
			spoken(one, said)
		}
	case map[string]any:
		names := make([]string, 0, len(v))
		for name := range v {
			if !unspoken[name] {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		for _, name := range names {
			spoken(v[name], said)
		}
	}
}
