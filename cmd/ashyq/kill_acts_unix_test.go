//go:build unix

package main

import (
	"archive/zip"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"ashyq/checks/journal"
	"ashyq/db"
	"ashyq/db/bundle"
)

// killAct is one kind of write. The next one is a line in the table.
type killAct struct {
	flushed bool // it is also traced: see flushed_unix_test.go
	name    string
	before  string                     // done first, to its end
	line    string                     // what is killed
	whole   func(s *scene, dir string) // what must be there when it was called done
	never   func(s *scene, dir string) // what must hold whenever it was killed
}

// killFiles lie in the folder.
var killFiles = map[string]string{
	"posts.csv": "date,title\n2025-01-08,Бірінші жазба\n2025-01-16,Екінші жазба\n2025-01-22,Үшінші жазба\n",
	"holders.csv": "name_kk,name_ru,category,address\n№ 1 мектеп,Школа № 1,state-institution,\"Арқа, Абай 3\"\n" +
		"№ 2 мектеп,Школа № 2,state-institution,\"Арқа, Абай 5\"\n",
	"draft.json": `{"ashyq_draft":1,"draft":{"id":"inspection","form":"inspection","values":{"holder":["Мектеп"]}}}`,
	"blog.html": "<!doctype html><html lang=ru><head><title>Блог</title></head><body><main>" +
		"<article><h2><a href=/p/2>Прием</a></h2><time datetime=2025-03-10>10 марта 2025</time></article></main></body></html>",
}

// killStart is what was done before.
var killStart = []string{
	`inspect open --as 'А. Сериков' --holder 'Білім басқармасы' --category state-body --period 2025-01-01..2025-12-31 --on 2026-01-20 --form hearing`,
	`evidence add 2026-001 --as 'А. Сериков' --check open-data-events --kind event --date 2025-05-14 --title Хакатон`,
	`evidence cover 2026-001 --as 'А. Сериков' --check open-data-events --from 2025-01-01 --to 2025-12-31 --source журнал`,
	`agenda open --as 'А. Сериков' --on 2026-01-18`,
	`backup older.db`,
	`evidence add 2026-001 --as 'А. Сериков' --check open-data-events --kind event --date 2025-08-14 --title Сауалнама`,
	`backup out.db`,
	`settings set office.city.kk Ақтау --source S --db other.db`,
}

// killActs are the kinds of writes.
var killActs = []killAct{
	{name: "evidence with a file", flushed: true, line: `evidence add 2026-001 --as 'А. Сериков' --check open-data-events --kind event --date 2025-11-14 --title Форум --file big.bin`},
	{name: "import of a table", line: `evidence import 2026-001 posts.csv --check weekly-blog --as 'А. Сериков'`},
	{name: "capture of a file", line: `capture 2026-001 blog.html --check weekly-blog --date 2026-01-13 --as 'А. Сериков'`},
	{name: "verdict", flushed: true, line: `verdict 2026-001 open-data-events met --as 'А. Сериков' --reason 'хатпен расталған'`},
	{name: "undo", line: `undo 2026-001 --as 'А. Сериков'`},
	{name: "withdrawing", before: `verdict 2026-001 open-data-events met --as 'А. Сериков' --reason 'хатпен расталған'`,
		line: `verdict 2026-001 open-data-events --withdraw --as 'А. Сериков' --reason 'қате'`},
	{name: "setting", flushed: true, line: `settings set office.city.ru Астана --source S`},
	{name: "import of holders", line: `holders import holders.csv --as 'А. Сериков'`},
	{name: "opening an inspection", line: `inspect open --as 'А. Сериков' --holder 'Мұражай' --category state-institution --period 2025-01-01..2025-12-31 --on 2026-01-20 --form monitoring`},
	{name: "closing an inspection", line: `inspect close 2026-001 --as 'А. Сериков' --reason қаралды`},
	{name: "issuing a memo", flushed: true, line: `memo 2026-001 --issue -o out/memo.docx --as 'А. Сериков' --lang kk`, whole: hasMemo, never: halfMemo},
	{name: "agenda", line: `agenda add 2026-01-18 --as 'А. Сериков' --kind hearing --inspection 2026-001 --minutes 20`},
	{name: "review", line: `review 2026-001 ask memo --as 'А. Сериков' --reader 'Болат С.'`},
	{name: "rebuilding rows", line: `journal rebuild`},
	{name: "backup", flushed: true, line: `backup out.db`, never: soundBackup},
	{name: "restoring", flushed: true, line: `restore older.db --lose 1`, never: setAside},
	{name: "repair", flushed: true, line: `repair a.db -o out/new.db`, whole: hasRepaired, never: halfRepaired},
	{name: "bundle export", line: `bundle export out/part.bundle`, whole: wroteBundle("out/part.bundle"), never: halfBundle("out/part.bundle")},
	{name: "bundle import", before: `bundle export second.bundle --db other.db`, line: `bundle import second.bundle`},
	{name: "archive", line: `archive 2026-001 -o out/archive.bundle`, whole: wroteBundle("out/archive.bundle"), never: halfBundle("out/archive.bundle")},
	{name: "erasing", line: `erase 2026-001 --as 'А. Сериков' --why personal --reason 'өтініш бойынша' --ground 'заң' --goes 2`},
	{name: "refuting", line: `evidence withdraw EVIDENCE --as 'А. Сериков' --why refuted --reason 'жалған'`},
	{name: "a new key", line: `keys new --reason 'ноутбук ауысты'`},
	{name: "backup by the plan", before: `backups set --folder out`, line: `backups run`, never: soundCopies},
	{name: "taking a draft", line: `drafts take draft.json`},
}

