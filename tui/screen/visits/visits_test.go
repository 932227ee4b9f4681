package visits_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashyq/checks/capture"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/page"
	"ashyq/fixtures/office"
	"ashyq/tui/tuitest"
)

// web answers for two sites at once; the others answer when the story lets them. What
// it has no page for is not found.
type web struct{ let chan struct{} }

var quick = map[string]bool{"https://sarybulaq.example.kz": true, "https://sot.aqqayin.example.kz": true}

const text = `<!doctype html><html lang="kk"><body><main><h1>Басты бет</h1><p>Мәтін осы жерде, оны оқуға болады.</p></main></body></html>`

// Take implements desk.Web.
func (w *web) Take(ctx context.Context, address string, how capture.Method) (capture.Capture, error) {
	c := capture.Capture{Asked: address, Final: address, At: office.Now(), Method: how, Tool: capture.Tool, Outcome: page.Fetched, Status: 200}
	if !quick[address] {
		select {
		case <-w.let:
		case <-ctx.Done():
			return c, ctx.Err()
		}
	}
	if strings.Contains(address, "mektep") || strings.Contains(address, "gone") {
		c.Outcome, c.Status = page.NotFound, 404
		return c, nil
	}
	c.Bodies = []capture.Body{{Name: "p.html", MIME: "text/html", Bytes: []byte(text)}}
	return c, nil
}

// stage is the workbench on the room of the round.
func stage(t *testing.T, l lang.Lang, w, h int) (*tuitest.Stage, *web) {
	t.Helper()
	net := &web{let: make(chan struct{})}
	s := tuitest.Open(t, tuitest.Options{Office: true, Lang: l, Width: w, Height: h, Web: net})
	s.Press("]", "]", "]", "]")
	return s, net
}

// A round is stopped and goes on from where it stood; what could not be read is tried
// again when that is asked for; a visit opens the pages of its inspection.
func TestARoundIsStoppedAndGoesOn(t *testing.T) {
	s, net := stage(t, lang.EN, 80, 24)
	s.Held = true
	s.Shows("waiting: 12", "Next: begin the round, addresses: 12")
	s.Press("f9")
	s.Shows("Visited: 0 / 12")
	for range 3 { // the site of one holder stands in two inspections
		s.Hear()
	}
	s.Shows("Visited: 3 / 12", "read: 3")
	s.Press("[", "[") // other rooms meanwhile
	s.Lacks("Visited")
	s.Press("]", "]")
	s.Shows("Visited: 3 / 12")
	s.Press("ctrl+c")
	s.HearOut()
	s.Shows("Stopped: 3 / 12", "waiting: 9")
	s.Press("f5")
	s.Wait(10 * time.Second)
	s.Shows("waiting: 9", "read: 3", "Next: go on where it stood, left: 9")
	close(net.let)
	s.Press("e")
	s.HearOut()
	s.Shows("The round has ended: 9 / 9", "read: 11", "not read: 1", "waiting: 0")
	s.Press("f4") // what waits: none
	s.Shows("There are no such addresses", "Next: change the filter: F4")
	s.Press("f4", "f4", "f4", "f4")
	s.Press("r")
	s.Shows("waiting: 1", "the unread again")
	s.Press("r", "f4", "f4", "f4")
	s.OnRow("? not found")
	s.OnRow("2025-011")
	s.Press("enter")
	s.Shows("2025-011", "mektep3.sarybulaq.example.kz", "? not found")
}

// While a round runs other acts are written: none waits for a slow site.
func TestARoundHoldsUpNobody(t *testing.T) {
	s, _ := stage(t, lang.EN, 80, 24)
	s.Held = true
	s.Press("f9")
	s.Press("[", "[", "[", "[", "tab")
	s.Seek("2025-012")
	s.Press("enter")
	covered := func() int {
		_, list, err := s.Desk.ListEvidence(context.Background(), "2025-012")
		s.Must(err)
		return len(list)
	}
	was := covered()
	s.SeekCheck("weekly-blog")
	s.Press("v", "ctrl+s") // the cursor comes to what is missing
	s.Type("Блогтың мұрағаты")
	s.Press("ctrl+s")
	if now := covered(); now != was+1 {
		t.Errorf("%d spans, there were %d\n%s", now, was, s.Screen())
	}
	s.Press("ctrl+c")
	s.HearOut()
}

// A table names further addresses, and one that is none is refused while the sheet
// stays.
func TestAddressesComeFromATable(t *testing.T) {
	s, _ := stage(t, lang.RU, 120, 40)
	write := func(name, text string) string {
		path := filepath.Join(s.Dir, name)
		s.Must(os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	bad, good := write("bad.csv", "Город;Улица\nа;б\n"), write("good.csv", "Дело;Адрес;Критерий\n2025-012;https://gone.example.kz/;weekly-blog\n")
	s.Press("c", "end", "down", "down")
	s.Type(bad)
	s.Press("ctrl+s")
	s.Shows("!", "bad.csv")
	s.Press("esc")
	s.Press("ctrl+u")
	s.Type(good)
	s.Press("ctrl+s")
	s.Shows("ждут: 13", "https://gone.example.kz/", "со списком")
}

// Only what is broken is asked for again: pages that no finding rests on are left.
func TestOnlyWhatIsBrokenIsVisited(t *testing.T) {
	s, _ := stage(t, lang.KK, 60, 16)
	s.Press("c", "space", "ctrl+s")
	s.Shows("тізім файлын атау")
	if got := s.Front().Actions()[0].ID; got != "visits-open" && got != "visits-begin" {
		t.Errorf("the first act is %s", got)
	}
}

// Keys are places on the keyboard.
func TestKeysAreThoseOfAnyLayout(t *testing.T) {
	s, net := stage(t, lang.KK, 80, 24)
	close(net.let)
	s.Press("с")
	s.Shows("Нені аралау")
	s.Press("esc", "у")
	s.Shows("Аралау аяқталды: 12 / 12")
}

var _ desk.Web = (*web)(nil)
