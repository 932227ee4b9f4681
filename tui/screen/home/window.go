package home

// window is the part of a long list that is held.
type window[T any] struct {
	total  int // rows of the whole list, -1 while it is not known
	offset int
	rows   []T
	asked  int // number of the last question: earlier answers are stale
}

// at gives a row of the list, where it is held.
func (w *window[T]) at(i int) (row T, ok bool) {
	if i < w.offset || i >= w.offset+len(w.rows) {
		return row, false
	}
	return w.rows[i-w.offset], true
}

// wanted gives the offset of the page to ask for so that rows around the cursor
// are held, false where they are.
func (w *window[T]) wanted(cursor int) (offset int, ok bool) {
	const around = 50
	first, last := max(0, cursor-around), cursor+around
	if w.total >= 0 {
		last = min(last, w.total-1)
	}
	if w.total >= 0 && (last < first || first >= w.offset && last < w.offset+len(w.rows)) {
		return 0, false
	}
	return max(0, cursor-page/2), true
}
