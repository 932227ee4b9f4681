package checks

import (
	"cmp"
	"maps"
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// What is said of a paper that a second person reads before it is signed.
const (
	ReviewAsked    = "asked"    // somebody asks that it be read
	ReviewReturned = "returned" // it was read and goes back with remarks
	ReviewAnswered = "answered" // remarks are being answered; it is not asked to be read again yet
	ReviewAccepted = "accepted" // it was read and may be signed as it was
)

// ReviewValues lists them in their order.
func ReviewValues() []string {
	return []string{ReviewAsked, ReviewReturned, ReviewAnswered, ReviewAccepted}
}

// Review is one word on a paper that is not signed yet: a second person is asked to
// read it, reads it, returns it or accepts it, and remarks are answered. Each word
// answers the one before it, so that the live one says how the paper stands.
//
// It needs no further field, for it says the three things that anybody may ever ask of
// it. WHAT was read: the paper and the details that were given for it, which are on the
// laptop of their author alone until then; the day under which it was composed; what
// the journal held, the findings with the basis of each, and the hash of all that both
// authentic languages say. From these the paper can be composed again and compared, by
// whatever later program, and what has moved since can be named. WHAT WAS SAID of it:
// value, remarks at their places with their answers, a note, and files for whatever is
// said in no such list (a sheet with marks by hand). WHO: the author of the entry, of
// whom the header tells, and whom it is asked of. Rules of the office (how many must
// read, who may, by when) are settings, not words on a paper; a second reader of the
// same paper is one more answer to the same matter.
type Review struct {
	Value    string            `json:"value"`
	Paper    string            `json:"paper"` // kind
	Details  PaperDetails      `json:"details"`
	Day      calendar.Day      `json:"day"`      // under which it was composed
	Heads    []Head            `json:"heads"`    // what was held
	Basis    string            `json:"basis"`    // of all findings; empty for a paper without any
	Findings []ReviewedFinding `json:"findings"` // as they stood
	Said     string            `json:"said"`     // hash of what both languages say
	Reader   string            `json:"reader,omitempty"`
	Remarks  []Remark          `json:"remarks"`
	Note     string            `json:"note"`
	Files    []File            `json:"files,omitempty"`
	Mark     Mark              `json:"-"`
}

// ReviewedFinding is a finding as it was read.
type ReviewedFinding struct {
	Check   string  `json:"check"`
	Verdict Verdict `json:"verdict"`
	Basis   string  `json:"basis"`
}

// Remark is what a reader says of one place of a paper, and what is answered.
type Remark struct {
	Place  string    `json:"place"`           // what mends it, as a gap of a paper says it: "check ID", "setting NAME", "given ID" …; empty: the words alone
	Quote  string    `json:"quote,omitempty"` // the words of the paper that it is about
	Lang   lang.Lang `json:"lang,omitempty"`  // of the two papers the one that was read
	Text   string    `json:"text"`
	Answer string    `json:"answer,omitempty"`
}

// Occasion names what a paper is about where an inspection or the office may have
// several of its kind: the step that it answers, the paper that it follows, the
// sitting; empty where there is one.
//
// It is part of the format: the matter of a review is named by it, and a review whose
// matter says otherwise is not read. Neither its order nor what it is made of may
// change, else entries that lie in journals could not be read any more.
func (d PaperDetails) Occasion() string { return cmp.Or(d.Step, d.Follows, d.Sitting) }

// ReviewOf names the paper of a review as the matter has it: "PAPER" or
// "PAPER/OCCASION".
func ReviewOf(kind PaperKind, d PaperDetails) string {
	if about := d.Occasion(); about != "" {
		return string(kind) + "/" + about
	}
	return string(kind)
}

// Of names the paper of the review.
func (r *Review) Of() string { return ReviewOf(PaperKind(r.Paper), r.Details) }

// Kind is the paper as one of those that the program writes.
func (r *Review) Kind() PaperKind { return PaperKind(r.Paper) }

// Words says how the paper stands.
func (r *Review) Words() lang.Text { return messages().Text("review."+r.Value, nil) }

// Open lists the remarks that nobody has answered, by their places in the list.
func (r *Review) Open() []int {
	var out []int
	for i := range r.Remarks {
		if r.Remarks[i].Answer == "" {
			out = append(out, i)
		}
	}
	return out
}

// Reviewed is all that was said of one paper.
type Reviewed struct {
	Now    []Review // live: two or more are a conflict
	Course []Review // every word that was not taken back, in the order of the entries
}

// Last gives the word that stands, nil where there is none or where two speak against
// each other. Two people who both accepted a paper say the same: the later one stands.
func (r *Reviewed) Last() *Review {
	if r == nil || len(r.Now) == 0 || r.Rival() {
		return nil
	}
	return &r.Now[len(r.Now)-1]
}

// Rival tells whether two words stand against each other, which only two journals put
// together can show.
func (r *Reviewed) Rival() bool {
	accepts := func(v Review) bool { return v.Value == ReviewAccepted }
	return r != nil && len(r.Now) > 1 && slices.ContainsFunc(r.Now, func(v Review) bool { return !accepts(v) })
}

// Asked gives the last word by which the paper was asked to be read, nil where none is
// held.
func (r *Reviewed) Asked() *Review { return r.latest(ReviewAsked) }

func (r *Reviewed) latest(value string) *Review {
	if r == nil {
		return nil
	}
	for i := len(r.Course) - 1; i >= 0; i-- {
		if r.Course[i].Value == value {
			return &r.Course[i]
		}
	}
	return nil
}

// SamePerson tells whether two names are written for one person: the case of letters,
// spaces and ways of writing do not matter.
func SamePerson(a, b string) bool { return lang.Name(a) == lang.Name(b) }

// Authors names everybody who brought the paper to where it stands: who asked that it
// be read, under what details each of them gave, and who answered remarks, since
// another person accepted it. None of them is its second person, whoever asked last.
func (r *Reviewed) Authors() []string {
	if r == nil {
		return nil
	}
	var out []string
	accepted := false
	for i := range r.Course {
		switch w := &r.Course[i]; w.Value {
		case ReviewAsked, ReviewAnswered:
			if accepted {
				out, accepted = nil, false // what was accepted is done: this begins anew
			}
			out = append(out, w.Mark.Author)
		case ReviewAccepted:
			accepted = accepted || !Among(w.Mark.Author, out)
		}
	}
	return out
}

// Among tells whether a person is one of those named.
func Among(name string, list []string) bool {
	return slices.ContainsFunc(list, func(other string) bool { return SamePerson(name, other) })
}

// Returner gives who sent the paper back last, "" where nobody did.
func (r *Reviewed) Returner() string {
	if back := r.latest(ReviewReturned); back != nil {
		return back.Mark.Author
	}
	return ""
}

// ByAnother tells whether the word that stands is of another person than those who
// brought the paper there: only a second person returns or accepts. Where two journals
// were put together it may be otherwise.
func (r *Reviewed) ByAnother() bool {
	now := r.Last()
	return now != nil && r.Asked() != nil && !Among(now.Mark.Author, r.Authors())
}

// Accepted gives the acceptance that stands, nil where there is none of a second person.
func (r *Reviewed) Accepted() *Review {
	if now := r.Last(); now != nil && now.Value == ReviewAccepted && r.ByAnother() {
		return now
	}
	return nil
}

// ReviewState says in a word how the papers of the inspection stand with a second
// person: ReviewAsked where one waits to be read, else ReviewReturned where one came
// back and its remarks are not all answered and asked about again; empty for none.
func (c *Case) ReviewState() string {
	state := ""
	for _, of := range slices.Sorted(maps.Keys(c.Reviews)) {
		switch now := c.Reviews[of].Last(); {
		case now == nil:
		case now.Value == ReviewAsked:
			return ReviewAsked
		case now.Value == ReviewReturned, now.Value == ReviewAnswered:
			state = ReviewReturned
		}
	}
	return state
}
