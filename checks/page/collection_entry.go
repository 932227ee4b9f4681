package page

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"

	"ashyq/checks/calendar"
)

// entryJSON are the fields of the entries of all collections. What is of another
// kind than expected counts as not there.
type entryJSON struct {
	ID           word `json:"id"`
	Title        word `json:"title"`
	CreatedDate  word `json:"created_date"`
	EventDate    word `json:"event_date"`
	InternalLink word `json:"internal_link"`
	MenuItem     word `json:"is_menu_item"`

	FullText lenient[[]struct {
		Document word `json:"document"`
	}] `json:"full_text"`
	Body lenient[struct {
		Items lenient[[]struct {
			Slug word `json:"project_name"`
		}] `json:"items"`
	}] `json:"gosorgan"`

	LastName   word `json:"lastname"`
	Name       word `json:"name"`
	MiddleName word `json:"middlename"`
	Position   word `json:"position"`
	Level      lenient[struct {
		Items lenient[[]struct {
			Position word `json:"position"`
		}] `json:"items"`
	}] `json:"level"`
	Phone     word `json:"phone"`
	Number    word `json:"phone_number"`
	Reception word `json:"public_reception_phone"`
	Email     word `json:"email"`
}

// word is a text or a number, or nothing.
type word string

// UnmarshalJSON never fails.
func (w *word) UnmarshalJSON(raw []byte) error {
	switch {
	case raw[0] == '"':
		var s string
		if json.Unmarshal(raw, &s) == nil {
			*w = word(s)
		}
	case raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9' || raw[0] == 't' || raw[0] == 'f':
		*w = word(raw)
	}
	return nil
}

// lenient is a value that is empty where it cannot be read.
type lenient[T any] struct{ value T }

// UnmarshalJSON never fails.
func (l *lenient[T]) UnmarshalJSON(raw []byte) error {
	var value T
	if json.Unmarshal(raw, &value) == nil {
		l.value = value
	}
	return nil
}

// take reads one entry.
func (c *collection) take(e *entryJSON, path string) {
	switch c.kind {
	case KindStructure:
		c.person(e, path)
	case KindSections:
		if title := c.say(path+"title", string(e.Title)); title != "" && e.MenuItem != "false" && e.MenuItem != "0" {
			c.r.Sections = append(c.r.Sections, Section{
				Title: title, URL: c.base.resolve(string(e.InternalLink)), Place: Place{Fragment: title, Path: path + "title"},
			})
		}
	case KindEvents:
		c.post(e, path, "event_date", e.EventDate)
	default:
		c.post(e, path, "created_date", e.CreatedDate)
	}
}

// post reads a document, an event or a project: its title, its day and its files.
func (c *collection) post(e *entryJSON, path, dateField string, date word) {
	title := c.say(path+"title", string(e.Title))
	if title == "" {
		return
	}
	place := Place{Fragment: around(title, ""), Path: path + "title"}
	p := Post{Title: title, Place: place}
	if day := dayOfEntry(string(date)); day != 0 {
		p.Date = Date{Day: day, Place: Place{Fragment: c.say(path+dateField, string(date)), Path: path + dateField}}
	}
	slug := c.owner
	if bodies := e.Body.value.Items.value; len(bodies) > 0 {
		slug = string(bodies[0].Slug)
	}
	if id := string(e.ID); c.kind == KindDocuments && slug != "" && isDigits(id) {
		p.URL = Maybe(c.base.resolve("/memleket/entities/" + url.PathEscape(slug) + "/documents/details/" + id))
	}
	c.r.Posts = append(c.r.Posts, p)
	for _, file := range e.FullText.value {
		address := c.base.resolve(string(file.Document))
		format := formatOf(address)
		if format == "" || len(c.r.Documents) >= mostOfAKind {
			continue
		}
		c.r.Documents = append(c.r.Documents, Document{
			Title: title, URL: address, Format: format, Bytes: bytesInName(address), Place: place,
		})
	}
}

// dayOfEntry is the day of an entry. Midnight to the second is what entries bear
// that were moved from older sites: nobody knows when those were posted.
func dayOfEntry(moment string) calendar.Day {
	if strings.Contains(moment, "T00:00:00") {
		return 0
	}
	day, _ := machineDay(moment, 0)
	return day
}

// person reads a head with post, telephones and mail.
func (c *collection) person(e *entryJSON, path string) {
	name := c.say(path+"name", strings.Join([]string{string(e.LastName), string(e.Name), string(e.MiddleName)}, " "))
	post := c.say(path+"position", string(e.Position))
	if items := e.Level.value.Items.value; post == "" && len(items) > 0 {
		post = c.say(path+"level.items[0].position", string(items[0].Position))
	}
	if name != "" && post != "" {
		c.r.People = append(c.r.People, Person{Name: name, Post: post, Place: Place{Fragment: around(name+" – "+post, ""), Path: path + "position"}})
	}
	for _, f := range []struct {
		name  string
		value word
	}{{"phone", e.Phone}, {"phone_number", e.Number}, {"public_reception_phone", e.Reception}} {
		text := c.say(path+f.name, string(f.value))
		for _, n := range numbersIn("тел. " + text) {
			if c.fresh(n.value, len(c.r.Phones)) {
				raw := ("тел. " + text)[n.from:n.to]
				c.r.Phones = append(c.r.Phones, Phone{Value: n.value, Raw: raw, Unit: Maybe(post), Place: Place{Fragment: around(text, raw), Path: path + f.name}})
			}
		}
	}
	mail := c.say(path+"email", string(e.Email))
	for _, value := range plainEmail().FindAllString(mail, 10) {
		if value = strings.ToLower(value); c.fresh(value, len(c.r.Emails)) {
			c.r.Emails = append(c.r.Emails, Email{Value: value, Place: Place{Fragment: around(mail, ""), Path: path + "email"}})
		}
	}
}

// fresh tells a value that was not yet taken, where there is room for it.
func (c *collection) fresh(value string, taken int) bool {
	known := c.seen[value]
	c.seen[value] = true
	return !known && taken < mostOfAKind
}

// bytesInName is the size of a file that its name states.
func bytesInName(address string) *int64 {
	m := portalSize().FindStringSubmatch(address)
	if m == nil {
		return nil
	}
	size, err := strconv.ParseInt(m[1], 10, 64)
	if err != nil {
		return nil
	}
	return &size
}
