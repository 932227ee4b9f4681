package form

import (
	"net/url"
	"slices"
	"strings"
)

// write puts a text into the line of input; what stood there can be taken back.
func (b *box) write(text string) { b.input.Set(text) }

// add puts what was typed into the list, and empties the line.
func (b *box) add(k Kind) {
	list := entries(k, b.input.Text())
	b.write("")
	b.put(list)
}

// put takes lines into the list, at the place where the input belongs.
func (b *box) put(list []string) {
	b.list = b.with(list)
	b.home = -1
	b.at = len(b.list)
}

// with gives the list with further lines, each once.
func (b *box) with(list []string) []string {
	out, home := slices.Clone(b.list), b.home
	if home < 0 || home > len(out) {
		home = len(out)
	}
	for _, line := range list {
		if !slices.Contains(out, line) {
			out = slices.Insert(out, home, line)
			home++
		}
	}
	return out
}

// mend takes the line under the cursor back into the input, to be corrected; it
// will return to its place. What stood in the input is added first.
func (b *box) mend(k Kind) {
	line := b.list[b.at]
	b.add(k)
	at := slices.Index(b.list, line)
	b.list = slices.Delete(b.list, at, at+1)
	b.home, b.at = at, len(b.list)
	b.write(line)
}

// entries reads a typed line as what it adds to a list.
func entries(k Kind, line string) []string {
	line = strings.TrimSpace(line)
	switch {
	case line == "":
		return nil
	case k == Files:
		return paths(line)
	}
	return []string{line}
}

// paths reads a line as paths. Terminals and file managers give them in quotes,
// several of them after one another, or as addresses of files.
func paths(line string) []string {
	var out []string
	rest := line
	for rest != "" {
		quote := rest[:1]
		end := strings.Index(rest[1:], quote)
		if quote != `"` && quote != "'" || end < 0 {
			return []string{path(line)}
		}
		if end > 0 {
			out = append(out, path(rest[1:1+end]))
		}
		rest = strings.TrimSpace(rest[end+2:])
	}
	return out
}

// path reads a path as it is given by others: the address of a file,
// "file:///home/a%20b.pdf" or "file:///C:/a.pdf", and "/home/a\ b.pdf" of a shell.
func path(text string) string {
	if strings.HasPrefix(text, "/") {
		return shell.Replace(text)
	}
	if len(text) < len("file://") || !strings.EqualFold(text[:len("file://")], "file://") {
		return text
	}
	u, err := url.Parse(text)
	if err != nil {
		return text
	}
	p := u.Path
	if len(p) > 2 && p[0] == '/' && p[2] == ':' {
		p = p[1:]
	}
	return p
}

// shell takes away the signs with which a shell marks the next one.
var shell = strings.NewReplacer(`\\`, `\`, `\`, "")

// folder tells whether a path names a folder.
func folder(path string) bool { return strings.HasSuffix(path, "/") || strings.HasSuffix(path, `\`) }

// parted cuts a path into its folder and the name of the file. An address is told
// whole.
func parted(path string) (dir, name string) {
	if strings.Contains(path, "://") {
		return "", path
	}
	i := strings.LastIndexAny(strings.TrimRight(path, `/\`), `/\`)
	return strings.TrimRight(path[:i+1], `/\`), path[i+1:]
}
