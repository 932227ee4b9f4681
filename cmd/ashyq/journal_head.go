package main

import (
	"fmt"
	"strconv"
	"strings"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db"
)

// head is a printed head: STREAM:NUMBER:HASH.
type head struct{ journal.Head }

// UnmarshalText reads it as it stands on a paper, whatever the case of its letters.
func (h *head) UnmarshalText(text []byte) error {
	part := strings.Split(strings.ToLower(strings.TrimSpace(string(text))), ":")
	if len(part) == 3 {
		number, err := strconv.ParseInt(part[1], 10, 64)
		h.Head = journal.Head{Stream: journal.Hash(part[0]), Number: number, Hash: journal.Hash(part[2])}
		if err == nil && number > 0 && h.Stream.Valid() && h.Hash.Valid() {
			return nil
		}
	}
	return usage("usage.head", lang.Args{"typed": quoted(string(text)), "form": messages().Text("place.head", nil)})
}

// headView says how the database stands to a printed head.
type headView struct {
	journal.Head
	State journal.HeadState `json:"state"`
}

// compareHeads looks for every head that was named.
func (s *session) compareHeads(store *db.Store, heads []head) (out []headView, missing int, err error) {
	for _, h := range heads {
		state, err := store.HeadState(s.ctx, h.Head)
		if err != nil {
			return nil, 0, err
		}
		if state != journal.HeadHeld {
			missing++
		}
		out = append(out, headView{h.Head, state})
	}
	return out, missing, nil
}

func (s *session) printHeads(list []headView) {
	for _, h := range list {
		fmt.Fprintln(s.out, s.facts(desk.ShortStream(h.Stream), strconv.FormatInt(h.Number, 10), s.words(desk.HeadWords(h.State))))
	}
}
