package main

import (
	"runtime/debug"

	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// version prints the version of the program and of the data built into it:
// the same journal gives the same verdicts only under the same data.
func (s *session) version() error {
	law, err := standard.Load()
	if err != nil {
		return err
	}
	const shown = 12
	s.saying("version", lang.Args{"version": number(), "standard": law.Fingerprint()[:shown]})
	return nil
}

// number is the version of the program as it was built.
func number() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// program is the name and version that stand in papers.
func program() string { return "ashyq " + number() }
