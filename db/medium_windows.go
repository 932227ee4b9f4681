package db

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"unsafe"
)

// lookAt asks the system what the folder of the file lies on. It is built for
// Windows and has not been run there by its authors: a drive is a network drive
// when Windows says so or the path names another machine, and a folder is
// read-only when no file can be made in it.
func lookAt(path string) (medium, error) {
	volume := filepath.VolumeName(path)
	if strings.HasPrefix(volume, `\\`) && !strings.HasPrefix(volume, `\\?\`) {
		return medium{network: volume}, nil
	}
	root, err := syscall.UTF16PtrFromString(volume + `\`)
	if err != nil {
		return medium{}, err
	}
	const remote = 4 // DRIVE_REMOTE
	ask := syscall.NewLazyDLL("kernel32.dll").NewProc("GetDriveTypeW")
	if kind, _, _ := ask.Call(uintptr(unsafe.Pointer(root))); kind == remote {
		return medium{network: volume}, nil
	}
	return medium{readOnly: !writable(path)}, nil
}

// writable tries to make a file beside the database, where its folder is there.
func writable(path string) bool {
	const readOnly = 0o200 // the bit that Go clears for the read-only attribute
	if info, err := os.Stat(path); err == nil && info.Mode().Perm()&readOnly == 0 {
		return false
	}
	f, err := os.CreateTemp(filepath.Dir(path), "ashyq-*")
	if err != nil {
		return os.IsNotExist(err)
	}
	return f.Close() == nil && os.Remove(f.Name()) == nil
}
