package review

import (
	"context"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/laid"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// Names of the sheets and of the drafts.
const (
	formAsk    = "review-ask"
	formMark   = "review-mark"
	formAnswer = "review-answer"
	formNote   = "review-note"
	formRead   = "review"
)

// Resume goes on with what was left; false where the draft is of none of these. Marked
// remarks are found again at their paper; a sheet about it opens over it.
func Resume(e *screen.Env, d desk.Draft, show func(check string) tea.Cmd) (cmd tea.Cmd, ok bool) {
	if d.Form == formAsk {
		kind, sitting, _ := strings.Cut(d.Target, "/")
		return ask(e, d.Inspection, checks.PaperKind(kind), sitting).Resume(d), true
	}
	of, number, _ := strings.Cut(d.Target, " ")
	s := newReading(e, d.Inspection, of, show)
	var over typed.Asking
	switch d.Form {
	case formRead:
		return e.Push(s), true
	case formMark:
		over = s.marking(one(d, "quote"))
	case formAnswer:
		n, _ := strconv.Atoi(number)
		over = s.answering(checks.Remark{Text: one(d, "remark")}, n)
	case formNote:
		over = s.noting()
	default:
		return nil, false
	}
	return tea.Batch(e.Push(s), over.Resume(d)), true
}

// one gives a value of a draft, "" where there is none.
func one(d desk.Draft, field string) string { return form.Values(d.Values).One(field) }

func (s *reading) draftID() string { return formRead + " " + s.inspection + " " + s.of }

// kept gives the remarks that were marked and not said yet.
func kept(ctx context.Context, d *desk.Desk, id string) ([]checks.Remark, error) {
	drafts, err := d.Drafts(ctx)
	if err != nil {
		return nil, err
	}
	var out []checks.Remark
	for _, draft := range drafts {
		if draft.ID != id {
			continue
		}
		v := draft.Values
		for i, text := range v["text"] {
			if i < len(v["quote"]) && i < len(v["place"]) && i < len(v["lang"]) {
				out = append(out, checks.Remark{Text: text, Quote: v["quote"][i], Place: v["place"][i], Lang: lang.Lang(v["lang"][i])})
			}
		}
	}
	return out, nil
}

// keeping puts marked remarks away, so that they are not lost before they are said.
func (s *reading) keeping(ctx context.Context, at *desk.Desk, list []checks.Remark) error {
	d := desk.Draft{ID: s.draftID(), Form: formRead, Inspection: s.inspection, Target: s.of, Values: map[string][]string{}}
	for _, m := range list {
		d.Values["text"] = append(d.Values["text"], m.Text)
		d.Values["quote"] = append(d.Values["quote"], m.Quote)
		d.Values["place"] = append(d.Values["place"], m.Place)
		d.Values["lang"] = append(d.Values["lang"], string(m.Lang))
	}
	if len(list) == 0 {
		return at.DropDraft(ctx, d.ID)
	}
	return at.KeepDraft(ctx, d)
}

// asking is a sheet about a paper.
func asking(e *screen.Env, d desk.Draft, known form.Values, fields []form.Field, write func(*sheet.Sheet, form.Values) tea.Cmd) typed.Asking {
	return typed.Asking{Env: e, Known: known, Sheet: func(v form.Values) *sheet.Sheet {
		s := &sheet.Sheet{
			Env: e, Form: form.New(form.Form{ID: d.Form, Submit: words.Text("submit."+d.Form, nil), Fields: fields}, v), Draft: d,
			Name:  func() string { return words.In(e, "sheet."+d.Form, nil) },
			Frame: func() (string, string) { return words.In(e, "frame."+d.Form, nil), "" },
		}
		s.Write = func(v form.Values) tea.Cmd { return write(s, v) }
		return s
	}}
}

// Ask asks a second person to read a paper of an inspection.
func Ask(e *screen.Env, inspection string, kind checks.PaperKind) typed.Asking {
	return ask(e, inspection, kind, "")
}

// AskAgenda asks a second person to read the agenda of a sitting.
func AskAgenda(e *screen.Env, sitting string) typed.Asking {
	return ask(e, desk.OfOffice, checks.AgendaPaper, sitting)
}

func ask(e *screen.Env, inspection string, kind checks.PaperKind, sitting string) typed.Asking {
	of := checks.ReviewOf(kind, checks.PaperDetails{Sitting: sitting})
	d := desk.Draft{ID: formAsk + " " + inspection + " " + of, Form: formAsk, Inspection: inspection, Target: of}
	return asking(e, d, form.Values{"what": {e.In(kind.Words())}}, []form.Field{
		{ID: "what", Kind: form.Info, Label: words.Text("field.paper", nil)},
		{ID: "reader", Kind: form.Text, Label: words.Text("field.reader", nil), Under: words.Text("field.reader-under", nil)},
		{ID: "note", Kind: form.Area, Label: words.Text("field.note", nil)},
	}, func(s *sheet.Sheet, v form.Values) tea.Cmd {
		return sheet.Carry(s, func(ctx context.Context, d *desk.Desk) (desk.ReviewView, error) {
			return d.AskReview(ctx, inspection, kind, desk.ReviewAsk{Sitting: sitting, Reader: v.One("reader"), Note: v.One("note")})
		}, func(desk.ReviewView) tea.Cmd { return e.Tell(words.Text("given", nil)) })
	})
}

// mark asks for a remark at the line under the cursor.
func (s *reading) mark() tea.Cmd { return s.marking(laid.Whole(s.lines, s.line)).Open() }

// marking is the sheet of a remark about a place of the paper. The sheet is left when
// the remark is kept, and not before.
func (s *reading) marking(quote string) typed.Asking {
	d := desk.Draft{ID: formMark + " " + s.inspection + " " + s.of, Form: formMark, Inspection: s.inspection, Target: s.of}
	return asking(s.env, d, form.Values{"quote": {quote}}, []form.Field{
		{ID: "quote", Kind: form.Info, Label: words.Text("field.quote", nil)},
		{ID: "text", Kind: form.Area, Label: words.Text("field.remark", nil), Must: true},
		{ID: "place", Kind: form.Choice, Label: words.Text("field.place", nil), Options: s.places},
	}, func(sh *sheet.Sheet, v form.Values) tea.Cmd {
		m := checks.Remark{Text: v.One("text"), Quote: v.One("quote"), Place: v.One("place"), Lang: s.lang}
		list, held := slices.Clone(s.typed), s.held
		return sheet.Carry(sh, func(ctx context.Context, d *desk.Desk) (all []checks.Remark, err error) {
			if !held {
				if list, err = kept(ctx, d, s.draftID()); err != nil {
					return nil, err
				}
			}
			all = append(list, m)
			return all, s.keeping(ctx, d, all)
		}, func(all []checks.Remark) tea.Cmd {
			s.typed, s.held = all, true
			s.list.Cursor = len(all) - 1
			return nil
		})
	})
}

// places are the checks of which the paper speaks, so that the remark stands there too.
func (s *reading) places(form.Values) []form.Option {
	out := []form.Option{{ID: "", Name: words.Text("place.words", nil)}}
	if s.view == nil {
		return out
	}
	for _, id := range s.view.Broken {
		out = append(out, form.Option{ID: "check " + id, Name: screen.CheckOf(s.env, id).Short})
	}
	return out
}

// drop takes a marked remark away.
func (s *reading) drop() tea.Cmd {
	_, n := s.remark()
	s.typed = slices.Delete(slices.Clone(s.typed), n-1, n)
	s.list.Clamp(len(s.typed))
	list := s.typed
	return screen.Do(s.env, "", func(ctx context.Context, d *desk.Desk) (struct{}, error) {
		return struct{}{}, s.keeping(ctx, d, list)
	}, nil)
}

// answer asks what is answered to the remark under the cursor.
func (s *reading) answer() tea.Cmd { return s.answering(s.remark()).Open() }

// answering is the sheet of an answer to a remark, by its number.
func (s *reading) answering(m checks.Remark, n int) typed.Asking {
	e, target := s.env, s.of+" "+strconv.Itoa(n)
	d := desk.Draft{ID: formAnswer + " " + s.inspection + " " + target, Form: formAnswer, Inspection: s.inspection, Target: target}
	return asking(e, d, form.Values{"remark": {m.Text}, "text": {m.Answer}}, []form.Field{
		{ID: "remark", Kind: form.Info, Label: words.Text("field.remark", nil)},
		{ID: "text", Kind: form.Area, Label: words.Text("field.answer", nil), Must: true},
	}, func(sh *sheet.Sheet, v form.Values) tea.Cmd {
		return sheet.Carry(sh, func(ctx context.Context, d *desk.Desk) (desk.ReviewView, error) {
			return d.AnswerRemarks(ctx, s.inspection, s.of, []desk.RemarkAnswer{{N: n, Text: v.One("text")}})
		}, func(desk.ReviewView) tea.Cmd { return tea.Batch(e.Tell(words.Text("answered", nil)), s.Open()) })
	})
}

// decide asks whether the paper is accepted or goes back; what changes nothing has the
// focus.
func (s *reading) decide() tea.Cmd {
	e := s.env
	buttons := []aid.Button{{Name: func() string { return words.In(e, "cancel", nil) }}}
	if len(s.typed) == 0 {
		buttons = append(buttons, aid.Button{
			Name: func() string { return words.In(e, "accept", nil) }, Do: func() tea.Cmd { return s.say(desk.ReviewInput{Accept: true}) },
		})
	}
	buttons = append(buttons, aid.Button{Name: func() string { return words.In(e, "return", nil) }, Do: s.giveBack})
	return aid.Ask(&aid.Question{
		Env: e, Title: func() string { return words.In(e, "decision", nil) }, Buttons: buttons,
		Lines: func() []aid.Line {
			return []aid.Line{{Text: words.In(e, "decision.about", lang.Args{"n": len(s.typed)})}}
		},
	})
}

// giveBack returns the paper with what was marked; where nothing was, it is asked why.
func (s *reading) giveBack() tea.Cmd {
	if len(s.typed) > 0 {
		return s.say(desk.ReviewInput{Remarks: s.typed})
	}
	return s.noting().Open()
}

// noting is the sheet of why a paper goes back that has no remark at a place.
func (s *reading) noting() typed.Asking {
	d := desk.Draft{ID: formNote + " " + s.inspection + " " + s.of, Form: formNote, Inspection: s.inspection, Target: s.of}
	return asking(s.env, d, nil, []form.Field{
		{ID: "note", Kind: form.Area, Label: words.Text("field.why", nil), Must: true},
	}, func(sh *sheet.Sheet, v form.Values) tea.Cmd {
		in := desk.ReviewInput{Note: v.One("note")}
		return sheet.Carry(sh, s.saying(in), func(struct{}) tea.Cmd { return s.said(in) })
	})
}

// say writes what the second person says.
func (s *reading) say(in desk.ReviewInput) tea.Cmd {
	return screen.Do(s.env, words.In(s.env, "writing", nil), s.saying(in), func(_ struct{}, err error) tea.Cmd {
		if err != nil {
			return nil
		}
		return s.said(in)
	})
}

// saying is the act of it, about the paper as it was read.
func (s *reading) saying(in desk.ReviewInput) func(context.Context, *desk.Desk) (struct{}, error) {
	if s.view != nil {
		in.Saw = s.view.Said
	}
	return func(ctx context.Context, d *desk.Desk) (struct{}, error) {
		if _, err := d.Review(ctx, s.inspection, s.of, in); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, d.DropDraft(ctx, s.draftID())
	}
}

// said tells that it was written, and reads the paper again.
func (s *reading) said(in desk.ReviewInput) tea.Cmd {
	key := "returned"
	if in.Accept {
		key = "accepted"
	}
	s.typed, s.held = nil, false
	return tea.Batch(s.env.Tell(words.Text(key, nil)), s.Open())
}
