package office

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
)

// WriteYear asks for a year, a form, a format and a file, and writes the tables of the
// year for the report on access to information.
func WriteYear(e *screen.Env) tea.Cmd {
	l := e.Lang
	last := e.Desk.Today().Year() - 1
	sh := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "yearly", Submit: words.Text("write", nil), Fields: []form.Field{
			{ID: "year", Kind: form.Choice, Label: words.Text("yearly.year", nil), Must: true, Options: yearOptions(last + 1)},
			{ID: "form", Kind: form.Choice, Label: words.Text("yearly.form", nil), Options: formOptions},
			{ID: "format", Kind: form.Choice, Label: words.Text("yearly.format", nil), Must: true, Options: formatOptions(e)},
			{ID: "file", Kind: form.Text, Label: words.Text("yearly.file", nil), Must: true},
		}}, form.Values{
			"year": {strconv.Itoa(last)}, "format": {"docx"}, "file": {words.In(e, "yearly.name", lang.Args{"year": last}) + "." + string(l)},
		}),
		Name:  func() string { return words.In(e, "yearly", nil) },
		Frame: func() (string, string) { return words.In(e, "yearly.about", nil), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd {
		year, _ := strconv.Atoi(v.One("year")) // one of the options
		in := desk.YearlyRequest{Year: year, Lang: l, Format: paper.Format(v.One("format")), Writers: e.Writers}
		if f := v.One("form"); f != "" {
			in.Forms = []checks.Form{checks.Form(f)}
		}
		file := v.One("file")
		if ext := filepath.Ext(file); slices.Contains(e.Writers.Formats(), paper.Format(strings.TrimPrefix(ext, "."))) {
			file = strings.TrimSuffix(file, ext)
		}
		file += "." + v.One("format")
		return sheet.Carry(sh, sheet.Nothing(func(ctx context.Context, d *desk.Desk) error {
			return d.WriteYearly(ctx, file, in)
		}), func(struct{}) tea.Cmd {
			return e.Tell(words.Text("yearly.written", lang.Args{"file": lang.Line(file)}))
		})
	}
	return sheet.Open(e, sh)
}

// yearsOffered is how many years back the tables are offered.
const yearsOffered = 3

func yearOptions(now int) func(form.Values) []form.Option {
	return func(form.Values) (out []form.Option) {
		for year := now; year > now-yearsOffered; year-- {
			out = append(out, form.Option{ID: strconv.Itoa(year), Name: lang.Same(strconv.Itoa(year))})
		}
		return out
	}
}

func formOptions(form.Values) []form.Option {
	out := []form.Option{{Name: words.Text("yearly.all-forms", nil)}}
	for _, f := range checks.Forms() {
		out = append(out, form.Option{ID: string(f), Name: f.Words()})
	}
	return out
}

func formatOptions(e *screen.Env) func(form.Values) []form.Option {
	return func(form.Values) (out []form.Option) {
		for _, f := range e.Writers.Formats() {
			out = append(out, form.Option{ID: string(f), Name: lang.Same(string(f))})
		}
		return out
	}
}
