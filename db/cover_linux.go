package db

import (
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"unsafe"

	"ashyq/checks/journal"
)

// thisLinux is the system that the program runs on.
func thisLinux() linux { return linux{root: os.DirFS("/"), folder: folderCovered} }

func coverOf(file string) journal.Cover { return thisLinux().cover(realFolder(file)) }

// sameDisk tells whether two folders lie on one disk; known is false where that cannot
// be told.
func sameDisk(a, b string) (same, known bool) {
	l := thisLinux()
	one, other := l.disks(realFolder(a)), l.disks(realFolder(b))
	for name := range one {
		same = same || other[name]
	}
	return same, len(one) > 0 && len(other) > 0
}

// realFolder gives the nearest folder that holds a path, without links.
func realFolder(p string) string {
	dir := existing(p)
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		dir = filepath.Dir(dir)
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return real
	}
	return dir
}

// folderCovered asks the file system whether it encrypts a folder (fscrypt): its flags,
// as lsattr(1) shows them.
func folderCovered(dir string) bool {
	f, err := os.Open(dir)
	if err != nil {
		return false
	}
	defer f.Close()
	const getFlags, encrypted = 2<<30 | unsafe.Sizeof(uintptr(0))<<16 | 'f'<<8 | 1, 0x800 // FS_IOC_GETFLAGS, FS_ENCRYPT_FL
	var flags uintptr
	_, _, wrong := syscall.Syscall(syscall.SYS_IOCTL, f.Fd(), getFlags, uintptr(unsafe.Pointer(&flags)))
	return wrong == 0 && flags&encrypted != 0
}

// coveringFolders are file systems that encrypt a folder, by the names that the table
// of mounts gives them.
var coveringFolders = []string{"ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.securefs", "fuse.cryptomator"}

