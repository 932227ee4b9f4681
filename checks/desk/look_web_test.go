package desk_test

import (
	"fmt"
	"testing"

	"ashyq/checks/desk"
)

// A page that was asked for at its address is asked for there again, beside those that
// were saved; what the server refuses now proves nothing.
func TestAnAddressIsLookedAtAgain(t *testing.T) {
	y := newYear(t)
	const address = "https://a.example.kz/blog"
	w := y.online(map[string]string{address: fmt.Sprintf(blogPage, "Прием")})
	_, err := y.Capture(y.ctx, y.number, desk.CaptureInput{Paths: []string{address}, Check: "weekly-blog"})
	must(t, err)
	y.now = y.now.AddDate(0, 0, 7)
	w.pages[address] = fmt.Sprintf(blogPage, "Приемы")
	again := func() desk.LookedAgain {
		t.Helper()
		list, err := y.LookAgain(y.ctx, y.number, desk.LookAgainInput{})
		must(t, err)
		if len(list) != 1 || list[0].Asked != address || list[0].After == "" {
			t.Fatalf("looked at %+v", list)
		}
		return list[0]
	}
	if one := again(); one.Same || len(one.Changes) != 1 || one.Changes[0].What != "posts" || len(one.Changes[0].Added) != 1 {
		t.Errorf("what changed: %+v", one)
	}
	delete(w.pages, address)
	y.now = y.now.AddDate(0, 0, 7)
	if one := again(); one.Why.EN == "" || len(one.Changes) != 0 {
		t.Errorf("what could not be read: %+v", one)
	}
	w.pages[address] = fmt.Sprintf(blogPage, "Приемы")
	y.now = y.now.AddDate(0, 0, 7)
	if one := again(); !one.Same {
		t.Errorf("compared with what could not be read, not with what was read last: %+v", one)
	}
}
