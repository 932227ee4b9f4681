// Package template fills a department's own Word document with a paper.
//
// An office has its letterhead: a coat of arms, its names, its addresses, a corner
// for the number. It types names in double braces where the words of the paper are
// to stand, and the paper comes out on its own sheet:
//
//	{{organization}}  {{title}}  {{date}}  {{number}}  {{place}}  {{subject}}
//	{{addressees}}  {{signature.post}}  {{signature.name}}  {{executor}}  {{draft}}  {{id}}
//	{{body}}  {{annexes}}  {{signatures}}      each alone in its paragraph
//	{{data.holder.name}}                       any name of the content, as in the JSON
//	{{#each data.violations}} … {{sentence}} … {{/each}}   paragraphs or a table row
//	{{#if data.acts_note}} … {{/if}}           a part that may be left out
//
// That is all there is: no expressions, no functions, no files, nothing that is
// computed. A value is put in and never looked at again, so a piece of evidence that
// looks like a place, like markup or like a field is text and nothing else.
//
// Most of the package is about mistakes. Read takes the file apart, Problems names
// every mistake with its paragraph and its first words: a place that is not known
// (and which was meant), one that is not closed, one that Word has cut in two by a
// tracked change; what a paper must have and the sheet has not; and everything by
// which a Word document could run a program or read a file, which is refused. A
// template with a problem that blocks is never filled.
package template

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"strings"
	"sync"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

//go:embed messages.toml
var messagesTOML string

var messages = sync.OnceValue(func() *lang.Messages {
	m, err := lang.ParseMessages(messagesTOML)
	if err != nil {
		panic("template: " + err.Error()) // the file is part of the program, and a test reads it
	}
	return m
})

// Template is a Word document with places for a paper. It does not change after it
// was read and may be filled by several at once.
type Template struct {
	hash   string
	pack   *pack
	sheets []*sheet // what is printed: the document first
	faces  *faces
	unsafe []Problem // found before any paper is known
}

// Read takes a template apart. What is no DOCX at all is an error that says what to
// do; what is one, with whatever mistakes, is a template whose Problems name them.
func Read(body []byte) (*Template, error) {
	sum := sha256.Sum256(body)
	l := &linter{}
	p, err := open(body, l)
	if err != nil {
		return nil, err
	}
	p.understand(l)
	t := &Template{hash: hex.EncodeToString(sum[:]), pack: p, faces: facesOf(p)}
	l.refuseParts(p)
	if p.main != nil && p.main.tree != nil {
		if !strings.Contains(p.main.kind, "wordprocessingml") && !strings.Contains(p.main.kind, "macroEnabled") {
			return nil, messages().Error("read.not-docx", nil)
		}
		t.printed()
	} else if len(l.found) == 0 {
		return nil, messages().Error("read.not-docx", nil)
	}
	l.refuseRelations(p, t.sheets)
	for _, s := range t.sheets {
		l.refuseElements(s)
		l.refuseFields(s)
	}
	t.unprinted(l)
	t.unsafe = l.found
	return t, nil
}

// Hash is the SHA-256 of the file, for the revisions of the papers written on it.
func (t *Template) Hash() string { return t.hash }

// printed finds the parts that are printed.
func (t *Template) printed() {
	p := t.pack
	t.add(p.main, "place.body", false)
	types := map[string]string{} // of headers and footers, by relation
	for _, s := range t.sheets {
		for _, name := range []string{"w:headerReference", "w:footerReference"} {
			for _, n := range s.root.all(name) {
				if kind := n.attr("w:type"); kind == "first" || kind == "even" {
					types[n.attr("r:id")] = "." + kind
				}
			}
		}
	}
	for _, r := range p.relations[p.main.name] {
		x := p.byName[resolve(p.main.name, r.target)]
		if r.external || x == nil {
			continue
		}
		switch last(r.kind) {
		case "header":
			t.add(x, "place.header"+types[r.id], true)
		case "footer":
			t.add(x, "place.footer"+types[r.id], true)
		case "footnotes", "endnotes":
			t.add(x, "place."+last(r.kind), false)
		}
	}
}

