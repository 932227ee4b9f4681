package table

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"ashyq/checks/lang"
)

// mostUnpacked bounds what a workbook may unfold to, all of its parts together.
const mostUnpacked = 8 * Bytes

// mostParts bounds the parts of one; a sheet is one part. mostStrings bounds the
// texts that cells share.
const (
	mostParts   = 10_000
	mostStrings = 4_000_000
)

// book reads a workbook part by part.
type book struct {
	*budget
	parts    map[string]*zip.File
	unpacked int64 // that may still be unfolded
	strings  []string
	styles   []format // by number
	from1904 bool
}

// readWorkbook reads an XLSX file.
func readWorkbook(name string, body []byte) (Book, error) {
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return Book{}, damaged(name, err)
	}
	b := &book{budget: newBudget(name), parts: map[string]*zip.File{}, unpacked: mostUnpacked}
	if len(z.File) > mostParts {
		return Book{}, b.tooLarge()
	}
	for _, f := range z.File {
		b.parts[strings.ToLower(strings.TrimPrefix(f.Name, "/"))] = f
	}
	main := b.main()
	if b.parts[main] == nil {
		return Book{}, fail("table.kind."+binary, args{"name": lang.Line(name)})
	}
	out, err := b.read(main)
	switch {
	case errors.Is(err, errTooLong):
		return Book{}, b.longCell()
	case errors.Is(err, errUnfolds):
		return Book{}, b.tooLarge()
	case err != nil:
		if ours, ok := lang.AsError(err); ok {
			return Book{}, ours
		}
		return Book{}, damaged(name, err)
	}
	return out, nil
}

// main finds the part that lists the sheets.
func (b *book) main() string {
	found := "xl/workbook.xml"
	b.relations("", func(_, kind, target string) {
		if strings.HasSuffix(kind, "/officeDocument") {
			found = target
		}
	})
	return found
}

// relations calls f for each relation of a part: its id, its kind and the part it
// points to. A part without relations has none.
func (b *book) relations(part string, f func(id, kind, target string)) error {
	dir, file := path.Split(part)
	name := dir + "_rels/" + file + ".rels"
	if b.parts[name] == nil {
		return nil
	}
	return b.each(name, func(t *tags) error {
		if t.name == "Relationship" && t.open && t.get("TargetMode") != "External" {
			target := t.get("Target")
			if strings.HasPrefix(target, "/") {
				target = target[1:]
			} else {
				target = path.Join(dir, target)
			}
			f(t.get("Id"), t.get("Type"), strings.ToLower(target))
		}
		return nil
	})
}

// errUnfolds is what a part gives that unfolds to more than may be read.
var errUnfolds = errors.New("table: unfolds to too much")

// part opens a part, as long as there is something left to unfold.
type part struct {
	io.ReadCloser
	left *int64
}

// Read implements io.Reader.
func (p part) Read(buf []byte) (int, error) {
	n, err := p.ReadCloser.Read(buf)
	if *p.left -= int64(n); *p.left < 0 {
		return n, errUnfolds
	}
	return n, err
}

// each calls f at every tag of a part.
func (b *book) each(name string, f func(*tags) error) error {
	file := b.parts[name]
	if file == nil {
		return errors.New("table: no part " + name)
	}
	r, err := file.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	t := newTags(part{r, &b.unpacked})
	for {
		err := t.next()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = f(t)
		}
		if err != nil {
			return err
		}
	}
}

// place is where a sheet lies.
type place struct {
	name, part string
	hidden     bool
}

func (b *book) read(main string) (Book, error) {
	targets := map[string]string{}
	shared, styles := "", ""
	err := b.relations(main, func(id, kind, target string) {
		switch kind[strings.LastIndexByte(kind, '/')+1:] {
		case "worksheet":
			if len(targets) < mostParts {
				targets[id] = target
			}
		case "sharedStrings":
			shared = target
		case "styles":
			styles = target
		}
	})
	if err != nil {
		return Book{}, err
	}
	places, err := b.sheets(main, targets)
	if err != nil {
		return Book{}, err
	}
	if b.parts[styles] != nil {
		err = b.readStyles(styles)
	}
	if err == nil && b.parts[shared] != nil {
		err = b.readStrings(shared)
	}
	var out Book
	for _, p := range places {
		if err != nil {
			break
		}
		var s Sheet
		s, err = b.sheet(p)
		out.Sheets = append(out.Sheets, s)
	}
	return out, err
}

// sheets lists the sheets in their order. Sheets of charts hold no rows.
func (b *book) sheets(main string, targets map[string]string) (out []place, err error) {
	err = b.each(main, func(t *tags) error {
		switch {
		case t.name == "workbookPr" && t.open:
			b.from1904 = t.get("date1904") == "1" || t.get("date1904") == "true"
		case t.name == "sheet" && t.open && targets[t.get("id")] != "":
			if len(out) == mostParts {
				return b.tooLarge()
			}
			state := t.get("state")
			out = append(out, place{
				name: lang.Line(t.get("name")), part: targets[t.get("id")], hidden: state == "hidden" || state == "veryHidden",
			})
		}
		return nil
	})
	return out, err
}

// readStrings reads the texts that cells share, and cleans each once.
func (b *book) readStrings(name string) error {
	var text strings.Builder
	phonetic := false // how a text is spoken stands beside it and is none of it
	return b.each(name, func(t *tags) error {
		switch {
		case t.name == "rPh":
			phonetic = t.open && !t.shut
		case t.name == "si" && t.open:
			text.Reset()
		}
		if t.name == "t" && !t.open && !phonetic {
			if text.Write(t.text); text.Len() > tagBuffer {
				return b.longCell()
			}
		}
		if t.name == "si" && t.shut {
			if b.text -= text.Len(); b.text < 0 || len(b.strings) == mostStrings {
				return b.tooLarge()
			}
			clean, err := b.clean([]byte(text.String()))
			b.strings = append(b.strings, clean)
			return err
		}
		return nil
	})
}

// clean makes the text of a cell of what stands in the file.
func (b *book) clean(raw []byte) (string, error) {
	if len(raw) > mostText {
		if len([]rune(unescape(raw))) > mostText {
			return "", b.longCell()
		}
	}
	return lang.Line(written(unescape(raw))), nil
}

// written puts characters in the place of _x000D_, as workbooks write what XML
// cannot hold.
func written(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, "_x")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		if len(after) > 4 && after[4] == '_' {
			if char, ok := entity("#x" + after[:4]); ok {
				b.WriteString(char)
				s = after[5:]
				continue
			}
		}
		b.WriteString("_x")
		s = after
	}
}
