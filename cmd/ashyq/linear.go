package main

import (
	"context"
	"io"
	"strings"
	"time"

	"ashyq/tui"
	"ashyq/tui/linear"
)

// talks tells whether the workbench is held as a conversation, line by line: for a
// screen reader, and wherever lines come from a pipe.
func (s *session) talks() bool { return s.linear && !s.flags.JSON }

// talk holds the conversation. Its lines go straight out: whoever listens hears each
// one before the next is asked for.
func (s *session) talk() error {
	open := s.openBench
	if s.demo {
		open = s.openSample
	}
	if err := s.out.Flush(); err != nil {
		return err
	}
	var in io.Reader = strings.NewReader("")
	if s.stdin != nil {
		in = s.stdin
	}
	return linear.Run(s.ctx, tui.Options{
		Open: open, Sample: func(ctx context.Context) (tui.Opened, error) {
			s.demo = true
			return s.openSample(ctx)
		},
		Lang: s.lang, Fixed: s.flags.Lang != "", Writers: writers(), Now: func() time.Time { return s.clock() },
	}, linear.Ends{In: in, Out: s.stdout, Echo: !s.typed})
}
