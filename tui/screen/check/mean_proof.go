package check

import (
	"strconv"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
)

// proofTitle is what stands over the meaning of evidence or coverage.
func (s *check) proofTitle(p proof) string {
	if p.coverage != nil {
		return capital(words.In(s.env, "coverage", nil))
	}
	return capital(s.env.In(p.evidence.Kind.Words()))
}

// meanProof shows evidence or coverage whole, with who wrote it and when.
func (s *check) meanProof(p proof) []aid.Line {
	l := &said{check: s}
	if p.coverage != nil {
		l.covering(p.coverage)
		return l.lines
	}
	e := p.evidence
	l.pair("label.title", theme.Plain, line(e.Title))
	l.pair("label.at", theme.Plain, s.env.In(e.At.Words()))
	if apart, ok := desk.SeenAndEntered(e); ok {
		l.also(theme.Unknown, s.env.In(apart))
	}
	l.pair("label.for", theme.Plain, line(e.For))
	if e.Premises != "" {
		l.pair("label.address", theme.Plain, s.address(e.Premises))
	}
	l.pair("label.text", theme.Plain, line(e.Text))
	l.pair("label.source", theme.Plain, line(e.Source))
	l.pair("label.present", theme.Plain, line(e.Present))
	l.pair("label.internal", theme.Plain, line(e.Note))
	l.seen(e)
	for _, n := range e.Noticed {
		l.pair("label.notice", theme.Plain, joined(s.env.In(n.At.Words()), line(n.Place)))
	}
	for _, f := range e.Files {
		l.pair("label.file", theme.Plain, line(f.Name)+"  sha256 "+shortHash(f.Hash))
	}
	if e.Origin != nil {
		l.pair("label.origin", theme.Plain, line(e.Origin.Fragment))
	}
	l.served(e.Serves)
	l.written(e.Mark)
	return l.lines
}

func (l *said) covering(c *checks.Coverage) {
	l.pair("label.days", theme.Band, shortSpan(c.Span())+" ("+strconv.Itoa(c.Span().Days())+")")
	l.pair("label.source", theme.Plain, line(c.Source))
	l.pair("label.of", theme.Plain, words.In(l.env, "of."+string(c.Of), nil))
	l.served([]checks.Service{{Check: c.Check, Parts: c.Parts}})
	l.written(c.Mark)
}

// seen lists what was seen, item by item.
func (l *said) seen(e *checks.Evidence) {
	for i, seen := range e.Items {
		state := checks.State(seen.State)
		sign, style := theme.State(state)
		text := sign + " " + l.item(seen.Item)
		if note := line(seen.Note); note != "" {
			text += ": " + note
		}
		if i == 0 {
			l.pair("label.items", style, text)
		} else {
			l.also(style, text)
		}
	}
}

// served names the checks and parts that evidence serves.
func (l *said) served(list []checks.Service) {
	for i, v := range list {
		other := l.law().Check(v.Check)
		if other == nil {
			continue
		}
		text := l.env.In(other.Short)
		if v.Check == l.about {
			var parts []string
			for _, p := range v.Parts {
				parts = append(parts, l.partName(p))
			}
			text = joined(parts...)
		}
		if i == 0 {
			l.pair("label.serves", theme.Plain, text)
		} else {
			l.also(theme.Plain, text)
		}
	}
}

func (l *said) written(m checks.Mark) {
	l.pair("label.written", theme.Plain, line(m.Author)+", "+l.env.In(calendar.MomentOf(m.Time).Words()))
	if m.Rival {
		l.text(theme.Fault, "! "+words.In(l.env, "conflict.rival", nil))
	}
}

// shortHash shows the ends of a hash.
func shortHash(h string) string {
	const ends = 4
	if len(h) <= 2*ends {
		return h
	}
	return h[:ends] + "…" + h[len(h)-ends:]
}

// meanNoProof says what kind of evidence the check takes.
func (s *check) meanNoProof() []aid.Line {
	l := &said{check: s}
	l.settle(asks(s.read.f.Parts))
	return l.lines
}
