package paper

import (
	"maps"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
)

// Gap is something that stands between a paper and its signature. One that
// blocks would make the paper say what is not known to be so: a conflict, a
// violation without its norm, entries that were not read. The others leave a
// blank line, which can still be filled by hand.
type Gap struct {
	Text   lang.Text `json:"text"`
	Blocks bool      `json:"blocks"`
	Where  string    `json:"-"` // what fills it: "setting NAME", "inspection", "holder", "check ID", "given ID"; empty: nothing that can be typed
}

// lacking begins the list of what stands between a paper and its signature: what is
// common to all papers about an inspection.
func lacking(in Input) (*gaps, []Gap) {
	in.Lang = lang.KK
	m, err := newPen(in)
	if err != nil {
		return nil, []Gap{{Text: lang.Same(err.Error()), Blocks: true}}
	}
	g := &gaps{pen: m}
	g.record()
	g.settings()
	g.conflicts()
	g.answers()
	return g, nil
}

// gaps gathers what is missing.
type gaps struct {
	*pen
	found []Gap
	where string // of the gaps that are added next
}

// blocking are the gaps with which a paper may not be issued.
var blocking = []string{
	"unread", "conflict", "norm", "norm-now", "reason", "must",
	"not-subject", "no-violations", "before-control", "measure", "longest", "until-passed", // a paper that binds
	"nothing-asked", "nothing-said",
	"no-objection", "not-split", "ruling", "not-registered", "execution", "nothing-stands", "too-early", "no-end",
	"sub-item", "days", "no-appointment", "extended", "not-served", "term-passed",
}

func (g *gaps) add(key string, args lang.Args) {
	gap := Gap{Text: messages().Text("missing."+key, args), Blocks: slices.Contains(blocking, key), Where: g.where}
	if !slices.Contains(g.found, gap) {
		g.found = append(g.found, gap)
	}
}

// record looks at the inspection and its holder.
func (g *gaps) record() {
	i := &g.in.Case.Inspection
	g.where = "inspection"
	if lang.Line(i.Ground) == "" {
		g.add("ground", nil)
	}
	if i.Form == checks.Unscheduled && g.appointed().Day == 0 {
		g.add("appointment", nil)
	}
	g.where = "holder"
	name := g.in.Holder.Holder.Name(i.AsOf)
	for _, n := range []struct {
		l     lang.Lang
		words string
	}{{lang.KK, name.KK}, {lang.RU, name.RU}} {
		if lang.Line(n.words) == "" {
			g.add("holder-name", lang.Args{"lang": messages().Text("lang."+string(n.l), nil)})
		}
	}
	if i.Form.Control() && g.subject() == "unknown" {
		g.add("subject", nil)
	}
	g.where = ""
	unread := len(g.in.Case.Unread) + len(g.in.Holder.Unread)
	if g.in.Office != nil {
		unread += len(g.in.Office.Unread)
	}
	if unread > 0 {
		g.add("unread", lang.Args{"n": unread})
	}
}

// settings looks at the names of the office: those in both languages, then the
// executor, who may be given with the memo.
func (g *gaps) settings() {
	for _, name := range []string{"office.name", "office.department", "office.city", "signer.post", "signer.name"} {
		for _, l := range []lang.Lang{lang.KK, lang.RU} {
			g.wants(name, name+"."+string(l))
		}
	}
	if lang.Line(g.in.Executor) == "" {
		g.wants("executor.name", "executor.name")
	}
	g.wants("executor.phone", "executor.phone")
}

func (g *gaps) wants(what, setting string) {
	g.where = "setting " + setting
	if g.setting(setting) == "" {
		name := messages().Text("setting."+what, nil)
		if l := strings.TrimPrefix(setting, what+"."); l != setting {
			g.add("setting", lang.Args{"what": name, "lang": messages().Text("lang."+l, nil)})
		} else {
			g.add("setting-alone", lang.Args{"what": name})
		}
	}
}

// conflicts names what two analysts, or two records, say differently.
func (g *gaps) conflicts() {
	g.where = ""
	if len(g.in.Case.Disputed) > 0 {
		g.add("conflict", lang.Args{"what": g.in.Case.Disputed})
	}
	if len(g.in.Holder.Disputed) > 0 {
		g.add("conflict", lang.Args{"what": g.in.Holder.Disputed})
	}
	if g.in.Office != nil {
		for _, name := range slices.Sorted(maps.Keys(g.in.Office.Settings)) {
			if len(g.in.Office.Settings[name]) > 1 {
				g.add("conflict", lang.Args{"what": name})
			}
		}
	}
	for _, f := range g.in.Findings {
		check := g.law.Check(f.Check)
		if check == nil {
			continue
		}
		g.where = "check " + f.Check
		conflict := f.Conflict
		for _, p := range f.Parts {
			conflict = conflict || p.Conflict
		}
		if conflict {
			g.add("conflict", lang.Args{"what": check.Title})
		}
	}
}

// answers looks for answers of the analyst without a reason.
func (g *gaps) answers() {
	for i := range g.in.Findings {
		f := &g.in.Findings[i]
		check := g.law.Check(f.Check)
		if check == nil {
			continue
		}
		g.where = "check " + f.Check
		silent := f.Answer != nil && strings.TrimSpace(f.Answer.Reason) == ""
		for _, p := range f.Parts {
			silent = silent || slices.ContainsFunc(p.Answers, func(a checks.PlaceAnswer) bool {
				return strings.TrimSpace(a.Reason) == ""
			})
		}
		if silent {
			g.add("reason", lang.Args{"what": check.Title})
		}
	}
}
