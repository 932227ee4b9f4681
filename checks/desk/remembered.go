package desk

import (
	"context"
	"time"

	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Remember asks what was typed into a field before.
type Remember struct {
	Field string // TypedSource, TypedAddress …
	Typed string // so far: each of its words begins a word of the text; empty: any text
	Limit int    // 0: as many as are offered under a field
}

// Memory is a text that was typed before.
type Memory struct {
	Text   string
	Author string
	Day    calendar.Day // when last
	Meant  bool         // found by what the keys are in another layout
}

// mostOffered is how many texts are offered where nothing else is asked.
const mostOffered = 8

// Remembered tells what was typed into a field before, in the whole office: what
// this author typed first, then what is typed often and of late. Where nothing
// begins as it was typed, what the same keys give in another layout is looked for.
// What was taken back or erased is not remembered.
func (d *Desk) Remembered(ctx context.Context, in Remember) (out []Memory, err error) {
	if in.Limit <= 0 {
		in.Limit = mostOffered
	}
	err = d.read(ctx, func(v *view) error {
		ask := func(words string) ([]journal.TypedRow, error) {
			return v.Typed(journal.TypedQuery{Field: in.Field, Words: lang.Fold(words), Author: d.author.Name, Limit: in.Limit + 1})
		}
		rows, err := ask(in.Typed)
		if err != nil {
			return err
		}
		meant := false
		for _, other := range lang.Retyped(in.Typed) {
			if len(rows) > 0 || lang.Line(in.Typed) == "" {
				break
			}
			if rows, err = ask(other); err != nil {
				return err
			}
			meant = len(rows) > 0
		}
		out = memories(rows, in, meant)
		return nil
	})
	return out, err
}

// memories leaves out what stands in the field already.
func memories(rows []journal.TypedRow, in Remember, meant bool) []Memory {
	var out []Memory
	for _, r := range rows {
		if len(out) == in.Limit {
			break
		}
		if r.Text == lang.Line(in.Typed) {
			continue
		}
		m := Memory{Text: r.Text, Author: r.Author, Meant: meant}
		if at, err := time.Parse(time.RFC3339, r.At); err == nil {
			m.Day = calendar.DayOf(at)
		}
		out = append(out, m)
	}
	return out
}
