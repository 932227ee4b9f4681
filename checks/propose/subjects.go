package propose

import (
	_ "embed"
	"fmt"
	"slices"
	"sync"

	"github.com/BurntSushi/toml"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

//go:embed subjects.toml
var subjectsTOML string

// subject says by which words pages tell of a part of a check, and what is proposed
// where they do.
type subject struct {
	Check string   `toml:"check"`
	Parts []string `toml:"parts"`
	Kind  Kind     `toml:"kind"`
	Item  string   `toml:"item"`
	Year  bool     `toml:"year"` // a document for a year that its title names
	Only  bool     `toml:"only"` // only on pages that were captured for the check
	In    []string `toml:"in"`
	Words []string `toml:"words"`
	Also  []string `toml:"also"`
	Never []string `toml:"never"`
	Shows []string `toml:"shows"`

	words, also, never []phrase
	kind               kindOf // words and shows, as those of an item
}

// Where subjects are looked for.
const (
	inPosts     = "posts"
	inDocuments = "documents"
	inHeadings  = "headings"
)

var subjects = sync.OnceValue(func() []subject {
	list, err := parseSubjects(subjectsTOML)
	if err != nil {
		panic("propose: " + err.Error()) // our own file: a test reads it too
	}
	return list
})

func parseSubjects(text string) ([]subject, error) {
	var file struct {
		Subjects []subject `toml:"subject"`
	}
	meta, err := toml.Decode(text, &file)
	if err != nil {
		return nil, err
	}
	if left := meta.Undecoded(); len(left) > 0 {
		return nil, fmt.Errorf("subjects.toml: %s is not read", left[0])
	}
	for i := range file.Subjects {
		s := &file.Subjects[i]
		s.words, s.also, s.never = parsePhrases(s.Words), parsePhrases(s.Also), parsePhrases(s.Never)
		s.kind = kindOf{Shows: s.Shows, phrases: s.words}
		if err := s.kind.parseShows(); err != nil {
			return nil, fmt.Errorf("subjects.toml: %s: %w", s.Check, err)
		}
	}
	return file.Subjects, nil
}

// told tells whether a text speaks of the subject.
func (s *subject) told(r *room, text string) bool {
	return r.mentions(text, s.words) && (len(s.also) == 0 || r.mentions(text, s.also)) && !r.mentions(text, s.never)
}

var (
	_ = tells("accessibility")
	_ = tells("open-data-events")
	_ = tells("open-sittings")
	_ = tells("dialogue-events")
	_ = tells("dialogue-notices")
	_ = tells("discussion-notices")
	_ = tells("openness-plan")
	_ = tells("open-data-own-list")
	_ = tells("proactive")
	_ = tells("repeated-requests")
	_ = tells("budget-spending")
	_ = tells("prices")
	_ = tells("function-information")
	_ = tells("risk-information")
	_ = tells("evaluation-portal")
)

// tells enters a check of whose subjects the data file knows the words.
func tells(check string) bool {
	return proposes(check, func(r *room) []Proposal { return r.tellOf(check) })
}

// tellOf looks on all pages for the subjects of a check.
func (r *room) tellOf(check string) []Proposal {
	var out []Proposal
	for i := range subjects() {
		of := &subjects()[i]
		if of.Check != check {
			continue
		}
		for _, s := range r.pages {
			if mine := s.Capture.For() == check; !mine && (of.Only || s.isPortal()) {
				continue
			}
			if slices.Contains(of.In, inPosts) {
				out = append(out, of.fromPosts(r, s)...)
			}
			if slices.Contains(of.In, inHeadings) {
				out = append(out, of.fromHeadings(r, s)...)
			}
			if slices.Contains(of.In, inDocuments) {
				out = append(out, of.fromDocuments(r, s)...)
			}
		}
	}
	return out
}

// fromPosts looks among the dated entries of lists.
func (of *subject) fromPosts(r *room, s *sheet) []Proposal {
	var out []Proposal
	for _, p := range s.Reading.Posts {
		if p.Date.Day == 0 || s.Day != 0 && p.Date.Day > s.Day || !of.told(r, p.Title) {
			continue
		}
		prop := Proposal{
			Capture: s.Capture.ID, Parts: of.Parts, Kind: of.Kind, Item: of.Item,
			From: p.Date.Day, Title: lang.Line(p.Title), Value: p.Date.Day.String(), Fragment: p.Fragment, Path: of.mark(p.Path),
		}
		switch of.Kind {
		case Event:
			day, named := dayReported(p.Title, p.Date.Day)
			if named && day == 0 || !of.Only && r.ofAnother(p.Title) {
				continue // it tells of what was to come, of several days, or of somebody else
			}
			if named {
				prop.From, prop.Value = day, day.String()+" ("+p.Date.Day.String()+")"
			}
		case Notice:
			day, ok := dayNamedNear(p.Title, p.Date.Day)
			if !ok || day < p.Date.Day.Add(-of.grace(r)) {
				continue // when it was to be is not known, or it was over
			}
			prop.From, prop.Noticed, prop.NoticedFor = day, p.Date.Day, of.Parts
			prop.Late = r.late(of.Check, of.Parts, day, p.Date.Day)
			prop.Parts, prop.Value = of.rows(r), p.Date.Day.String()+" → "+day.String()
		case Document:
			var ok bool
			if prop, ok = of.yearly(r, s, prop, p.Title, p.Date.Day); !ok {
				continue
			}
		case Item:
			if of.pastPeriod(r, p.Date.Day) {
				continue
			}
			prop.From = s.Day // on which it was seen there
		}
		out = append(out, prop)
	}
	return out
}

// mostLate is how long after a poll began its announcement is still taken for one.
const mostLate = 10

// grace is how many days after an event a post may still be its announcement: none
// where it had to come before. What is posted later reports of what took place; only a
// poll may be announced once it runs.
func (of *subject) grace(r *room) int {
	if r.in.Law.Check(of.Check).Part(of.Parts[0]).Method == standard.Within {
		return mostLate
	}
	return 0
}

// fromHeadings looks for a heading that names the subject, with what must stand
// under it.
func (of *subject) fromHeadings(r *room, s *sheet) []Proposal {
	if r.mentions(string(s.Reading.Title), of.never) {
		return nil
	}
	at := r.look(s, &of.kind)
	if at == nil || r.mentions(at.heading, of.never) {
		return nil
	}
	prop := Proposal{
		Capture: s.Capture.ID, Parts: of.Parts, Kind: of.Kind, Item: of.Item, Says: of.says(),
		From: s.Day, Title: at.heading, Value: at.value, Fragment: at.heading, Path: of.mark(at.path),
	}
	if of.Kind == Document {
		var ok bool
		if prop, ok = of.yearly(r, s, prop, at.heading, s.Reading.Posted.Day); !ok {
			return nil
		}
	}
	return []Proposal{prop}
}

// fromDocuments looks among the titles of files.
func (of *subject) fromDocuments(r *room, s *sheet) []Proposal {
	var out []Proposal
	for _, d := range s.Reading.Documents {
		if inFrame(d.Path) || !of.told(r, d.Title) {
			continue
		}
		if of.Kind != Document && !r.names(d.Title, of.words) {
			continue // the title of an act may be long, the name of an item is not
		}
		prop := Proposal{
			Capture: s.Capture.ID, Parts: of.Parts, Kind: of.Kind, Item: of.Item, Says: of.says(),
			From: s.Day, Title: lang.Line(d.Title), Value: d.URL, Fragment: d.Fragment, Path: of.mark(d.Path),
		}
		if of.Kind == Document {
			var ok bool
			if prop, ok = of.yearly(r, s, prop, d.Title, s.Reading.Posted.Day); !ok {
				continue
			}
		}
		out = append(out, prop)
	}
	return out
}

// yearly finds the day of a document and, where one is due for each year, the year
// that it is for. A document that was seen on a day existed by then; where the day of
// the document is not known and the year was over when it was seen, it is only a
// fact: the analyst finds its day.
func (of *subject) yearly(r *room, s *sheet, p Proposal, title string, posted calendar.Day) (Proposal, bool) {
	day, known := dayNamed(title)
	if !known && posted != 0 {
		day, known = posted, true
	}
	if known && (s.Day == 0 || day <= s.Day) {
		p.From = day
	} else {
		p.From, known = s.Day, false
	}
	if !of.Year {
		return p, true
	}
	year, ok := yearNamed(withoutDays(title))
	if !ok {
		year, ok = yearNamed(s.title())
	}
	if !ok {
		return p, false
	}
	end, _ := calendar.NewDay(number(year), 12, 31)
	if !r.in.Period.Contains(end) && number(year) != r.in.Period.To.Year() {
		return p, false // nobody asks for that year here
	}
	p.For = year
	if !known && s.Day > end {
		p.Kind, p.For = Fact, ""
	}
	return p, true
}

// rows are the parts that read the same list as the first that is announced: the
// event is entered once and read by all.
func (of *subject) rows(r *room) []string {
	check := r.in.Law.Check(of.Check)
	out := slices.Clone(of.Parts)
	for i := range check.Parts {
		p := &check.Parts[i]
		if first := check.Part(of.Parts[0]); first.Rows != "" && p.Rows == first.Rows && !slices.Contains(out, p.ID) {
			out = append(out, p.ID)
		}
	}
	return out
}

// says tells what a heading or a file under the name of an item says of it: it is
// there. A post that speaks of it says nothing yet.
func (of *subject) says() checks.ItemState {
	if of.Kind == Item {
		return checks.Present
	}
	return ""
}

func (of *subject) mark(path string) string {
	part := of.Parts[len(of.Parts)-1]
	if of.Item != "" {
		part = of.Item
	}
	return mark(path, of.Check, part)
}
