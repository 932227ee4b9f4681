package paper

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"unicode/utf16"
)

// mostCore bounds what is read of the properties in a zip, mostFound how many words
// are looked at: a text may hold what looks like one.
const (
	mostCore  = 1 << 20
	mostFound = 16
)

// coreName is where DOCX and XLSX keep their properties.
const coreName = "docProps/core.xml"

// FindSigned finds the words of signatures in the bytes of a file of any format that
// papers are written in, as they stand in it. Whether one stands is another question.
func FindSigned(file []byte) []Signed {
	if bytes.HasPrefix(file, []byte("PK\x03\x04")) {
		file = core(file)
	}
	out := found(string(file))
	if bytes.HasPrefix(file, []byte("%PDF-")) {
		out = append(out, found(wideText(file))...)
	}
	return out[:min(len(out), mostFound)]
}

// core gives the properties of a zip, nothing where there are none.
func core(file []byte) []byte {
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil
	}
	for _, f := range archive.File {
		if f.Name != coreName {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil
		}
		defer r.Close()
		text, err := io.ReadAll(io.LimitReader(r, mostCore))
		if err != nil {
			return nil
		}
		return text
	}
	return nil
}

// found gives the words in a text.
func found(text string) []Signed {
	var out []Signed
	for range mostFound {
		at := strings.Index(text, signedWord)
		if at < 0 {
			break
		}
		text = text[at:]
		end := strings.IndexFunc(text, func(r rune) bool { return !ofWord(r) })
		if end < 0 {
			end = len(text)
		}
		if s, ok := ParseSigned(text[:end]); ok {
			out = append(out, s)
		}
		text = text[len(signedWord):]
	}
	return out
}

// ofWord tells whether a letter can stand in the word.
func ofWord(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("+/=|_.-", r)
}

// wideText gives the places of a PDF where a word stands in letters of two bytes, as
// the properties of a PDF do.
func wideText(file []byte) string {
	var wide []byte
	for _, unit := range utf16.Encode([]rune(signedWord)) {
		wide = append(wide, byte(unit>>8), byte(unit))
	}
	var out strings.Builder
	for range mostFound {
		at := bytes.Index(file, wide)
		if at < 0 {
			break
		}
		file = file[at:]
		for i := 0; i+1 < min(len(file), 2*mostWord) && file[i] == 0 && ofWord(rune(file[i+1])); i += 2 {
			out.WriteByte(file[i+1])
		}
		out.WriteByte('\n')
		file = file[len(wide):]
	}
	return out.String()
}
