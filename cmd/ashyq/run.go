package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/alecthomas/kong"

	"ashyq/checks/capture"
	"ashyq/checks/lang"
)

// Exit codes. A value that is refused (no such day, no such check) is refused
// work; wrong usage is a command line that does not follow the grammar.
const (
	exitDone    = 0
	exitRefused = 1
	exitUsage   = 2
	exitFound   = 3 // --fail-on matched
)

// errFound ends a command whose --fail-on matched; what was found is printed.
var errFound = errors.New("ashyq: --fail-on matched")

// world is what the program takes from outside, so that tests can stand in
// its place.
type world struct {
	args     []string // without the name of the program
	stdout   io.Writer
	stderr   io.Writer
	getenv   func(string) string
	terminal bool          // a person reads stdout
	stdin    io.Reader     // nil: nobody types
	typed    bool          // stdin is a terminal, which shows what is typed
	user     func() string // the name of the system's user

	network capture.Network // nil: that of this computer
}

// start runs one command line and gives the exit code.
func start(ctx context.Context, w world) int {
	out := bufio.NewWriter(w.stdout)
	s := &session{world: w, ctx: ctx, out: out, lang: languageOf(w.args, w.getenv)}
	err := s.command(w.args)
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	return s.finish(err)
}

// command reads a command line and runs it.
func (s *session) command(args []string) error {
	c, err := s.parse(args)
	if err != nil || c == nil {
		return err
	}
	return c.Run(s)
}

// parse reads a command line; where it asked for help or the version, that is
// printed and nothing is left to run.
func (s *session) parse(args []string) (*kong.Context, error) {
	var g grammar
	parser, err := newParser(&g)
	if err != nil {
		return nil, err
	}
	if odd, ok := oddFlag(args); ok {
		return nil, usage("usage.unknown-flag", lang.Args{"flag": odd, "command": "ashyq"})
	}
	c, err := parser.Parse(args)
	if err != nil {
		return nil, s.unparsed(err)
	}
	return c, s.take(g.globals)
}

// unparsed prints what --help and --version ask for, and puts everything else
// into words.
func (s *session) unparsed(err error) error {
	var parse *kong.ParseError
	if !errors.As(err, &parse) {
		return err
	}
	switch {
	case errors.Is(err, errHelp):
		return s.help(parse.Context)
	case errors.Is(err, errVersion):
		return s.version()
	}
	return misused(parse)
}

// finish tells the user of an error, in two lines, and gives the exit code.
func (s *session) finish(err error) int {
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFound):
		return exitFound
	}
	e := s.told(err)
	fmt.Fprintln(s.stderr, lang.Line(e.Text.Best(s.lang)))
	if hint := lang.Line(e.Hint.Best(s.lang)); hint != "" {
		fmt.Fprintln(s.stderr, hint)
	}
	if isUsage(e) {
		return exitUsage
	}
	return exitRefused
}
