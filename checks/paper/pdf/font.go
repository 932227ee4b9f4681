package pdf

import (
	"encoding/binary"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationserifbold"
	"codeberg.org/go-fonts/liberation/liberationserifbolditalic"
	"codeberg.org/go-fonts/liberation/liberationserifitalic"
	"codeberg.org/go-fonts/liberation/liberationserifregular"
)

// face is one of the four ways a letter looks.
type face struct{ bold, italic bool }

// style is the face as the library names it.
func (f face) style() string {
	switch f {
	case face{bold: true}:
		return "B"
	case face{italic: true}:
		return "I"
	case face{true, true}:
		return "BI"
	}
	return ""
}

// typeface knows which letters a face has and how wide they are. The library
// tells the width of a letter it lacks as if it had it, so both are read from
// the file itself.
type typeface struct {
	file   []byte
	widths map[rune]float64 // in parts of the size; a letter that is not here is lacking
}

// typefaces reads the four files once. They are part of the program, and a test
// reads them.
var typefaces = sync.OnceValue(func() map[face]*typeface {
	out := map[face]*typeface{}
	for f, file := range map[face][]byte{
		{}:                         liberationserifregular.TTF,
		{bold: true}:               liberationserifbold.TTF,
		{italic: true}:             liberationserifitalic.TTF,
		{bold: true, italic: true}: liberationserifbolditalic.TTF,
	} {
		out[f] = &typeface{file, widthsOf(file)}
	}
	return out
})

// trueType is a font file as far as it is read here: numbers at places of its
// tables, nought beyond the end.
type trueType []byte

func (t trueType) u16(at int) int {
	if at < 0 || at+2 > len(t) {
		return 0
	}
	return int(binary.BigEndian.Uint16(t[at:]))
}

func (t trueType) u32(at int) int { return t.u16(at)<<16 | t.u16(at+2) }

// table finds where a table begins, 0 where there is none.
func (t trueType) table(name string) int {
	const head, entry = 12, 16
	for i := range t.u16(4) {
		at := head + i*entry
		if at+entry <= len(t) && string(t[at:at+4]) == name {
			return t.u32(at + 8)
		}
	}
	return 0
}

// letters finds the table that tells the glyph of a letter in the form with
// segments (format 4, for letters of 16 bits), which every font for Windows has.
func (t trueType) letters() int {
	cmap := t.table("cmap")
	for i := range t.u16(cmap + 2) {
		entry := cmap + 4 + 8*i
		if at := cmap + t.u32(entry+4); t.u16(entry) == 3 && t.u16(entry+2) == 1 && t.u16(at) == 4 {
			return at
		}
	}
	return 0
}

// widthsOf reads the width of every letter that the font has.
func widthsOf(file []byte) map[rune]float64 {
	t := trueType(file)
	em := float64(t.u16(t.table("head") + 18))
	hmtx, metrics := t.table("hmtx"), t.u16(t.table("hhea")+34)
	at := t.letters()
	count := t.u16(at+6) / 2
	ends := at + 14
	starts := ends + 2*count + 2
	deltas, offsets := starts+2*count, starts+4*count
	out := map[rune]float64{}
	for i := range count {
		first, last := t.u16(starts+2*i), t.u16(ends+2*i)
		delta, offset := t.u16(deltas+2*i), t.u16(offsets+2*i)
		for c := first; c <= last && c < 0xffff; c++ {
			glyph := (c + delta) & 0xffff
			if offset != 0 {
				if glyph = t.u16(offsets + 2*i + offset + 2*(c-first)); glyph != 0 {
					glyph = (glyph + delta) & 0xffff
				}
			}
			if glyph != 0 {
				out[rune(c)] = float64(t.u16(hmtx+4*min(glyph, metrics-1))) / em
			}
		}
	}
	return out
}
