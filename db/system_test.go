package db

import (
	"context"
	"errors"
	"io/fs"
	"syscall"
	"testing"

	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
)

// What the system says of a medium is told in words, and names the file that it named.
func TestWhatTheSystemSaysIsToldInWords(t *testing.T) {
	if len(systemCodes) == 0 {
		t.Fatal("nothing is told")
	}
	for number, code := range systemCodes {
		err := told("a.db", &fs.PathError{Op: "write", Path: "/stick/part", Err: number})
		e, ok := lang.AsError(err)
		if !ok || e.Code != code {
			t.Errorf("%v is told as %v, want %s", number, err, code)
			continue
		}
		want := messages().Error(code, lang.Args{"path": "/stick/part"})
		if e.Text != want.Text || e.Hint != want.Hint || e.Hint.KK == "" || e.Hint.RU == "" || e.Hint.EN == "" {
			t.Errorf("%v: %+v", number, e.Text)
		}
		if !errors.Is(err, number) {
			t.Errorf("%v: its cause is lost", number)
		}
	}
	if err := told("a.db", syscall.EINVAL); !errors.Is(err, syscall.EINVAL) {
		t.Errorf("what is no fault of the medium was changed: %v", err)
	}
}

// What another window wrote after the copies were compared is not replaced: it is told in
// three languages, and nothing was touched.
func TestWhatWasWrittenMeanwhileIsNotReplaced(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.write(s, journaltest.Setting("office.city", "Астана"))
	path := b.backup(s)
	lost := b.preview(path)
	b.write(s, journaltest.Setting("office.name", "Басқарма"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	err := bringHome(context.Background(), b.path, lost, b.options().filled())
	b.refused(err, "db.grown")
	e, _ := lang.AsError(err)
	want := lang.Text{
		KK: "Қарап жатқанда дерекқорға жаңа жазба түсті, ештеңе ауыстырылмады: " + b.path,
		RU: "Пока сравнивали, в базу данных записали новое; ничего не заменено: " + b.path,
		EN: "Something was written into the database meanwhile; nothing was replaced: " + b.path,
	}
	hint := lang.Text{
		KK: "Басқа терезелерді жауып, қайталаңыз.", RU: "Закройте другие окна программы и повторите.",
		EN: "Close the other windows of the program, and try again.",
	}
	if e.Text != want || e.Hint != hint {
		t.Errorf("told %+v %+v", e.Text, e.Hint)
	}
	again := b.open()
	if report := b.verify(again); !report.OK || report.Entries != 3 {
		t.Errorf("%+v", report)
	}
	b.write(again, journaltest.Setting("signer.name", "А. Сериков"))
}
