package db

import (
	"path/filepath"
	"strings"
	"testing"
)

// A table of mounts as the kernel writes it, with a space in a name.
const mounts = `22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
35 22 0:31 / /home/aigul/server rw,nosuid - fuse.sshfs aigul@server:/ rw
36 22 8:17 / /media/aigul/NTFS\040disk rw - fuseblk /dev/sdb1 rw
37 35 0:33 / /home/aigul/server/deep rw - tmpfs tmpfs rw
`

func TestTheMountThatHoldsAFolderIsFound(t *testing.T) {
	for _, c := range []struct{ folder, kind string }{
		{"/home/aigul", "ext4"},
		{"/home/aigul/server", "fuse.sshfs"},
		{"/home/aigul/server/office", "fuse.sshfs"},
		{"/home/aigul/server/deep/er", "tmpfs"},
		{"/home/aigul/servers", "ext4"},
		{"/media/aigul/NTFS disk/ashyq", "fuseblk"},
	} {
		if got := mountType(strings.NewReader(mounts), c.folder); got != c.kind {
			t.Errorf("%s lies on %q, want %q", c.folder, got, c.kind)
		}
	}
	if got := mountType(strings.NewReader("nothing of the kind"), "/"); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestThisMachinesDriveIsNoNetworkDrive(t *testing.T) {
	path := filepath.Join(t.TempDir(), "not yet", "made", "ashyq.db")
	m, err := lookAt(path)
	if err != nil || m.network != "" || m.readOnly {
		t.Errorf("%+v, %v", m, err)
	}
	if name := fuseNetwork(t.TempDir()); name != "" {
		t.Errorf("the folder is said to be of %s", name)
	}
}

func TestWhatNobodyCanWriteIsReadOnly(t *testing.T) {
	m, err := lookAt("/proc/ashyq.db")
	if err != nil || m.network != "" {
		t.Errorf("%+v, %v", m, err)
	}
}
