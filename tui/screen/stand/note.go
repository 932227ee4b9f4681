package stand

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// spoken are the states that can be chosen for a cell, in the order of the keys.
var spoken = []checks.ItemState{checks.Present, checks.Incomplete, checks.Absent, checks.Unseen}

// openNote opens the sheet for what was said of the cell under the cursor.
func (s *stand) openNote() tea.Cmd {
	l, place, _ := s.here()
	c, _ := s.cell(l, place)
	state, note := c.said() // what only follows is not offered as an answer
	return s.note(&answer{line: l, place: place, state: state, note: note, at: s.now(), remote: s.grid.remote()})
}

// note asks for what stands beside an answer: the public note, the internal one,
// the source, who was there.
func (s *stand) note(a *answer) tea.Cmd { return s.askNote(a).Open() }

// noteValues are what is known of it already.
func (s *stand) noteValues(a *answer) form.Values {
	v := form.Values{}
	put := func(field, value string) {
		if value != "" {
			v[field] = []string{value}
		}
	}
	put("state", string(a.state))
	put("note", a.note)
	put("source", s.source)
	if visit := s.visit(a.place); visit != nil {
		put("source", visit.Source)
		put("who", visit.Present)
		put("inner", visit.Note)
	}
	return v
}

// askNote is the sheet; what was typed on it before and not written comes back.
func (s *stand) askNote(a *answer) typed.Asking {
	return typed.Asking{
		Env: s.env, Known: s.noteValues(a),
		Sheet: func(v form.Values) *sheet.Sheet { return s.noteSheet(a, v) },
	}
}

func (s *stand) noteSheet(a *answer, v form.Values) *sheet.Sheet {
	n := &sheet.Sheet{
		Env: s.env,
		Draft: desk.Draft{
			ID: "stand " + s.id + " " + a.target(), Form: "stand", Inspection: s.id, Check: standCheck, Target: a.target(),
		},
		Form: form.New(form.Form{ID: "stand", Submit: words.Text("note.write", nil), Fields: s.noteFields(a)}, v),
		Name: func() string { return words.In(s.env, "note", nil) },
		Frame: func() (string, string) {
			_, address := s.grid.address(a.place)
			return s.env.In(title(a.line)), lang.Line(address)
		},
	}
	n.Write = func(v form.Values) tea.Cmd { return s.writeNote(n, a, v) }
	switch {
	case a.state == "":
		n.Form.SetFocus("state")
	case s.needsSource(a.line, a.place) && s.source == "":
		n.Form.SetFocus("source")
	default:
		n.Form.SetFocus("note")
	}
	n.Before = s.earlier(a)
	return typed.Offer{
		Known: map[string]string{"source": desk.TypedSource, "who": desk.TypedPresent},
		Kind: func(field string) string {
			switch {
			case field != "note":
				return ""
			case checks.ItemState(n.Form.Values().One("state")) == checks.Inapplicable:
				return desk.TypedInapplicable
			}
			return desk.TypedSeen
		},
	}.On(n)
}

// target names the cell of an answer in a draft.
func (a *answer) target() string {
	item := ""
	if a.line.item != nil {
		item = a.line.item.ID
	}
	return a.place + " " + a.line.part.ID + " " + item
}

// Resume takes up a note that was left unwritten.
func Resume(e *screen.Env, d desk.Draft) tea.Cmd {
	return e.Push(&stand{env: e, id: d.Inspection, draft: &d})
}

// takeUp opens the note of a draft, once it is known what stands where.
func (s *stand) takeUp() tea.Cmd {
	d := s.draft
	if d == nil || s.closed() != (lang.Text{}) {
		return nil
	}
	s.draft = nil
	for column, place := range s.grid.places {
		for row, l := range s.grid.lines {
			a := &answer{line: l, place: place, at: s.now(), remote: s.grid.remote()}
			if a.target() == d.Target {
				s.rows.Cursor, s.column = row, column
				return s.askNote(a).Resume(*d)
			}
		}
	}
	return nil
}

