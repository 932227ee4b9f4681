package propose

import (
	_ "embed"
	"slices"
	"sync"

	"ashyq/checks"
	"ashyq/checks/lang"
)

//go:embed messages.toml
var messagesTOML string

var messages = sync.OnceValue(func() *lang.Messages {
	m, err := lang.ParseMessages(messagesTOML)
	if err != nil {
		panic("propose: " + err.Error()) // our own file: a test reads it too
	}
	return m
})

// Words say what is proposed. An item that was not found was looked for, and no
// more is said.
func (p *Proposal) Words() lang.Text {
	args := lang.Args{
		"from": p.From, "to": p.To, "noticed": p.Noticed, "for": p.For, "title": lang.Line(p.Title), "value": p.Value,
		"item": p.Asks, "n": p.Looked,
	}
	switch {
	case p.Kind == Coverage && p.Of == checks.Notices:
		return messages().Text("coverage.notices", args)
	case p.Kind == Document && p.For != "":
		return messages().Text("document.for", args)
	case p.Kind == Notice && p.Posted():
		return messages().Text("notice.posted", args)
	case p.Kind != Item:
		return messages().Text("kind."+string(p.Kind), args)
	case p.Says == "":
		return messages().Text("row.unknown", args)
	case p.Asks.KK == "":
		return messages().Text("row."+string(p.Says), args)
	case p.Says == checks.Present && slices.Contains(p.Parts, "dates"):
		return messages().Text("item.dated", args)
	case p.Says == checks.Present && slices.Contains(p.Parts, "languages"):
		return messages().Text("item.bilingual", args)
	}
	return messages().Text("item."+string(p.Says), args)
}

// Posted tells a notice that is the posting of a document, and announces nothing.
func (p *Proposal) Posted() bool { return slices.Contains(p.NoticedFor, "sections-3wd") }
