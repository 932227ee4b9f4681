package desk

import (
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Limits of one attachment, in bytes: the ordinary one, and the greatest that
// the setting may give.
const (
	ordinaryAttachment = 32 << 20
	greatestAttachment = 256 << 20
)

// settingAttachment names the setting that raises the limit of one attachment,
// in mebibytes.
const settingAttachment = "attachment.limit"

func attachmentLimit(o *checks.Office) int64 {
	value, ok := o.Setting(settingAttachment)
	if !ok {
		return ordinaryAttachment
	}
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil || n < 1 || n<<20 > greatestAttachment {
		return ordinaryAttachment
	}
	return n << 20
}

// unreadable says that a file could not be read, unless the error says it in its
// own words.
func unreadable(path string, err error) error {
	if ours, ok := lang.AsError(err); ok {
		return ours
	}
	return caused(fail("file.unreadable", args{"path": lang.Line(path)}), err)
}

func unattached(path string, limit int64, err error) error {
	if errors.Is(err, journal.ErrTooLarge) {
		return fail("file.too-large", args{"path": lang.Line(path), "mib": int(limit >> 20)})
	}
	return unreadable(path, err)
}

// PhotoEndings are the endings of files that are photographs to the evidence.
func PhotoEndings() []string { return []string{".jpg", ".jpeg", ".png", ".webp", ".heic"} }

// role says what a file is to the evidence, by its ending: photos go to an annex
// of the memo.
func role(name string) string {
	if slices.Contains(PhotoEndings(), strings.ToLower(filepath.Ext(name))) {
		return "photo"
	}
	return "original"
}
