//go:build unix

package main

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// When the real program says that something is done, nothing that it wrote waits in the
// memory of the system: every file was flushed after it was written last. A kill is
// tested elsewhere; this is what can be shown of a power cut. Where there is no strace,
// or it may not trace, nothing is shown, and that is said.
func TestEverythingIsFlushedBeforeItIsCalledDone(t *testing.T) {
	trace := filepath.Join(t.TempDir(), "trace")
	if err := exec.Command("strace", "-o", trace, "true").Run(); err != nil {
		t.Logf("NOT SHOWN HERE, strace cannot be used: %v", err)
		return
	}
	all := furnishedScene(t)
	for _, act := range killActs {
		if !act.flushed {
			continue
		}
		t.Run(act.name, func(t *testing.T) {
			s := *all
			s.T = t
			dir := s.copied()
			plain := s.command(dir, words(act.line)...)
			traced := exec.Command("strace", append([]string{"-f", "-y", "-o", trace, "-e",
				"trace=pwrite64,pwritev,write,writev,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat"}, plain.Args...)...)
			traced.Dir, traced.Env = plain.Dir, plain.Env
			if out, err := traced.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			body, err := os.ReadFile(trace)
			if err != nil {
				t.Fatal(err)
			}
			written, flushes, waiting := unflushed(body, dir)
			t.Logf("%d files written, flushed %d times", written, flushes)
			if written == 0 || flushes == 0 {
				t.Errorf("nothing was seen: %d files, %d flushes", written, flushes)
			}
			if len(waiting) > 0 {
				t.Errorf("called done while these wait to be flushed: %v", waiting)
			}
		})
	}
}

var (
	wrote    = regexp.MustCompile(`\b(?:pwrite64|pwritev|write|writev)\((\d+)<([^>]*)>`)
	flushedA = regexp.MustCompile(`\bf(?:data)?sync\(\d+<([^>]*)>`)
	removed  = regexp.MustCompile(`\bunlink(?:at)?\(.*"([^"]*)"`)
)

// unflushed walks what the system was asked, up to the first word on stdout. What lies in
// the folder for temporary files is thrown away, and the note of
// the last entry beside a key may be lost: an older one is safe.
func unflushed(trace []byte, dir string) (written, flushes int, waiting []string) {
	dirty, seen := map[string]bool{}, map[string]bool{}
	lines := bufio.NewScanner(bytes.NewReader(trace))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if m := wrote.FindStringSubmatch(line); m != nil {
			if m[1] == "1" {
				break // it is called done
			}
			if strings.HasPrefix(m[2], dir) && !strings.HasPrefix(m[2], dir+"/tmp/") && !strings.Contains(m[2], ".head.new") {
				dirty[m[2]], seen[m[2]] = true, true
			}
		}
		if m := flushedA.FindStringSubmatch(line); m != nil {
			flushes++
			delete(dirty, m[1])
		}
		if m := removed.FindStringSubmatch(line); m != nil {
			delete(dirty, m[1])
		}
	}
	for name := range dirty {
		waiting = append(waiting, strings.TrimPrefix(name, dir))
	}
	return len(seen), flushes, waiting
}
