//go:build unix

package main

import (
	"strings"
	"syscall"
	"testing"
)

// The conversation in a real terminal: the terminal itself shows what is typed, so
// it stands there once, and the program sends no escape sequence at all. A terminal
// that goes away in the middle of a sheet loses nothing that was typed.
func TestTheConversationInATerminal(t *testing.T) {
	t.Parallel()
	env := []string{"ASHYQ_NOW=2025-12-17T14:21:00+05:00"}
	s := sit(t, 80, 40, env, "--accessible", "--lang", "ru")
	s.waits("Выбор [1]:")
	s.press("1", "enter")
	s.waits("Шаг 1 из 4. Категория.")
	s.press("ә", "enter") // the key of 2 on a Kazakh layout
	s.waits("Обладатель:")
	s.press("Акимат Тестового района", "enter")
	s.waits("На другом языке:")
	if err := s.cmd.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	if err := s.ends(); err != nil {
		t.Errorf("it ends with %v", err)
	}
	said := s.written()
	if strings.Contains(said, "\x1b") {
		t.Errorf("an escape sequence was sent: %q", said)
	}
	if n := strings.Count(said, "Акимат Тестового района"); n != 1 {
		t.Errorf("what was typed stands there %d times:\n%s", n, said)
	}

	again := sitIn(t, s.dir, 80, 40, env, "--accessible", "--lang", "ru")
	again.waits("«Акимат Тестового района»")
	again.press("1", "enter")
	again.waits("1. Продолжить. 2. Удалить.")
	again.press("1", "enter")
	again.waits("Обладатель [Акимат Тестового района]:")
	again.press("выход", "enter")
	if err := again.ends(); err != nil {
		t.Errorf("it ends with %v", err)
	}
}
