package paper

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// The lines of a form for the field. A line is known by its code, and the code
// comes from the catalogue alone: number of the check, of the question in it, of
// the item in that. So a form that was printed can be typed in a month later, by
// somebody else, and a line that is left out of one form does not renumber the
// others.

// Ask is how a line of a form is answered.
type Ask string

// The ways. Seen and Judged have boxes for the states of an item; a judged line is
// a question that no item stands for. Dated wants a day in its slot. Listed is
// answered from a register or list, not on the form: it is there to be remembered.
const (
	AskSeen   Ask = "seen"
	AskJudged Ask = "judged"
	AskDated  Ask = "dated"
	AskListed Ask = "listed"
)

// BlankLine is one numbered line of a form.
type BlankLine struct {
	Code     string    `json:"code"` // "14.2.3", at the second address "14.2.3@2", of a slot "16.1/2025-Q2"
	Ask      Ask       `json:"ask"`
	Check    string    `json:"check"`
	Part     string    `json:"part"`
	Item     string    `json:"item,omitempty"`
	Premises string    `json:"premises,omitempty"` // id
	Slot     string    `json:"slot,omitempty"`
	Title    lang.Text `json:"title"`
	Under    bool      `json:"under,omitempty"`  // it is part of the item above
	Barred   bool      `json:"barred,omitempty"` // the form of the inspection cannot look at it
}

// BlankInput is all that a form for the field is made from.
type BlankInput struct {
	Lang     lang.Lang
	Case     *checks.Case
	Holder   *checks.HolderState
	Office   *checks.Office // may be nil: then the name of the office stays empty
	Findings []checks.Finding
	Checks   []string // those to print; empty: all that apply
	Executor string
}

// BlankStates lists what can be said in the boxes, in the order of the columns:
// box 1 is the first.
func BlankStates() []checks.ItemState {
	return []checks.ItemState{checks.Present, checks.Incomplete, checks.Absent, checks.Unseen, checks.Inapplicable}
}

// BlankLines lists the lines of a form, in the order in which they are printed: by
// check, then address by address, then what is not asked by address.
func BlankLines(in BlankInput, law *standard.Standard) []BlankLine {
	l := liner{in: in, law: law}
	for _, f := range in.Findings {
		check := law.Check(f.Check)
		if check == nil || len(in.Checks) > 0 && !slices.Contains(in.Checks, f.Check) {
			continue
		}
		l.check, l.found = check, f
		for _, at := range l.places() {
			l.each(at.number, at.id, true)
		}
		l.each(0, "", false)
	}
	return l.out
}

// liner puts the lines of one check after another.
type liner struct {
	in    BlankInput
	law   *standard.Standard
	check *standard.Check
	found checks.Finding
	out   []BlankLine
}

// place is an address with its number in the holder's list, 0 where it needs none.
type place struct {
	number int
	id     string
}

// places are the addresses on the day looked at; one without an address where none
// is known. A single address needs no number.
func (l *liner) places() []place {
	var out []place
	for i, p := range l.in.Holder.Holder.Premises {
		if p.Span().Contains(l.in.Case.Inspection.AsOf) {
			out = append(out, place{i + 1, p.ID})
		}
	}
	switch len(out) {
	case 0:
		return []place{{}}
	case 1:
		out[0].number = 0
	}
	return out
}

// each adds the parts that are asked at each address, or those that are not.
func (l *liner) each(n int, place string, byPlace bool) {
	for i := range l.check.Parts {
		part := &l.check.Parts[i]
		p := partFound(l.found, part.ID)
		if part.PerPremises != byPlace || p == nil || !asked(p) {
			continue
		}
		code := strconv.Itoa(l.check.Number) + "." + strconv.Itoa(i+1)
		l.part(part, p, code, n, place)
	}
}

func partFound(f checks.Finding, part string) *checks.PartFinding {
	for i := range f.Parts {
		if f.Parts[i].Part == part {
			return &f.Parts[i]
		}
	}
	return nil
}

