package desk_test

import (
	"os"
	"path/filepath"
	"testing"

	"ashyq/checks/desk"
)

// A link to a folder is a way to it: what it points to is written, and the link stays.
// One that leads nowhere is refused, and nothing takes its place.
func TestALinkToAFolderIsFollowed(t *testing.T) {
	dir := t.TempDir()
	real, link, lost := filepath.Join(dir, "real"), filepath.Join(dir, "link"), filepath.Join(dir, "lost")
	must(t, os.Mkdir(real, 0o755))
	must(t, os.Symlink(real, link))
	must(t, os.Symlink(filepath.Join(dir, "gone"), lost))
	isLink := func(path string) bool {
		info, err := os.Lstat(path)
		return err == nil && info.Mode()&os.ModeSymlink != 0
	}
	for _, text := range []string{"first", "second"} {
		must(t, desk.Disk{}.WriteFolder(link, []desk.FolderFile{{Name: "agenda.docx", Body: []byte(text)}}))
		if body, err := os.ReadFile(filepath.Join(real, "agenda.docx")); err != nil || string(body) != text || !isLink(link) {
			t.Errorf("%s: %q, %v, a link still: %v", text, body, err, isLink(link))
		}
	}
	err := desk.Disk{}.WriteFolder(lost, []desk.FolderFile{{Name: "agenda.docx"}})
	if got := code(t, err); got != "folder.link" || !isLink(lost) {
		t.Errorf("a link to nothing: %q, a link still: %v", got, isLink(lost))
	}
	if left, _ := os.ReadDir(dir); len(left) != 3 {
		t.Errorf("something was left beside them: %v", left)
	}
}
