package desk_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks/desk"
)

func TestFileIsReplacedWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "memo.docx")
	write := func(text string, end error) error {
		return desk.Disk{}.Write(path, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return errors.Join(err, end)
		})
	}
	read := func() string {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	if err := write("first", nil); err != nil || read() != "first" {
		t.Fatalf("a new file: %v", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := write("second", nil); err != nil || read() != "second" {
		t.Fatalf("a replaced file: %v", err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("whoever could not read it can now: %v", info.Mode())
	}
	broken := errors.New("broken")
	if err := write("third", broken); !errors.Is(err, broken) || read() != "second" {
		t.Errorf("a broken writing left %q, %v", read(), err)
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("something was left beside it: %v", files)
	}
}

// What must not be replaced is not, whatever it is called.
func TestADatabaseOrAFolderIsNotReplaced(t *testing.T) {
	b := newBureau(t)
	b.open("quasi-state")
	path := filepath.Join(t.TempDir(), "memo.docx")
	must(t, os.WriteFile(path, []byte("SQLite format 3\x00 and the rest"), 0o600))
	link := filepath.Join(t.TempDir(), "link.docx")
	must(t, os.Symlink(path, link))
	for name, want := range map[string]string{
		path: "file.database", link: "file.database", t.TempDir(): "file.unwritten",
		filepath.Join(t.TempDir(), "gone", "memo.docx"): "file.unwritten",
	} {
		err := desk.Disk{}.Write(name, func(w io.Writer) error { _, err := io.WriteString(w, "paper"); return err })
		if got := code(t, err); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if body, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(body), "SQLite format 3\x00") {
		t.Errorf("%q, %v", body, err)
	}
}

// A folder is shown for choosing: folders first, then the newest; hidden files,
// and what is no file at all, are not there.
func TestAFolderIsListedForChoosing(t *testing.T) {
	b := newBureau(t)
	dir := t.TempDir()
	old := func(name string, hours int) {
		at := b.now.Add(-time.Duration(hours) * time.Hour)
		must(t, os.Chtimes(filepath.Join(dir, name), at, at))
	}
	for i, name := range []string{"кеше.jpg", "бүгін\u202e.pdf", ".hidden", "ескі.docx"} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte("four"), 0o600))
		old(name, []int{24, 1, 0, 1000}[i])
	}
	for i, name := range []string{"жаңа", ".git", "бұрынғы"} {
		must(t, os.Mkdir(filepath.Join(dir, name), 0o700))
		old(name, []int{10, 0, 500}[i])
	}
	must(t, os.Symlink(filepath.Join(dir, "gone"), filepath.Join(dir, "to nothing")))
	list, err := b.Files(dir)
	must(t, err)
	var names []string
	for _, f := range list {
		names = append(names, f.Name)
	}
	if want := []string{"жаңа", "бұрынғы", "бүгін.pdf", "кеше.jpg", "ескі.docx"}; !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
	if f := list[2]; f.Dir || f.Size != 4 || f.Path != filepath.Join(dir, "бүгін\u202e.pdf") || !list[0].Dir {
		t.Errorf("%+v, %+v", f, list[0])
	}
	for path, want := range map[string]string{
		filepath.Join(dir, "gone"): "file.missing", filepath.Join(dir, "кеше.jpg"): "file.not-folder",
	} {
		if _, err := b.Files(path); code(t, err) != want {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
}

func TestTheFolderOfTheProgramIsListedWhereNoneIsNamed(t *testing.T) {
	b, dir := newBureau(t), t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "memo.docx"), nil, 0o600))
	t.Chdir(dir)
	if list, err := b.Files(""); err != nil || len(list) != 1 || list[0].Path != "memo.docx" {
		t.Errorf("%+v, %v", list, err)
	}
}

// In the folder of a camera the oldest photograph is listed too.
func TestTheFolderOfACameraIsListedWhole(t *testing.T) {
	b, dir := newBureau(t), t.TempDir()
	for i := range 900 {
		path := filepath.Join(dir, fmt.Sprintf("%03d.jpg", i))
		must(t, os.WriteFile(path, nil, 0o600))
		at := b.now.Add(time.Duration(i) * time.Minute)
		must(t, os.Chtimes(path, at, at))
	}
	v, err := b.Folder(dir)
	if must(t, err); len(v.Files) != 900 || v.Files[0].Name != "899.jpg" || v.Files[899].Name != "000.jpg" || v.More {
		t.Errorf("%d of them, more: %t", len(v.Files), v.More)
	}
}

// A file that is named in the place of a folder leads to its folder.
func TestTheFolderOfANamedFileIsListed(t *testing.T) {
	b, dir := newBureau(t), t.TempDir()
	path := filepath.Join(dir, "хаттама.pdf")
	must(t, os.WriteFile(path, nil, 0o600))
	if v, err := b.Folder(path); err != nil || v.Path != dir || v.Named != path || len(v.Files) != 1 {
		t.Errorf("%+v, %v", v, err)
	}
	t.Setenv("HOME", dir)
	if v, err := b.Folder("~"); err != nil || v.Path != dir {
		t.Errorf("%+v, %v", v, err)
	}
}
