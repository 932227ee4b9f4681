package form

import (
	"slices"

	"ashyq/checks/lang"
)

// settled is a form as it stands: which fields are shown, and what they hold. What
// a field offers and says of it is asked once, however often it is needed: a
// field may look far to answer.
type settled struct {
	of      *State
	values  Values
	shown   []bool
	offered []*[]Option
	said    []*saying
}

// saying is what a field says of its value.
type saying struct{ echo, wrong lang.Text }

// settled finds out how the form stands. What is shown may hang on what other
// fields hold, so it is asked until nothing changes; it begins with what was
// shown before, for mostly that is so still.
func (s *State) settled() *settled {
	n := len(s.form.Fields)
	now := &settled{of: s, shown: slices.Clone(s.shown), said: make([]*saying, n)}
	if s.shown == nil {
		now.shown = slices.Repeat([]bool{true}, n)
	}
	for range n + 1 {
		now.offered = make([]*[]Option, n)
		now.hold()
		changed := false
		for i, f := range s.form.Fields {
			on := f.When == nil || f.When(now.values)
			changed = changed || on != now.shown[i]
			now.shown[i] = on
		}
		if !changed {
			break
		}
	}
	s.shown = slices.Clone(now.shown)
	return now
}

// hold gathers what stands in the fields that are shown.
func (now *settled) hold() {
	v := Values{}
	now.values = v
	for i, f := range now.of.form.Fields {
		if values := now.of.boxes[i].values(f.Kind); now.shown[i] && len(values) > 0 {
			v[f.ID] = slices.Clone(values)
		}
	}
	for i, f := range now.of.form.Fields {
		if !now.shown[i] || !f.Kind.chosen() || len(v[f.ID]) == 0 {
			continue
		}
		if options := now.options(i); len(options) > 0 { // none: they are not known yet
			v[f.ID] = slices.DeleteFunc(v[f.ID], func(id string) bool { return find(options, id) < 0 })
		}
		if len(v[f.ID]) == 0 {
			delete(v, f.ID)
		}
	}
}

// options gives what a field offers.
func (now *settled) options(i int) []Option {
	if now.offered[i] == nil {
		var list []Option
		if f := &now.of.form.Fields[i]; f.Options != nil {
			list = f.Options(now.values)
		}
		now.offered[i] = &list
	}
	return *now.offered[i]
}

// told gives what a field says of its value: what was understood, what is wrong.
func (now *settled) told(i int) (echo, wrong lang.Text) {
	if now.said[i] == nil {
		now.said[i] = now.say(i)
	}
	return now.said[i].echo, now.said[i].wrong
}

func (now *settled) say(i int) *saying {
	f, out := &now.of.form.Fields[i], &saying{}
	if f.Check != nil {
		out.echo, out.wrong = f.Check(now.values)
	}
	switch {
	case out.wrong != (lang.Text{}):
	case f.Kind.chosen():
		out.wrong = refused(now.options(i), now.values[f.ID])
	case f.Row != nil:
		out.wrong = now.of.badRow(i)
	}
	return out
}
