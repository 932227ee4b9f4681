package table

import (
	"strconv"
	"strings"
)

// format is what the number format of a style says of the numbers in it.
type format struct {
	date, hour bool
	zeros      int // digits that are always shown: a number with leading zeros
}

// formatOf reads the code of a number format, such as "dd.mm.yyyy".
func formatOf(code string) format {
	code, _, _ = strings.Cut(code, ";") // the first section is that of positive numbers
	if code != "" && strings.Trim(code, "0") == "" {
		return format{zeros: len(code)}
	}
	var f format
	month := false
	for i := 0; i < len(code); i++ {
		switch c := code[i] | 0x20; {
		case code[i] == '"':
			i = past(code, i+1, '"')
		case code[i] == '[':
			end := past(code, i+1, ']')
			switch strings.ToLower(code[i:min(end+1, len(code))]) {
			case "[h]", "[hh]", "[m]", "[mm]", "[s]", "[ss]":
				f.hour = true
			}
			i = end
		case code[i] == '\\' || code[i] == '_' || code[i] == '*':
			i++
		case c == 'y' || c == 'd':
			f.date = true
		case c == 'h' || c == 's':
			f.hour = true
		case c == 'm':
			month = true
		}
	}
	if strings.EqualFold(code, "General") {
		return format{}
	}
	f.date = f.date || month && !f.hour
	return f
}

// past finds the character that ends a quotation.
func past(code string, from int, end byte) int {
	if i := strings.IndexByte(code[min(from, len(code)):], end); i >= 0 {
		return from + i
	}
	return len(code)
}

// builtIn gives the formats that have a number and no code.
func builtIn(id int) format {
	switch {
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return format{date: true}
	case id == 22:
		return format{date: true, hour: true}
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47, id == 55, id == 56:
		return format{hour: true}
	}
	return format{}
}

// mostStyles bounds the styles of a workbook: programs write some 64,000 at most.
const mostStyles = 100_000

// readStyles notes what each style of cells says of numbers.
func (b *book) readStyles(name string) error {
	codes := map[int]format{}
	inside := false
	return b.each(name, func(t *tags) error {
		switch {
		case t.name == "numFmt" && t.open:
			if id, err := strconv.Atoi(t.get("numFmtId")); err == nil && len(codes) < mostStyles {
				codes[id] = formatOf(t.get("formatCode"))
			}
		case t.name == "cellXfs":
			inside = t.open
		case t.name == "xf" && t.open && inside:
			if len(b.styles) == mostStyles {
				return b.tooLarge()
			}
			id, _ := strconv.Atoi(t.get("numFmtId"))
			f, ok := codes[id]
			if !ok {
				f = builtIn(id)
			}
			b.styles = append(b.styles, f)
		}
		return nil
	})
}