// wroteBundle wants a bundle under its name.
func wroteBundle(name string) func(*scene, string) {
	return func(s *scene, dir string) {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			s.Errorf("the bundle was called written: %v", err)
		}
	}
}

// halfBundle wants a bundle whole, if it is there at all.
func halfBundle(name string) func(*scene, string) {
	return func(s *scene, dir string) {
		path := filepath.Join(dir, name)
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return
		}
		if _, err := bundle.Describe(context.Background(), path, journal.Key{}); err != nil {
			s.Errorf("half a bundle stands under its name: %v", err)
		}
	}
}

// soundCopies wants every copy that bears its name whole.
func soundCopies(s *scene, dir string) {
	list, err := filepath.Glob(filepath.Join(dir, "out", "ashyq-*.db"))
	if err != nil {
		s.Error(err)
	}
	for _, path := range list {
		report, err := db.VerifyBackup(context.Background(), path, db.Options{KeyDir: filepath.Join(dir, "config", "ashyq", "streams")})
		if err != nil || !report.OK {
			s.Errorf("the copy: %v %v", report.Problems, err)
		}
	}
}

// hasMemo wants the memo under its name.
func hasMemo(s *scene, dir string) {
	if _, err := os.Stat(filepath.Join(dir, "out", "memo.docx")); err != nil {
		s.Errorf("the memo was called written: %v", err)
	}
}

// halfMemo wants the memo whole, if it is there at all.
func halfMemo(s *scene, dir string) {
	z, err := zip.OpenReader(filepath.Join(dir, "out", "memo.docx"))
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		s.Errorf("half a memo stands under its name: %v", err)
		return
	}
	z.Close()
}

// soundBackup wants the earlier backup or the new one, whole.
func soundBackup(s *scene, dir string) {
	report, err := db.VerifyBackup(context.Background(), filepath.Join(dir, "out.db"), db.Options{KeyDir: filepath.Join(dir, "config", "ashyq", "streams")})
	if err != nil || !report.OK {
		s.Errorf("the backup: %v %v", report.Problems, err)
	}
}

// setAside wants what stood in the place to be kept whole, where it was moved.
func setAside(s *scene, dir string) {
	aside, err := filepath.Glob(filepath.Join(dir, "a.db.before-restore-*"))
	if err != nil {
		s.Error(err)
	}
	for _, path := range aside {
		if strings.HasSuffix(path, "-wal") || strings.HasSuffix(path, "-shm") {
			continue
		}
		if n := s.entries(dir, filepath.Base(path)); n != s.start {
			s.Errorf("set aside were %d entries instead of %d", n, s.start)
		}
	}
}

// hasRepaired wants the new file under its name.
func hasRepaired(s *scene, dir string) {
	if _, err := os.Stat(filepath.Join(dir, "out", "new.db")); err != nil {
		s.Errorf("the new file was called written: %v", err)
	}
}

// halfRepaired wants the new file whole, if it is there at all.
func halfRepaired(s *scene, dir string) {
	if n := s.entries(dir, "out/new.db"); n >= 0 && n < s.start {
		s.Errorf("the new file holds %d entries of %d", n, s.start)
	}
}
