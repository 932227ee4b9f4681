package backups

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/widget"
)

// room is the screen.
type room struct {
	env   *screen.Env
	all   desk.Backups
	known bool
	list  widget.List
	asks  int // number of the last reading: what an earlier one brings is stale
	top   int // of what is said above, where it is longer than its place
	most  int
}

// Open opens the room.
func Open(e *screen.Env) tea.Cmd { return e.Push(&room{env: e}) }

// Open implements screen.Opener.
func (r *room) Open() tea.Cmd {
	r.asks++
	number := r.asks
	return screen.Look(r.env, r, func(ctx context.Context, d *desk.Desk) (desk.Backups, error) {
		return d.Backups(ctx)
	}, func(b desk.Backups) tea.Cmd {
		if number == r.asks {
			r.all, r.known = b, true
			r.list.Clamp(len(b.Files))
		}
		return nil
	})
}

// at gives the copy under the cursor.
func (r *room) at() (desk.BackupFile, bool) {
	r.list.Clamp(len(r.all.Files))
	if len(r.all.Files) == 0 {
		return desk.BackupFile{}, false
	}
	return r.all.Files[r.list.Cursor], true
}

func (r *room) running() bool { return r.env.JobOf(jobKey) != nil }

// Crumb implements screen.Screen.
func (r *room) Crumb() string { return words.In(r.env, "backups", nil) }

// Stamp implements screen.Screen.
func (r *room) Stamp() string { return "" }

// Context implements screen.Screen.
func (r *room) Context() (left, right string) { return words.In(r.env, "backups.about", nil), "" }

// Actions implements screen.Screen: the one that performs the next step first.
func (r *room) Actions() []screen.Action {
	first := screen.Can("backup-make", r.makeNow).Unless(r.noMaking)
	plan := screen.Can("backup-plan", r.plan)
	list := []screen.Action{first, plan}
	if r.all.Plan == nil {
		list = []screen.Action{plan, first}
	}
	if r.running() {
		list = append([]screen.Action{screen.Can("job-stop", r.stop)}, list...)
	}
	list = append(list,
		screen.Can("backup-verify", r.verify).Unless(r.noVerifying),
		screen.Can("backup-restore", r.restore).Unless(r.noRestoring),
	)
	if r.all.Plan != nil {
		list = append(list, screen.Can("backup-off", r.off))
	}
	if r.all.Cover.State == journal.CoveredOff {
		list = append(list, screen.Can("cover-known", r.knowCover))
	}
	return append(list, screen.Can("refresh", r.Open), screen.Can("back", r.env.Pop))
}

func (r *room) makeNow() tea.Cmd { return makeCopy(r.env, false, r.Open) }

func (r *room) stop() tea.Cmd {
	r.env.HaltJob(jobKey)
	return r.env.Tell(words.Text("stopping", nil))
}

func (r *room) noMaking() lang.Text {
	switch {
	case r.running():
		return words.Text("busy", nil)
	case r.all.Plan == nil:
		return words.Text("no-plan", nil)
	}
	return lang.Text{}
}

func (r *room) noVerifying() lang.Text {
	f, ok := r.at()
	switch {
	case !ok:
		return words.Text("none", nil)
	case f.Shut:
		return words.Text("shut", nil)
	}
	return lang.Text{}
}

func (r *room) noRestoring() lang.Text {
	switch {
	case r.running():
		return words.Text("busy", nil)
	case r.env.Reopen == nil:
		return words.Text("not-here", nil)
	}
	return lang.Text{}
}

// verify verifies the copy under the cursor as a whole, behind the screen.
func (r *room) verify() tea.Cmd {
	f, _ := r.at()
	e := r.env
	return screen.Do(e, words.In(e, "verifying", nil), func(ctx context.Context, d *desk.Desk) (journal.Report, error) {
		return d.VerifyBackup(ctx, f.Path(), desk.Unlock{})
	}, func(report journal.Report, err error) tea.Cmd {
		switch {
		case err != nil:
			return nil // it is told
		case report.OK:
			return tea.Batch(r.Open(), e.Tell(words.Text("whole", lang.Args{"file": f.Name, "n": report.Entries})))
		}
		return tea.Batch(r.Open(), e.Tell(words.Text("damaged", lang.Args{"file": f.Name})))
	})
}

// off takes the plan away.
func (r *room) off() tea.Cmd {
	return r.put("off", func(ctx context.Context, d *desk.Desk) error { return d.BackupsOff(ctx) })
}

// knowCover puts away the line about a disk that is not encrypted.
func (r *room) knowCover() tea.Cmd {
	return r.put("cover-known", func(ctx context.Context, d *desk.Desk) error { return d.KnowCover(ctx) })
}

// put writes something on the shelf and tells it.
func (r *room) put(told string, act func(context.Context, *desk.Desk) error) tea.Cmd {
	e := r.env
	return screen.Do(e, "", func(ctx context.Context, d *desk.Desk) (struct{}, error) {
		return struct{}{}, act(ctx, d)
	}, func(_ struct{}, err error) tea.Cmd {
		if err != nil {
			return nil
		}
		return tea.Batch(r.Open(), e.Tell(words.Text(told, nil)))
	})
}

// Key implements screen.Screen.
func (r *room) Key(k keys.Key) (tea.Cmd, bool) { return nil, r.list.Key(k, len(r.all.Files)) }

// Next implements screen.Screen.
func (r *room) Next() string {
	switch {
	case r.running():
		return words.In(r.env, "next.running", nil)
	case r.known && r.all.Plan == nil:
		return words.In(r.env, "next.plan", nil)
	case r.all.Gone:
		return words.In(r.env, "next.gone", nil)
	}
	return words.In(r.env, "next.make", nil)
}
