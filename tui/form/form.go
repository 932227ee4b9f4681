package form

import (
	_ "embed"
	"strings"
	"sync"

	"ashyq/checks/lang"
)

//go:embed messages.toml
var messagesTOML string

var messages = sync.OnceValue(func() *lang.Messages {
	m, err := lang.ParseMessages(messagesTOML)
	if err != nil {
		panic("form: " + err.Error()) // the file is ours, and a test reads it
	}
	return m
})

// Kind is what a field asks for.
type Kind string

// The kinds of fields. Info asks nothing: it is a heading, or words to read.
const (
	Text   Kind = "text"   // one line
	Area   Kind = "area"   // several lines
	Choice Kind = "choice" // one of the options
	Many   Kind = "many"   // any of the options
	Day    Kind = "day"    // a day as people type it; Check reads it
	Moment Kind = "moment" // a day, and the hour where it is known
	Files  Kind = "files"  // paths of files
	List   Kind = "list"   // lines, such as addresses
	Info   Kind = "info"   // its values are shown and cannot be changed
)

// Typed tells whether text is typed into a field of this kind.
func (k Kind) Typed() bool {
	switch k {
	case Text, Area, Day, Moment, Files, List:
		return true
	}
	return false
}

// listed tells whether the field holds lines with one more to be typed.
func (k Kind) listed() bool { return k == Files || k == List }

// chosen tells whether the field is answered by options.
func (k Kind) chosen() bool { return k == Choice || k == Many }

// Values are what stands in the fields, by their ids, as it was typed. A field
// without a value has no key.
type Values map[string][]string

// One gives the first value, cleaned of outer space; "" where there is none.
func (v Values) One(id string) string {
	if len(v[id]) == 0 {
		return ""
	}
	return strings.TrimSpace(v[id][0])
}

// Option is one of the answers of a Choice or of Many. One with a Why cannot be
// chosen; it stays shown, and the reason with it.
type Option struct {
	ID   string
	Name lang.Text
	Why  lang.Text
}

// Suggestion is a value that is offered under a field while it is typed.
type Suggestion struct {
	Value string // what is put in; in Files a value that ends in a slash is a folder to go on from
	Name  lang.Text
	Note  lang.Text
}

// Field is one line of a form.
type Field struct {
	ID      string
	Kind    Kind
	Label   lang.Text
	Under   lang.Text // small second line under the label: «(не печатается)»
	Must    bool
	Options func(Values) []Option                // Choice, Many
	Check   func(Values) (echo, wrong lang.Text) // shown beside or under the field: what was understood, what is wrong
	When    func(Values) bool                    // shown only while true; nil: always
	Lines   int                                  // Area: lines shown at least, 2 where it is not said
	Row     func(line string) (wrong lang.Text)  // Files, List: what is wrong with a line that was added; nil: nothing
	Blank   lang.Text                            // Files, List: what the empty line says; else what belongs there by its kind
	One     bool                                 // Files, List: one line is wanted
}

// Form lists what is asked. Submit is the words on its button.
type Form struct {
	ID     string
	Fields []Field
	Submit lang.Text
}
