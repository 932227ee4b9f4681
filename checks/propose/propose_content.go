package propose

import (
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

var _ = proposes("site-content", proposeContent)

const content = "content"

// proposeContent proposes the items of article 16 that a page shows under its own
// title, under a heading, or by the title of a document.
func proposeContent(r *room) []Proposal {
	var out []Proposal
	for _, item := range r.items("site-content", content) {
		for _, s := range r.pages {
			if s.isPortal() {
				continue
			}
			if seen, ok := r.seen(s, item.ID); ok {
				out = append(out, Proposal{
					Capture: s.Capture.ID, Parts: []string{content}, Kind: Item, Item: item.ID, Says: checks.Present, Asks: item.Title,
					From: s.Day, Title: seen.heading, Value: seen.value, Fragment: seen.heading,
					Path: mark(seen.path, "site-content", item.ID),
				})
			}
		}
	}
	return out
}

// items lists what a part asks of the categories of the inspection, each item once:
// not what ended, and not what hangs on a trait that the holder has not.
func (r *room) items(check, part string) []standard.Item {
	c := r.in.Law.Check(check)
	if c == nil || c.Part(part) == nil {
		return nil
	}
	var out []standard.Item
	known := map[string]bool{}
	for _, category := range r.in.Categories {
		for _, item := range r.in.Law.ItemsOf(c, c.Part(part), category) {
			if !known[item.ID] && r.hangs(item.When) != checks.No {
				known[item.ID] = true
				out = append(out, item)
			}
		}
	}
	return out
}

// hangs tells whether the traits hold on which something hangs: yes, no, or ""
// where that is not known.
func (r *room) hangs(when []standard.When) string {
	on := r.in.Period.To
	says := func(id string) string {
		if r.in.Holder == nil {
			return ""
		}
		return r.in.Holder.Holder.Says(id, on)
	}
	answer := checks.Yes
	weaken := func(held bool, known bool) {
		switch {
		case known && !held:
			answer = checks.No
		case !known && answer == checks.Yes:
			answer = ""
		}
	}
	for _, w := range when {
		for _, id := range w.All {
			weaken(says(id) == checks.Yes, says(id) != "")
		}
		for _, id := range w.None {
			weaken(says(id) == checks.No, says(id) != "")
		}
		if len(w.Any) > 0 {
			held, known := false, true
			for _, id := range w.Any {
				held = held || says(id) == checks.Yes
				known = known && says(id) != ""
			}
			weaken(held, held || known)
		}
	}
	return answer
}

// sight is where an item was seen on a page.
type sight struct {
	heading string
	path    string
	value   string // what stands there
	part    *part
}

// seen finds an item on a page: under its title or a heading that names it with
// what must stand there, or by the title of a document.
func (r *room) seen(s *sheet, id string) (sight, bool) {
	kind := allItems().byID[id]
	if kind == nil {
		return sight{}, false
	}
	if s.seen == nil {
		s.seen = map[string]*sight{}
	}
	if known, asked := s.seen[id]; asked {
		if known == nil {
			return sight{}, false
		}
		return *known, true
	}
	s.seen[id] = r.look(s, kind)
	return r.seen(s, id)
}

func (r *room) look(s *sheet, kind *kindOf) *sight {
	news := s.isNews()
	for i := range s.parts {
		p := &s.parts[i]
		if p.heading == "" || news && !kind.showsOnly(posts) || !r.names(p.heading, kind.phrases) {
			continue
		}
		for _, way := range kind.shows {
			if value, ok := s.allShown(p, way); ok {
				return &sight{lang.Line(p.heading), p.path, value, p}
			}
		}
	}
	if news || !kind.mayBe(documents) {
		return nil
	}
	for _, d := range s.Reading.Documents {
		if r.names(d.Title, kind.phrases) && !inFrame(d.Path) {
			return &sight{lang.Line(d.Title), d.Path, d.URL, &s.parts[0]}
		}
	}
	return nil
}

// allShown tells whether a part shows all that must stand together, and what it is.
func (s *sheet) allShown(p *part, way []substance) (string, bool) {
	var value []string
	for _, what := range way {
		found := s.shows(p, what)
		if len(found) == 0 || what == posts && len(found) < 2 {
			return "", false
		}
		value = append(value, found...)
	}
	return shorten(value), true
}

func (k *kindOf) mayBe(what substance) bool {
	for _, way := range k.shows {
		if len(way) == 1 && way[0] == what {
			return true
		}
	}
	return false
}

func (k *kindOf) showsOnly(what substance) bool { return len(k.shows) == 1 && k.mayBe(what) }

// valueRunes bounds how much of what was read is kept with a proposal.
const valueRunes = 300

// shorten joins what was read into one line.
func shorten(list []string) string {
	runes := []rune(lang.Line(strings.Join(list, "; ")))
	if len(runes) <= valueRunes {
		return string(runes)
	}
	return string(runes[:valueRunes]) + "…"
}

// lastDay is the latest day on which some pages were looked at.
func lastDay(list []*sheet) calendar.Day {
	var out calendar.Day
	for _, s := range list {
		out = max(out, s.Day)
	}
	return out
}
