package db

import (
	"testing"
	"testing/fstest"

	"ashyq/checks/journal"
)

// disk makes the files that /sys has for devices: each with what lies below it.
func disk(devices map[string][]string, files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for dir, below := range devices {
		out[dir+"/slaves"] = &fstest.MapFile{Mode: 0o755 | 1<<31}
		for _, d := range below {
			out[dir+"/slaves/"+d+"/partition"] = &fstest.MapFile{Data: []byte("1\n")}
		}
	}
	return out
}

func mounted(line string) string { return "22 1 " + line + "\n" }

// The encryption of a disk is told by the devices below the mount, and where it cannot
// be told nothing is made up.
func TestTheEncryptionOfADiskIsToldAsFarAsItCanBe(t *testing.T) {
	const luks = "CRYPT-LUKS2-0f3a-root\n"
	for _, story := range []struct {
		sentence string
		root     fstest.MapFS
		want     journal.Cover
	}{
		{"a plain partition", disk(nil, map[string]string{
			"proc/self/mountinfo":         mounted("8:1 / / rw - ext4 /dev/sda1 rw"),
			"sys/dev/block/8:1/partition": "1\n",
		}), journal.Cover{State: "off", By: "none"}},
		{"a whole disk", disk(map[string][]string{"sys/dev/block/254:0": nil}, map[string]string{
			"proc/self/mountinfo": mounted("254:0 / / rw - ext4 /dev/vda rw"),
		}), journal.Cover{State: "off", By: "none"}},
		{"LUKS", disk(map[string][]string{"sys/dev/block/253:0": {"sda2"}}, map[string]string{
			"proc/self/mountinfo":         mounted("253:0 / / rw - ext4 /dev/mapper/root rw"),
			"sys/dev/block/253:0/dm/uuid": luks,
		}), journal.Cover{State: "on", By: "luks"}},
		{"a volume of LVM on LUKS", disk(map[string][]string{"sys/dev/block/253:1": {}}, map[string]string{
			"proc/self/mountinfo":                     mounted("253:1 / / rw - xfs /dev/mapper/vg-home rw"),
			"sys/dev/block/253:1/dm/uuid":             "LVM-abcdef\n",
			"sys/dev/block/253:1/slaves/dm-0/dm/uuid": luks,
		}), journal.Cover{State: "on", By: "luks"}},
		{"a volume of LVM on a plain partition", disk(map[string][]string{"sys/dev/block/253:1": {"sda3"}}, map[string]string{
			"proc/self/mountinfo":         mounted("253:1 / / rw - ext4 /dev/mapper/vg-home rw"),
			"sys/dev/block/253:1/dm/uuid": "LVM-abcdef\n",
		}), journal.Cover{State: "off", By: "none"}},
		{"a volume of which one half is encrypted", disk(map[string][]string{"sys/dev/block/253:1": {"sda3"}}, map[string]string{
			"proc/self/mountinfo":                     mounted("253:1 / / rw - ext4 /dev/mapper/vg-home rw"),
			"sys/dev/block/253:1/dm/uuid":             "LVM-abcdef\n",
			"sys/dev/block/253:1/slaves/dm-0/dm/uuid": luks,
		}), journal.Cover{State: "unknown", By: "device"}},
		{"btrfs over LUKS, which has a number of its own", disk(nil, map[string]string{
			"proc/self/mountinfo":            mounted("0:27 /@home / rw - btrfs /dev/mapper/cr rw"),
			"sys/class/block/dm-0/dm/name":   "cr\n",
			"sys/class/block/dm-0/dm/uuid":   luks,
			"sys/fs/btrfs/9a/devices/dm-0/x": "",
		}), journal.Cover{State: "on", By: "luks"}},
		{"btrfs over two disks of which one is plain", disk(map[string][]string{"sys/class/block/sdb": nil}, map[string]string{
			"proc/self/mountinfo":            mounted("0:27 / / rw - btrfs /dev/mapper/cr rw"),
			"sys/class/block/dm-0/dm/name":   "cr\n",
			"sys/class/block/dm-0/dm/uuid":   luks,
			"sys/fs/btrfs/9a/devices/dm-0/x": "", "sys/fs/btrfs/9a/devices/sdb/x": "",
		}), journal.Cover{State: "unknown", By: "device"}},
		{"a folder of eCryptfs", disk(nil, map[string]string{
			"proc/self/mountinfo": mounted("0:50 / /home/aigul rw - ecryptfs /home/.ecryptfs rw"),
		}), journal.Cover{State: "on", By: "folder"}},
		{"ZFS, which tells only its own programs", disk(nil, map[string]string{
			"proc/self/mountinfo": mounted("0:30 / / rw - zfs rpool/home rw"),
		}), journal.Cover{State: "unknown", By: "file-system"}},
		{"a container", disk(nil, map[string]string{
			"proc/self/mountinfo": mounted("0:40 / / rw - overlay overlay rw"),
		}), journal.Cover{State: "unknown", By: "file-system"}},
		{"a device that is not listed", disk(nil, map[string]string{
			"proc/self/mountinfo": mounted("8:1 / / rw - ext4 /dev/sda1 rw"),
		}), journal.Cover{State: "unknown", By: "device"}},
		{"a disk on another machine", disk(map[string][]string{"sys/dev/block/43:0": nil}, map[string]string{
			"proc/self/mountinfo":       mounted("43:0 / / rw - ext4 /dev/nbd0 rw"),
			"sys/dev/block/43:0/uevent": "MAJOR=43\nDEVNAME=nbd0\n",
		}), journal.Cover{State: "unknown", By: "device"}},
		{"no tables at all", fstest.MapFS{}, journal.Cover{State: "unknown", By: "system"}},
	} {
		l := linux{root: story.root, folder: func(string) bool { return false }}
		if got := l.cover("/home/aigul"); got != story.want {
			t.Errorf("%s: %+v, want %+v", story.sentence, got, story.want)
		}
	}
	l := linux{root: fstest.MapFS{}, folder: func(string) bool { return true }}
	if got := l.cover("/home/aigul"); got.State != journal.CoveredOn {
		t.Errorf("a folder that its file system encrypts: %+v", got)
	}
}

