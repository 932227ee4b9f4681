package db

import (
	"path/filepath"
	"syscall"
)

// lookAt asks the system what the folder of the file lies on. It is built for
// macOS and has not been run there by its authors: what the system calls local
// is taken to be so.
func lookAt(path string) (medium, error) {
	dir := existing(filepath.Dir(path))
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return medium{}, err
	}
	const readOnly, local = 0x1, 0x1000 // MNT_RDONLY, MNT_LOCAL
	m := medium{readOnly: st.Flags&readOnly != 0 || !writable(dir) || !writable(path)}
	if st.Flags&local == 0 {
		m.network = typeName(st.Fstypename[:])
	}
	return m, nil
}

// typeName reads a name that ends at the first zero.
func typeName(chars []int8) string {
	var name []byte
	for _, c := range chars {
		if c == 0 {
			break
		}
		name = append(name, byte(c))
	}
	return string(name)
}
