package page

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// formCapture is the name of the sheet, and of its drafts.
const formCapture = "page-capture"

// Answers to whether a browser draws the pages.
const (
	yes = "yes"
	no  = "no"
)

// Resume goes on with a sheet that was left; false where it is none of these.
func Resume(e *screen.Env, d desk.Draft) (cmd tea.Cmd, ok bool) {
	switch d.Form {
	case formCapture:
		return capturing(e, d.Inspection, d.Check, nil).Resume(d), true
	case formReject:
		return resumeReject(e, d), true
	}
	return nil, false
}

// capturing asks for pages to capture: addresses, files, folders. Known is what
// stands in the sheet at first; nil: nothing.
func capturing(e *screen.Env, inspection, check string, known form.Values) typed.Asking {
	if known == nil {
		known = form.Values{}
	}
	if known["render"] == nil {
		known["render"] = []string{no}
	}
	return typed.Asking{Env: e, Known: known, Sheet: func(v form.Values) *sheet.Sheet {
		s := &sheet.Sheet{
			Env: e, Form: form.New(captureForm(e, check), v),
			Draft: desk.Draft{ID: formCapture + " " + inspection + " " + check, Form: formCapture, Inspection: inspection, Check: check},
			Name:  func() string { return words.In(e, "capture", nil) },
			Frame: func() (string, string) {
				if check != "" {
					return e.In(screen.CheckOf(e, check).Title), ""
				}
				return words.In(e, "capture.about", nil), ""
			},
		}
		s.Write = func(v form.Values) tea.Cmd { return begin(e, s, inspection, check, v) }
		return typed.Offer{
			Files: map[string][]string{"pages": {".html", ".htm", ".mhtml", ".mht", ".xhtml", ".json"}},
			Known: map[string]string{"address": desk.TypedPage},
			Own: func(field, text string) typed.Finder {
				if field == "check" {
					return offerChecks(e, text)
				}
				return nil
			},
		}.On(s)
	}}
}

func captureForm(e *screen.Env, check string) form.Form {
	days := typed.Days{Env: e}
	addressed := func(v form.Values) bool { a, _ := parted(v["pages"]); return len(a) > 0 }
	filed := func(v form.Values) bool { _, f := parted(v["pages"]); return len(f) > 0 }
	f := form.Form{ID: formCapture, Submit: words.Text("capture.submit", nil), Fields: []form.Field{{
		ID: "pages", Kind: form.Files, Label: words.Text("field.pages", nil), Must: true,
		Blank: words.Text("field.pages.blank", nil), Check: sayPages,
	}}}
	if check == "" {
		f.Fields = append(f.Fields, form.Field{
			ID: "check", Kind: form.Text, Label: words.Text("field.check", nil), Check: sayCheck(e),
		})
	}
	f.Fields = append(f.Fields,
		form.Field{ID: "render", Kind: form.Choice, Label: words.Text("field.render", nil), When: addressed, Options: func(form.Values) []form.Option {
			return []form.Option{{ID: no, Name: words.Text("render.no", nil)}, {ID: yes, Name: words.Text("render.yes", nil)}}
		}},
		form.Field{ID: "address", Kind: form.Text, Label: words.Text("field.address", nil), Blank: words.Text("field.address.blank", nil),
			When: oneFile, Check: sayAddress},
		form.Field{ID: "saved", Kind: form.Day, Label: words.Text("field.saved", nil), Under: words.Text("field.saved.under", nil),
			When: filed, Check: days.Check("saved", func(_ form.Values, at calendar.Moment) (remark, wrong lang.Text) {
				if at.Day > e.Desk.Today() {
					wrong = words.Text("saved.future", nil)
				}
				return lang.Text{}, wrong
			})},
	)
	return f
}

// oneFile tells that one file is named: only of one can it be said where it stood.
func oneFile(v form.Values) bool { _, f := parted(v["pages"]); return len(f) == 1 }

// sayAddress refuses what is no address.
func sayAddress(v form.Values) (echo, wrong lang.Text) {
	if a := v.One("address"); a != "" && !desk.Address(a) {
		wrong = words.Text("address.wrong", nil)
	}
	return lang.Text{}, wrong
}

// parted tells addresses from files and folders.
func parted(list []string) (addresses, files []string) {
	for _, p := range list {
		switch p = strings.TrimSpace(p); {
		case p == "":
		case desk.Address(p):
			addresses = append(addresses, p)
		default:
			files = append(files, p)
		}
	}
	return addresses, files
}

