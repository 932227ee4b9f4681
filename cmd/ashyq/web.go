package main

import (
	"context"
	"os/exec"
	"strings"
	"sync"

	"ashyq/checks/capture"
	"ashyq/checks/lang"
)

// webFlags are the flags of commands that may ask addresses.
type webFlags struct {
	Render  bool
	Private []string `placeholder:"host" sep:"none"`
}

// lazyWeb makes the way to the web when the first address is asked: a command that
// asks none pays nothing for it.
type lazyWeb struct {
	session *session
	contact func(context.Context) (string, error)
	once    sync.Once
	web     *capture.Web
	err     error
}

// Take implements desk.Web.
func (l *lazyWeb) Take(ctx context.Context, address string, how capture.Method) (capture.Capture, error) {
	l.once.Do(func() { l.web, l.err = l.open(ctx) })
	if l.err != nil {
		return capture.Capture{}, l.err
	}
	return l.web.Take(ctx, address, how)
}

// open tells servers who asks: the program, and whom of the office they may ask about
// it. Pages are drawn where this computer has a browser for it.
func (l *lazyWeb) open(ctx context.Context) (*capture.Web, error) {
	contact, err := l.contact(ctx)
	if err != nil {
		return nil, err
	}
	web := &capture.Browser{}
	options := capture.WebOptions{Agent: agent(contact), Now: l.session.clock, Private: l.session.private, Network: l.session.network}
	if path, found := capture.FindBrowser(exec.LookPath); found {
		web.Path, options.Browser = path, web.Take
	}
	web.Web = capture.NewWeb(options)
	return web.Web, nil
}

// agent is how the program names itself to servers.
func agent(contact string) string {
	name := "ashyq/" + strings.Trim(number(), "()")
	if contact = lang.Line(contact); contact != "" {
		name += " (+" + contact + ")"
	}
	return name
}
