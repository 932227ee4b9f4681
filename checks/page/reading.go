package page

import (
	"encoding/json"

	"ashyq/checks/calendar"
)

// Reading is everything that was seen on one page. Its JSON is what
// `ashyq page --json` prints: a list is empty where nothing was found, a value
// is null where it is not known.
type Reading struct {
	Outcome      Outcome       `json:"outcome"`
	Lang         Language      `json:"lang"`
	Title        Maybe         `json:"title"`
	Counterparts []Counterpart `json:"counterparts"`
	Emails       []Email       `json:"emails"`
	Phones       []Phone       `json:"phones"`
	Addresses    []Address     `json:"addresses"`
	People       []Person      `json:"people"`
	Posts        []Post        `json:"posts"`
	Posted       Date          `json:"posted"`
	Updated      Date          `json:"updated"`
	Documents    []Document    `json:"documents"`
	Accounts     []Account     `json:"accounts"`
	Sections     []Section     `json:"sections"`

	list   PostList
	portal *Portal // see portal.go
	rest   *Rest   // see rest.go
}

// Unread is the reading of a page of which nothing could be read, with the
// reason for it.
func Unread(o Outcome) Reading {
	return Reading{
		Outcome: o, Counterparts: []Counterpart{}, Emails: []Email{}, Phones: []Phone{},
		Addresses: []Address{}, People: []Person{}, Posts: []Post{}, Documents: []Document{},
		Accounts: []Account{}, Sections: []Section{},
	}
}

// Place says where an observation was made: a short text around it, on one
// line and without control characters, and a path of elements in the manner of
// a CSS selector, such as "footer > p".
type Place struct {
	Fragment string `json:"fragment"`
	Path     string `json:"path"`
}

// Maybe is a text that is null in JSON when it is empty: the page did not say.
type Maybe string

// MarshalJSON writes null for the empty text.
func (m Maybe) MarshalJSON() ([]byte, error) {
	if m == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(m))
}

// Date is a day that a page names, and where. Without a day it is null in JSON.
type Date struct {
	Day calendar.Day
	Place
}

// MarshalJSON writes the day as an ISO date, null for no day.
func (d Date) MarshalJSON() ([]byte, error) { return Maybe(d.Day.String()).MarshalJSON() }

// Language is the language of the text, judged by its letters and words ("kk",
// "ru", "mixed", "en", "other"), beside the one that the markup declares.
type Language struct {
	Text   Maybe `json:"text"`
	Markup Maybe `json:"markup"`
}

// Counterpart is the same page in another language: "kk", "ru", "en" or a
// further code as the page gives it.
type Counterpart struct {
	Lang  string `json:"lang"`
	URL   string `json:"url"`
	Place `json:"-"`
}

// Email is an address of electronic mail in small letters, freed from the
// disguise that it wore against robots.
type Email struct {
	Value string `json:"value"`
	Place
}

// Phone is a telephone. Value is +7 and ten digits, or a service number, or a
// local number without a code as it stands; Raw is how the page writes it; Unit
// is whose telephone it is, as the page labels it.
type Phone struct {
	Value string `json:"value"`
	Raw   string `json:"raw"`
	Unit  Maybe  `json:"unit"`
	Place
}

// Address is a postal address, as the page writes it.
type Address struct {
	Value string `json:"value"`
	Place
}

// Person is somebody whom the page presents with a post.
type Person struct {
	Name string `json:"name"`
	Post string `json:"post"`
	Place
}

// Post is an entry of a list of posts: news, a blog, announcements.
type Post struct {
	Title string `json:"title"`
	Date  Date   `json:"date"`
	URL   Maybe  `json:"url"`
	Place

	pinned bool
}

// Document is a file that the page offers. Bytes is its size where the page
// states it exactly.
type Document struct {
	Title  string `json:"title"`
	URL    string `json:"url"`
	Format string `json:"format"`
	Bytes  *int64 `json:"bytes"`
	Place  `json:"-"`
}

// Account is an account in a social network, under the network's common name.
type Account struct {
	Network string `json:"network"`
	URL     string `json:"url"`
	Place   `json:"-"`
}

// Section is an entry of the site's menus.
type Section struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	Place `json:"-"`
}