func (t *Template) add(x *part, place string, top bool) {
	for _, s := range t.sheets {
		if s.part == x {
			return
		}
	}
	if x.tree != nil {
		t.sheets = append(t.sheets, newSheet(x, messages().Text(place, nil), top))
	}
}

// roots are the elements that the printed parts may begin with.
var roots = []string{"w:document", "w:hdr", "w:ftr", "w:footnotes", "w:endnotes"}

// unprinted looks at the parts that nobody sees: settings, building blocks, texts of
// comments. They are searched for whatever is refused, but not for places.
func (t *Template) unprinted(l *linter) {
	seen := map[*part]bool{}
	for _, s := range t.sheets {
		seen[s.part] = true
		if !contains(roots, s.root.name) {
			l.part(s.part.name, "refuse.strict", nil)
		}
	}
	for _, x := range t.pack.parts {
		if seen[x] || x.tree == nil || !strings.Contains(x.kind, "wordprocessingml") || strings.Contains(x.kind, "comments") {
			continue
		}
		s := newSheet(x, messages().Text("where.part", lang.Args{"part": x.name}), false)
		l.refuseElements(s)
		l.refuseFields(s)
	}
}

func contains(list []string, word string) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
}

// Problems names every mistake of the template for papers like the sample: first
// what cannot stand, then the places, then the rules of documentation.
func (t *Template) Problems(sample *paper.Document) []Problem {
	l := &linter{found: append([]Problem(nil), t.unsafe...)}
	if len(t.sheets) == 0 || t.sheets[0].root.name != "w:document" {
		return l.found
	}
	used, _ := t.places(l, sample)
	t.missing(l, used, sample)
	l.rulesOfSheet(t.sheets[0])
	told := map[string]bool{}
	for _, s := range t.sheets {
		l.rulesOfLetters(s, t.faces, told)
	}
	l.rulesOfLanguages(t.sheets, sample)
	l.rulesOfNumbers(t.sheets)
	return l.found
}

// places checks every place, and tells which names are used and which parts always
// show the draft mark.
func (t *Template) places(l *linter, d *paper.Document) (used map[string]bool, marked map[*part]bool) {
	used, marked = map[string]bool{}, map[*part]bool{}
	names := scope{thingOf(rootOf(d))}
	for _, s := range t.sheets {
		c := &checker{linter: l, sheet: s, used: used, moved: map[*node]spot{}}
		c.container(s.root, names)
		marked[s.part] = c.draft
	}
	return used, marked
}

// missing names the requisites for which the template has no place. Some may be
// typed in it as words, so only the text itself is demanded.
func (t *Template) missing(l *linter, used map[string]bool, d *paper.Document) {
	at := t.sheets[0].whole
	if !used["body"] {
		l.refuse(at, "missing.body", nil)
	}
	for _, m := range []struct {
		code string
		any  []string
		has  bool
	}{
		{"missing.title", []string{"title"}, true},
		{"missing.number", []string{"number"}, true},
		{"missing.date", []string{"date"}, true},
		{"missing.subject", []string{"subject", "data.subject"}, d.Subject != ""},
		{"missing.addressees", []string{"addressees"}, len(d.Requisites.Addressees) > 0},
		{"missing.signature", []string{"signatures", "signature.name", "data.signer.name"}, true},
		{"missing.executor", []string{"executor", "data.executor.name"}, d.Executor != ""},
		{"missing.annexes", []string{"annexes"}, len(d.Annexes) > 0},
	} {
		found := !m.has
		for _, name := range m.any {
			found = found || used[name]
		}
		if !found {
			l.warn(at, m.code, nil)
		}
	}
	if !used["draft"] {
		l.warn(spot{where: messages().Text("place.header", nil)}, "missing.draft", nil)
	}
}
