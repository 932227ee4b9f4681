package desk

import (
	"ashyq/checks"
	"ashyq/checks/lang"
)

// Who may say what of a paper, and when. One word answers the other:
//
//	nobody, or it was accepted and has moved   anybody asks
//	asked                                      another than its authors returns or accepts;
//	                                           who asked asks again when it has moved
//	returned, its remarks being answered       another than who returned it answers, and asks again
//	two words against each other               nobody, until it is decided which holds
//
// The screens and the commands read the refusal from here.

// barred says why this author can neither accept nor return the paper now: she asked
// that it be read, or worked on it since, or put it for signature, or there is nothing
// to say to it.
func (v *view) barred(p *proof) lang.Text {
	name, last := v.author.Name, p.reviewed.Last()
	switch {
	case p.reviewed.Asked() == nil:
		return messages().Text("review.not-asked", nil)
	case checks.Among(name, p.reviewed.Authors()):
		return messages().Text("review.own-asking", args{"author": quote(name)})
	case p.issuer != "" && checks.SamePerson(p.issuer, name):
		return messages().Text("review.own-paper", args{"author": quote(p.issuer)})
	case last == nil:
		return messages().Text("review.gap.conflict", nil)
	case last.Value != checks.ReviewAsked:
		return messages().Text("review.said", args{"value": last.Words(), "author": quote(last.Mark.Author)})
	}
	return lang.Text{}
}

// maySay refuses a word of a second person.
func (v *view) maySay(p *proof) error {
	if p.reviewed.Rival() {
		return fail("review.conflict", nil)
	}
	if why := v.barred(p); why != (lang.Text{}) {
		return fail("review.not-second", args{"why": why})
	}
	return v.named()
}

// named refuses an act on a paper by an author whose name was not given: two people
// cannot be told apart without one.
func (v *view) named() error {
	if !v.author.Given {
		return fail("memo.no-name", nil)
	}
	return nil
}

// mayAnswer refuses an answer to remarks: whoever made them does not answer them.
func (v *view) mayAnswer(p *proof) error {
	switch last := p.reviewed.Last(); {
	case p.reviewed.Rival():
		return fail("review.conflict", nil)
	case last == nil || last.Value != checks.ReviewReturned && last.Value != checks.ReviewAnswered:
		return fail("review.nothing-returned", nil)
	case checks.SamePerson(p.reviewed.Returner(), v.author.Name):
		return fail("review.own-remarks", nil)
	}
	return v.named()
}

// mayAsk refuses to ask that a paper be read, where remarks are as they would be, and
// the paper says what was read or does not.
func (v *view) mayAsk(p *proof, remarks []checks.Remark, current bool) error {
	if p.reviewed.Rival() {
		return fail("review.conflict", nil)
	}
	last, name := p.reviewed.Last(), v.author.Name
	if last == nil {
		return v.named()
	}
	switch last.Value {
	case checks.ReviewAsked:
		if !checks.SamePerson(last.Mark.Author, name) {
			return fail("review.asked-by", args{"author": quote(last.Mark.Author)})
		}
		if current {
			return fail("review.asked-already", nil)
		}
	case checks.ReviewAccepted:
		if current && p.reviewed.ByAnother() {
			return fail("review.accepted-already", args{"author": quote(last.Mark.Author)})
		}
	default:
		if checks.SamePerson(p.reviewed.Returner(), name) {
			return fail("review.own-remarks", nil)
		}
		if n := len((&checks.Review{Remarks: remarks}).Open()); n > 0 {
			return fail("review.unanswered", args{"n": n})
		}
	}
	return v.named()
}

// reason gives the words of a refusal, none where nothing is refused.
func reason(err error) lang.Text {
	if ours, ok := lang.AsError(err); ok {
		return ours.Text
	}
	return lang.Text{}
}
