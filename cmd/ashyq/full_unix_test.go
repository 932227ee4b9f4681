//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A disk with no room left: one line what, one line what to do, an unharmed database,
// and what was typed is written elsewhere.

// small gives a folder on a file system of four megabytes; false where none may be
// mounted.
func small(t *testing.T) (string, bool) {
	t.Helper()
	dir := t.TempDir()
	if err := exec.Command("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", dir).Run(); err != nil {
		return dir, false
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", dir).Run() })
	return dir, true
}

// fill leaves so many bytes of a small file system.
func fill(t *testing.T, dir string, rest int64) {
	t.Helper()
	path := filepath.Join(dir, "filler")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < 8<<10; n++ {
		if _, err := f.Write(make([]byte, 1<<10)); err != nil {
			break
		}
	}
	info, err := f.Stat()
	if err == nil {
		err = f.Truncate(max(0, info.Size()-rest))
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// fails runs a command line that is refused in two lines, and gives them. The shell
// may narrow what the program is allowed before.
func (s *scene) fails(dir, narrow, line string) string {
	s.Helper()
	cmd := s.command(dir, words(line)...)
	if narrow != "" {
		shell := exec.Command("sh", append([]string{"-c", narrow + `; exec "$0" "$@"`}, cmd.Args...)...)
		shell.Dir, shell.Env = cmd.Dir, cmd.Env
		cmd = shell
	}
	var told bytes.Buffer
	cmd.Stderr = &told
	err := cmd.Run()
	if err == nil || cmd.ProcessState.ExitCode() != exitRefused {
		s.Errorf("ashyq %s ended with %v\n%s", line, err, told.String())
	}
	if n := strings.Count(told.String(), "\n"); n != 2 {
		s.Errorf("ashyq %s told:\n%s", line, told.String())
	}
	return told.String()
}

const tooLong = `evidence add 2026-001 --as 'А. Сериков' --check open-data-events --kind event --date 2025-11-14 --title Форум --file big.bin --lang en`

// Where files may only be so long, a write is refused in words and the program stands.
func TestALimitOnTheLengthOfFilesIsToldInWords(t *testing.T) {
	s := furnishedScene(t)
	told := s.fails(s.dir, "ulimit -f 1500", tooLong)
	if !strings.Contains(told, "disk") {
		t.Errorf("it was told:\n%s", told)
	}
	for _, line := range []string{"backup out/copy.db --lang en", "repair a.db -o out/new.db --lang en", "memo 2026-001 -o out/memo.docx --lang kk"} {
		s.fails(s.dir, "ulimit -f 8", line)
	}
	if left, err := filepath.Glob(filepath.Join(s.dir, "out", "*")); err != nil || len(left) > 0 {
		t.Errorf("half files stand under their names: %v", left)
	}
	if n := s.entries(s.dir, "a.db"); n != s.start {
		t.Errorf("%d entries instead of %d", n, s.start)
	}
}

// On a file system without room the same; when there is room again the same command
// does it.
func TestAFullFileSystemLosesNothing(t *testing.T) {
	dir, ok := small(t)
	if !ok {
		t.Log("NOT SHOWN HERE, nothing may be mounted: the limit on the length of files stands for it")
		return
	}
	s := furnishedScene(t)
	if err := os.CopyFS(dir, os.DirFS(s.dir)); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "older.db")); err != nil {
		t.Fatal(err)
	}
	fill(t, dir, 0)
	for _, line := range []string{tooLong, "verdict 2026-001 open-data-events met --as 'А. Сериков' --reason x --lang en", "backup out/copy.db --lang en",
		"repair a.db -o out/new.db --lang en", "memo 2026-001 -o out/memo.docx --lang kk"} {
		s.fails(dir, "", line)
	}
	if left, err := filepath.Glob(filepath.Join(dir, "out", "*")); err != nil || len(left) > 0 {
		t.Errorf("half files stand under their names: %v", left)
	}
	if err := os.Remove(filepath.Join(dir, "filler")); err != nil {
		t.Fatal(err)
	}
	s.does(dir, "verdict 2026-001 open-data-events met --as 'А. Сериков' --reason x")
	if n := s.entries(dir, "a.db"); n != s.start+1 {
		t.Errorf("%d entries instead of %d", n, s.start+1)
	}
}

// The workbench on a full disk: the form stays with what was typed, the way elsewhere is
// offered, and the file is there.
func TestTheWorkbenchOnAFullDisk(t *testing.T) {
	dir, ok := small(t)
	if !ok {
		t.Log("NOT SHOWN HERE, nothing may be mounted")
		return
	}
	l := layouts[1]
	free := t.TempDir()
	s := sitIn(t, dir, 100, 30, []string{"ASHYQ_NOW=2026-01-20T10:00:00+05:00"}, "--db", "a.db", "--lang", l.lang)
	s.waits(l.appeared[0])
	fill(t, dir, 0)
	s.press("enter")
	s.waits(l.appeared[1])
	s.press("enter")
	s.waits(l.appeared[2])
	s.openInspection(l)
	s.waits("На диске нет места")
	s.waits(l.holder)
	s.press("esc", "f9")
	s.waits("База данных не записывается")
	s.press("ctrl+u", filepath.Join(free, "draft.json"), "ctrl+s")
	s.waits("Набранное записано в файл")
	s.waits(l.holder)
	text, err := os.ReadFile(filepath.Join(free, "draft.json"))
	if err != nil || !strings.Contains(string(text), l.holder) {
		t.Errorf("the file: %v\n%s", err, text)
	}

	again := &scene{T: t, dir: free}
	if out := again.does(free, "drafts take draft.json --lang ru"); !strings.Contains(out, "Черновик взят") {
		t.Error(out)
	}
	if out := again.does(free, "drafts list --json"); !strings.Contains(out, l.holder) {
		t.Error(out)
	}
	s.press("ctrl+q", "ctrl+q")
}
