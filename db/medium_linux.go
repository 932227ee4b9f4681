package db

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// networkTypes are the numbers by which Linux names file systems whose locks
// or shared memory do not reach the other machines (statfs(2)).
var networkTypes = map[uint32]string{
	0x6969:     "NFS",
	0x517b:     "SMB",
	0xfe534d42: "SMB",
	0xff534d42: "CIFS",
	0x564c:     "NCP",
	0x01021997: "9P",
	0x5346414f: "AFS",
	0x73757245: "Coda",
	0x00c36400: "Ceph",
	0x0bd00bd0: "Lustre",
	0x47504653: "GPFS",
	0x786f4256: "VirtualBox",
}

// fuse is a file system kept by a program: a foreign disk format as well as a
// remote folder. Which one, only the table of mounts tells.
const fuse = 0x65735546

// remoteFuse are the programs that reach over a network.
var remoteFuse = []string{
	"sshfs", "rclone", "glusterfs", "davfs", "s3fs", "gvfsd-fuse", "smbnetfs", "curlftpfs",
	"goofys", "gcsfuse", "ceph-fuse", "google-drive-ocamlfuse", "onedriver", "kio-fuse",
}

// lookAt asks the system what the folder of the file lies on.
func lookAt(path string) (medium, error) {
	dir := existing(filepath.Dir(path))
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return medium{}, err
	}
	const readOnly = 0x1 // ST_RDONLY
	m := medium{
		network:  networkTypes[uint32(st.Type)],
		readOnly: st.Flags&readOnly != 0 || !writable(dir) || !writable(path),
	}
	if uint32(st.Type) == fuse {
		m.network = fuseNetwork(dir)
	}
	return m, nil
}

// fuseNetwork names the program behind a folder if it reaches over a network.
func fuseNetwork(dir string) string {
	f, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return ""
	}
	defer f.Close()
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	program := strings.TrimPrefix(mountType(f, dir), "fuse.")
	for _, remote := range remoteFuse {
		if program == remote {
			return program
		}
	}
	return ""
}

// mountType gives the type of the mount that holds the folder.
func mountType(table io.Reader, dir string) string {
	m, _ := mountOf(table, dir)
	return m.kind
}

// mount is a line of the table of mounts.
type mount struct {
	device string // its numbers: "8:1"
	kind   string // ext4
	source string // /dev/sda1
}

// mountOf finds the mount that holds the folder in the text of
// /proc/self/mountinfo (proc(5)): the last of the longest mount points above it.
func mountOf(table io.Reader, dir string) (m mount, ok bool) {
	longest := -1
	for lines := bufio.NewScanner(table); lines.Scan(); {
		before, after, parted := strings.Cut(lines.Text(), " - ")
		fields, kind := strings.Fields(before), strings.Fields(after)
		if !parted || len(fields) < 5 || len(kind) < 2 {
			continue
		}
		point := unescape(fields[4])
		inside := dir == point || strings.HasPrefix(dir, strings.TrimSuffix(point, "/")+"/")
		if inside && len(point) >= longest {
			longest, ok = len(point), true
			m = mount{device: fields[2], kind: kind[0], source: unescape(kind[1])}
		}
	}
	return m, ok
}

// unescape reads the octal escapes of mountinfo: \040 is a space.
func unescape(s string) string {
	for i := 0; i+3 < len(s); i++ {
		if n, err := strconv.ParseUint(s[i+1:i+4], 8, 8); s[i] == '\\' && err == nil {
			s = s[:i] + string(rune(n)) + s[i+4:]
		}
	}
	return s
}
