package paper

import (
	"cmp"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// InvitationData is the content of an invitation as a value.
type InvitationData struct {
	Paper   string       `json:"paper"`
	Lang    lang.Lang    `json:"lang"`
	Draft   string       `json:"draft,omitempty"`
	Sitting string       `json:"sitting"`
	Item    string       `json:"item"`
	N       int          `json:"n"`
	To      string       `json:"to"`
	Invited string       `json:"invited,omitempty"`
	Title   string       `json:"title"`
	Day     calendar.Day `json:"day"`
	Hour    string       `json:"hour,omitempty"`
	Place   string       `json:"place,omitempty"`
	Signer  Signer       `json:"signer"`
}

// Invitation composes the letter by which a holder is invited to the item of the
// sitting on which it is heard. N is the place of the item, from 1.
func Invitation(in SittingInput, n int) (*Document, error) {
	c, err := newClerk(in)
	if err != nil {
		return nil, err
	}
	i := c.item(n, &in.Items[n-1])
	s := &in.Sitting
	d := InvitationData{
		Paper: string(checks.InvitationPaper), Lang: c.l, Draft: c.stamp(), Sitting: s.ID, Item: i.ID, N: n, To: i.Holder, Invited: i.Invited,
		Title: i.Title, Day: s.Day, Hour: lang.Line(s.Hour), Place: c.free(s.Place),
		Signer: Signer{Post: c.named("signer.post"), Name: c.named("signer.name")},
	}
	doc := c.sheet(checks.InvitationPaper, c.say("invitation.title", nil), d)
	doc.Requisites.Date, doc.Requisites.Number = in.Today.Digits(), "№ ____"
	doc.Requisites.Addressees = []string{orBlank(i.Holder)}
	doc.Body = append(sentences(c.say("invitation.text", lang.Args{
		"day": c.words(s.Day.Words()), "hour": orBlank(d.Hour), "place": orBlank(d.Place),
	})), c.line("invitation.item", c.say("invitation.numbered", lang.Args{"n": n, "title": orBlank(i.Title)})))
	if i.Invited != "" {
		doc.Body = append(doc.Body, c.line("agenda.invited", i.Invited))
	}
	doc.Body = append(doc.Body, sentences(c.say("invitation.ask", nil), c.advises())...)
	doc.Signatures = []Signature{{Post: orBlank(d.Signer.Post), Name: orBlank(d.Signer.Name)}}
	doc.Executor = c.say("executor", lang.Args{
		"name": orBlank(cmp.Or(lang.Line(in.Executor), c.setting("executor.name"))), "phone": orBlank(c.setting("executor.phone")),
	})
	return doc, nil
}
