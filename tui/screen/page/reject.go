package page

import (
	"context"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/screen/typed"
)

// formReject is the name of the sheet in which something found is rejected, and of its
// drafts.
const formReject = "found-reject"

// ownReason is the choice of a reason of one's own.
const ownReason = "own"

// rejecting asks why something that was found is none: reasons that are often right,
// or one of her own. What was rejected stays so.
func rejecting(e *screen.Env, inspection string, p desk.Proposal) typed.Asking {
	known := form.Values{"what": {lang.Line(p.From.Digits() + " · " + p.Title)}}
	return typed.Asking{Env: e, Known: known, Sheet: func(v form.Values) *sheet.Sheet {
		own := func(v form.Values) bool { return v.One("why") == ownReason }
		s := &sheet.Sheet{
			Env: e,
			Form: form.New(form.Form{ID: formReject, Submit: words.Text("reject.submit", nil), Fields: []form.Field{
				{ID: "what", Kind: form.Info, Label: words.Text("field.what", nil)},
				{ID: "why", Kind: form.Choice, Label: words.Text("field.why", nil), Must: true, Options: refusals},
				{ID: "reason", Kind: form.Area, Label: words.Text("field.reason", nil), Must: true, When: own},
			}}, v),
			Draft: desk.Draft{ID: formReject + " " + inspection + " " + p.ID, Form: formReject, Inspection: inspection, Check: p.Check, Target: p.ID},
			Name:  func() string { return words.In(e, "reject", nil) },
			Frame: func() (string, string) { return words.In(e, "reject.about", nil), "" },
		}
		s.Write = func(v form.Values) tea.Cmd {
			reason := v.One("reason")
			if i, err := strconv.Atoi(v.One("why")); err == nil {
				reason = e.In(desk.Refusals()[i])
			}
			return sheet.Carry(s, sheet.Nothing(func(ctx context.Context, d *desk.Desk) error {
				return d.Reject(ctx, inspection, p.ID, reason)
			}), func(struct{}) tea.Cmd { return e.Tell(words.Text("rejected", nil)) })
		}
		return typed.Offer{Known: map[string]string{"reason": desk.TypedRejection}}.On(s)
	}}
}

func refusals(form.Values) []form.Option {
	var out []form.Option
	for i, t := range desk.Refusals() {
		out = append(out, form.Option{ID: strconv.Itoa(i), Name: t})
	}
	return append(out, form.Option{ID: ownReason, Name: words.Text("reason.own", nil)})
}

// resumeReject goes on with a rejection that was left; what it is about is read first.
func resumeReject(e *screen.Env, d desk.Draft) tea.Cmd {
	return screen.Ahead(e, func(ctx context.Context, at *desk.Desk) ([]desk.Proposal, error) {
		return at.Proposals(ctx, d.Inspection)
	}, func(list []desk.Proposal) tea.Cmd {
		i := slices.IndexFunc(list, func(p desk.Proposal) bool { return p.ID == d.Target })
		if i < 0 {
			return e.Tell(words.Text("reject.gone", nil))
		}
		return rejecting(e, d.Inspection, list[i]).Resume(d)
	})
}
