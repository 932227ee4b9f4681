package propose

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/lang"
)

// Named says in a word what kind of thing is proposed: the same word in the commands
// and on the screens. An entry of a blog or of the news is an entry; a day on which a
// section was renewed is that; anything else that happened on a day is an event.
func (p *Proposal) Named() lang.Text {
	const of = "named."
	switch {
	case p.Says == checks.Absent:
		return messages().Text(of+"absent", nil)
	case p.Kind == Notice && p.Posted():
		return messages().Text(of+"document", nil)
	case p.Kind != Event:
		return messages().Text(of+string(p.Kind), nil)
	case slices.Contains(p.Parts, "posts"), slices.Contains(p.Parts, "news"):
		return messages().Text(of+"post", nil)
	case slices.Contains(p.Parts, "sections-weekly"):
		return messages().Text(of+"renewal", nil)
	}
	return messages().Text(of+"event", nil)
}