// sayPages says what was understood: a name without a scheme is that of a file.
func sayPages(v form.Values) (echo, wrong lang.Text) {
	addresses, files := parted(v["pages"])
	if len(addresses)+len(files) == 0 {
		return lang.Text{}, lang.Text{}
	}
	return words.Text("pages.understood", lang.Args{"addresses": len(addresses), "files": len(files)}), lang.Text{}
}

// checkNamed finds a check by its id or its short title.
func checkNamed(e *screen.Env, text string) *standard.Check {
	text = lang.Fold(text)
	for _, c := range e.Desk.Standard().Checks() {
		if lang.Fold(c.ID) == text || lang.Fold(c.Short.KK) == text || lang.Fold(c.Short.RU) == text || lang.Fold(c.Short.EN) == text {
			return c
		}
	}
	return nil
}

func sayCheck(e *screen.Env) func(form.Values) (echo, wrong lang.Text) {
	return func(v form.Values) (echo, wrong lang.Text) {
		switch c := checkNamed(e, v.One("check")); {
		case v.One("check") == "":
			return words.Text("check.any", nil), lang.Text{}
		case c == nil:
			return lang.Text{}, words.Text("check.unknown", nil)
		default:
			return c.Title, lang.Text{}
		}
	}
}

// offerChecks offers the checks whose titles hold what is typed.
func offerChecks(e *screen.Env, text string) func(context.Context, *desk.Desk) ([]form.Suggestion, error) {
	folded := lang.Fold(strings.TrimSpace(text))
	if folded == "" || checkNamed(e, text) != nil {
		return nil
	}
	l := e.Lang
	return func(_ context.Context, d *desk.Desk) ([]form.Suggestion, error) {
		var out []form.Suggestion
		for _, c := range d.Standard().Checks() {
			name := c.Short.Best(l)
			if strings.Contains(lang.Fold(name), folded) || strings.Contains(lang.Fold(c.Title.Best(l)), folded) {
				out = append(out, form.Suggestion{Value: name, Name: c.Short})
			}
		}
		return out, nil
	}
}

// begun is what was done at once, and what is to be visited behind the screen.
type begun struct {
	files []desk.Captured
	round desk.Visits
}

// begin captures files at once, and addresses behind the screen: the sheet is left
// when nothing more can be refused.
func begin(e *screen.Env, s *sheet.Sheet, inspection, check string, v form.Values) tea.Cmd {
	addresses, files := parted(v["pages"])
	if c := checkNamed(e, v.One("check")); c != nil {
		check = c.ID
	}
	saved, err := typed.Days{Env: e}.Day(v.One("saved"))
	if err != nil {
		s.Refused()
		return e.Fail(err)
	}
	render := v.One("render") == yes
	stood := ""
	if oneFile(v) {
		stood = v.One("address")
	}
	named := make([]desk.NamedAddress, 0, len(addresses))
	for _, a := range addresses {
		named = append(named, desk.NamedAddress{Inspection: inspection, Address: a, Check: check})
	}
	return sheet.Carry(s, func(ctx context.Context, d *desk.Desk) (b begun, err error) {
		if len(named) > 0 {
			if b.round, err = plan(ctx, d, named, render); err != nil {
				return b, err
			}
		}
		if len(files) > 0 {
			b.files, err = d.Capture(ctx, inspection, desk.CaptureInput{Paths: files, Check: check, Saved: saved, Address: stood})
		}
		return b, err
	}, func(b begun) tea.Cmd {
		var cmds []tea.Cmd
		if len(b.files) > 0 {
			cmds = append(cmds, e.Tell(sumFiles(b.files)), fresh(e))
		}
		if len(b.round.List) > 0 {
			again := form.Values{"pages": addresses, "render": {v.One("render")}, "check": v["check"]}
			cmds = append(cmds, take(e, inspection, b.round, func() tea.Cmd { return capturing(e, inspection, check, again).Open() }))
		}
		return tea.Batch(cmds...)
	})
}

// sumFiles says what came of captured files.
func sumFiles(list []desk.Captured) lang.Text {
	args := lang.Args{"n": len(list), "all": len(list)}
	found, unread := 0, 0
	for _, c := range list {
		found += c.Proposals
		if c.Outcome != "fetched" {
			unread++
		}
	}
	args["found"], args["unread"] = found, unread
	return words.Text("taken", args)
}
