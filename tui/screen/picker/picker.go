package picker

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/widget"
)

// Wanted says what is to be chosen.
type Wanted struct {
	Endings []string // ".csv": files with one of them; none: any file
	Several bool     // more than one may be chosen
	Folder  bool     // a folder is chosen, and no file
	From    string   // folder to begin in; empty: the one that was chosen from last
	Chosen  func(paths []string) tea.Cmd
}

// picker is the screen.
type picker struct {
	env    *screen.Env
	wanted Wanted
	view   desk.FolderView
	read   bool
	all    bool // files with other endings too
	marked []string
	input  widget.Input // what narrows the list
	list   widget.List
	asked  int // number of the last reading: what an earlier one brings is stale
	below  below
}

// Open opens the folders.
func Open(e *screen.Env, w Wanted) tea.Cmd {
	p := &picker{env: e, wanted: w, input: widget.NewInput("", false)}
	return tea.Batch(e.Push(p), p.begin())
}

// begin reads the folder to begin in; where it has gone, the one in which the program
// was started.
func (p *picker) begin() tea.Cmd {
	from := p.wanted.From
	return screen.Look(p.env, p, func(ctx context.Context, d *desk.Desk) (desk.FolderView, error) {
		last, err := d.LastFolder(ctx)
		if err != nil {
			last = "" // the shelf may be lost
		}
		for _, dir := range []string{from, last} {
			if dir == "" {
				continue
			}
			if view, err := d.Folder(dir); err == nil {
				return view, nil
			}
		}
		return d.Folder("")
	}, func(v desk.FolderView) tea.Cmd { return p.show(v, "") })
}

// enter reads a folder; the cursor goes to the row of a path, if there is one.
func (p *picker) enter(dir, to string) tea.Cmd {
	p.asked++
	number := p.asked
	return screen.Look(p.env, p, func(_ context.Context, d *desk.Desk) (desk.FolderView, error) {
		return d.Folder(dir)
	}, func(v desk.FolderView) tea.Cmd {
		if number != p.asked {
			return nil
		}
		return p.show(v, to)
	})
}

func (p *picker) show(v desk.FolderView, to string) tea.Cmd {
	p.view, p.read = v, true
	p.input = widget.NewInput("", false)
	p.list.Cursor = max(0, slices.IndexFunc(p.rows(), func(f desk.FileInfo) bool { return f.Path == to }))
	return p.glimpse()
}

// rows lists what is shown of the folder.
func (p *picker) rows() []desk.FileInfo {
	var out []desk.FileInfo
	typed := lang.Fold(p.input.Text())
	for _, f := range p.view.Files {
		if strings.Contains(lang.Fold(f.Name), typed) && p.fits(f) {
			out = append(out, f)
		}
	}
	return out
}

// fits tells whether a file can be chosen, or leads to some that can.
func (p *picker) fits(f desk.FileInfo) bool {
	if f.Dir || p.wanted.Folder {
		return f.Dir
	}
	return p.all || len(p.wanted.Endings) == 0 || slices.Contains(p.wanted.Endings, strings.ToLower(filepath.Ext(f.Name)))
}

// at gives the row under the cursor.
func (p *picker) at() (desk.FileInfo, bool) {
	rows := p.rows()
	p.list.Clamp(len(rows))
	if len(rows) == 0 {
		return desk.FileInfo{}, false
	}
	return rows[p.list.Cursor], true
}

// Crumb implements screen.Screen.
func (p *picker) Crumb() string {
	if p.wanted.Folder {
		return words.In(p.env, "folder", nil)
	}
	return words.In(p.env, "files", nil)
}

// Stamp implements screen.Screen.
func (p *picker) Stamp() string {
	if len(p.marked) == 0 {
		return ""
	}
	return words.In(p.env, "marked", lang.Args{"n": len(p.marked)})
}

// Context implements screen.Screen: the folder, and what is shown of it.
func (p *picker) Context() (left, right string) {
	if len(p.wanted.Endings) > 0 && !p.wanted.Folder {
		right = words.In(p.env, "every", nil)
		if !p.all {
			right = words.In(p.env, "only", lang.Args{"endings": strings.Join(p.wanted.Endings, " ")})
		}
	}
	return lang.Line(p.view.Path), right
}

// Actions implements screen.Screen.
func (p *picker) Actions() []screen.Action {
	var out []screen.Action
	open := screen.Can("picker-open", p.open).Unless(p.noRow)
	take := screen.Can("picker-take", p.take).Unless(p.nothing)
	switch f, ok := p.at(); {
	case p.wanted.Folder || len(p.marked) > 0:
		out = append(out, take, open)
	case ok && f.Dir:
		out = append(out, open)
	default:
		out = append(out, screen.Can("picker-choose", p.open).Unless(p.noRow))
	}
	if p.wanted.Several {
		out = append(out, screen.Can("picker-mark", p.mark).Unless(p.noFile))
	}
	out = append(out, screen.Can("picker-up", p.up).Unless(p.noUp))
	if len(p.wanted.Endings) > 0 && !p.wanted.Folder {
		out = append(out, screen.Can("filter", p.filter))
	}
	return append(out, screen.Can("picker-narrow", nil), screen.Can("back", p.back))
}

// Next implements screen.Screen.
func (p *picker) Next() string {
	f, ok := p.at()
	name := lang.Args{"name": f.Name}
	switch {
	case !p.read:
		return words.In(p.env, "reading", nil)
	case p.wanted.Folder:
		return words.In(p.env, "next.folder", lang.Args{"name": lang.Line(filepath.Base(p.view.Path))})
	case len(p.marked) > 0:
		return words.In(p.env, "next.take", lang.Args{"n": len(p.marked)})
	case !ok && !p.input.Empty():
		return words.In(p.env, "next.erase", nil)
	case !ok:
		return words.In(p.env, "next.up", nil)
	case f.Dir:
		return words.In(p.env, "next.open", name)
	}
	return words.In(p.env, "next.choose", name)
}
