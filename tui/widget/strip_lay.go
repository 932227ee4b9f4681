package widget

import "ashyq/tui/theme"

// page is a part of a strip that fits into a width, laid out: where each cell
// begins and where bars stand. It is a pure function of the strip, the width and
// the cursor, so a strip does not creep while it is walked.
type page struct {
	s        Strip
	from, to int
	cell     int // columns of a cell
	x        []int
	bars     map[int]bool
}

// Columns that a bar takes: in narrow strips as many as a cell, among words with
// air on both sides. Between groups that stand apart there are two.
const (
	wordBar  = 4
	groupGap = 2
	leastAct = 8 // columns that a cut name needs to be told from another
	airy     = 6 // columns more for words in a wide window
)

// lay finds the page on which the cursor stands.
func (s Strip) lay(w, at int) page {
	cell := 1
	switch {
	case s.Words:
		for _, o := range s.Slots {
			cell = max(cell, Width(o.Head)+2)
		}
	case w >= twoColumns:
		cell = 2
	}
	for _, margin := range []int{3, 2, 1} {
		if len(s.Slots)*cell > w+cell {
			break // a year of days is not laid out whole to see that it does not fit
		}
		if p := s.place(0, len(s.Slots), cell+airy, margin); s.Words && w >= twoColumns && p.end() <= w {
			return p
		}
		if p := s.place(0, len(s.Slots), min(cell, w-margin), margin); p.end() <= w {
			return p
		}
	}
	margin := min(3, w/4) // room for «…» on both sides
	cell = max(1, min(cell, w-2*margin))
	for from := 0; ; {
		to := s.fits(from, cell, w-2*margin)
		if at < to || to >= len(s.Slots) {
			return s.place(from, to, cell, margin)
		}
		from = to
	}
}

// fits finds where the page that begins with a slot ends: after the last whole
// group that fits, or, where not even one does, after the last slot that does.
func (s Strip) fits(from, cell, room int) int {
	to := from
	for to < len(s.Slots) {
		next := s.after(to)
		if s.place(from, next, cell, 0).end() > room {
			break
		}
		to = next
	}
	if to > from {
		return to
	}
	for to = from + 1; to < len(s.Slots) && s.place(from, to+1, cell, 0).end() <= room; {
		to++
	}
	return to
}

// place lays some slots out from a column on.
func (s Strip) place(from, to, cell, x int) page {
	p := page{s: s, from: from, to: to, cell: max(cell, 1), bars: map[int]bool{}}
	for i := from; i < to; i++ {
		if i > from {
			x += s.between(&p, i, x)
		}
		p.x = append(p.x, x)
		x += p.cell
	}
	return p
}

// between gives the room before a slot, and notes the bar in it.
func (s Strip) between(p *page, i, x int) int {
	switch {
	case s.Slots[i].Act == s.Slots[i-1].Act:
		if s.parted(i) {
			return groupGap
		}
		return 0
	case s.Words:
		p.bars[x+wordBar/2-1] = true
		return wordBar
	}
	p.bars[x] = true
	return p.cell
}

// parted tells whether a gap stands before a slot.
func (s Strip) parted(i int) bool { return s.Apart && s.Slots[i].Group != s.Slots[i-1].Group }

// end is the column after the last sign.
func (p page) end() int {
	if p.s.Words {
		return p.x[len(p.x)-1] + max(p.cell-2, 1)
	}
	return p.x[len(p.x)-1] + 1
}

// sign is the column of the sign of a slot: among words it stands under their
// middle.
func (p page) sign(i int) int {
	x := p.x[i-p.from]
	if p.s.Words {
		return x + max(min(Width(p.s.Slots[i].Head), p.cell-2), 0)/2
	}
	return x
}

// acts names the act in force where its time begins.
func (p page) acts(c Canvas, y int) {
	for i := p.from; i < p.to; i++ {
		if i > p.from && p.s.Slots[i].Act == p.s.Slots[i-1].Act {
			continue
		}
		last := i
		for last+1 < p.to && p.s.Slots[last+1].Act == p.s.Slots[i].Act {
			last++
		}
		room := c.w - p.x[i-p.from]
		if last+1 < p.to {
			room = p.x[last-p.from] + p.cell - p.x[i-p.from]
		}
		if act := p.s.Slots[i].Act; room >= min(Width(act), leastAct) { // a shorter stump would name nothing
			c.Put(p.x[i-p.from], y, theme.Plain, Fit(act, room))
		}
	}
}

// heads writes a line over the cells. A head for which there is no room beside
// the one before is left out.
func (p page) heads(c Canvas, y int, text func(int) string) {
	free := 0
	for i := p.from; i < p.to; i++ {
		head := text(i)
		if p.s.Words {
			head = Fit(head, p.cell)
		}
		x := p.x[i-p.from]
		if head == "" || x < free || !p.s.Words && x+Width(head) > c.w {
			continue
		}
		free = c.Put(x, y, theme.Plain, head) + 1
	}
}

// over is what stands over the heads: where it begins, and on a page that begins
// later at its beginning.
func (p page) over(i int) string {
	if i > p.from {
		return p.s.Slots[i].Over
	}
	for i > 0 && p.s.Slots[i].Over == "" {
		i--
	}
	return p.s.Slots[i].Over
}

// cells draws the signs, and «…» where the strip goes on.
func (p page) cells(c Canvas, y, at int) {
	for i := p.from; i < p.to; i++ {
		o := p.s.Slots[i]
		c.Put(p.sign(i), y, o.Style, o.Sign)
	}
	if at >= p.from && at < p.to {
		c.Reverse(y, p.sign(at), p.sign(at)+1)
	}
	if p.from > 0 {
		c.Put(0, y, theme.Plain, "…")
	}
	if p.to < len(p.s.Slots) {
		c.Put(c.w-1, y, theme.Plain, "…")
	}
}

// band draws under which slots a source was complete. Beside each other in time
// they make one line.
func (p page) band(c Canvas, y int) {
	for i := p.from; i < p.to; i++ {
		if !p.s.Slots[i].Covered {
			continue
		}
		x, end := p.x[i-p.from], p.x[i-p.from]+p.cell
		switch {
		case p.s.Words:
			end--
		case i+1 < p.to && p.s.Slots[i+1].Covered && !p.s.parted(i+1):
			end = p.x[i+1-p.from]
		}
		c.Fill(y, x, end, theme.Band, "─")
	}
}
