package desk_test

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/docx"
	"ashyq/checks/paper/md"
)

// year is a bureau in the months after a remote control of one subject: two
// violations are stated, and the clock goes on.
type year struct {
	*bureau
	number string // of the inspection
}

// newYear opens the remote control of a state body in which two duties are broken:
// no event on open data, and no entry in the blog.
func newYear(t *testing.T) *year {
	t.Helper()
	y := &year{bureau: newBureau(t)}
	opened, err := y.OpenInspection(y.ctx, desk.InspectionInput{
		Holder: "Сынақ басқармасы", Categories: []string{"state-body"},
		Period: span(t, "2025-04-01..2025-12-31"), AsOf: day(t, "2026-01-20"), Form: checks.Remote, Ground: "2026 жылғы жоспар",
		Register: desk.HolderInput{
			NameKK: "Сынақ басқармасы", NameRU: "Управление испытаний", Source: "Ереже",
			Traits: []desk.TraitInput{
				{ID: "state-control-exempt", Value: checks.No}, {ID: "law-enforcement-special", Value: checks.No},
				{ID: "public-order", Value: checks.No}, {ID: "collegial-open", Value: checks.No},
			},
		},
	})
	must(t, err)
	y.number = opened.Number
	for _, check := range []string{"open-data-events", "weekly-blog"} {
		_, err := y.Cover(y.ctx, y.number, desk.CoverageInput{
			Check: check, Span: span(t, "2025-04-01..2025-12-31"), Source: "Интернет-ресурстың мұрағаты",
		})
		must(t, err)
	}
	for name, value := range map[string]string{
		"office.name.kk": "Сынақ министрлігі", "office.name.ru": "Министерство испытаний", "office.city.kk": "Арқа", "office.city.ru": "Арка",
		"signer.post.kk": "Басшы", "signer.post.ru": "Руководитель", "signer.name.kk": "А. Сынақов", "signer.name.ru": "А. Сынаков",
	} {
		must(t, y.Set(y.ctx, name, value, "Ереже"))
	}
	return y
}

// today moves the clock to ten in the morning of a day.
func (y *year) today(iso string) { y.now = moment(y.t, iso+"T10:00:00+05:00") }

// issue puts a paper for signature and gives its id.
func (y *year) issue(kind checks.PaperKind, details checks.PaperDetails) string {
	y.t.Helper()
	writers := paper.Writers{docx.Format: docx.Writer{}, md.Format: md.Writer{}}
	result, err := y.Paper(y.ctx, y.number, desk.PaperRequest{
		Kind: kind, Lang: lang.KK, Format: docx.Format, Writers: writers, Out: io.Discard, Details: details, Issue: true,
	})
	if err != nil {
		y.t.Fatalf("%s: %v %+v", kind, err, result.Missing)
	}
	return result.ID
}

// recommend issues the recommendation with a term of elimination.
func (y *year) recommend(term int) string {
	y.t.Helper()
	return y.issue(checks.RecommendationPaper, checks.PaperDetails{
		To:   &checks.Official{PostKK: "Басшы", PostRU: "Руководителю", NameKK: "Б. Сынақова", NameRU: "Б. Сынаковой"},
		Term: term, Until: day(y.t, "2026-01-30"), Found: day(y.t, "2026-01-20"),
	})
}

// state moves a paper on.
func (y *year) state(paper, value, on, number string) desk.PaperStateResult {
	y.t.Helper()
	out, err := y.PaperState(y.ctx, y.number, paper, desk.PaperStateInput{Value: value, Day: day(y.t, on), Number: number})
	must(y.t, err)
	return out
}

// served registers a paper and serves it on the same day, which is today.
func (y *year) served(paper, on, number string) {
	y.t.Helper()
	y.today(on)
	y.state(paper, checks.Registered, on, number)
	y.state(paper, checks.Served, on, "")
}

// came records a step.
func (y *year) came(in desk.StepInput) desk.StepResult {
	y.t.Helper()
	out, err := y.AddStep(y.ctx, y.number, in)
	must(y.t, err)
	return out
}

// did says what became of a violation.
func (y *year) did(paper string, point int, value, on string, evidence ...string) {
	y.t.Helper()
	must(y.t, y.Execute(y.ctx, y.number, paper, point, desk.ExecutionInput{
		Value: value, Day: day(y.t, on), Reason: "бет қаралды", Evidence: evidence,
	}))
}

// follow gives what followed a paper.
func (y *year) follow(paper string) desk.CourseView {
	y.t.Helper()
	out, err := y.PaperCourse(y.ctx, y.number, paper)
	must(y.t, err)
	return out
}

// verdicts gives the verdict of every check that is broken.
func (y *year) verdicts() map[string]checks.Verdict {
	y.t.Helper()
	v, err := y.Check(y.ctx, y.number, "")
	must(y.t, err)
	out := map[string]checks.Verdict{}
	for _, f := range v.Findings {
		out[f.Check] = f.Verdict
	}
	return out
}

// kept writes a file and gives its path.
func kept(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}
