package linear

import (
	"context"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/propose"
	"ashyq/tui/screen"
	"ashyq/tui/screen/inspection"
)

// proposals goes through what captured pages propose, one after another: what it is,
// where it stands, what confirming would change; it is confirmed, rejected with a
// reason, or left for later.
func (t *talk) proposals(id string) error {
	later := map[string]bool{}
	for {
		all, err := t.env.Desk.Proposals(t.ctxOf(), id)
		if err != nil {
			return t.failed(err)
		}
		var open []desk.Proposal
		for _, p := range all {
			if p.State == desk.ProposalOpen && !later[p.ID] {
				open = append(open, p)
			}
		}
		if len(open) == 0 {
			t.say("proposals.none", nil)
			return nil
		}
		p := open[0]
		later[p.ID] = true // whatever becomes of it, it is not asked again this time
		t.pause()
		t.say("proposals", lang.Args{"n": len(open)})
		t.sayProposal(id, p)
		if err := t.decide(id, p); err != nil {
			return err
		}
	}
}

// sayProposal says what is proposed and from where.
func (t *talk) sayProposal(id string, p desk.Proposal) {
	law := screen.CheckOf(t.env, p.Check)
	clause := ""
	if v, err := t.view(id); err == nil {
		if f, ok := v.Finding(p.Check); ok {
			clause = inspection.Clause(f) + " "
		}
	}
	t.say("proposal", lang.Args{"kind": title(t.env.In(p.Named())), "check": clause + t.env.In(law.Short)})
	t.tell(p.Words())
	if p.Kind != propose.Coverage && p.From != 0 {
		t.say("proposal.day", lang.Args{"day": p.From})
	}
	if text := lang.Line(p.Title); text != "" {
		t.say("proposal.title", lang.Args{"title": text})
	}
	if text := lang.Line(p.Fragment); text != "" && text != lang.Line(p.Title) {
		t.say("proposal.fragment", lang.Args{"text": text})
	}
	t.say("proposal.page", lang.Args{"page": lang.Line(p.Page)})
	if p.Late {
		t.say("proposal.late", nil)
	}
}

// decide asks what becomes of a proposal.
func (t *talk) decide(id string, p desk.Proposal) error {
	confirm := func(ctx context.Context, d *desk.Desk) error {
		_, err := d.Confirm(ctx, id, []string{p.ID})
		return err
	}
	f, can := t.would(id, confirm)
	options := []option{
		{name: words.Text("proposal.confirm", nil)}, {name: words.Text("proposal.reject", nil)},
		{name: words.Text("proposal.later", nil)}, {name: words.Text("proposal.stop", nil)},
	}
	if !can {
		options[0].why = words.Text("proposal.refused", nil)
	}
	at, err := t.choose(options, -1)
	switch {
	case err != nil:
		return err
	case at == 0:
		if err := confirm(t.ctxOf(), t.env.Desk); err != nil {
			return t.failed(err)
		}
		t.written()
		t.changes(f, "effect.did")
	case at == 1:
		return t.reject(id, p)
	case at == 3:
		return errBack
	}
	return nil
}

func (t *talk) reject(id string, p desk.Proposal) error {
	for {
		reason, err := t.question(t.in("proposal.reason", nil), nil)
		if err != nil {
			return err
		}
		if reason == "" {
			t.say("must", nil)
			continue
		}
		if err := t.env.Desk.Reject(t.ctxOf(), id, p.ID, reason); err != nil {
			return t.failed(err)
		}
		t.written()
		return nil
	}
}

// written says that something is on the disk, and when.
func (t *talk) written() {
	_, hour := clock(t.env.Now())
	t.say("written", lang.Args{"time": hour})
}
