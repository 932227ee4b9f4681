package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/photo/phototest"
	"ashyq/db"
)

// printDOCX prints the paragraphs of a DOCX, one a line, after its language and
// its headers.
func printDOCX(ts *testscript.TestScript, _ bool, args []string) {
	body := ts.ReadFile(args[0])
	z, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
	ts.Check(err)
	for _, name := range []string{"word/header1.xml", "word/document.xml"} {
		f, err := z.Open(name)
		ts.Check(err)
		text, err := io.ReadAll(f)
		ts.Check(err)
		fmt.Fprintln(ts.Stdout(), paragraphsOf(ts, text))
	}
}

func paragraphsOf(ts *testscript.TestScript, text []byte) string {
	var out strings.Builder
	d := xml.NewDecoder(bytes.NewReader(text))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out.String()
		}
		ts.Check(err)
		switch t := token.(type) {
		case xml.CharData:
			out.Write(t)
		case xml.EndElement:
			if t.Name.Local == "p" {
				out.WriteByte('\n')
			}
		}
	}
}

// foretell appends an entry such as a newer program would write, on the only
// inspection.
func foretell(ts *testscript.TestScript, _ bool, args []string) {
	ctx := context.Background()
	deriver, err := desk.NewDeriver()
	ts.Check(err)
	store, err := db.Open(ctx, ts.MkAbs(args[0]), db.Options{
		MemoryKey: true, Deriver: deriver,
		Now: func() time.Time { return time.Date(2026, 1, 20, 5, 0, 0, 0, time.UTC) },
	})
	ts.Check(err)
	err = store.Write(ctx, journal.Signer{Author: "A newer program", Label: "NP"}, func(w journal.Writer) error {
		rows, err := w.Inspections(journal.InspectionQuery{})
		if err != nil {
			return err
		}
		_, err = w.Append(journal.Draft{
			Kind: "forecast", Subject: journal.Inspection(rows[0].ID), Payload: map[string]string{"mood": "sunny"},
		})
		return err
	})
	ts.Check(errors.Join(err, store.Close()))
}

func shape(ts *testscript.TestScript, _ bool, args []string) {
	var got, want any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &got))
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &want))
	if where := unlike("", got, want); where != "" {
		ts.Fatalf("%s", where)
	}
}

// unlike tells where a value differs from what is wanted.
func unlike(at string, got, want any) string {
	switch w := want.(type) {
	case map[string]any:
		g, _ := got.(map[string]any)
		if !slices.Equal(slices.Sorted(maps.Keys(g)), slices.Sorted(maps.Keys(w))) {
			return fmt.Sprintf("%s has %v, want %v", at, slices.Sorted(maps.Keys(g)), slices.Sorted(maps.Keys(w)))
		}
		for key := range w {
			if where := unlike(at+"."+key, g[key], w[key]); where != "" {
				return where
			}
		}
		return ""
	case []any:
		g, _ := got.([]any)
		if len(g) != len(w) {
			return fmt.Sprintf("%s has %d values, want %d", at, len(g), len(w))
		}
		for i := range w {
			if where := unlike(fmt.Sprintf("%s.%d", at, i), g[i], w[i]); where != "" {
				return where
			}
		}
		return ""
	}
	if text, ok := got.(string); ok && want == "*" && text != "" || got == want {
		return ""
	}
	return fmt.Sprintf("%s is %v, want %v", at, got, want)
}

// makePhoto writes a small photo with the record of a camera.
func makePhoto(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 && len(args) != 4 {
		ts.Fatalf("a file, an hour, and perhaps a place are needed")
	}
	says := phototest.Says{Taken: args[1], Shade: byte(len(args[0])), Model: "Sample 1"}
	if len(args) == 4 {
		var err error
		says.Lat, err = strconv.ParseFloat(args[2], 64)
		ts.Check(err)
		says.Long, err = strconv.ParseFloat(args[3], 64)
		ts.Check(err)
	}
	path := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
	ts.Check(os.WriteFile(path, phototest.JPEG(says), 0o644))
}
