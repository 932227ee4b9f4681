package desk_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

// realTemplate is a template that LibreOffice wrote.
func realTemplate(t *testing.T) string {
	t.Helper()
	body, err := os.ReadFile("../paper/template/testdata/libreoffice-form.docx")
	must(t, err)
	path := filepath.Join(t.TempDir(), "бланк.docx")
	must(t, os.WriteFile(path, body, 0o600))
	return path
}

func inForce(t *testing.T, b *bureau, kind checks.PaperKind, l lang.Lang) desk.TemplateRow {
	t.Helper()
	list, err := b.Templates(b.ctx)
	must(t, err)
	i := slices.IndexFunc(list, func(r desk.TemplateRow) bool { return r.Paper == kind && r.Lang == l })
	if i < 0 {
		t.Fatalf("%s in %s is not among %v", kind, l, list)
	}
	return list[i]
}

// A department looks at its form, takes it, takes it again without a second entry,
// and takes it back.
func TestADepartmentsOwnTemplate(t *testing.T) {
	b := newBureau(t)
	path := realTemplate(t)
	problems, err := b.PreviewTemplate(b.ctx, path, checks.MemoPaper, lang.KK)
	must(t, err)
	for _, p := range problems {
		if p.Blocks {
			t.Errorf("%s: %s", p.Where.EN, p.Text.EN)
		}
	}
	in := desk.TemplateInput{Path: path, Paper: checks.MemoPaper, Lang: lang.KK}
	added, err := b.AddTemplate(b.ctx, in)
	must(t, err)
	if row := inForce(t, b, checks.MemoPaper, lang.KK); row.Name != "бланк.docx" || row.Hash != added.Hash || added.Known {
		t.Errorf("%+v, %+v", row, added)
	}
	if row := inForce(t, b, checks.MemoPaper, lang.RU); row.Name != "" {
		t.Errorf("the other language has it too: %+v", row)
	}
	if again, err := b.AddTemplate(b.ctx, in); err != nil || !again.Known {
		t.Errorf("%+v, %v", again, err)
	}
	must(t, b.WithdrawTemplate(b.ctx, checks.MemoPaper, lang.KK, desk.Withdrawal{Reason: "Бланк өзгерді"}))
	if row := inForce(t, b, checks.MemoPaper, lang.KK); row.Name != "" {
		t.Errorf("still in force: %+v", row)
	}
	wantCode(t, b.WithdrawTemplate(b.ctx, checks.MemoPaper, lang.KK, desk.Withdrawal{Reason: "тағы"}), "template.none")
}

func TestATemplateThatCannotBeFilledIsNotTaken(t *testing.T) {
	b := newBureau(t)
	body, err := os.ReadFile("../paper/template/testdata/libreoffice-kk.docx") // its lists are not those of a memo
	must(t, err)
	path := filepath.Join(t.TempDir(), "a.docx")
	must(t, os.WriteFile(path, body, 0o600))
	out, err := b.AddTemplate(b.ctx, desk.TemplateInput{Path: path, Paper: checks.MemoPaper, Lang: lang.KK})
	wantCode(t, err, "template.refused")
	if !slices.ContainsFunc(out.Problems, func(p desk.TemplateProblem) bool { return p.Blocks && p.Paragraph > 0 }) {
		t.Errorf("%v", out.Problems)
	}
	if row := inForce(t, b, checks.MemoPaper, lang.KK); row.Name != "" {
		t.Errorf("%+v", row)
	}
}

func TestOnlyPapersThatLeaveTheOfficeHaveTemplates(t *testing.T) {
	b := newBureau(t)
	path := realTemplate(t)
	_, err := b.PreviewTemplate(b.ctx, path, "poem", lang.KK)
	wantCode(t, err, "template.paper")
	_, err = b.PreviewTemplate(b.ctx, path, checks.YearlyPaper, lang.KK)
	wantCode(t, err, "template.paper")
	_, err = b.PreviewTemplate(b.ctx, path, checks.MemoPaper, lang.EN)
	wantCode(t, err, "template.lang")
	must(t, os.WriteFile(path, []byte("%PDF-1.7"), 0o600))
	_, err = b.PreviewTemplate(b.ctx, path, checks.MemoPaper, lang.KK)
	wantCode(t, err, "read.pdf")
}

func wantCode(t *testing.T, err error, want string) {
	t.Helper()
	if got := code(t, err); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
