package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// The pictures of the README are frames of the workbench at the sample office,
// drawn by
//
//	ASHYQ_PICTURES=write go test ./tui -run Pictures
//
// Without that they are compared, so that no picture shows what is no more.
var pictures = []struct {
	file, place string
	lang        lang.Lang
	w, h        int
}{
	{"home", "home", lang.KK, 104, 28},
	{"check", "check-weeks", lang.RU, 120, 32},
	{"stand", "stand", lang.KK, 80, 24},
	{"found", "found", lang.EN, 104, 28},
	{"ranking", "ranking", lang.RU, 104, 28},
	{"palette", "palette-wrong-layout", lang.KK, 80, 24},
}

func TestPicturesOfTheREADMEAreFramesOfTheWorkbench(t *testing.T) {
	text := readme(t)
	for _, p := range pictures {
		t.Run(p.file, func(t *testing.T) {
			name := "fixtures/pictures/" + p.file + ".svg"
			if !strings.Contains(text, "]("+name+")") {
				t.Errorf("README.md does not show %s", name)
			}
			s := placeOf(t, p.place).enter(t, p.lang, p.w, p.h)
			got := tuitest.Picture("ashyq: "+p.file, s.Bench.View(), p.w, p.h)
			file := filepath.Join("..", filepath.FromSlash(name))
			if os.Getenv("ASHYQ_PICTURES") == "write" {
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.ReplaceAll(string(want), "\r\n", "\n") != got {
				t.Errorf("%s is another by now: draw it again and look at it", name)
			}
		})
	}
}

func placeOf(t *testing.T, name string) place {
	t.Helper()
	for _, p := range places {
		if p.name == name {
			return p
		}
	}
	t.Fatalf("no screen is called %s", name)
	return place{}
}
