package page

import "ashyq/checks/calendar"

// MaxBytes is the greatest body that is read; a greater one is TooLarge.
const MaxBytes = 32 << 20

// maxParts bounds the tags and attributes of a page, which cost far more memory
// than the bytes they are written with. The largest honest pages have some ten
// thousand.
const maxParts = 600_000

// mostOfAKind bounds each list of a reading.
const mostOfAKind = 2000

// Input is what is known about a body besides its bytes. Every field may be
// left empty.
type Input struct {
	ContentType string       // as the server declared it
	Address     string       // where the page stood: links are resolved against it
	Seen        calendar.Day // the day of the capture: «кеше» is the day before it
}

// Read observes a page. It never fails: what cannot be read has an Outcome that
// says so.
func Read(body []byte, in Input) Reading {
	if c := readCollection(body, in); c != nil {
		return c.r
	}
	d, outcome := open(body, in)
	if d == nil {
		return Unread(outcome)
	}
	r := Unread(Fetched)
	for _, read := range readers {
		read(d, &r)
	}
	r.settle()
	return r
}

// reader looks for one thing on a page and writes it into its field of the
// reading. It reads nothing from the reading, so that the order of the readers
// does not matter.
type reader func(d *document, r *Reading)

// readers is the table of all readers; each enters itself from its own file.
var readers = map[string]reader{}

// register enters a reader into the table; a name taken twice is a slip of ours.
func register(name string, read reader) struct{} {
	if readers[name] != nil {
		panic("page: two readers are called " + name)
	}
	readers[name] = read
	return struct{}{}
}

// open makes a document of a body, or says why there is none.
func open(body []byte, in Input) (*document, Outcome) {
	if len(body) > MaxBytes {
		return nil, TooLarge
	}
	if outcome := sniff(body, in.ContentType); outcome != Fetched {
		return nil, outcome
	}
	text := decode(body, in.ContentType)
	switch parts := countParts(text, maxParts); {
	case parts > maxParts:
		return nil, TooLarge
	case parts == 0:
		return nil, NotHTML
	}
	tree, ok := parse(text)
	if !ok {
		return nil, NotHTML
	}
	return newDocument(tree, in), Fetched
}
