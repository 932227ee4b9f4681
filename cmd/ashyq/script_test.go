package main

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	_ "modernc.org/sqlite"
)

// The scripts under testdata run the program as a user does. Beside the commands
// of testscript they have:
//
//	exits CODE COMMAND…      runs it and demands the exit code
//	refused CODE ARG…        runs ashyq: the exit code, nothing on stdout, two
//	                         lines on stderr (what, what to do), and the database
//	                         the same byte for byte
//	field NAME PATH          takes a value out of the JSON on stdout: "a.0.b"
//	shape FILE               compares the JSON on stdout with a file, in which "*"
//	                         stands for any text
//	short NAME ID            the ending of an id that lists show
//	lines N                  demands so many lines on stdout
//	touch FILE TIME          sets the age of a file
//	docx FILE                prints the text of a DOCX
//	photo FILE HOUR [N E]    makes a photo that names its hour and place
//	sql FILE STATEMENT       changes a database behind the program's back
//	lock FILE                holds its writing lock until the script ends
//	turn FILE OLD NEW        replaces bytes of a file by as many others
//	big FILE BYTES           makes a file of so many bytes
//	cut FILE BYTES           cuts a file to so many bytes
//	foretell FILE            appends an entry of a kind that is not known yet
//
// WEB is the address of a site on this computer, see playedSite.

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"ashyq": main, "ashyq-orders": obey})
}

func TestScripts(t *testing.T) {
	t.Parallel()
	web := playedSite(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("WEB", web)
			return setup(e)
		},
		Condition: condition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "refused": refused, "field": field, "shape": shape, "lines": lines, "touch": touch,
			"docx": printDOCX, "sql": runSQL, "lock": lock, "turn": turn, "foretell": foretell,
			"big": big, "cut": cut, "photo": makePhoto, "short": ending,
		},
	})
}

func setup(e *testscript.Env) error {
	fixtures, err := filepath.Abs("../../fixtures")
	if err != nil {
		return err
	}
	for name, value := range map[string]string{
		"ASHYQ_DB":        filepath.Join(e.WorkDir, "a.db"),
		"ASHYQ_NOW":       "2026-01-20T09:00:00+05:00",
		"XDG_DATA_HOME":   filepath.Join(e.WorkDir, "data"),
		"XDG_CONFIG_HOME": filepath.Join(e.WorkDir, "config"),
		"LANG":            "en_US.UTF-8",
		"FIXTURES":        fixtures,
	} {
		e.Setenv(name, value)
	}
	return nil
}

// condition knows "unprivileged": whoever runs the tests is not root, to whom
// nothing is forbidden.
func condition(name string) (bool, error) {
	if name == "unprivileged" {
		return os.Getuid() > 0, nil
	}
	return false, fmt.Errorf("no condition %s", name)
}

// exitCode runs a command and gives its exit code.
func exitCode(ts *testscript.TestScript, name string, args ...string) int {
	err := ts.Exec(name, args...)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	ts.Check(err)
	return 0
}

func wantedCode(ts *testscript.TestScript, args []string, least int) int {
	if len(args) < least {
		ts.Fatalf("a code and a command are needed")
	}
	code, err := strconv.Atoi(args[0])
	ts.Check(err)
	return code
}

func exits(ts *testscript.TestScript, _ bool, args []string) {
	want := wantedCode(ts, args, 2)
	if got := exitCode(ts, args[1], args[2:]...); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func refused(ts *testscript.TestScript, _ bool, args []string) {
	want := wantedCode(ts, args, 2)
	before := fingerprint(ts)
	if got := exitCode(ts, "ashyq", args[1:]...); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
	told := strings.TrimSuffix(ts.ReadFile("stderr"), "\n")
	if n := strings.Count(told, "\n") + 1; n != 2 {
		ts.Fatalf("%d lines on stderr, want 2:\n%s", n, told)
	}
	if strings.Contains(told, "!") {
		ts.Fatalf("a message or its value is missing:\n%s", told)
	}
	if out := ts.ReadFile("stdout"); out != "" {
		ts.Fatalf("something on stdout:\n%s", out)
	}
	if fingerprint(ts) != before {
		ts.Fatalf("the database has changed")
	}
}

// fingerprint hashes the database, "" where there is none.
func fingerprint(ts *testscript.TestScript) string {
	body, err := os.ReadFile(ts.Getenv("ASHYQ_DB"))
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

func field(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: field NAME PATH")
	}
	var value any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &value))
	for step := range strings.SplitSeq(args[1], ".") {
		switch v := value.(type) {
		case map[string]any:
			value = v[step]
		case []any:
			i, err := strconv.Atoi(step)
			ts.Check(err)
			value = v[i]
		default:
			ts.Fatalf("no %s in %v", step, value)
		}
	}
	text, ok := value.(string)
	if !ok || text == "" {
		ts.Fatalf("%s is %v, no text", args[1], value)
	}
	ts.Setenv(args[0], text)
}

func ending(ts *testscript.TestScript, _ bool, args []string) { ts.Setenv(args[0], short(args[1])) }

func lines(ts *testscript.TestScript, _ bool, args []string) {
	if got := strconv.Itoa(strings.Count(ts.ReadFile("stdout"), "\n")); len(args) != 1 || got != args[0] {
		ts.Fatalf("%s lines, want %v", got, args)
	}
}

func touch(ts *testscript.TestScript, _ bool, args []string) {
	at, err := time.Parse(time.RFC3339, args[1])
	ts.Check(err)
	ts.Check(os.Chtimes(ts.MkAbs(args[0]), at, at))
}

func runSQL(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = db.Exec(args[1])
	ts.Check(errors.Join(err, db.Close()))
}

func lock(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	db.SetMaxOpenConns(1)
	_, err = db.Exec("BEGIN EXCLUSIVE")
	ts.Check(err)
	ts.Defer(func() { db.Close() })
}

func big(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), nil, 0o600))
	ts.Check(os.Truncate(ts.MkAbs(args[0]), n))
}

func cut(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), n))
}

func turn(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	body, err := os.ReadFile(path)
	ts.Check(err)
	if len(args[1]) != len(args[2]) || !strings.Contains(string(body), args[1]) {
		ts.Fatalf("cannot turn %q into %q", args[1], args[2])
	}
	ts.Check(os.WriteFile(path, []byte(strings.ReplaceAll(string(body), args[1], args[2])), 0o600))
}
