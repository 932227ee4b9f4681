//go:build unix

package db

import "syscall"

// systemCodes tells which of our errors stands for a failure of the system.
var systemCodes = map[syscall.Errno]string{
	syscall.ENOSPC: "db.full", syscall.EDQUOT: "db.full", syscall.EFBIG: "db.full",
	syscall.EROFS: "db.read-only",
	syscall.EIO:   "db.io", syscall.ENXIO: "db.io", syscall.ENODEV: "db.io", syscall.ESTALE: "db.io",
	syscall.EACCES: "db.closed-to-us", syscall.EPERM: "db.closed-to-us",
}
