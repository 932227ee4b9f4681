package table

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"ashyq/checks/lang"
)

// readCSV reads text whose cells stand between separators.
func readCSV(name string, body []byte) (Book, error) {
	text, err := decode(body)
	if err != nil {
		return Book{}, damaged(name, err)
	}
	sep, text := separator(text)
	limit, sheet := newBudget(name), Sheet{}
	for number := 1; text != ""; number++ {
		var cells []string
		if cells, text = record(text, sep); len(cells) > Columns {
			cells = trimmed(cells)
		}
		for i, c := range cells {
			if utf8.RuneCountInString(c) > mostText {
				return Book{}, limit.longCell()
			}
			cells[i] = lang.Line(c)
		}
		if err := limit.row(&sheet, number, cells, nil); err != nil {
			return Book{}, err
		}
	}
	return Book{Sheets: []Sheet{sheet}}, nil
}

// trimmed leaves out blank cells at the end.
func trimmed(cells []string) []string {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// wide tells whether a text begins with the mark of UTF-16.
func wide(body []byte) bool {
	return bytes.HasPrefix(body, []byte("\xff\xfe")) || bytes.HasPrefix(body, []byte("\xfe\xff"))
}

// decode turns the bytes of a text into UTF-8: as their mark says, else UTF-8
// where they are that, else windows-1251.
func decode(body []byte) (string, error) {
	switch {
	case wide(body):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(body)
		return string(out), err
	case utf8.Valid(body):
		return strings.TrimPrefix(string(body), "\ufeff"), nil
	}
	out, err := charmap.Windows1251.NewDecoder().Bytes(body)
	return string(out), err
}

// separators are tried in this order: a comma stands in texts too.
var separators = []byte{';', '\t', ','}

// separator finds what stands between the cells: the one by which the first
// records fall into the same number of cells most often. A first line "sep=;" says
// it, and is no row.
func separator(text string) (byte, string) {
	if first, rest, _ := strings.Cut(text, "\n"); len(first) <= len("sep=;\r") && strings.HasPrefix(first, "sep=") {
		if said := strings.TrimPrefix(strings.TrimSuffix(first, "\r"), "sep="); len(said) == 1 {
			return said[0], rest
		}
	}
	best, most := separators[0], 0
	for _, sep := range separators {
		if n := agreeing(text, sep); n > most {
			best, most = sep, n
		}
	}
	return best, text
}

// agreeing counts, among the first records, those with the number of cells that
// most of them have.
func agreeing(text string, sep byte) int {
	const looked = 20
	times, most := map[int]int{}, 0
	for range looked {
		if text == "" {
			break
		}
		var cells []string
		if cells, text = record(text, sep); len(cells) > 1 {
			times[len(cells)]++
			most = max(most, times[len(cells)])
		}
	}
	return most
}

// record takes one record off a text that is not empty.
func record(text string, sep byte) (cells []string, rest string) {
	for {
		cell, end := field(text, sep)
		cells = append(cells, cell)
		if end >= len(text) {
			return cells, ""
		}
		switch text[end] {
		case sep:
			text = text[end+1:]
		case '\r':
			return cells, strings.TrimPrefix(text[end+1:], "\n")
		default:
			return cells, text[end+1:]
		}
	}
}

// field reads one cell and tells where it ends. Quotation marks hold a cell
// together only where they stand around the whole of it: a name such as
// "Самал" ЖШС is typed by hand, and must not swallow the rows that follow.
func field(text string, sep byte) (cell string, end int) {
	if inner, end, ok := quotedField(text, sep); ok {
		return inner, end
	}
	end = strings.IndexAny(text, string([]byte{sep, '\r', '\n'}))
	if end < 0 {
		end = len(text)
	}
	return text[:end], end
}

// quotedField reads a cell that stands whole between quotation marks.
func quotedField(text string, sep byte) (inner string, end int, ok bool) {
	if text == "" || text[0] != '"' {
		return "", 0, false
	}
	for i := 1; i < len(text); i++ {
		if text[i] != '"' {
			continue
		}
		if i+1 < len(text) && text[i+1] == '"' {
			i++
			continue
		}
		end = i + 1
		whole := end == len(text) || text[end] == sep || text[end] == '\r' || text[end] == '\n'
		return strings.ReplaceAll(text[1:i], `""`, `"`), end, whole
	}
	return "", 0, false
}
