package db

import "syscall"

// systemCodes tells which of our errors stands for a failure of the system, by the
// numbers of winerror.h.
var systemCodes = map[syscall.Errno]string{
	39: "db.full", 112: "db.full", // HANDLE_DISK_FULL, DISK_FULL
	19: "db.read-only",                                   // WRITE_PROTECT
	21: "db.io", 23: "db.io", 55: "db.io", 1117: "db.io", // NOT_READY, CRC, DEV_NOT_EXIST, IO_DEVICE
	5: "db.closed-to-us", 32: "db.closed-to-us", // ACCESS_DENIED, SHARING_VIOLATION
}
