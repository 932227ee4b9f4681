package paper

import (
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// Blank composes a form for the field: what is to be looked at, line by line, with
// boxes to tick and lines to write on. It is taken along on paper, filled in by
// hand, and typed in later by the codes of its lines. Nothing in it says what is
// known already but for slots of time: those of which an event is known are not
// asked again. The same input gives forms with the same codes in every language.
func Blank(in BlankInput) (*Document, error) {
	m, err := newPen(Input{
		Lang: in.Lang, Case: in.Case, Holder: in.Holder, Office: in.Office, Findings: in.Findings, Executor: in.Executor,
	})
	if err != nil {
		return nil, err
	}
	b := &blankForm{pen: m, lines: BlankLines(in, m.law)}
	i := &in.Case.Inspection
	return &Document{
		ID: i.ID, Kind: "form", Lang: in.Lang, Title: m.say("blank.title", nil), Author: lang.Line(in.Executor),
		Subject:    m.holder().Name,
		Requisites: Requisites{Organization: b.office().heading(), Number: m.say("blank.number", lang.Args{"number": i.Number})},
		Body:       b.body(in),
		Signatures: b.signed(),
		Data:       b.lines,
	}, nil
}

// blankForm is a form being written in one language.
type blankForm struct {
	*pen
	lines []BlankLine
}

// Lines for the pen, in characters: over the width of the text, and a short one.
var (
	ruled = strings.Repeat("_", 64)
	short = strings.Repeat("_", 24)
)

func (b *blankForm) body(in BlankInput) []Block {
	out := []Block{
		Facts{Items: b.facts()},
		Paragraph{Runs: Plain(b.say("blank.how", nil))},
		Paragraph{Runs: Plain(b.say("blank.states", nil))},
	}
	for _, f := range in.Findings {
		lines := slices.DeleteFunc(slices.Clone(b.lines), func(l BlankLine) bool { return l.Check != f.Check })
		if len(lines) > 0 {
			out = append(out, b.about(f, lines)...)
		}
	}
	return append(out, b.notes()...)
}

// facts are what is known of the inspection, and what is to be filled in of the
// look.
func (b *blankForm) facts() []Fact {
	i := &b.in.Case.Inspection
	fact := func(key, value string) Fact { return Fact{Label: b.say("blank."+key, nil), Value: Plain(value)} }
	out := []Fact{
		fact("form", b.words(i.Form.Words())),
		fact("period", i.Period.From.Digits()+"–"+i.Period.To.Digits()),
		fact("as-of", i.AsOf.Digits()),
		fact("mark", BlankMark(b.law)),
		fact("at", b.say("blank.at.line", nil)),
		fact("place", short+short[:8]), fact("present", short+short[:8]),
	}
	if i.Form == checks.Remote {
		out = append(out, fact("source", short+short[:8]))
	}
	return out
}

// about writes one check: its norm, its tables, its questions.
func (b *blankForm) about(f checks.Finding, lines []BlankLine) []Block {
	check := b.law.Check(f.Check)
	out := []Block{Heading{Level: 1, Text: strconv.Itoa(check.Number) + ". " + b.words(check.Title)}}
	if norm := b.lastClauses(&f); norm != "" {
		out = append(out, Paragraph{Runs: []Run{{Text: capital(norm) + ".", Italic: true}}, Flush: true, KeepNext: true})
	}
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && together(lines[0], lines[n]) {
			n++
		}
		out = append(out, b.table(check, lines[:n])...)
		lines = lines[n:]
	}
	if len(check.Questions) > 0 {
		out = append(out, Paragraph{Runs: []Run{{Text: b.say("blank.questions", nil), Bold: true}}, Flush: true, KeepNext: true})
		var list []Point
		for _, q := range check.Questions {
			list = append(list, Item(b.words(q)+"\n"+ruled))
		}
		out = append(out, flushed(list))
	}
	return out
}

// flushed makes sub-points whose lines begin at the margin: a ruled line under a
// question would else be pulled apart.
func flushed(list []Point) Block {
	for i := range list {
		p := list[i].Body[0].(Paragraph)
		p.Flush, p.Align = true, Left
		list[i].Body[0] = p
	}
	return SubPoints{Items: list}
}

// together tells whether two lines stand in one table.
func together(a, b BlankLine) bool {
	boxes := func(l BlankLine) bool { return l.Ask == AskSeen || l.Ask == AskJudged }
	if boxes(a) && boxes(b) {
		return a.Premises == b.Premises
	}
	return a.Ask == b.Ask && a.Part == b.Part && a.Ask == AskDated || a.Ask == AskListed && b.Ask == AskListed
}

func (b *blankForm) table(check *standard.Check, lines []BlankLine) []Block {
	switch lines[0].Ask {
	case AskDated:
		return []Block{b.head(b.words(check.Part(lines[0].Part).Title)), b.days(lines)}
	case AskListed:
		return []Block{b.listed(lines)}
	}
	if check.Part(lines[0].Part).PerPremises {
		return []Block{b.head(b.address(lines[0])), b.boxes(check, lines)}
	}
	return []Block{b.boxes(check, lines)}
}

