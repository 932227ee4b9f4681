package desk

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// personalKinds are the entries of an inspection that hold what was seen of people: the
// rest are answers, papers and the course, which say what the office did.
var personalKinds = []string{journal.KindEvidence, journal.KindCapture, journal.KindRejected, journal.KindStep}

// erasing gathers what is to be erased.
type erasing struct {
	*view
	c      *caseView
	book   *journal.Ledger
	in     EraseInput
	chosen []journal.Entry // whose words or files go
	one    journal.Hash    // of a single file
	out    EraseView
}

// erasure finds what is meant, and says what erasing it does.
func (v *view) erasure(in EraseInput) (EraseView, error) {
	g := erasing{view: v, in: in}
	for _, step := range []func() error{g.place, g.choose, g.texts, g.files, g.leans} {
		if err := step(); err != nil {
			return g.out, err
		}
	}
	g.out.Count = len(g.out.gone)
	if g.out.Count == 0 {
		return g.out, fail("erase.nothing", args{"number": g.out.Inspection})
	}
	return g.out, nil
}

// leastErased is how much of an id must be said to erase by it: there is no way back
// from a slip of the finger that happens to fit something.
const leastErased = 8

// meant refuses a reference that is neither long enough nor the whole of a name.
func (g *erasing) meant(ref string, whole ...string) error {
	if len(ref) >= leastErased || slices.Contains(whole, ref) {
		return nil
	}
	return fail("erase.short", args{"ref": quote(ref), "least": leastErased})
}

// place finds the inspection. A reference without one is an inspection, or the id of
// evidence that stands.
func (g *erasing) place() error {
	in := &g.in
	if in.Inspection == "" {
		in.Inspection, in.Ref = in.Ref, ""
		if row, err := g.findEvidence(in.Inspection); err == nil {
			if err := g.meant(strings.TrimSpace(in.Inspection), row.ID); err != nil {
				return err
			}
			in.Inspection, in.Ref = row.Subject.ID(), row.ID
		}
	}
	c, err := g.caseOf(in.Inspection)
	if err != nil {
		return err
	}
	if g.book, err = g.ledger(c.subject()); err != nil {
		return err
	}
	if number, _, _ := strings.Cut(strings.TrimSpace(in.Inspection), "@"); in.Ref == "" {
		if err := g.meant(number, c.Inspection.Number, c.Inspection.ID); err != nil {
			return err
		}
	}
	g.c = c
	g.out.ID, g.out.Inspection, g.out.Holder = c.Inspection.ID, c.Inspection.Number, c.holder.Holder.Name(c.Inspection.AsOf).Text()
	g.out.Papers = len(c.Papers)
	g.out.Goes, g.out.Files, g.out.Kept, g.out.Leans = []EraseLine{}, []EraseFile{}, []EraseFile{}, []Leaning{}
	return nil
}

var hashBeginning = regexp.MustCompile(`^[0-9a-f]{8,64}$`)

// choose finds the entries that are meant: one piece of evidence in all its versions, a
// page, whatever names one file, or everything.
func (g *erasing) choose() error {
	ref := strings.TrimSpace(g.in.Ref)
	g.out.Of = EraseWhole
	if ref == "" {
		g.take(func(e journal.Entry) bool { return slices.Contains(personalKinds, e.Header.Kind) })
		return nil
	}
	ids := map[string]bool{}
	for _, e := range g.book.Entries() {
		if id := about(e); e.Header.Kind == journal.KindEvidence && strings.HasSuffix(id, ref) {
			ids[id] = true
		}
	}
	switch {
	case len(ids) > 1:
		return fail("evidence.several", args{"ref": lang.Line(ref)})
	case len(ids) == 1:
		if err := g.meant(ref, slices.Collect(maps.Keys(ids))...); err != nil {
			return err
		}
		g.out.Of = EraseEvidence
		g.take(func(e journal.Entry) bool { return e.Header.Kind == journal.KindEvidence && ids[about(e)] })
		return nil
	}
	if p, err := g.c.capturedAs(ref); err == nil {
		if err := g.meant(ref, p.ID, p.Asked, p.Final); err != nil {
			return err
		}
		g.out.Of = ErasePage
		g.take(func(e journal.Entry) bool { return string(e.Hash) == p.Mark.Entry || g.refusedOf(e, p.ID) })
		return nil
	}
	return g.chooseFile(ref)
}

// refusedOf tells whether an entry refuses a proposal of a page: it carries its fragment.
func (g *erasing) refusedOf(e journal.Entry, capture string) bool {
	v, err := journal.ValueOf[checks.Rejection](e)
	return e.Header.Kind == journal.KindRejected && err == nil && v.Capture == capture
}

// chooseFile finds the file whose hash begins so, and whatever names it.
func (g *erasing) chooseFile(ref string) error {
	hashes := map[journal.Hash]bool{}
	for _, e := range g.book.Entries() {
		for _, a := range e.Header.Attach {
			if slices.Contains(personalKinds, e.Header.Kind) && strings.HasPrefix(string(a.Hash), ref) {
				hashes[a.Hash], g.one = true, a.Hash
			}
		}
	}
	if len(hashes) != 1 || !hashBeginning.MatchString(ref) {
		return fail("erase.unknown", args{"ref": quote(ref), "number": g.c.Inspection.Number})
	}
	g.out.Of, g.in.FilesOnly = EraseOneFile, true
	g.take(func(e journal.Entry) bool {
		return slices.ContainsFunc(e.Header.Attach, func(a journal.Attachment) bool { return a.Hash == g.one })
	})
	return nil
}