// asked tells whether a part binds: the judge does not say that it does not apply
// at all.
func asked(p *checks.PartFinding) bool {
	return p.Verdict != checks.NotApplicable || len(p.Items)+len(p.Answers) > 0
}

// part adds the lines of one part.
func (l *liner) part(part *standard.Part, p *checks.PartFinding, code string, n int, place string) {
	line := BlankLine{
		Check: l.check.ID, Part: part.ID, Premises: place, Title: part.Title,
		Barred: l.in.Case.Inspection.Form == checks.Remote && part.Remote == standard.RemoteNo,
	}
	at := ""
	if n > 0 {
		at = "@" + strconv.Itoa(n)
	}
	switch {
	case part.Method == standard.Judgement:
		line.Code, line.Ask = code+at, AskJudged
		l.out = append(l.out, line)
	case part.Method == standard.Cadence && part.Unit == string(calendar.Daily):
		line.Code, line.Ask = code, AskListed // a line for each day of a year is no form
		l.out = append(l.out, line)
	case part.Method == standard.Cadence || part.Yearly:
		l.slots(line, p, code)
	case part.Of == "" && part.Rows == "" && (part.Method == standard.Checklist || part.Method == standard.Document):
		l.items(line, part, code, at)
	default:
		line.Code, line.Ask = code, AskListed
		l.out = append(l.out, line)
	}
}

// slots adds the slots of which nothing is known yet.
func (l *liner) slots(line BlankLine, p *checks.PartFinding, code string) {
	line.Ask = AskDated
	for _, u := range p.Slots {
		slot, err := calendar.ParseSlot(u.Slot)
		if err != nil || u.State != checks.Unknown {
			continue
		}
		line.Code, line.Slot, line.Title = code+"/"+slot.Name, slot.Name, slot.Words()
		l.out = append(l.out, line)
	}
}

// items adds what a checklist asks of these categories. An item has its number
// among those of all categories, so that it is the same for every holder.
func (l *liner) items(line BlankLine, part *standard.Part, code, at string) {
	line.Ask, line.Item = AskSeen, part.ID
	all := l.itemsOf(part, l.check.Categories())
	own := l.itemsOf(part, l.in.Case.Inspection.Categories)
	if len(all) == 0 {
		line.Code = code + at
		l.out = append(l.out, line)
	}
	for i, item := range all {
		if !slices.ContainsFunc(own, func(o standard.Item) bool { return o.ID == item.ID }) {
			continue
		}
		line.Item, line.Title, line.Under, line.Code = item.ID, item.Title, item.Parent != "", code+at
		if len(all) > 1 {
			line.Code = code + "." + strconv.Itoa(i+1) + at
		}
		l.out = append(l.out, line)
	}
}

func (l *liner) itemsOf(part *standard.Part, categories []string) []standard.Item {
	var out []standard.Item
	for _, category := range categories {
		if !part.InCategory(category) {
			continue
		}
		for _, item := range l.law.ItemsOf(l.check, part, category) {
			if !slices.ContainsFunc(out, func(o standard.Item) bool { return o.ID == item.ID }) {
				out = append(out, item)
			}
		}
	}
	return out
}

// BlankMark tells forms with the same codes from others: six signs of what the
// codes mean. A form that was printed before the catalogue changed has another.
// Addresses and slots have no part in it, for they name themselves.
func BlankMark(law *standard.Standard) string {
	var b strings.Builder
	l := liner{law: law}
	for _, check := range law.Checks() {
		l.check = check
		for i := range check.Parts {
			part := &check.Parts[i]
			b.WriteString(strconv.Itoa(check.Number) + "." + strconv.Itoa(i+1) + " " + check.ID + "/" + part.ID)
			for _, item := range l.itemsOf(part, check.Categories()) {
				b.WriteString(" " + item.ID)
			}
			b.WriteByte('\n')
		}
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:3])
}