func (b *blankForm) head(text string) Block {
	return Paragraph{Runs: []Run{{Text: capital(text), Bold: true}}, Flush: true, Align: Left, KeepNext: true}
}

// address names the address of a table, with its number in the holder's list.
func (b *blankForm) address(l BlankLine) string {
	for i, p := range b.in.Holder.Holder.Premises {
		if p.ID == l.Premises {
			return b.say("blank.address", lang.Args{"n": i + 1, "address": b.free(p.Address)})
		}
	}
	return b.say("blank.no-address", nil)
}

// box is a place for a tick.
const box = "☐"

// boxes is a table of items and questions with a box for each state. The signs of
// the columns stand in the head, which is repeated on every page.
func (b *blankForm) boxes(check *standard.Check, lines []BlankLine) Block {
	t := Table{Small: true, Columns: []Column{
		{Title: b.say("blank.code", nil), Width: 9}, {Title: b.say("blank.seen", nil), Width: 36},
	}}
	for i := range BlankStates() {
		t.Columns = append(t.Columns, Column{Title: strconv.Itoa(i + 1), Width: 4})
	}
	t.Columns = append(t.Columns, Column{Title: b.say("blank.note", nil), Width: 20})
	for _, l := range lines {
		part, title := check.Part(l.Part), capital(b.words(l.Title))
		if l.Under {
			title = b.say("blank.under", lang.Args{"item": b.words(l.Title)})
		}
		if part.Weight == standard.LawOnly && len(part.Law) > 0 {
			title += " (" + b.citeLaw(part.Law[0]) + ")"
		}
		row := []string{l.Code, title}
		for range BlankStates() {
			sign := box
			if l.Barred {
				sign = "–"
			}
			row = append(row, sign)
		}
		t.Rows = append(t.Rows, Row(append(row, b.remark(l))...))
	}
	return t
}

// remark says what stands in the place of a note where a line cannot be answered.
func (b *blankForm) remark(l BlankLine) string {
	if l.Barred {
		return b.say("blank.barred", nil)
	}
	return ""
}

// days is a compact list of slots, each with room for a day: side by side where
// there are many.
func (b *blankForm) days(lines []BlankLine) Block {
	const many = 8
	side := 1
	if len(lines) > many {
		side = 2
	}
	t := Table{Small: true}
	for range side {
		t.Columns = append(t.Columns, Column{Title: b.say("blank.code", nil), Width: 7},
			Column{Title: b.say("blank.slot", nil), Width: 8}, Column{Title: b.say("blank.day", nil), Width: 6})
	}
	if side == 1 {
		t.Columns = append(t.Columns, Column{Title: b.say("blank.what", nil), Width: 13})
	}
	half := (len(lines) + side - 1) / side
	for i := range half {
		var row []string
		for at := i; at < len(lines); at += half {
			row = append(row, lines[at].Code, b.slot(lines[at]), "")
		}
		for len(row) < len(t.Columns) {
			row = append(row, "")
		}
		t.Rows = append(t.Rows, Row(row...))
	}
	return t
}

// slot names a slot; a week by its days.
func (b *blankForm) slot(l BlankLine) string {
	slot, err := calendar.ParseSlot(l.Slot)
	if err == nil && slot.Unit == calendar.Week {
		return slot.Span.From.Digits()[:len("01.01")] + "–" + slot.Span.To.Digits()
	}
	return b.words(l.Title)
}

// listed names what is answered from registers and lists, with a line to note what
// was shown.
func (b *blankForm) listed(lines []BlankLine) Block {
	t := Table{Small: true, Columns: []Column{
		{Title: b.say("blank.code", nil), Width: 9}, {Title: b.say("blank.listed", nil), Width: 36},
		{Title: b.say("blank.shown", nil), Width: 40},
	}}
	for _, l := range lines {
		t.Rows = append(t.Rows, Row(l.Code, capital(b.words(l.Title)), ""))
	}
	return t
}

// notes is room for what does not fit beside a line.
func (b *blankForm) notes() []Block {
	t := Table{Columns: []Column{{Title: b.say("blank.code", nil), Width: 1}, {Title: b.say("blank.note", nil), Width: 6}}}
	const rows = 8
	for range rows {
		t.Rows = append(t.Rows, Row("", ""))
	}
	return []Block{Heading{Level: 1, Text: b.say("blank.notes", nil)}, t}
}

// signed is who looked, and who was there for the holder.
func (b *blankForm) signed() []Signature {
	return []Signature{
		{Post: b.say("blank.analyst", nil), Name: orBlank(lang.Line(b.in.Executor))},
		{Post: b.say("blank.holder", nil), Name: blank},
	}
}