func (g *erasing) take(wanted func(journal.Entry) bool) {
	for _, e := range g.book.Entries() {
		if wanted(e) {
			g.chosen = append(g.chosen, e)
		}
	}
}

// texts lists whose words go: those of a step stay, for the course of the inspection
// follows from them.
func (g *erasing) texts() error {
	if g.in.FilesOnly {
		return nil
	}
	g.remains()
	for _, e := range g.chosen {
		if _, gone := g.book.LetGo(e.Header.Payload); gone || e.Payload == nil || e.Header.Kind == journal.KindStep {
			continue
		}
		g.out.gone = append(g.out.gone, e.Header.Payload)
		g.out.Texts++
		g.out.Bytes += int64(len(e.Payload))
		g.out.Personal += paper.Personal(string(e.Payload))
		g.line(e)
	}
	return nil
}

// remains counts the personal numbers in what stays of the inspection: answers, papers,
// the course. They are the office's own words, and are looked at by a person.
func (g *erasing) remains() {
	if g.out.Of != EraseWhole {
		return
	}
	for _, e := range g.book.Entries() {
		if !slices.Contains(personalKinds, e.Header.Kind) || e.Header.Kind == journal.KindStep {
			g.out.Remains += paper.Personal(string(e.Payload))
		}
	}
}

// line adds an entry to the list: the versions of one thing are one line, under the
// words of the last.
func (g *erasing) line(e journal.Entry) {
	l := EraseLine{
		Kind: e.Header.Kind, Author: lang.Line(e.Header.Author), Date: calendar.DayOf(e.Header.Time).String(),
		Versions: 1, Bytes: int64(len(e.Payload)), Words: KindWords(e.Header.Kind),
	}
	if e.Header.Matter != "" {
		l.ID = about(e)
	}
	switch v, _ := journal.Value(e); v := v.(type) {
	case checks.Evidence:
		l.Title = cmp.Or(quote(v.Title), quote(v.Text))
	case checks.Capture:
		l.ID, l.Title = v.ID, quote(v.Asked)
	case checks.Rejection:
		l.Title = quote(v.Fragment)
	}
	i := slices.IndexFunc(g.out.Goes, func(o EraseLine) bool { return o.Kind == l.Kind && o.ID != "" && o.ID == l.ID })
	if i < 0 {
		g.out.Goes = append(g.out.Goes, l)
		return
	}
	old := &g.out.Goes[i]
	old.Versions, old.Bytes, old.Title = old.Versions+1, old.Bytes+l.Bytes, cmp.Or(l.Title, old.Title)
}

// files lists which attachments go. One that something else names which stands is kept.
func (g *erasing) files() error {
	named := map[journal.Hash]EraseFile{}
	var order []journal.Hash
	for _, e := range g.chosen {
		for _, a := range e.Header.Attach {
			_, gone := g.book.LetGo(a.Hash)
			if _, listed := named[a.Hash]; gone || listed || g.one != "" && a.Hash != g.one {
				continue
			}
			named[a.Hash] = EraseFile{SHA256: string(a.Hash), Name: fileName(e, a.Hash), Bytes: a.Bytes}
			order = append(order, a.Hash)
		}
	}
	others, err := g.others(order)
	if err != nil {
		return err
	}
	for _, h := range order {
		f := named[h]
		if by, kept := others[h]; kept {
			f.By = by
			g.out.Kept = append(g.out.Kept, f)
			continue
		}
		g.out.gone = append(g.out.gone, h)
		g.out.Files = append(g.out.Files, f)
		g.out.Bytes += f.Bytes
	}
	return nil
}

// fileName is the name under which an entry has a file; its hash where the words are
// not held.
func fileName(e journal.Entry, h journal.Hash) string {
	var files []checks.File
	switch v, _ := journal.Value(e); v := v.(type) {
	case checks.Evidence:
		files = v.Files
	case checks.Capture:
		files = v.Files
	case checks.Step:
		files = v.Files
	}
	for _, f := range files {
		if f.Hash == string(h) {
			return lang.Line(f.Name)
		}
	}
	return string(h)[:8]
}

// others tells which attachments something else that stands names, and where.
func (g *erasing) others(hashes []journal.Hash) (map[journal.Hash]string, error) {
	out := map[journal.Hash]string{}
	entries, err := g.Attaching(hashes...)
	for _, e := range entries {
		if err != nil {
			return nil, err
		}
		own := slices.ContainsFunc(g.chosen, func(o journal.Entry) bool { return o.Hash == e.Hash })
		if own {
			continue
		}
		var l *journal.Ledger
		if l, err = g.ledger(e.Header.Subject); err != nil {
			return nil, err
		}
		if _, gone := l.LetGo(e.Header.Payload); gone || !l.Live(e.Hash) {
			continue
		}
		where := KindWords(e.Header.Kind).EN
		if e.Header.Subject.Family() == "inspection" {
			if where, err = g.shownNumber(e.Header.Subject.ID()); err != nil {
				return nil, err
			}
		}
		for _, a := range e.Header.Attach {
			out[a.Hash] = where
		}
	}
	return out, err
}
