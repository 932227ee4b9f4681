package picker

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
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
	input  widget.Input    // what narrows the list, or a path to go to
	laid   []desk.FileInfo // what is shown of the folder: laid anew when something changes
	meant  string          // nothing is called as it was typed: it was read so, in another layout
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
	if v.Named != "" {
		to = v.Named
		p.all = p.all || !p.fits(desk.FileInfo{Name: filepath.Base(to)}) // it was named itself
	}
	p.lay()
	p.list.Cursor = max(0, slices.IndexFunc(p.laid, func(f desk.FileInfo) bool { return f.Path == to }))
	return p.glimpse()
}

// lay finds what is shown of the folder. Where nothing is called as it was typed, it is
// read as typed in another layout, which is said.
func (p *picker) lay() {
	typed := p.input.Text()
	p.laid, p.meant = p.called(typed), ""
	if len(p.laid) > 0 || typed == "" || p.path() != "" {
		return
	}
	for _, meant := range lang.Retyped(typed) {
		if list := p.called(meant); len(list) > 0 {
			p.laid, p.meant = list, meant
			return
		}
	}
}

// called lists the files whose names hold some words.
func (p *picker) called(typed string) (out []desk.FileInfo) {
	folded := lang.Fold(typed)
	for _, f := range p.view.Files {
		if p.fits(f) && strings.Contains(lang.Fold(f.Name), folded) {
			out = append(out, f)
		}
	}
	return out
}

// path is what was typed, where that is a path and no word: "/media/usb", "~/docs",
// "D:\docs", also in quotes or as the address of a file, as it is dragged and pasted.
func (p *picker) path() string {
	list := form.Entries(form.Files, p.input.Text())
	if len(list) == 0 {
		return ""
	}
	path := list[0]
	switch {
	case path == "~", filepath.IsAbs(path), filepath.VolumeName(path) != "":
		return path
	case !strings.ContainsAny(path, `/\`):
		return ""
	case path[0] == '~':
		return path
	}
	return filepath.Join(p.view.Path, path)
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
	p.list.Clamp(len(p.laid))
	if len(p.laid) == 0 {
		return desk.FileInfo{}, false
	}
	return p.laid[p.list.Cursor], true
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
	case p.path() != "":
		out = append(out, screen.Can("picker-open", p.open))
	case !p.wanted.Folder && len(p.marked) > 0 && !f.Dir:
		out = append(out, screen.Can("picker-marked", p.open), take)
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
	case p.path() != "":
		return words.In(p.env, "next.path", lang.Args{"path": lang.Line(p.path())})
	case p.wanted.Folder:
		return words.In(p.env, "next.folder", lang.Args{"name": lang.Line(filepath.Base(p.view.Path))})
	case len(p.marked) > 0 && f.Dir:
		return words.In(p.env, "next.open", name)
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
