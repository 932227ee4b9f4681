package linear

import (
	"bufio"
	"context"
	"errors"
	"io"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/tui"
	"ashyq/tui/screen"
	"ashyq/tui/screen/home"
	"ashyq/tui/theme"
)

// Ends are both ends of the line. Echo says that what is typed is not seen by
// itself, as in a pipe, and is to be written out with the rest.
type Ends struct {
	In   io.Reader
	Out  io.Writer
	Echo bool
}

// Run holds the conversation until the input ends or the analyst leaves. That the
// input ends is no error.
func Run(ctx context.Context, o tui.Options, ends Ends) error {
	t := &talk{console: &console{ctx: ctx, in: bufio.NewReaderSize(ends.In, longest), out: ends.Out, echo: ends.Echo}}
	open := o.Open
	for {
		opened, err := open(ctx)
		if err != nil {
			return err
		}
		err = t.at(ctx, o, opened)
		t.env.Await()
		err = errors.Join(err, t.err)
		if closed := opened.Close(); err == nil {
			err = closed
		}
		if err != nil || !t.sample {
			return err
		}
		t.sample, open = false, o.Sample
	}
}

// at sits down at a desk.
func (t *talk) at(ctx context.Context, o tui.Options, opened tui.Opened) error {
	t.env = newEnv(ctx, o, opened)
	t.env.Show = func(id string) tea.Cmd {
		t.seen = append(t.seen, id)
		return nil
	}
	t.env.OpenSample = func() tea.Cmd {
		t.sample = true
		return nil
	}
	taste, err := opened.Desk.Taste(t.ctxOf())
	if err != nil {
		return err
	}
	if o.Fixed || opened.Sample {
		taste.Lang = string(t.env.Lang)
	}
	t.env.Like(taste)
	t.pump(t.env.Start(floor{}))
	t.depth = 1
	return t.converse(opened)
}

// newEnv is what the screens share, without a window.
func newEnv(ctx context.Context, o tui.Options, opened tui.Opened) *screen.Env {
	return &screen.Env{
		Ctx:  context.WithoutCancel(ctx), // what is being written is written whole
		Desk: opened.Desk, Lang: o.Lang, Theme: theme.New(true, true), Mono: true, ASCII: true, Writers: o.Writers,
		Sample: opened.Sample, File: opened.File, Now: o.Now, Width: paneWidth, Height: paneHeight,
		After: atOnce, Listen: func(next tea.Cmd) tea.Cmd { return next },
	}
}

// converse greets, offers back what was typed before, and goes through the rooms.
func (t *talk) converse(opened tui.Opened) error {
	t.say("greeting", nil)
	t.say("greeting.orders", nil)
	t.say("greeting.keys", nil)
	if opened.Sample {
		t.say("greeting.sample", nil)
	}
	err := t.drafts()
	if err == nil {
		err = t.home(opened.First)
	}
	switch {
	case errors.Is(err, errEnd), errors.Is(err, errQuit), errors.Is(err, errBack):
		t.say("farewell", nil)
		return nil
	}
	return err
}

// drafts offers what was typed and not written, until there is nothing left or it is
// left for later.
func (t *talk) drafts() error {
	for {
		list, err := t.env.Desk.Drafts(t.ctxOf())
		if err != nil {
			return t.failed(err)
		}
		if len(list) == 0 {
			return nil
		}
		t.pause()
		t.say("drafts", nil)
		var options []option
		for _, d := range list {
			options = append(options, act(t.draftName(d), func() error { return t.resume(d) }))
		}
		later := len(options)
		options = append(options, act(words.Text("drafts.later", nil), leave))
		at, err := t.choose(options, later)
		if errors.Is(err, errBack) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := options[at].do(); errors.Is(err, errLeave) {
			return nil
		} else if err != nil && !errors.Is(err, errBack) {
			return err
		}
		if len(t.seen) > 0 {
			return nil
		}
	}
}

// resume goes on with a draft, or lets it go.
func (t *talk) resume(d desk.Draft) error {
	at, err := t.choose([]option{{name: words.Text("draft.continue", nil)}, {name: words.Text("draft.drop", nil)}}, 0)
	if err != nil {
		return err
	}
	if at == 1 {
		return t.failed(t.env.Desk.DropDraft(t.ctxOf(), d.ID))
	}
	t.taken = true
	return t.through(home.Resume(t.env, d))
}
