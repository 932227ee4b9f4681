package main

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"ashyq/fixtures/hostile"
)

// A database that came from elsewhere keeps every rule of the journal and tries
// something in each of its words: whoever wrote it did not use this program. What is
// read of it is inert all the same, on the screen and in what is written.
func TestAForeignDatabaseIsInert(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"3-every-clause", "4-papers", "5-pages"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			foreign(t, name)
		})
	}
}

func foreign(t *testing.T, name string) {
	dir := seat(t)
	path := filepath.Join(dir, "a.db")
	poison(t, "../../fixtures/steps/"+name+".db", path)
	todo := order{{"journal", "verify", "--json"}}
	for _, line := range []string{
		"inspect list", "inspect list --json", "holders list", "needs", "deadlines", "conflicts", "agenda list", "settings list", "template list", "views list",
		"calendar show 2026", "journal show", "search хат", "search министерство --json", "standard list", "categories", "ranking --category state-body",
	} {
		todo = append(todo, strings.Fields(line))
	}
	for _, number := range numbers(t, path) {
		for _, line := range []string{
			"inspect show I", "check I", "check I --json", "evidence list I", "evidence list I --json", "proposals I list", "pages list I", "journal show I", "look I", "compare I",
			"memo I --lang ru --format md -o out/I.md", "memo I --lang kk --format html -o out/I.html", "dossier I -o out/I.zip",
		} {
			todo = append(todo, strings.Fields(strings.ReplaceAll(line, "I", number)))
		}
	}
	f := hostile.File{Tries: "a database of somebody else"}
	for i, o := range todo.command(t, dir) {
		inert(t, f, o)
		if i == 0 && (o.Code != exitDone || !strings.Contains(string(o.Stdout), `"ok": true`)) {
			t.Errorf("it is not as sound as it is hostile: %.2000s%s", o.Stdout, o.Stderr)
		}
	}
	written, err := os.ReadDir(filepath.Join(dir, "out"))
	if err != nil || len(written) < 3 {
		t.Fatalf("%d files were written: %v", len(written), err)
	}
	for _, f := range written {
		body, err := os.ReadFile(filepath.Join(dir, "out", f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		harmless(t, f.Name(), body)
	}
}

// numbers are the inspections of a database.
func numbers(t *testing.T, path string) (out []string) {
	t.Helper()
	base, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	rows, err := base.Query("SELECT payloads.payload FROM payloads JOIN entries ON entries.payload = payloads.hash WHERE kind = 'inspection'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var raw []byte
		var p struct{ Number string }
		if rows.Scan(&raw) == nil && json.Unmarshal(raw, &p) == nil && !slices.Contains(out, p.Number) {
			out = append(out, p.Number)
		}
	}
	return out
}

// poison copies a database and puts a trick into every word of it. Hashes and chains
// are made anew, as anybody can who has the file.
func poison(t *testing.T, from, to string) {
	t.Helper()
	raw, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	base, err := sql.Open("sqlite", to)
	if err != nil {
		t.Fatal(err)
	}
	defer base.Close()
	base.SetMaxOpenConns(1)
	if _, err := base.Exec("PRAGMA synchronous = OFF"); err != nil {
		t.Fatal(err)
	}
	p := &poisoner{T: t, base: base, now: map[string]string{}}
	guards := p.texts("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
	for _, name := range p.texts("SELECT name FROM sqlite_master WHERE type = 'trigger'") {
		p.exec("DROP TRIGGER " + name)
	}
	for _, hash := range p.texts("SELECT hash FROM entries ORDER BY rowid") {
		p.entry(hash)
	}
	for was, is := range p.now {
		p.exec("UPDATE entries SET act = ? WHERE act = ?", is, was)
	}
	for _, guard := range guards {
		p.exec(guard)
	}
	if p.tricks < 50 {
		t.Fatalf("only %d words were found", p.tricks)
	}
}

// poisoner rewrites a database entry by entry.
type poisoner struct {
	*testing.T
	base   *sql.DB
	now    map[string]string // hash as it was → as it is
	tricks int
}

func (p *poisoner) exec(query string, args ...any) {
	p.Helper()
	if _, err := p.base.Exec(query, args...); err != nil {
		p.Fatal(query, err)
	}
}

func (p *poisoner) texts(query string) (out []string) {
	p.Helper()
	rows, err := p.base.Query(query)
	if err != nil {
		p.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			p.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

// entry writes one entry anew: its payload with tricks, its header with the hashes
// that follow from that.
func (p *poisoner) entry(hash string) {
	p.Helper()
	var header, payload []byte
	var kind, old string
	row := p.base.QueryRow("SELECT e.header, e.kind, e.payload, p.payload FROM entries e LEFT JOIN payloads p ON p.hash = e.payload WHERE e.hash = ?", hash)
	if err := row.Scan(&header, &kind, &old, &payload); err != nil {
		p.Fatal(err)
	}
	text := string(header)
	if payload != nil && kind != "stream" {
		body := p.payload(payload)
		p.now[old] = sum256(body)
		p.exec("UPDATE OR IGNORE payloads SET hash = ?, payload = ? WHERE hash = ?", p.now[old], body, old)
	}
	for was, is := range p.now {
		text = strings.ReplaceAll(text, was, is)
	}
	p.now[hash] = sum256([]byte(text))
	p.exec("UPDATE entries SET hash = ?, header = ?, payload = coalesce(?, payload) WHERE hash = ?", p.now[hash], []byte(text), orNull(p.now, old), hash)
}

func orNull(list map[string]string, key string) any {
	if v, ok := list[key]; ok {
		return v
	}
	return nil
}

func sum256(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// payload puts a trick into every word that a person wrote.
func (p *poisoner) payload(raw []byte) []byte {
	p.Helper()
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var value any
	if err := d.Decode(&value); err != nil {
		p.Fatal(err)
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(p.tricked("", value)); err != nil {
		p.Fatal(err)
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}

func (p *poisoner) tricked(key string, value any) any {
	switch v := value.(type) {
	case map[string]any:
		for k, inner := range v {
			v[k] = p.tricked(k, inner)
		}
	case []any:
		for i, inner := range v {
			v[i] = p.tricked(key, inner)
		}
	case string:
		if strings.IndexFunc(v, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) >= 0 {
			list := hostile.Texts()
			p.tricks++
			return v + list[p.tricks%len(list)].Text
		}
	}
	return value
}
