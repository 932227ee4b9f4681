// Command ashyq is the workbench of an analyst who checks how open an
// information holder is, and the same work as commands.
//
// The idea of this package: a command says what was typed to an act or a view
// of package desk and prints what came back. It decides nothing itself. What it
// owns is the way in and the way out: flags in their own small languages, help
// and errors in the language of the user, tables for people and JSON for
// programs, exit codes. The way from the command line to the desk stands in
// run.go and session.go; every command has its own file.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() { os.Exit(run()) }

// run gives the program the machine it stands on.
func run() int {
	keepStanding()
	findHome()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGHUP)
	defer stop()
	return start(ctx, world{
		args: os.Args[1:], stdout: os.Stdout, stderr: os.Stderr,
		getenv: os.Getenv, terminal: isTerminal(os.Stdout), user: systemUser,
		stdin: os.Stdin, typed: isTerminal(os.Stdin),
	})
}
