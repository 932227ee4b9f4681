package tui_test

import (
	"os"
	"path/filepath"
	"testing"

	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// settingsRoom is how many rooms lie before the settings.
const settingsRoom = 8

// keysRoom opens the room of keys from the settings of the sample office.
func keysRoom(t *testing.T, l lang.Lang) *tuitest.Stage {
	t.Helper()
	s := room(t, l, settingsRoom)
	s.Press("k")
	return s
}

// Whoever changes the laptop takes its key out of use: what follows is said before, why
// is asked, and the next entry begins anew.
func TestAKeyIsTakenOutOfUse(t *testing.T) {
	s := keysRoom(t, lang.RU)
	s.Shows("Ключи и подписи", "здесь, в употреблении", "Писали")
	s.Press("f8")
	s.Shows("Вывести ключ из употребления", "следующая запись – новым ключом")
	s.Type("новый ноутбук")
	s.Press("ctrl+s")
	s.Shows("не в употреблении с")
	s.Press("enter")
	s.Shows("новый ноутбук", "Последняя запись")
}

// A file is named, and what it is stands in words: nothing has to be believed.
func TestAFileIsLookedAtFromTheRoomOfKeys(t *testing.T) {
	path := filepath.Join(t.TempDir(), "letter.txt")
	if err := os.WriteFile(path, []byte("a letter\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := keysRoom(t, lang.KK)
	s.Shows("Кілттер мен қолтаңбалар")
	s.Press("n")
	s.Shows("Бұл қандай файл")
	s.Type(path)
	s.Press("ctrl+s")
	s.Shows("Бұл файлда журналдың белгісі жоқ.")
}
