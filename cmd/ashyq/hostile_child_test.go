package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"runtime/metrics"
	"testing"
)

// order is a row of command lines that one process carries out, one after another.
type order [][]string

// outcome is what one of them gave.
type outcome struct {
	Args   []string `json:"args"`
	Code   int      `json:"code"`
	Stdout []byte   `json:"stdout"`
	Stderr []byte   `json:"stderr"`
	Asked  []string `json:"asked"`  // of the network
	Memory uint64   `json:"memory"` // the most that the process ever took from the system, until then
}

// obey is the process: it reads its order from stdin and writes the outcomes, each as
// soon as it is there, so that a process that falls over still names where.
func obey() {
	var o order
	if err := json.NewDecoder(os.Stdin).Decode(&o); err != nil {
		os.Exit(exitUsage)
	}
	out, net := json.NewEncoder(os.Stdout), record()
	for _, args := range o {
		var stdout, stderr bytes.Buffer
		code := start(context.Background(), world{
			args: args, stdout: &stdout, stderr: &stderr, getenv: os.Getenv, user: func() string { return "sysuser" },
			network: net,
		})
		if err := out.Encode(outcome{args, code, stdout.Bytes(), stderr.Bytes(), net.taken(), taken()}); err != nil {
			os.Exit(exitRefused)
		}
	}
}

// taken is how much memory the process has taken from the system. What is given back
// still counts: it is the most that was ever needed.
func taken() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// command runs an order in a process of its own, in a folder, with little memory.
func (o order) command(t *testing.T, dir string, env ...string) []outcome {
	t.Helper()
	given, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	child := exec.Command("ashyq-orders")
	child.Dir = dir
	child.Env = append([]string{
		"GOMEMLIMIT=256MiB", "HOME=" + dir, "TMPDIR=" + dir + "/tmp", "ASHYQ_DB=" + dir + "/a.db", "ASHYQ_NOW=2026-01-20T09:00:00+05:00",
		"XDG_DATA_HOME=" + dir + "/data", "XDG_CONFIG_HOME=" + dir + "/config", "LANG=en_US.UTF-8", "PATH=" + os.Getenv("PATH"),
	}, env...)
	child.Stdin = bytes.NewReader(given)
	var stdout, stderr bytes.Buffer
	child.Stdout, child.Stderr = &stdout, &stderr
	failed := child.Run()
	var out []outcome
	for d := json.NewDecoder(&stdout); d.More(); {
		var one outcome
		if err := d.Decode(&one); err != nil {
			break
		}
		out = append(out, one)
	}
	if failed != nil || len(out) < len(o) {
		t.Errorf("%v fell over: %v\n%.3000s", o[min(len(out), len(o)-1)], failed, stderr.String())
	}
	return out
}
