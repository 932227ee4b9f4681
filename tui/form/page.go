package form

import (
	"ashyq/checks/lang"
	"ashyq/tui/widget"
)

// page is what one drawing needs to know: the words, the values, the columns.
type page struct {
	*settled
	w, h  int
	lang  lang.Lang
	label int   // width of the labels
	x     int   // column of the values
	room  int   // their width
	asked []int // of each question the column of its answers; 0 for other fields
}

func (p *page) say(t lang.Text) string { return lang.Line(t.Best(p.lang)) }

// low tells whether there are few lines.
func (p *page) low() bool { return p.h < low }

// page measures the columns. Fields that are not shown count, so that nothing
// moves when they come.
func (s *State) page(w, h int, l lang.Lang) *page {
	p := &page{settled: s.land(), w: w, h: h, lang: l, asked: make([]int, len(s.form.Fields))}
	most := mostLabel
	if w < narrow {
		most = mostNarrow
	}
	for from := 0; from < len(s.form.Fields); {
		to := s.run(from)
		if p.long(s.form.Fields[from:to], most) {
			s.align(p, from, to)
		}
		from = to
	}
	for i := range s.form.Fields {
		f := &s.form.Fields[i]
		if p.asked[i] > 0 || s.heading(i) {
			continue
		}
		for _, text := range append(widget.Wrap(p.say(f.Label), most), widget.Wrap(p.say(f.Under), most)...) {
			p.label = max(p.label, widget.Width(text))
		}
	}
	p.x = labelAt + p.label + gap
	p.room = max(w-p.x-air, 1)
	return p
}

// run gives the end of the fields from one on that are answered by options.
func (s *State) run(from int) int {
	to := from
	for to < len(s.form.Fields) && s.form.Fields[to].Kind.chosen() {
		to++
	}
	return max(to, from+1)
}

// long tells whether fields are questions: a label is a sentence and no name, so
// that it would stand in three lines of its column.
func (p *page) long(fields []Field, most int) bool {
	for _, f := range fields {
		if f.Kind.chosen() && widget.Width(p.say(f.Label)) > most*3/2 {
			return true
		}
	}
	return false
}

// align puts the answers to questions that stand together into one column:
// behind the longest of those that have room for their answers beside them.
func (s *State) align(p *page, from, to int) {
	at := 0
	for i := from; i < to; i++ {
		p.asked[i] = 1
		end := labelAt + widget.Width(p.say(s.form.Fields[i].Label)) + gap
		if p.shown[i] && end+s.optionsWidth(i, p) <= p.w-air {
			at = max(at, end)
		}
	}
	for i := from; i < to; i++ {
		p.asked[i] = max(at, p.asked[i])
	}
}

// heading tells whether a field is words alone.
func (s *State) heading(i int) bool {
	f := &s.form.Fields[i]
	return f.Kind == Info && len(s.boxes[i].list) == 0 && f.Check == nil
}
