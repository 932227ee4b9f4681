package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"ashyq/fixtures/hostile"
)

// What a hostile file may cost, whatever it says of itself. The figures are generous:
// they tell a bound from none.
const (
	mostMemory  = 1 << 30  // bytes that a process takes from the system, all commands on one file together
	mostWritten = 16 << 20 // bytes on the disk beyond four times the file
)

// entrance is a command that takes a file in. FILE stands for the file, FOLDER for
// one in which it lies alone.
type entrance struct {
	kinds []hostile.Kind // that it is for; none: all
	args  string
	shut  bool // for none of these files: what it takes has to be sound as a whole
}

// entrances are all the ways in, in the order in which a file is pushed through them.
// Commands that this program does not have yet, or any more, fail the test.
var entrances = []entrance{
	{nil, "page FILE --json", false},
	{nil, "capture 2026-001 FILE --check weekly-blog --date 2026-01-19", false},
	{nil, "capture 2026-001 FOLDER --check weekly-blog --date 2026-01-19", false},
	{nil, "evidence add 2026-001 --check stand --kind stand --item hours --date 2026-01-12 --title Стенд --file FILE", false},
	{[]hostile.Kind{hostile.Table}, "evidence import 2026-001 FILE --check weekly-blog --dry-run", false},
	{[]hostile.Kind{hostile.Table}, "evidence import 2026-001 FILE --check weekly-blog", false},
	{[]hostile.Kind{hostile.Table}, "evidence import 2026-001 FILE --check requests --date 2026-01-10", false},
	{[]hostile.Kind{hostile.Table}, "holders import FILE --dry-run --json", false},
	{[]hostile.Kind{hostile.Table}, "holders import FILE", false},
	{[]hostile.Kind{hostile.Table}, "form 2026-001 --answers FILE", false},
	{[]hostile.Kind{hostile.Template}, "template check FILE memo ru", false},
	{[]hostile.Kind{hostile.Template}, "template add FILE memo ru", false},
	{[]hostile.Kind{hostile.Addition}, "standard add FILE --dry-run", false},
	{[]hostile.Kind{hostile.Addition}, "standard add FILE", false},
	{[]hostile.Kind{hostile.Picture}, "photos 2026-001 FOLDER", false},
	{[]hostile.Kind{hostile.Picture}, "photos 2026-001 FOLDER --take 0 --check stand --item hours --date 2026-01-12 --source Қабылдау --json", false},
	{[]hostile.Kind{hostile.Base}, "restore FILE", true},
	{[]hostile.Kind{hostile.Base}, "--db FILE journal verify", true},
	{[]hostile.Kind{hostile.Base}, "--db FILE inspect list", true},
	{[]hostile.Kind{hostile.Base}, "bundle show FILE", true},
	{[]hostile.Kind{hostile.Base}, "bundle import FILE", true},
	{[]hostile.Kind{hostile.Base}, "repair FILE -o out/mended.db", true},
	{nil, "verify FILE", true},
}

// takes tells whether an entrance is for a kind. With ASHYQ_HOSTILE=all every file is
// pushed through every entrance.
func (e entrance) takes(k hostile.Kind) bool {
	return e.kinds == nil || slices.Contains(e.kinds, k) || os.Getenv("ASHYQ_HOSTILE") == "all"
}

// looks are what is done after a file came in: everything that shows what it left.
// Where nothing can be left but bytes, the first few are enough.
const firstLooks = 2

var looks = []string{
	"evidence list 2026-001", "journal verify",
	"evidence list 2026-001 --json", "proposals 2026-001 list", "pages list 2026-001", "holders list",
	"search хат", "journal show 2026-001", "journal show", "check 2026-001", "settings list", "calendar show 2026", "template list",
	"memo 2026-001 --format md", "memo 2026-001 --format docx -o out/memo.docx --lang ru", "dossier 2026-001 -o out/dossier.zip",
}

