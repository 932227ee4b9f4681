package capture

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func TestAFolderOfSavedPages(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("<p>x")}
	got, err := ListFolder(fstest.MapFS{
		"Жаңалықтар.html":                      file,
		"Жаңалықтар_files/saved_resource.html": file,
		"blog.HTM":                    file,
		"blog.files/frame.htm":        file,
		"b/page.mhtml":                file,
		"b/old.mht":                   file,
		"b/c/page.xhtml":              file,
		"plan.pdf":                    file,
		"page.html.part":              file,
		".hidden.html":                file,
		".git/x.html":                 file,
		"__MACOSX/._a.html":           file,
		"link.html":                   &fstest.MapFile{Mode: fs.ModeSymlink},
		"1/2/3/4/5/6/7/8/ok.html":     file,
		"1/2/3/4/5/6/7/8/9/deep.html": file,
	})
	if err != nil || got.More {
		t.Fatalf("%v %v", err, got.More)
	}
	if s := strings.Join(got.Pages, " "); s != "1/2/3/4/5/6/7/8/ok.html b/c/page.xhtml b/old.mht b/page.mhtml blog.HTM Жаңалықтар.html" {
		t.Errorf("pages %s", s)
	}
	if len(got.Left) != 2 || got.Left[0].Name != "1/2/3/4/5/6/7/8/9" || got.Left[0].Err != ErrTooDeep || got.Left[1].Name != "link.html" || got.Left[1].Err != ErrNoFile {
		t.Errorf("left out %v", got.Left)
	}
}

func TestAFolderWithoutEnd(t *testing.T) {
	files := fstest.MapFS{}
	for i := range MaxPages + 1 {
		files[fmt.Sprintf("%04d.html", i)] = &fstest.MapFile{}
	}
	got, err := ListFolder(files)
	if err != nil || len(got.Pages) != MaxPages || !got.More {
		t.Errorf("%d pages, more: %v, %v", len(got.Pages), got.More, err)
	}
	delete(files, fmt.Sprintf("%04d.html", MaxPages))
	if got, err := ListFolder(files); err != nil || len(got.Pages) != MaxPages || got.More {
		t.Errorf("just as many as are taken: %d, more: %v, %v", len(got.Pages), got.More, err)
	}
}

// locked cannot be looked into below a name.
type locked struct {
	fstest.MapFS
	name string
}

func (l locked) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == l.name {
		return nil, fs.ErrPermission
	}
	return l.MapFS.ReadDir(name)
}

func TestAFolderThatCannotBeLookedIntoIsNamedAndHidesNothingElse(t *testing.T) {
	files := fstest.MapFS{"a/1.html": &fstest.MapFile{}, "b/2.html": &fstest.MapFile{}}
	got, err := ListFolder(locked{files, "a"})
	if err != nil || len(got.Pages) != 1 || got.Pages[0] != "b/2.html" || len(got.Left) != 1 || got.Left[0].Name != "a" || !errors.Is(got.Left[0].Err, fs.ErrPermission) {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := ListFolder(locked{files, "."}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("the folder itself: %v", err)
	}
}
