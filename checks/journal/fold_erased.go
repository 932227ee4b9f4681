package journal

import "ashyq/checks"

// emptied lists the live entries whose payloads were erased, by what their headers
// still tell.
func (f folder) emptied() []checks.Emptied {
	var out []checks.Emptied
	for _, e := range f.ledger.LiveEntries() {
		by, ok := f.ledger.LetGo(e.Header.Payload)
		if !ok {
			continue
		}
		one := checks.Emptied{Kind: e.Header.Kind, Mark: f.mark(e), At: headOf(e), Erasure: f.erasure(by)}
		if e.Header.Matter != "" {
			one.ID = about(e)
		}
		out = append(out, one)
	}
	return out
}

// evidence takes a piece of evidence with the files that are there.
func (f folder) evidence(c *checks.Case, e Entry, mark checks.Mark) {
	fold(f, e, func(v checks.Evidence) {
		v.Mark = mark
		v.Files, v.Gone = f.parted(v.Files)
		c.Evidence = append(c.Evidence, v)
	})
}

// capture takes a captured page with what of it is there.
func (f folder) capture(c *checks.Case, e Entry, mark checks.Mark) {
	fold(f, e, func(v checks.Capture) {
		v.Mark = mark
		v.Files, v.Gone = f.captured(v.Files)
		c.Captures = append(c.Captures, v)
	})
}

// step takes what came in with the files that are there.
func (f folder) step(c *checks.Case, e Entry, mark checks.Mark) {
	fold(f, e, func(v checks.Step) {
		v.Mark = mark
		v.Files, v.Gone = f.parted(v.Files)
		c.Steps = append(c.Steps, v)
	})
}

// parted parts the files that are there from those that were erased.
func (f folder) parted(files []checks.File) (there []checks.File, gone []checks.GoneFile) {
	for _, file := range files {
		if by, ok := f.ledger.LetGo(Hash(file.Hash)); ok {
			gone = append(gone, checks.GoneFile{File: file, Erasure: f.erasure(by)})
			continue
		}
		there = append(there, file)
	}
	return there, gone
}

// captured parts the files of a captured page. The first is the page itself: without it
// the rest says nothing of what was on it.
func (f folder) captured(files []checks.File) (there []checks.File, gone []checks.GoneFile) {
	there, gone = f.parted(files)
	if len(gone) > 0 && len(files) > 0 && gone[0].File == files[0] {
		return nil, gone
	}
	return there, gone
}

// erasure reads why something was erased; an erasure whose own words were erased, or are
// not held, says who and when.
func (f folder) erasure(by Entry) checks.Erasure {
	out := checks.Erasure{Mark: f.mark(by)}
	if f.ledger.erased[by.Header.Payload] || by.Payload == nil {
		return out
	}
	if v, err := ValueOf[Erased](by); err == nil {
		out.Why, out.Reason = v.Why, v.Reason
	}
	return out
}
