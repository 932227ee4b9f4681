package memo

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/tui/form"
	"ashyq/tui/screen/aid"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// write asks where to, and writes the draft.
func (s *preview) write() tea.Cmd { return s.ask(false) }

// issue asks once more, and puts the memo for signature: both languages go into
// the journal, with the findings as they stand.
func (s *preview) issue() tea.Cmd {
	e := s.env
	return aid.Ask(&aid.Question{
		Env:   e,
		Title: func() string { return words.In(e, "issue", nil) },
		Lines: func() []aid.Line { return []aid.Line{{Text: words.In(e, "issue.about", nil)}} },
		Buttons: []aid.Button{
			{Name: func() string { return words.In(e, "cancel", nil) }},
			{Name: func() string { return words.In(e, "issue", nil) }, Do: func() tea.Cmd { return s.ask(true) }},
		},
	})
}

func (s *preview) ask(issue bool) tea.Cmd {
	e := s.env
	l := s.lang
	if issue && l == lang.EN {
		l = lang.KK // the two authentic languages are Kazakh and Russian
	}
	name := s.name(l, issue)
	submit, title, about, formats := "write", "to-file", "to-file.about", s.formats
	if issue {
		submit, title, about, formats = "issue", "issue", "issue.file", signed
	}
	sh := &sheet.Sheet{
		Env: e,
		Form: form.New(form.Form{ID: "memo", Submit: words.Text(submit, nil), Fields: []form.Field{
			{ID: "format", Kind: form.Choice, Label: words.Text("format", nil), Must: true, Options: formats},
			{ID: "file", Kind: form.Text, Label: words.Text("file", nil), Must: true, Check: s.checkFile(typed.Here())},
		}}, form.Values{"format": {"docx"}, "file": {name}}),
		Name:  func() string { return words.In(e, title, nil) },
		Frame: func() (string, string) { return words.In(e, about, nil), "" },
	}
	sh.Write = func(v form.Values) tea.Cmd { return s.written(sh, v, l, issue) }
	return sheet.Open(e, sh)
}

// longestName is the longest title of a paper that makes the name of a file.
const longestName = 24

// signed are the formats in which a paper is signed.
func signed(form.Values) []form.Option {
	return []form.Option{{ID: "docx", Name: lang.Same("docx")}, {ID: "pdf", Name: lang.Same("pdf")}}
}

// name proposes the name of the file.
func (s *preview) name(l lang.Lang, issue bool) string {
	name := string(s.kind)
	if s.doc != nil && s.doc.Lang == l {
		if title := strings.ToLower(lang.Line(s.doc.Title)); utf8.RuneCountInString(title) <= longestName {
			name = strings.ReplaceAll(title, " ", "-")
		}
	}
	draft := ""
	if !issue {
		draft = "-" + strings.ToLower(words.Text("draft", nil).In(l))
	}
	return name + "-" + s.number + draft + "." + string(l) + ".docx"
}

func (s *preview) formats(form.Values) (out []form.Option) {
	for _, f := range s.env.Writers.Formats() {
		out = append(out, form.Option{ID: string(f), Name: lang.Same(string(f))})
	}
	return out
}

// checkFile says which file is meant: the ending goes with the format.
func (s *preview) checkFile(folder string) func(v form.Values) (echo, wrong lang.Text) {
	return func(v form.Values) (echo, wrong lang.Text) {
		if name := v.One("file"); name == "" || strings.HasSuffix(name, "/") || strings.HasSuffix(name, string(filepath.Separator)) {
			return lang.Text{}, words.Text("file.none", nil)
		}
		return typed.Whereto(folder, s.path(v)), lang.Text{}
	}
}

// path is the file with the ending of the format.
func (s *preview) path(v form.Values) string {
	file, format := v.One("file"), v.One("format")
	if ext := filepath.Ext(file); slices.Contains(s.env.Writers.Formats(), paper.Format(strings.TrimPrefix(ext, "."))) {
		file = strings.TrimSuffix(file, ext)
	}
	return file + "." + format
}

func (s *preview) written(sh *sheet.Sheet, v form.Values, l lang.Lang, issue bool) tea.Cmd {
	e, file := s.env, s.path(v)
	return sheet.Carry(sh, func(ctx context.Context, d *desk.Desk) (desk.PaperResult, error) {
		return d.WritePaper(ctx, s.id, file, desk.PaperRequest{
			Kind: s.kind, Details: s.details, Lang: l, Format: paper.Format(v.One("format")), Writers: e.Writers, Issue: issue,
		})
	}, func(r desk.PaperResult) tea.Cmd {
		key := "written"
		if r.Issued {
			key = "issued"
		}
		folder := filepath.Dir(file)
		if full, err := filepath.Abs(folder); err == nil {
			folder = full
		}
		return e.Tell(words.Text(key, lang.Args{"file": lang.Line(filepath.Base(file)), "folder": lang.Line(folder)}))
	})
}
