package main

import (
	"runtime/debug"

	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// version prints the version of the program and of the data built into it:
// the same journal gives the same verdicts only under the same data.
func (s *session) version() error {
	number := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		number = info.Main.Version
	}
	law, err := standard.Load()
	if err != nil {
		return err
	}
	const shown = 12
	s.saying("version", lang.Args{"version": number, "standard": law.Fingerprint()[:shown]})
	return nil
}
