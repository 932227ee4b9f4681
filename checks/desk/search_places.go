package desk

import (
	"encoding/json"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// placed adds the address at which a piece of evidence was seen. What has no title is
// named by it, and found by what it is as well: a visit to a stand by «стенд».
func (g *gathering) placed(fields map[string]any, title, text string) (string, string) {
	add := func(line string) {
		if line = strings.TrimSpace(line); line != "" {
			text = strings.TrimPrefix(text+"\n"+line, "\n")
		}
	}
	id, _ := fields["premises"].(string)
	address := ""
	if id != "" {
		address = g.address(id)
		add(address)
	}
	if kind, _ := fields["kind"].(string); title == "" || kind == string(checks.Stand) {
		words := checks.EvidenceKind(kind).Words()
		add(words.KK)
		add(words.RU)
		if title == "" {
			title = address
		}
	}
	return title, text
}

// address gives an address of the holder by its id, "" where it is not known.
func (g *gathering) address(id string) string {
	if g.places != nil {
		return g.places[id]
	}
	g.places = map[string]string{}
	for _, e := range g.ledger.Entries() {
		var opened struct {
			Holder string `json:"holder"`
		}
		if e.Header.Kind != journal.KindInspection || json.Unmarshal(e.Payload, &opened) != nil || opened.Holder == "" {
			continue
		}
		entries, err := g.from.Entries(journal.Holder(opened.Holder))
		if err != nil {
			continue // the evidence is found all the same
		}
		for _, said := range entries {
			var holder struct {
				Premises []checks.Premises `json:"premises"`
			}
			if said.Header.Kind == journal.KindHolder && json.Unmarshal(said.Payload, &holder) == nil {
				for _, p := range holder.Premises {
					g.places[p.ID] = lang.Line(p.Address)
				}
			}
		}
	}
	return g.places[id]
}
