package standard

import (
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// Edition is one text of the Standard, or of the Law, with the days on which
// it was in force. It is shown to the user as the act.
type Edition struct {
	ID           string               `toml:"id"`      // "177-НҚ", "606-НҚ/221", "606-НҚ", "401-V"
	Aliases      []string             `toml:"aliases"` // what commands accept beside the id
	Act          string               `toml:"act"`     // editions of one act share it
	Law          bool                 `toml:"law"`     // the Law itself, not the Standard
	Title        lang.Text            `toml:"title"`
	Adopted      calendar.Day         `toml:"adopted"`
	Registered   string               `toml:"registered"`          // number in the Register of state registration
	RegisteredOn calendar.Day         `toml:"registered_on"`       // the act cannot have been published earlier
	From         calendar.Day         `toml:"from"`                // first day in force, or the earliest it can be
	FromLatest   calendar.Day         `toml:"from_latest"`         // first day that certainly lies in force, where From is not settled
	Setting      string               `toml:"setting"`             // answer in the journal that settles the first day
	After        int                  `toml:"after"`               // days from that answer to the first day
	AnswerUntil  calendar.Day         `toml:"answer_until"`        // a later answer is taken for a slip of the pen
	Until        calendar.Day         `toml:"until"`               // last day in force; empty: until the next edition of the Standard begins
	Note         lang.Text            `toml:"note" may:"be empty"` // what is not known about this edition
	Source       string               `toml:"source"`
	Sources      map[lang.Lang]string `toml:"sources"` // of the copies, by language: a wording without a source has this one
	Cite         Citation             `toml:"cite"`
	Notes        map[string]lang.Text `toml:"notes"`   // of the Law: notes that several articles share
	Points       []Point              `toml:"point"`   // of the Standard: one for each category
	Articles     []Article            `toml:"article"` // of the Law
	Revision     string               `toml:"-"`       // SHA-256 of the file, 64 hex digits: printed in papers

	index map[string][2]int // clause → where it stands in Points and Clauses
}

// Citation holds the forms in which papers name a clause. Places: {point} and
// {sub}, and {amendment} where Amendment may be added; for the Law {place}.
type Citation struct {
	First     lang.Text `toml:"first"`                    // first mention in a paper
	Later     lang.Text `toml:"later"`                    // every later mention
	Amendment lang.Text `toml:"amendment" may:"be empty"` // added where the clause was amended (item 9 of 606-НҚ)
	Amended   []string  `toml:"amended"`                  // points to which Amendment is added
}

// Point is a point of the Standard with its numbered minimum requirements.
type Point struct {
	Number   string    `toml:"number"` // "4"
	Category string    `toml:"category"`
	Intro    []Wording `toml:"intro"`    // one for each language
	Excluded []string  `toml:"excluded"` // numbers that the act itself left out: no hole in the numbering
	Clauses  []Clause  `toml:"clause"`
}

// Clause is a numbered minimum requirement.
type Clause struct {
	Number string    `toml:"number"` // "15"
	Words  []Wording `toml:"text"`   // one for each language; kk and ru always listed, if only as missing
}

// Wording is a text of the act in one language, with its source and flag.
type Wording struct {
	Lang   lang.Lang `toml:"lang"`
	Text   string    `toml:"text"`
	Flag   Flag      `toml:"flag"`
	Source string    `toml:"source"`
}

// Article is an article (or an item of one) of the Law by which we judge. Its
// text is known from a day: before it, what the article said is not held.
type Article struct {
	Number    string       `toml:"number"`           // "16(3)", "12(1)[2]" for its second часть
	Loose     bool         `toml:"loose"`            // the article has no items: the number in brackets is a sub-item of the article itself
	KnownFrom calendar.Day `toml:"known_from"`       // first day for which this text is known to have stood
	Why       string       `toml:"why"`              // the shared note that says what is not known about that day
	Note      lang.Text    `toml:"-" may:"be empty"` // that note
	Words     []Wording    `toml:"text"`
	Groups    []Leaf       `toml:"group"` // of article 16: the sub-items under whose opening lines leaves stand
	Leaves    []Leaf       `toml:"leaf"`  // of article 16: what must stand on the site
	Later     []*Article   `toml:"-"`     // texts that came after this one, each from its known_from; see With
}

// Leaf is the smallest thing that article 16 orders to be posted, or the
// opening line of several such things.
type Leaf struct {
	ID        string    `toml:"id"`         // "16.3.2.a"; the letter is ours and never printed
	Title     lang.Text `toml:"title"`      // in the nominative, for lists (ours)
	KK        string    `toml:"kk"`         // the words of the Law
	RU        string    `toml:"ru"`         // the words of the Law
	NeedsNorm bool      `toml:"needs_norm"` // «иная информация», «при наличии»: never absent without a named norm

	From  calendar.Day `toml:"-"` // first day of a leaf that was added to the list later; else that of the article
	Until calendar.Day `toml:"-"` // last day of a leaf that a later list has no more
}

// ClauseRef names a clause of an edition: "177-НҚ" and "4(15)".
type ClauseRef struct {
	Edition string `toml:"edition" json:"edition"`
	Clause  string `toml:"clause" json:"clause"`
}

// In gives the wording in exactly that language, or one flagged as missing.
func (c *Clause) In(l lang.Lang) Wording { return inLang(c.Words, l) }

// In gives the wording in exactly that language, or one flagged as missing.
func (a *Article) In(l lang.Lang) Wording { return inLang(a.Words, l) }

// inLang finds the wording of one language.
func inLang(words []Wording, l lang.Lang) Wording {
	for _, w := range words {
		if w.Lang == l {
			return w
		}
	}
	return Wording{Lang: l, Flag: Missing}
}

// Clause gives a numbered requirement of the edition by "4(15)", with the
// point it stands in.
func (e *Edition) Clause(clause string) (*Point, *Clause, bool) {
	at, held := e.index[clause]
	if !held {
		return nil, nil, false
	}
	point := &e.Points[at[0]]
	return point, &point.Clauses[at[1]], true
}
