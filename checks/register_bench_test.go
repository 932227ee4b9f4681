package checks_test

import (
	"bytes"
	"fmt"
	"testing"

	"ashyq/checks"
)

func bigRegister(b *testing.B) *checks.Table {
	t := &checks.Table{List: "requests", Columns: []string{"answered", "number", "received", "regime", "registered"}, Heads: map[string]string{
		"answered": "a", "number": "n", "received": "r", "registered": "g", "regime": "v"}}
	first := day(b, "2025-07-01")
	for i := range 100_000 {
		d := first.Add(i % 360)
		t.Rows = append(t.Rows, checks.Row{Line: i + 2, Cells: []string{d.Add(i % 20).String(), fmt.Sprint(i), d.String(), "письменный", d.String()},
			Raw: []string{"x", "y", "z"}})
	}
	return t
}

// BenchmarkReadRegister reads the rows of a register of 100,000 requests.
func BenchmarkReadRegister(b *testing.B) {
	var kept bytes.Buffer
	if err := bigRegister(b).Write(&kept); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := checks.ReadTable(bytes.NewReader(kept.Bytes())); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkJudgeRegister judges 100,000 requests.
func BenchmarkJudgeRegister(b *testing.B) {
	c, h := registerOf(b, "quasi-state", "2026-07-10", nil, nil)
	c.Evidence[0].Table = bigRegister(b)
	for b.Loop() {
		judgeRegister(b, c, h)
	}
}