// Two partitions of one disk are one disk: one accident takes both.
func TestOneDiskIsToldFromTwo(t *testing.T) {
	l := linux{root: disk(nil, map[string]string{
		"proc/self/mountinfo": mounted("8:1 / / rw - ext4 /dev/sda1 rw") + mounted("8:2 / /backup rw - ext4 /dev/sda2 rw") +
			mounted("8:17 / /media/usb rw - vfat /dev/sdb1 rw") + mounted("0:40 / /strange rw - zfs pool rw"),
		"sys/dev/block/8:1/partition": "1", "sys/dev/block/8:1/uevent": "DEVNAME=sda1\n",
		"sys/dev/block/8:2/partition": "2", "sys/dev/block/8:2/uevent": "DEVNAME=sda2\n",
		"sys/dev/block/8:17/partition": "1", "sys/dev/block/8:17/uevent": "DEVNAME=sdb1\n",
		"sys/block/sda/sda1/dev": "8:1", "sys/block/sda/sda2/dev": "8:2", "sys/block/sdb/sdb1/dev": "8:17",
	})}
	own := l.disks("/home/aigul")
	for dir, want := range map[string]string{"/backup": "sda", "/media/usb/copies": "sdb"} {
		if got := l.disks(dir); len(got) != 1 || !got[want] {
			t.Errorf("%s lies on %v", dir, got)
		}
	}
	if !own["sda"] || len(l.disks("/strange")) != 0 {
		t.Errorf("the own one is %v, a strange one %v", own, l.disks("/strange"))
	}
}

// This machine answers without a fault, whatever it is.
func TestThisMachineAnswers(t *testing.T) {
	if got := Cover(t.TempDir() + "/ashyq.db"); got.State == "" || got.By == "" {
		t.Errorf("%+v", got)
	}
	if same, known := sameDisk(t.TempDir(), t.TempDir()); known && !same {
		t.Error("two folders beside each other lie on two disks")
	}
}