func (s *stand) noteFields(a *answer) []form.Field {
	label := func(id string, kind form.Kind) form.Field {
		return form.Field{ID: id, Kind: kind, Label: words.Text("field."+id, nil)}
	}
	state, note, source := label("state", form.Choice), label("note", form.Area), label("source", form.Text)
	state.Must = true
	state.Options = func(form.Values) (out []form.Option) {
		for _, one := range spoken {
			out = append(out, form.Option{ID: string(one), Name: stateWords(one)})
		}
		return out
	}
	note.Under = words.Text("field.note.under", nil)
	note.Check = func(v form.Values) (echo, wrong lang.Text) {
		state := checks.ItemState(v.One("state"))
		if v.One("note") == "" && (state == checks.Incomplete || a.line.item == nil && state == checks.Absent) {
			return lang.Text{}, words.Text("note.needed", nil)
		}
		return lang.Text{}, lang.Text{}
	}
	if a.line.item == nil {
		return []form.Field{state, note}
	}
	source.Must = a.remote
	inner := label("inner", form.Area)
	inner.Under = words.Text("field.inner.under", nil)
	return []form.Field{state, note, source, label("who", form.Text), inner}
}

// writeNote writes the answer with its notes; the cursor goes on.
func (s *stand) writeNote(n *sheet.Sheet, a *answer, v form.Values) tea.Cmd {
	a.state = checks.ItemState(v.One("state"))
	a.note, a.source = lang.Line(v.One("note")), lang.Line(v.One("source"))
	a.who, a.inner = lang.Line(v.One("who")), lang.Paragraphs(v.One("inner"))
	if a.source != "" {
		s.source = a.source
	}
	said := s.say(a, n)
	if l, place, ok := s.here(); ok && a.same(l, place) {
		s.down()
	}
	return said
}

// photo attaches files to what was recorded today at the address.
func (s *stand) photo() tea.Cmd {
	_, place, _ := s.here()
	visit := s.visit(place)
	n := &sheet.Sheet{
		Form: form.New(form.Form{ID: "photo", Submit: words.Text("photo.write", nil), Fields: []form.Field{
			{ID: "files", Kind: form.Files, Label: words.Text("field.files", nil), Must: true},
		}}, form.Values{}),
		Name:  func() string { return words.In(s.env, "photo", nil) },
		Frame: func() (string, string) { return s.placeName(s.column), "" },
	}
	n.Write = func(v form.Values) tea.Cmd {
		return s.writing(n, "photo.written", func(ctx context.Context, d *desk.Desk) error {
			return d.ChangeEvidence(ctx, visit.ID, desk.EvidenceInput{Files: v["files"]})
		})
	}
	return sheet.Open(s.env, typed.Offer{Files: map[string][]string{"files": desk.PhotoEndings()}}.On(n))
}

// addPremises asks for an address at which the holder is.
func (s *stand) addPremises() tea.Cmd {
	n := &sheet.Sheet{
		Form: form.New(form.Form{ID: "premises", Submit: words.Text("premises.write", nil), Fields: []form.Field{
			{ID: "address", Kind: form.Text, Label: words.Text("field.address", nil), Must: true},
		}}, form.Values{}),
		Name: func() string { return words.In(s.env, "premises", nil) },
		Frame: func() (string, string) {
			return s.env.In(s.grid.view.Holder.Holder.Name(s.grid.view.Case.Inspection.AsOf).Text()), ""
		},
	}
	n.Write = func(v form.Values) tea.Cmd {
		return s.writing(n, "premises.written", func(ctx context.Context, d *desk.Desk) error {
			_, err := d.ChangeHolder(ctx, s.grid.view.Case.Inspection.Holder, desk.HolderInput{Premises: []string{v.One("address")}})
			return err
		})
	}
	return sheet.Open(s.env, typed.Offer{Known: map[string]string{"address": desk.TypedAddress}}.On(n))
}

// writing carries out what a sheet asks for, and leaves it when it is written.
func (s *stand) writing(n *sheet.Sheet, told string, do func(context.Context, *desk.Desk) error) tea.Cmd {
	return sheet.Carry(n, sheet.Nothing(do), func(struct{}) tea.Cmd { return s.env.Tell(words.Text(told, nil)) })
}
