package picker

import (
	"context"
	"path/filepath"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/widget"
)

// open goes to a path that was typed or into a folder, or chooses a file: where some are
// marked those, for marking moves the cursor on, and where it stands now was not meant.
func (p *picker) open() tea.Cmd {
	f, ok := p.at()
	switch path := p.path(); {
	case path != "":
		return p.enter(path, "")
	case !ok:
		return nil
	case f.Dir:
		return p.enter(f.Path, "")
	case len(p.marked) > 0:
		return p.take()
	}
	return p.choose([]string{f.Path})
}

// take chooses what is marked; of folders the one that is shown.
func (p *picker) take() tea.Cmd {
	if p.wanted.Folder {
		return p.choose([]string{p.view.Path})
	}
	return p.choose(p.marked)
}

// choose gives the paths to whoever asked, and remembers the folder.
func (p *picker) choose(paths []string) tea.Cmd {
	e, dir := p.env, p.view.Path
	keep := screen.Do(e, "", func(ctx context.Context, d *desk.Desk) (struct{}, error) {
		return struct{}{}, d.KeepFolder(ctx, dir)
	}, nil)
	return tea.Batch(keep, e.Leave(p), p.wanted.Chosen(paths))
}

// mark marks the file under the cursor, or takes its mark away, and goes on.
func (p *picker) mark() tea.Cmd {
	f, _ := p.at()
	if i := slices.Index(p.marked, f.Path); i >= 0 {
		p.marked = slices.Delete(slices.Clone(p.marked), i, i+1)
	} else {
		p.marked = append(slices.Clone(p.marked), f.Path)
	}
	p.list.Key(keys.Down, len(p.laid))
	return p.glimpse()
}

// up goes to the folder above; the cursor stands on the one that was left.
func (p *picker) up() tea.Cmd { return p.enter(p.view.Up, filepath.Clean(p.view.Path)) }

// filter shows files with other endings too, or leaves them out again.
func (p *picker) filter() tea.Cmd {
	p.all = !p.all
	return p.moved()
}

func (p *picker) back() tea.Cmd {
	if !p.input.Empty() {
		p.input = widget.NewInput("", false)
		return p.moved()
	}
	return p.env.Leave(p)
}

func (p *picker) noRow() lang.Text {
	if _, ok := p.at(); !ok {
		return words.Text("none", nil)
	}
	return lang.Text{}
}

func (p *picker) noFile() lang.Text {
	if f, ok := p.at(); !ok || f.Dir {
		return words.Text("mark.file", nil)
	}
	return lang.Text{}
}

func (p *picker) nothing() lang.Text {
	if !p.wanted.Folder && len(p.marked) == 0 {
		return words.Text("take.none", nil)
	}
	return lang.Text{}
}

func (p *picker) noUp() lang.Text {
	if p.view.Up == "" {
		return words.Text("up.none", nil)
	}
	return lang.Text{}
}

// Typing implements screen.Typist: letters narrow the list.
func (p *picker) Typing() bool { return true }

// Type implements screen.Typist. A space before anything else marks, as it does in
// other lists.
func (p *picker) Type(text string) tea.Cmd {
	if text == " " && p.input.Text() == "" {
		if why := p.noFile(); !p.wanted.Several || why != (lang.Text{}) {
			return nil
		}
		return p.mark()
	}
	p.input.Type(text)
	p.list.Cursor = 0
	return p.moved()
}

// Key implements screen.Screen.
func (p *picker) Key(k keys.Key) (tea.Cmd, bool) {
	empty := p.input.Text() == ""
	switch {
	case k == keys.Esc:
		return p.back(), true
	case empty && (k == keys.Left || k == keys.Back):
		if p.view.Up == "" {
			return nil, true
		}
		return p.up(), true
	case empty && k == keys.Right:
		if f, ok := p.at(); ok && f.Dir {
			return p.open(), true
		}
		return nil, true
	case k != keys.Home && k != keys.End && p.input.Key(k):
		return p.moved(), true
	case p.list.Key(k, len(p.laid)):
		return p.glimpse(), true
	}
	return nil, false
}

// moved settles the cursor after the list has become another one.
func (p *picker) moved() tea.Cmd {
	p.lay()
	p.list.Clamp(len(p.laid))
	return p.glimpse()
}
