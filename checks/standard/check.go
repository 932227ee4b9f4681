package standard

import (
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// ShortTitle is how many characters a short title may have in each language, so
// that clause, title, verdict and progress fit a line of 80 columns.
const ShortTitle = 30

// Check is what is done to find out about one subject; it serves clauses of
// several categories and editions.
type Check struct {
	ID        string      `toml:"id"`
	Number    int         `toml:"number"`  // place in the catalogue, from 1
	Version   int         `toml:"version"` // raised when the meaning of the file changes
	Title     lang.Text   `toml:"title"`
	Short     lang.Text   `toml:"short"`    // the title in lists, at most ShortTitle characters (ours); papers use Title
	Bound     lang.Text   `toml:"bound"`    // who is bound, in words
	Collect   lang.Text   `toml:"collect"`  // what to collect as evidence, in words (ours)
	Venues    []Venue     `toml:"venues"`   // where to look
	Remote    Remote      `toml:"remote"`   // may remote control look at it
	Evidence  []string    `toml:"evidence"` // kinds of evidence that this check accepts
	Clauses   []ClauseOf  `toml:"clause"`   // one for each category and act
	Parts     []Part      `toml:"part"`     // in the order in which they are asked
	Questions []lang.Text `toml:"question"` // guidance for the analyst (ours)
	Notes     []lang.Text `toml:"note"`     // what to know about the norm (ours)
	Made      bool        `toml:"-"`        // by the program, for an added clause that no check serves
}

// ClauseOf names the clause of one act that binds one category.
type ClauseOf struct {
	Category string `toml:"category"`
	Act      string `toml:"act"`    // "177-НҚ" or "606-НҚ" (both of its editions)
	Clause   string `toml:"clause"` // "4(15)"
}

// Part is one question of a check, answered by one method.
type Part struct {
	ID       string    `toml:"id"`
	Title    lang.Text `toml:"title"`               // a short name of the question (ours)
	Help     lang.Text `toml:"help" may:"be empty"` // what exactly is looked at, where the title does not say it (ours); may be empty
	Method   Method    `toml:"method"`
	Weight   Weight    `toml:"weight"`
	For      []string  `toml:"for"`       // categories; empty: all of the check
	When     []When    `toml:"when"`      // traits on which the part hangs
	Serves   []Serves  `toml:"serves"`    // clauses, with the words that the part stands on; empty for LawOnly
	Law      []string  `toml:"law"`       // articles of the Law: "12(1)", "16(3)"; the ground of a LawOnly part
	Since    string    `toml:"since"`     // LawOnly: first day on which that duty is known to have existed (ISO), else the article's known_from
	BreachOn BreachDay `toml:"breach_on"` // the day of the breach, where it is not the ordinary one of the method

	N           int        `toml:"n"`            // cadence: events per slot; lead, within, currency: days
	Unit        string     `toml:"unit"`         // cadence: day, week, quarter, half-year, year
	Limit       string     `toml:"limit"`        // id of the time limit in limits.toml (daily cadence, lead, within, deadline, currency)
	Base        string     `toml:"base"`         // lead, within: what the days are counted from: "start" or "day"
	CoverDays   int        `toml:"cover_days"`   // lead, within: days of notices that a source must cover before the last day in time
	Yearly      bool       `toml:"yearly"`       // document: one for each calendar year
	PerPremises bool       `toml:"per_premises"` // asked separately for each address
	Rows        string     `toml:"rows"`         // name of the list whose rows are asked about
	Lists       []string   `toml:"lists"`        // further lists read beside Rows (notices of several kinds of discussion)
	Of          string     `toml:"of"`           // checklist: asks about the present items of another part, of Leaves only where they are named
	Tells       string     `toml:"tells"`        // checklist: any item present here shows this part too (a stand that shows hours is there)
	Unless      string     `toml:"unless"`       // does not apply where this part is proven absent (at the same address)
	Items       []Item     `toml:"item"`         // checklist, currency, parity: what is asked, item by item
	Leaves      []LeavesOf `toml:"leaves"`       // checklist: the items are leaves of article 16

	NeedsNorm     bool   `toml:"needs_norm"`     // a violation must name the norm that orders the disclosure
	NeedsStandard bool   `toml:"needs_standard"` // a violation must name the national standard and its item
	Remote        Remote `toml:"remote"`         // where it differs from the check's

	Violation Sentence `toml:"violation"`
	Said      []Said   `toml:"said"` // deadline: in place of Violation, where every broken row has its limit among these
	Remedy    Sentence `toml:"remedy"`
}

// LeavesOf says which items of article 16 bind a category, and on which traits
// they hang.
type LeavesOf struct {
	Category string   `toml:"category"`
	Articles []string `toml:"articles"` // "16(3)"
	When     []When   `toml:"when"`
}

// When is a condition on traits, for some categories or (empty) for all. Every
// condition that names the category must hold: at least one trait of Any, all
// of All, none of None.
type When struct {
	Categories []string `toml:"categories"`
	Any        []string `toml:"any"`
	All        []string `toml:"all"`
	None       []string `toml:"none"`
}

// Serves ties a part to clauses of one act and to the words in them on which
// it stands.
type Serves struct {
	Act     string   `toml:"act"`
	Clauses []string `toml:"clauses"`
	Words   string   `toml:"words"` // letter for letter, without quotation marks
}

// Item is one thing that a checklist asks for.
type Item struct {
	ID         string    `toml:"id"`
	Title      lang.Text `toml:"title"`      // in the nominative: it is printed in lists
	Parent     string    `toml:"parent"`     // the item that is whole only with this one (contacts)
	Group      string    `toml:"-"`          // the sub-item of article 16 under which a leaf stands, "16.3.1"; else empty
	Categories []string  `toml:"categories"` // empty: all of the part
	When       []When    `toml:"when"`
	NeedsNorm  bool      `toml:"needs_norm"` // never absent without a named norm («иная информация», «при наличии»)
	Law        string    `toml:"law"`        // the leaf of article 16

	From  calendar.Day `toml:"-"` // first day of a leaf that came with a later list; else that of its article
	Until calendar.Day `toml:"-"` // last day of a leaf that a later list has no more
}

// Sentence is a canned sentence of a paper, in Kazakh and Russian, marked as
// ours; it begins with a small letter, has no full stop, and its places are
// filled in the nominative.
type Sentence struct {
	KK string `toml:"kk"`
	RU string `toml:"ru"`
	EN string `toml:"en"` // for the interface only
}

// Said is the sentence about the rows that broke one limit of time: a part that
// asks about several must not say of a row more than was found. Each names its own
// rows only.
type Said struct {
	Rule string `toml:"rule"` // id of the limit in limits.toml
	KK   string `toml:"kk"`
	RU   string `toml:"ru"`
	EN   string `toml:"en"`
}

// Sentence gives what is said.
func (s Said) Sentence() Sentence { return Sentence{KK: s.KK, RU: s.RU, EN: s.EN} }

// Text gives the sentence as a text in three languages.
func (s Sentence) Text() lang.Text { return lang.Text(s) }

// Part returns the part with this id, or nil.
func (c *Check) Part(id string) *Part {
	for i := range c.Parts {
		if c.Parts[i].ID == id {
			return &c.Parts[i]
		}
	}
	return nil
}

// Item returns an item written in the check file and its part, or nils. Leaves
// of article 16 are not among them: see Standard.ItemsOf.
func (c *Check) Item(id string) (*Part, *Item) {
	for i := range c.Parts {
		for j := range c.Parts[i].Items {
			if c.Parts[i].Items[j].ID == id {
				return &c.Parts[i], &c.Parts[i].Items[j]
			}
		}
	}
	return nil, nil
}

// Categories lists the categories that the check binds, in the order of its
// clauses.
func (c *Check) Categories() []string {
	var found []string
	for _, of := range c.Clauses {
		if !slices.Contains(found, of.Category) {
			found = append(found, of.Category)
		}
	}
	return found
}

// InCategory tells whether the part is asked of that category at all.
func (p *Part) InCategory(category string) bool {
	return len(p.For) == 0 || slices.Contains(p.For, category)
}

// ServesClause tells whether the part serves that clause of the act.
func (p *Part) ServesClause(act, clause string) bool {
	return slices.ContainsFunc(p.Serves, func(s Serves) bool {
		return s.Act == act && slices.Contains(s.Clauses, clause)
	})
}