// plainFileSystems are those that lie on one device, or on several that are listed,
// and do not encrypt as a whole.
var plainFileSystems = []string{"ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "vfat", "exfat", "ntfs", "ntfs3", "jfs", "reiserfs", "iso9660", "udf", "hfsplus"}

// linux looks at the tables of a Linux system below a root: /proc and /sys.
type linux struct {
	root fs.FS
	// folder tells whether a folder is encrypted by its own file system (fscrypt).
	folder func(dir string) bool
}

// cover tells how the disk under a folder is kept.
func (l linux) cover(dir string) journal.Cover {
	if l.folder(dir) {
		return journal.Cover{State: journal.CoveredOn, By: "folder"}
	}
	m, ok := l.mount(dir)
	switch {
	case !ok:
		return untold("system")
	case slices.Contains(coveringFolders, m.kind):
		return journal.Cover{State: journal.CoveredOn, By: "folder"}
	case !slices.Contains(plainFileSystems, m.kind) && m.kind != "fuseblk":
		return untold("file-system")
	}
	devices := l.devices(m)
	if len(devices) == 0 {
		return untold("device")
	}
	var seen []journal.Covered
	for _, d := range devices {
		seen = append(seen, l.device(d, mostBelow))
	}
	switch alike(seen) {
	case journal.CoveredOn:
		return journal.Cover{State: journal.CoveredOn, By: "luks"}
	case journal.CoveredOff:
		return journal.Cover{State: journal.CoveredOff, By: "none"}
	}
	return untold("device")
}

// mostBelow is how many devices may lie below each other.
const mostBelow = 16

// device tells how a device is kept, given by its folder in /sys: by itself, or by all
// that lie below it.
func (l linux) device(dir string, depth int) journal.Covered {
	if uuid, err := l.line(dir, "dm/uuid"); err == nil && strings.HasPrefix(uuid, "CRYPT-") {
		return journal.CoveredOn
	}
	below, err := fs.ReadDir(l.root, path.Join(dir, "slaves"))
	if depth == 0 || err != nil && !l.partition(dir) {
		return journal.CoveredUnknown
	}
	if file, err := l.line(dir, "loop/backing_file"); err == nil {
		return l.cover(path.Dir(file)).State
	}
	if name := l.kernelName(dir); strings.HasPrefix(name, "nbd") || strings.HasPrefix(name, "rbd") {
		return journal.CoveredUnknown // on another machine
	}
	if len(below) == 0 {
		return journal.CoveredOff
	}
	var seen []journal.Covered
	for _, d := range below {
		seen = append(seen, l.device(path.Join(dir, "slaves", d.Name()), depth-1))
	}
	return alike(seen)
}

// partition tells whether a device is a part of a disk: it has no list of those below.
func (l linux) partition(dir string) bool {
	_, err := l.line(dir, "partition")
	return err == nil
}

// alike gives what all say, unknown where they differ.
func alike(all []journal.Covered) journal.Covered {
	for _, c := range all {
		if c != all[0] {
			return journal.CoveredUnknown
		}
	}
	return all[0]
}

// devices gives the folders in /sys of the devices that a mount lies on. A file system
// over several devices has a number of its own and names one of them; the others are
// listed with it.
func (l linux) devices(m mount) []string {
	if !strings.HasPrefix(m.device, "0:") {
		return []string{path.Join("sys/dev/block", m.device)}
	}
	name := l.blockName(m.source)
	if name == "" {
		return nil
	}
	lists, _ := fs.Glob(l.root, "sys/fs/btrfs/*/devices") // the pattern is ours
	for _, list := range lists {
		names, err := fs.ReadDir(l.root, list)
		if err != nil {
			return nil
		}
		var out []string
		found := false
		for _, n := range names {
			out, found = append(out, path.Join("sys/class/block", n.Name())), found || n.Name() == name
		}
		if found {
			return out
		}
	}
	return []string{path.Join("sys/class/block", name)}
}

// blockName gives the kernel's name of a device that a mount names by its path.
func (l linux) blockName(source string) string {
	mapped, ok := strings.CutPrefix(source, "/dev/mapper/")
	if !ok {
		return path.Base(source)
	}
	all, _ := fs.Glob(l.root, "sys/class/block/dm-*") // the pattern is ours
	for _, dir := range all {
		if name, err := l.line(dir, "dm/name"); err == nil && name == mapped {
			return path.Base(dir)
		}
	}
	return ""
}

// mostLine bounds what is read of one of these files.
const mostLine = 4096

func (l linux) line(dir, name string) (string, error) {
	f, err := l.root.Open(path.Join(strings.TrimPrefix(dir, "/"), name))
	if err != nil {
		return "", err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, mostLine))
	return strings.TrimSpace(string(text)), err
}

// mount finds the mount that holds a folder.
func (l linux) mount(dir string) (mount, bool) {
	f, err := l.root.Open("proc/self/mountinfo")
	if err != nil {
		return mount{}, false
	}
	defer f.Close()
	return mountOf(f, dir)
}

// disks gives the whole disks that a folder lies on, by their names; none where that
// cannot be told.
func (l linux) disks(dir string) map[string]bool {
	out := map[string]bool{}
	m, ok := l.mount(dir)
	if !ok {
		return out
	}
	for _, d := range l.devices(m) {
		l.bottom(d, mostBelow, out)
	}
	return out
}

// bottom gathers the disks below a device.
func (l linux) bottom(dir string, depth int, out map[string]bool) {
	below, _ := fs.ReadDir(l.root, path.Join(dir, "slaves")) // a partition has none
	if len(below) > 0 && depth > 0 {
		for _, d := range below {
			l.bottom(path.Join(dir, "slaves", d.Name()), depth-1, out)
		}
		return
	}
	if name := l.kernelName(dir); name != "" {
		out[name] = true
	}
}

// kernelName gives the name of a disk: of the one that a partition is of.
func (l linux) kernelName(dir string) string {
	text, _ := l.line(dir, "uevent") // what has none has no name
	for line := range strings.Lines(text) {
		name, ok := strings.CutPrefix(strings.TrimSpace(line), "DEVNAME=")
		if !ok {
			continue
		}
		if found, _ := fs.Glob(l.root, "sys/block/*/"+name); len(found) > 0 && l.partition(dir) {
			return path.Base(path.Dir(found[0]))
		}
		return name
	}
	return ""
}
