package form

import "ashyq/checks/lang"

// A form can be asked without being drawn: whoever asks it line by line, for a
// reader that has no screen, goes through its fields in their order and puts in
// what was answered with Set. What is shown, offered and said is the same.

// Asked is a field as it stands.
type Asked struct {
	Field   Field
	Values  []string // what stands in it
	Offered []Option // of a Choice and of Many
	Echo    lang.Text
	Wrong   lang.Text
}

// Fields is how many fields the form has, shown or not.
func (s *State) Fields() int { return len(s.form.Fields) }

// Asked gives a field as it stands; false where it is not shown.
func (s *State) Asked(i int) (Asked, bool) {
	now := s.settled()
	if i < 0 || i >= len(s.form.Fields) || !now.shown[i] {
		return Asked{}, false
	}
	f := s.form.Fields[i]
	out := Asked{Field: f, Values: now.values[f.ID]}
	if f.Kind.chosen() {
		out.Offered = now.options(i)
		out.Values = picked(&f, out.Offered, now.values)
	}
	out.Echo, out.Wrong = now.told(i)
	return out, true
}

// Entries reads a line as what it adds to a list: a line of Files may name several.
func Entries(k Kind, line string) []string { return entries(k, line) }
