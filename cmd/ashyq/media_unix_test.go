//go:build unix

package main

import (
	"bytes"
	"database/sql"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// What may happen to the file on its medium, told by the real program: each is one line
// of what has happened and one of what to do, in the three languages; the database is
// unharmed after it, and the same command does its work when the cause is gone.

// nobody is the user as whom a test of rights runs where the tests run as root, whom no
// rights stop.
const nobody = 65534

// medium is a folder with a database, as its user sees it.
type medium struct {
	*scene
	as *syscall.Credential // nil: as whoever runs the tests
}

// started is the folder in which an inspection was opened.
func started(t *testing.T, dir string) *scene {
	s := &scene{T: t, dir: dir}
	for _, folder := range []string{"tmp", "base"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	s.does(dir, killStart[0])
	return s
}

// asUser is such a folder for a user whom rights stop. The program lies in it too: where
// it was built nobody else may look.
func asUser(t *testing.T) *medium {
	m := &medium{scene: started(t, t.TempDir())}
	if os.Getuid() != 0 {
		return m
	}
	m.as = &syscall.Credential{Uid: nobody, Gid: nobody}
	path, err := binary()
	if err == nil {
		err = os.CopyFS(filepath.Join(m.dir, "program"), os.DirFS(filepath.Dir(path)))
	}
	if err == nil {
		err = filepath.WalkDir(m.dir, func(path string, _ fs.DirEntry, err error) error {
			if err == nil {
				err = os.Lchown(path, nobody, nobody)
			}
			return err
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	for up := filepath.Dir(m.dir); up != filepath.Clean(os.TempDir()) && up != "/"; up = filepath.Dir(up) {
		if err := os.Chmod(up, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

// run runs a command line as the user of the medium.
func (m *medium) run(line string) (out, told string, code int) {
	m.Helper()
	cmd := m.command(m.dir, words(line)...)
	if m.as != nil {
		cmd.Path = filepath.Join(m.dir, "program", "ashyq")
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: m.as}
	}
	var first, second bytes.Buffer
	cmd.Stdout, cmd.Stderr = &first, &second
	if err := cmd.Run(); cmd.ProcessState == nil {
		m.Fatal(err)
	}
	return first.String(), strings.ReplaceAll(second.String(), m.dir, "DIR"), cmd.ProcessState.ExitCode()
}

// languages are those in which everything is said.
var languages = []string{"kk", "ru", "en"}

// refuses runs a command line in each language and wants just these two lines.
func (m *medium) refuses(line string, says map[string]string) {
	m.Helper()
	var all sync.WaitGroup
	for _, l := range languages {
		all.Go(func() {
			out, told, code := m.run(line + " --lang " + l)
			if code != exitRefused || out != "" || told != says[l] {
				m.Errorf("%s: exit %d, %q, told:\n%s\nwant:\n%s", l, code, out, told, says[l])
			}
		})
	}
	all.Wait()
}

// goesOn wants the database whole, as it was, and the command to do its work now.
func (m *medium) goesOn(line string) {
	m.Helper()
	if out, told, code := m.run("journal verify --lang en"); code != 0 || !strings.Contains(out, "The journal is whole") || !strings.Contains(out, "Entries: 3") {
		m.Errorf("exit %d: %s%s", code, out, told)
	}
	if _, told, code := m.run(line); code != 0 {
		m.Errorf("the next act: exit %d, told:\n%s", code, told)
	}
	if out, told, code := m.run("journal verify --lang en"); code != 0 || !strings.Contains(out, "Entries: 4") {
		m.Errorf("exit %d: %s%s", code, out, told)
	}
}

// does it or fails.
func (m *medium) must(err error) {
	m.Helper()
	if err != nil {
		m.Fatal(err)
	}
}

const mediaAct = "settings set office.city.ru Астана --source S"

var (
	saysReadOnly = map[string]string{
		"kk": "Дерекқор тек оқуға ашылған: DIR/a.db\nФайлды жазуға болатын қалтаға көшіріп, сол жерден ашыңыз.\n",
		"ru": "База данных открыта только для чтения: DIR/a.db\nСкопируйте файл в папку, куда можно писать, и откройте его оттуда.\n",
		"en": "The database is open for reading only: DIR/a.db\nCopy the file to a folder that can be written, and open it there.\n",
	}
	saysClosed = map[string]string{
		"kk": "Файлды ашу мүмкін болмады: DIR/a.db\nҚалтаның бар-жоғын және оған құқығыңызды қараңыз.\n",
		"ru": "Файл не удалось открыть: DIR/a.db\nПосмотрите, есть ли папка и есть ли у вас права на нее.\n",
		"en": "The file could not be opened: DIR/a.db\nCheck that the folder is there and that you may use it.\n",
	}
	saysLocked = map[string]string{
		"kk": "Дерекқорды басқа бағдарлама пайдаланып жатыр: DIR/a.db\nОның аяқталуын күтіп, қайталаңыз.\n",
		"ru": "База данных занята другой программой: DIR/a.db\nДождитесь, пока она закончит, и повторите.\n",
		"en": "Another program is using the database: DIR/a.db\nWait until it has finished, and try again.\n",
	}
	saysNoFolder = map[string]string{
		"kk": "Дерекқор қалтасы орнында жоқ: DIR/base\nТасымалдағышты орнына салыңыз немесе --db жолын қараңыз; жаңа дерекқор керек болса, алдымен қалтаны жасаңыз.\n",
		"ru": "Папки базы данных нет на месте: DIR/base\nВерните носитель на место или посмотрите путь --db; если нужна новая база данных, сначала создайте папку.\n",
		"en": "The folder of the database is not there: DIR/base\nPut the medium back, or check the path given with --db; if a new database is wanted, make the folder first.\n",
	}
	saysNoKeys = map[string]string{
		"kk": "Кілттер қалтасына жазу мүмкін болмады, сондықтан ештеңе жазылмады.\nПайдаланушы баптауларының «streams» қалтасына құқықты және дискідегі орынды қарап, қайталаңыз.\n",
		"ru": "В папку ключей не удалось записать, поэтому ничего не записано.\nПосмотрите права на папку «streams» в настройках пользователя и место на диске и повторите.\n",
		"en": "The folder of keys could not be written, so nothing was saved.\nCheck your rights to the folder \"streams\" among your settings and the space on the disk, and try again.\n",
	}
)

// Rights that are not there are told apart: what can be read can be looked at still.
func TestRightsThatAreNotThere(t *testing.T) {
	for _, story := range []struct {
		name  string
		path  string
		mode  os.FileMode
		says  map[string]string
		reads bool
	}{
		{"the file is for reading only", "a.db", 0o444, saysReadOnly, true},
		{"its folder is for reading only", ".", 0o555, saysReadOnly, true},
		{"the file is closed", "a.db", 0, saysClosed, false},
		{"the folder of keys is closed", "config/ashyq/streams", 0, saysNoKeys, true},
	} {
		t.Run(story.name, func(t *testing.T) {
			m := asUser(t)
			path := filepath.Join(m.dir, story.path)
			before, err := os.Stat(path)
			m.must(err)
			m.must(os.Chmod(path, story.mode))
			m.refuses(mediaAct, story.says)
			if out, told, code := m.run("evidence list 2026-001 --lang en"); story.reads != (code == 0) {
				t.Errorf("looking at it: exit %d\n%s%s", code, out, told)
			}
			m.must(os.Chmod(path, before.Mode()))
			m.goesOn(mediaAct)
		})
	}
}

// A medium that is for reading only as a whole: what is there can be read, and writing
// goes on where it can be written again.
func TestAReadOnlyMedium(t *testing.T) {
	dir, ok := small(t)
	if !ok {
		t.Log("NOT SHOWN HERE, nothing may be mounted: the rights of files stand for it")
		return
	}
	m := &medium{scene: started(t, dir)}
	mount := func(how string) { m.must(exec.Command("mount", "-o", "remount,"+how, dir).Run()) }
	mount("ro")
	m.refuses(mediaAct, saysReadOnly)
	if out, told, code := m.run("journal verify --lang en"); code != 0 || !strings.Contains(out, "Entries: 3") {
		t.Errorf("looking at it: exit %d\n%s%s", code, out, told)
	}
	mount("rw")
	m.goesOn(mediaAct)
}

// The medium goes between two commands: no empty database takes its place.
func TestAMediumThatIsGoneBetweenTwoCommands(t *testing.T) {
	m := &medium{scene: started(t, t.TempDir())}
	base, away := filepath.Join(m.dir, "base"), filepath.Join(m.dir, "away")
	m.must(os.Rename(filepath.Join(m.dir, "a.db"), filepath.Join(base, "a.db")))
	m.must(os.Rename(base, away))
	for _, line := range []string{mediaAct, "evidence list 2026-001", "undo 2026-001", killStart[0]} {
		m.refuses(line+" --db "+filepath.Join(base, "a.db"), saysNoFolder)
	}
	if _, err := os.Stat(base); err == nil {
		t.Error("a folder was made where the medium was")
	}
	m.must(os.Rename(away, base))
	m.must(os.Rename(filepath.Join(base, "a.db"), filepath.Join(m.dir, "a.db")))
	m.goesOn(mediaAct)
}

// Where the folder stayed and the file is gone, a new one is begun, and that is said.
func TestAnotherDatabaseThatIsBegunIsSaid(t *testing.T) {
	says := map[string]string{
		"kk": "Мұнда дерекқор болған жоқ, жаңасы басталды: DIR/kk.db. Бұрынғысы басқа жерде болса, жолын --db арқылы көрсетіңіз.\n",
		"ru": "Базы данных здесь не было, начата новая: DIR/ru.db. Если прежняя лежит в другом месте, укажите ее через --db.\n",
		"en": "There was no database here, a new one was begun: DIR/en.db. If the earlier one lies elsewhere, name it with --db.\n",
	}
	m := &medium{scene: started(t, t.TempDir())}
	for _, l := range languages {
		line := mediaAct + " --db " + filepath.Join(m.dir, l+".db") + " --lang " + l
		if _, told, code := m.run(line); code != 0 || told != says[l] {
			t.Errorf("exit %d, told:\n%s", code, told)
		}
		if _, told, code := m.run(line); code != 0 || told != "" {
			t.Errorf("once more: exit %d, told:\n%s", code, told)
		}
	}
	m.goesOn(mediaAct)
}

// Another program holds the lock for longer than is waited.
func TestALockThatIsHeldForLonger(t *testing.T) {
	m := &medium{scene: started(t, t.TempDir())}
	other, err := sql.Open("sqlite", filepath.Join(m.dir, "a.db"))
	m.must(err)
	other.SetMaxOpenConns(1)
	defer other.Close()
	_, err = other.Exec("BEGIN IMMEDIATE")
	m.must(err)
	m.refuses(mediaAct, saysLocked)
	if out, told, code := m.run("journal verify --lang en"); code != 0 {
		t.Errorf("looking at it: exit %d\n%s%s", code, out, told)
	}
	_, err = other.Exec("ROLLBACK")
	m.must(err)
	m.goesOn(mediaAct)
}

// The clock was set back: the act is written in its order, and that is said.
func TestAClockThatWasSetBack(t *testing.T) {
	says := map[string]string{
		"kk": "Компьютер сағаты артта қалған: бүгін 20.01.2025, ал соңғы жазбалар 20.01.2026 күнімен тұр. Жазбалардың реті бұзылған жоқ; сағатты дұрыстаңыз.\n",
		"ru": "Часы компьютера отстают: сегодня 20.01.2025, а последние записи сделаны 20.01.2026. Порядок записей не нарушен; поставьте часы правильно.\n",
		"en": "The clock of this computer is behind: today is 20.01.2025, and the last entries are of 20.01.2026. The order of the entries is not harmed; set the clock right.\n",
	}
	for _, l := range languages {
		m := &medium{scene: started(t, t.TempDir())}
		cmd := m.command(m.dir, words("settings set office.city.kk Астана --source S --lang "+l)...)
		cmd.Env = append(cmd.Env, "ASHYQ_NOW=2025-01-20T10:00:00+05:00")
		var told bytes.Buffer
		cmd.Stderr = &told
		if err := cmd.Run(); err != nil || told.String() != says[l] {
			t.Errorf("%v, told:\n%s", err, told.String())
		}
		if _, told, code := m.run(mediaAct); code != 0 || told != "" {
			t.Errorf("with the clock right again: exit %d, told:\n%s", code, told)
		}
		if n := m.entries(m.dir, "a.db"); n != 5 {
			t.Errorf("%d entries", n)
		}
	}
}

// A copied file is written to on a second laptop: a stream of its own begins, that is
// said once, and what is said to do brings both together.
func TestACopiedFileOnASecondLaptop(t *testing.T) {
	says := map[string]string{
		"kk": "Бұл компьютер осы дерекқорға бірінші рет жазды: жазбалары жеке ағында тұр. Егер файл көшірме болса, екеуін біріктіріңіз: ashyq bundle export, содан кейін ashyq bundle import.\n",
		"ru": "Этот компьютер пишет в эту базу данных впервые: его записи стоят в своем потоке. Если файл скопирован, сведите обе базы: ashyq bundle export, затем ashyq bundle import.\n",
		"en": "This computer writes into this database for the first time: its entries stand in a stream of their own. If the file is a copy, bring both together: ashyq bundle export, then ashyq bundle import.\n",
	}
	for _, l := range languages {
		m := &medium{scene: started(t, t.TempDir())}
		second := &medium{scene: &scene{T: t, dir: t.TempDir()}}
		m.must(os.Mkdir(filepath.Join(second.dir, "tmp"), 0o700))
		body, err := os.ReadFile(filepath.Join(m.dir, "a.db"))
		m.must(err)
		m.must(os.WriteFile(filepath.Join(second.dir, "a.db"), body, 0o600))
		if _, told, code := second.run("settings set office.name.kk Ақтау --source S --lang " + l); code != 0 || told != says[l] {
			t.Errorf("exit %d, told:\n%s", code, told)
		}
		if _, told, code := second.run("settings set office.city.kk Ақтау --source S"); code != 0 || told != "" {
			t.Errorf("the second time: exit %d, told:\n%s", code, told)
		}
		if _, told, code := m.run(mediaAct); code != 0 || told != "" {
			t.Errorf("the first laptop: exit %d, told:\n%s", code, told)
		}
		path := filepath.Join(m.dir, "second.bundle")
		second.does(second.dir, "bundle export "+path)
		m.does(m.dir, "bundle import "+path)
		if n := m.entries(m.dir, "a.db"); n != 7 {
			t.Errorf("brought together there are %d entries", n)
		}
	}
}