// seat makes a folder for somebody to work in.
func seat(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, folder := range []string{"tmp", "out", "in", "data", "config"} {
		if err := os.Mkdir(filepath.Join(dir, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Each hostile file goes through every entrance that takes such files: it is refused
// in words or taken as what it is. Nothing falls over, nothing draws on the terminal,
// nothing is written elsewhere, and what it costs is bounded.
func TestHostileFiles(t *testing.T) {
	t.Parallel()
	let := &through{in: map[string]int{}}
	t.Cleanup(func() { let.check(t) })
	for i, f := range hostile.Files() {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			pushIn(t, let, f, []string{"kk", "ru", "en"}[i%3])
		})
	}
}

// through counts what an entrance let in. One that refuses all of it would prove
// nothing of what happens inside.
type through struct {
	mu    sync.Mutex
	in    map[string]int
	files int
}

func (x *through) count(args string, ok bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if ok {
		x.in[args]++
	}
}

func (x *through) check(t *testing.T) {
	if x.files < len(hostile.Files()) {
		return // only some of them were asked for
	}
	for _, e := range entrances {
		t.Logf("%3d came in by %s", x.in[e.args], e.args)
		if x.in[e.args] == 0 && !e.shut {
			t.Errorf("nothing comes in by %s", e.args)
		}
	}
}

func pushIn(t *testing.T, let *through, f hostile.File, tongue string) {
	dir := seat(t)
	file := filepath.Join(dir, "in", f.Name)
	size := writeFixture(t, f, file)
	todo := order{strings.Fields("inspect open --as Асан --holder Басқарма --category state-body --period 2025-01-01..2025-12-31 --on 2026-01-20 --form on-site")}
	var ways []string
	for _, e := range entrances {
		if e.takes(f.Kind) {
			ways = append(ways, e.args)
			todo = append(todo, filled(e.args, file, tongue))
		}
	}
	in := len(todo)
	shown := looks
	if !f.Says && os.Getenv("ASHYQ_HOSTILE") != "all" {
		shown = looks[:firstLooks]
	}
	for _, look := range shown {
		todo = append(todo, filled(look, file, tongue))
	}
	got := todo.command(t, dir)
	let.mu.Lock()
	let.files++
	let.mu.Unlock()
	var refused int
	for i, o := range got {
		inert(t, f, o)
		if i > 0 && i < in {
			let.count(ways[i-1], o.Code == exitDone)
		}
		if i >= in && o.Code != exitDone {
			t.Errorf("%s: %v ended with %d: %s", f.Tries, o.Args, o.Code, o.Stderr)
		}
		if o.Code == exitRefused {
			refused++
		}
	}
	left(t, dir, f, size)
	t.Logf("%s: %d ways in, refused %d, %d MiB of memory", f.Tries, in-1, refused, got[len(got)-1].Memory>>20)
}

// filled makes a command line.
func filled(args, file, tongue string) []string {
	out := strings.Fields(args)
	for i, a := range out {
		switch a {
		case "FILE":
			out[i] = file
		case "FOLDER":
			out[i] = filepath.Dir(file)
		}
	}
	if slices.Contains(out, "--lang") {
		return out
	}
	return append(out, "--lang", tongue)
}

// inert says what one command did that no file may make it do.
func inert(t *testing.T, f hostile.File, o outcome) {
	t.Helper()
	said := string(o.Stdout) + string(o.Stderr)
	if at := hostile.Trick(said); at != "" {
		t.Errorf("%s: %v wrote %s", f.Tries, o.Args, at)
	}
	switch told := strings.Count(string(o.Stderr), "\n"); {
	case o.Code == exitRefused && (told < 1 || told > 2):
		t.Errorf("%s: %v was refused in %d lines:\n%.500s", f.Tries, o.Args, told, o.Stderr)
	case o.Code != exitRefused && o.Code != exitDone:
		t.Errorf("%s: %v ended with %d: %.500s", f.Tries, o.Args, o.Code, o.Stderr)
	}
	for _, word := range []string{"runtime error", "goroutine", "!(", "%!", "panic", "root:x:0"} {
		if strings.Contains(said, word) {
			t.Errorf("%s: %v said %q: %.500s", f.Tries, o.Args, word, said)
		}
	}
	if len(o.Asked) > 0 {
		t.Errorf("%s: %v contacted %q", f.Tries, o.Args, o.Asked)
	}
	if o.Memory > mostMemory {
		t.Errorf("%s: %v took %d MiB", f.Tries, o.Args, o.Memory>>20)
	}
}

// left looks at what lies on the disk afterwards: nothing but the database, the key
// and what was asked for, and no more of it than the file can account for.
func left(t *testing.T, dir string, f hostile.File, size int64) {
	t.Helper()
	var sum int64
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		rel = filepath.ToSlash(rel)
		room, _, _ := strings.Cut(rel, "/")
		if !slices.Contains([]string{"a.db", "a.db-wal", "a.db-shm", "in", "out", "config"}, room) || strings.Contains(rel, "escaped") {
			t.Errorf("%s: %s was left", f.Tries, rel)
		}
		info, err := d.Info()
		if err == nil && room != "in" {
			sum += info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if most := 4*size + mostWritten; sum > most {
		t.Errorf("%s: %d bytes were written, at most %d are accounted for", f.Tries, sum, most)
	}
	for _, place := range []string{filepath.Join(dir, "..", "escaped.txt"), filepath.Join(os.TempDir(), "escaped.txt"), "/tmp/escaped.txt"} {
		if _, err := os.Lstat(place); err == nil {
			t.Errorf("%s: %s was written", f.Tries, place)
		}
	}
}

// writeFixture writes a fixture and says how long it is.
func writeFixture(t *testing.T, f hostile.File, path string) int64 {
	t.Helper()
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Write(out); err != nil {
		t.Fatal(err)
	}
	info, err := out.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return info.Size()
}
