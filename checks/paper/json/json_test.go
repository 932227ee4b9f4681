package json

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math"
	"os"
	"testing"

	"ashyq/checks/paper"
)

func TestDataAreWrittenAsTheyAre(t *testing.T) {
	data := struct {
		Holder string   `json:"holder"`
		Nasty  string   `json:"nasty"`
		Count  int64    `json:"count"`
		Slots  []string `json:"slots"`
	}{"«Ғылым» ӘәҒғҚқҢңӨөҰұҮүҺһІі", "<b>&\u202e\x1b\u009b\x7f\U000e0041\n\"", 1<<53 - 1, nil}
	var b bytes.Buffer
	if err := (Writer{}).Write(context.Background(), &b, &paper.Document{Data: data}); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/data.json")
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("testdata/data.json differs:\n%s", b.String())
	}
	back := data
	back.Nasty = ""
	if err := json.Unmarshal(b.Bytes(), &back); err != nil || back.Nasty != data.Nasty {
		t.Errorf("read back: %q, %v", back.Nasty, err)
	}
}

func TestWhatJSONCannotSayIsRefusedBeforeTheFirstByte(t *testing.T) {
	circle := map[string]any{}
	circle["again"] = circle
	for about, data := range map[string]any{
		"no data": nil, "not a number": math.NaN(), "a function": func() {}, "a circle": circle,
	} {
		var b bytes.Buffer
		if err := (Writer{}).Write(context.Background(), &b, &paper.Document{Data: data}); err == nil || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", about, err, b.Len())
		}
	}
}

type full struct{}

var errFull = errors.New("no room left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestAFullMediumAndAnEndedContextAreErrors(t *testing.T) {
	d := &paper.Document{Data: 1}
	if err := (Writer{}).Write(context.Background(), full{}, d); !errors.Is(err, errFull) {
		t.Error(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if err := (Writer{}).Write(ctx, &bytes.Buffer{}, d); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
