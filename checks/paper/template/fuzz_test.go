package template

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is filled must be a package of well-formed XML without a place of the
// template's own, whatever stood between the braces and around them.
func FuzzBody(f *testing.F) {
	for _, seed := range []string{
		p(must), p("{{|ti|tle}}"), p("{{#each data.violations}}{{sentence}}{{/each}}"), p("{{#if data.whole}}") + p("x") + p("{{/if}}"),
		tbl(row(p("{{#each data.violations}}{{number}}"), p("{{/each}}"))), p("{{{{title}}}}"), p("}}{{"), `<w:p/>`,
		`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>`, `<w:sdt><w:sdtContent>` + p("{{signatures}}") + `</w:sdtContent></w:sdt>`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		x, err := Read(template(body, p("{{body}}")).bytes())
		if err != nil {
			return
		}
		x.Problems(memo())
		var b bytes.Buffer
		if x.Write(context.Background(), &b, memo()) != nil {
			return
		}
		for name, text := range unpacked(t, b.Bytes()) {
			if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
				if _, err := parse([]byte(text)); err != nil {
					t.Errorf("%s: %v in %s", name, err, text)
				}
			}
		}
		if _, err := Read(b.Bytes()); err != nil {
			t.Errorf("what was written cannot be read: %v", err)
		}
	})
}

// No file makes Read, Problems or Write fall over.
func FuzzRead(f *testing.F) {
	for _, row := range hostile() {
		f.Add(row.f.bytes())
	}
	for _, row := range real {
		body, err := os.ReadFile(filepath.Join("testdata", row.name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		x, err := Read(body)
		if err != nil {
			return
		}
		blocked := false
		for _, p := range x.Problems(memo()) {
			blocked = blocked || p.Blocks
		}
		if err := x.Write(context.Background(), &bytes.Buffer{}, memo()); blocked && err == nil {
			t.Error("a template that blocks was filled")
		}
	})
}
